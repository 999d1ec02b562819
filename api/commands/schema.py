"""`workshop schema`: what the documents may hold."""

from __future__ import annotations

import json

import typer

from scheduler.documents.day import Day
from scheduler.documents.fields import Document
from scheduler.documents.plan import PlanDocument

DOCUMENTS: dict[str, type[Document]] = {"day": Day, "plan": PlanDocument}


def run(kind: str | None) -> None:
    """One schema, or all of them by name."""
    schemas = {name: document.model_json_schema() for name, document in DOCUMENTS.items()}
    typer.echo(json.dumps(schemas[kind] if kind else schemas, indent=2, ensure_ascii=False))

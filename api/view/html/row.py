"""What a timeline is made of: rows under the title of their group."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One row: name, a figure beside it, what is drawn on its lane, and the sub-rows that takes."""

    name: str
    note: str
    drawing: str
    sublanes: int = 1


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under one title."""

    title: str
    note: str
    rows: list[Row]

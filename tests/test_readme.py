"""What the documents say is there is there, and the example runs as it is printed."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
DOCUMENTS = [
    "README.md",
    "CONTRIBUTING.md",
    "DECISIONS.md",
    "CHANGELOG.md",
    "api/README.md",
    "fixtures/README.md",
    "tests/README.md",
]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_link_and_every_path_named_in_a_document_exists(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    links = re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", text)
    named = re.findall(r"`((?:scheduler|solver|api|tests|fixtures|benchmarks)/[\w./-]+)`", text)
    paths = [*(link for link in links if "://" not in link), *named]
    folder = (ROOT / name).parent
    missing = [p for p in paths if not (folder / p).exists() and not (ROOT / p).exists()]
    assert not missing


def test_the_example_of_the_readme_runs_and_says_what_is_proved() -> None:
    [example] = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    assert len([line for line in example.splitlines() if line]) <= 8
    done = subprocess.run([sys.executable, "-c", example], cwd=ROOT, capture_output=True, text=True, check=True)
    status, placement = done.stdout.splitlines()
    assert "promises" in status
    assert placement.startswith("operation='")

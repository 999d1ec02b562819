"""Query parameters: each is known, and given once."""

from __future__ import annotations

from collections.abc import Sequence

from scheduler.errors import Fault, InvalidDocument
from scheduler.read_faults import nearest


def ensure_known(given: Sequence[tuple[str, str]], known: Sequence[str]) -> None:
    """A parameter that nobody reads was meant for something: `?dryrun=true` must not move a car.

    Raises
    ------
    InvalidDocument
        One is unknown, or given twice.
    """
    names = [name for name, _ in given]
    faults = [
        Fault(f"query {name}", "is an unknown parameter.", nearest(name, tuple(known), "parameters"))
        for name in names
        if name not in known
    ]
    faults += [Fault(f"query {name}", "is given twice.", "Give it once.") for name in known if names.count(name) > 1]
    if faults:
        raise InvalidDocument(faults)

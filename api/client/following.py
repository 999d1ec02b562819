"""The events of a solve as they come: a stream that breaks is taken up where it broke."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from api.bodies.solves import OVER, SolveEvent, SolveState
from api.client.address import Address
from api.client.connection import Patience
from api.client.refusal import Refusal, Unreachable


def follow(solve: Address, after: int) -> Iterator[SolveEvent]:
    """Every event after this one, once each and in order, until the solve is over.

    Raises
    ------
    Refusal
        There is no such solve.
    Unreachable
        The service does not answer, however often it is asked.
    """
    patience, is_over = Patience(), False
    while not is_over:
        try:
            for event in _told(solve, after):
                patience, after, is_over = Patience(), event.sequence, event.kind in OVER
                yield event
            is_over = is_over or _is_over(solve)
        except (Refusal, Unreachable) as error:
            patience.wait(error)


def _told(solve: Address, after: int) -> Iterator[SolveEvent]:
    events = solve.under("events")
    request = events.request("GET", None, {"Accept": "text/event-stream", "Last-Event-ID": str(after)})
    for data in messages(events.http.lines(request)):
        yield SolveEvent.model_validate_json(data, extra="ignore")


def messages(lines: Iterable[str]) -> Iterator[str]:
    """The data of server-sent events; what breaks off in the middle is none."""
    data: list[str] = []
    for line in lines:
        if line.startswith("data:"):
            data.append(line.removeprefix("data:").removeprefix(" "))
        elif not line and data:
            yield "\n".join(data)
            data = []


def _is_over(solve: Address) -> bool:
    """Something on the way may end a stream as if it were complete."""
    if solve.get(SolveState).status in OVER:
        return True
    raise Unreachable(f"{solve.path}/events ended before the solve did")

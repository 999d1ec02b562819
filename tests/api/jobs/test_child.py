"""What a solve process answers, without the process."""

from __future__ import annotations

from typing import Any

from api.jobs.child import answer
from api.jobs.executor import Better, Died, Finished, Message, Refused, Task
from scheduler.documents.day import Day
from scheduler.ports import SolveParams
from scheduler.read import read_plan

PARAMS = SolveParams(time_limit=1, workers=1)


def answered(day: str, known: tuple[str, ...] = (), *, stopped: bool = False) -> tuple[Message, list[Message]]:
    """The last message, and those before."""
    heard: list[Message] = []
    return answer(Task("job", day, PARAMS, known), heard.append, lambda: stopped), heard


def text(day: Day, **changes: Any) -> str:
    return day.model_copy(update=changes).model_dump_json(exclude_none=True)


def test_orders_that_are_late_or_left_out_are_explained(day: Day) -> None:
    last, heard = answered(text(day))
    assert isinstance(last, Finished)
    assert all(isinstance(message, Better) for message in heard)
    # One mechanic has 8 h from 8 to 17; the orders, 2 + 1 + 2 + 5 + 1 h, want 11.
    assert read_plan(last.plan).why


def test_who_stops_a_solve_does_not_wait_for_explanations(day: Day) -> None:
    last, _ = answered(text(day), stopped=True)
    assert isinstance(last, Finished)
    assert last.ending == "stopped"
    assert not read_plan(last.plan).why


def test_a_solve_goes_on_from_a_known_plan(day: Day) -> None:
    best, _ = answered(text(day))
    assert isinstance(best, Finished)
    at_once, _ = answered(text(day), (best.plan,), stopped=True)
    assert isinstance(at_once, Finished)
    assert at_once.values == best.values


def test_a_day_that_cannot_be_planned_is_refused_with_all_its_faults(day: Day) -> None:
    twice = text(day, orders=(*day.orders, day.orders[0]))
    last, heard = answered(twice)
    assert isinstance(last, Refused)
    assert [path for path, _, _ in last.faults] == ["orders[5].id"]
    assert not heard


def test_what_nobody_has_thought_of_is_a_reason_and_a_traceback(day: Day) -> None:
    no_text: Any = 1
    last, _ = answered(text(day), (no_text,))
    assert isinstance(last, Died)
    assert "Error" in last.reason
    assert "Traceback" in last.traceback

"""The kinds of party that work overtime, and when the search takes one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scheduler.judge import judge
from scheduler.presence import Presence, span
from solver.compiled import Compiled
from solver.search.construct import Construct
from tests.builders import operation, problem, technician


def test_there_are_kinds_for_overtime_only_where_somebody_has_it() -> None:
    """2 ticks of work, shift 0–4: regular from 0, 1 and 2; with overtime 4–5 also from 3."""
    plain = problem([operation("a1", 2)], technicians=[technician("t", 6, shift=(0, 4))])
    assert [kind.overtime for kind in Compiled(plain).choices["a1"].kinds] == [None]
    longer = problem([operation("a1", 2)], technicians=[technician("t", 6, shift=(0, 4), overtime=(4, 5))])
    regular, staying = Compiled(longer).choices["a1"].kinds
    assert (regular.overtime, regular.working, regular.pieces[0].starts) == (None, span(0, 4), span(0, 3))
    assert (staying.overtime, staying.working, staying.pieces[0].starts) == ((4, 5), span(0, 5), span(3, 4))


def test_overtime_that_the_work_cannot_end_in_makes_no_kind() -> None:
    """2 ticks of work, overtime 4–5 after a shift that is over at 0: one tick only."""
    day = problem([operation("a1", 2)], technicians=[technician("t", 6, shift=(0, 0), overtime=(4, 5))])
    assert [kind.overtime for kind in Compiled(day).choices["a1"].kinds] == [None]


@pytest.mark.parametrize(("due", "start", "overtime"), [(9, 6, False), (5, 2, True), (3, 2, True)])
def test_overtime_is_used_where_the_promise_would_be_broken_without_it(due: int, start: int, overtime: bool) -> None:
    """Shifts 0–3 and 6–9, overtime 3–5; a1 takes 0–2. b1 fits the next day; due before, it is done from 2 on."""
    presence = Presence(span(0, 3) | span(6, 9), overtime=span(3, 5))
    person = replace(technician("t", 9), presence=presence)
    orders = {"b": {"due": due}}
    day = problem([operation("a1", 2), operation("b1", 2)], horizon=9, technicians=[person], orders=orders)
    placed = Construct(Compiled(day)).plan(["a", "b"]).placements["b1"]
    assert (placed.start, placed.overtime, placed.segments) == (start, overtime, ((start, start + 2),))


def test_what_fits_only_with_overtime_is_planned_in_it() -> None:
    """On shift 0–2, overtime 2–3: 3 ticks."""
    day = problem([operation("a1", 3)], technicians=[technician("t", 6, shift=(0, 2), overtime=(2, 3))])
    plan = Construct(Compiled(day)).plan(["a"])
    assert plan.placements["a1"].overtime
    assert judge(day, plan).valid

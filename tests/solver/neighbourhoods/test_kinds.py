"""Every kind of neighbourhood, on one plan: four cars one after the other with one technician, a fifth left out."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from scheduler.cycles import cycle_at
from scheduler.plan import Plan
from scheduler.problem import Problem
from scheduler.resources import Slot
from solver.compiled import Compiled
from solver.neighbourhoods import around, batches, blockers, related, windows
from solver.neighbourhoods.traces import Traces
from tests.builders import ALONE, bay, booth, operation, painted, place, plan, problem, programme, technician, way

CHECK = (way(2, (Slot("check"),)),)


def day() -> Problem:
    """a and c need t, in bays; b and d need u; e, due at 4, needs t."""
    people = [technician("t", 40), technician("u", 40, skill="check")]
    specs = [
        operation("a1", 2, in_bay=True),
        operation("b1", ways=CHECK),
        operation("c1", 2, in_bay=True),
        operation("d1", ways=CHECK),
        operation("e1", 2, in_bay=True),
    ]
    return problem(specs, horizon=40, technicians=people, bays=[bay("x", 40)], orders={"e": {"due": 4}})


def known(day: Problem) -> Plan:
    a, c = (place(day, f"{k}1", tick, tick + 2, "t", bay="x") for k, tick in (("a", 0), ("c", 20)))
    b, d = (place(day, f"{k}1", tick, tick + 2, "u") for k, tick in (("b", 2), ("d", 30)))
    return plan(day, a, b, c, d, left_out=["e"])


@pytest.fixture
def traces() -> Traces:
    return Traces(Compiled(day()), known(day()))


def test_who_is_late_left_out_or_waits_has_something_to_gain(traces: Traces) -> None:
    assert traces.broken == ["e"]
    assert (traces.placed, traces.absent) == (["a", "b", "c", "d"], ["e"])


def test_around_a_time_the_nearest_come_first(traces: Traces) -> None:
    """d is worked on from 30 to 32, c ends 8 ticks before, b 26, a 28: chance moves nothing by more than a tick."""
    assert around.a_time(traces, "d", Random(1)) == ["d", "c", "b", "a"]


def test_around_a_skill_only_those_that_ask_for_it(traces: Traces) -> None:
    assert around.a_skill(traces, "d", Random(1)) == ["d", "b"]


def test_around_a_bay_only_those_in_bays_of_its_kind(traces: Traces) -> None:
    assert around.a_bay_kind(traces, "c", Random(1)) == ["c", "a"]


def test_what_blocks_an_order_has_its_people_or_bays_before_it_is_due(traces: Traces) -> None:
    """e could be done from 0 to 4: a has t and the bay then, c later, b and d need others."""
    assert blockers.of_it(traces, "e", Random(1)) == ["a"]


def test_related_cars_share_people_and_bays(traces: Traces) -> None:
    assert related.related(traces, "a", Random(1))[0] == "a"
    assert sorted(related.related(traces, "e", Random(1))) == ["a", "b", "c", "d"]
    assert sorted(related.scattered(traces, "e", Random(1))) == ["a", "b", "c", "d"]


def test_a_window_has_parts_of_orders(traces: Traces) -> None:
    assert windows.at_a_time(traces, "c", Random(1)) == [("c1",), ("d1",), ("b1",), ("a1",)]


def test_a_rolling_window_goes_from_one_late_order_to_the_next_and_begins_anew() -> None:
    """a is late from 0 on, c from 20 on."""
    specs = {name: o for name, o in day().operations.items() if name != "e1"}
    orders = {key: replace(o, due=40 if key in "bd" else 0) for key, o in day().orders.items() if key != "e"}
    smaller = replace(day(), orders=orders, operations=specs)
    traces = Traces(Compiled(smaller), Plan(known(day()).placements))
    rolling = windows.Rolling()
    assert [rolling(traces, "a", Random(1))[0] for _ in range(3)] == [("a1",), ("c1",), ("a1",)]


def test_a_batch_is_a_cycle_and_those_next_to_it() -> None:
    """Cycles at 0, 4 and 20: around the first."""
    standard = programme("standard", (2, ALONE))
    spray = booth("p", standard, panels=2)
    shop = problem([painted(f"{k}1") for k in "abc"], horizon=30, booths={"p": spray})
    cycles = [cycle_at(spray, standard, tick, (name,), [("t",)]) for tick, name in ((0, "a1"), (4, "b1"), (20, "c1"))]
    traces = Traces(Compiled(shop), plan(shop, cycles=cycles))
    assert batches.next_to_it(traces, "a", Random(1)) == ["a", "b", "c"]


def test_without_a_cycle_there_is_no_batch(traces: Traces) -> None:
    assert batches.next_to_it(traces, "a", Random(1)) == []

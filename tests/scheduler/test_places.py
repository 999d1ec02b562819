"""Where an operation could go: exactly where the judge has nothing new to say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scheduler.consequences import consequences
from scheduler.judge import judge
from scheduler.moves import seated
from scheduler.places import Window, places
from scheduler.plan import Placement, Plan
from scheduler.presence import Presence, span
from scheduler.problem import Problem
from scheduler.read import read_day
from scheduler.seats import Seat, immovable, sharing
from scheduler.translate import to_problem
from solver.compiled import Compiled
from solver.search.construct import Construct
from solver.search.priorities import sequences
from tests.builders import ALONE, Link, bay, operation, place, plan, problem, technician, way
from tests.strategies import housed, painting, problems, replanned, restricted

DAYS = Path(__file__).resolve().parents[2] / "fixtures/days"
RELAXED = settings(max_examples=40, suppress_health_check=list(HealthCheck))
People = tuple[int, frozenset[str], str | None, int]
"""Way, who, bay, start."""


def planned(day: Problem) -> Plan:
    return Construct(Compiled(day)).plan(list(day.orders))


def offered(day: Problem, plan: Plan, name: str) -> dict[People, Seat]:
    """Every start that is inside a window."""
    return {
        (place.way, frozenset(place.crew), place.bay, start): Seat(name, place.way, place.crew, place.bay, start)
        for place in places(day, plan, name)
        for window in place.windows
        for start in range(window.first, window.last + 1)
    }


def every_seat(day: Problem, old: Placement) -> Iterator[Seat]:
    """All that can be tried: of larger crews those with at most one person who is not in it now."""
    for index, spec in enumerate(day.operations[old.operation].ways):
        for crew in permutations(day.technicians, len(spec.crew)):
            if len(crew) == 1 or len(set(crew) - set(old.crew)) < 2:
                for bay in (None, *day.bays):
                    for start in range(day.horizon):
                        yield Seat(old.operation, index, crew, bay, start)


def breaks(day: Problem, plan: Plan, seat: Seat) -> list[str]:
    return [v.message for v in consequences(day, plan, seated(day, plan, seat)).violations]


def is_left_out(day: Problem, plan: Plan, seat: Seat) -> bool:
    """What shares the stay would take longer in the other bay; or the car of a bay may be away with what has begun."""
    after, mates = seated(day, plan, seat), sharing(day, plan, seat.operation)
    longer = any(after.placements[mate.operation].segments != mate.segments for mate in mates)
    return longer or bool(day.facts)


@RELAXED
@given(problems() | replanned() | restricted() | housed() | painting(), st.data())
def test_a_start_is_offered_exactly_where_the_judge_finds_nothing_new(day: Problem, data: st.DataObject) -> None:
    plan = planned(day)
    movable = [name for name in day.operations if not any(immovable(day, plan, name))]
    if not movable:
        return
    name = data.draw(st.sampled_from(movable))
    found = offered(day, plan, name)
    for seat in found.values():
        assert breaks(day, plan, seat) == []
    for seat in every_seat(day, plan.placements[name]):
        if (seat.way, frozenset(seat.crew), seat.bay, seat.start) not in found and not is_left_out(day, plan, seat):
            assert breaks(day, plan, seat)


def windows(day: Problem, plan: Plan, name: str) -> dict[tuple[tuple[str, ...], str | None], list[Window]]:
    """By crew and bay; one way."""
    return {(place.crew, place.bay): list(place.windows) for place in places(day, plan, name)}


def test_a_window_ends_where_the_order_becomes_late_and_where_it_becomes_very_late() -> None:
    """2 ticks of work in 24, promised for 4, weight 4. Late from 3 on (ready at 5), very late 12 ticks later.

    Now it is ready at 6, 2 ticks late at 10 min × 4: every start until 2 saves the promise.
    """
    day = problem([operation("a1")], technicians=[technician("t", 24)], horizon=24, orders={"a": {"due": 4}})
    before = plan(day, place(day, "a1", 4, 6, "t"))
    assert windows(day, before, "a1") == {
        (("t",), None): [
            Window(0, 2, -4, (-40, -40)),
            Window(3, 14, 0, (20 - 40, 12 * 20 - 40)),
            Window(15, 22, 4, (13 * 20 - 40, 20 * 20 - 40)),
        ]
    }


def test_the_minutes_of_a_waiting_customer_are_counted_at_both_ends() -> None:
    """Ready at 2 now: 5 min more for every tick later."""
    day = problem([operation("a1")], orders={"a": {"waits": True}})
    before = plan(day, place(day, "a1", 0, 2, "t"))
    assert windows(day, before, "a1") == {(("t",), None): [Window(0, 4, 0, (0, 20))]}


def test_what_the_order_has_before_and_after_sets_the_bounds() -> None:
    """a1 ends at 2, a3 starts at 8: a2 takes 2 ticks between them, or 4 with u, who is half as fast."""
    people = [technician("t", 12), technician("u", 12, speed=50)]
    links = [Link("a1", "a2", 1), Link("a2", "a3")]
    day = problem([operation(f"a{i}") for i in (1, 2, 3)], technicians=people, links=links, horizon=12)
    before = plan(day, *(place(day, f"a{i}", start, start + 2, "t") for i, start in ((1, 0), (2, 4), (3, 8))))
    assert windows(day, before, "a2") == {
        (("t",), None): [Window(3, 6, 0, (0, 0))],
        (("u",), None): [Window(3, 4, 0, (0, 0))],
    }


def test_people_and_bays_are_offered_while_nothing_else_takes_them() -> None:
    """u works on b1 from 2 to 4 in y: 2 ticks before and after, by everybody, and all the time by t in x."""
    people = [technician("t", 6), technician("u", 6), technician("v", 6, skill="check")]
    specs = [operation("a1", in_bay=True), operation("b1", in_bay=True)]
    places_there = [bay("x", 6), bay("y", 6), bay("w", 6, kinds=("wash",))]
    day = problem(specs, technicians=people, bays=places_there)
    before = plan(day, place(day, "a1", 0, 2, "t", bay="x"), place(day, "b1", 2, 4, "u", bay="y"))
    around = [Window(0, 0, 0, (0, 0)), Window(4, 4, 0, (0, 0))]
    assert windows(day, before, "a1") == {
        (("t",), "x"): [Window(0, 4, 0, (0, 0))],
        (("t",), "y"): around,
        (("u",), "x"): around,
        (("u",), "y"): around,
    }


def test_of_a_larger_crew_one_person_is_exchanged() -> None:
    """t and u of four people: t or u with anybody else, never v with w."""
    pair = way(2, ALONE * 2)
    day = problem([operation("a1", ways=(pair, way(3)))], technicians=[technician(name, 6) for name in "tuvw"])
    before = plan(day, place(day, "a1", 0, 2, "t", "u"))
    found = {(p.way, frozenset(p.crew)) for p in places(day, before, "a1")}
    assert found == {(0, frozenset(pair)) for pair in ("tu", "tv", "tw", "uv", "uw")} | {
        (1, frozenset(name)) for name in "tuvw"
    }


def test_the_same_people_do_what_has_to_be_done_by_the_same() -> None:
    """a2 is done by whoever does a1, and the other way round."""
    people = [technician("t", 6), technician("u", 6)]
    day = problem([operation("a1"), operation("a2", same_crew_as="a1")], technicians=people)
    before = plan(day, place(day, "a1", 0, 2, "t"), place(day, "a2", 2, 4, "t"))
    for name in ("a1", "a2"):
        assert list(windows(day, before, name)) == [(("t",), None)]


def test_a_stay_of_several_operations_has_to_be_free_all_the_while_wherever_it_is() -> None:
    """a1 from 0 to 2 and a2 share a stay in x: b1 is there from 6 on, c1 is in y from 1 to 2, nobody is in z.

    w is shut from 1 to 2: a1 would take longer there.
    """
    people = [technician(name, 8) for name in "tuv"]
    shut = replace(bay("w", 8), presence=Presence(span(0, 1) | span(2, 8)))
    specs = [operation(name, in_bay=True, pause_night=True) for name in ("a1", "a2", "b1")]
    specs.append(operation("c1", 1, in_bay=True))
    order = {"a": {"groups": (("a1", "a2"),)}}
    rooms = [shut, *(bay(name, 8) for name in "xyz")]
    day = problem(specs, technicians=people, bays=rooms, horizon=8, orders=order)
    placed = [place(day, "a1", 0, 2, "t", bay="x"), place(day, "a2", 2, 4, "t", bay="x")]
    placed += [place(day, "b1", 6, 8, "u", bay="x"), place(day, "c1", 1, 2, "v", bay="y")]
    found = windows(day, plan(day, *placed), "a2")
    assert {key: value for key, value in found.items() if key[0] == ("t",)} == {
        (("t",), "x"): [Window(2, 4, 0, (0, 0))],
        (("t",), "z"): [Window(2, 6, 0, (0, 0))],
    }


def test_links_to_another_order_count() -> None:
    """b1 follows a1, which ends at 2."""
    people = [technician("t", 6), technician("u", 6)]
    day = problem([operation("a1"), operation("b1")], technicians=people, links=[Link("a1", "b1", 1, 2)])
    before = plan(day, place(day, "a1", 0, 2, "t"), place(day, "b1", 3, 5, "u"))
    assert windows(day, before, "b1")[("u",), None] == [Window(3, 4, 0, (0, 0))]


@pytest.mark.parametrize("name", ["medium", "mid-day"])
def test_the_places_of_a_whole_day_are_legal_and_cost_what_the_goals_say(name: str) -> None:
    """Of every tenth operation the first and last start of every third window, judged in the whole plan."""
    day = to_problem(read_day((DAYS / f"{name}.json").read_bytes()))
    found = Construct(Compiled(day)).plan(next(sequences(day)))
    score = judge(day, found).score.values
    for name in [o for o in day.operations if not any(immovable(day, found, o))][::10]:
        offers = [(place, window) for place in places(day, found, name) for window in place.windows]
        assert any(found.placements[name].start in range(w.first, w.last + 1) for _, w in offers)
        for place_, window in offers[::3]:
            for start, lateness in zip((window.first, window.last), window.lateness, strict=True):
                seat = Seat(name, place_.way, place_.crew, place_.bay, start)
                judgement = judge(day, seated(day, found, seat))
                assert judgement.valid, seat
                assert judgement.score.values[:2] == (score[0] + window.promises, score[1] + lateness), seat

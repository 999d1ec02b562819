"""From which starts work fits the hours, and how long it takes from there; ``test_places.py`` holds it to the judge."""

from __future__ import annotations

import pytest

from scheduler.orders import Operation
from scheduler.presence import Presence, runs, span
from scheduler.resources import Bay, Technician
from scheduler.spells import spells
from tests.builders import bay, operation, problem, technician, way


def lasting(
    spec: Operation, *crew: Technician, place: Bay | None = None, overtime: bool = False
) -> dict[int, tuple[int, bool]]:
    """By start: elapsed ticks, and whether it ends in overtime."""
    people = crew or (technician("t", 8),)
    day = problem([spec], technicians=people, bays=[place] if place else [], horizon=8)
    found: dict[int, tuple[int, bool]] = {}
    names = tuple(person.id for person in crew)
    for spell in spells(day, spec, 0, names, place.id if place else None, overtime=overtime):
        for start, end in runs(spell.starts):
            assert found.keys().isdisjoint(range(start, end))
            found |= dict.fromkeys(range(start, end), (spell.elapsed, spell.overtime))
    return dict(sorted(found.items()))


def regular(found: dict[int, tuple[int, bool]]) -> dict[int, int]:
    assert not any(overtime for _, overtime in found.values())
    return {start: elapsed for start, (elapsed, _) in found.items()}


@pytest.mark.parametrize(("pauses", "around"), [(True, {1: 4}), (False, {})])
def test_work_around_a_break_lasts_longer_where_it_may_pause(pauses: bool, around: dict[int, int]) -> None:
    """The break lasts from 2 to 4: from 1 one tick is worked before it and one after."""
    found = lasting(operation("a1", 2, pause_break=pauses), technician("t", 8, breaks=(2, 4)))
    assert regular(found) == {0: 2, **around, 4: 2, 5: 2, 6: 2}


def test_an_absence_is_never_paused_over() -> None:
    found = lasting(operation("a1", 2, pause_night=True), technician("t", 8, away=(2, 6)))
    assert regular(found) == {0: 2, 6: 2}


def test_work_may_pause_more_than_once() -> None:
    """At work at 0, 2, 4 and from 6 on."""
    day = Presence(0b11010101)
    person = technician("t", 8)
    late = Technician(person.id, person.name, person.trade, person.skills, day)
    found = lasting(operation("a1", 3, pause_night=True), late)
    assert regular(found) == {0: 5, 2: 5, 4: 4}


def test_the_whole_crew_has_to_be_there() -> None:
    """t is there until 5, u from 3 on."""
    pair = operation("a1", ways=(way(2, (way(1).crew[0],) * 2),))
    found = lasting(pair, technician("t", 8, shift=(0, 5)), technician("u", 8, shift=(3, 8)))
    assert regular(found) == {3: 2}


def test_overtime_is_for_starts_that_the_shift_does_not_allow_unless_it_is_liked() -> None:
    """The shift lasts until 3, overtime is permitted until 5: 2 ticks of work."""
    spec, person = operation("a1", 2), technician("t", 8, shift=(0, 3), overtime=(3, 5))
    assert lasting(spec, person) == {0: (2, False), 1: (2, False), 2: (2, True), 3: (2, True)}
    night = operation("a1", 2, pause_night=True)
    early = Technician("t", "T", "mechanical", person.skills, Presence(span(0, 3) | span(6, 8), 0, 0, span(3, 5)))
    assert lasting(night, early)[2] == (5, False)
    assert lasting(night, early, overtime=True)[2] == (2, True)


def test_a_bay_that_shuts_stops_work_and_nothing_unattended() -> None:
    """The bay is shut from 3 on."""
    shut = Bay("x", "Bay x", frozenset({"lift"}), Presence(span(0, 3)))
    assert regular(lasting(operation("a1", 2, in_bay=True), technician("t", 8), place=shut)) == {0: 2, 1: 2}
    unattended = operation("a1", in_bay=True, ways=(way(2, ()),))
    assert regular(lasting(unattended, place=shut)) == dict.fromkeys(range(7), 2)


def test_a_closed_bay_is_a_matter_of_the_stay() -> None:
    closed = bay("x", 8, closed=(2, 4))
    found = lasting(operation("a1", 2, in_bay=True), technician("t", 8), place=closed)
    assert regular(found) == {0: 2, 1: 4, 4: 2, 5: 2, 6: 2}

from __future__ import annotations

from scheduler.resources import Slot
from solver.bounds.demand import Demands, Seats, Way
from solver.compiled import Compiled
from tests.builders import booth as booth_of
from tests.builders import operation, painted, problem, programme, technician, way


def test_people_who_need_the_same_time_everywhere_are_one_group_whatever_their_hours() -> None:
    """t and u take 4 ticks, v at 200 % takes 2; u is there for half the day only."""
    people = [technician("t", 12), technician("u", 12, shift=(0, 6)), technician("v", 12, speed=200)]
    day = problem([operation("a1", 4)], horizon=12, technicians=people)
    demands = Demands(Compiled(day))
    assert demands.groups == (("t", "u"), ("v",))
    assert demands.ways(day.operations["a1"]) == (Way(2, (Seats(1, {0: 4, 1: 2}),)),)


def test_every_way_and_every_kind_of_seat_counts() -> None:
    """Two for 3 ticks, or one of level 2, who is u, for 5."""
    ways = (way(3, (Slot("work"), Slot("work"))), way(5, (Slot("work", 2),)))
    people = [technician("t", 12), technician("u", 12, level=2)]
    day = problem([operation("a1", ways=ways)], horizon=12, technicians=people)
    demands = Demands(Compiled(day))
    assert demands.groups == (("t",), ("u",))
    assert demands.ways(day.operations["a1"]) == (Way(3, (Seats(2, {0: 3, 1: 3}),)), Way(5, (Seats(1, {1: 5}),)))


def test_painting_takes_its_shortest_programme_and_nobody() -> None:
    booth = booth_of("p", programme("hot", (4, ())), programme("mild", (6, ())))
    day = problem([painted("a1", {"hot", "mild"})], horizon=12, booths={"p": booth})
    assert Demands(Compiled(day)).ways(day.operations["a1"]) == (Way(4, ()),)

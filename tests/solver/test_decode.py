"""From the values of a plan's variables back to the plan, and from order lists to placements."""

from __future__ import annotations

from collections.abc import Collection

from hypothesis import HealthCheck, assume, given, settings
from ortools.sat.python.cp_model import CpModel, IntVar

from scheduler.judge import judge
from scheduler.plan import Placement, Plan
from scheduler.problem import Problem
from solver.compiled import Compiled
from solver.model.constraints import CONSTRAINTS
from solver.model.decode import plan_of
from solver.model.objectives import OBJECTIVES
from solver.model.variables import Variables
from solver.search.construct import Construct
from solver.search.priorities import sequences
from tests.builders import ALONE, Pool, Slot, bay, operation, place, plan, problem, technician, way
from tests.strategies import problems, replanned

RELAXED = settings(max_examples=30, suppress_health_check=list(HealthCheck))


def decoded(day: Problem, made: Plan, goals: Collection[str] = ()) -> Plan:
    """The plan that the values of a plan's variables stand for."""
    x = Variables(CpModel(), Compiled(day), goals)
    for constraint in CONSTRAINTS:
        constraint.add(x)

    def value(variable: IntVar) -> int:
        return x.known(variable, made)

    return plan_of(x, value)


@RELAXED
@given(problems() | replanned())
def test_a_plan_comes_back_from_the_values_of_its_variables(day: Problem) -> None:
    """Who does what when is the same; where a goal tells bays apart, the bays and the score are too."""
    made = Construct(Compiled(day)).plan(next(sequences(day)))
    assume(judge(day, made).valid)
    again = decoded(day, made, OBJECTIVES)
    assert again.left_out.keys() == made.left_out.keys()
    assert {o: (p.start, p.end, p.way, p.bay, p.segments, set(p.crew)) for o, p in again.placements.items()} == {
        o: (p.start, p.end, p.way, p.bay, p.segments, set(p.crew)) for o, p in made.placements.items()
    }
    assert judge(day, again).score == judge(day, made).score
    for goals in ((), OBJECTIVES):
        assert not judge(day, decoded(day, made, goals)).violations


def test_cars_get_the_first_free_bay_of_their_class_in_order_of_start() -> None:
    """a 2–4, b 0–2, c 1–3, d 3–4, in two bays: b takes x, c y; a x, just free; d y. Drawn in x, all of them."""
    times = {"a1": (2, 4), "b1": (0, 2), "c1": (1, 3), "d1": (3, 4)}
    people = [technician(name, 4) for name in "tuvw"]
    day = problem(
        [operation(name, end - start, in_bay=True) for name, (start, end) in times.items()],
        horizon=4,
        technicians=people,
        bays=[bay("x", 4), bay("y", 4)],
    )
    placed = [place(day, name, *times[name], person.id, bay="x") for name, person in zip(times, people, strict=True)]
    found = decoded(day, plan(day, *placed)).placements
    assert {name: p.bay for name, p in found.items()} == {"a1": "x", "b1": "x", "c1": "y", "d1": "y"}


def test_a_car_stays_in_the_bay_of_its_class_in_which_it_stands() -> None:
    """a1 is in y, for b1 is in x; a2 could go to x, free again, but the car stands in y."""
    day = problem(
        [operation("a1", 1, in_bay=True), operation("a2", 1, in_bay=True), operation("b1", 2, in_bay=True)],
        horizon=4,
        technicians=[technician("t", 4), technician("u", 4)],
        bays=[bay("x", 4), bay("y", 4)],
        orders={"a": {"joins": ((0, 1),)}},
    )
    made = plan(
        day,
        place(day, "a1", 1, 2, "t", bay="y"),
        place(day, "a2", 2, 3, "t", bay="y"),
        place(day, "b1", 0, 2, "u", bay="x"),
    )
    again = decoded(day, made)
    assert {name: p.bay for name, p in again.placements.items()} == {"a1": "y", "a2": "y", "b1": "x"}
    assert len(again.stays) == 2


def test_units_are_those_that_no_fact_and_no_earlier_work_holds() -> None:
    """I1 is held by a fact until 2 and by b1 from there; c1, 1–3, gets I2; d1, from 3, the same again."""
    facts = [Placement("a1", 0, 2, 0, ("t",), None, ("I1",))]
    names = ("a1", "d1", "c1", "b1")
    day = problem(
        [operation(name, 2, equipment=(("ista", 1),)) for name in names],
        technicians=[technician("t", 6), technician("u", 6)],
        pools=[Pool("ista", "ISTA tester", ("I1", "I2"))],
        facts=facts,
    )
    made = plan(day, place(day, "b1", 2, 4, "t"), place(day, "c1", 1, 3, "u"), place(day, "d1", 3, 5, "u"))
    units = {name: p.equipment for name, p in decoded(day, made).placements.items()}
    assert units == {"a1": ("I1",), "b1": ("I1",), "c1": ("I2",), "d1": ("I2",)}


def test_everybody_sits_where_the_way_wants_him_and_segments_are_what_is_worked() -> None:
    """Way 1 wants a painter, a mechanic and a painter; the mechanic's break 1–2 is paused over."""
    paint = Slot("paint")
    people = [
        technician("p", 4, skill="paint"),
        technician("t", 4, breaks=(1, 2)),
        technician("q", 4, skill="paint"),
    ]
    ways = (way(4), way(2, (paint, *ALONE, paint)))
    day = problem([operation("a1", ways=ways)], horizon=4, technicians=people)
    found = decoded(day, plan(day, place(day, "a1", 0, 3, "p", "t", "q", way=1))).placements["a1"]
    assert found == Placement("a1", 0, 3, 1, ("p", "t", "q"), None, (), ((0, 1), (2, 3)))

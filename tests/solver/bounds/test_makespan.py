from __future__ import annotations

import os
from dataclasses import replace

from hypothesis import HealthCheck, given, settings

from benchmarks.instances.sets import SETS
from scheduler.orders import Link
from scheduler.problem import Problem
from scheduler.profiles import MAKESPAN, Term, Tier
from solver.bounds.makespan import makespan_bound
from solver.compiled import Compiled
from tests.benchmarks.instances.texts import FJSSP_W, MSPSP
from tests.brute_force import optimum
from tests.builders import ALONE, Slot, bay, operation, problem, technician, way
from tests.strategies import TINY, everything, problems, replanned, restricted

EXAMPLES = int(os.environ.get("EXAMPLES", "15"))
EVERYTHING_PLANNED = (Tier("planned", (Term("left_out"),)), Tier("makespan", (Term("makespan"),)))


def bound(day: Problem) -> int:
    return makespan_bound(Compiled(day), lambda: False)


def test_work_is_shared_among_those_who_can_do_it() -> None:
    """Three jobs of 3 ticks on two people: 9 / 2, so 5 in whole ticks, though each job is done after 3."""
    people = [technician("t", 9), technician("u", 9)]
    day = problem([operation(o, 3) for o in ("a1", "b1", "c1")], horizon=9, technicians=people, tiers=MAKESPAN)
    assert bound(day) == 5


def test_a_bay_counts_like_a_person() -> None:
    people = [technician("t", 9), technician("u", 9)]
    jobs = [operation("a1", 3, in_bay=True), operation("b1", 3, in_bay=True)]
    assert bound(problem(jobs, horizon=9, technicians=people, bays=[bay("l", 9)], tiers=MAKESPAN)) == 6


def test_links_lead_from_car_to_car() -> None:
    """a1 2 ticks, then 1 tick of drying, then b1 of another car 2 ticks: 5; u does something else meanwhile."""
    people = [technician("t", 9), technician("u", 9)]
    day = problem(
        [operation("a1"), operation("b1")],
        horizon=9,
        technicians=people,
        links=[Link("a1", "b1", 1)],
        tiers=MAKESPAN,
    )
    assert bound(day) == 5


def test_what_can_only_be_done_late_or_early_has_its_own_room() -> None:
    """t: a2 and b2, 2 ticks each, wait for 3 ticks of work of others: 3 + 4; all of it together would fit into 5."""
    people = [technician("t", 9), technician("u", 9, skill="wash"), technician("v", 9, skill="wash")]
    wash = (way(3, (Slot("wash"),)),)
    jobs = [operation("a1", ways=wash), operation("a2"), operation("b1", ways=wash), operation("b2")]
    links = [Link("a1", "a2"), Link("b1", "b2")]
    assert bound(problem(jobs, horizon=9, technicians=people, links=links, tiers=MAKESPAN)) == 7


def test_a_crew_takes_the_time_of_all_its_members() -> None:
    """Two of three people for 2 ticks, three times: 12 / 3 ticks."""
    people = [technician(t, 9) for t in "tuv"]
    pair = (way(2, (*ALONE, *ALONE)),)
    day = problem([operation(o, ways=pair) for o in ("a1", "b1", "c1")], horizon=9, technicians=people, tiers=MAKESPAN)
    assert bound(day) == 4


def test_bounds_of_the_examples_are_not_above_their_optimum() -> None:
    """Optimal makespans 5 and 6, see the examples."""
    for name, text, best in (("fjssp-w", FJSSP_W, 5), ("mspsp", MSPSP, 6)):
        found = bound(SETS[name].problem(SETS[name].read(text), "example"))
        assert found == best


def test_every_better_bound_is_told_and_a_stop_is_heard() -> None:
    told: list[int] = []
    people = [technician("t", 9), technician("u", 9)]
    day = problem([operation(o, 3) for o in ("a1", "b1", "c1")], horizon=9, technicians=people, tiers=MAKESPAN)
    assert makespan_bound(Compiled(day), lambda: False, told.append) == 5
    assert told == [3, 5]
    assert makespan_bound(Compiled(day), lambda: True) == 3


@settings(max_examples=EXAMPLES, suppress_health_check=list(HealthCheck))
@given(problems(TINY) | replanned(TINY) | restricted(TINY) | everything(TINY))
def test_no_bound_is_above_the_least_makespan_of_plans_that_leave_nothing_out(day: Problem) -> None:
    left_out, makespan = optimum(replace(day, tiers=EVERYTHING_PLANNED))
    assert left_out or bound(day) <= makespan

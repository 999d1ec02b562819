from __future__ import annotations

from scheduler.problem import Problem
from scheduler.resources import Slot
from solver.bounds.promises import Promises
from solver.bounds.refuting import Refuting, Verdict
from solver.bounds.solving import solve
from solver.bounds.tiers import program_of
from solver.compiled import Compiled
from solver.incumbent import Incumbent
from solver.pace import Pace
from solver.search.construct import Construct
from solver.search.priorities import sequences
from solver.team import side_by_side
from tests.builders import operation, problem, technician, way
from tests.solver.bounds.days import overloaded


def crowded() -> Problem:
    """t and u have three ticks each, a, b and c take two each: six ticks for six, but only two whole jobs fit.

    v, who alone can wash, has time for d.
    """
    wash = operation("d1", 2, ways=(way(2, (Slot("wash"),)),))
    people = [technician("t", 3), technician("u", 3), technician("v", 3, skill="wash")]
    orders = {name: {"due": 3, "weight": weight} for name, weight in (("a", 2), ("b", 3), ("c", 4), ("d", 1))}
    return problem(
        [operation("a1", 2), operation("b1", 2), operation("c1", 2), wash], horizon=3, technicians=people, orders=orders
    )


def begun(day: Problem, pace: Pace) -> tuple[Construct, Incumbent]:
    construct = Construct(Compiled(day))
    return construct, Incumbent(day, construct.plan(next(sequences(day))), lambda progress: None, pace)


def test_what_splitting_would_allow_is_refuted_by_whole_jobs_and_proved() -> None:
    """Fractions keep all promises; in truth a, the lightest, is left out: 3 × 2."""
    day, pace = crowded(), Pace(600)
    work = program_of(Compiled(day), 0, (), lambda: False)
    assert work is not None
    assert solve(work.program, "HIGHS", 600, lambda: False).bound == 0
    construct, best = begun(day, pace)
    promises = Promises(construct)
    promises.run(best, pace, 1, 0)
    assert best.values[0] == best.bounds[0] == 6
    assert promises.chosen == {"b", "c", "d"}


def test_a_refuted_set_is_shrunk_to_those_that_are_in_each_others_way() -> None:
    day, pace = crowded(), Pace(600)
    construct, best = begun(day, pace)
    refuting = Refuting(construct, best, 1, 0)
    assert refuting.ask(dict.fromkeys("abcd", 3), pace) == (Verdict.REFUTED, frozenset("abc"))
    assert refuting.ask(dict.fromkeys("bcd", 3), pace) == (Verdict.POSSIBLE, frozenset())


def test_it_is_left_when_time_is_over_and_the_bound_stays() -> None:
    """Stopped as soon as there is a bound, as long as that takes."""
    construct, best = begun(overloaded(), Pace(600.0))
    pace = Pace(600.0, lambda: bool(best.bounds[0]))
    side_by_side([lambda: Promises(construct).run(best, pace, 1, 0)], pace.is_over)
    assert 0 < (best.bounds[0] or 0) <= best.values[0]

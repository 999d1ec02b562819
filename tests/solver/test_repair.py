"""Plans mended by taking a few orders out and seating them again: better, valid, the others where they were."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scheduler.completion import completed
from scheduler.goals import score
from scheduler.judge import judge
from scheduler.orders import LoanNeed
from scheduler.plan import LeftOut, Loan, Placement, Plan
from scheduler.presence import span
from scheduler.problem import Problem
from scheduler.read import read_day
from scheduler.translate import to_problem
from solver.compiled import Compiled
from solver.search.construct import Construct
from solver.search.priorities import sequences
from solver.search.repair import repair
from tests.builders import operation, problem
from tests.strategies import LOANERS, everything

DAYS = Path(__file__).parents[2] / "fixtures" / "days"


def mended(construct: Construct, plan: Plan, moves: int, seed: int = 1) -> list[Plan]:
    asked, found = iter(range(moves)), list[Plan]()

    def keep(plan: Plan) -> bool:
        found.append(plan)
        return True

    repair(construct, plan, keep, lambda: next(asked, None) is None, seed)
    return found


def test_every_plan_found_is_valid_and_better_than_the_one_before() -> None:
    """The overloaded day from its worst priority rule."""
    construct = Construct(Compiled(to_problem(read_day((DAYS / "overloaded.json").read_bytes()))))
    first = construct.plan(list(sequences(construct.problem))[3])
    found = mended(construct, first, 20)
    assert found
    values = [score(construct.problem, plan).values for plan in (first, *found)]
    assert values == sorted(set(values), reverse=True)
    assert all(judge(construct.problem, plan).valid for plan in found)


@settings(max_examples=30, suppress_health_check=list(HealthCheck))
@given(everything(), st.integers(0, 6), st.integers(0, 5))
def test_a_published_plan_is_mended_when_somebody_goes_home(day: Problem, tick: int, seed: int) -> None:
    """For two ticks, whatever he was to do then; every plan on the way is valid."""
    person = next(iter(day.technicians.values()))
    here = ~span(tick, tick + 2)
    hours = replace(person.presence, working=person.presence.working & here, overtime=person.presence.overtime & here)
    people = {**day.technicians, person.id: replace(person, presence=hours)}
    published = Construct(Compiled(day)).plan(next(sequences(day)))
    construct = Construct(Compiled(replace(day, technicians=people, published=published)))
    kept = construct.published()
    assert kept is not None
    assert all(judge(construct.problem, plan).valid for plan in (kept, *mended(construct, kept, 6, seed)))


def test_the_same_seed_mends_the_same() -> None:
    construct = Construct(Compiled(to_problem(read_day((DAYS / "overloaded.json").read_bytes()))))
    first = construct.plan(next(sequences(construct.problem)))
    assert mended(construct, first, 10, seed=3) == mended(construct, first, 10, seed=3)


def test_who_is_late_changes_places_with_who_has_time() -> None:
    """Published: b at 0–2 and a, due at 2, after it."""
    old = {
        name: Placement(name, at, at + 2, 0, ("t",), None, (), ((at, at + 2),)) for name, at in (("b1", 0), ("a1", 2))
    }
    day = problem([operation("a1"), operation("b1")], orders={"a": {"due": 2}}, published=Plan(old))
    best = mended(Construct(Compiled(day)), completed(day, Plan(old)), 100)[-1]
    assert {name: placement.start for name, placement in best.placements.items()} == {"a1": 0, "b1": 2}


def test_a_loaner_that_comes_back_later_is_taken_from_whoever_gets_it_next() -> None:
    """a's customer has the only one, b's gets it from 2 on; c, left out, weighs more than both and is due at 1."""
    old = {
        name: Placement(name, at, at + 1, 0, ("t",), None, (), ((at, at + 1),)) for name, at in (("a1", 0), ("b1", 2))
    }
    day = problem(
        [operation("a1", 1), operation("b1", 1, release=2), operation("c1", 1)],
        horizon=4,
        orders={
            "a": {"due": None, "weight": 1, "loan": LoanNeed(0, car="s")},
            "b": {"due": None, "weight": 2, "loan": LoanNeed(2)},
            "c": {"due": 1, "latest": 1, "weight": 9},
        },
        loaners={"s": LOANERS["s"]},
    )
    published = Plan(old, loans={"b": Loan("b", "s", 2, 4)}, left_out={"c": LeftOut("c")})
    for seed in range(20):
        for plan in mended(Construct(Compiled(day)), completed(day, published), 20, seed):
            assert judge(day, plan).valid


def test_a_plan_that_nothing_can_better_is_left_alone() -> None:
    """Calm holds a where it was published; the search gives up by itself."""
    old = {"a1": Placement("a1", 2, 4, 0, ("t",), None, (), ((2, 4),))}
    day = problem([operation("a1")], published=Plan(old))
    assert not mended(Construct(Compiled(day)), completed(day, Plan(old)), 10_000)

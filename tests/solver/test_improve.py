from __future__ import annotations

from pathlib import Path

from scheduler.goals import score
from scheduler.judge import judge
from scheduler.plan import Plan
from scheduler.read import read_day
from scheduler.translate import to_problem
from solver.compiled import Compiled
from solver.search.construct import Construct
from solver.search.improve import improve
from solver.search.priorities import sequences

DAYS = Path(__file__).parents[2] / "fixtures" / "days"


def search(moves: int, seed: int) -> tuple[Construct, Plan, list[Plan]]:
    """So many moves on the overloaded day from its worst priority rule."""
    problem = to_problem(read_day((DAYS / "overloaded.json").read_bytes()))
    construct = Construct(Compiled(problem))
    orders = list(sequences(problem))[3]
    asked, found = iter(range(moves)), list[Plan]()

    def keep(plan: Plan) -> bool:
        found.append(plan)
        return True

    improve(construct, orders, keep, lambda: next(asked, None) is None, seed)
    return construct, construct.plan(orders), found


def test_every_plan_found_is_valid_and_better_than_the_one_before() -> None:
    construct, first, found = search(20, seed=1)
    assert found
    values = [score(construct.problem, plan).values[:2] for plan in (first, *found)]
    assert values == sorted(values, reverse=True)
    assert len(set(values)) == len(values)
    assert all(judge(construct.problem, plan).valid for plan in found)


def test_the_same_seed_finds_the_same_plans() -> None:
    assert search(8, seed=3)[2] == search(8, seed=3)[2]


def test_seating_anew_from_the_first_change_gives_what_seating_all_anew_gives() -> None:
    construct, _, _ = search(0, seed=1)
    decoder = construct.decoder()
    orders = list(next(sequences(construct.problem)))
    decoder.decode(orders)
    orders.insert(3, orders.pop(20))
    assert decoder.decode(orders) == construct.decoder().decode(orders)

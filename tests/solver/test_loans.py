from __future__ import annotations

from dataclasses import replace
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from scheduler.judge import judge
from scheduler.orders import LoanNeed
from scheduler.plan import Loan, Placement
from scheduler.ports import SolveParams
from scheduler.problem import Problem
from scheduler.resources import Yard
from solver.compiled import Compiled
from solver.search.construct import Construct
from solver.solve import solve
from tests.builders import operation, problem, technician
from tests.strategies import LOANERS, housed


def lending(needs: dict[str, LoanNeed], *loaners: str, **others: object) -> Problem:
    """One tick of work for every customer, once the car has come."""
    return problem(
        [operation(f"{key}1", 1, release=need.start) for key, need in needs.items()],
        orders={key: {"due": None, "loan": need} for key, need in needs.items()},
        loaners={key: LOANERS[key] for key in loaners},
        **others,  # type: ignore[arg-type]
    )


def test_nobody_is_planned_without_the_loaner_he_is_owed() -> None:
    """Both want the only loaner at 0: whoever is seated second is left out."""
    day = lending({"a": LoanNeed(0), "b": LoanNeed(0)}, "s")
    found = Construct(Compiled(day)).plan(["b", "a"])
    assert found.loans == {"b": Loan("b", "s", 0, 2)}
    assert set(found.left_out) == {"a"}


def test_a_loaner_that_is_back_goes_to_the_next() -> None:
    """b's is back at 1 and free at 2, when a's customer comes; the other has never been out."""
    day = lending({"a": LoanNeed(2), "b": LoanNeed(0, "small")}, "l", "s")
    found = Construct(Compiled(day)).plan(["b", "a"])
    assert found.loans["a"].loaner == "s"


def test_a_loaner_that_is_out_comes_back_when_its_order_is_seated() -> None:
    """While b is not seated its loaner may stay out until the horizon's end; then it is free at 2."""
    day = lending({"a": LoanNeed(2), "b": LoanNeed(0, car="s")}, "s")
    assert set(Construct(Compiled(day)).plan(["a", "b"]).left_out) == {"a"}
    assert not Construct(Compiled(day)).plan(["b", "a"]).left_out


def test_customers_of_whom_everything_has_begun_get_a_loaner_too() -> None:
    """Two cars are worked on until 2, the only loaner is for one of them: the other order is left out."""
    facts = [Placement(f"{key}1", -1, 2, 0, (key,)) for key in "ab"]
    people = [technician("a", 6), technician("b", 6)]
    for keys in ("a", "ab"):
        day = lending({key: LoanNeed(0) for key in keys}, "s", technicians=people, facts=facts[: len(keys)])
        outcome = solve(day, SolveParams(time_limit=20.0, workers=1))
        assert (len(outcome.plan.loans), len(outcome.plan.left_out)) == (1, len(keys) - 1)
        assert all(outcome.proved)


def test_one_decoder_forgets_the_loans_of_the_list_before() -> None:
    day = lending({"a": LoanNeed(0), "b": LoanNeed(0)}, "s")
    decoder = Construct(Compiled(day)).decoder()
    assert [set(decoder.decode(orders).left_out) for orders in (["a", "b"], ["b", "a"], ["a", "b"])] == [
        {"b"},
        {"a"},
        {"b"},
    ]


def test_who_is_left_out_for_want_of_a_loaner_is_told_so() -> None:
    """a counts more than b; c holds the small one, which is not asked for."""
    day = lending({"a": LoanNeed(0, "large"), "b": LoanNeed(0, "large"), "c": LoanNeed(0, "small")}, "l", "s")
    orders = {**day.orders, "a": replace(day.orders["a"], weight=9)}
    left_out = solve(replace(day, orders=orders), SolveParams(time_limit=20.0, workers=1)).plan.left_out
    assert set(left_out) == {"b"}
    assert left_out["b"].reason == "no loaner of class large is free from 00:00 on"
    assert left_out["b"].blocked_by == ("a",)


def test_the_model_finds_the_car_that_is_better_parked_beside_the_place() -> None:
    """a stands in the yard 0–5 and b 1–2, forced: who comes first gets the place, and so it should be: 1 tick."""
    day = problem(
        [operation("a1", 1), operation("b1", 1)],
        orders={"b": {"arrival": 1}},
        facts=[Placement("a1", 4, 5, 0, ("t",)), Placement("b1", 1, 2, 0, ("t",))],
        yard=Yard(1, 100),
    )
    outcome = solve(day, SolveParams(time_limit=20.0, workers=1))
    assert all(outcome.proved)
    assert outcome.judgement.score.tiers[-1].goals["overflow"] == 100


def test_the_model_gives_the_place_to_a_later_car_that_stays_longer() -> None:
    """b stands in the yard 0–2, a 1–6, c 1–6 beside: first come, b gets one of two places and a or c pays 5 ticks."""
    names = {"a": (5, 6), "b": (1, 2), "c": (4, 6)}
    day = problem(
        [operation(f"{key}1", end - start) for key, (start, end) in names.items()],
        horizon=8,
        orders={"a": {"arrival": 1}, "c": {"arrival": 1}},
        facts=[Placement(f"{key}1", *times, 0, ("t",)) for key, times in names.items()],
        yard=Yard(2, 100),
    )
    first = Construct(Compiled(day)).plan([])
    assert sum(p.end - p.start for p in first.yard if p.overflow) == 5
    outcome = solve(day, SolveParams(time_limit=20.0, workers=1))
    assert outcome.judgement.score.tiers[-1].goals["overflow"] == 200


@given(housed(), st.randoms(use_true_random=False))
def test_whatever_is_constructed_keeps_the_rules(day: Problem, random: Random) -> None:
    orders = list(day.orders)
    random.shuffle(orders)
    assert not judge(day, Construct(Compiled(day)).plan(orders)).violations

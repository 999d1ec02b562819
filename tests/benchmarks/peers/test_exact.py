"""PyJobShop and plain CP-SAT have our rules and our first two tiers: their optimum of a tiny day is brute force's."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from benchmarks.days import Day
from benchmarks.measure import PEERS
from benchmarks.peers.first_come.dispatch import first_come
from benchmarks.peers.found import nothing
from benchmarks.variants import plain
from scheduler.judge import judge
from scheduler.presence import Presence
from scheduler.problem import Problem
from scheduler.profiles import DEALER
from tests.brute_force import optimum
from tests.strategies import TINY, problems

EXACT = ("pyjobshop", "cp_sat")
KINDS = {"handover": "work"}
ERROR = {"pyjobshop": 20, "cp_sat": 0}
"""Minutes per weight: every time that PyJobShop counts an order, beyond its being late, is one tick of tardiness."""
LONG = 120
"""Seconds; every search here ends long before, by its proof."""
FEW = settings(max_examples=15, suppress_health_check=list(HealthCheck))


def bare(day: Problem) -> Problem:
    """The day without what the peers refuse."""
    always = Presence.always(day.horizon)
    return replace(
        day,
        technicians={
            t.id: replace(t, presence=Presence(t.presence.working, t.presence.breaks)) for t in day.technicians.values()
        },
        bays={b.id: replace(b, presence=always) for b in day.bays.values()},
        operations={
            o.id: replace(o, pin=None, pause_break=True, supervised=False, sublet=False, kind=KINDS.get(o.kind, o.kind))
            for o in day.operations.values()
        },
        orders={
            o.id: replace(o, options=(), carries_over=False, delivery_stop=False, labour_limit=None, loan=None)
            for o in day.orders.values()
        },
        links=tuple(replace(link, max_lag=None) for link in day.links),
        opening=((0, day.horizon),),
        tiers=DEALER,
    )


@pytest.mark.parametrize("peer", EXACT)
@FEW
@given(day=problems(TINY))
def test_the_optimum_of_a_tiny_day_is_that_of_brute_force(peer: str, day: Problem) -> None:
    day = bare(day)
    found = PEERS[peer](day, LONG, 1, 1)
    plan = found.plan or nothing(day)
    judgement = judge(day, plan)
    assert judgement.valid, judgement.violations
    first, second = optimum(day)[:2]
    assert judgement.score.values[0] == first
    assert second <= judgement.score.values[1] <= second + ERROR[peer] * sum(o.weight for o in day.orders.values())


@pytest.mark.parametrize("peer", EXACT)
def test_a_generated_day_is_planned_by_the_rules(peer: str) -> None:
    day = Day("small", 70).problem()
    found = PEERS[peer](day, LONG, 2, 1)
    assert found.plan is not None
    assert judge(day, found.plan).valid
    assert all(judge(day, plan).valid for _, plan in found.steps)


@pytest.mark.parametrize("peer", EXACT)
def test_several_days_are_planned_by_the_rules(peer: str) -> None:
    day = Day("small", 70, days=2, orders=4).problem()
    found = PEERS[peer](day, LONG, 2, 1)
    assert judge(day, found.plan or nothing(day)).valid


@pytest.mark.parametrize("peer", EXACT)
def test_what_a_peer_cannot_express_is_refused_by_name(peer: str) -> None:
    with pytest.raises(ValueError, match="work that has begun, booths, loaners or a yard"):
        PEERS[peer](Day("medium", 70, full=True).problem(), 1, 1, 1)


def test_a_solver_without_a_plan_leaves_every_order_out() -> None:
    day = plain(Day("small", 70).problem())
    assert judge(day, nothing(day)).valid
    # Tier 1: three times every weight.
    assert judge(day, nothing(day)).score.values[0] == 3 * sum(o.weight for o in day.orders.values())


@pytest.mark.parametrize("day", [Day("small", orders=6), Day("small", days=2, orders=4)], ids=lambda day: day.name)
def test_pyjobshop_starts_from_the_plan_made_by_hand_and_gets_no_worse(day: Day) -> None:
    task = day.problem()
    by_hand = judge(task, first_come(task)).score.values[:2]
    found = PEERS["pyjobshop"](task, LONG, 2, 1)
    assert found.plan is not None
    assert judge(task, found.plan).score.values[:2] <= by_hand

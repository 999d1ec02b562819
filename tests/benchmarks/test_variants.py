import pytest

from benchmarks.days import Day
from benchmarks.peers.reading import refusal
from benchmarks.variants import BOOTH, TODAY, plain, whole
from scheduler.problem import Problem
from scheduler.readiness import shortest


@pytest.fixture(scope="module")
def full() -> Problem:
    return Day("medium", 70, full=True).problem()


def test_a_mechanical_day_has_nothing_that_a_peer_lacks_and_stays_as_it_is() -> None:
    problem = Day("small").problem()
    assert plain(problem) is problem
    assert whole(problem) is problem
    assert not refusal(problem)


def test_a_full_day_is_refused_whole_and_taken_plain(full: Problem) -> None:
    assert "work that has begun" in refusal(full)
    assert not refusal(plain(full))


def test_mechanical_orders_are_kept_word_for_word(full: Problem) -> None:
    variant = plain(full)
    kept = [o for o in full.orders.values() if o.id not in full.begun and not o.carries_over and o.loan is None]
    assert kept
    for order in kept:
        left = variant.orders[order.id]
        assert (left.operations, left.groups, left.due, left.weight, left.waits) == (
            order.operations,
            order.groups,
            order.due,
            order.weight,
            order.waits,
        )
        assert all(variant.operations[o].ways == full.operations[o].ways for o in order.operations)


def test_a_painted_operation_lasts_its_cycle_and_takes_its_panels(full: Problem) -> None:
    variant = plain(Day("medium", 70, full=True, days=5).problem())
    painted = [o for o in variant.operations.values() if any(pool == BOOTH for pool, _ in o.equipment)]
    assert painted
    assert all(o.paint is None and not o.bay_kinds and not o.ways[0].crew for o in painted)
    assert {o.ways[0].ticks for o in painted} <= {28, 34}  # 140 min, or 170 at a low temperature
    assert len(variant.pools[BOOTH].units) == 4  # one booth for four panels


def test_who_goes_on_tomorrow_has_no_more_than_a_share_of_today_and_no_torn_stay(full: Problem) -> None:
    variant = plain(full)
    room = TODAY * sum(closes - opens for opens, closes in full.opening)
    for order in full.orders.values():
        left = variant.orders.get(order.id)
        if not order.carries_over or left is None:
            continue
        assert left.due is None
        work = sum(shortest(full, o) for o in left.operations)
        assert work <= room or len(left.groups) <= 1
        assert left.operations == tuple(o for o in order.operations if o not in full.facts)[: len(left.operations)]
        for group in order.groups:
            open_ones = {o for o in group if o not in full.facts}
            assert open_ones <= set(left.operations) or open_ones.isdisjoint(left.operations)


def test_every_operation_in_a_bay_belongs_to_a_stay(full: Problem) -> None:
    variant = plain(full)
    assert all(o.id in variant.group_of for o in variant.operations.values() if o.bay_kinds)

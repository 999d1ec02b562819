import pytest

from benchmarks.figures import at, distance, gap, is_as_good, mean, most_kept, settled

STEPS = [(0.1, (9, 900, 5)), (2.0, (4, 600, 5)), (8.0, (4, 503, 5)), (20.0, (4, 500, 5))]


def test_the_value_at_a_time_is_that_of_the_last_step_by_then() -> None:
    assert at(STEPS, 0.05) is None
    assert at(STEPS, 2.0) == (4, 600, 5)
    assert at(STEPS, 60) == (4, 500, 5)


@pytest.mark.parametrize(
    ("ours", "theirs", "wins"),
    [
        ((4, 500, 9), (4, 500, 1), True),  # tiers after the second do not count
        ((4, 501, 0), (4, 500, 1), False),
        ((3, 900, 0), (4, 500, 1), True),
        (None, (4, 500, 1), False),
        (None, None, True),  # who has no plan loses to any, and is no better than none
    ],
)
def test_a_win_is_better_or_equal_on_the_first_two_tiers(
    ours: tuple[int, ...] | None, theirs: tuple[int, ...] | None, wins: bool
) -> None:
    assert is_as_good(ours, theirs) is wins


def test_a_distance_is_a_share_of_the_best_but_of_no_less_than_an_hour() -> None:
    assert distance((4, 550), (4, 500)) == pytest.approx(0.1)  # 50 ÷ 500
    assert distance((0, 15), (0, 0)) == pytest.approx(0.25)  # 15 ÷ 60, not 15 ÷ 0
    assert distance((5, 0), (4, 500)) is None  # a promise more is broken
    assert distance((4, 500), (4, 500)) == 0


def test_a_gap_without_a_bound_is_all_of_the_value() -> None:
    assert gap(500, 450) == pytest.approx(0.1)  # 50 ÷ 500
    assert gap(500, None) == 1
    assert gap(30, 0) == pytest.approx(0.5)  # 30 ÷ 60
    assert gap(0, 0) == 0


@pytest.mark.parametrize(
    ("bound", "kept"),
    [
        (0, 4),
        (1, 3),  # somebody is late
        (30, 3),  # the order of weight 10 left out: 3 × 10
        (31, 2),
        (45, 2),  # 30 + 3 × 5
        (46, 1),
        (999, 0),
    ],
)
def test_a_bound_on_broken_promises_says_how_many_are_kept_at_most(bound: int, kept: int) -> None:
    assert most_kept([(5, True), (10, True), (5, True), (2, True)], bound) == kept


def test_orders_without_a_promise_take_up_a_bound_before_any_promise_is_broken() -> None:
    assert most_kept([(5, True), (4, False)], 12) == 1  # 3 × 4: only the unpromised one is left out
    assert most_kept([(5, True), (4, False)], 13) == 0


def test_a_plan_is_settled_when_tier_1_is_final_and_tier_2_within_1_percent() -> None:
    assert settled(STEPS) == 8.0  # 503 ≤ 500 + 1 % of 500
    assert settled([(1.0, (0, 5)), (3.0, (0, 0))]) == 3.0  # 5 > 0 + 1 % of 60
    assert settled(STEPS[:1]) == 0.1


def test_the_mean_of_nothing_is_0() -> None:
    assert mean([]) == 0
    assert mean([1, 2]) == 1.5

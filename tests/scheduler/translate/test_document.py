"""Plans written as documents."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from scheduler.plan import Judgement, LeftOut, Placement, Plan, Score, Stay, TierScore
from scheduler.ports import Outcome
from scheduler.translate import to_document, to_plan, to_problem
from tests.scheduler.translate.days import day, order, step, workshop

TESTERS = [{"id": "ista", "name": "ISTA", "units": ["I-1", "I-2"]}]
DAY = day(
    order(step("oil"), step("pads"), id="1"),
    order(id="2"),
    shop=workshop(equipment=TESTERS),
    horizon={"first_day": "2026-11-24", "days": 2},
)
PROBLEM = to_problem(DAY)


def outcome(plan: Plan, tiers: tuple[TierScore, ...] = (), bounds: tuple[int | None, ...] = ()) -> Outcome:
    """What a solver hands over with a plan."""
    return Outcome(plan, Judgement((), (), Score(tiers)), bounds, seconds=1.0, first_seconds=0.1)


ticks = st.integers(0, 2 * 288 - 1)
spans = st.tuples(ticks, ticks).map(lambda pair: (min(pair), max(pair) + 1))
placements = st.builds(
    lambda name, span, *rest: Placement(name, span[0], span[1], *rest),
    st.sampled_from(sorted(PROBLEM.operations)),
    spans,
    st.integers(0, 3),
    st.lists(st.sampled_from(sorted(PROBLEM.technicians))).map(tuple),
    st.none() | st.sampled_from(sorted(PROBLEM.bays)),
    st.lists(st.sampled_from(["I-1", "I-2"])).map(tuple),
    st.lists(spans).map(tuple),
)
stays = st.builds(
    lambda order, bay, span, operations: Stay(order, bay, span[0], span[1], operations),
    st.sampled_from(["1", "2"]),
    st.sampled_from(sorted(PROBLEM.bays)),
    spans,
    st.lists(st.sampled_from(sorted(PROBLEM.operations))).map(tuple),
)
left_outs = st.builds(LeftOut, st.sampled_from(["1", "2"]), st.just("full"), st.just(("1",)))
plans = st.builds(
    lambda placed, stays, left_out: Plan(
        {p.operation: p for p in placed}, tuple(stays), {x.order: x for x in left_out}
    ),
    st.lists(placements),
    st.lists(stays),
    st.lists(left_outs),
)


@given(plans)
def test_a_plan_survives_being_written_and_read(plan: Plan) -> None:
    """Whether it keeps any rule or not."""
    assert to_plan(to_document(outcome(plan), PROBLEM, DAY, "status"), PROBLEM) == plan


def test_a_document_lists_placements_by_start_and_local_times_with_their_offset() -> None:
    early, late = Placement("2/pads", 96, 102), Placement("1/oil", 108, 114)
    same = Placement("1/pads", 108, 114)
    made = to_document(outcome(Plan({p.operation: p for p in (same, late, early)})), PROBLEM, DAY, "status")
    assert [p.operation for p in made.placements] == ["2/pads", "1/oil", "1/pads"]
    assert made.placements[0].start.isoformat() == "2026-11-24T08:00:00+08:00"
    assert (made.workshop, made.as_of, made.status, made.state) == ("beijing", DAY.as_of, "status", "draft")


def test_a_document_carries_the_score_and_what_is_proved() -> None:
    tiers = (TierScore("promises", 12, {"promises": 12}), TierScore("calm", 7, {"calls": 0, "order_moves": 7}))
    made = to_document(outcome(Plan({}), tiers, (12, None)), PROBLEM, DAY, "status")
    assert [(t.tier, t.value, t.bound, t.goals) for t in made.score] == [
        ("promises", 12, 12, {"promises": 12}),
        ("calm", 7, None, {"calls": 0, "order_moves": 7}),
    ]


def test_a_left_out_order_always_has_a_reason() -> None:
    made = to_document(outcome(Plan({}, (), {"2": LeftOut("2")})), PROBLEM, DAY, "status")
    assert made.left_out[0].reason == "no room was found"


def test_versions_count_from_the_published_plan() -> None:
    first = to_document(outcome(Plan({})), PROBLEM, DAY, "status")
    assert (first.version, first.base_version) == (0, None)
    later = DAY.model_copy(update={"published": first.model_copy(update={"version": 41})})
    second = to_document(outcome(Plan({})), PROBLEM, later, "status")
    assert (second.version, second.base_version) == (42, 41)

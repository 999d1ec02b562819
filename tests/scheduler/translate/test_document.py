"""Plans written as documents."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from scheduler.plan import (
    Cycle,
    CyclePhase,
    Judgement,
    LeftOut,
    Loan,
    Parking,
    Placement,
    Plan,
    Score,
    Stay,
    TierScore,
)
from scheduler.ports import Outcome
from scheduler.translate import to_document, to_plan, to_problem
from tests.scheduler.translate.days import booth, day, order, painted, programme, step, workshop

TESTERS = [{"id": "ista", "name": "ISTA", "units": ["I-1", "I-2"]}]
PHASES = [{"name": name, "duration": "30 min"} for name in ("coat", "flash", "bake")]
DAY = day(
    order(step("oil"), step("pads"), id="1"),
    order(id="2"),
    order(step("first"), step("paint", painted()), step("last"), step("extra", optional=True), id="3"),
    shop=workshop(
        equipment=TESTERS,
        booths=[booth(programmes=[programme("standard", *PHASES)])],
        loaners=[{"id": "l-1", "plate": "京A·D1001", "loaner_class": "compact"}],
    ),
    horizon={"first_day": "2026-11-24", "days": 2},
)
PROBLEM = to_problem(DAY)


def outcome(plan: Plan, tiers: tuple[TierScore, ...] = (), bounds: tuple[int | None, ...] = ()) -> Outcome:
    """What a solver hands over with a plan."""
    return Outcome(plan, Judgement((), (), Score(tiers)), bounds, seconds=1.0, first_seconds=0.1)


ticks = st.integers(0, 2 * 288 - 1)
spans = st.tuples(ticks, ticks).map(lambda pair: (min(pair), max(pair) + 1))
names = st.sampled_from(sorted(o.id for o in PROBLEM.operations.values() if o.paint is None))
people = st.lists(st.sampled_from(sorted(PROBLEM.technicians))).map(tuple)
placements = st.builds(
    lambda name, span, *rest: Placement(name, span[0], span[1], *rest),
    names,
    spans,
    st.integers(0, 3),
    people,
    st.none() | st.sampled_from(sorted(PROBLEM.bays)),
    st.lists(st.sampled_from(["I-1", "I-2"])).map(tuple),
    st.lists(spans).map(tuple),
    st.booleans(),
    st.none() | st.sampled_from(sorted(PROBLEM.technicians)),
)
phases = st.builds(lambda span, crew: CyclePhase(span[0], span[1], crew), spans, people)
cycles = st.builds(
    lambda span, operations, phases: Cycle("booth-1", "standard", span[0], span[1], operations, phases),
    spans,
    st.lists(names).map(tuple),
    st.lists(phases, max_size=3).map(tuple),
)
loans = st.builds(lambda name, span: Loan(name, "l-1", span[0], span[1]), st.sampled_from(["1", "2"]), spans)
parkings = st.builds(
    lambda name, span, overflow: Parking(name, span[0], span[1], overflow),
    st.sampled_from(["1", "2"]),
    spans,
    st.booleans(),
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
    lambda placed, stays, left_out, cycles, loans, yard: Plan(
        {p.operation: p for p in placed},
        tuple(stays),
        {x.order: x for x in left_out},
        frozenset({"3"}),
        tuple(cycles),
        {x.order: x for x in loans},
        tuple(yard),
    ),
    st.lists(placements),
    st.lists(stays),
    st.lists(left_outs),
    st.lists(cycles),
    st.lists(loans),
    st.lists(parkings),
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


def test_phases_have_the_names_of_the_programme() -> None:
    """The doors opened before the bake."""
    run = Cycle("booth-1", "standard", 96, 108, ("3/paint",), (CyclePhase(96, 102, ("li",)), CyclePhase(102, 108)))
    (made,) = to_document(outcome(Plan({}, cycles=(run,))), PROBLEM, DAY, "status").booth_cycles
    assert [(phase.name, phase.technicians) for phase in made.phases] == [("coat", ("li",)), ("flash", ())]


def test_a_carried_over_order_says_what_is_left_and_when_it_would_be_ready() -> None:
    """The cycle of 90 min (18 ticks) and 6 FRU are left; opening at 07:00 on the third day, ready at 09:00."""
    plan = Plan({"3/first": Placement("3/first", 96, 102)}, carried_over=frozenset({"3"}))
    (made,) = to_document(outcome(plan), PROBLEM, DAY, "status").carried_over
    assert (made.order, made.rest) == ("3", ("3/paint", "3/last"))
    assert made.ready.isoformat() == "2026-11-26T09:00:00+08:00"


def test_a_left_out_order_always_has_a_reason() -> None:
    made = to_document(outcome(Plan({}, (), {"2": LeftOut("2")})), PROBLEM, DAY, "status")
    assert made.left_out[0].reason == "no room was found"


def test_versions_count_from_the_published_plan() -> None:
    first = to_document(outcome(Plan({})), PROBLEM, DAY, "status")
    assert (first.version, first.base_version) == (0, None)
    later = DAY.model_copy(update={"published": first.model_copy(update={"version": 41})})
    second = to_document(outcome(Plan({})), PROBLEM, later, "status")
    assert (second.version, second.base_version) == (42, 41)

"""Plan documents read as plans."""

from __future__ import annotations

from scheduler.plan import Cycle, CyclePhase, LeftOut, Loan, Parking, Placement, Plan, Stay
from scheduler.translate import to_plan
from scheduler.translate.plans import to_known
from tests.scheduler.translate.days import Json, at, booth, order, painted, problem, programme, step, workshop
from tests.scheduler.translate.plans import PROBLEM, cycle, document, loan, parking, placement, rest, stay


def test_a_plan_document_is_a_plan_in_ticks() -> None:
    """09:00–09:30 are ticks 108–114."""
    assert to_plan(document(), PROBLEM) == Plan(
        {"1/oil/drain": Placement("1/oil/drain", 108, 114, 0, ("li",), "b-1", ("I-1",), ((108, 114),))},
        (Stay("1", "b-1", 108, 114, ("1/oil/drain",)),),
        {"2": LeftOut("2", "full", ("1",))},
    )


def test_all_decisions_of_a_document_are_in_the_plan() -> None:
    """09:00–10:00 are ticks 108–120; 24 December 17:00 is 30 days after the first day's tick 204."""
    found = document(
        placements=[placement(supervisor="wang", overtime=True)],
        booth_cycles=[cycle()],
        loaners=[loan()],
        yard=[parking()],
        carried_over=[rest()],
    )
    plan = to_plan(found, PROBLEM)
    place = plan.placements["1/oil/drain"]
    assert (place.supervisor, place.overtime) == ("wang", True)
    assert plan.cycles == (Cycle("booth-1", "standard", 108, 120, ("3/paint",), (CyclePhase(108, 120, ("li",)),)),)
    assert plan.loans == {"1": Loan("1", "l-1", 96, 30 * 288 + 204)}
    assert plan.yard == (Parking("1", 96, 108, overflow=True),)
    assert plan.carried_over == {"3"}


def test_painted_work_is_placed_in_its_booth() -> None:
    place = placement(operation="3/paint", bay="booth-1", technicians=[], equipment=[])
    assert to_plan(document(placements=[place], stays=[]), PROBLEM).placements["3/paint"].bay == "booth-1"


def test_facts_that_a_plan_does_not_list_are_added_with_their_stays() -> None:
    """Step a was begun in bay b-1 at 08:30 and takes until 09:00: ticks 102–108."""
    begun = {"operation": "a", "status": "started", "actual_start": at("08:30"), "technicians": ["li"], "bay": "b-1"}
    made = problem(order(step("a"), step("b"), records=[begun]), as_of=at("08:30"))
    plan = to_plan(document(placements=[], stays=[], left_out=[]), made)
    assert plan.placements == made.facts
    assert plan.stays == (Stay("4711", "b-1", 102, 108, ("4711/a",)),)


def test_a_stay_that_is_listed_is_not_added_for_a_fact_that_is_not() -> None:
    begun = {"operation": "a", "status": "started", "actual_start": at("08:30"), "technicians": ["li"], "bay": "b-1"}
    made = problem(order(step("a"), step("b"), records=[begun]), as_of=at("08:30"))
    held = stay(order="4711", operations=["4711/a"], start=at("08:30"), end=at("09:00"))
    plan = to_plan(document(placements=[], stays=[held], left_out=[]), made)
    assert plan.stays == (Stay("4711", "b-1", 102, 108, ("4711/a",)),)


def test_facts_may_lie_before_the_horizon() -> None:
    start = at("16:00", "2026-11-23")
    known = {"operation": "a", "status": "finished", "actual_start": start, "actual_end": at("17:00", "2026-11-23")}
    made = problem(order(step("a"), records=[known]))
    span = {"start": start, "end": at("17:00", "2026-11-23")}
    listed = placement(operation="4711/a", equipment=[], segments=[span], **span)
    held = stay(order="4711", operations=["4711/a"], **span)
    plan = to_plan(document(placements=[listed], stays=[held], left_out=[]), made)
    assert plan.placements["4711/a"].start == plan.stays[0].start == -96


def test_of_a_published_plan_unknown_entries_are_dropped_and_times_round_down() -> None:
    """09:02 lies in tick 108."""
    old = document(
        placements=[
            placement(operation="9/x"),
            placement(technicians=["lee"]),
            placement(operation="2/pads", start=at("09:02")),
        ],
        stays=[stay(operations=["9/x"]), stay()],
        left_out=[{"order": "9", "reason": "full"}],
    )
    plan = to_known(old, PROBLEM)
    assert {name: place.start for name, place in plan.placements.items()} == {"2/pads": 108}
    assert [entry.operations for entry in plan.stays] == [("1/oil/drain",)]
    assert plan.left_out == {}


def test_a_cycle_that_has_begun_is_added_unless_the_plan_lists_it() -> None:
    """Begun at 08:30 with two cars; a plan that lists it with one of them is judged as it is."""
    begun = {"status": "started", "actual_start": at("08:30"), "bay": "booth-1"}
    cars = [order(step("paint", painted()), id=name, records=[{"operation": "paint"} | begun]) for name in ("3", "4")]
    made = problem(*cars, shop=workshop(booths=[booth(programmes=[programme("standard")])]), as_of=at("09:00"))
    empty: Json = {"placements": [], "stays": [], "left_out": []}
    without = to_plan(document(**empty), made)
    assert without.cycles == made.fact_cycles
    assert set(without.placements) == {"3/paint", "4/paint"}
    assert len(to_plan(document(**empty, booth_cycles=[cycle(start=at("08:30"))]), made).cycles) == 1


def test_a_published_cycle_goes_on_without_the_cars_that_are_gone() -> None:
    both = cycle(operations=["3/paint", "9/paint"])
    found = document(booth_cycles=[both, cycle(operations=["9/paint"])], loaners=[loan(), loan(order="9")])
    kept = to_known(found, PROBLEM)
    assert [c.operations for c in kept.cycles] == [("3/paint",)]
    assert set(kept.loans) == {"1"}

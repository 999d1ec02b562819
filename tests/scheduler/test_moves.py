"""A hand move: one operation elsewhere, everything else where it is."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scheduler.documents.moves import Move
from scheduler.judge import judge
from scheduler.loans import loan
from scheduler.moves import moved, seated
from scheduler.orders import LoanNeed
from scheduler.parking import parkings
from scheduler.plan import Parking, Placement, Plan, Stay
from scheduler.problem import Problem
from scheduler.resources import Loaner, Yard
from scheduler.seats import Seat, immovable, sharing
from solver.compiled import Compiled
from solver.search.construct import Construct
from tests.builders import Link, Pool, bay, operation, place, plan, problem, technician, way
from tests.scheduler.translate import days
from tests.scheduler.translate.days import at
from tests.strategies import housed, painting, problems, replanned, restricted

RELAXED = settings(max_examples=40, suppress_health_check=list(HealthCheck))


def put(day: Problem, found: Plan, name: str, start: int, *crew: str, bay: str | None = None) -> Plan:
    """The plan with an operation at a tick, by these people or the same as before, in this bay or the same."""
    moment = day.clock.moment(start)
    return moved(day, found, Move(operation=name, start=moment, technicians=crew or None, bay=bay))


def broken(day: Problem, found: Plan) -> list[str]:
    return [violation.rule for violation in judge(day, found).violations]


def any_seat(day: Problem, names: list[str], data: st.DataObject) -> Seat:
    """Known names and a tick of the horizon, whatever sense they make."""
    name = data.draw(st.sampled_from(names))
    people = st.lists(st.sampled_from(sorted(day.technicians)), max_size=3)
    return Seat(
        name,
        data.draw(st.integers(0, len(day.operations[name].ways) - 1)),
        tuple(data.draw(people)),
        data.draw(st.sampled_from((None, *day.bays))),
        data.draw(st.integers(0, day.horizon - 1)),
    )


@RELAXED
@given(problems() | replanned() | restricted() | housed() | painting(), st.data())
def test_any_move_leaves_a_plan_that_can_be_judged_and_all_other_work_where_it_was(
    day: Problem, data: st.DataObject
) -> None:
    found = Construct(Compiled(day)).plan(list(day.orders))
    names = [name for name in day.operations if not any(immovable(day, found, name))]
    if not names:
        return
    seat = any_seat(day, names, data)
    after = seated(day, found, seat)
    judge(day, after)
    own = day.operations[seat.operation].order
    along = {seat.operation, *(mate.operation for mate in sharing(day, found, seat.operation))}
    assert after.placements.keys() == found.placements.keys()
    assert {o for o, p in after.placements.items() if p != found.placements[o]} <= along
    assert [s for s in after.stays if s.order != own] == [s for s in found.stays if s.order != own]
    assert {o: loan for o, loan in after.loans.items() if o != own} == {
        o: loan for o, loan in found.loans.items() if o != own
    }


@RELAXED
@given(problems() | replanned() | restricted() | housed(), st.data())
def test_an_operation_that_is_put_where_it_is_changes_nothing(day: Problem, data: st.DataObject) -> None:
    found = Construct(Compiled(day)).plan(list(day.orders))
    names = [name for name in day.operations if not any(immovable(day, found, name))]
    if names:
        old = found.placements[data.draw(st.sampled_from(names))]
        assert seated(day, found, Seat(old.operation, old.way, old.crew, old.bay, old.start)) == found


def test_what_a_move_leaves_out_stays_as_it_is() -> None:
    """u is half as fast: 2 ticks of work take 4."""
    people = [technician("t", 8), technician("u", 8, speed=50)]
    day = problem([operation("a1", in_bay=True)], technicians=people, bays=[bay("x", 8), bay("y", 8)], horizon=8)
    before = plan(day, place(day, "a1", 1, 3, "t", bay="x"))
    after = moved(day, before, Move(operation="a1", technicians=("u",)))
    assert after.placements["a1"] == place(day, "a1", 1, 5, "u", bay="x")
    assert after.stays == (Stay("a", "x", 1, 5, ("a1",)),)
    assert moved(day, before, Move(operation="a1", bay="y")).placements["a1"] == place(day, "a1", 1, 3, "t", bay="y")


def test_another_way_is_taken_where_a_move_says_so() -> None:
    """Alone it takes 4 ticks; with 2 people 2."""
    pair = way(2, (way(1).crew[0],) * 2)
    day = problem([operation("a1", ways=(way(4), pair))], technicians=[technician("t", 6), technician("u", 6)])
    before = plan(day, place(day, "a1", 0, 4, "t"))
    after = moved(day, before, Move(operation="a1", way=1, technicians=("t", "u")))
    assert after.placements["a1"] == place(day, "a1", 0, 2, "t", "u", way=1)
    assert broken(day, after) == []


def test_work_pauses_over_a_break_where_it_may() -> None:
    day = problem([operation("a1")], technicians=[technician("t", 6, breaks=(2, 3))])
    after = put(day, plan(day, place(day, "a1", 0, 2, "t")), "a1", 1)
    assert (after.placements["a1"].end, after.placements["a1"].segments) == (4, ((1, 2), (3, 4)))


def test_work_that_may_not_pause_goes_through_the_break_and_the_judge_says_so() -> None:
    day = problem([operation("a1", pause_break=False)], technicians=[technician("t", 6, breaks=(2, 3))])
    after = put(day, plan(day, place(day, "a1", 0, 2, "t")), "a1", 1)
    assert (after.placements["a1"].end, after.placements["a1"].segments) == (3, ((1, 3),))
    assert broken(day, after) == ["duration", "shift"]


def test_work_ends_in_overtime_only_where_it_has_to_or_did_before() -> None:
    """The shift ends at tick 3, overtime is permitted until 6; the next shift begins at 8."""
    person = technician("t", 12, overtime=(3, 6))
    hours = replace(person.presence, working=person.presence.working & ~(0b11 << 6))
    for pause_night, end in ((False, 4), (True, 9)):
        day = problem(
            [operation("a1", pause_night=pause_night)], technicians=[replace(person, presence=hours)], horizon=12
        )
        after = put(day, plan(day, place(day, "a1", 0, 2, "t")), "a1", 2).placements["a1"]
        assert (after.end, after.overtime) == (end, end == 4)
    late = plan(day, place(day, "a1", 3, 5, "t", overtime=True))
    assert put(day, late, "a1", 2).placements["a1"].end == 4
    assert put(day, late, "a1", 1).placements["a1"] == place(day, "a1", 1, 3, "t")


def test_equipment_is_kept_while_it_is_free_and_changed_where_another_unit_is() -> None:
    """I1 is a1's; c1 holds I2 from 0 to 2, b1 holds I1 from 2 to 4."""
    people = [technician(name, 6) for name in "tuv"]
    pools = [Pool("ista", "ISTA", ("I1", "I2"))]
    names = ("a1", "b1", "c1")
    day = problem([operation(name, equipment=(("ista", 1),)) for name in names], technicians=people, pools=pools)
    seats = zip(names, "tuv", ((0, "I1"), (2, "I1"), (0, "I2")), strict=True)
    placed = [replace(place(day, name, s, s + 2, who), equipment=(unit,)) for name, who, (s, unit) in seats]
    before = plan(day, *placed)
    assert put(day, before, "a1", 4).placements["a1"].equipment == ("I1",)
    assert put(day, before, "a1", 2).placements["a1"].equipment == ("I2",)
    assert put(day, before, "a1", 1).placements["a1"].equipment == ("I1",)
    assert broken(day, put(day, before, "a1", 1)) == ["equipment"]


def test_no_other_car_is_driven_out_of_its_bay_for_a_move() -> None:
    """The stay of a lasts from 0 to 5, waiting from 1 to 4 included; b1 would fit between."""
    people = [technician("t", 6), technician("u", 6)]
    specs = [operation("a1", 1, in_bay=True), operation("a2", 1, in_bay=True), operation("b1", 1, in_bay=True)]
    order = {"a": {"joins": ((0, 1),)}}
    links = [Link("a1", "a2")]
    day = problem(specs, technicians=people, bays=[bay("x", 6), bay("y", 6)], orders=order, links=links)
    placed = [place(day, "a1", 0, 1, "t", bay="x"), place(day, "a2", 4, 5, "t", bay="x")]
    after = put(day, plan(day, *placed, place(day, "b1", 2, 3, "u", bay="y")), "b1", 2, bay="x")
    assert Stay("a", "x", 0, 5, ("a1", "a2")) in after.stays
    assert broken(day, after) == ["stay"]


def test_what_shares_a_stay_goes_along_into_another_bay_at_its_own_time() -> None:
    """One stay of a1 and a2 from 0 to 5; later in the same bay nothing goes along."""
    specs = [operation("a1", in_bay=True), operation("a2", in_bay=True)]
    order = {"a": {"groups": (("a1", "a2"),)}}
    day = problem(specs, bays=[bay("x", 8), bay("y", 8)], horizon=8, orders=order)
    before = plan(day, place(day, "a1", 0, 2, "t", bay="x"), place(day, "a2", 3, 5, "t", bay="x"))
    after = put(day, before, "a2", 4, bay="y")
    assert after.placements["a1"] == place(day, "a1", 0, 2, "t", bay="y")
    assert after.stays == (Stay("a", "y", 0, 6, ("a1", "a2")),)
    assert broken(day, after) == []
    assert put(day, before, "a2", 4).stays == (Stay("a", "x", 0, 6, ("a1", "a2")),)


def test_the_yard_follows() -> None:
    """The car comes at 0 and leaves with its work: it waits for it in the yard."""
    day = problem([operation("a1", in_bay=True)], bays=[bay("x", 6)], yard=Yard(1))
    after = put(day, plan(day, place(day, "a1", 0, 2, "t", bay="x")), "a1", 3)
    assert after.yard == parkings(day, after) == (Parking("a", 0, 3),)
    assert broken(day, after) == []


def test_a_loaner_is_kept_while_it_is_free_and_changed_where_another_one_is() -> None:
    """a's customer has a loaner until a1 ends; b's has the other car from 4 on, then c's the first from 5 on."""
    cars = {name: Loaner(name, f"L-{name}", "small") for name in ("s1", "s2")}
    specs = [operation(name, 1) for name in ("a1", "b1", "c1")]
    needs = {"a": LoanNeed(0), "b": LoanNeed(4), "c": LoanNeed(5)}
    orders = {name: {"loan": need, "due": 8} for name, need in needs.items()}
    people = [technician(name, 8) for name in "tuv"]
    day = problem(specs, technicians=people, horizon=8, loaners=cars, orders=orders)
    seats = [place(day, "a1", 0, 1, "t"), place(day, "b1", 7, 8, "u"), place(day, "c1", 7, 8, "v")]
    chosen = plan(day, *seats)
    for order, car in (("a", "s2"), ("b", "s2"), ("c", "s1")):
        lent = loan(day, chosen, day.orders[order], needs[order], car)
        chosen = replace(chosen, loans={**chosen.loans, order: lent})
    assert broken(day, chosen) == []
    assert put(day, chosen, "a1", 3).loans["a"].loaner == "s2"
    assert put(day, chosen, "a1", 4).loans["a"].loaner == "s1"
    assert put(day, chosen, "a1", 6).loans["a"].loaner == "s2"
    assert broken(day, put(day, chosen, "a1", 6)) == ["loaner"]


def test_a_supervisor_stays_in_charge_while_he_can_and_is_relieved_where_he_cannot() -> None:
    """t has 1S; u and v have 2S, u is away from 3 on."""
    people = [technician("t", 6, high_voltage=1), technician("u", 6, high_voltage=2, away=(3, 6))]
    people.append(technician("v", 6, high_voltage=2))
    day = problem([operation("a1", supervised=True)], technicians=people)
    before = plan(day, replace(place(day, "a1", 0, 2, "t"), supervisor="u"))
    assert put(day, before, "a1", 1).placements["a1"].supervisor == "u"
    assert put(day, before, "a1", 2).placements["a1"].supervisor == "v"
    assert put(day, before, "a1", 2, "v").placements["a1"].supervisor is None


def test_a_move_that_breaks_a_rule_is_made_all_the_same() -> None:
    day = problem([operation("a1"), operation("b1")])
    before = plan(day, place(day, "a1", 0, 2, "t"), place(day, "b1", 2, 4, "t"))
    after = put(day, before, "b1", 1)
    assert after.placements["b1"] == Placement("b1", 1, 3, 0, ("t",), segments=((1, 3),))
    assert broken(day, after) == ["technician_free"]


def test_work_that_has_begun_this_very_moment_is_no_forced_work_whatever_its_pin() -> None:
    """Both a1 and b1 stand from 08:00 on, when the day is planned: a1 has begun, b1 is forced there."""
    pin = {"technicians": ["li"], "bay": "b-1"}
    begun = {"operation": "pads", "status": "started", "actual_start": at("08:00"), "pin": pin, **pin}
    forced = {"operation": "pads", "pin": {"technicians": ["wang"], "bay": "b-2", "start": at("08:00"), "forced": True}}
    orders = (
        days.order(id="a", status="in_progress", records=[begun]),
        days.order(id="b", records=[forced]),
    )
    day = days.problem(*orders, as_of=at("08:00"))
    standing = plan(day)
    (first,), (second,) = (immovable(day, standing, name) for name in ("a/pads", "b/pads"))
    assert first.message.endswith("has begun: what has happened stands.")
    assert (first.way_out, second.way_out) == (
        "Correct its record, or move another operation.",
        "Take the force off its pin first.",
    )

"""What is different between two plans, in numbers and in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from scheduler.clock import TICK_MINUTES
from scheduler.day import document_of
from scheduler.difference import Difference, difference, told
from scheduler.documents.difference import ShiftEntry
from scheduler.documents.orders import OperationRecord, Pin
from scheduler.generate import generate
from scheduler.goals import bay_changes, calls, minutes_shifted, technician_changes
from scheduler.judge import judge
from scheduler.plan import Plan
from scheduler.ports import Outcome
from scheduler.problem import Problem
from scheduler.rolling import standing
from scheduler.translate import to_problem
from scheduler.translate.difference import difference_entry
from solver.compiled import Compiled
from solver.search.construct import Construct
from solver.search.priorities import sequences
from tests.builders import bay, operation, place, plan, problem, technician

NAMES = ("a1", "b1", "c1")
Seats = dict[str, tuple[int, str, str]]
"""By operation its start, who does it, where."""

BEFORE: Seats = {"a1": (0, "t", "x"), "b1": (2, "t", "x"), "c1": (0, "u", "y")}


def day_of(*names: str, **orders: dict[str, object]) -> Problem:
    """Jobs of 2 ticks in bays x and y by t and u; promises are due at 6."""
    people, places = [technician("t", 12), technician("u", 12)], [bay("x", 12), bay("y", 12)]
    given = {name[0]: {"due": 6, **orders.get(name[0], {})} for name in names}
    specs = [operation(name, in_bay=True) for name in names]
    return problem(specs, technicians=people, bays=places, horizon=12, orders=given)


DAY = day_of(*NAMES)


def planned(seats: Seats, day: Problem = DAY) -> Plan:
    """What has no seat is left out."""
    placed = [place(day, name, start, start + 2, who, bay=where) for name, (start, who, where) in seats.items()]
    return plan(day, *placed, left_out=[order for order in day.orders if f"{order}1" not in seats])


def found(after: Seats, before: Seats = BEFORE) -> Difference:
    return difference(DAY, planned(before), planned(after))


def test_nothing_is_different_between_a_plan_and_itself() -> None:
    same = found(BEFORE)
    assert same == Difference({}, (), (), (), (), (), (), ())
    assert same.words == "0 jobs change technician, 0 change bay, 0 customers to call"


def test_what_changes_is_named() -> None:
    """b1 starts 10 min later, a1 and c1 change hands, a1 changes bay too."""
    changed = found({"a1": (0, "u", "y"), "b1": (4, "t", "x"), "c1": (0, "t", "x")})
    assert changed.minutes == {"b1": 10}
    assert (changed.technicians, changed.bays) == (("a1", "c1"), ("a1", "c1"))
    assert changed.words == "1 job at another time, 2 jobs change technician, 2 change bay, 0 customers to call"


def test_the_numbers_are_those_of_the_goals() -> None:
    """The goals compare with the published plan."""
    after = planned({"a1": (1, "u", "y"), "b1": (7, "t", "x"), "c1": (0, "t", "x")})
    against = replace(DAY, published=planned(BEFORE))
    changed = difference(DAY, planned(BEFORE), after)
    assert sum(map(abs, changed.minutes.values())) == minutes_shifted.value(against, after) == 6 * TICK_MINUTES
    assert len(changed.technicians) == technician_changes.value(against, after)
    assert len(changed.bays) == bay_changes.value(against, after)
    assert len(changed.calls) == calls.value(against, after) == 1


def test_a_promise_that_is_lost_is_a_customer_to_call() -> None:
    """b is ready at 8 instead of 4 and was promised for 6."""
    changed = found({**BEFORE, "b1": (6, "t", "x")})
    assert (changed.lost, changed.gained, changed.calls) == (("b",), (), ("b",))
    assert changed.words == (
        "1 job at another time, 0 jobs change technician, 0 change bay, 1 promise lost, 1 customer to call"
    )


def test_a_promise_that_is_gained_is_nobody_to_call() -> None:
    changed = found(BEFORE, {**BEFORE, "b1": (6, "t", "x")})
    assert (changed.lost, changed.gained, changed.calls) == ((), ("b",), ())
    assert changed.minutes == {"b1": -20}


def test_orders_come_in_and_drop_out() -> None:
    """a is new and keeps its promise; c was planned and is not any more."""
    changed = found({"a1": BEFORE["a1"], "b1": BEFORE["b1"]}, {"b1": BEFORE["b1"], "c1": BEFORE["c1"]})
    assert (changed.planned, changed.unplanned) == (("a",), ("c",))
    assert (changed.gained, changed.lost, changed.calls) == (("a",), ("c",), ("c",))
    assert changed.words == (
        "0 jobs change technician, 0 change bay, 1 order newly planned, 1 order no longer planned,"
        " 1 promise gained, 1 promise lost, 1 customer to call"
    )


def test_an_order_that_the_plan_before_did_not_know_is_newly_planned() -> None:
    before = planned({"a1": BEFORE["a1"]}, day_of("a1"))
    changed = difference(
        day_of("a1", "b1"), before, planned({"a1": BEFORE["a1"], "b1": BEFORE["b1"]}, day_of("a1", "b1"))
    )
    assert (changed.planned, changed.gained, changed.calls) == (("b",), ("b",), ())


def test_the_document_says_the_same() -> None:
    entry = difference_entry(found({**BEFORE, "b1": (6, "u", "y")}))
    assert entry.shifted == (ShiftEntry(operation="b1", minutes=20),)
    assert (entry.technicians, entry.bays, entry.lost, entry.calls) == (("b1",), ("b1",), ("b",), ("b",))
    assert entry.words == (
        "1 job at another time, 1 job changes technician, 1 changes bay, 1 promise lost, 1 customer to call"
    )


def standing_at(start: int, who: str, where: str, *, forced: bool) -> Problem:
    """The day with b1 as a fact: forced to its place, or begun at the very moment that is planned from."""
    fact = place(DAY, "b1", start, start + 2, who, bay=where)
    return replace(DAY, facts={"b1": fact}, as_of=start, forced=frozenset({"b1"} if forced else ()))


def test_forced_work_that_lies_ahead_is_news_like_planned_work() -> None:
    """b1 is forced from 2 to 6, to u, into y: ready at 8, promised for 6."""
    after = {**BEFORE, "b1": (6, "u", "y")}
    changed = difference(standing_at(6, "u", "y", forced=True), planned(BEFORE), planned(after))
    assert changed == Difference({"b1": 20}, ("b1",), ("b1",), (), (), ("b",), (), ("b",))
    back = difference(standing_at(2, "t", "x", forced=True), planned(after), planned(BEFORE))
    assert back == Difference({"b1": -20}, ("b1",), ("b1",), (), (), (), ("b",), ())


def test_work_that_has_begun_is_no_news() -> None:
    after = {**BEFORE, "b1": (4, "u", "y")}
    changed = difference(standing_at(4, "u", "y", forced=False), planned(BEFORE), planned(after))
    assert changed == found(BEFORE)


def test_a_forced_reception_at_another_time_is_a_customer_to_call() -> None:
    specs = {**DAY.operations, "b1": replace(DAY.operations["b1"], kind="reception")}
    forced = replace(standing_at(4, "t", "x", forced=True), operations=specs)
    after = planned({**BEFORE, "b1": (4, "t", "x")})
    assert difference(forced, planned(BEFORE), after).calls == ("b",)
    assert difference(replace(forced, forced=frozenset()), planned(BEFORE), after).calls == ()


def test_an_order_of_which_all_is_forced_is_newly_planned() -> None:
    day = standing_at(2, "t", "x", forced=True)
    changed = difference(day, planned({"a1": BEFORE["a1"], "c1": BEFORE["c1"]}), planned(BEFORE))
    assert (changed.planned, changed.gained, changed.minutes) == (("b",), ("b",), {})


def test_the_goals_count_no_fact_forced_or_not() -> None:
    """b1 is 20 min later and by somebody else in another bay."""
    forced = standing_at(6, "u", "y", forced=True)
    against, after = replace(forced, published=planned(BEFORE)), planned({**BEFORE, "b1": (6, "u", "y")})
    assert [goal.value(against, after) for goal in (minutes_shifted, technician_changes, bay_changes)] == [0, 0, 0]


def test_what_people_were_shown_is_where_forced_work_was_before_it_was_forced() -> None:
    """Half an hour later than planned; as the plan stands now, it has always been there."""
    day = generate("small", 0.9, 7)
    first = to_problem(day)
    made = Construct(Compiled(first)).plan(next(sequences(first)))
    document = document_of(day, first, Outcome(made, judge(first, made), (None,) * len(first.tiers), 0.0, 0.0))
    entry = next(e for e in document.placements if e.bay and e.technicians)
    order = next(o for o in day.orders if entry.operation.startswith(f"{o.id}/"))
    pin = Pin(technicians=entry.technicians, bay=entry.bay, start=entry.start + timedelta(minutes=30), forced=True)
    record = OperationRecord(operation=entry.operation.removeprefix(f"{order.id}/"), pin=pin)
    forced = order.model_copy(update={"records": (record,)})
    now = to_problem(day.model_copy(update={"orders": tuple(forced if o is order else o for o in day.orders)}))
    after = standing(document, now)
    assert difference(now, told(document, now), after).minutes == {entry.operation: 30}
    assert difference(now, standing(document, now), after).minutes == {}
    unknown = document.model_copy(update={"placements": tuple(e for e in document.placements if e != entry)})
    assert entry.operation not in told(unknown, now).placements

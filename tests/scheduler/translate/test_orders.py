"""Orders and operations in the problem's terms."""

from __future__ import annotations

from typing import Any, get_args

from scheduler.documents.fields import OrderClass
from scheduler.orders import Order, Pin
from tests.scheduler.translate.days import at, operation, order, problem, step, tick, workshop


def made(**more: Any) -> Order:
    """The order in the problem."""
    return problem(order(**more)).orders["4711"]


def test_the_promise_rounds_down_and_leaves_time_for_the_invoice() -> None:
    """16:33 is in tick 16:30; 10 min of invoice earlier it is 16:23, in tick 16:20. A buffer of 12 min is 3 ticks."""
    found = made(promise={"time": at("16:33"), "buffer_minutes": 12})
    assert (found.promised, found.due, found.buffer) == (tick("16:30"), tick("16:20"), 3)


def test_an_order_without_promise_has_no_due_time() -> None:
    found = made()
    assert (found.promised, found.due, found.buffer, found.latest) == (None, None, 0, None)


def test_the_latest_time_rounds_down() -> None:
    assert made(latest=at("17:59")).latest == tick("17:55")


def test_an_order_is_called_what_the_dealer_calls_it() -> None:
    assert made(external_id="RO 7").label == "RO 7"
    assert made().label == "4711"


def test_a_waiting_customer_does_not_stay_overnight() -> None:
    waits, leaves = made(mode="waits"), made()
    assert (waits.waits, waits.overnight) == (True, False)
    assert (leaves.waits, leaves.overnight) == (False, True)
    assert not made(overnight=False).overnight


def test_the_class_decides_the_weight() -> None:
    """A car that came back weighs most, a campaign least."""
    weights = {name: made(order_class=name).weight for name in get_args(OrderClass)}
    assert weights == {
        "comeback": 10,
        "hvc": 8,
        "fast_lane": 6,
        "booked": 5,
        "walk_in": 3,
        "internal": 2,
        "campaign": 1,
    }


def test_the_workshop_may_weigh_a_class_and_the_order_itself_wins() -> None:
    shop = workshop(class_weights={"hvc": 20})
    found = problem(
        order(id="1", order_class="hvc"), order(id="2"), order(id="3", order_class="hvc", weight=1), shop=shop
    )
    assert [o.weight for o in found.orders.values()] == [20, 5, 1]


def test_a_car_that_comes_again_for_the_same_fault_weighs_at_least_like_a_comeback() -> None:
    """10, or what the workshop says; the order's own weight wins, and a class that weighs more."""
    assert made(repeat_visits=1).weight == 10
    assert made(repeat_visits=1, weight=2).weight == 2
    shop = workshop(class_weights={"comeback": 7, "hvc": 20})
    found = problem(order(id="1", repeat_visits=2), order(id="2", repeat_visits=1, order_class="hvc"), shop=shop)
    assert [o.weight for o in found.orders.values()] == [7, 20]


def test_an_order_is_carried_over_if_it_may_stay_and_is_promised_for_later_or_not_at_all() -> None:
    """The horizon ends at midnight; ten minutes for the invoice, so 00:05 is due before and 00:10 is not."""
    tomorrow = [{"time": at(time, "2026-11-25")} for time in ("00:05", "00:10")]
    assert made().carries_over
    assert [made(promise=promise).carries_over for promise in tomorrow] == [False, True]
    assert not made(overnight=False).carries_over
    assert not made(mode="waits").carries_over


def test_an_order_that_nothing_may_be_done_on_later_is_not_carried_over() -> None:
    assert not made(latest=at("18:00")).carries_over
    assert made(latest=at("18:00", "2026-11-26")).carries_over


def test_a_car_is_here_from_its_arrival_on() -> None:
    """Statuses before and after it; a car that was carried over stands in the house."""
    here = {status: made(status=status).arrived for status in ("booked", "prepared", "arrived", "carried_over", "wash")}
    assert here == {"booked": False, "prepared": False, "arrived": True, "carried_over": True, "wash": True}


def test_of_an_overlap_group_the_longest_is_main_and_the_others_deduct() -> None:
    """a (6 FRU) and c (12) share a road test: c stays, a takes its plus work of 2 FRU; b is in no group."""
    plus = {"overlap_group": "road_test"}
    crew = [{"skill": "brakes"}]
    a = operation(ways=[{"work": 6, "plus_work": 2, "crew": crew}]) | plus
    c = operation(ways=[{"work": 12, "plus_work": 3, "crew": crew}]) | plus
    found = problem(order(step("a", a), step("b", operation(9)), step("c", c))).operations
    assert [o.ways[0].seconds // 300 for o in found.values()] == [2, 9, 12]


def test_what_may_be_left_out_is_not_the_main_operation_of_what_must_be_done() -> None:
    """b (6 FRU) must be done and keeps its time, c (9) is shorter than a and deducts too; alone, a is main."""
    crew = [{"skill": "brakes"}]
    a, b, c = (
        operation(ways=[{"work": n, "plus_work": 2, "crew": crew}], overlap_group="road_test") for n in (12, 6, 9)
    )
    found = problem(order(step("a", a, optional=True), step("b", b), step("c", c, optional=True))).operations
    assert [o.ways[0].seconds // 300 for o in found.values()] == [2, 6, 2]
    alone = problem(order(step("c", c, optional=True), step("a", a, optional=True))).operations
    assert [o.ways[0].seconds // 300 for o in alone.values()] == [2, 12]


def test_of_equally_long_operations_the_first_is_main() -> None:
    way = {"work": 6, "plus_work": 2, "crew": [{"skill": "brakes"}]}
    spec = operation(ways=[way], overlap_group="road_test")
    found = problem(order(step("a", spec), step("b", spec))).operations
    assert [o.ways[0].seconds // 300 for o in found.values()] == [6, 2]


def test_a_way_without_plus_work_deducts_nothing() -> None:
    plus = {"overlap_group": "road_test"}
    found = problem(order(step("a", operation(6) | plus), step("b", operation(12) | plus))).operations
    assert [o.ways[0].seconds // 300 for o in found.values()] == [6, 12]


def test_known_times_are_no_longer_true_of_deducted_work() -> None:
    times = [{"technician": "li", "work": 5}]
    way = {"work": 6, "plus_work": 2, "crew": [{"skill": "brakes"}], "times": times}
    plus = {"overlap_group": "road_test"}
    found = problem(order(step("a", operation(ways=[way]) | plus), step("b", operation(12) | plus)))
    assert found.work(found.operations["4711/a"], 0, ("li",), "b-1") == 2


def test_a_pin_binds_what_it_names() -> None:
    pins = [{"technicians": ["li"], "way": 0}, {"bay": "b-1", "start": at("09:00")}]
    known = [{"operation": name, "pin": pin} for name, pin in zip("ab", pins, strict=True)]
    found = problem(order(step("a"), step("b"), step("c"), records=known)).operations
    assert [o.pin for o in found.values()] == [
        Pin(crew=frozenset({"li"}), way=0),
        Pin(bay="b-1", start=tick("09:00")),
        None,
    ]


def test_preferences_name_the_advisor_at_the_counter_and_technicians_at_the_work() -> None:
    work = (
        step("in", operation(kind="") | {"kind": "reception"}),
        step("work", preferred_technicians=["li"]),
        step("out", operation(kind="") | {"kind": "handover"}),
    )
    customer = {"name": "陈女士", "preferred_advisor": "advisor"}
    found = problem(order(*work, customer=customer)).operations
    assert [set(o.preferred) for o in found.values()] == [{"advisor"}, {"li"}, {"advisor"}]

"""Whether anybody can do an operation."""

from __future__ import annotations

from tests.scheduler.translate.days import Json, faults, only_fault, operation, order, step, technician, workshop


def two(*crew: Json) -> Json:
    """A step for a crew."""
    return step("a", operation(ways=[{"work": 6, "crew": list(crew)}]))


def test_an_operation_that_too_few_people_can_do_names_skill_level_and_how_many_can() -> None:
    line = only_fault(order(two({"skill": "brakes", "level": 2, "count": 3})))
    assert line.startswith(
        "orders[0].work[0].operation.ways: too few people can do Work: it needs 3 × brakes level 2 (2 can)."
    )


def test_every_way_is_named_if_none_is_possible() -> None:
    ways = [{"work": 6, "crew": [{"skill": "paint"}]}, {"work": 4, "crew": [{"skill": "brakes", "level": 3}]}]
    line = only_fault(order(step("a", operation(ways=ways))))
    assert "1 × paint level 1 (0 can); or 1 × brakes level 3 (0 can)." in line


def test_one_possible_way_is_enough() -> None:
    ways = [{"work": 6, "crew": [{"skill": "paint"}]}, {"work": 4, "crew": [{"skill": "brakes"}]}]
    assert not faults(order(step("a", operation(ways=ways))))


def test_one_person_fills_one_place_only() -> None:
    """Wang is the only one with both skills, and the only one with electrics."""
    crew = ({"skill": "brakes"}, {"skill": "electrics"})
    assert not faults(order(two(*crew)))
    alone = workshop(technicians=[technician("wang", "brakes", "electrics")])
    assert "1 × brakes level 1 (1 can) and 1 × electrics level 1 (1 can)" in only_fault(order(two(*crew)), shop=alone)


def test_places_are_shared_out_so_that_all_are_filled() -> None:
    """Wang could take brakes first; electrics then needs him, and Li takes brakes."""
    people = [technician("wang", "brakes", "electrics"), technician("li", "brakes")]
    assert not faults(order(two({"skill": "brakes"}, {"skill": "electrics"})), shop=workshop(technicians=people))


def test_an_operation_for_which_no_bay_will_do_says_what_it_needs() -> None:
    spec = operation(bay={"kinds": ["lift", "fast_lane"], "features": ["long"]})
    line = only_fault(order(step("a", spec)))
    assert line.startswith(
        "orders[0].work[0].operation.bay: no bay will do for Work: it needs fast_lane or lift, long."
    )


def test_a_catalogue_may_hold_what_nobody_can_do_as_long_as_no_order_needs_it() -> None:
    assert not faults(order(), shop=workshop(operations={"spray": operation(skill="paint", kind="booth")}))

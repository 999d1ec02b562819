"""Whether anybody can do an operation."""

from __future__ import annotations

from tests.scheduler.translate.days import (
    Json,
    booth,
    faults,
    only_fault,
    operation,
    order,
    painted,
    programme,
    step,
    technician,
    workshop,
)


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


def test_a_high_voltage_qualification_is_needed_beside_the_skill() -> None:
    """Li may work on isolated parts, Wang isolates them; nobody works on live ones."""
    people = [technician("li", "brakes", high_voltage="1S"), technician("wang", "brakes", high_voltage="2S")]
    shop = workshop(technicians=people)
    both = ({"skill": "brakes", "high_voltage": "2S"}, {"skill": "brakes", "high_voltage": "1S"})
    assert not faults(order(two(*both)), shop=shop)
    line = only_fault(order(two({"skill": "brakes", "high_voltage": "3S"})), shop=shop)
    assert "it needs 1 × brakes level 1 with 3S (0 can)." in line


def test_what_any_work_on_electric_cars_needs_counts_for_them_only() -> None:
    shop = workshop(high_voltage_minimum="1S")
    assert not faults(order(), shop=shop)
    assert not faults(order(vehicle={"plate": "1", "drive": "hybrid"}), shop=shop)
    for drive in ("electric", "plug_in_hybrid"):
        both = (order(id="1"), order(id="2", vehicle={"plate": "2", "drive": drive}))
        assert "1 × brakes level 1 with 1S (0 can)" in only_fault(*both, shop=shop)


def test_supervised_work_needs_somebody_with_2s() -> None:
    work = order(step("a", operation(supervised=True)))
    assert only_fault(work) == (
        "orders[0].work[0].operation.supervised: nobody can supervise Work: no technician has 2S."
        " Enter high_voltage at a technician, or take it out."
    )
    boss = technician("boss", "reception", high_voltage="2S")
    assert not faults(work, shop=workshop(technicians=[technician("li", "brakes"), boss]))


def test_a_booth_cycle_needs_people_for_each_of_its_phases() -> None:
    """Nobody paints; what the operation itself says about people is only its labour."""
    assert only_fault(order(step("a", painted())), shop=workshop(booths=[booth()])) == (
        "orders[0].work[0].operation.booth: too few people can run a booth cycle for Work:"
        " it needs 1 × paint level 1 (0 can) for coat."
        " Enter the skill at a technician, or change the phase's crew."
    )
    assert not faults(order(step("a", painted())), shop=workshop(booths=[booth(programmes=[programme("standard")])]))


def test_one_programme_that_can_be_run_is_enough() -> None:
    """In booth 2 nobody is needed; but it is too small for 5 panels."""
    easy = booth("booth-2", programmes=[programme("standard", low_temperature=True)])
    shop = workshop(booths=[booth(panels=6), easy])
    assert not faults(order(step("a", painted(panels=4))), shop=shop)
    assert only_fault(order(step("a", painted(panels=5))), shop=shop).startswith("orders[0].work[0].operation.booth: ")

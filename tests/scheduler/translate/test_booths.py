"""Paint booths: programmes with their phases, closures."""

from __future__ import annotations

from scheduler.presence import span
from scheduler.resources import Booth, Phase, Programme, Slot
from tests.scheduler.translate.days import (
    Json,
    at,
    booth,
    faults,
    only_fault,
    order,
    problem,
    programme,
    tick,
    workshop,
)


def test_a_programme_has_its_phases_in_ticks_rounded_up() -> None:
    """32 min are 7 ticks; two painters of level 2 are two places."""
    crew: list[Json] = [{"skill": "paint", "level": 2, "count": 2, "high_voltage": "1S"}]
    phases: list[Json] = [{"name": "coat", "duration": "32 min", "crew": crew}, {"name": "bake", "duration": 8}]
    made = problem(order(), shop=workshop(booths=[booth(phases=phases)]))
    painter = Slot("paint", 2, 1)
    standard = Programme("standard", "Standard", (Phase("coat", 7, (painter, painter)), Phase("bake", 8)), True)
    assert made.booths == {"booth-1": Booth("booth-1", "Booth-1", 4, {"standard": standard})}


def test_a_booth_is_closed_when_it_is_said_to_be_rounded_outwards() -> None:
    closures = [{"start": at("09:02"), "end": at("10:01")}]
    made = problem(order(), shop=workshop(booths=[booth(closures=closures)]))
    assert made.booths["booth-1"].closed == span(tick("09:00"), tick("10:05"))


def test_a_phase_of_zero_length_and_a_wrong_unit_are_faults() -> None:
    shop = workshop(booths=[booth(phases=[{"name": "bake", "duration": 0}])])
    assert only_fault(order(), shop=shop) == (
        "workshop.booths[0].programmes[0].phases[0].duration: the phase takes no time."
        " Write how long it takes, or take the phase out."
    )
    shop = workshop(booths=[booth(phases=[{"name": "bake", "duration": "3 AW"}])])
    assert only_fault(order(), shop=shop).startswith("workshop.booths[0].programmes[0].phases[0].duration: 3 AW: ")


def test_a_programme_is_mild_in_all_booths_or_in_none() -> None:
    two = [
        booth("booth-1", programmes=[programme("eco", low_temperature=True)]),
        booth("booth-2", programmes=[programme("eco")]),
    ]
    assert only_fault(order(), shop=workshop(booths=two)) == (
        "workshop.booths[1].programmes[0].low_temperature: eco is a low-temperature programme in booth-1."
        " Say the same in both, or give one of them another id."
    )
    other = only_fault(order(), shop=workshop(booths=two[::-1]))
    assert "eco is not a low-temperature programme in booth-2." in other


def test_a_programme_listed_twice_in_a_booth_is_a_fault() -> None:
    shop = workshop(booths=[booth(programmes=[programme("eco"), programme("eco")])])
    [fault] = faults(order(), shop=shop)
    assert str(fault).startswith('workshop.booths[0].programmes[1].id: programme "eco" is listed twice.')

"""Technicians, bays, equipment, loaners and parking places in the problem's terms, with their calendars."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from operator import or_

from scheduler.calendar import bay_presence, technician_presence
from scheduler.clock import TICK_SECONDS, Clock
from scheduler.documents.technicians import Technician as Person
from scheduler.documents.workshop import Workshop
from scheduler.resources import Bay, Loaner, Pool, Skill, Technician, Yard
from scheduler.translate.directory import Directory
from scheduler.translate.slots import HIGH_VOLTAGE


def to_technicians(people: Iterable[Person], workshop: Workshop, clock: Clock, days: int) -> dict[str, Technician]:
    """People by id, present as of their calendars."""
    return {
        person.id: Technician(
            id=person.id,
            name=person.name,
            trade=person.trade,
            skills={skill.skill: Skill(skill.level, skill.speed) for skill in person.skills},
            presence=technician_presence(person, workshop, clock, days),
            team=person.team or "",
            productive_share=person.productive_share,
            high_voltage=HIGH_VOLTAGE[person.high_voltage],
        )
        for person in people
    }


def to_bays(workshop: Workshop, staff: Iterable[Technician], clock: Clock, days: int) -> dict[str, Bay]:
    """Every bay by id, open as of the calendars, and while any of the staff may work overtime."""
    overtime = reduce(or_, (technician.presence.overtime for technician in staff), 0)
    return {
        bay.id: Bay(
            id=bay.id,
            name=bay.name,
            kinds=frozenset(bay.kinds),
            presence=bay_presence(bay, workshop, clock, days, overtime),
            features=frozenset(bay.features),
            reserved_for=frozenset(bay.reserved_for),
        )
        for bay in workshop.bays
    }


def to_pools(workshop: Workshop) -> dict[str, Pool]:
    """Every equipment pool by id."""
    return {pool.id: Pool(pool.id, pool.name, pool.units) for pool in workshop.equipment}


def to_loaners(directory: Directory) -> dict[str, Loaner]:
    """Every loaner by id; a wrong unit is a fault."""
    return {
        car.id: Loaner(
            id=car.id,
            plate=car.plate,
            loaner_class=car.loaner_class,
            turnaround=-(-directory.seconds(f"workshop.loaners[{i}].turnaround", car.turnaround) // TICK_SECONDS),
        )
        for i, car in enumerate(directory.workshop.loaners)
    }


def to_yard(workshop: Workshop) -> Yard | None:
    """The parking places; None: not limited."""
    yard = workshop.yard
    return Yard(yard.places, yard.overflow_price) if yard is not None else None

"""Technicians, bays and equipment in the problem's terms, with their calendars."""

from __future__ import annotations

from collections.abc import Iterable

from scheduler.calendar import bay_presence, technician_presence
from scheduler.clock import Clock
from scheduler.documents.technicians import Technician as Person
from scheduler.documents.workshop import Workshop
from scheduler.resources import Bay, Pool, Skill, Technician


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
        )
        for person in people
    }


def to_bays(workshop: Workshop, clock: Clock, days: int) -> dict[str, Bay]:
    """Every bay by id, open as of the calendars."""
    return {
        bay.id: Bay(
            id=bay.id,
            name=bay.name,
            kinds=frozenset(bay.kinds),
            presence=bay_presence(bay, workshop, clock, days),
            features=frozenset(bay.features),
            reserved_for=frozenset(bay.reserved_for),
        )
        for bay in workshop.bays
    }


def to_pools(workshop: Workshop) -> dict[str, Pool]:
    """Every equipment pool by id."""
    return {pool.id: Pool(pool.id, pool.name, pool.units) for pool in workshop.equipment}

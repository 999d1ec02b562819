"""Everything a workshop has, by id, and the faults found while a day is read."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cached_property

from scheduler import labour
from scheduler.documents.fields import Amount
from scheduler.documents.technicians import Technician
from scheduler.documents.workshop import Bay, Booth, EquipmentPool, LoanerCar, Package, Workshop
from scheduler.errors import Fault
from scheduler.resources import Slot
from scheduler.translate.slots import HIGH_VOLTAGE

SHOWN = 20
"""So many known names fit into one line."""


@dataclass(frozen=True)
class Directory:
    """One workshop by id; every reader of the day adds its ``faults`` here."""

    workshop: Workshop
    faults: list[Fault] = field(default_factory=list)
    known_able: dict[Slot, list[str]] = field(default_factory=dict)

    @cached_property
    def technicians(self) -> Mapping[str, Technician]:
        """By id."""
        return {t.id: t for t in self.workshop.technicians}

    @cached_property
    def bays(self) -> Mapping[str, Bay]:
        """By id."""
        return {b.id: b for b in self.workshop.bays}

    @cached_property
    def pools(self) -> Mapping[str, EquipmentPool]:
        """By id."""
        return {p.id: p for p in self.workshop.equipment}

    @cached_property
    def booths(self) -> Mapping[str, Booth]:
        """By id."""
        return {b.id: b for b in self.workshop.booths}

    @cached_property
    def loaners(self) -> Mapping[str, LoanerCar]:
        """By id."""
        return {car.id: car for car in self.workshop.loaners}

    @cached_property
    def packages(self) -> Mapping[str, tuple[str, Package]]:
        """Path and package by id."""
        return {p.id: (f"workshop.packages[{i}]", p) for i, p in enumerate(self.workshop.packages)}

    def able(self, slot: Slot) -> list[str]:
        """Everybody who can fill a place in a crew; each place is looked up once."""
        if slot not in self.known_able:
            self.known_able[slot] = [
                person.id
                for person in self.workshop.technicians
                if HIGH_VOLTAGE[person.high_voltage] >= slot.high_voltage
                and any(skill.skill == slot.skill and skill.level >= slot.level for skill in person.skills)
            ]
        return self.known_able[slot]

    def fault(self, path: str, message: str, way_out: str) -> None:
        """Note one fault."""
        self.faults.append(Fault(path, message, way_out))

    def twice(self, path: str, what: str, name: str) -> None:
        """Note an id that another of its kind has."""
        self.fault(path, f'{what} "{name}" is listed twice.', "Give one of them another id.")

    def knows(self, path: str, what: str, name: str | None, known: Collection[str]) -> bool:
        """Whether a name is known, or none is given; notes a fault with the names that are known if not."""
        if name is None or name in known:
            return True
        self.faults.append(unknown(path, what, name, known))
        return False

    def seconds(self, path: str, amount: Amount) -> int:
        """Seconds of an amount of work; 0, and a fault, if its unit is not the workshop's."""
        try:
            return labour.seconds(amount, self.workshop.labour_unit)
        except labour.WrongUnit as error:
            self.fault(path, f"{error}.", "")
            return 0

    @property
    def distinct_faults(self) -> list[Fault]:
        """The faults without repetitions: one per place, however many orders meet it."""
        return list(dict.fromkeys(self.faults))


def unknown(path: str, what: str, name: str, known: Collection[str]) -> Fault:
    """A name that nothing has; the way out lists what is known, or what comes nearest if that is too much."""
    names = sorted(known)
    message = f'there is no {what} "{name}".'
    if not names:
        return Fault(path, message, "There is none at all: add it, or take the name out.")
    shown = names if len(names) <= SHOWN else get_close_matches(name, names, 3, 0.4) or names[:SHOWN]
    more = f" and {len(names) - len(shown)} more" if len(shown) < len(names) else ""
    return Fault(path, message, f"Known: {', '.join(shown)}{more}.")

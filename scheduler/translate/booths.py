"""Paint booths in the problem's terms: programmes with their phases, and closures."""

from __future__ import annotations

from dataclasses import replace

from scheduler import calendar
from scheduler.clock import TICK_SECONDS, Clock
from scheduler.documents.fields import Amount
from scheduler.documents.workshop import BoothProgramme, Workshop
from scheduler.resources import Booth, Phase, Programme
from scheduler.translate.directory import Directory
from scheduler.translate.slots import to_slots


def to_booths(directory: Directory) -> dict[str, Booth]:
    """Every booth by id, as if it never closed; phases that take no time and wrong units are faults."""
    found = {}
    for i, booth in enumerate(directory.workshop.booths):
        path = f"workshop.booths[{i}].programmes"
        programmes = {
            programme.id: _programme(directory, f"{path}[{j}]", programme)
            for j, programme in enumerate(booth.programmes)
        }
        found[booth.id] = Booth(booth.id, booth.name, booth.panels, programmes)
    _check_alike(directory)
    return found


def closed(booths: dict[str, Booth], workshop: Workshop, clock: Clock, days: int) -> dict[str, Booth]:
    """The booths with the ticks at which they cannot be used."""
    return {b.id: replace(booths[b.id], closed=calendar.closed_ticks(b.closures, clock, days)) for b in workshop.booths}


def _programme(directory: Directory, path: str, programme: BoothProgramme) -> Programme:
    phases = tuple(
        Phase(phase.name, _ticks(directory, f"{path}.phases[{i}].duration", phase.duration), to_slots(phase.crew))
        for i, phase in enumerate(programme.phases)
    )
    return Programme(programme.id, programme.name, phases, programme.low_temperature)


def _ticks(directory: Directory, path: str, duration: Amount) -> int:
    """Rounded up; a phase that takes no time is a fault."""
    found = len(directory.faults)
    seconds = directory.seconds(path, duration)
    if seconds == 0 and len(directory.faults) == found:
        directory.fault(path, "the phase takes no time.", "Write how long it takes, or take the phase out.")
    return -(-seconds // TICK_SECONDS)


def _check_alike(directory: Directory) -> None:
    """Programmes of several booths that have one id are mild in all of them, or in none."""
    first: dict[str, tuple[str, bool]] = {}
    for i, booth in enumerate(directory.workshop.booths):
        for j, programme in enumerate(booth.programmes):
            other, mild = first.setdefault(programme.id, (booth.id, programme.low_temperature))
            if mild != programme.low_temperature:
                message = f"{programme.id} is {'' if mild else 'not '}a low-temperature programme in {other}."
                path = f"workshop.booths[{i}].programmes[{j}].low_temperature"
                directory.fault(path, message, "Say the same in both, or give one of them another id.")

"""What is recorded of work on earlier days: nobody did two things at a time, and no two cars stood in one bay.

A few cars stand in a stall with a stage half done, each in its own and with its own panel beater.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from random import Random
from typing import NamedTuple, get_args

from scheduler.clock import TICK_MINUTES
from scheduler.documents.fields import HighVoltage
from scheduler.documents.operations import OperationSpec, Role, Step
from scheduler.documents.orders import OperationRecord
from scheduler.documents.technicians import Technician
from scheduler.generate.body.ledger import Ledger
from scheduler.generate.body.orders import Case, Shop
from scheduler.generate.full.booths import MINUTES as BOOTH_MINUTES
from scheduler.labour import ticks

HALF_DONE = 12
"""Ticks of work that have been done of a stage that the night interrupted; nothing else is recorded of that hour."""

STALLS = 2
"""One stall in so many has a car with a stage half done."""

QUALIFICATIONS: tuple[HighVoltage, ...] = get_args(HighVoltage)


@dataclass(frozen=True)
class Yesterday:
    """The days before ``now``."""

    shop: Shop
    now: datetime
    ledger: Ledger = field(default_factory=Ledger)

    @property
    def last(self) -> int:
        """Number of the open tick from which on nothing new was finished."""
        return self.shop.doors.index(self.now) - HALF_DONE


class Seat(NamedTuple):
    """When, by whom and where a step was done; open ticks."""

    step: Step
    start: int
    end: int
    crew: tuple[str, ...]
    place: str | None


def visit(shop: Shop, each: Case) -> tuple[Step, ...]:
    """Every step from the reception to the handover."""
    around = shop.doors.house.visit
    return (*around.before, *each.steps, *around.after)


def open_ticks(shop: Shop, step: Step) -> int:
    """From begin to end."""
    spec, house = _spec(shop, step), shop.doors.house
    if spec.booth is not None:
        return sum(BOOTH_MINUTES[spec.booth.programme]) // TICK_MINUTES
    if spec.sublet_lead is not None:
        return min(ticks(spec.sublet_lead, house.labour_unit), shop.doors.usual)
    return ticks(spec.ways[0].work, house.labour_unit)


def finished(rng: Random, yesterday: Yesterday, each: Case, count: int) -> list[OperationRecord]:
    """The first ``count`` steps from the arrival on, idle in between by chance; fewer if there was no room for them."""
    shop, at = yesterday.shop, yesterday.shop.doors.index(each.arrival)
    runs = _runs(visit(shop, each)[:count])
    idle = max(0, yesterday.last - at - sum(open_ticks(shop, step) for run in runs for step in run))
    found: list[OperationRecord] = []
    for run in runs:
        pause = rng.randint(0, idle // len(runs)) if found else 0
        seats = _seats(rng, yesterday, run, at + pause)
        if not seats:
            break
        for seat in seats:
            yesterday.ledger.book([*seat.crew, *([seat.place] if seat.place else [])], seat.start, seat.end)
            found.append(_record(yesterday, each, seat))
        at = seats[-1].end
    return found


def _runs(steps: Sequence[Step]) -> list[list[Step]]:
    """Steps that share a stay are done without a pause."""
    runs: list[list[Step]] = []
    for step in steps:
        if step.same_bay_as is not None:
            runs[-1].append(step)
        else:
            runs.append([step])
    return runs


def _seats(rng: Random, yesterday: Yesterday, run: Sequence[Step], start: int) -> list[Seat]:
    """The first time from ``start`` on at which everything was free for it; none before it is too late."""
    lengths = [open_ticks(yesterday.shop, step) for step in run]
    for tick in range(start, yesterday.last - sum(lengths) + 1):
        places = _places(yesterday.shop, run[0])
        place = yesterday.ledger.pick(rng, places, tick, tick + sum(lengths))
        if places and place is None:
            continue
        seats: list[Seat] = []
        for step, length in zip(run, lengths, strict=True):
            at = seats[-1].end if seats else tick
            crew = _crew(rng, yesterday, step, at, at + length)
            if crew is not None:
                seats.append(Seat(step, at, at + length, crew, place))
        if len(seats) == len(run):
            return seats
    return []


def _places(shop: Shop, step: Step) -> list[str]:
    """Bays that will do, or booths."""
    house, spec = shop.doors.house, _spec(shop, step)
    if spec.booth is not None:
        return [booth.id for booth in house.booths]
    kinds = set(spec.bay.kinds) if spec.bay else set()
    return [bay.id for bay in house.bays if kinds & set(bay.kinds) and not bay.reserved_for]


def _crew(rng: Random, yesterday: Yesterday, step: Step, start: int, end: int) -> tuple[str, ...] | None:
    """Free people who are able to do it; a role is for one."""
    shop, crew = yesterday.shop, list[str]()
    for role in _spec(shop, step).ways[0].crew:
        able = (p.id for p in shop.doors.house.technicians if p.id not in crew and _fills(p, role))
        member = yesterday.ledger.pick(rng, able, start, end)
        if member is None:
            return None
        crew.append(member)
    return tuple(crew)


def _fills(person: Technician, role: Role) -> bool:
    skilled = any(skill.skill == role.skill and skill.level >= role.level for skill in person.skills)
    return skilled and QUALIFICATIONS.index(person.high_voltage) >= QUALIFICATIONS.index(role.high_voltage)


def _record(yesterday: Yesterday, each: Case, seat: Seat) -> OperationRecord:
    start, end = yesterday.shop.doors.span(seat.start, seat.end)
    return OperationRecord(
        operation=seat.step.step if seat.step in each.steps else f"visit/{seat.step.step}",
        status="finished",
        actual_start=start,
        actual_end=end,
        technicians=seat.crew,
        bay=seat.place,
    )


def half_done(rng: Random, yesterday: Yesterday, step: Step) -> Iterator[OperationRecord]:
    """The night came in between: the car still stands in its stall."""
    shop, ledger, until = yesterday.shop, yesterday.ledger, yesterday.last + HALF_DONE
    spec = _spec(shop, step)
    if spec.bay is None or spec.bay.kinds != ("body",) or spec.supervised or "night" not in spec.pauses:
        return
    stalls = _places(shop, step)
    free = [stall for stall in stalls if ledger.is_free(stall, yesterday.last, until)]
    crew = _crew(rng, yesterday, step, yesterday.last, until)
    if crew is None or (len(stalls) - len(free)) * STALLS >= len(stalls):
        return
    stall = rng.choice(free)
    ledger.book([*crew, stall], yesterday.last, until)
    start = shop.doors.moment(yesterday.last)
    yield OperationRecord(operation=step.step, status="started", actual_start=start, technicians=crew, bay=stall)


def _spec(shop: Shop, step: Step) -> OperationSpec:
    return shop.doors.house.operations[step.operation] if isinstance(step.operation, str) else step.operation

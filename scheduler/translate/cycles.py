"""Booth cycles that have begun, are over or are forced: who records the same booth at the same time shares one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from scheduler.clock import TICK_SECONDS
from scheduler.cycles import member
from scheduler.documents.orders import OperationRecord
from scheduler.documents.plan import BoothCycleEntry, PlanDocument
from scheduler.plan import Cycle, CyclePhase, Placement
from scheduler.problem import Problem
from scheduler.resources import Phase, Programme
from scheduler.translate.directory import Directory
from scheduler.translate.records import is_forced
from scheduler.translate.stints import counted_from

APART = 3
"""Ticks (15 min) between the starts of two cycles, at least."""
Records = Mapping[str, OperationRecord]
"""By operation id."""


def to_cycles(
    problem: Problem, directory: Directory, records: Records, published: PlanDocument | None
) -> tuple[Cycle, ...]:
    """The cycles of the painted facts' records; people whom nobody wrote down are those of the published plan."""
    planned = {name: entry for entry in (published.booth_cycles if published else ()) for name in entry.operations}
    return tuple(
        _cycle(problem, directory, booth, start, members, planned)
        for (start, booth), members in sorted(_together(problem, records).items())
    )


def _together(problem: Problem, records: Records) -> dict[tuple[int, str], dict[str, OperationRecord]]:
    """By booth and start: who clocks on in the same booth within a quarter of an hour shares a cycle."""
    found: dict[tuple[int, str], dict[str, OperationRecord]] = {}
    last: dict[str, int] = {}
    for name, record in sorted(records.items(), key=lambda item: _start(problem, item[1])):
        booth, start = _booth(record), _start(problem, record)
        if booth is None:
            continue
        if start - last.get(booth, start - APART) >= APART:
            last[booth] = start
        found.setdefault((last[booth], booth), {})[name] = record
    return found


def painted_facts(problem: Problem, cycles: tuple[Cycle, ...], records: Records) -> dict[str, Placement]:
    """Every member is where its cycle is; finished work whose booth nobody wrote down keeps its own times."""
    found = {name: member(cycle, name) for cycle in cycles for name in cycle.operations}
    for name, record in records.items():
        if name not in found:
            start = _start(problem, record)
            end = _finished(problem, record, start)
            found[name] = Placement(name, start, end, 0, (), None, (), ((start, end),))
    return found


def _booth(record: OperationRecord) -> str | None:
    return record.pin.bay if is_forced(record) and record.pin else record.bay


def _start(problem: Problem, record: OperationRecord) -> int:
    moment = record.pin.start if is_forced(record) and record.pin else record.actual_start
    assert moment is not None, "it was checked to be there"
    return problem.clock.tick_down(moment)


def _finished(problem: Problem, record: OperationRecord, start: int) -> int:
    assert record.actual_end is not None, "it was checked to be there"
    return max(problem.clock.tick_up(record.actual_end), start + 1)


def _cycle(
    problem: Problem,
    directory: Directory,
    booth: str,
    start: int,
    members: Mapping[str, OperationRecord],
    planned: Mapping[str, BoothCycleEntry],
) -> Cycle:
    programme = _programme(problem, booth, members)
    end = max(_end(problem, directory, programme, start, record) for record in members.values())
    recorded = [t for record in members.values() for t in record.technicians]
    published = [t for name in members if name in planned for phase in planned[name].phases for t in phase.technicians]
    people = list(dict.fromkeys(t for t in recorded or published if t in problem.technicians))
    phases = tuple(_phases(problem, programme, start, end, people))
    return Cycle(booth, programme.id, start, end, tuple(members), phases)


def _programme(problem: Problem, booth: str, members: Mapping[str, OperationRecord]) -> Programme:
    """The first of the booth's programmes that is right for most of the members."""
    paints = [problem.operations[name].paint for name in members]
    return max(
        problem.booths[booth].programmes.values(),
        key=lambda programme: sum(paint is not None and programme.id in paint.programmes for paint in paints),
    )


def _end(problem: Problem, directory: Directory, programme: Programme, start: int, record: OperationRecord) -> int:
    """As recorded, or the programme's length; what is still going on takes at least a tick more."""
    if record.status == "finished":
        return _finished(problem, record, start)
    if record.status != "started":
        return start + programme.ticks
    if record.remaining is not None:
        left = -(-directory.seconds("", record.remaining) // TICK_SECONDS)
        return max(counted_from(problem, record, start) + left, problem.as_of + 1)
    return max(start + programme.ticks, problem.as_of + 1)


def _phases(problem: Problem, programme: Programme, start: int, end: int, people: list[str]) -> Iterator[CyclePhase]:
    """As long as the programme says; the last one lasts until the doors open."""
    for phase in programme.phases:
        stop = end if phase is programme.phases[-1] else min(start + phase.ticks, end)
        if start < stop:
            yield CyclePhase(start, stop, tuple(_crew(problem, phase, people)))
        start = stop


def _crew(problem: Problem, phase: Phase, people: list[str]) -> Iterator[str]:
    """Those who clocked on, or were to, where they can do the work; nobody else is made to."""
    left = list(people)
    for slot in phase.crew:
        fitting = next((t for t in left if problem.technicians[t].fills(slot)), None)
        if fitting is not None:
            left.remove(fitting)
            yield fitting

"""What one operation needs, and in which time: in words, and as the people and places that would do."""

from __future__ import annotations

from collections.abc import Iterator

from scheduler import wording
from scheduler.clock import TICK_MINUTES
from scheduler.orders import Operation, Order, Paint
from scheduler.problem import Problem
from scheduler.resources import Booth, Slot
from scheduler.why import Cause
from solver.compiled import Compiled


def people(problem: Problem, operation: Operation) -> set[str]:
    """Everybody who could fill a place of one of its crews."""
    wanted = set(slots(problem, operation))
    return {t.id for t in problem.technicians.values() if any(t.fills(slot) for slot in wanted)}


def slots(problem: Problem, operation: Operation) -> Iterator[Slot]:
    """Every place of its crews, or of the phases of the booth programmes that it may be painted in."""
    crews = [way.crew for way in operation.ways]
    if operation.paint:
        programmes = (p for booth in booths(problem, operation.paint) for p in booth.programmes.values())
        crews = [phase.crew for p in programmes if p.id in operation.paint.programmes for phase in p.phases]
    return (slot for crew in crews for slot in crew)


def booths(problem: Problem, paint: Paint) -> list[Booth]:
    """Those that run one of the programmes."""
    return [booth for booth in problem.booths.values() if paint.programmes & booth.programmes.keys()]


def bays(compiled: Compiled, operation: Operation) -> set[str]:
    """Bays in which its stay could be."""
    group = compiled.problem.group_of.get(operation.id)
    return set(compiled.group_bays[group]) if group else set()


def units(problem: Problem, operation: Operation) -> set[str]:
    """Equipment units that it could hold."""
    return {unit for pool, _ in operation.equipment for unit in problem.pools[pool].units}


def needed(operation: Operation) -> str:
    """``technician for brakes with a bay (lift)``, ``technician for battery (2S)``, ``booth cycle for 2 panels``."""
    if operation.paint:
        return _cycle(operation.paint)
    person, bay = _person(operation), _bay(operation)
    needs = " with a ".join(filter(None, (person, bay))) or "time"
    return needs + (" and somebody with 2S in charge" if operation.supervised else "")


def missing(problem: Problem, operation: Operation, cause: Cause) -> str:
    """The one thing of what it needs that is scarce: ``technician for brakes``, ``bay (lift)``."""
    if cause is Cause.BOOTH and operation.paint:
        return _cycle(operation.paint)
    if cause is Cause.EQUIPMENT:
        return " and ".join(problem.pools[pool].name for pool, _ in operation.equipment)
    if cause is Cause.TECHNICIAN:
        named = dict.fromkeys(skill(slot) for slot in slots(problem, operation))
        return f"technician for {' or '.join(named)}" if named else "person with 2S in charge"
    return _bay(operation) if cause is Cause.BAY else needed(operation)


def skill(slot: Slot) -> str:
    """``brakes``, ``battery (2S)``."""
    return slot.skill + (f" ({slot.high_voltage}S)" if slot.high_voltage else "")


def limits(problem: Problem, order: Order, operation: Operation) -> str:
    """``between 10:15 (part Disc, due 10:15) and 17:30``."""
    start, end = window(problem, order, operation)
    limit = order.labour_limit
    a_day = "" if limit is None else f" with at most {limit * TICK_MINUTES} min of labour a day"
    return f"between {wording.at(problem, start)} ({operation.release_reason}) and {wording.at(problem, end)}{a_day}"


def window(problem: Problem, order: Order, operation: Operation) -> tuple[int, int]:
    """From its release until the last who could do it goes home, after overtime if he or she may work any."""
    presences = [problem.technicians[t].presence for t in people(problem, operation)]
    shifts = [(presence.working | presence.overtime).bit_length() for presence in presences]
    closes = [end for start, end in problem.opening if not order.overnight and end > operation.release]
    ends = [problem.horizon, max(shifts, default=problem.horizon), *closes[:1]]
    return operation.release, min(ends if order.latest is None else [*ends, order.latest])


def _cycle(paint: Paint) -> str:
    panels = f"{paint.panels} panel{'s' * (paint.panels > 1)}"
    return f"booth cycle ({' or '.join(sorted(paint.programmes))}) for {panels}"


def _person(operation: Operation) -> str:
    skills = " or ".join(dict.fromkeys(skill(slot) for way in operation.ways for slot in way.crew))
    return f"technician for {skills}" if skills else ""


def _bay(operation: Operation) -> str:
    return f"bay ({wording.bay_need(operation)})" if operation.bay_kinds else ""

"""Somebody more than there is, for one skill and no longer than needed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import reduce
from operator import or_

from scheduler import wording
from scheduler.clock import TICK_MINUTES
from scheduler.orders import Operation
from scheduler.plan import Plan
from scheduler.presence import Presence, span
from scheduler.problem import Problem
from scheduler.resources import Skill, Slot, Technician
from scheduler.why import Cause
from solver.why import prices
from solver.why.needs import skill, slots
from solver.why.rescue import Change, Rescue
from solver.why.scarce import would_save

MORE = "one more technician"
"""Id of whoever is added."""
IN_CHARGE = Slot("", 0, 2)
"""Somebody with 2S, whatever else he or she can do."""


def changes(rescue: Rescue) -> Iterator[Change]:
    """One more for each place that is wanted, for one of its tasks or, if that is not enough, for all of them."""
    problem = rescue.problem
    busy = would_save(rescue, Cause.TECHNICIAN)
    for slot in _wanted(problem, [problem.operations[o] for o in rescue.order.operations if o not in problem.facts]):
        able = [t for t in problem.technicians.values() if t.fills(slot) or (slot is IN_CHARGE and t.may_supervise)]
        if able and not busy:
            continue
        there = reduce(or_, (t.presence.working for t in able or problem.technicians.values()), 0)
        whole = _hired(problem, slot, there, able)
        if rescue.works(whole) and (tasks := _tasks(rescue.plan(whole))):
            hull = (min(start for start, _ in tasks), max(end for _, end in tasks))
            for start, end in sorted({*tasks, hull}, key=lambda task: task[1] - task[0]):
                yield _hired(problem, slot, there & span(start, end), able, (start, end))


def _wanted(problem: Problem, operations: list[Operation]) -> dict[Slot, None]:
    found = dict.fromkeys(slot for operation in operations for slot in slots(problem, operation))
    return found | dict.fromkeys([IN_CHARGE] * any(operation.supervised for operation in operations))


def _hired(
    problem: Problem, slot: Slot, there: int, able: list[Technician], task: tuple[int, int] | None = None
) -> Change:
    skills = {slot.skill: Skill(slot.level)} if slot.skill else {}
    trade = able[0].trade if able else next(t.trade for t in problem.technicians.values())
    one = Technician(MORE, MORE, trade, skills, Presence(there), high_voltage=slot.high_voltage)
    changed = replace(problem, technicians={**problem.technicians, MORE: one})
    if task is None:
        return Change(MORE, prices.PERSON, changed)
    start, end = task
    wanted = f"for {skill(slot)}" if slot.skill else "with 2S in charge"
    words = f"{MORE} {wanted} from {wording.at(problem, start)} to {wording.at(problem, end)}"
    return Change(words, prices.PERSON + (end - start) * TICK_MINUTES, changed)


def _tasks(plan: Plan) -> list[tuple[int, int]]:
    """When he or she is needed: for operations, in charge of some, in a booth."""
    placed = [(p.start, p.end) for p in plan.placements.values() if MORE in (*p.crew, p.supervisor)]
    return placed + [(p.start, p.end) for cycle in plan.cycles for p in cycle.phases if MORE in p.crew]

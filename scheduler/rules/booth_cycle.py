"""Painted operations share booth cycles: programme, panels, colour, crews and times fit, one cycle at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from scheduler import wording
from scheduler.clashes import clashes
from scheduler.cycles import cycle_at, member
from scheduler.plan import Cycle, Plan, Violation
from scheduler.presence import runs, span
from scheduler.problem import Problem
from scheduler.resources import Phase


def violations(problem: Problem, plan: Plan) -> Iterator[Violation]:
    """Cycles that are facts stand as they are; a clash between two of them is waived."""
    yield from _members(problem, plan)
    for cycle in problem.fact_cycles:
        if plan.cycles.count(cycle) != 1:
            yield _broken(f"{wording.cycle(problem, cycle)} has begun or is forced: the plan says otherwise", cycle)
    for cycle in plan.cycles:
        if cycle not in problem.fact_cycles:
            for message in _faults(problem, plan, cycle):
                yield _broken(f"{wording.cycle(problem, cycle)} {message}", cycle)
    for booth in problem.booths:
        for holding, cycle in clashes(c for c in plan.cycles if c.booth == booth):
            yield Violation(
                "booth_cycle",
                f"{wording.cycle(problem, holding)} lasts until {wording.at(problem, holding.end)}, the next starts at"
                f" {wording.at(problem, cycle.start)}",
                (*holding.operations, *cycle.operations),
                waived=holding in problem.fact_cycles and cycle in problem.fact_cycles,
            )


def _members(problem: Problem, plan: Plan) -> Iterator[Violation]:
    """Every painted operation is in one cycle, whose times and booth are its own."""
    listed = Counter(o for cycle in plan.cycles for o in cycle.operations)
    for operation in problem.planned:
        placement, count = plan.placements.get(operation.id), listed[operation.id]
        message = ""
        if placement is None or operation.paint is None:
            message = "is not to be painted" if count else ""
        elif count != 1:
            message = f"is in {count or 'no'} booth cycle{'s' * (count > 1)}: it needs one"
        elif placement != member(plan.cycle_of[operation.id], operation.id):
            cycle = wording.cycle(problem, plan.cycle_of[operation.id])
            message = f"is in {cycle}: it needs the cycle's times and booth, and no crew of its own"
        if message:
            yield Violation("booth_cycle", f"{wording.job(problem, operation.id)} {message}", (operation.id,))


def _faults(problem: Problem, plan: Plan, cycle: Cycle) -> Iterator[str]:
    booth = problem.booths[cycle.booth]
    programme = booth.programmes.get(cycle.programme)
    if programme is None:
        yield f"runs programme {cycle.programme}: {booth.name} has {', '.join(sorted(booth.programmes))}"
        return
    if cycle.end - cycle.start != programme.ticks:
        yield f"lasts {(cycle.end - cycle.start) * 5} min, {programme.name} takes {programme.ticks * 5}"
    yield from _loading(problem, cycle)
    for closed in runs(booth.closed & span(cycle.start, cycle.end)):
        yield f"cannot run: {booth.name} is closed {wording.between(problem, *closed)}"
    expected = cycle_at(booth, programme, cycle.start, (), [()] * len(programme.phases)).phases
    if [(p.start, p.end) for p in cycle.phases] != [(p.start, p.end) for p in expected]:
        yield f"does not run its {len(programme.phases)} phases one after the other"
        return
    for index, phase in enumerate(programme.phases):
        for fault in _crew(problem, cycle, index, phase):
            yield f"in phase {phase.name} {fault}"


def _loading(problem: Problem, cycle: Cycle) -> Iterator[str]:
    booth = problem.booths[cycle.booth]
    programme = booth.programmes[cycle.programme]
    shares = {o: paint for o in cycle.operations if (paint := problem.operations[o].paint) is not None}
    if not shares:
        yield "paints nothing"
    begun = [o for o in cycle.operations if o in problem.facts]
    if begun:
        yield f"lists {wording.job(problem, begun[0])}, which has its own cycle already"
    panels = sum(paint.panels for paint in shares.values())
    if panels > booth.panels:
        yield f"holds {panels} panels of {_cars(problem, shares)}, {booth.name} takes {booth.panels}"
    colours = {o: paint.colour for o, paint in shares.items() if paint.colour is not None}
    if len(set(colours.values())) > 1:
        clash = ", ".join(f"{wording.car(problem, problem.operations[o].order)} {c}" for o, c in colours.items())
        yield f"mixes colours: {clash}"
    for operation, paint in shares.items():
        if programme.id not in paint.programmes:
            hot = "" if programme.low_temperature else ", which is no low-temperature one"
            need = " or ".join(sorted(paint.programmes))
            yield f"runs {programme.name}{hot}: {wording.job(problem, operation)} needs {need}"


def _crew(problem: Problem, cycle: Cycle, index: int, phase: Phase) -> Iterator[str]:
    planned = cycle.phases[index]
    if len(planned.crew) != len(phase.crew):
        yield f"needs a crew of {len(phase.crew)}, planned: {len(planned.crew)}"
        return
    if len(set(planned.crew)) != len(planned.crew):
        yield f"names {wording.people(problem, planned.crew)}: each place needs its own person"
    for person, slot in zip(planned.crew, phase.crew, strict=True):
        technician = problem.technicians[person]
        if lacking := wording.lacking(technician, slot):
            yield lacking
        for missing in runs(span(planned.start, planned.end) & ~technician.presence.working):
            yield f"needs {technician.name} all the time, who is not at work {wording.between(problem, *missing)}"


def _cars(problem: Problem, operations: Iterable[str]) -> str:
    return ", ".join(wording.car(problem, problem.operations[o].order) for o in operations)


def _broken(message: str, cycle: Cycle) -> Violation:
    return Violation("booth_cycle", message, cycle.operations)

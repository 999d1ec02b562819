"""One car stands in a bay at a time, waiting included, and operations that share a stay keep their bay."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from scheduler import wording
from scheduler.clashes import clashes
from scheduler.plan import Plan, Stay, Violation
from scheduler.presence import runs, span
from scheduler.problem import Problem


def violations(problem: Problem, plan: Plan) -> Iterator[Violation]:
    """Between facts a clash is waived; a stay with history counts from where it holds its bay now."""
    yield from _unlisted(problem, plan)
    for stay in plan.stays:
        if not _is_one_placement(problem, plan, stay):
            yield from _misdrawn(problem, plan, stay)
    for bay, stays in plan.by_bay.items():
        yield from _clashes(problem, plan, bay, stays)


def _unlisted(problem: Problem, plan: Plan) -> Iterator[Violation]:
    """Every operation in a bay belongs to one stay there, and a group to one stay."""
    stay_of = {operation: index for index, stay in enumerate(plan.stays) for operation in stay.operations}
    if len(stay_of) < sum(len(stay.operations) for stay in plan.stays):
        listed = Counter(operation for stay in plan.stays for operation in stay.operations)
        for operation, times in listed.items():
            if times > 1:
                yield _broken(f"{wording.job(problem, operation)} is listed in two stays", operation)
    for operation in [o for o, p in plan.placements.items() if p.bay is not None and o not in stay_of]:
        if not problem.operations[operation].paint:
            yield _broken(f"{wording.job(problem, operation)} is planned in a bay without a stay there", operation)
    for order in problem.orders.values():
        for index, group in enumerate(order.groups):
            if len(group) > 1:
                yield from _torn(problem, plan, (order.id, index), group, stay_of)


def _torn(
    problem: Problem, plan: Plan, key: tuple[str, int], group: tuple[str, ...], stay_of: dict[str, int]
) -> Iterator[Violation]:
    planned = [o for o in group if o in plan.placements and o not in problem.facts]
    bays = {plan.placements[o].bay for o in planned}
    anchor = problem.anchors.get(key)
    if planned and anchor and bays != {anchor[0]}:
        name = problem.bays[anchor[0]].name
        yield _broken(f"{wording.job(problem, planned[0])} must stay in {name}, where its car stands", *planned)
        return
    forced = [o for o in group if (fact := problem.facts.get(o)) and fact.start >= problem.as_of]
    if planned and len({stay_of.get(o) for o in (*planned, *forced)}) > 1:
        names = " and ".join(problem.operations[o].name for o in (*planned, *forced))
        yield _broken(f"{names} of {wording.car(problem, key[0])} must share one stay in one bay", *planned)


def _misdrawn(problem: Problem, plan: Plan, stay: Stay) -> Iterator[Violation]:
    placed = [plan.placements.get(o) for o in stay.operations]
    name = problem.bays[stay.bay].name
    for operation, placement in zip(stay.operations, placed, strict=True):
        if placement is None or placement.bay != stay.bay or problem.operations[operation].order != stay.order:
            yield _broken(
                f"{wording.job(problem, operation)} is listed in a stay in {name}, it is not planned there", operation
            )
            return
        if operation not in problem.group_of:
            yield _broken(
                f"{wording.job(problem, operation)} is listed in a stay in {name}, it needs no bay", operation
            )
            return
    spans = [(p.start, p.end) for p in placed if p is not None]
    if not spans or (min(s for s, _ in spans), max(e for _, e in spans)) != (stay.start, stay.end):
        yield _broken(
            f"{wording.car(problem, stay.order)}: its stay in {name} {wording.between(problem, stay.start, stay.end)}"
            " does not begin and end with its work there",
            *stay.operations,
        )
    groups = {problem.group_of[o][1] for o in stay.operations}
    in_order = sorted(groups, key=lambda g: _first(problem, plan, stay, g)) if len(groups) > 1 else ()
    if any(pair not in problem.orders[stay.order].joins for pair in itertools.pairwise(in_order)):
        yield _broken(
            f"{wording.car(problem, stay.order)}: one stay in {name} covers work that need not follow on each other",
            *stay.operations,
        )


def _is_one_placement(problem: Problem, plan: Plan, stay: Stay) -> bool:
    """What most stays are: one operation, from its start to its end."""
    if len(stay.operations) != 1 or stay.operations[0] not in problem.group_of:
        return False
    placement = plan.placements.get(stay.operations[0])
    return placement is not None and (
        (placement.bay, placement.start, placement.end) == (stay.bay, stay.start, stay.end)
        and problem.operations[placement.operation].order == stay.order
    )


def _first(problem: Problem, plan: Plan, stay: Stay, group: int) -> int:
    members = problem.orders[stay.order].groups[group]
    return min(plan.placements[o].start for o in stay.operations if o in members)


def _clashes(problem: Problem, plan: Plan, bay: str, stays: list[Stay]) -> Iterator[Violation]:
    name, away = problem.bays[bay].name, problem.bays[bay].presence.away
    judged = list[Stay]()
    for stay in stays:
        judged += _parts(problem, plan, stay) if stay.order in problem.begun else (stay,)
    for stay in judged if away else ():
        for closed in runs(away & span(stay.start, stay.end)):
            yield _broken(
                f"{name} is closed {wording.between(problem, *closed)}, {wording.car(problem, stay.order)} stands there"
                f" {wording.between(problem, stay.start, stay.end)}",
                *stay.operations,
                waived=_is_fact(problem, stay),
            )
    for holding, stay in clashes(judged):
        yield _broken(
            f"{name} holds {wording.car(problem, holding.order)} until {wording.at(problem, holding.end)},"
            f" work order {problem.orders[stay.order].label} starts there at {wording.at(problem, stay.start)}",
            *holding.operations,
            *stay.operations,
            waived=_is_fact(problem, holding) and _is_fact(problem, stay),
        )


def _parts(problem: Problem, plan: Plan, stay: Stay) -> Iterator[Stay]:
    """What is decided of a stay (groups of facts alone, history), and what is judged: the rest, from its anchor on."""
    if _is_fact(problem, stay):
        yield stay
        return
    decided, starts = [], [stay.start]
    for key in {problem.group_of[o] for o in stay.operations if o in problem.group_of}:
        group = problem.orders[key[0]].groups[key[1]]
        facts = [problem.facts[o] for o in group if o in problem.facts]
        if len(facts) == len(group):
            decided += facts
            starts.append(max(f.end for f in facts))
        elif key in problem.anchors:
            decided += [f for f in facts if f.start < problem.as_of]
            starts.append(problem.anchors[key][1])
    begun = tuple(f.operation for f in decided if f.operation in stay.operations)
    if begun:
        yield Stay(stay.order, stay.bay, min(f.start for f in decided), max(f.end for f in decided), begun)
    first = min(plan.placements[o].start for o in stay.operations if o not in problem.facts)
    yield replace(stay, start=min(first, max(starts)))


def _is_fact(problem: Problem, stay: Stay) -> bool:
    return all(o in problem.facts for o in stay.operations)


def _broken(message: str, *operations: str, waived: bool = False) -> Violation:
    return Violation("stay", message, operations, waived)

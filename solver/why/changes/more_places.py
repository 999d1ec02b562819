"""A bay or a booth more than there is, no longer than needed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import reduce
from operator import or_

from scheduler import wording
from scheduler.clock import TICK_MINUTES
from scheduler.presence import Presence, span
from scheduler.problem import Problem
from scheduler.resources import Bay, Booth
from scheduler.why import Cause
from solver.why import prices
from solver.why.needs import booths
from solver.why.rescue import Change, Rescue
from solver.why.scarce import would_save

MORE = "one more"
"""Id of the place that is added."""


def changes(rescue: Rescue) -> Iterator[Change]:
    """A bay for each stay, a booth for each kind that would do."""
    yield from _bays(rescue)
    yield from _booths(rescue)


def _bays(rescue: Rescue) -> Iterator[Change]:
    problem, group_bays = rescue.problem, rescue.case.construct.compiled.group_bays
    busy = would_save(rescue, Cause.BAY)
    asked = set()
    for index, group in enumerate(rescue.order.groups):
        suitable = group_bays[rescue.order.id, index]
        specs = [problem.operations[o] for o in group if o not in problem.facts]
        kinds = frozenset(kind for o in specs for kind in o.bay_kinds)
        features = frozenset(feature for o in specs for feature in o.bay_features)
        if not specs or (suitable and not busy) or (kinds, features) in asked:
            continue
        asked.add((kinds, features))
        open_ = reduce(or_, (problem.bays[b].presence.working for b in suitable or problem.bays), 0)
        bay = Bay(MORE, f"{MORE} bay", kinds, Presence(open_), features)
        whole = _built(problem, bay, "")
        stays = [s for s in rescue.plan(whole).stays if s.bay == MORE] if rescue.works(whole) else []
        if stays:
            start, end = min(stay.start for stay in stays), max(stay.end for stay in stays)
            open_ &= span(start, end)
            bay = replace(bay, presence=Presence(open_, away=problem.whole & ~span(start, end)))
            when = f"from {wording.at(problem, start)} to {wording.at(problem, end)}"
            words = f"{MORE} bay ({wording.bay_need(specs[0])}) {when}"
            yield _built(problem, bay, words, end - start)


def _built(problem: Problem, bay: Bay, words: str, ticks: int = 0) -> Change:
    return Change(words, prices.PLACE + ticks * TICK_MINUTES, replace(problem, bays={**problem.bays, MORE: bay}))


def _booths(rescue: Rescue) -> Iterator[Change]:
    problem = rescue.problem
    painted = [o.paint for o in map(problem.operations.__getitem__, rescue.order.operations) if o.paint]
    suitable: dict[str, Booth] = {b.id: b for paint in painted for b in booths(problem, paint)}
    for booth in suitable.values():
        one = replace(booth, id=MORE)
        change = Change("", prices.PLACE, replace(problem, booths={**problem.booths, MORE: one}))
        cycles = [c for c in rescue.plan(change).cycles if c.booth == MORE] if rescue.works(change) else []
        if cycles:
            start, end = min(c.start for c in cycles), max(c.end for c in cycles)
            words = f"{MORE} booth like {booth.name} from {wording.at(problem, start)} to {wording.at(problem, end)}"
            yield replace(change, words=words, price=prices.PLACE + (end - start) * TICK_MINUTES)

"""A unit of equipment or a loaner more than there is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from scheduler.resources import Loaner
from scheduler.why import Cause
from solver.why import prices
from solver.why.rescue import Change, Rescue
from solver.why.scarce import would_save

MORE = "one more"
"""Id of what is added."""


def changes(rescue: Rescue) -> Iterator[Change]:
    """Each kind of equipment that it needs, and the loaner where that is what is missing."""
    problem, need = rescue.problem, rescue.order.loan
    wanted = dict.fromkeys(pool for o in rescue.order.operations for pool, _ in problem.operations[o].equipment)
    for name in wanted if would_save(rescue, Cause.EQUIPMENT) else ():
        pool = problem.pools[name]
        larger = replace(pool, units=(*pool.units, f"{MORE} {name}"))
        yield Change(f"{MORE} {pool.name}", prices.EQUIPMENT, replace(problem, pools={**problem.pools, name: larger}))
    if need is not None and need.car is None and rescue.case.among.lacks_loaner:
        kind = need.loaner_class
        lent = Loaner(MORE, MORE, kind or "")
        words = f"{MORE} loaner" + (f" of class {kind}" if kind else "")
        yield Change(words, prices.EQUIPMENT, replace(problem, loaners={**problem.loaners, MORE: lent}))

"""What a plan changes against another: rules it newly breaks, its score, promises."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from scheduler.judge import judge
from scheduler.plan import Judgement, Plan, Score, Violation
from scheduler.problem import Problem
from scheduler.promises import Prospect, prospects


@dataclass(frozen=True, slots=True)
class Consequences:
    """Violations that are new, waived ones apart, the scores, and the orders that stand otherwise: before, after."""

    violations: tuple[Violation, ...]
    waived: tuple[Violation, ...]
    before: Score
    after: Score
    promises: tuple[tuple[Prospect, Prospect], ...]


def consequences(problem: Problem, before: Plan, after: Plan, judged: Judgement | None = None) -> Consequences:
    """A violation counts as new if the plan before had none with the same words.

    Parameters
    ----------
    judged
        What the judge says of the plan before, if it has been asked already.
    """
    old, new = judged or judge(problem, before), judge(problem, after)
    return Consequences(
        _new(old.violations, new.violations),
        _new(old.waived, new.waived),
        old.score,
        new.score,
        _changed(problem, before, after),
    )


def _new(old: Iterable[Violation], new: Iterable[Violation]) -> tuple[Violation, ...]:
    return tuple((Counter(new) - Counter(old)).elements())


def _changed(problem: Problem, before: Plan, after: Plan) -> tuple[tuple[Prospect, Prospect], ...]:
    old, new = prospects(problem, before), prospects(problem, after)
    return tuple((old[order], new[order]) for order in problem.orders if old[order].standing is not new[order].standing)

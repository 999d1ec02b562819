"""An operation starts after those before it have ended, no sooner than the least lag and no later than the most."""

from __future__ import annotations

from collections.abc import Iterator

from scheduler import wording
from scheduler.plan import Plan, Violation
from scheduler.problem import Link, Problem


def violations(problem: Problem, plan: Plan) -> Iterator[Violation]:
    """A link into a fact is waived, and a most lag after a fact that had run out before the next could start."""
    placements = plan.placements
    for link in problem.links:
        before, after = placements.get(link.before), placements.get(link.after)
        if before is None or after is None:
            continue
        lag = after.start - before.end
        if lag < link.min_lag:
            yield _broken(problem, link, lag, waived=link.after in problem.facts)
        elif link.max_lag is not None and lag > link.max_lag:
            yield _broken(problem, link, lag, waived=is_hopeless(problem, link))


def is_hopeless(problem: Problem, link: Link) -> bool:
    """The most lag of a link is broken by facts alone."""
    if link.after in problem.facts:
        return True
    fact = problem.facts.get(link.before)
    return fact is not None and fact.end + (link.max_lag or 0) < problem.operations[link.after].release


def _broken(problem: Problem, link: Link, lag: int, *, waived: bool) -> Violation:
    before, after = wording.job(problem, link.before), problem.operations[link.after].name
    if lag < link.min_lag:
        rest = f"at least {link.min_lag * 5} min after" if link.min_lag else "after"
        message = (
            f"{after} must start {rest} the end of {before}: it starts {-lag * 5} min before"
            if lag < 0
            else (f"{after} must start {rest} the end of {before}: it starts {lag * 5} min after")
        )
    else:
        message = f"{after} must start at most {(link.max_lag or 0) * 5} min after the end of {before}: it starts {lag * 5} min after"
    return Violation("precedence", message, (link.before, link.after), waived=waived)

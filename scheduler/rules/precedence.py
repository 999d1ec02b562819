"""An operation starts after those before it have ended, no sooner than the least lag and no later than the most."""

from __future__ import annotations

from collections.abc import Iterator

from scheduler import wording
from scheduler.orders import Link
from scheduler.plan import Plan, Violation
from scheduler.problem import Problem


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
            yield _broken(problem, link, lag, waived=problem.is_hopeless(link))


def _broken(problem: Problem, link: Link, lag: int, *, waived: bool) -> Violation:
    after, before = problem.operations[link.after].name, wording.job(problem, link.before)
    if lag < 0 and not link.min_lag:
        message = f"{after} starts before {before} has ended, which it has to follow"
        return Violation("precedence", message, (link.before, link.after), waived=waived)
    limit = f"at least {link.min_lag * 5} min" if lag < link.min_lag else f"at most {(link.max_lag or 0) * 5} min"
    actual = f"{lag * 5} min after" if lag >= 0 else f"{-lag * 5} min before"
    message = f"{after} must start {limit} after the end of {before}: it starts {actual}"
    return Violation("precedence", message, (link.before, link.after), waived=waived)

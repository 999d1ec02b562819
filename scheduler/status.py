"""What a plan keeps, and what is proved about it, in words that claim nothing more."""

from __future__ import annotations

from dataclasses import replace
from itertools import accumulate

from scheduler.plan import TierScore
from scheduler.ports import Ending, Outcome
from scheduler.problem import Problem
from scheduler.promises import Tally, prospects, tally

_ENDINGS: dict[Ending | None, str] = {
    Ending.STOPPED: "Stopped: this is the best plan so far.",
    Ending.TIME: "The time limit ended the search.",
}
LEFT_OUT_COUNTS = 3  # times its weight: the most an order can add to the promises' goal


def status_in_words(problem: Problem, outcome: Outcome) -> str:
    """``38 of 41 promises can be kept; this plan keeps 38: proved.``, then how far the other tiers are proved.

    Nothing is claimed of a plan that breaks rules, as one may that was made before something has changed.
    """
    if broken := outcome.judgement.violations:
        count = f"{len(broken)} rules, the first" if len(broken) > 1 else "a rule"
        return f"This plan breaks {count}: {broken[0].message}. Solve it again, or move what is wrong."
    return " ".join(filter(None, (_reached(problem, outcome), _ENDINGS.get(outcome.ending, ""))))


def _reached(problem: Problem, outcome: Outcome) -> str:
    count = tally(prospects(problem, outcome.plan).values())
    if not _promises_come_first(problem):
        return f"{_kept(count)}. {_tiers(outcome)}".strip()
    sentence = _promises(problem, _floored(outcome), count)
    return f"{sentence} {_tiers(_floored(outcome))}" if first_tier_proved(problem, outcome) else sentence


def first_tier_proved(problem: Problem, outcome: Outcome) -> bool:
    """No plan is better on the first tier."""
    known = _floored(outcome) if _promises_come_first(problem) else outcome
    return known.proved[:1] == (True,)


def _floored(outcome: Outcome) -> Outcome:
    """Weights are never negative: breaking none needs no proof."""
    return replace(outcome, bounds=(outcome.bounds[0] or 0, *outcome.bounds[1:]))


def _promises_come_first(problem: Problem) -> bool:
    return bool(problem.tiers) and [term.goal for term in problem.tiers[0].terms] == ["promises"]


def _promises(problem: Problem, outcome: Outcome, count: Tally) -> str:
    """The first tier is a weight: only where the number of promises follows from it, the number is called proved."""
    value, bound = outcome.judgement.score.values[0], outcome.bounds[0] or 0
    if value == 0 or count.kept == count.promised:
        proof = "" if value == bound else f" {_open('Weight of orders left out', value, bound)}"
        return f"{_kept(count)}.{proof}"
    if count.kept == count.promised - _fewest_broken(problem, bound):
        proof = "" if value == bound else f" {_open('Weight of broken promises', value, bound)}"
        return f"{count.kept} of {count.promised} promises can be kept; this plan keeps {count.kept}: proved.{proof}"
    if value == bound:
        return f"{_kept(count)}; no plan breaks less weight than {value}: proved."
    return f"{_kept(count)}. A better plan is not excluded: {_open('weight of broken promises', value, bound)}"


def _kept(count: Tally) -> str:
    if count.kept < count.promised:
        broken = [f"{count.late} late"] * bool(count.late) + [f"{count.left_out} left out"] * bool(count.left_out)
        sentence = f"This plan keeps {count.kept} of {count.promised} promises ({', '.join(broken)})"
    elif count.promised > 1:
        sentence = f"All {count.promised} promises are kept"
    else:
        sentence = "The promise is kept" if count.promised else "Nothing is promised"
    spare = count.unpromised_left_out
    return sentence + (f"; {spare} {'order' if spare == 1 else 'orders'} without a promise left out" if spare else "")


def _fewest_broken(problem: Problem, bound: int) -> int:
    """So many promises every plan breaks: fewer, however heavy, cannot weigh as much as the bound."""
    factor = LEFT_OUT_COUNTS * problem.tiers[0].terms[0].weight
    unpromised = sum(factor * order.weight for order in problem.orders.values() if order.due is None)
    heaviest = sorted((factor * o.weight for o in problem.orders.values() if o.due is not None), reverse=True)
    return sum(weight < bound for weight in accumulate(heaviest, initial=unpromised))


def _tiers(outcome: Outcome) -> str:
    """Which tiers are proved, and how far the first of the others may be from the best."""
    tiers, proved = outcome.judgement.score.tiers, outcome.proved
    names = [tier.name for tier, done in zip(tiers, proved, strict=True) if done]
    if len(names) == len(tiers):
        return "Proved: no plan is better." if tiers else ""
    gap = _gap(tiers[len(names)], outcome.bounds[len(names)])
    return f"Proved: no plan is better on {', '.join(names)}. {gap}" if names else gap


def _gap(tier: TierScore, bound: int | None) -> str:
    sentence = _open(tier.name[:1].upper() + tier.name[1:], tier.value, bound)
    known = bound is not None and 0 < bound < tier.value
    return sentence.removesuffix(".") + f" (gap {(tier.value - (bound or 0)) / tier.value:.0%})." if known else sentence


def _open(name: str, value: int, bound: int | None) -> str:
    return f"{name} {value}, " + (f"no plan is below {bound}." if bound else "no bound yet.")

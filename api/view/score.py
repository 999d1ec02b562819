"""A score by tier, with what is proved of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from scheduler.plan import Score, TierScore


def score_lines(score: Score, bounds: Sequence[int | None] = ()) -> list[str]:
    """One line per tier: name, value, what is known, the goals that are not zero."""
    width = max((len(tier.name) for tier in score.tiers), default=0)
    return [
        "  ".join([f"  {tier.name:<{width}}", f"{tier.value:>8,}", *filter(None, (known, _goals(tier)))])
        for tier, known in zip(score.tiers, _known(score, bounds), strict=True)
    ]


def score_line(score: Score, bounds: Sequence[int | None]) -> str:
    """All tiers in one line: ``promises 12 proved · calm 30 (bound 10, gap 67%) · cost 5``."""
    return " · ".join(
        f"{tier.name} {tier.value:,} {known}".strip()
        for tier, known in zip(score.tiers, _known(score, bounds), strict=True)
    )


def _known(score: Score, bounds: Sequence[int | None]) -> Iterator[str]:
    """Proved, or how far from it; nothing after the first tier that is not proved: their bounds presume it."""
    open_ = False
    for index, tier in enumerate(score.tiers):
        bound = bounds[index] if index < len(bounds) else None
        yield "" if open_ else _worded(tier.value, bound)
        open_ = open_ or bound != tier.value


def _worded(value: int, bound: int | None) -> str:
    if bound == value:
        return "proved"
    return f"(bound {bound:,}, gap {(value - bound) / value:.0%})" if bound and 0 < bound < value else ""


def _goals(tier: TierScore) -> str:
    parts = [f"{goal} {value:,}" for goal, value in tier.goals.items() if value]
    return f"[{', '.join(parts)}]" if len(tier.goals) > 1 and parts else ""

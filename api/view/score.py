"""A score by tier, with what is proved of it."""

from __future__ import annotations

from collections.abc import Sequence

from scheduler.plan import Score, TierScore


def score_lines(score: Score, bounds: Sequence[int | None] = ()) -> list[str]:
    """One line per tier: name, value, what is known, the goals that are not zero."""
    width = max((len(tier.name) for tier in score.tiers), default=0)
    known = [*bounds, *[None] * len(score.tiers)]
    return [
        f"  {tier.name:<{width}}  {tier.value:>8,}  {_known(tier, bound)}{_goals(tier)}".rstrip()
        for tier, bound in zip(score.tiers, known, strict=False)
    ]


def score_line(score: Score, bounds: Sequence[int | None]) -> str:
    """All tiers in one line: ``promises 12 proved · calm 30, bound 10, gap 67%``."""
    return " · ".join(
        f"{tier.name} {tier.value:,} {_known(tier, bound)}".strip()
        for tier, bound in zip(score.tiers, bounds, strict=True)
    )


def _known(tier: TierScore, bound: int | None) -> str:
    if bound is None:
        return ""
    if bound >= tier.value:
        return "proved "
    return f"(bound {bound:,}, gap {(tier.value - bound) / tier.value:.0%}) "


def _goals(tier: TierScore) -> str:
    parts = [f"{goal} {value:,}" for goal, value in tier.goals.items() if value]
    return f"[{', '.join(parts)}]" if len(tier.goals) > 1 and parts else ""

"""Different people for different places, whoever may come first where there is a choice."""

from __future__ import annotations

from collections.abc import Sequence


def matched(wanted: Sequence[Sequence[str]]) -> list[str] | None:
    """One of the candidates of every place, no one twice; None when there is no such choice.

    A place takes its first candidate that is free; where none is, others give way to it (Kuhn, 1955).
    """
    taken: dict[str, int] = {}
    for place in range(len(wanted)):
        if not _seat(place, wanted, taken, set()):
            return None
    seated = {place: who for who, place in taken.items()}
    return [seated[place] for place in range(len(wanted))]


def _seat(place: int, wanted: Sequence[Sequence[str]], taken: dict[str, int], asked: set[str]) -> bool:
    free = next((who for who in wanted[place] if who not in taken), None)
    if free is not None:
        taken[free] = place
        return True
    for who in wanted[place]:
        if who not in asked:
            asked.add(who)
            if _seat(taken[who], wanted, taken, asked):
                taken[who] = place
                return True
    return False

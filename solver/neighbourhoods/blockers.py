"""Cars that have what an order would need until it is ready: people and bays."""

from __future__ import annotations

from random import Random

from solver.neighbourhoods.traces import Traces


def of_it(traces: Traces, seed: str, random: Random) -> list[str]:
    """Who takes most of that time comes first, by chance a little."""
    people, bays = _needs(traces, seed)
    begin, end = traces.problem.orders[seed].arrival, max(step.end for step in traces.steps[seed])
    taken: dict[str, float] = {}
    for order in traces.placed:
        for step in traces.steps[order]:
            ticks = min(end, step.end) - max(begin, step.start)
            if ticks > 0 and step.is_placed:
                placement = traces.plan.placements[step.operation.id]
                wanted = (placement.bay in bays) + sum(people.get(t, 0) for t in placement.crew)
                taken[order] = taken.get(order, 0) + ticks * wanted
    luck = {order: ticks * random.random() for order, ticks in taken.items() if ticks}
    return sorted(luck, key=luck.__getitem__, reverse=True)


def _needs(traces: Traces, order: str) -> tuple[dict[str, float], set[str]]:
    """By person how scarce he or she is for the order's work, from 0 to 1, and the bays that suit it."""
    people: dict[str, float] = {}
    bays: set[str] = set()
    for operation, *_ in traces.steps[order]:
        choices = traces.compiled.choices[operation.id]
        bays.update(bay for profile in choices.bays for bay in profile.members)
        for place in (place for places in choices.places for place in places):
            able = [t for profile in place.profiles for t in profile.members]
            people |= {t: max(people.get(t, 0), 1 / len(able)) for t in able}
    return people, bays

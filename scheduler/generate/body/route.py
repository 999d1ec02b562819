"""The stages of a car's way through the body and paint shop, as steps of its order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from scheduler.clock import TICK_MINUTES
from scheduler.documents.operations import BoothNeed, Step
from scheduler.generate.body.damage import Damage
from scheduler.generate.body.stages import SIZED
from scheduler.generate.catalogue import operation
from scheduler.generate.places import Place

BLOCK = 240
"""Longest piece of work that is planned as one, minutes: about half a day."""

IN_HAND = 120
"""Longest filling before it dries, minutes; what is more is done in pieces of its own before."""

SUPERVISED = ("dismantle", "reassemble")
"""Stages at high-voltage parts where the damage is large."""


def route(place: Place, damage: Damage, *, plugged: bool) -> Iterator[Step]:
    """From dismantling to calibration, one after the other; a plug-in car with a large damage is isolated meanwhile."""
    isolated = plugged and damage.large
    if isolated:
        yield _fixed("isolate", "hv_body_isolate")
    yield from _blocks(place, damage, "dismantle", supervised=isolated)
    if damage.supplement or damage.large:
        yield _fixed("supplement")
    for stage in ("bench", "beat"):
        yield from _blocks(place, damage, stage)
    if damage.severity == "severe":
        yield _fixed("axle")
    if damage.bought_in == "rim_repair":
        yield _fixed("rim_repair")
    yield from _prepared(place, damage)
    yield _painted(place, damage, plugged=plugged)
    yield from _blocks(place, damage, "polish")
    yield from _blocks(place, damage, "reassemble", supervised=isolated)
    if isolated:
        yield _fixed("recommission", "hv_body_recommission")
    if damage.bought_in == "glass":
        yield _fixed("glass")
    if damage.severity == "severe":
        yield _fixed("alignment", "body_alignment")
    if damage.calibrated:
        yield _fixed("calibration")
    if damage.large:
        yield _fixed("test_drive")


def _prepared(place: Place, damage: Damage) -> Iterator[Step]:
    """Filler dries under the lamps where it is put on; primer cures anywhere."""
    last = min(damage.minutes["fill"], IN_HAND)
    pieces = _pieces(damage.minutes["fill"] - last)
    for number, minutes in enumerate(pieces, 1):
        yield _step(place, "fill", f"fill-{number}", minutes)
    fill = f"fill-{len(pieces) + 1}" if pieces else "fill"
    yield _step(place, "fill", fill, last)
    yield Step(step="dry", operation="dry", same_bay_as=fill)
    yield from _blocks(place, damage, "primer")
    yield _fixed("cure")
    yield from _blocks(place, damage, "mask")


def _painted(place: Place, damage: Damage, *, plugged: bool) -> Step:
    """A share of one booth cycle; batteries bear the low temperature only."""
    step = _step(place, "paint", "paint", damage.minutes["paint"])
    assert not isinstance(step.operation, str)
    booth = BoothNeed(
        programme="low_temperature" if plugged else "standard", panels=damage.panels, colour=damage.colour
    )
    spec = step.operation.model_copy(update={"booth": booth, "pauses": ("break",)})
    return step.model_copy(update={"operation": spec})


def _blocks(place: Place, damage: Damage, stage: str, *, supervised: bool = False) -> Iterator[Step]:
    """A stage in pieces of at most half a day that may pause over the night."""
    pieces = _pieces(damage.minutes.get(stage, 0))
    for number, minutes in enumerate(pieces, 1):
        name = stage if len(pieces) == 1 else f"{stage}-{number}"
        yield _step(place, stage, name, minutes, supervised=supervised)


def _pieces(minutes: int) -> list[int]:
    """As few as possible, all but the last of the same length."""
    count = -(-minutes // BLOCK)
    if not count:
        return []
    length = -(-minutes // count // TICK_MINUTES) * TICK_MINUTES
    return [length] * (count - 1) + [minutes - length * (count - 1)]


def _step(place: Place, stage: str, name: str, minutes: int, *, supervised: bool = False) -> Step:
    task = replace(SIZED[stage], fru=minutes // TICK_MINUTES)
    if supervised:
        task = replace(task, supervised=True, high_voltage=("1S",))
    return Step(step=name, operation=operation(place, task))


def _fixed(name: str, task: str | None = None) -> Step:
    return Step(step=name, operation=task or name)

"""What clashes on one row is stacked: every bar and every stay on the first sub-row that is free for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from api.view.board import Board, Turn
from api.view.html.frame import Frame
from scheduler.plan import Placement, Stay


@dataclass(slots=True)
class Sublane:
    """Placements, turns in booths, and the stays they lie in, none of which overlap."""

    end: int
    placements: list[Placement | Turn] = field(default_factory=list)
    stays: list[Stay] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Block:
    """What stays together on one sub-row."""

    start: int
    end: int
    placements: tuple[Placement | Turn, ...]
    stays: tuple[Stay, ...] = ()


def stacked(frame: Frame, placements: Iterable[Placement | Turn]) -> list[Sublane]:
    """The work of a person or a unit on as few sub-rows as keep them apart; at least one sub-row."""
    return _packed(frame, [_Block(p.start, p.end, (p,)) for p in placements])


def stacked_stays(board: Board, frame: Frame, bay: str) -> list[Sublane]:
    """The same for a bay: the work of a stay goes with it, but for work that clashes inside of it."""
    loose = {placement.operation: placement for placement in board.by_bay.get(bay, [])}
    blocks = []
    for stay in board.plan.by_bay.get(bay, []):
        inside: list[Placement] = []
        for placement in sorted((loose[o] for o in stay.operations if o in loose), key=lambda p: p.start):
            if not inside or inside[-1].end <= placement.start:
                inside.append(loose.pop(placement.operation))
        start = min(stay.start, *(p.start for p in inside), stay.end)
        blocks.append(_Block(start, max(stay.end, *(p.end for p in inside), start), tuple(inside), (stay,)))
    return _packed(frame, [*blocks, *(_Block(p.start, p.end, (p,)) for p in loose.values())])


def _packed(frame: Frame, blocks: list[_Block]) -> list[Sublane]:
    """Each on the first sub-row that is free; what the frame does not show takes no room."""
    lanes: list[Sublane] = []
    shown = (block for block in blocks if frame.shows(block.start, block.end))
    for block in sorted(shown, key=lambda b: (b.start, b.end)):
        lane = next((lane for lane in lanes if lane.end <= block.start), None)
        if lane is None:
            lanes.append(lane := Sublane(block.end))
        lane.end = block.end
        lane.placements += block.placements
        lane.stays += block.stays
    return lanes or [Sublane(frame.start)]

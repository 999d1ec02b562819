"""The rows of a day: technicians by trade and team, bays by area, equipment by pool."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from api.view import words
from api.view.board import Board
from api.view.html.bars import bar
from api.view.html.frame import Frame
from api.view.html.lanes import lane
from api.view.html.markup import tag
from api.view.html.stays import stays
from api.view.html.sublanes import Sublane, stacked, stacked_stays
from scheduler.documents.workshop import Bay
from scheduler.kpis import Load, bay_utilisation, load
from scheduler.plan import Placement
from scheduler.presence import Presence
from scheduler.resources import Technician

HUES = {"mechanical": "mech", "body": "body", "paint": "paint"}
AREAS = {  # in the order of the page: title, hue
    "fast_lane": ("Fast lane", "mech"),
    **dict.fromkeys(("lift", "alignment", "diagnosis", "high_voltage", "adas"), ("Mechanical", "mech")),
    **dict.fromkeys(("body", "frame_bench"), ("Body", "body")),
    **dict.fromkeys(("prep", "booth", "polish"), ("Paint", "paint")),
    **dict.fromkeys(("inspection", "wash", "reception"), ("Inspection, wash, reception", "serv")),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One row: name, a figure beside it, what is drawn on its lane, and the sub-rows that takes."""

    name: str
    note: str
    drawing: str
    sublanes: int = 1


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under one title."""

    title: str
    note: str
    rows: list[Row]


def technician_groups(board: Board, frame: Frame) -> Iterator[Group]:
    """One group per trade and team, one row per person."""
    people = board.problem.technicians.values()
    for trade, title in words.TRADES.items():
        for team in dict.fromkeys(t.team for t in people if t.trade == trade):
            members = [t for t in people if (t.trade, t.team) == (trade, team)]
            total = load(board.problem, board.plan, members, *frame.day)
            note = f"{words.counted(len(members), 'person', 'people')} · {_worked(total)} h"
            name = f"{team} · {title}" if team else title
            yield Group(name, note, [_technician(board, frame, t) for t in members])


def bay_groups(board: Board, frame: Frame) -> Iterator[Group]:
    """One group per area, one row per bay."""
    for title, hue in dict.fromkeys(AREAS.values()):
        members = [bay for bay in board.day.workshop.bays if AREAS[bay.kinds[0]] == (title, hue)]
        if members:
            used = bay_utilisation(board.problem, board.plan, [b.id for b in members], *frame.day)
            note = f"{words.counted(len(members), 'bay', 'bays')} · {used:.0%} used"
            yield Group(title, note, [_bay(board, frame, bay, hue) for bay in members])


def equipment_groups(board: Board, frame: Frame) -> Iterator[Group]:
    """One group per pool, one row per unit that is used."""
    for pool in board.problem.pools.values():
        rows = [_unit(board, frame, unit) for unit in pool.units if _used(board, frame, unit)]
        if rows:
            yield Group(pool.name, f"{len(rows)} of {len(pool.units)} used", rows)


def _technician(board: Board, frame: Frame, technician: Technician) -> Row:
    document = next(t for t in board.day.workshop.technicians if t.id == technician.id)
    clock = board.problem.clock
    reasons = [(clock.tick_down(a.start), clock.tick_up(a.end), a.reason) for a in document.absences]
    lanes = stacked(frame, board.plan.by_technician.get(technician.id, []))
    drawing = lane(frame, technician.presence, reasons, len(lanes)) + _stack(board, frame, lanes)
    return Row(technician.name, _worked(load(board.problem, board.plan, [technician], *frame.day)), drawing, len(lanes))


def _bay(board: Board, frame: Frame, bay: Bay, hue: str) -> Row:
    clock = board.problem.clock
    reasons = [(clock.tick_down(c.start), clock.tick_up(c.end), c.reason) for c in bay.closures]
    lanes = stacked_stays(board, frame, bay.id)
    drawing = lane(frame, board.problem.bays[bay.id].presence, reasons, len(lanes))
    used = bay_utilisation(board.problem, board.plan, [bay.id], *frame.day)
    return Row(bay.name, f"{used:.0%}", drawing + _stack(board, frame, lanes, hue), len(lanes))


def _unit(board: Board, frame: Frame, unit: str) -> Row:
    lanes = stacked(frame, board.by_unit.get(unit, []))
    drawing = lane(frame, Presence.always(frame.end), [], len(lanes)) + _stack(board, frame, lanes)
    return Row(unit, "", drawing, len(lanes))


def _used(board: Board, frame: Frame, unit: str) -> bool:
    return any(frame.shows(*segment) for p in board.by_unit.get(unit, []) for segment in p.segments)


def _stack(board: Board, frame: Frame, lanes: list[Sublane], unattended: str = "serv") -> str:
    """The sub-rows below each other."""
    drawn = [stays(board, frame, each.stays) + _bars(board, frame, each.placements, unattended) for each in lanes]
    lower = (
        tag("g", one, transform=f"translate(0 {number * frame.row})", class_="sublane")
        for number, one in enumerate(drawn[1:], 1)
    )
    return drawn[0] + "".join(lower)


def _bars(board: Board, frame: Frame, placed: list[Placement], unattended: str = "serv") -> str:
    """Each in the colour of the trade that does it, so that a crew of two has the same bar in both rows."""
    technicians = board.problem.technicians
    trades = [HUES.get(technicians[p.crew[0]].trade, "serv") if p.crew else unattended for p in placed]
    return "".join(bar(board, frame, placement, trade) for placement, trade in zip(placed, trades, strict=True))


def _worked(load: Load) -> str:
    return f"{words.hours(load.occupied)} / {words.hours(load.present)}"

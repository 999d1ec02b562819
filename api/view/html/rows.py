"""The rows of a day: technicians by trade and team, bays by area, equipment by pool."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from api.view import words
from api.view.board import Board
from api.view.html.bars import bar
from api.view.html.frame import Frame
from api.view.html.lanes import lane
from api.view.html.stays import stays
from scheduler.kpis import Load, bay_utilisation, load
from scheduler.plan import Placement
from scheduler.presence import Presence, span
from scheduler.problem import Technician

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
    """One row: name, a figure beside it, and what is drawn on its lane."""

    name: str
    note: str
    drawing: str


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
            total = load(board.problem, board.plan, members, frame.start, frame.end)
            note = f"{words.counted(len(members), 'person', 'people')} · {_worked(total)} h"
            name = f"{team} · {title}" if team else title
            yield Group(name, note, [_technician(board, frame, t) for t in members])


def bay_groups(board: Board, frame: Frame) -> Iterator[Group]:
    """One group per area, one row per bay."""
    bays = {bay.id: AREAS[bay.kinds[0]] for bay in board.day.workshop.bays}
    for title, hue in dict.fromkeys(AREAS.values()):
        members = [bay for bay, area in bays.items() if area == (title, hue)]
        if members:
            used = bay_utilisation(board.problem, board.plan, members, frame.start, frame.end)
            note = f"{words.counted(len(members), 'bay', 'bays')} · {used:.0%} used"
            yield Group(title, note, [_bay(board, frame, bay, hue) for bay in members])


def equipment_groups(board: Board, frame: Frame) -> Iterator[Group]:
    """One group per pool, one row per unit that is used."""
    for pool in board.problem.pools.values():
        used = [unit for unit in pool.units if any(frame.shows(p.start, p.end) for p in _held(board, unit))]
        if used:
            yield Group(
                pool.name, f"{len(used)} of {len(pool.units)} used", [_unit(board, frame, unit) for unit in used]
            )


def _technician(board: Board, frame: Frame, technician: Technician) -> Row:
    document = next(t for t in board.day.workshop.technicians if t.id == technician.id)
    clock = board.problem.clock
    reasons = [(clock.tick_down(a.start), clock.tick_up(a.end), a.reason) for a in document.absences]
    placed = board.plan.by_technician.get(technician.id, [])
    drawing = lane(frame, technician.presence, reasons) + _bars(
        board, frame, placed, HUES.get(technician.trade, "serv")
    )
    return Row(technician.name, _worked(load(board.problem, board.plan, [technician], frame.start, frame.end)), drawing)


def _bay(board: Board, frame: Frame, bay: str, hue: str) -> Row:
    document = next(b for b in board.day.workshop.bays if b.id == bay)
    clock = board.problem.clock
    reasons = [(clock.tick_down(c.start), clock.tick_up(c.end), c.reason) for c in document.closures]
    placed = [p for p in board.plan.placements.values() if p.bay == bay]
    bars = "".join(bar(board, frame, p, _hue(board, p, hue)) for p in sorted(placed, key=lambda p: p.start))
    drawing = lane(frame, board.problem.bays[bay].presence, reasons) + stays(board, frame, bay) + bars
    used = bay_utilisation(board.problem, board.plan, [bay], frame.start, frame.end)
    return Row(document.name, f"{used:.0%}", drawing)


def _unit(board: Board, frame: Frame, unit: str) -> Row:
    drawing = lane(frame, Presence(span(frame.start, frame.end)), [])
    drawing += "".join(bar(board, frame, p, _hue(board, p, "serv")) for p in _held(board, unit))
    return Row(unit, "", drawing)


def _held(board: Board, unit: str) -> list[Placement]:
    held = [p for p in board.plan.placements.values() if unit in p.equipment]
    return sorted(held, key=lambda p: p.start)


def _bars(board: Board, frame: Frame, placed: list[Placement], hue: str) -> str:
    return "".join(bar(board, frame, placement, hue) for placement in placed)


def _hue(board: Board, placement: Placement, unattended: str) -> str:
    """The colour of the trade that does it; of the bay's area when nobody does."""
    if not placement.crew:
        return unattended
    return HUES.get(board.problem.technicians[placement.crew[0]].trade, "serv")


def _worked(load: Load) -> str:
    return f"{words.hours(load.occupied)} / {words.hours(load.present)}"

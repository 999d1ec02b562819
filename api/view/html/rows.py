"""The rows of a day: technicians by trade and team, bays by area, what needs neither, equipment by pool."""

from __future__ import annotations

from collections.abc import Iterator

from api.view import words
from api.view.board import Board, Turn
from api.view.html.bars import bar, home
from api.view.html.booths import turn
from api.view.html.frame import Frame
from api.view.html.lanes import lane
from api.view.html.markup import tag
from api.view.html.row import Group, Row
from api.view.html.stays import stays
from api.view.html.sublanes import Sublane, stacked, stacked_stays
from api.view.html.supervision import supervision
from scheduler.documents.workshop import Bay
from scheduler.kpis import Load, bay_utilisation, load, overtime_minutes
from scheduler.plan import Placement
from scheduler.presence import Presence
from scheduler.resources import Technician

AREAS = {  # in the order of the page
    "fast_lane": "Fast lane",
    **dict.fromkeys(("lift", "alignment", "diagnosis", "high_voltage", "adas"), "Mechanical"),
    **dict.fromkeys(("body", "frame_bench"), "Body"),
    **dict.fromkeys(("prep", "booth", "polish"), "Paint"),
    **dict.fromkeys(("inspection", "wash", "reception"), "Inspection, wash, reception"),
}


def technician_groups(board: Board, frame: Frame) -> Iterator[Group]:
    """One group per trade and team, one row per person."""
    people = board.problem.technicians.values()
    for trade, title in words.TRADES.items():
        for team in dict.fromkeys(t.team for t in people if t.trade == trade):
            members = [t for t in people if (t.trade, t.team) == (trade, team)]
            total = load(board.problem, board.plan, members, *frame.day)
            stayed = overtime_minutes(board.problem, board.plan, members, *frame.day)
            note = f"{words.counted(len(members), 'person', 'people')} · {_worked(total)} h"
            note += f" · {words.duration(stayed)} of overtime" if stayed else ""
            name = f"{team} · {title}" if team else title
            yield Group(name, note, [_technician(board, frame, t) for t in members])


def bay_groups(board: Board, frame: Frame) -> Iterator[Group]:
    """One group per area, one row per bay."""
    for title in dict.fromkeys(AREAS.values()):
        members = [bay for bay in board.day.workshop.bays if AREAS[bay.kinds[0]] == title]
        if members:
            used = bay_utilisation(board.problem, board.plan, [b.id for b in members], *frame.day)
            note = f"{words.counted(len(members), 'bay', 'bays')} · {used:.0%} used"
            yield Group(title, note, [_bay(board, frame, bay) for bay in members])


def unhoused_groups(board: Board, frame: Frame) -> Iterator[Group]:
    """What needs nobody and no bay: curing and drying by itself, and work that is bought in."""
    loose = [p for p in board.plan.placements.values() if not home(p)]
    for title, sublet in (("Runs by itself, in no bay", False), ("Away, bought in", True)):
        placed = [p for p in loose if board.problem.operations[p.operation].sublet is sublet]
        lanes = stacked(frame, placed)
        if any(lane.placements for lane in lanes):
            cars = words.counted(sum(len(lane.placements) for lane in lanes), "car", "cars")
            drawing = lane(frame, Presence.always(frame.end), [], len(lanes)) + _stack(board, frame, lanes, "")
            yield Group(title, cars, [Row("Away" if sublet else "No bay", "", drawing, len(lanes))])


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
    lanes = stacked(frame, board.by_technician.get(technician.id, []))
    drawing = lane(frame, technician.presence, reasons, len(lanes)) + _stack(board, frame, lanes, technician.id)
    drawing += supervision(board, frame, technician.id)
    return Row(technician.name, _worked(load(board.problem, board.plan, [technician], *frame.day)), drawing, len(lanes))


def _bay(board: Board, frame: Frame, bay: Bay) -> Row:
    clock = board.problem.clock
    reasons = [(clock.tick_down(c.start), clock.tick_up(c.end), c.reason) for c in bay.closures]
    lanes = stacked_stays(board, frame, bay.id)
    drawing = lane(frame, board.problem.bays[bay.id].presence, reasons, len(lanes))
    used = bay_utilisation(board.problem, board.plan, [bay.id], *frame.day)
    return Row(bay.name, f"{used:.0%}", drawing + _stack(board, frame, lanes, bay.id), len(lanes))


def _unit(board: Board, frame: Frame, unit: str) -> Row:
    lanes = stacked(frame, board.by_unit.get(unit, []))
    drawing = lane(frame, Presence.always(frame.end), [], len(lanes)) + _stack(board, frame, lanes, unit)
    return Row(unit, "", drawing, len(lanes))


def _used(board: Board, frame: Frame, unit: str) -> bool:
    return any(frame.shows(*segment) for p in board.by_unit.get(unit, []) for segment in p.segments)


def _stack(board: Board, frame: Frame, lanes: list[Sublane], row: str) -> str:
    """The sub-rows of one row below each other."""
    drawn = [stays(board, frame, one.stays) + _work(board, frame, one.placements, row) for one in lanes]
    lower = (
        tag("g", one, transform=f"translate(0 {number * frame.row})", class_="sublane")
        for number, one in enumerate(drawn[1:], 1)
    )
    return drawn[0] + "".join(lower)


def _work(board: Board, frame: Frame, work: list[Placement | Turn], row: str) -> str:
    return "".join(turn(board, frame, w) if isinstance(w, Turn) else bar(board, frame, w, row) for w in work)


def _worked(load: Load) -> str:
    return f"{words.hours(load.occupied)} / {words.hours(load.present)}"

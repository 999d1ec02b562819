"""Cars that stay or change hands: a row each, coloured by trade; hand-overs, parking, promise, what is left."""

from __future__ import annotations

from collections.abc import Iterator

from api.view import words
from api.view.board import Board
from api.view.carried import fate, left
from api.view.fit import first_that_fits
from api.view.html.edges import edge
from api.view.html.frame import LABEL, TOP, Frame
from api.view.html.hues import HUES, SERVICE
from api.view.html.icons import icon
from api.view.html.lanes import lane
from api.view.html.markup import tag, text
from api.view.html.promise import capsule
from api.view.html.row import Group, Row
from api.view.stages import Stage, handed_over, is_repaired, stages, travels
from api.view.telling import times
from scheduler.presence import Presence
from scheduler.promises import Prospect, Standing

SIZE, SMALL = 12, 11  # px of the text
LEAD, PAD, CAPSULE = 8, 4, 70
REPAIRED, OTHERS = "Body and paint", "Cars that stay"
HEAD = 5  # px of an arrow's head


def car_groups(board: Board, frame: Frame) -> Iterator[Group]:
    """Body and paint first, each by promised time."""
    shown = [p for p in board.by_promise() if travels(board, p.order.id) and p.order.id not in board.plan.left_out]
    found: dict[str, list[Prospect]] = {REPAIRED: [], OTHERS: []}
    for prospect in shown:
        found[REPAIRED if is_repaired(board, prospect.order.id) else OTHERS].append(prospect)
    for title, members in found.items():
        rows = [_car(board, frame, prospect) for prospect in members]
        stay = sum(p.order.id in board.plan.carried_over for p in members)
        note = words.counted(len(rows), "car", "cars") + (f" · {stay} carried over" if stay else "")
        if rows:
            yield Group(title, note, rows)


def _car(board: Board, frame: Frame, prospect: Prospect) -> Row:
    way = stages(board, prospect.order.id)
    drawn = [
        lane(frame, Presence.always(frame.end), []),
        _house(board, frame, prospect, way),
        _parked(board, frame, prospect.order.id),
        *(_stage(board, frame, stage) for stage in way if frame.shows(stage.start, stage.end)),
        *(_handed(board, frame, *pair) for pair in handed_over(way)),
        _promised(board, frame, prospect),
        _onward(board, frame, prospect, way) if prospect.order.id in board.plan.carried_over else "",
        _late(frame, prospect, way) if prospect.order.id not in board.plan.carried_over else "",
    ]
    return Row(prospect.order.plate, _note(board, prospect), "".join(drawn))


def _note(board: Board, prospect: Prospect) -> str:
    """When it is ready, by day and time."""
    if prospect.ready is None:
        return ""
    moment = board.problem.clock.moment(prospect.ready)
    day = f"{moment:%a %H:%M}" if prospect.ready < board.problem.horizon else f"{moment.day} {moment:%b %H:%M}"
    return f"→ {day}" if prospect.order.id in board.plan.carried_over else day


def _house(board: Board, frame: Frame, prospect: Prospect, way: list[Stage]) -> str:
    """From arrival to the end of its last work, or of what is shown; the number of stages before that."""
    order = prospect.order
    carried = order.id in board.plan.carried_over
    start = min([order.arrival, *(stage.start for stage in way)])
    end = frame.end if carried else max((stage.end for stage in way), default=start)
    if not frame.shows(start, end):
        return ""
    loan = board.plan.loans.get(order.id)
    said = [f"{order.plate} in the house {times(board, start, end)}"]
    said += [f"loaner {board.problem.loaners[loan.loaner].plate}"] if loan else []
    y, height = TOP + frame.bar / 2 - 3, 6
    box = tag("rect", x=frame.x(start), y=y, width=frame.width(start, end), height=height, class_="house")
    done = sum(len(stage.placements) for stage in way if stage.end <= frame.start)
    room = min((frame.x(stage.start) for stage in way if stage.end > frame.start), default=frame.wide) - LABEL - 10
    told = first_that_fits([f"◂ {done} done before"], room, SMALL) if done else ""
    label = tag("text", told, x=LABEL + 6, y=TOP + frame.bar / 2 + 4, class_="onward") if told else ""
    return tag("g", tag("title", text(", ".join(said))), box) + label


def _parked(board: Board, frame: Frame, order: str) -> str:
    """Hatched while it stands in the yard."""
    drawn = []
    for parking in board.parked.get(order, []):
        if frame.shows(parking.start, parking.end):
            where = "parked on an overflow place" if parking.overflow else "parked"
            title = tag("title", f"{where} {times(board, parking.start, parking.end)}")
            x, width = frame.x(parking.start), frame.width(parking.start, parking.end)
            kind = "parked overflow" if parking.overflow else "parked"
            box = tag("rect", x=x, y=TOP + 3, width=width, height=frame.bar - 6, class_=kind)
            drawn.append(tag("g", title, box))
    return "".join(drawn)


def _stage(board: Board, frame: Frame, stage: Stage) -> str:
    x, width = frame.x(stage.start), max(frame.width(stage.start, stage.end), 3.0)
    hue = HUES.get(stage.trade, SERVICE)
    names = list(dict.fromkeys(board.problem.operations[p.operation].name for p in stage.placements))
    whose = "away" if stage.kind == "away" else words.TRADES.get(stage.trade, "")
    forms = [
        ", ".join(names),
        *([f"{names[0]} +{len(names) - 1}"] if len(names) > 1 else []),
        whose,
    ]
    shown = first_that_fits(forms, width - LEAD - PAD, SIZE)
    return tag(
        "g",
        tag("title", text(_told(board, stage, names))),
        tag("rect", x=x + 0.5, y=TOP + 0.5, width=width - 1, height=frame.bar - 1, class_="segment"),
        edge(hue, x + 1, TOP + 1, frame.bar - 2) if stage.start >= frame.start and width > LEAD else "",
        tag("text", text(shown), x=x + LEAD, y=TOP + frame.bar / 2 + 4) if shown else "",
        icon("away", x + 2, TOP + frame.bar / 2 - 7) if stage.kind == "away" and not shown and width > 16 else "",
        class_=f"bar {hue} {stage.status} {stage.kind}",
    )


def _told(board: Board, stage: Stage, names: list[str]) -> str:
    """Trade, operations, where, who, when."""
    people = dict.fromkeys(board.problem.technicians[t].name for p in stage.placements for t in p.crew)
    places = dict.fromkeys(board.place(p.bay) for p in stage.placements if p.bay)
    how = {"unattended": ["unattended"], "away": ["away"]}.get(stage.kind, [])
    title = words.TRADES.get(stage.trade, "Work")
    parts = [f"{title}: {', '.join(names)}", *people, *places, *how, times(board, stage.start, stage.end), stage.status]
    return ", ".join(parts)


def _handed(board: Board, frame: Frame, before: Stage, after: Stage) -> str:
    """An arrow from the end of one trade's work to the beginning of the next's."""
    if not frame.shows(before.end, max(after.start, before.end + 1)):
        return ""
    x, end, y = frame.x(before.end), frame.x(after.start), frame.row - 2.5
    path = f"M{x:.1f} {y}H{max(end - HEAD, x):.1f}M{end - HEAD:.1f} {y - 2.5}l{HEAD} 2.5l-{HEAD} 2.5z"
    trades = f"{words.TRADES[before.trade]} hands over to {words.TRADES[after.trade].lower()}"
    said = f"{trades}, {times(board, before.end, after.start)}"
    return tag("g", tag("title", text(said)), tag("path", d=path, class_="handed"))


def _promised(board: Board, frame: Frame, prospect: Prospect) -> str:
    """A dashed line where the car is promised; red where that is broken."""
    promised = prospect.order.promised
    if promised is None or not frame.start < promised <= frame.end:
        return ""
    kind = {Standing.LATE: " late", Standing.TIGHT: " tight"}.get(prospect.standing, "")
    title = f"promised {words.when(board.problem.clock, promised)}, {words.standing(prospect)}"
    line = tag("path", d=f"M{frame.x(promised):.1f} 0v{frame.row}", class_=f"promised{kind}")
    return tag("g", tag("title", title), line)


def _onward(board: Board, frame: Frame, prospect: Prospect, way: list[Stage]) -> str:
    """An arrow out of what is shown: how much is left, and when it would be ready."""
    rest = len(left(board, prospect.order.id))
    late = prospect.standing is Standing.LATE
    told = [f"{rest} left", *([_note(board, prospect).removeprefix("→ ")] if prospect.ready is not None else [])]
    told += [words.standing(prospect)] if late else []
    last = max((frame.x(stage.end) for stage in way), default=float(LABEL))
    forms = [" · ".join(told[:number]) + " ▸" for number in range(len(told), 0, -1)]
    shown = first_that_fits([*forms, "▸"], frame.wide - last - 14, SMALL, bold=True) or "▸"
    said = tag("title", text(f"carried over, {fate(board, prospect)}"))
    label = tag("text", text(shown), x=frame.wide - 6, y=TOP + frame.bar / 2 + 4, class_=f"onward{' late' * late} end")
    return tag("g", said, label)


def _late(frame: Frame, prospect: Prospect, way: list[Stage]) -> str:
    """The minutes of a late or tight car behind its last work."""
    end = max((stage.end for stage in way), default=frame.start)
    if not frame.start < end <= frame.end:
        return ""
    right = min(frame.x(end) + CAPSULE, frame.wide - 2.0)
    return capsule(frame, prospect, right, CAPSULE)[0]

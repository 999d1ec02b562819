"""One bar: segments joined over pauses, trade edge, text that steps down, icons, promise on the car's last work."""

from __future__ import annotations

from itertools import pairwise

from api.view import words
from api.view.board import Board
from api.view.fit import first_that_fits, plate_forms, text_width
from api.view.html.edges import edge
from api.view.html.frame import TOP, Frame
from api.view.html.icons import CLASSES, KINDS, MODES, icon
from api.view.html.markup import tag, text
from api.view.html.promise import capsule, channel
from scheduler.plan import Placement
from scheduler.promises import Standing

SIZE = 12  # px of the text
PAD, ICON = 4, 17
LEADS = {"serv": 5, "body": 8}  # px that the edge of a trade takes
LEAD = 7
SMALLEST_ICON = 15


def bar(board: Board, frame: Frame, placement: Placement, trade: str) -> str:
    """The bar of a placement as far as the frame shows it, in the colours of a trade."""
    segments = [(s, e) for s, e in placement.segments if frame.shows(s, e)]
    if not segments:
        return ""
    flagged = placement.operation in board.flagged
    prospect = board.prospects[board.order_of(placement).id]
    late = flagged and prospect.standing is Standing.LATE
    widest = max(segments, key=lambda s: s[1] - s[0])
    badge, taken = capsule(frame, prospect, frame.x(widest[1]), frame.width(*widest)) if flagged else ("", 0.0)
    classes = ["bar", trade, status(board, placement)] + ["late"] * late + ["unattended"] * (not placement.crew)
    return tag(
        "g",
        tag("title", text(description(board, placement))),
        _necks(frame, segments),
        *(_segment(frame, *segment) for segment in segments),
        edge(trade, frame.x(placement.start) + 1, TOP + 1, frame.bar - 2) if placement.start >= frame.start else "",
        _content(board, frame, placement, trade, widest, taken),
        channel(frame, prospect, placement.end) if flagged else "",
        badge,
        class_=" ".join(classes),
    )


def status(board: Board, placement: Placement) -> str:
    """``planned``, ``started``, ``done`` (facts before the plan's time), or ``forced`` (a fact to come)."""
    now = board.problem.as_of
    if placement.operation not in board.problem.facts:
        return "planned"
    return "done" if placement.end <= now else "started" if placement.start < now else "forced"


def description(board: Board, placement: Placement) -> str:
    """Everything about a bar in one line, for the pointer and for screen readers."""
    problem, order = board.problem, board.order_of(placement)
    prospect, clock = board.prospects[order.id], problem.clock
    parts = [
        order.plate,
        problem.operations[placement.operation].name,
        *(problem.technicians[t].name for t in placement.crew),
        *([problem.bays[placement.bay].name] if placement.bay else []),
        f"{words.when(clock, placement.start)}–{words.when(clock, placement.end)}",
        status(board, placement),
        *([f"promised {words.when(clock, order.promised)}"] if order.promised is not None else []),
        words.standing(prospect),
    ]
    return ", ".join(parts)


def _necks(frame: Frame, segments: list[tuple[int, int]]) -> str:
    y = TOP + frame.bar / 2 - 2
    pauses = pairwise(segments)
    return "".join(
        tag("rect", x=frame.x(before[1]) - 2, y=y, width=frame.width(before[1], after[0]) + 4, height=4, class_="neck")
        for before, after in pauses
    )


def _segment(frame: Frame, start: int, end: int) -> str:
    x, width = frame.x(start) + 0.5, max(frame.width(start, end) - 1, 3.0)
    return tag("rect", x=x, y=TOP + 0.5, width=width, height=frame.bar - 1, rx=4, class_="segment")


def _content(
    board: Board, frame: Frame, placement: Placement, trade: str, widest: tuple[int, int], taken: float
) -> str:
    """Text and icons of the widest segment; clipped there, should a font be wider than estimated."""
    start, end = widest
    width = frame.width(start, end)
    lead = LEADS.get(trade, LEAD) if start == placement.start else PAD
    right = width - PAD - taken
    operation = board.problem.operations[placement.operation]
    plate, job, icons = _fitted(board.order_of(placement).plate, operation.name, _icons(board, placement), right - lead)
    if plate:
        drawn = _text(plate, job, lead, frame.bar) + _signs(icons, right - ICON * len(icons), frame.bar)
    elif right + PAD >= SMALLEST_ICON:
        drawn = _signs([KINDS.get(operation.kind, "wrench")], (right + PAD + lead / 2 - ICON) / 2, frame.bar)
    else:
        return ""
    return tag("svg", drawn, x=frame.x(start), y=TOP, width=width, height=frame.bar, overflow="hidden")


def _text(plate: str, job: str, x: float, height: float) -> str:
    spans = tag("tspan", text(plate), class_="plate") + (tag("tspan", text(job), dx=5) if job else "")
    return tag("text", spans, x=x, y=height / 2 + 4)


def _signs(icons: list[str], x: float, height: float) -> str:
    return "".join(icon(name, x + 2 + ICON * index, height / 2 - 7) for index, name in enumerate(icons))


def _fitted(plate: str, job: str, icons: list[str], room: float) -> tuple[str, str, list[str]]:
    """Plate, job and icons that fit: the job gives way first, then icons from the right, then the plate's head."""
    whole = text_width(plate, SIZE, bold=True)
    if whole + 5 + text_width(job, SIZE) + ICON * len(icons) <= room:
        return plate, job, icons
    for number in range(len(icons), -1, -1):
        if whole + ICON * number <= room:
            return plate, "", icons[:number]
    return first_that_fits(plate_forms(plate), room, SIZE, bold=True), "", []


def _icons(board: Board, placement: Placement) -> list[str]:
    """Whose car it is at most in three signs: class, customer's mode, forced or finished."""
    order = board.work_orders[board.order_of(placement).id]
    state = {"done": ["tick"], "forced": ["hand"]}.get(status(board, placement), [])
    return [
        *([CLASSES[order.order_class]] if order.order_class in CLASSES else []),
        *([MODES[order.mode]] if order.mode in MODES else []),
        *(["plug"] if not placement.crew else []),
        *state,
    ][:3]

"""One bar: segments joined over pauses, trade edge, text that steps down, icons, promise on the car's last work."""

from __future__ import annotations

from itertools import pairwise

from api.view.board import Board
from api.view.fit import first_that_fits, plate_forms, text_width
from api.view.html.edges import edge
from api.view.html.frame import TOP, Frame
from api.view.html.hues import hue
from api.view.html.icons import CLASSES, KINDS, MODES, icon
from api.view.html.markup import tag, text
from api.view.html.promise import capsule, channel
from api.view.telling import QUALIFIED, description, high_voltage, status
from scheduler.plan import Placement
from scheduler.promises import Standing

SIZE = 12  # px of the text
PAD, ICON = 4, 17
LEADS = {"serv": 5, "body": 8}  # px that the edge of a trade takes
LEAD = 7
SMALLEST_ICON = 15
SIGNS = 4  # most icons on a bar


def bar(board: Board, frame: Frame, placement: Placement, row: str) -> str:
    """The bar of a placement on the row of somebody or something, as far as the frame shows it.

    It is drawn once, on the row of the first technician, or else of the place; other rows repeat that drawing.
    """
    segments = [(s, e) for s, e in placement.segments if frame.shows(s, e)]
    if not segments:
        return ""
    name = f"b{frame.start}-{board.numbers[placement.operation]}"
    if row != home(placement):
        return tag("use", href=f"#{name}")
    trade = hue(board, placement)
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
        _stayed(board, frame, placement),
        edge(trade, frame.x(placement.start) + 1, TOP + 1, frame.bar - 2) if placement.start >= frame.start else "",
        _content(board, frame, placement, trade, widest, taken),
        channel(frame, prospect, placement.end) if flagged else "",
        badge,
        id=name,
        class_=" ".join(classes),
    )


def home(placement: Placement) -> str:
    """The row that a bar is drawn on."""
    return next(iter((*placement.crew, *([placement.bay] if placement.bay else []), *placement.equipment)), "")


def _necks(frame: Frame, segments: list[tuple[int, int]]) -> str:
    y = TOP + frame.bar / 2 - 2
    pauses = pairwise(segments)
    return "".join(
        tag("rect", x=frame.x(before[1]) - 2, y=y, width=frame.width(before[1], after[0]) + 4, height=4, class_="neck")
        for before, after in pauses
    )


def _segment(frame: Frame, start: int, end: int) -> str:
    x, width = frame.x(start) + 0.5, max(frame.width(start, end) - 1, 3.0)
    return tag("rect", x=x, y=TOP + 0.5, width=width, height=frame.bar - 1, class_="segment")


def _stayed(board: Board, frame: Frame, placement: Placement) -> str:
    """A line over the overtime that it ends in."""
    start, end = max(stayed_from(board, placement), frame.start), min(placement.end, frame.end)
    return tag("path", d=f"M{frame.x(start):.1f} {TOP}H{frame.x(end):.1f}", class_="stayed") if start < end else ""


def stayed_from(board: Board, placement: Placement) -> int:
    """First tick of its overtime; its end where it has none."""
    people = (board.problem.technicians[t].presence for t in placement.crew if placement.overtime)
    found = (presence.overtime_run(placement.end - 1) for presence in people)
    return max(placement.start, min((run[0] for run in found if run), default=placement.end))


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
        return tag("svg", drawn, x=frame.x(start), y=TOP, width=width, height=frame.bar)
    if right + PAD < SMALLEST_ICON:
        return ""
    middle = (right + PAD + lead / 2 - ICON) / 2 + 2
    return icon(KINDS.get(operation.kind, "wrench"), frame.x(start) + middle, TOP + frame.bar / 2 - 7)


def _text(plate: str, job: str, x: float, height: float) -> str:
    rest = tag("tspan", text(job), dx=5, class_="job") if job else ""
    return tag("text", text(plate), rest, x=x, y=height / 2 + 4, class_="plate")


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
    """Whose car it is, what is special about the work, forced or finished: the most important first."""
    order = board.work_orders[board.order_of(placement).id]
    stopped = board.order_of(placement).delivery_stop
    operation = board.problem.operations[placement.operation]
    state = {"done": ["tick"], "forced": ["hand"]}.get(status(board, placement), [])
    return [
        *([CLASSES[order.order_class]] if order.order_class in CLASSES else []),
        *([MODES[order.mode]] if order.mode in MODES else []),
        *(["bolt"] if operation.supervised or high_voltage(board, placement) >= QUALIFIED else []),
        *(["box"] if operation.recall else []),
        *(["lock"] if stopped and operation.hands_over else []),
        *(["moon"] if placement.overtime else []),
        *(["away"] if operation.sublet else ["plug"] if not placement.crew else []),
        *state,
    ][:SIGNS]

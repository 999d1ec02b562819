"""What lies behind the bars: off shift, breaks, overtime, absences, closures, nights, hours, the time of the plan."""

from __future__ import annotations

from api.view.fit import first_that_fits
from api.view.html.frame import LABEL, Frame
from api.view.html.markup import tag, text
from api.view.words import dated
from scheduler.presence import Presence, runs, span

LABEL_ROOM = 80  # px from one label of the axis to the next


def lane(frame: Frame, presence: Presence, reasons: list[tuple[int, int, str]], sublanes: int = 1) -> str:
    """The background of a row; ``reasons`` name absences and closures, ``(start, end, why)`` in ticks."""
    height = frame.row * sublanes
    window = span(frame.start, frame.end)
    idle = window & ~presence.working & ~presence.away
    return "".join(
        [
            _block(frame, frame.start, frame.end, height, "lane"),
            *(_block(frame, start, end, height, "off") for start, end in runs(idle)),
            *(_block(frame, start, end, height, "permitted") for start, end in runs(presence.overtime & window)),
            *(_block(frame, start, end, height, "away") for start, end in runs(presence.away & window)),
            *(tag("use", href=f"#hours-{frame.key}", y=number * frame.row) for number in range(sublanes)),
            *(_reason(frame, *reason) for reason in reasons if frame.shows(reason[0], reason[1])),
        ]
    )


def hour_lines(frame: Frame, now: int) -> str:
    """Defined once per frame, used behind every row: nights, hours solid, half hours dashed, the plan's time bold."""
    hours = {tick for tick, _ in frame.marks(60)}
    lines = [_block(frame, start, end, frame.row, "night") for start, end in frame.nights]
    lines += [
        tag("path", d=f"M{frame.x(tick):.1f} 0v{frame.row}", class_="hour" if tick in hours else "half")
        for tick, _ in frame.marks(60 if frame.nights else 30)
    ]
    if frame.start <= now <= frame.end:
        lines.append(tag("path", d=f"M{frame.x(now):.1f} 0v{frame.row}", class_="now"))
    return tag("g", *lines, id=f"hours-{frame.key}")


def axis(frame: Frame, title: str, now: int) -> str:
    """The row of hours above a timeline; on the day of the plan its time, at the edge where it lies outside."""
    current = frame.day[0] <= now < frame.day[1]
    x = min(max(frame.x(now), LABEL + 28), frame.wide - 28)
    low = axis_height(frame) - 9
    labels = [
        tag("text", label, x=frame.x(tick), y=low, class_="hour-label")
        for tick, label in frame.marks(_step(frame))
        if frame.start <= tick < frame.end and (not current or abs(frame.x(tick) - x) > 48)
    ]
    if current:
        early, late = "◂ " * (now < frame.start), " ▸" * (now > frame.end)
        labels += [
            tag("rect", x=x - 28, y=low - 13, width=56, height=18, rx=4, class_="now-label"),
            tag("text", f"{early}{frame.clock.moment(now):%H:%M}{late}", x=x, y=low, class_="now-label"),
        ]
    return tag("text", text(title), x=12, y=17, class_="axis-title") + _dates(frame) + "".join(labels)


def axis_height(frame: Frame) -> int:
    """Several days have a line of dates above the hours."""
    return 44 if frame.nights else 26


def _dates(frame: Frame) -> str:
    """The date of every day, where there are several."""
    if not frame.nights:
        return ""
    begins = [frame.start, *(end for _, end in frame.nights)]
    return "".join(
        tag("text", dated(frame.clock, frame.clock.day(tick)), x=frame.x(tick) + 4, y=17, class_="axis-title")
        for tick in begins
    )


def _step(frame: Frame) -> int:
    """Minutes between the labels of the axis: the fewest for which there is room."""
    room = (frame.wide - LABEL) / frame.hours
    return next((minutes for minutes in (60, 120, 240) if room * minutes / 60 >= LABEL_ROOM), 360)


def _block(frame: Frame, start: int, end: int, height: int, class_: str) -> str:
    return tag("rect", x=frame.x(start), y=0, width=frame.width(start, end), height=height, class_=class_)


def _reason(frame: Frame, start: int, end: int, why: str) -> str:
    shown = first_that_fits([why], frame.width(start, end) - 16, 12)
    return tag("text", text(shown), x=frame.x(start) + 10, y=frame.row / 2 + 4, class_="reason") if shown else ""

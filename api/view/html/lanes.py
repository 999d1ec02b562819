"""What lies behind the bars: off shift, breaks, absences, closures, hours, and the time of the plan."""

from __future__ import annotations

from api.view.fit import first_that_fits
from api.view.html.frame import Frame
from api.view.html.markup import tag, text
from scheduler.presence import Presence, runs, span


def lane(frame: Frame, presence: Presence, reasons: list[tuple[int, int, str]]) -> str:
    """The background of a row; ``reasons`` name absences and closures, ``(start, end, why)`` in ticks."""
    window = span(frame.start, frame.end)
    idle = window & ~presence.working & ~presence.away
    return "".join(
        [
            tag(
                "rect",
                x=frame.x(frame.start),
                y=0,
                width=frame.width(frame.start, frame.end),
                height=frame.row,
                class_="lane",
            ),
            *(_block(frame, start, end, "off") for start, end in runs(idle)),
            *(_block(frame, start, end, "away") for start, end in runs(presence.away & window)),
            tag("use", href=f"#hours-{frame.start}"),
            *(_reason(frame, *reason) for reason in reasons if frame.shows(reason[0], reason[1])),
        ]
    )


def hour_lines(frame: Frame, now: int) -> str:
    """Defined once per day, used behind every row: hours solid, half hours dashed, the plan's time bold."""
    hours = {tick for tick, _ in frame.marks(60)}
    lines = [
        tag("path", d=f"M{frame.x(tick):.1f} 0v{frame.row}", class_="hour" if tick in hours else "half")
        for tick, _ in frame.marks(30)
    ]
    if frame.start < now < frame.end:
        lines.append(tag("path", d=f"M{frame.x(now):.1f} 0v{frame.row}", class_="now"))
    return tag("g", *lines, id=f"hours-{frame.start}")


def axis(frame: Frame, title: str, now: int) -> str:
    """The row of hours above a timeline."""
    current = frame.start < now < frame.end
    step = 60 if frame.end - frame.start <= 15 * 12 else 120
    labels = [
        tag("text", label, x=frame.x(tick), y=17, class_="hour-label")
        for tick, label in frame.marks(step)
        if frame.start <= tick < frame.end and (not current or abs(frame.x(tick) - frame.x(now)) > 44)
    ]
    if current:
        x = frame.x(now)
        labels += [
            tag("rect", x=x - 23, y=4, width=46, height=18, rx=4, class_="now-label"),
            tag("text", f"{frame.clock.moment(now):%H:%M}", x=x, y=17, class_="now-label"),
        ]
    return tag("text", text(title), x=12, y=17, class_="axis-title") + "".join(labels)


def _block(frame: Frame, start: int, end: int, class_: str) -> str:
    return tag("rect", x=frame.x(start), y=0, width=frame.width(start, end), height=frame.row, class_=class_)


def _reason(frame: Frame, start: int, end: int, why: str) -> str:
    shown = first_that_fits([why], frame.width(start, end) - 16, 12)
    return tag("text", text(shown), x=frame.x(start) + 10, y=frame.row / 2 + 4, class_="reason") if shown else ""

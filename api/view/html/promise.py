"""A promise on its bar: the capsule of a late or tight car, and the line to the last finish that keeps it."""

from __future__ import annotations

from api.view.fit import text_width
from api.view.html.frame import TOP, Frame
from api.view.html.icons import icon
from api.view.html.markup import tag
from api.view.words import HOURS_FROM, short_duration
from scheduler.clock import TICK_MINUTES
from scheduler.promises import Prospect, Standing

SIZE = 10.5
SIGN, MARGIN = 13, 3
CALM = 60  # minutes of slack that need no mark


def capsule(frame: Frame, prospect: Prospect, right: float, room: float) -> tuple[str, float]:
    """``⚑ +40``, ``⚑ +2h05`` or ``◔ 5′`` at the right end of a bar, and the width it takes there.

    The sign gives way where there is little room, then all of it; a calm bar has none.
    """
    signs = {Standing.LATE: ("flag", _late), Standing.TIGHT: ("clock", _tight)}
    if prospect.standing not in signs or prospect.slack is None:
        return "", 0.0
    sign, worded = signs[prospect.standing]
    label = worded(prospect.slack)
    plain = text_width(label, SIZE, bold=True) + 8
    width = next((w for w in (plain + SIGN, plain) if w + 2 * MARGIN <= room), None)
    if width is None:
        return "", 0.0
    height = min(frame.bar - 6, 17)
    x, y = right - width - MARGIN, TOP + (frame.bar - height) / 2
    middle = x + width / 2 + (SIGN / 2 if width > plain else 0)
    drawn = tag(
        "g",
        tag("rect", x=x, y=y, width=width, height=height, rx=4),
        icon(sign, x + 4, y + height / 2 - 5.5, 11) if width > plain else "",
        tag("text", label, x=middle, y=y + height / 2 + 3.8),
        class_=f"capsule {prospect.standing.value}",
    )
    return drawn, width + MARGIN


def channel(frame: Frame, prospect: Prospect, end: int) -> str:
    """From the bar's end to the latest finish that keeps the promise: ahead when in time, backwards when late."""
    slack = prospect.slack
    if slack is None or slack > CALM:
        return ""
    limit = end + slack // TICK_MINUTES
    y = frame.row - 2.5
    low, high = sorted((end, limit))
    if low == high or not frame.shows(low, high):
        return ""
    x, foot = frame.x(limit), 4 if slack >= 0 else -4
    kind = "late" if slack < 0 else "tight" if prospect.standing is Standing.TIGHT else "slack"
    line = f"M{frame.x(end):.1f} {y}H{x:.1f}l{-foot} -3.5v3.5"
    return tag("path", d=line, class_=f"channel {kind}")


def _late(slack: int) -> str:
    return f"+{short_duration(-slack)}"


def _tight(slack: int) -> str:
    return f"{slack}′" if slack < HOURS_FROM else short_duration(slack)

"""What the signs mean."""

from __future__ import annotations

from api.view.html.edges import edge
from api.view.html.icons import inline
from api.view.html.markup import tag, text

SIGNS = [
    ("chair", "customer waits"),
    ("key", "loaner"),
    ("lorry", "pick-up & delivery"),
    ("star", "VIP"),
    ("back", "comeback"),
    ("hand", "forced"),
    ("plug", "runs unattended"),
    ("wrench", "work"),
    ("wheel", "test drive"),
    ("shield", "inspection"),
    ("drop", "wash"),
]
BARS = [
    ("mech planned", "mechanical"),
    ("body planned", "body"),
    ("paint planned", "paint"),
    ("serv planned", "service"),
    ("mech started", "started"),
    ("mech done", "finished"),
]
LANES = [("off", "break, off shift"), ("away", "absent, closed")]


def legend() -> str:
    """Bars, marks of a promise, signs, backgrounds."""
    bars = [_entry(_bar(classes), words) for classes, words in BARS]
    marks = [
        _entry(tag("span", inline("flag"), "+40", class_="chip late"), "late: minutes, from two hours on +2h05"),
        _entry(tag("span", inline("clock"), "5′", class_="chip tight"), "tight, minutes left"),
        _entry(_mark('<path d="M1 11H24l-4 -3.5v3.5" class="channel slack"/>'), "slack of an hour or less"),
        _entry(_mark('<path d="M1 7H27" class="neck-line"/>'), "pause"),
        _entry(_mark('<rect x="1" y="1" width="26" height="12" rx="3" class="stay-waits"/>'), "car waits in the bay"),
    ]
    lanes = [_entry(_mark(f'<rect width="28" height="14" class="{c}"/>'), words) for c, words in LANES]
    signs = [_entry(inline(name), words) for name, words in SIGNS]
    return tag("section", *bars, *marks, *lanes, *signs, class_="legend", aria_label="Legend")


def _entry(sign: str, words: str) -> str:
    return tag("span", sign, tag("span", text(words)), class_="entry")


def _bar(classes: str) -> str:
    segment = tag("rect", x=0.5, y=0.5, width=27, height=13, rx=3, class_="segment")
    return _mark(tag("g", segment, edge(classes.split()[0], 1, 1, 12), class_=f"bar {classes}"))


def _mark(drawing: str) -> str:
    return tag("svg", drawing, class_="mark", viewBox="0 0 28 14", aria_hidden="true")

"""What the signs mean: those that are always there, and those of what this workshop has."""

from __future__ import annotations

from api.view.board import Board
from api.view.html.edges import edge
from api.view.html.icons import inline
from api.view.html.markup import tag, text
from api.view.stages import handed_over, stages, travels

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
    ("mech planned unattended", "unattended"),
]
LANES = [("off", "break, off shift"), ("away", "absent, closed")]


def legend(board: Board) -> str:
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
    special = [_entry(sign, words) for sign, words in _special(board)]
    return tag("section", *bars, *marks, *lanes, *signs, *special, class_="legend", aria_label="Legend")


def _special(board: Board) -> list[tuple[str, str]]:
    """Only what occurs in this plan."""
    problem, plan = board.problem, board.plan
    technicians, operations = problem.technicians.values(), problem.operations.values()
    slots = [slot for o in operations for way in o.ways for slot in way.crew]
    changes = any(True for order in problem.orders if travels(board, order) for _ in handed_over(stages(board, order)))
    found = [
        (bool(plan.cycles), _mark('<rect width="28" height="14" class="over"/>'), "booth runs by itself"),
        (
            any(t.presence.overtime for t in technicians),
            _mark('<rect width="28" height="14" class="off"/><rect width="28" height="14" class="permitted"/>'),
            "permitted overtime",
        ),
        (any(p.overtime for p in plan.placements.values()), inline("moon"), "ends in overtime"),
        (bool(board.by_supervisor), _mark('<path d="M1 4H27" class="supervises"/>'), "supervises"),
        (any(slot.high_voltage >= 2 for slot in slots), inline("bolt"), "high voltage"),
        (any(o.recall for o in operations), inline("box"), "recall"),
        (any(order.delivery_stop for order in problem.orders.values()), inline("lock"), "delivery stop"),
        (any(o.sublet for o in operations), inline("away"), "away, bought in"),
        (changes, _mark('<path d="M1 7H22M22 3l5 4-5 4z" class="handed"/>'), "one trade hands over to the next"),
        (bool(plan.yard), _mark('<rect width="28" height="14" class="parked"/>'), "parked in the yard"),
        (bool(plan.carried_over), inline("onward"), "carried over"),
    ]
    return [(sign, words) for occurs, sign, words in found if occurs]


def _entry(sign: str, words: str) -> str:
    return tag("span", sign, tag("span", text(words)), class_="entry")


def _bar(classes: str) -> str:
    segment = tag("rect", x=0.5, y=0.5, width=27, height=13, class_="segment")
    return _mark(tag("g", segment, edge(classes.split()[0], 1, 1, 12), class_=f"bar {classes}"))


def _mark(drawing: str) -> str:
    return tag("svg", drawing, class_="mark", viewBox="0 0 28 14", aria_hidden="true")

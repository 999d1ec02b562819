"""The orders as a table, those left out with the reason, broken rules and waived clashes."""

from __future__ import annotations

from api.view import words
from api.view.board import Board
from api.view.html.icons import CLASSES, MODES, inline
from api.view.html.markup import tag, text
from scheduler.plan import Placement, Violation
from scheduler.promises import Prospect, Standing

COLUMNS = ("Promised", "Plate", "Order", "Class, customer", "Arrival", "Steps", "Ready", "Promise")
KINDS = {Standing.LATE: ("late", "flag"), Standing.LEFT_OUT: ("late", "cross"), Standing.TIGHT: ("tight", "clock")}


def orders(board: Board) -> str:
    """Every order in the order of its promise: who does what, when and where."""
    head = tag("tr", *(tag("th", column, scope="col") for column in COLUMNS))
    rows = [_order(board, prospect) for prospect in board.by_promise()]
    table = tag("table", tag("thead", head), tag("tbody", *rows), class_="orders")
    if not rows:
        return tag("p", "No orders for this day.")
    return tag("section", tag("h2", f"Orders ({len(rows)})"), tag("div", table, class_="scroll"))


def left_out(board: Board) -> str:
    """Orders left out: why, and which cars are in the way."""
    return _list("Left out", [_reason(board, order) for order in board.plan.left_out], "")


def violations(board: Board) -> str:
    """Broken rules, then the clashes that facts cause and nothing planned could mend."""
    judgement = board.outcome.judgement
    broken = _list("Rules broken", list(map(_violation, judgement.violations)), "broken")
    return broken + _list(words.WAIVED, list(map(_violation, judgement.waived)), "waived")


def _order(board: Board, prospect: Prospect) -> str:
    order, clock = prospect.order, board.problem.clock
    document = board.work_orders[order.id]
    signs = [CLASSES.get(order.order_class), MODES.get(document.mode)]
    whose = f"{words.CLASSES[document.order_class]}, {words.MODES[document.mode]}"
    return tag(
        "tr",
        tag("td", words.when(clock, order.promised) if order.promised is not None else "–", class_="time"),
        tag("th", text(order.plate), scope="row"),
        tag("td", text(order.label)),
        tag("td", *(inline(sign) for sign in signs if sign), text(whose)),
        tag("td", words.when(clock, order.arrival), class_="time"),
        tag("td", *(_step(board, placement) for placement in board.by_order.get(order.id, [])), class_="steps"),
        tag("td", words.when(clock, prospect.ready) if prospect.ready is not None else "–", class_="time"),
        tag("td", _standing(prospect)),
    )


def _step(board: Board, placement: Placement) -> str:
    problem = board.problem
    places = [problem.technicians[t].name for t in placement.crew]
    places += [problem.bays[placement.bay].name] if placement.bay else []
    name = problem.operations[placement.operation].name
    start = tag("b", words.when(problem.clock, placement.start))
    return tag("span", f"{start} {text(name)} {tag('i', text(', '.join(places)))}", class_="step") + " "


def _standing(prospect: Prospect) -> str:
    kind, sign = KINDS.get(prospect.standing, ("", ""))
    said = text(words.standing(prospect))
    return tag("span", inline(sign), said, class_=f"chip {kind}") if kind else said


def _reason(board: Board, order: str) -> str:
    out, orders = board.plan.left_out[order], board.problem.orders
    blockers = ", ".join(orders[o].plate for o in out.blocked_by if o in orders)
    why = f"{out.reason}, blocked by {blockers}" if blockers else out.reason
    return f"{tag('b', text(orders[order].plate))} {text(orders[order].label)}: {text(why)}"


def _violation(violation: Violation) -> str:
    return text(violation.message)


def _list(title: str, entries: list[str], class_: str) -> str:
    if not entries:
        return ""
    listed = tag("ul", *(tag("li", entry) for entry in entries))
    return tag("section", tag("h2", f"{title} ({len(entries)})"), listed, class_=f"list {class_}".strip())

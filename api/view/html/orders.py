"""The orders as a table, those carried over or left out with the reason, broken rules and waived clashes."""

from __future__ import annotations

from collections.abc import Iterator

from api.view import words
from api.view.board import Board
from api.view.carried import carried, fate, left, undone
from api.view.html.icons import CLASSES, MODES, inline
from api.view.html.markup import tag, text
from api.view.stages import TRADES
from api.view.telling import particulars, status
from api.view.whys import reason, remedy
from scheduler.plan import Placement, Violation
from scheduler.promises import Prospect, Standing
from scheduler.why import Why

COLUMNS = ("Promised", "Plate", "Order", "Class, customer", "Arrival", "Steps", "Ready", "Promise")
OPEN = 8  # clashes of facts that are shown at once; more are folded away, nothing can be done about them
KINDS = {Standing.LATE: ("late", "flag"), Standing.LEFT_OUT: ("late", "cross"), Standing.TIGHT: ("tight", "clock")}


def orders(board: Board) -> str:
    """Every order in the order of its promise: who does what, when and where."""
    head = tag("tr", *(tag("th", column, scope="col") for column in COLUMNS))
    rows = [_order(board, prospect) for prospect in board.by_promise()]
    table = tag("table", tag("thead", head), tag("tbody", *rows), class_="orders")
    if not rows:
        return tag("p", "No orders for this day.")
    return tag("section", tag("h2", f"Orders ({len(rows)})"), tag("div", table, class_="scroll"), id="orders")


def carried_over(board: Board) -> str:
    """Orders of which the rest is done after the horizon: what, and when they would be ready."""
    entries = [f"{tag('b', text(p.order.plate))} {text(p.order.label)}: {text(fate(board, p))}" for p in carried(board)]
    return _list("Carried over", entries, "", "carried-over")


def left_out(board: Board) -> str:
    """Orders left out, and late ones as far as they are explained: why, which cars are in the way, what would help."""
    whys = board.outcome.whys
    entries = [_why(board, why) for why in whys.values()]
    entries += [_reason(board, order) for order in board.plan.left_out if order not in whys]
    return _list("Late or left out" if whys else "Left out", entries, "", "left-out")


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
        tag("td", *(inline(sign) for sign in signs if sign), text(whose), _loaner(board, order.id)),
        tag("td", words.when(clock, order.arrival), class_="time"),
        tag("td", *_steps(board, order.id), *_told(board, prospect), class_="steps"),
        tag("td", words.when(clock, prospect.ready) if prospect.ready is not None else "–", class_="time"),
        tag("td", _standing(prospect)),
    )


def _steps(board: Board, order: str) -> Iterator[str]:
    """What is done, dated where a day begins, with a mark where one trade hands the car over to the next."""
    clock = board.problem.clock
    trade, day = "", clock.first_day
    for placement in board.by_order.get(order, []):
        current = board.trades[placement.operation]
        if current in TRADES and trade and current != trade:
            yield tag("span", f"→ {words.TRADES[current]}", class_="handover") + " "
        trade = current if current in TRADES else trade
        begun = clock.day(placement.start)
        start = f"{clock.moment(placement.start):%H:%M}" if begun == day else words.full(clock, placement.start)
        day = begun
        yield _step(board, placement, start) + " "


def _step(board: Board, placement: Placement, start: str) -> str:
    problem = board.problem
    places = [problem.technicians[t].name for t in placement.crew]
    places += [board.place(placement.bay)] if placement.bay else []
    places += particulars(board, placement)
    name = problem.operations[placement.operation].name
    done = status(board, placement) == "done"
    past = {"class_": "past"} if done else {}
    where = tag("i", text(", ".join(places)))
    return tag("span", f"{'✓ ' * done}{tag('b', start)} {text(name)} {where}", **past)


def _told(board: Board, prospect: Prospect) -> Iterator[str]:
    """What is left for later, what is optional and not done, and that a recall comes before the handover."""
    order = prospect.order
    if order.id in board.plan.carried_over:
        later = ", ".join(dict.fromkeys(left(board, order.id)))
        yield tag("span", inline("onward"), text(f"later: {later}"), class_="told") + " "
    missing = [] if order.id in board.plan.left_out else undone(board, order.id)
    if missing:
        yield tag("span", inline("plus"), text(f"optional, not done: {', '.join(missing)}"), class_="told") + " "
    if order.delivery_stop:
        yield tag("span", inline("lock"), "no handover before the recall is done", class_="told")


def _loaner(board: Board, order: str) -> str:
    loan = board.plan.loans.get(order)
    return tag("span", text(f" {board.problem.loaners[loan.loaner].plate}"), class_="told") if loan else ""


def _standing(prospect: Prospect) -> str:
    kind, sign = KINDS.get(prospect.standing, ("", ""))
    said = text(words.standing(prospect))
    return tag("span", inline(sign), said, class_=f"chip {kind}") if kind else said


def _reason(board: Board, order: str) -> str:
    out, orders = board.plan.left_out[order], board.problem.orders
    blockers = ", ".join(orders[o].plate for o in out.blocked_by if o in orders)
    why = f"{out.reason}, blocked by {blockers}" if blockers else out.reason
    return f"{tag('b', text(orders[order].plate))} {text(orders[order].label)}: {text(why)}"


def _why(board: Board, why: Why) -> str:
    order = board.problem.orders[why.order]
    told = f"{order.label} {why.verdict}: {reason(board, why)}"
    remedied = tag("p", text(remedy(why)), class_="told") if why.relaxation is not None else ""
    return f"{tag('b', text(order.plate))} {text(told)}{remedied}"


def _violation(violation: Violation) -> str:
    return text(violation.message)


def _list(title: str, entries: list[str], class_: str, name: str = "") -> str:
    if not entries:
        return ""
    listed = tag("ul", *(tag("li", entry) for entry in entries))
    named = {"id": name} if name else {}
    heading = tag("h2", f"{title} ({len(entries)})")
    if class_ == "waived" and len(entries) > OPEN:
        heading, listed = tag("details", tag("summary", heading), listed), ""
    return tag("section", heading, listed, class_=f"list {class_}".strip(), **named)

"""The one sentence that is always true, what needs attention, and the key figures."""

from __future__ import annotations

from api.view import words
from api.view.board import Board
from api.view.html.icons import inline
from api.view.html.markup import tag, text
from api.view.notes import notes
from api.view.totals import overflow_hours, overtime
from scheduler.kpis import (
    Load,
    bay_utilisation,
    booth_cycles_per_day,
    booth_filling,
    carry_over,
    loads_by_trade,
    refinish_hours_per_cycle,
)
from scheduler.status import first_tier_proved, status_in_words


def headline(board: Board) -> str:
    """``35 promises today: this plan keeps 32 · proved``, what needs attention, what is proved, what is not here."""
    chips = [chip for chip in _chips(board) if chip]
    sentence = tag("p", inline("shield"), tag("strong", text(_sentence(board))), *chips, class_="sentence")
    told = [tag("p", text(line), class_="note") for line in notes(board.day, board.problem)]
    return tag("section", sentence, tag("p", text(_proof(board)), class_="proof"), *told, class_="headline")


def figures(board: Board) -> str:
    """Utilisation of every trade, of the bays and the booths."""
    loads = loads_by_trade(board.problem, board.plan)
    shown = [_figure(words.TRADES[trade], load.utilisation, _hours(load)) for trade, load in loads.items()]
    if bays := list(board.problem.bays):
        used = bay_utilisation(board.problem, board.plan, bays, 0, board.problem.horizon)
        shown.append(_figure("Bays", used, words.counted(len(bays), "bay", "bays")))
    return tag("section", *shown, _booths(board), class_="figures", aria_label="Utilisation")


def _hours(load: Load) -> str:
    hours = f"{words.hours(load.occupied)} of {words.hours(load.present)} h"
    return ", ".join(filter(None, (hours, words.booked(load))))


def _booths(board: Board) -> str:
    """How full the booths are, and the trade's two figures of them."""
    problem, plan = board.problem, board.plan
    if not problem.booths:
        return ""
    cycles = f"{booth_cycles_per_day(problem, plan):.1f} cycles a day"
    hours = f"{refinish_hours_per_cycle(problem, plan):.1f} h of paint work each"
    return _figure("Booth panels", booth_filling(problem, plan), f"{cycles}, {hours}")


def _sentence(board: Board) -> str:
    count = board.tally
    when = "today" if board.day.horizon.days == 1 else f"in {board.day.horizon.days} days"
    if not count.promised:
        orders = words.counted(len(board.problem.orders), "order", "orders")
        planned = len(board.problem.orders) - len(board.plan.left_out)
        return f"{orders} {when}, nothing is promised: this plan has {planned}"
    return f"{words.counted(count.promised, 'promise', 'promises')} {when}: this plan keeps {count.kept}"


def _chips(board: Board) -> list[str]:
    count = board.tally
    waiting = sum(board.work_orders[order].mode == "waits" for order in board.problem.orders)
    out = count.left_out + count.unpromised_left_out
    stay, stayed, over = carry_over(board.problem, board.plan), overtime(board), overflow_hours(board)
    proved = not board.outcome.judgement.violations and first_tier_proved(board.problem, board.outcome)
    return [
        _chip("ok", "tick", "proved") if proved else _chip("plain", "", "not proved"),
        _chip("late", "flag", f"{count.late} late") if count.late else "",
        _chip("late", "cross", f"{out} left out", "left-out") if out else "",
        _chip("tight", "clock", f"{count.tight} tight") if count.tight else "",
        _chip("plain", "chair", f"{waiting} waiting in the house") if waiting else "",
        _chip("plain", "onward", f"{stay} in the shop at the end", "carried-over" * bool(board.plan.carried_over))
        if stay
        else "",
        _chip("plain", "moon", f"{words.duration(stayed)} of overtime") if stayed else "",
        _chip("plain", "away", f"{over:.1f} h of overflow parking") if over else "",
    ]


def _chip(kind: str, name: str, words_: str, leads_to: str = "") -> str:
    """A few words in a frame; some lead to the list of what they count."""
    drawn = inline(name) if name else "", text(words_)
    if leads_to:
        return tag("a", *drawn, href=f"#{leads_to}", class_=f"chip {kind}")
    return tag("span", *drawn, class_=f"chip {kind}")


def _proof(board: Board) -> str:
    broken = board.outcome.judgement.violations
    if broken:
        return f"This plan has {words.broken(broken)}: what it keeps is not certain."
    return status_in_words(board.problem, board.outcome)


def _figure(name: str, share: float, note: str) -> str:
    width = f"width:{min(share, 1):.0%}"
    measure = tag("span", tag("span", style=width), class_="measure")
    return tag("div", tag("span", text(name)), tag("strong", f"{share:.0%}"), measure, tag("small", text(note)))

"""The one sentence that is always true, what needs attention, and the key figures."""

from __future__ import annotations

from api.view import words
from api.view.board import Board
from api.view.html.icons import inline
from api.view.html.markup import tag, text
from api.view.notes import notes
from scheduler.kpis import bay_utilisation, loads_by_trade
from scheduler.status import first_tier_proved, status_in_words


def headline(board: Board) -> str:
    """``35 promises today: this plan keeps 32 · proved``, what needs attention, what is proved, what is not here."""
    chips = [chip for chip in _chips(board) if chip]
    sentence = tag("p", inline("shield"), tag("strong", text(_sentence(board))), *chips, class_="sentence")
    told = [tag("p", text(line), class_="note") for line in notes(board.day, board.problem)]
    return tag("section", sentence, tag("p", text(_proof(board)), class_="proof"), *told, class_="headline")


def figures(board: Board) -> str:
    """Utilisation of every trade and of the bays."""
    loads = loads_by_trade(board.problem, board.plan)
    shown = [
        _figure(words.TRADES[trade], load.utilisation, f"{words.hours(load.occupied)} of {words.hours(load.present)} h")
        for trade, load in loads.items()
    ]
    bays = bay_utilisation(board.problem, board.plan, list(board.problem.bays), 0, board.problem.horizon)
    shown.append(_figure("Bays", bays, words.counted(len(board.problem.bays), "bay", "bays")))
    return tag("section", *shown, class_="figures", aria_label="Utilisation")


def _sentence(board: Board) -> str:
    count = board.tally
    when = "today" if board.day.horizon.days == 1 else f"in {board.day.horizon.days} days"
    return f"{words.counted(count.promised, 'promise', 'promises')} {when}: this plan keeps {count.kept}"


def _chips(board: Board) -> list[str]:
    count = board.tally
    waiting = sum(board.work_orders[order].mode == "waits" for order in board.problem.orders)
    out = count.left_out + count.unpromised_left_out
    proved = not board.outcome.judgement.violations and first_tier_proved(board.problem, board.outcome)
    return [
        _chip("ok", "tick", "proved") if proved else _chip("plain", "", "not proved"),
        _chip("late", "flag", f"{count.late} late") if count.late else "",
        _chip("late", "cross", f"{out} left out") if out else "",
        _chip("tight", "clock", f"{count.tight} tight") if count.tight else "",
        _chip("plain", "chair", f"{waiting} waiting in the house") if waiting else "",
    ]


def _chip(kind: str, name: str, words_: str) -> str:
    return tag("span", inline(name) if name else "", text(words_), class_=f"chip {kind}")


def _proof(board: Board) -> str:
    broken = board.outcome.judgement.violations
    if broken:
        return f"This plan has {words.broken(broken)}: what it keeps is not certain."
    return status_in_words(board.problem, board.outcome)


def _figure(name: str, share: float, note: str) -> str:
    width = f"width:{min(share, 1):.0%}"
    measure = tag("span", tag("span", style=width), class_="measure")
    return tag("div", tag("span", text(name)), tag("strong", f"{share:.0%}"), measure, tag("small", text(note)))

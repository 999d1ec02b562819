"""A plan on the terminal: timeline, orders, what goes on beside the work, waived clashes, key figures, status."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator

from rich.console import Console
from rich.table import Table
from rich.text import Text

from api.view import words
from api.view.board import Board
from api.view.carried import carried_lines, undone_lines
from api.view.clashes import waived_lines
from api.view.cycles import cycle_lines
from api.view.gantt import gantt
from api.view.lending import loan_lines
from api.view.notes import notes
from api.view.score import score_lines
from api.view.totals import overtime_lines, yard_lines
from api.view.whys import why_lines
from scheduler.kpis import (
    bay_utilisation,
    booth_cycles_per_day,
    booth_filling,
    carry_over,
    loads_by_trade,
    refinish_hours_per_cycle,
)
from scheduler.promises import Prospect, Standing
from scheduler.status import status_in_words

PLAIN_WIDTH = 160  # columns where nobody says how wide the output is
STYLES = {Standing.LATE: "bold red", Standing.LEFT_OUT: "bold red", Standing.TIGHT: "yellow"}


class Paper(Console):
    """Standard output; that its reader has gone is told by the command line, not by an exit without a word."""

    def on_broken_pipe(self) -> None:
        """Let the error through."""
        raise


def summary(board: Board, timeline: bool) -> None:
    """Print it on standard output."""
    fitted = sys.stdout.isatty() or "COLUMNS" in os.environ
    console = Paper(width=None if fitted else PLAIN_WIDTH, highlight=False, markup=False)
    if timeline:
        for line in gantt(board, console.width):
            console.print(line, no_wrap=True, crop=True)
    console.print(promise_table(board), "")
    for title, lines in _beside(board):
        _paragraph(console, [title, *lines] if lines else [])
    _paragraph(console, waived_lines(board.outcome.judgement.waived))
    console.print(utilisation(board), "")
    console.print(*score_lines(board.outcome.judgement.score, board.outcome.bounds), "", sep="\n")
    _paragraph(console, notes(board.day, board.problem))
    console.print(Text(status_in_words(board.problem, board.outcome), style="bold"))


def _paragraph(console: Console, lines: list[str]) -> None:
    if lines:
        console.print(*lines, "", sep="\n")


def _beside(board: Board) -> Iterator[tuple[str, list[str]]]:
    """Booths, cars that stay, loaners, overtime, yard: each under its title, empty where there is nothing."""
    yield "Booth cycles:", cycle_lines(board)
    yield "Late or left out:", why_lines(board)
    yield "Carried over:", carried_lines(board)
    yield "Optional, not done:", undone_lines(board)
    yield "Loaners:", loan_lines(board)
    yield "Overtime:", overtime_lines(board)
    yield "Yard:", yard_lines(board)


def promise_table(board: Board) -> Table:
    """One row per order, by promised time."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in ("Plate", "Order", "Class, customer", "Promised", "Ready"):
        table.add_column(column, no_wrap=True)
    table.add_column("Promise", overflow="fold")
    for prospect in board.by_promise():
        table.add_row(*_cells(board, prospect))
    return table


def utilisation(board: Board) -> Table:
    """Planned work ÷ presence of every trade, and how busy bays and booths are."""
    table = Table(box=None, pad_edge=False, show_header=False)
    for side in ("left", "right", "right", "right", "left"):
        table.add_column(justify=side)
    for trade, load in loads_by_trade(board.problem, board.plan).items():
        hours = f"{words.hours(load.occupied)} of {words.hours(load.present)} h"
        people = words.counted(load.people, "person", "people")
        table.add_row(words.TRADES[trade], people, hours, f"{load.utilisation:.0%}", words.booked(load))
    if bays := list(board.problem.bays):
        used = bay_utilisation(board.problem, board.plan, bays, 0, board.problem.horizon)
        table.add_row("Bays", words.counted(len(bays), "bay", "bays"), "", f"{used:.0%}")
    if board.problem.booths:
        cycles = f"{booth_cycles_per_day(board.problem, board.plan):.1f} cycles a day"
        hours = f"{refinish_hours_per_cycle(board.problem, board.plan):.1f} h of paint work each"
        table.add_row("Booths", cycles, hours, f"{booth_filling(board.problem, board.plan):.0%}")
    if stay := carry_over(board.problem, board.plan):
        table.add_row("In the shop at the end", words.counted(stay, "car", "cars"), "", "")
    return table


def _cells(board: Board, prospect: Prospect) -> list[Text]:
    order, clock = prospect.order, board.problem.clock
    document = board.work_orders[order.id]
    times = [words.when(clock, tick) if tick is not None else "–" for tick in (order.promised, prospect.ready)]
    whose = f"{words.CLASSES[document.order_class]}, {words.MODES[document.mode]}"
    fate = Text(_fate(board, prospect), style=STYLES.get(prospect.standing, ""))
    return [Text(order.plate, style="bold"), Text(order.label), Text(whose), *map(Text, times), fate]


def _fate(board: Board, prospect: Prospect) -> str:
    out = board.plan.left_out.get(prospect.order.id)
    if not out or prospect.order.id in board.outcome.whys:
        carried = prospect.order.id in board.plan.carried_over
        return words.standing(prospect) + (", carried over" if carried else "")
    orders = board.problem.orders
    blockers = ", ".join(orders[o].plate for o in out.blocked_by if o in orders)
    return f"left out: {out.reason}" + (f", blocked by {blockers}" if blockers else "")

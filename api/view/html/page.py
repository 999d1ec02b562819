"""The page: headline, key figures, timelines of every day, orders, and what could not be planned."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from api.view import words
from api.view.board import Board
from api.view.html.headline import figures, headline
from api.view.html.icons import symbols
from api.view.html.legend import legend
from api.view.html.markup import tag, text
from api.view.html.orders import carried_over, left_out, orders, violations
from api.view.html.timeline import ALL_DAYS, anchor, has_overview, timelines

STYLE = Path(__file__).with_name("page.css")
VIEWPORT = '<meta name="viewport" content="width=device-width, initial-scale=1"/>'
HATCHES = (
    '<pattern id="hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<path d="M0 0v7" class="hatch"/></pattern>'
    '<pattern id="ruled" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<path d="M0 0v5" class="ruled"/></pattern>'
    '<pattern id="dots" width="6" height="6" patternUnits="userSpaceOnUse">'
    '<rect x="1" y="1" width="1.5" height="1.5" class="dot"/></pattern>'
)


def page(board: Board) -> str:
    """The whole plan as HTML. No customer's name or phone number is on it: it may hang on a wall."""
    title = f"{board.day.workshop.name} · {dates(board)}"
    shown = [
        tag(
            "header",
            tag("h1", text(board.day.workshop.name)),
            tag("p", text(dates(board)), class_="date"),
            _made(board),
        ),
        headline(board),
        violations(board),
        figures(board),
        _days(board),
        *timelines(board),
        legend(board),
        orders(board),
        carried_over(board),
        left_out(board),
    ]
    head = [tag("title", text(title)), '<meta charset="utf-8"/>', VIEWPORT, tag("style", STYLE.read_text("utf-8"))]
    definitions = tag("svg", tag("defs", symbols(), HATCHES), class_="definitions", aria_hidden="true")
    body = tag("body", definitions, tag("main", *shown))
    return "<!DOCTYPE html>\n" + tag("html", tag("head", *head), body, lang=language(board)) + "\n"


def language(board: Board) -> str:
    """Of the names on the page: without it Han characters take Japanese shapes."""
    names = [board.day.workshop.name, *(t.name for t in board.day.workshop.technicians)]
    return "zh-CN" if any("一" <= c <= "鿿" for name in names for c in name) else "en"


def dates(board: Board) -> str:
    """``Tuesday 24 November 2026``, or the first and the last day."""
    clock, days = board.problem.clock, board.day.horizon.days
    last = clock.day(clock.horizon(days) - 1)
    return _dated(last) if days == 1 else f"{_dated(clock.first_day)} – {_dated(last)}"


def _days(board: Board) -> str:
    """Where to find every day, where there are several."""
    days = [day for day, _, _ in board.days()]
    if len(days) < 2:
        return ""
    links = [(ALL_DAYS, "All days")] if has_overview(board) else []
    links += [(anchor(day), words.dated(board.problem.clock, day)) for day in days]
    links += [("orders", "Orders")] + [("carried-over", "Carried over")] * bool(board.plan.carried_over)
    return tag("nav", *(tag("a", text(said), href=f"#{name}") for name, said in links), class_="days")


def _made(board: Board) -> str:
    clock = board.problem.clock
    return tag("p", f"as of {words.when(clock, board.problem.as_of)} · {text(clock.zone)}", class_="made")


def _dated(day: date) -> str:
    return f"{day:%A} {day.day} {day:%B %Y}"

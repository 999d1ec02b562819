"""What a reader must know beside the tables: orders that are not planned here and why, calendars still provisional."""

from __future__ import annotations

from collections.abc import Iterator

from scheduler.documents.day import Day
from scheduler.documents.orders import WorkOrder
from scheduler.holidays_table import provisional_years
from scheduler.problem import Problem

NAMED = 8  # orders named one by one
FATES = {  # status: one, several
    "cancelled": ("is cancelled", "are cancelled"),
    "no_show": ("did not come", "did not come"),
    "handed_over": ("is handed over", "are handed over"),
}
LATER = ("arrives after the horizon", "arrive after the horizon")


def notes(day: Day, problem: Problem) -> list[str]:
    """One line each; none where there is nothing to say."""
    return [line for line in (_not_planned(day, problem), _provisional(day)) if line]


def _not_planned(day: Day, problem: Problem) -> str:
    """``Not planned here: 2 orders arrive after the horizon (4712, 4713), 1 is cancelled.``"""
    found: dict[tuple[str, str], list[WorkOrder]] = {}
    for order in day.orders:
        if order.id not in problem.orders:
            found.setdefault(FATES.get(order.status, LATER), []).append(order)
    entries = [_entry(fate, found[fate]) for fate in (LATER, *FATES.values()) if fate in found]
    if not entries:
        return ""
    (number, words), *others = entries
    orders = "order" if number == 1 else "orders"
    return f"Not planned here: {', '.join([f'{number} {orders} {words}', *(f'{n} {w}' for n, w in others)])}."


def _entry(fate: tuple[str, str], orders: list[WorkOrder]) -> tuple[int, str]:
    """How many, and the rest of the words; orders that come later are named, for they will be planned."""
    words = fate[len(orders) > 1]
    return len(orders), f"{words} ({', '.join(_names(orders))})" if fate == LATER else words


def _names(orders: list[WorkOrder]) -> Iterator[str]:
    for order in orders[:NAMED]:
        yield order.external_id or order.id
    if len(orders) > NAMED:
        yield f"{len(orders) - NAMED} more"


def _provisional(day: Day) -> str:
    """Only where make-up days count at all."""
    if day.workshop.holidays is None or not day.workshop.holidays.make_up_days:
        return ""
    years = provisional_years(day.workshop, day.horizon.first_day, day.horizon.days)
    if not years:
        return ""
    named = " and ".join(map(str, years))
    calendar = "its calendar is" if len(years) == 1 else "their calendars are"
    return f"The make-up working days of {named} are not published yet: {calendar} provisional."

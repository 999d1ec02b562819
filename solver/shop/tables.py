"""The arrays of a problem, if it is one: one person at most for an operation, always there, one bay for it alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise, product
from typing import NamedTuple

import numpy as np

from scheduler.orders import Operation, Order
from scheduler.presence import span
from scheduler.problem import Problem
from scheduler.windows import Window, windows
from solver.bounds.chains import Chains
from solver.choices import Choices, Option
from solver.compiled import Compiled
from solver.jit import Numbers
from solver.shop.layout import Tables

SETTLED = {"promises", "left_out"}
"""Goals that are 0 once everything is planned and nothing is promised."""


class Row(NamedTuple):
    """One choice: how, in how many ticks, from when on, by whom and where."""

    way: int
    ticks: int
    earliest: int
    technician: str | None
    bay: str | None


def is_shop(problem: Problem) -> bool:
    """Everything that is decided is told by what :class:`Shop` knows, calendars apart."""
    *earlier, last = problem.tiers
    return (
        [term.goal for term in last.terms] == ["makespan"]
        and all(term.goal in SETTLED for tier in earlier for term in tier.terms)
        and not (problem.facts or problem.published or problem.booths or problem.loaners or problem.yard)
        and all(link.max_lag is None for link in problem.links)
        and all(_is_plain(problem, order) for order in problem.orders.values())
        and all(_is_simple(operation) for operation in problem.operations.values())
    )


def _is_plain(problem: Problem, order: Order) -> bool:
    """It has no promise and no limits; its operations follow each other, each in a bay of its own."""
    linked = {(link.before, link.after) for link in problem.links}
    limits = (order.due, order.latest, order.labour_limit, order.loan)
    free = order.overnight and not (order.options or order.carries_over or order.delivery_stop)
    chained = linked.issuperset(pairwise(order.operations))
    return free and chained and all(limit is None for limit in limits) and all(len(g) == 1 for g in order.groups)


def _is_simple(operation: Operation) -> bool:
    special = (operation.paint, operation.pin, operation.same_crew_as, operation.equipment, operation.supervised)
    alone = all(len(way.crew) <= 1 for way in operation.ways)
    return alone and not any(special) and not operation.at_the_counter and not operation.sublet


def shop_of(compiled: Compiled) -> Shop | None:
    """The arrays; None where the problem asks for more, or calendars tell starts apart."""
    problem = compiled.problem
    if not is_shop(problem):
        return None
    allowed, rows = windows(problem), list[list[Row]]()
    for name in problem.operations:
        rows.append(_rows(compiled.choices[name], allowed[name], problem.horizon))
        if not rows[-1]:
            return None
    return Shop(compiled, rows)


class Shop:
    """Numbers the operations, choices and resources."""

    def __init__(self, compiled: Compiled, rows: list[list[Row]]) -> None:
        self.problem = compiled.problem
        self.names = list(self.problem.operations)
        self.rows = rows
        self.tables = self._tables(Chains(compiled))

    def _tables(self, chains: Chains) -> Tables:
        number = {name: i for i, name in enumerate(self.names)}
        resources = {r: i for i, r in enumerate([*self.problem.technicians, *self.problem.bays])}
        every = [row for rows in self.rows for row in rows]
        into: list[list[tuple[int, int]]] = [[] for _ in self.names]
        out: list[list[tuple[int, int]]] = [[] for _ in self.names]
        for link in self.problem.links:
            into[number[link.after]].append((number[link.before], link.min_lag))
            out[number[link.before]].append((number[link.after], link.min_lag))
        return Tables(
            _begins(self.rows),
            _array(row.ticks for row in every),
            _array(row.earliest for row in every),
            _array(resources.get(row.technician or "", len(resources)) for row in every),
            _array(resources.get(row.bay or "", len(resources)) for row in every),
            _begins(into),
            _array(other for found in into for other, _ in found),
            _array(lag for found in into for _, lag in found),
            _begins(out),
            _array(other for found in out for other, _ in found),
            _array(lag for found in out for _, lag in found),
            _array(chains.tails.get(name, 0) for name in self.names),
            len(resources),
        )


def _rows(choices: Choices, window: Window, horizon: int) -> list[Row]:
    """Every choice; none where one of them cannot start whenever it likes from some tick on."""
    found = []
    for option in choices.options:
        legal = option.legal & window.legal(option.elapsed)
        if not legal:
            continue
        earliest = (legal & -legal).bit_length() - 1
        if legal != span(earliest, horizon - option.elapsed + 1):
            return []
        found += [Row(option.kind.way, option.elapsed, earliest, *who) for who in _parties(choices, option)]
    return found


def _parties(choices: Choices, option: Option) -> Iterator[tuple[str | None, str | None]]:
    """Everybody and every bay of its profiles."""
    kind = option.kind
    places = zip(choices.places[kind.way], kind.chosen, strict=True)
    people = [t for place, chosen in places for profile in chosen for t in place.profiles[profile].members]
    bays = choices.bays[kind.bay].members if kind.bay is not None else (None,)
    return product(people or (None,), bays)


def _begins(rows: Sequence[Sequence[object]]) -> Numbers:
    return _array(accumulate(map(len, rows), initial=0))


def _array(numbers: Iterable[int]) -> Numbers:
    return np.array(list(numbers), dtype=np.int64)

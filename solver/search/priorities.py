"""In which sequence orders are seated: the few rules that dispatchers use, urgent work first."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from scheduler.orders import Order
from scheduler.problem import Problem

Key = Callable[[Problem, Order], tuple[float, ...]]


def sequences(problem: Problem) -> Iterator[tuple[str, ...]]:
    """Order lists by rule, the usually best first; what can be at one time only comes before all else."""
    open_orders = [o for o in problem.orders.values() if problem.is_open(o)]
    yield from (_sorted(problem, open_orders, rule) for rule in (_slack, _due, _weight, _arrival, _short))


def _sorted(problem: Problem, orders: list[Order], rule: Key) -> tuple[str, ...]:
    return tuple(o.id for o in sorted(orders, key=lambda o: (_is_free(problem, o), *rule(problem, o))))


def _is_free(problem: Problem, order: Order) -> bool:
    """It has not begun, nobody has said when any of it is to start, and its latest time leaves it a choice."""
    specs = [problem.operations[o] for o in order.operations]
    release = min(spec.release for spec in specs)
    is_tight = order.latest is not None and order.latest - release <= _work(problem, order)
    pinned = any(spec.pin is not None and spec.pin.start is not None for spec in specs)
    return order.id not in problem.begun and not pinned and not is_tight


def _slack(problem: Problem, order: Order) -> tuple[float, ...]:
    """Latest start that keeps the promise."""
    return (_promised(problem, order) - _work(problem, order), -order.weight)


def _due(problem: Problem, order: Order) -> tuple[float, ...]:
    """Earliest promise."""
    return (_promised(problem, order), -order.weight)


def _weight(problem: Problem, order: Order) -> tuple[float, ...]:
    """Most weight per tick of work."""
    return (-order.weight / max(1, _work(problem, order)), _promised(problem, order))


def _arrival(problem: Problem, order: Order) -> tuple[float, ...]:
    """First come."""
    return (order.arrival, _promised(problem, order))


def _short(problem: Problem, order: Order) -> tuple[float, ...]:
    """Shortest work."""
    return (_work(problem, order), _promised(problem, order))


def _promised(problem: Problem, order: Order) -> int:
    return min(problem.horizon if limit is None else limit for limit in (order.due, order.latest))


def _work(problem: Problem, order: Order) -> int:
    return sum(problem.operations[o].ways[0].ticks for o in order.operations if o not in problem.facts)

"""In which sequence orders are seated: the few rules that dispatchers use, urgent work first."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from scheduler.orders import Order
from scheduler.problem import Problem

Key = Callable[[Problem, Order], tuple[float, ...]]


def sequences(problem: Problem) -> Iterator[tuple[str, ...]]:
    """Order lists by rule, the usually best first; what has begun comes before everything else."""
    open_orders = [o for o in problem.orders.values() if problem.is_open(o)]
    yield from (_sorted(problem, open_orders, rule) for rule in (_slack, _due, _weight, _arrival, _short))


def _sorted(problem: Problem, orders: list[Order], rule: Key) -> tuple[str, ...]:
    return tuple(o.id for o in sorted(orders, key=lambda o: (o.id not in problem.begun, *rule(problem, o))))


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
    return order.due if order.due is not None else problem.horizon


def _work(problem: Problem, order: Order) -> int:
    return sum(problem.operations[o].ways[0].ticks for o in order.operations if o not in problem.facts)

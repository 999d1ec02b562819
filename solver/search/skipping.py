"""What of one order is not placed: options that do not pay, and what is carried over."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from scheduler.orders import Link, Operation, Order
from scheduler.plan import Placement
from scheduler.problem import Problem
from solver.compiled import Compiled


class Attempt(NamedTuple):
    """One way to seat an order: with its options or not, in overtime or not."""

    options: bool
    overtime: bool


def attempts(compiled: Compiled, order: Order) -> tuple[Attempt, ...]:
    """In the order in which they are tried; overtime and doing without options are for those that would be late."""
    overtime = any(compiled.choices[o].may_stay for o in order.operations if o in compiled.choices)
    found = [Attempt(True, False)]
    if order.options:
        found.append(Attempt(False, False))
    if overtime:
        found.append(Attempt(not order.options, True))
    return tuple(found)


class Skipping:
    """Which operations of an order are skipped while it is seated."""

    def __init__(self, compiled: Compiled, into: Mapping[str, list[Link]], order: str) -> None:
        self.problem: Problem = compiled.problem
        self.order = self.problem.orders[order]
        self.together = compiled.together
        self.into = into
        self.skipped: set[str] = set()
        self.options = True

    def restart(self, *, options: bool) -> None:
        """Nothing is skipped; ``options`` tells whether they are wanted."""
        self.skipped.clear()
        self.options = options

    def must_skip(self, operation: Operation) -> bool:
        """It is not wanted, or cannot be done, for what belongs to it or comes before it is skipped."""
        if not self.skipped and (self.options or operation.id not in self.problem.option_of):
            return False
        if self._is_option(operation) and not self.options:
            return True
        if self._stops_handover(operation):
            return True
        first = self.together[operation.id]
        if first is not None and any(self.together[o] == first for o in self.skipped):
            return True
        befores = (link.before for link in self.into[operation.id])
        return any(o in self.skipped and o not in self.problem.option_of for o in befores)

    def may_skip(self, operation: Operation, placed: Mapping[str, Placement]) -> bool:
        """Nothing that belongs to it is placed or pinned to a time, and it is an option or can be carried over."""
        if operation.pin is not None and operation.pin.start is not None:
            return False
        if not self._is_option(operation) and not self.order.carries_over:
            return False
        first = self.together[operation.id]
        if any(self.together.get(o) == first for o in placed if o in self.together):
            return False
        return self._is_option(operation) or not any(
            link.max_lag is not None and link.before in placed and not self.problem.is_hopeless(link)
            for link in self.into[operation.id]
            if link.before not in self.problem.facts
        )

    def _is_option(self, operation: Operation) -> bool:
        """It may be left out although its order is handed over."""
        recall = self.order.delivery_stop and self._has_recall(operation)
        return operation.id in self.problem.option_of and not recall

    def _has_recall(self, operation: Operation) -> bool:
        option = self.problem.option_of.get(operation.id)
        return option is not None and any(self.problem.operations[o].recall for o in option.operations)

    def _stops_handover(self, operation: Operation) -> bool:
        """A recall is skipped that has to be done before the handover."""
        if not self.order.delivery_stop or not operation.hands_over:
            return False
        return any(self.problem.operations[o].recall for o in self.skipped)

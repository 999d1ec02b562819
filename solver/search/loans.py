"""Which loaners are lent while orders are seated one after the other."""

from __future__ import annotations

from collections.abc import Mapping

from scheduler.completion import alone
from scheduler.lending import is_free
from scheduler.loans import is_lent, loan, loans_of, suitable
from scheduler.orders import Order
from scheduler.plan import LeftOut, Loan, Placement, Plan
from scheduler.problem import Problem


class Loaners:
    """``lent``: loans by order. One that is out already lasts as if its order were left out, until it is seated."""

    def __init__(self, problem: Problem, plan: Plan) -> None:
        self.problem = problem
        out = [o.id for o in problem.orders.values() if o.loan is not None and o.loan.car is not None]
        self._unseated = loans_of(problem, Plan(problem.facts, (), {o: LeftOut(o) for o in out}))
        self.lent: Mapping[str, Loan] = {**self._unseated, **plan.loans}

    def lend(self, order: Order, placements: Mapping[str, Placement]) -> bool:
        """Lend what a seated order needs, the loaner that came back last; False when it needs one and none is free."""
        need = order.loan
        if need is None:
            return True
        plan = alone(self.problem, order, placements)
        if not is_lent(self.problem, plan, order, need):
            self._replace(order, None)
            return True
        loans = (loan(self.problem, plan, order, need, loaner) for loaner in suitable(self.problem, need))
        free = [found for found in loans if is_free(self.problem, self.lent, found)]
        if free:
            self._replace(order, max(free, key=self._back_since))
        return bool(free)

    def take_back(self, order: Order) -> None:
        """The order is not seated any more."""
        self._replace(order, self._unseated.get(order.id))

    def _replace(self, order: Order, found: Loan | None) -> None:
        if self.lent.get(order.id) != found:
            others = {o: other for o, other in self.lent.items() if o != order.id}
            self.lent = others if found is None else {**others, order.id: found}

    def _back_since(self, wanted: Loan) -> int:
        ends = (other.end for other in self.lent.values() if other.loaner == wanted.loaner)
        return max((end for end in ends if end <= wanted.start), default=0)

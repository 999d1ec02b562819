r"""Every customer who is owed a loaner has one for as long as it takes, and no loaner is lent twice at a time.

With :math:`n_w` = order w needs a loaner, :math:`c_{wl}` = loaner l is lent, from :math:`\sigma_w` until
:math:`\beta_w` and its turnaround :math:`\tau_l`:

.. math::
    \sum_l c_{wl} = n_w, \qquad
    \mathrm{NoOverlap}\big(\{[\sigma_w, \beta_w + \tau_l) : c_{wl}\}\big) \quad \forall l
"""

from __future__ import annotations

from ortools.sat.python.cp_model import IntervalVar

from scheduler.loans import starts
from scheduler.orders import LoanNeed, Order
from solver.model.loans import back, lent, needed
from solver.model.variables import Variables


def add(x: Variables) -> None:
    """Loans that are out already may clash with each other."""
    fresh: dict[str, list[IntervalVar]] = {loaner: [] for loaner in x.problem.loaners}
    out: dict[str, list[IntervalVar]] = {loaner: [] for loaner in x.problem.loaners}
    for order in x.problem.orders.values():
        if order.loan is None:
            continue
        literals = lent(x, order, order.loan)
        x.model.add_exactly_one([*literals.values(), ~needed(x, order, order.loan)])
        for loaner in literals:
            (out if order.loan.car else fresh)[loaner].append(_interval(x, order, order.loan, loaner))
    for loaner, intervals in fresh.items():
        x.model.add_no_overlap(intervals)
        for known in out[loaner]:
            x.model.add_no_overlap([known, *intervals])


def _interval(x: Variables, order: Order, need: LoanNeed, loaner: str) -> IntervalVar:
    start, end = starts(need), back(x, order, need) + x.problem.loaners[loaner].turnaround
    literal = lent(x, order, need)[loaner]
    return x.model.new_optional_interval_var(start, end - start, end, literal, f"loan[{order.id}/{loaner}]")

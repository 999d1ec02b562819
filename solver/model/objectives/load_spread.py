r"""Uneven load: most minus least planned share of presence among the technicians of a trade.

With :math:`\omega_{ow}` the standard ticks of way w, :math:`\pi_t` the presence of technician t, :math:`\phi_t` the
ticks of facts, and shares :math:`S_t` in percent rounded down:

.. math::
    \pi_t S_t \le 100 \big(\phi_t + \sum_{o,w} \omega_{ow} a_{owt}\big) < \pi_t (S_t + 1), \qquad
    \sum_k \Big(\max_{t \in k} S_t - \min_{t \in k} S_t\Big)
"""

from __future__ import annotations

from ortools.sat.python.cp_model import IntVar, LinearExpr, LinearExprT, LiteralT

from scheduler.plan import Plan
from scheduler.resources import Technician
from solver.model.variables import Variables


def term(x: Variables) -> LinearExprT:
    """In percent."""
    work = _work(x)
    shares: dict[str, list[IntVar]] = {}
    for technician in x.problem.technicians.values():
        if technician.presence.working:
            shares.setdefault(technician.trade, []).append(_share(x, technician, work[technician.id]))
    terms: list[LinearExprT] = []
    for trade, of_trade in shares.items():
        if len(of_trade) > 1:
            terms += _spread(x, trade, of_trade)
    return LinearExpr.sum(terms)


def _work(x: Variables) -> dict[str, list[tuple[LiteralT, int]]]:
    """By technician: (literal or 1, standard ticks)."""
    found: dict[str, list[tuple[LiteralT, int]]] = {t: [] for t in x.problem.technicians}
    for operation in x.problem.planned:
        for seat in x.seats(operation.id):
            found[seat.technician].append((seat.literal, operation.ways[seat.way].ticks))
    for fact in x.problem.facts.values():
        ways = x.problem.operations[fact.operation].ways
        for technician in fact.crew:
            found[technician].append((1, ways[fact.way].ticks if fact.way < len(ways) else 0))
    return found


def _share(x: Variables, technician: Technician, work: list[tuple[LiteralT, int]]) -> IntVar:
    present = technician.presence.working.bit_count()

    def value(plan: Plan) -> int:
        return 100 * sum(ticks * x.known(literal, plan) for literal, ticks in work) // present

    share = x.new_int(0, 100 * sum(ticks for _, ticks in work) // present, f"share[{technician.id}]", value)
    planned = LinearExpr.weighted_sum([literal for literal, _ in work], [100 * ticks for _, ticks in work])
    x.model.add(present * share <= planned)
    x.model.add(present * share + present - 1 >= planned)
    return share


def _spread(x: Variables, trade: str, shares: list[IntVar]) -> list[LinearExprT]:
    limit = 100 * sum(w.ticks for o in x.problem.operations.values() for w in o.ways)
    high = x.new_int(0, limit, f"busiest[{trade}]", lambda plan: max(x.known(s, plan) for s in shares))
    low = x.new_int(0, limit, f"idlest[{trade}]", lambda plan: min(x.known(s, plan) for s in shares))
    x.model.add_max_equality(high, shares)
    x.model.add_min_equality(low, shares)
    return [high, -low]

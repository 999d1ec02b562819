r"""Uneven load: most minus least planned share of presence among the teams of a trade.

With :math:`\omega_{ow}` the standard ticks of way w, :math:`\pi_g` the presence of team g, :math:`\phi_g` the ticks of
facts, and shares :math:`S_g` in percent rounded down:

.. math::
    \pi_g S_g \le 100 \big(\phi_g + \sum_{t \in g} \sum_{o,w} \omega_{ow} a_{owt}\big) < \pi_g (S_g + 1), \qquad
    \sum_k \Big(\max_{g \in k} S_g - \min_{g \in k} S_g\Big)
"""

from __future__ import annotations

from typing import NamedTuple

from ortools.sat.python.cp_model import IntVar, LinearExpr, LinearExprT, LiteralT

from scheduler.plan import Plan
from solver.model.variables import Variables


class Team(NamedTuple):
    """Some people of a trade; without a name: one person."""

    trade: str
    name: str
    alone: str


class Share(NamedTuple):
    """A team's planned share of its presence in percent, and the most it could be."""

    percent: IntVar
    most: int


def term(x: Variables) -> LinearExprT:
    """In percent."""
    work = _work(x)
    shares: dict[str, list[Share]] = {}
    for team, members in _teams(x).items():
        present = sum(x.problem.technicians[t].presence.working.bit_count() for t in members)
        if present:
            planned = [item for t in members for item in work[t]]
            shares.setdefault(team.trade, []).append(_share(x, team, planned, present))
    return LinearExpr.sum([_spread(x, trade, found) for trade, found in shares.items() if len(found) > 1])


def _teams(x: Variables) -> dict[Team, list[str]]:
    found: dict[Team, list[str]] = {}
    for technician in x.problem.technicians.values():
        team = Team(technician.trade, technician.team, "" if technician.team else technician.id)
        found.setdefault(team, []).append(technician.id)
    return found


def _work(x: Variables) -> dict[str, list[tuple[LiteralT, int]]]:
    """By technician: (literal or 1, standard ticks); the crews of booth cycles do not count."""
    found: dict[str, list[tuple[LiteralT, int]]] = {t: [] for t in x.problem.technicians}
    for operation in x.problem.planned:
        for seat in x.seats(operation.id) if operation.paint is None else ():
            found[seat.technician].append((seat.literal, operation.ways[seat.way].ticks))
    for fact in x.problem.facts.values():
        ways = x.problem.operations[fact.operation].ways
        for technician in fact.crew:
            found[technician].append((1, ways[fact.way].ticks if fact.way < len(ways) else 0))
    return found


def _share(x: Variables, team: Team, work: list[tuple[LiteralT, int]], present: int) -> Share:
    def value(plan: Plan) -> int:
        return 100 * sum(ticks * x.known(literal, plan) for literal, ticks in work) // present

    most = 100 * sum(ticks for _, ticks in work) // present
    percent = x.new_int(0, most, f"share[{'/'.join(team)}]", value)
    planned = LinearExpr.weighted_sum([literal for literal, _ in work], [100 * ticks for _, ticks in work])
    x.model.add(present * percent <= planned)
    x.model.add(present * percent + present - 1 >= planned)
    return Share(percent, most)


def _spread(x: Variables, trade: str, shares: list[Share]) -> LinearExprT:
    percents, most = [share.percent for share in shares], max(share.most for share in shares)
    high = x.new_int(0, most, f"busiest[{trade}]", lambda plan: max(x.known(p, plan) for p in percents))
    low = x.new_int(0, most, f"idlest[{trade}]", lambda plan: min(x.known(p, plan) for p in percents))
    x.model.add_max_equality(high, percents)
    x.model.add_min_equality(low, percents)
    return high - low

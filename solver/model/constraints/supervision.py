r"""Work on isolated high-voltage parts has somebody with 2S in charge, who is there and has at most two such jobs.

With :math:`v_{ot}` = technician t is in charge of o (only people with 2S have the literal), :math:`K` the kinds of
party of which nobody has 2S, :math:`D_{klt}` the starts from which t is at work whenever the work of piece (k, l)
advances, and :math:`a_{ot}` = t works on o, which is live:

.. math::
    \sum_t v_{ot} = \sum_{k \in K, l} z_{okl}, \qquad z_{okl} \wedge v_{ot} \Rightarrow s_o \in D_{klt}, \qquad
    \sum_{o : s_o \le \tau < e_o} (v_{ot} + 2\, a_{ot}) \le 2 \quad \forall t, \tau
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ortools.sat.python.cp_model import Domain, IntVar, LinearExpr

from scheduler.attention import attended
from scheduler.orders import Operation
from scheduler.plan import Placement
from scheduler.presence import runs
from solver.model.supervisors import supervises
from solver.model.variables import Variables

MOST = 2


def add(x: Variables) -> None:
    """Who supervises a fact is given; facts that are too many take all there is and no more."""
    supervised = [o for o in x.problem.planned if o.supervised]
    for operation in supervised:
        _one_if_needed(x, operation)
        _is_there(x, operation)
    for technician in x.problem.technicians.values():
        if technician.may_supervise:
            _has_room(x, supervised, technician.id)


def _one_if_needed(x: Variables, operation: Operation) -> None:
    needed = [c.literal for c in x.chosen(operation.id) if c.kind.supervised]
    x.model.add(LinearExpr.sum(list(supervises(x, operation.id).values())) == LinearExpr.sum(needed))


def _is_there(x: Variables, operation: Operation) -> None:
    start = x.start(operation.id)
    for literal, kind, piece in x.chosen(operation.id):
        for technician, in_charge in supervises(x, operation.id).items() if kind.supervised else ():
            possible = piece.starts & attended(x.problem, technician, kind.working, piece.elapsed)
            if possible != piece.starts:
                starts = Domain.from_intervals([[a, b - 1] for a, b in runs(possible)])
                x.model.add_linear_expression_in_domain(start, starts).only_enforce_if(literal, in_charge)


def _has_room(x: Variables, supervised: list[Operation], technician: str) -> None:
    """Jobs take one each of what a person can supervise, live work takes all of it."""
    taken = [(o.id, supervises(x, o.id)[technician], 1) for o in supervised]
    taken += [(o.id, literal, MOST) for o in x.problem.planned for literal in _live(x, o, technician)]
    intervals = [
        x.model.new_optional_interval_var(x.start(o), x.elapsed(o), x.end(o), literal, f"attention[{o}/{technician}]")
        for o, literal, _ in taken
    ]
    facts = list(_profile(x, technician))
    intervals += [x.model.new_fixed_size_interval_var(a, b - a, f"attention[{technician}/{a}]") for a, b, _ in facts]
    if taken:
        x.model.add_cumulative(intervals, [n for *_, n in taken] + [n for *_, n in facts], MOST)


def _live(x: Variables, operation: Operation, technician: str) -> Iterator[IntVar]:
    """What says that a technician works on live parts in this operation."""
    if any(way.live for way in operation.ways):
        for seat in x.seats(operation.id):
            if seat.technician == technician and operation.ways[seat.way].live:
                yield seat.literal


def _profile(x: Variables, technician: str) -> Iterator[tuple[int, int, int]]:
    """(start, end, how much of his attention facts take), where they take any."""
    facts = [(f, n) for f in x.problem.facts.values() if (n := _attention(x, f, technician))]
    for start, end in pairwise(sorted({tick for f, _ in facts for tick in (f.start, f.end)})):
        if found := sum(n for f, n in facts if f.start <= start < f.end):
            yield start, end, min(found, MOST)


def _attention(x: Variables, fact: Placement, technician: str) -> int:
    if technician in fact.crew and x.problem.is_live(fact):
        return MOST
    return int(fact.supervisor == technician)

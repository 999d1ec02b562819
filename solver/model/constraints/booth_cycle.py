r"""Painted operations share booth cycles: programme, panels, colour, crews and times fit, one cycle at a time.

With :math:`\lambda_{obk}` = o leads a cycle that runs programme k (:math:`\tau_k` ticks) in booth b,
:math:`\phi_{ol}` = o follows leader l, :math:`n_o` panels of o, :math:`N_b` of booth b, :math:`Q_{lc}` = colour c in
the cycle of l, :math:`q_{lkpt}` = technician t is in phase p (of which he is present from starts :math:`D_{kpt}`),
:math:`m_{kp}` places in its crew, and :math:`F_b` closures and cycles of facts:

.. math::
    \sum_{b,k} \lambda_{obk} + \sum_l \phi_{ol} = P_o, \qquad \lambda_{obk} \Rightarrow e_o = s_o + \tau_k, \qquad
    \phi_{ol} \Rightarrow s_o = s_l \wedge e_o = e_l \wedge \bigvee_{bk} \lambda_{lbk} \\
    \sum_o n_o \phi_{ol} \le \sum_{b,k} (N_b - n_l) \lambda_{lbk}, \qquad
    \phi_{ol} \Rightarrow Q_{l c(o)}, \qquad \sum_c Q_{lc} \le 1 \\
    \sum_t q_{lkpt} = m_{kp} \sum_b \lambda_{lbk}, \qquad q_{lkpt} \Rightarrow s_l \in D_{kpt} \\
    \mathrm{NoOverlap}\big(\{[s_l, s_l + \tau_k) : \lambda_{lbk}\} \cup F_b\big) \quad \forall b
"""

from __future__ import annotations

from ortools.sat.python.cp_model import Domain, IntVar

from scheduler.orders import Operation
from scheduler.presence import runs
from solver.model.cycles import Phases, Place, followers, follows, leads, painted, places, running, seats
from solver.model.fixed import blocked
from solver.model.variables import Variables


def add(x: Variables) -> None:
    """Colours matter only where the leader has none: the others follow only what they match."""
    for operation in painted(x):
        _run(x, operation)
        _follow(x, operation)
    for leader in painted(x):
        _load(x, leader)
        _match_colours(x, leader)
        _seat(x, leader)
    _keep_apart(x)


def _run(x: Variables, operation: Operation) -> None:
    literals = [lead.literal for lead in leads(x, operation)]
    x.model.add_exactly_one([*literals, *follows(x, operation).values(), ~x.placed(operation.id)])
    for lead in leads(x, operation):
        length = x.end(operation.id) - x.start(operation.id)
        x.model.add(length == lead.programme.ticks).only_enforce_if(lead.literal)


def _follow(x: Variables, operation: Operation) -> None:
    own = {(lead.booth.id, lead.programme.id) for lead in leads(x, operation)}
    for leader, literal in follows(x, operation).items():
        x.model.add(x.start(operation.id) == x.start(leader)).only_enforce_if(literal)
        x.model.add(x.end(operation.id) == x.end(leader)).only_enforce_if(literal)
        both = [k for k in leads(x, x.problem.operations[leader]) if (k.booth.id, k.programme.id) in own]
        x.model.add_bool_or([~literal, *(k.literal for k in both)])


def _load(x: Variables, leader: Operation) -> None:
    members = [(_panels(o), literal) for o, literal in followers(x, leader)]
    room = [(lead.booth.panels - _panels(leader), lead.literal) for lead in leads(x, leader)]
    x.model.add(sum(n * literal for n, literal in members) <= sum(n * literal for n, literal in room))


def _match_colours(x: Variables, leader: Operation) -> None:
    coloured = [(o.paint.colour, v) for o, v in followers(x, leader) if o.paint and o.paint.colour is not None]
    colours = dict.fromkeys(colour for colour, _ in coloured)
    if (leader.paint and leader.paint.colour is not None) or len(colours) < 2:
        return
    literal = {
        colour: x.any_of(f"colour[{leader.id}/{colour}]", [v for c, v in coloured if c == colour]) for colour in colours
    }
    x.model.add_at_most_one(literal.values())


def _seat(x: Variables, leader: Operation) -> None:
    """Every place of every phase has its own person, who is there all the time."""
    by_place: dict[Place, list[IntVar]] = {}
    by_person: dict[tuple[Phases, int, str], list[IntVar]] = {}
    for literal, place, technician in seats(x, leader):
        by_place.setdefault(place, []).append(literal)
        by_person.setdefault((place.phases, place.phase, technician), []).append(literal)
        x.model.add_linear_expression_in_domain(x.start(leader.id), _starts(x, place, technician)).only_enforce_if(
            literal
        )
    for alike in by_person.values():
        x.model.add_at_most_one(alike)
    for phases, literals in running(x, leader).items():
        for place in places(phases):
            x.model.add(sum(by_place.get(place, [])) == len(place.seats) * sum(literals))


def _starts(x: Variables, place: Place, technician: str) -> Domain:
    """Starts of a cycle from which the technician is present in all of the phase."""
    first = sum(phase.ticks for phase in place.phases[: place.phase])
    last = first + place.phases[place.phase].ticks
    working = runs(x.problem.technicians[technician].presence.working)
    return Domain.from_intervals([[a - first, b - last] for a, b in working if b - a >= last - first])


def _keep_apart(x: Variables) -> None:
    for booth in x.problem.booths.values():
        cycles = [
            x.model.new_optional_fixed_size_interval_var(
                x.start(leader.id), lead.programme.ticks, lead.literal, f"cycle[{lead.literal.name}]"
            )
            for leader in painted(x)
            for lead in leads(x, leader)
            if lead.booth is booth
        ]
        facts = [(c.start, c.end) for c in x.problem.fact_cycles if c.booth == booth.id]
        x.model.add_no_overlap(cycles + blocked(x.model, [*runs(booth.closed), *facts]))


def _panels(operation: Operation) -> int:
    return operation.paint.panels if operation.paint else 0

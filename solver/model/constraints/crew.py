r"""Every place in the crew is filled by a different person who is qualified for it: skill, level and high voltage.

With :math:`a_{owpt}` = technician t sits at place p of way w (only able people have the literal), :math:`n_{wp}` seats
at the place, :math:`W_{ow}` = way w is chosen, and o' an operation that must have the same people:

.. math::
    \sum_t a_{owpt} = n_{wp}\, W_{ow}, \qquad \sum_{w,p} a_{owpt} \le 1, \qquad
    \sum_{w,p} a_{owpt} = \sum_{w,p} a_{o'wpt}
"""

from __future__ import annotations

from ortools.sat.python.cp_model import IntVar, LinearExpr

from solver.model.variables import Variables


def add(x: Variables) -> None:
    """People of a fact are fixed; who cannot do the work has no literal."""
    for operation in x.problem.planned:
        _fill_places(x, operation.id)
        if operation.same_crew_as is not None:
            _same_people(x, operation.id, operation.same_crew_as)


def _fill_places(x: Variables, operation: str) -> None:
    by_place: dict[tuple[int, int], list[IntVar]] = {}
    for seat in x.seats(operation):
        by_place.setdefault((seat.way, seat.place), []).append(seat.literal)
    chosen = x.chosen(operation)
    for way, places in enumerate(x.compiled.choices[operation].places):
        taken = LinearExpr.sum([c.literal for c in chosen if c.kind.way == way])
        for number, place in enumerate(places):
            x.model.add(LinearExpr.sum(by_place.get((way, number), [])) == place.count * taken)
    by_technician: dict[str, list[IntVar]] = {}
    for seat in x.seats(operation):
        by_technician.setdefault(seat.technician, []).append(seat.literal)
    for literals in by_technician.values():
        if len(literals) > 1:
            x.model.add_at_most_one(literals)


def _same_people(x: Variables, operation: str, other: str) -> None:
    works = x.works(operation)
    both = [x.placed(o) for o in (operation, other) if o not in x.problem.facts]
    fact = x.problem.facts.get(other)
    others = dict.fromkeys(fact.crew, 1) if fact else x.works(other)
    for technician in works.keys() | others.keys():
        x.model.add(works.get(technician, 0) == others.get(technician, 0)).only_enforce_if(both)

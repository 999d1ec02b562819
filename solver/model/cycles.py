"""Variables of booth cycles: a cycle is led by the first of its members in the problem, the others follow it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from ortools.sat.python.cp_model import IntVar

from scheduler.cycles import cycle_at
from scheduler.orders import Operation
from scheduler.plan import Cycle, Plan
from scheduler.resources import Booth, Phase, Programme, Slot
from solver.model.values import ValueIn, in_bay
from solver.model.variables import Variables

Phases = tuple[Phase, ...]


class Lead(NamedTuple):
    """``literal``: the operation leads a cycle that runs this programme in this booth."""

    literal: IntVar
    booth: Booth
    programme: Programme


class Place(NamedTuple):
    """The seats in the crew of one phase that ask for the same slot."""

    phases: Phases
    phase: int
    seats: tuple[int, ...]
    slot: Slot


class Seat(NamedTuple):
    """``literal``: in a cycle that runs these phases, the technician fills one of the seats."""

    literal: IntVar
    place: Place
    technician: str


def painted(x: Variables) -> tuple[Operation, ...]:
    """Operations in booth cycles that are decided here."""
    return x.once("painted", "", lambda _: tuple(o for o in x.problem.planned if o.paint))


def leads(x: Variables, operation: Operation) -> tuple[Lead, ...]:
    """One literal per booth and programme that suit the operation."""
    return x.once("leads", operation.id, lambda _: tuple(_leads(x, operation)))


def follows(x: Variables, operation: Operation) -> dict[str, IntVar]:
    """By leader: the literal that says that the operation is in its cycle."""
    return x.once("follows", operation.id, lambda _: _follows(x, operation))


def followers(x: Variables, leader: Operation) -> list[tuple[Operation, IntVar]]:
    """Operations that may be in the leader's cycle, and the literals that say so."""
    return [(o, follows(x, o)[leader.id]) for o in painted(x) if leader.id in follows(x, o)]


def running(x: Variables, leader: Operation) -> dict[Phases, list[IntVar]]:
    """By what a programme runs: the literals that say that the operation leads such a cycle."""
    found: dict[Phases, list[IntVar]] = {}
    for lead in leads(x, leader):
        found.setdefault(lead.programme.phases, []).append(lead.literal)
    return found


def places(phases: Phases) -> list[Place]:
    """The places in the crews of the phases."""
    return [
        Place(phases, index, tuple(i for i, other in enumerate(phase.crew) if other == slot), slot)
        for index, phase in enumerate(phases)
        for slot in dict.fromkeys(phase.crew)
    ]


def seats(x: Variables, leader: Operation) -> tuple[Seat, ...]:
    """One literal per place in the crew of a phase and technician who can fill it; programmes alike share them."""
    return x.once("cycle_seats", leader.id, lambda _: tuple(_seats(x, leader)))


def booths(x: Variables, operation: Operation) -> dict[str, IntVar]:
    """By booth: the literal that says that the operation is done in it."""
    return x.once("booths", operation.id, lambda _: _booths(x, operation))


def cycles_of(x: Variables, value: Callable[[IntVar], int]) -> tuple[Cycle, ...]:
    """The cycles that the values stand for, and those of facts."""
    found = [cycle for leader in painted(x) for cycle in _led(x, leader, value)]
    return (*x.problem.fact_cycles, *sorted(found, key=lambda c: (c.start, c.booth)))


def _leads(x: Variables, operation: Operation) -> list[Lead]:
    return [
        Lead(
            x.new_bool(f"leads[{operation.id}/{booth.id}/{programme.id}]", _is_leading(x, operation, booth, programme)),
            booth,
            programme,
        )
        for booth, programme in _suitable(x, operation)
    ]


def _suitable(x: Variables, *members: Operation) -> list[tuple[Booth, Programme]]:
    """Booths and programmes in which the members fit together."""
    paints = [o.paint for o in members if o.paint is not None]
    return [
        (booth, programme)
        for booth in x.problem.booths.values()
        for programme in booth.programmes.values()
        if sum(p.panels for p in paints) <= booth.panels and all(programme.id in p.programmes for p in paints)
    ]


def _rank(x: Variables) -> dict[str, int]:
    return x.once("rank", "", lambda _: {o.id: rank for rank, o in enumerate(painted(x))})


def _leader(x: Variables, plan: Plan, operation: str) -> str | None:
    """Who leads the cycle that a plan has the operation in."""
    cycle = plan.cycle_of.get(operation)
    return min(cycle.operations, key=lambda o: _rank(x).get(o, 0)) if cycle else None


def _is_leading(x: Variables, operation: Operation, booth: Booth, programme: Programme) -> ValueIn:
    def value(plan: Plan) -> bool:
        if _leader(x, plan, operation.id) != operation.id:
            return False
        cycle = plan.cycle_of[operation.id]
        return (cycle.booth, cycle.programme) == (booth.id, programme.id)

    return value


def _follows(x: Variables, operation: Operation) -> dict[str, IntVar]:
    first = painted(x)[: _rank(x)[operation.id]]
    return {
        leader.id: x.new_bool(f"follows[{operation.id}/{leader.id}]", _is_following(x, operation.id, leader.id))
        for leader in first
        if _suitable(x, leader, operation) and not _clash(leader, operation)
    }


def _is_following(x: Variables, operation: str, leader: str) -> ValueIn:
    return lambda plan: _leader(x, plan, operation) == leader


def _clash(a: Operation, b: Operation) -> bool:
    """Their colours must not be sprayed in one cycle."""
    colours = {o.paint.colour for o in (a, b) if o.paint and o.paint.colour is not None}
    return len(colours) > 1


def _seats(x: Variables, leader: Operation) -> list[Seat]:
    return [
        Seat(
            x.new_bool(
                f"seat[{leader.id}/{number}/{place.phase}/{place.seats[0]}/{person.id}]",
                _is_seated(x, leader.id, place, person.id),
            ),
            place,
            person.id,
        )
        for number, phases in enumerate(running(x, leader))
        for place in places(phases)
        for person in x.problem.technicians.values()
        if person.fills(place.slot)
    ]


def _is_seated(x: Variables, leader: str, place: Place, technician: str) -> ValueIn:
    def value(plan: Plan) -> bool:
        if _leader(x, plan, leader) != leader:
            return False
        cycle = plan.cycle_of[leader]
        runs = x.problem.booths[cycle.booth].programmes[cycle.programme].phases
        return runs == place.phases and any(cycle.phases[place.phase].crew[i] == technician for i in place.seats)

    return value


def _booths(x: Variables, operation: Operation) -> dict[str, IntVar]:
    suitable = dict.fromkeys(lead.booth.id for lead in leads(x, operation))
    found = {b: x.new_bool(f"booth[{operation.id}/{b}]", in_bay(operation.id, {b})) for b in suitable}
    x.model.add(sum(found.values()) == x.placed(operation.id))
    for lead in leads(x, operation):
        x.model.add_implication(lead.literal, found[lead.booth.id])
    for leader, literal in follows(x, operation).items():
        for booth, there in booths(x, x.problem.operations[leader]).items():
            x.model.add_bool_or([~literal, ~there, found.get(booth, 0)])
    return found


def _led(x: Variables, leader: Operation, value: Callable[[IntVar], int]) -> list[Cycle]:
    members = (leader.id, *(o.id for o, literal in followers(x, leader) if value(literal)))
    start = value(x.start(leader.id))
    return [
        cycle_at(lead.booth, lead.programme, start, members, _crews(x, leader, lead.programme, value))
        for lead in leads(x, leader)
        if value(lead.literal)
    ]


def _crews(
    x: Variables, leader: Operation, programme: Programme, value: Callable[[IntVar], int]
) -> list[tuple[str, ...]]:
    crews = [dict[int, str]() for _ in programme.phases]
    for place in places(programme.phases):
        people = [s.technician for s in seats(x, leader) if s.place == place and value(s.literal)]
        crews[place.phase] |= dict(zip(place.seats, people, strict=True))
    return [tuple(crew[seat] for seat in sorted(crew)) for crew in crews]

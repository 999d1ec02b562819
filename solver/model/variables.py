"""Every decision variable, made when first asked for, with its meaning and the value it has in a given plan.

What is left out has start, end and elapsed 0 and all literals false.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import cache
from typing import NamedTuple

from ortools.sat.python.cp_model import (
    CpModel,
    Domain,
    IntervalVar,
    IntVar,
    LinearExpr,
)

from scheduler.pieces import Piece
from scheduler.plan import Placement
from scheduler.presence import runs
from scheduler.problem import Problem
from solver.choices import Kind
from solver.compiled import Compiled
from solver.model.known import Known
from solver.model.pairs import alike, has_pairs, is_one_of, members
from solver.model.values import in_bay, is_chosen, sits, value_of

Group = tuple[str, int]
BAY_GOALS = {"car_moves", "bay_changes", "overflow"}
"""Goals for which it matters which of two alike bays a car is in."""


class Chosen(NamedTuple):
    """``literal``: the operation is done by this kind of party, from a start of this piece."""

    literal: IntVar
    kind: Kind
    piece: Piece


class Seat(NamedTuple):
    """``literal``: the technician fills one of the seats of this place of the way."""

    literal: IntVar
    way: int
    place: int
    technician: str


class Variables(Known):
    """Decision variables of one model; lazily made, so constraints may come in any order.

    ``goals``: names of the goals that the model knows. Unless one of them tells bays apart, alike bays are one class.
    """

    def __init__(
        self, model: CpModel, compiled: Compiled, goals: Collection[str], watch: Callable[[], None] = lambda: None
    ) -> None:
        super().__init__(model, watch)
        self.compiled = compiled
        self.problem: Problem = compiled.problem
        self.goals = goals
        one_by_one = {bay: (bay,) for bay in self.problem.bays}
        self.bay_classes = one_by_one if BAY_GOALS & set(goals) else compiled.bay_classes
        self.present = cache(self._present)
        self.placed = cache(self._placed)
        self.start = cache(self._start)
        self.elapsed = cache(self._elapsed)
        self.end = cache(self._end)
        self.chosen = cache(self._chosen)
        self.seats = cache(self._seats)
        self.works = cache(self._works)
        self.bays = cache(self._bays)
        self.interval = cache(self._interval)

    def _present(self, order: str) -> IntVar:
        """The order is planned: what is not a fact of it. Where nothing is decided it cannot be left out."""
        variable = self.new_bool(f"present[{order}]", lambda plan: order not in plan.left_out)
        if not self.problem.is_open(self.problem.orders[order]):
            self.model.add(variable == 1)
        return variable

    def _placed(self, operation: str) -> IntVar:
        """The operation is placed; those that are placed together share the literal."""
        first = self.compiled.together[operation]
        if first is None:
            return self.present(self.problem.operations[operation].order)
        if first != operation:
            return self.placed(first)
        return self.new_bool(f"placed[{operation}]", lambda plan: operation in plan.placements)

    def _start(self, operation: str) -> IntVar:
        """First tick of an operation; of a fact the constraint ``facts`` says which."""
        variable = self._tick(operation, "start", lambda p: p.start)
        if operation not in self.problem.facts:
            self.model.add(variable == 0).only_enforce_if(~self.placed(operation))
        return variable

    def _end(self, operation: str) -> IntVar:
        """Tick after the last."""
        return self._tick(operation, "end", lambda p: p.end)

    def _tick(self, operation: str, name: str, of: Callable[[Placement], int]) -> IntVar:
        fact = self.problem.facts.get(operation)
        low, high = (min(0, fact.start), max(self.problem.horizon, fact.end)) if fact else (0, self.problem.horizon)
        return self.new_int(low, high, f"{name}[{operation}]", value_of(operation, of))

    def _elapsed(self, operation: str) -> IntVar:
        """End minus start of a planned operation."""
        variable = self.new_int(
            0, self.problem.horizon, f"elapsed[{operation}]", value_of(operation, lambda p: p.end - p.start)
        )
        self.model.add(self.start(operation) + variable == self.end(operation))
        return variable

    def _interval(self, operation: str) -> IntervalVar:
        """The operation's time, when it is placed."""
        name, placed = f"interval[{operation}]", self.placed(operation)
        start, elapsed, end = self.start(operation), self.elapsed(operation), self.end(operation)
        return self.model.new_optional_interval_var(start, elapsed, end, placed, name)

    def _chosen(self, operation: str) -> tuple[Chosen, ...]:
        """One literal per kind of party and piece; each binds the start, and the seats and bay it is chosen with."""
        found, choices = [], self.compiled.choices[operation]
        if has_pairs(self.problem.operations[operation]):
            return self._chosen_time(operation)
        for number, kind in enumerate(choices.kinds):
            for piece in kind.pieces:
                name = f"{'overtime' if kind.overtime else 'chosen'}[{operation}/{number}/{piece.elapsed}]"
                literal = self.new_bool(name, is_chosen(choices, operation, kind, piece))
                starts = Domain.from_intervals([[a, b - 1] for a, b in runs(piece.starts)])
                self.model.add_linear_expression_in_domain(self.start(operation), starts).only_enforce_if(literal)
                found.append(Chosen(literal, kind, piece))
        self._bind_seats(operation, found)
        self._bind_bays(operation, found)
        return tuple(found)

    def _chosen_time(self, operation: str) -> tuple[Chosen, ...]:
        """One literal per time and piece; of the people and bays that it may be, one each is chosen with it."""
        found, choices = [], self.compiled.choices[operation]
        people = {(seat.way, seat.technician): seat.literal for seat in self.seats(operation)}
        bays = self.bays(self.problem.group_of[operation])
        for number, kinds in enumerate(alike(choices)):
            for piece in kinds[0].pieces:
                name = f"chosen[{operation}/{number}/{piece.elapsed}]"
                literal = self.new_bool(name, is_one_of(choices, operation, kinds, piece))
                starts = Domain.from_intervals([[a, b - 1] for a, b in runs(piece.starts)])
                self.model.add_linear_expression_in_domain(self.start(operation), starts).only_enforce_if(literal)
                found.append(Chosen(literal, kinds[0], piece))
                by_person = {people[kinds[0].way, t]: of for t, of in members(choices, kinds).items()}
                self.model.add_bool_or([~literal, *by_person])
                for person, able in by_person.items():
                    self.model.add_bool_or([~literal, ~person, *(v for b, v in bays.items() if b in able)])
        return tuple(found)

    def _bind_seats(self, operation: str, chosen: list[Chosen]) -> None:
        """From every profile as many people as the chosen kind takes."""
        by_place: dict[tuple[int, int, str], list[IntVar]] = {}
        for seat in self.seats(operation):
            by_place.setdefault((seat.way, seat.place, seat.technician), []).append(seat.literal)
        for way, places in enumerate(self.compiled.choices[operation].places):
            for number, place in enumerate(places):
                for index, profile in enumerate(place.profiles):
                    people = [v for t in profile.members for v in by_place[way, number, t]]
                    kinds = [
                        c.kind.chosen[number].count(index) * c.literal
                        for c in chosen
                        if c.kind.way == way and index in c.kind.chosen[number]
                    ]
                    self.model.add(LinearExpr.sum(people) == LinearExpr.sum(kinds))

    def _bind_bays(self, operation: str, chosen: list[Chosen]) -> None:
        """The bay is one of the chosen kind's."""
        profiles = self.compiled.choices[operation].bays
        if len(profiles) < 2:
            return
        bays = self.bays(self.problem.group_of[operation])
        for index, profile in enumerate(profiles):
            kinds = [c.literal for c in chosen if c.kind.bay == index]
            self.model.add(
                LinearExpr.sum([v for b, v in bays.items() if b in profile.members]) == LinearExpr.sum(kinds)
            )

    def _seats(self, operation: str) -> tuple[Seat, ...]:
        """One literal per way, place and technician who can fill it."""
        return tuple(
            Seat(
                self.new_bool(f"seat[{operation}/{way}/{number}/{t}]", sits(operation, way, place.seats, t)),
                way,
                number,
                t,
            )
            for way, places in enumerate(self.compiled.choices[operation].places)
            for number, place in enumerate(places)
            for profile in place.profiles
            for t in profile.members
        )

    def _works(self, operation: str) -> dict[str, IntVar]:
        """By technician: the literal that says he or she works on it."""
        seats: dict[str, list[IntVar]] = {}
        for seat in self.seats(operation):
            seats.setdefault(seat.technician, []).append(seat.literal)
        return {
            t: literals[0] if len(literals) == 1 else self._any(operation, t, literals) for t, literals in seats.items()
        }

    def _any(self, operation: str, technician: str, seats: list[IntVar]) -> IntVar:
        variable = self.new_bool(
            f"works[{operation}/{technician}]", value_of(operation, lambda p: technician in p.crew)
        )
        self.model.add(LinearExpr.sum(seats) == variable)
        return variable

    def _bays(self, group: Group) -> dict[str, IntVar]:
        """By class of bays: the literal that says the stay of this group is in one of them."""
        order, index = group
        first = next(o for o in self.problem.orders[order].groups[index] if o not in self.problem.facts)
        suitable = self.compiled.group_bays[group]
        return {
            bay: self.new_bool(f"bay[{order}/{index}/{bay}]", in_bay(first, members))
            for bay, members in self.bay_classes.items()
            if bay in suitable
        }

"""Variables that know their value in a given plan.

So any plan becomes a *complete* hint: CP-SAT then starts from that plan instead of searching for a first one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar, cast

from ortools.sat.python.cp_model import CpModel, IntVar, LiteralT, NotBooleanVariable

from scheduler.plan import Plan
from solver.model.values import ValueIn

WATCHED = 1000
"""After so many variables it is asked whether to go on."""
K = TypeVar("K")
T = TypeVar("T")


class Known:
    """The variables of one model; ``watch`` is called now and then and may raise to give up."""

    def __init__(self, model: CpModel, watch: Callable[[], None]) -> None:
        self.model = model
        self.values: list[tuple[IntVar, ValueIn]] = []
        self._watch = watch
        self._value_of: dict[int, ValueIn] = {}
        self._made: dict[tuple[str, object], object] = {}

    def new_bool(self, name: str, value: ValueIn) -> IntVar:
        """A 0/1 variable that knows its value in a plan."""
        return self._known(self.model.new_bool_var(name), value)

    def new_int(self, low: int, high: int, name: str, value: ValueIn) -> IntVar:
        """An integer variable that knows its value in a plan."""
        return self._known(self.model.new_int_var(low, high, name), value)

    def known(self, literal: LiteralT, plan: Plan) -> int:
        """The value of a literal in a plan."""
        if isinstance(literal, IntVar):
            return self._value_of[literal.index](plan)
        return (
            1 - self.known(literal.negated(), plan) if isinstance(literal, NotBooleanVariable) else int(bool(literal))
        )

    def any_of(self, name: str, literals: Sequence[LiteralT]) -> IntVar:
        """True when one of the literals is."""
        variable = self.new_bool(name, lambda plan: any(self.known(literal, plan) for literal in literals))
        self.model.add_max_equality(variable, literals)
        return variable

    def once(self, name: str, key: K, make: Callable[[K], T]) -> T:
        """What ``make(key)`` made the first time: for variables that several constraints or goals share."""
        if (name, key) not in self._made:
            self._made[name, key] = make(key)
        return cast(T, self._made[name, key])

    def hint(self, plan: Plan) -> None:
        """Make a plan the complete hint of the model."""
        self.model.clear_hints()  # type: ignore[no-untyped-call]
        for variable, value in self.values:
            self.model.add_hint(variable, value(plan))

    def _known(self, variable: IntVar, value: ValueIn) -> IntVar:
        self.values.append((variable, value))
        self._value_of[variable.index] = value
        if not len(self.values) % WATCHED:
            self._watch()
        return variable

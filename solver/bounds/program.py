"""A linear program, told row by row."""

from __future__ import annotations

from collections.abc import Mapping
from math import inf

from ortools.math_opt import model_pb2  # type: ignore[import-untyped]

Terms = Mapping[int, float]
"""Factors by variable."""


class Program:
    """Minimise ``constant + cost · x`` under rows ``low ≤ a · x ≤ high``; variables are numbered as they come."""

    def __init__(self) -> None:
        self.constant = 0.0
        self._highs: list[float] = []
        self._whole: list[bool] = []
        self._costs: list[float] = []
        self._rows: list[tuple[float, float]] = []
        self._row_of: list[int] = []
        self._variable_of: list[int] = []
        self._factor_of: list[float] = []

    def variable(self, high: float = inf, *, whole: bool = False) -> int:
        """A variable from 0 up to ``high``."""
        self._highs.append(high)
        self._costs.append(0.0)
        self._whole.append(whole)
        return len(self._costs) - 1

    def charge(self, variable: int, cost: float) -> None:
        """Each unit of the variable costs so much more."""
        self._costs[variable] += cost

    def at_least(self, low: float, terms: Terms) -> None:
        """``Σ factor × variable ≥ low``."""
        self._row(low, inf, terms)

    def at_most(self, high: float, terms: Terms) -> None:
        """``Σ factor × variable ≤ high``."""
        self._row(-inf, high, terms)

    def equal(self, value: float, terms: Terms) -> None:
        """``Σ factor × variable = value``."""
        self._row(value, value, terms)

    def _row(self, low: float, high: float, terms: Terms) -> None:
        variables = sorted(terms)
        self._row_of += [len(self._rows)] * len(variables)
        self._variable_of += variables
        self._factor_of += [terms[variable] for variable in variables]
        self._rows.append((low, high))

    @property
    def size(self) -> int:
        """Factors that are not 0."""
        return len(self._factor_of)

    def told(self, *, relaxed: bool) -> bytes:
        """As a solver's process reads it. ``relaxed``: whole variables may be fractions."""
        model = model_pb2.ModelProto()
        model.variables.ids.extend(range(len(self._costs)))
        model.variables.lower_bounds.extend([0.0] * len(self._costs))
        model.variables.upper_bounds.extend(self._highs)
        model.variables.integers.extend(whole and not relaxed for whole in self._whole)
        costs = [(variable, cost) for variable, cost in enumerate(self._costs) if cost]
        model.objective.offset = self.constant
        model.objective.linear_coefficients.ids.extend(variable for variable, _ in costs)
        model.objective.linear_coefficients.values.extend(cost for _, cost in costs)
        model.linear_constraints.ids.extend(range(len(self._rows)))
        model.linear_constraints.lower_bounds.extend(low for low, _ in self._rows)
        model.linear_constraints.upper_bounds.extend(high for _, high in self._rows)
        model.linear_constraint_matrix.row_ids.extend(self._row_of)
        model.linear_constraint_matrix.column_ids.extend(self._variable_of)
        model.linear_constraint_matrix.coefficients.extend(self._factor_of)
        return bytes(model.SerializeToString())

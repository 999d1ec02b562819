from __future__ import annotations

import pytest
from ortools.sat.python.cp_model import CpModel

from solver.model.running import Value, run
from solver.pace import Pace


def small() -> CpModel:
    """At least 3."""
    model = CpModel()
    x = model.new_int_var(0, 9, "x")
    model.add(2 * x >= 5)
    model.minimize(x)
    return model


def test_solutions_and_bounds_are_handed_on_as_they_come() -> None:
    model, seen, bounds = small(), list[int](), list[int]()

    def found(value: Value) -> None:
        seen.append(value(model.get_int_var_from_proto_index(0)))

    assert run(model, Pace(600.0), 1, 1, found, bounds.append) == "OPTIMAL"
    assert seen[-1] == 3
    assert max(bounds) == 3


def test_what_goes_wrong_with_a_solution_is_raised() -> None:
    def found(value: Value) -> None:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        run(small(), Pace(600.0), 1, 1, found, lambda bound: None)


def test_it_ends_when_it_is_stopped() -> None:
    """Forty pigeons in thirty-nine holes take longer than anybody waits."""
    model = CpModel()
    for pigeon in range(40):
        model.add_exactly_one(model.new_bool_var(f"{pigeon}/{hole}") for hole in range(39))
    for hole in range(39):
        model.add_at_most_one(model.get_bool_var_from_proto_index(pigeon * 39 + hole) for pigeon in range(40))
    asked = iter([False] * 5)
    pace = Pace(600.0, lambda: next(asked, True))
    run(model, pace, 1, 1, lambda value: None, lambda bound: None)
    assert pace.seconds < 300

from __future__ import annotations

import sys
import time
from math import inf
from subprocess import PIPE, Popen

from solver.bounds.program import Program
from solver.bounds.solving import Listener, Solved, solve, whole
from solver.bounds.tiers import program_of
from solver.compiled import Compiled
from tests.solver.bounds.days import overloaded


def knapsack() -> Program:
    """Of three things that weigh 2, 2 and 3 as much as fits into 4, less 10: −14; by fractions 4 as well."""
    program = Program()
    program.constant = -10
    things = [(program.variable(1, whole=True), weight) for weight in (2, 2, 3)]
    for thing, weight in things:
        program.charge(thing, -weight)
    program.at_most(4, dict(things))
    return program


def test_whole_variables_are_whole_or_relaxed() -> None:
    solved = solve(knapsack(), "HIGHS", 600, lambda: False)
    assert solved.bound == -14
    assert solved.values == {0: 1, 1: 1, 2: 0}
    assert solve(knapsack(), "GLOP", 600, lambda: False, relaxed=True).bound == -14


def test_what_has_no_solution_has_an_infinite_bound() -> None:
    program = Program()
    program.at_least(2, {program.variable(1): 1})
    for solver in ("HIGHS", "GLOP"):
        assert solve(program, solver, 600, lambda: False).bound == inf


def test_a_stop_ends_the_process_and_leaves_no_bound() -> None:
    assert solve(knapsack(), "HIGHS", 600, lambda: True) == Solved()


def test_a_stop_in_the_middle_is_heard_long_before_the_limit() -> None:
    work = program_of(Compiled(overloaded()), 0, (), lambda: False)
    assert work is not None
    stop = time.monotonic() + 0.3
    solve(work.program, "HIGHS", 600, lambda: time.monotonic() > stop)
    assert time.monotonic() - stop < 300


def test_of_a_process_that_ends_in_the_middle_of_a_line_the_whole_lines_count() -> None:
    told: list[float] = []
    half = "print('{\"bound\": 3.0}'); print('{\"bound\": 4.', end='')"
    with Popen([sys.executable, "-c", half], stdin=PIPE, stdout=PIPE) as process:
        listener = Listener(process, b"", told.append)
        listener.join()
    assert told == [listener.solved.bound] == [3.0]


def test_better_bounds_are_told_as_they_come() -> None:
    told: list[float] = []
    solve(knapsack(), "HIGHS", 600, lambda: False, told.append)
    assert told == sorted(set(told))
    assert told[-1] == -14


def test_a_bound_is_rounded_up_but_for_noise() -> None:
    assert [whole(b) for b in (2.2, 2.0000001, 1.9999999, -inf)] == [3, 2, 2, None]

"""Solves one linear program, read from standard input, and writes what it finds: one JSON object a line.

Run as a script: it imports nothing of the project, so that it starts in a tenth of a second. First argument: the
solver's name in MathOpt; second: seconds; third: seed.
"""

from __future__ import annotations

import json
import re
import sys
from datetime import timedelta

from ortools.math_opt import (  # type: ignore[import-untyped]
    callback_pb2,
    model_parameters_pb2,
    model_pb2,
    parameters_pb2,
    result_pb2,
)
from ortools.math_opt.core.python import solver  # type: ignore[import-untyped]

ROW = re.compile(r"^ ?[A-Za-z]?(?: +\d+){3} +[\d.]+% +(\S+)")
"""A row of HiGHS's table of nodes; the first figure after the share explored is the best bound."""


def main() -> None:
    """Bounds as they rise, then the last with the values of all variables, if any were found."""
    name, seconds, seed = sys.argv[1:]
    model = model_pb2.ModelProto.FromString(sys.stdin.buffer.read())
    parameters = parameters_pb2.SolveParametersProto(random_seed=int(seed))
    parameters.highs.string_options["parallel"] = "off"  # one process is one worker
    parameters.time_limit.FromTimedelta(timedelta(seconds=float(seconds)))
    result = solver.solve(
        model,
        parameters_pb2.SolverTypeProto.Value(f"SOLVER_TYPE_{name}"),
        parameters_pb2.SolverInitializerProto(),
        parameters,
        model_parameters_pb2.ModelSolveParametersProto(),
        _tell_bounds,
        callback_pb2.CallbackRegistrationProto(),
        None,
        None,
    )
    _tell_result(result)


def _tell_bounds(lines: list[str]) -> None:
    for line in lines:
        if found := ROW.match(line):
            _tell({"bound": float(found[1])})


def _tell_result(result: result_pb2.SolveResultProto) -> None:
    termination = result.termination
    told: dict[str, object] = {"bound": termination.objective_bounds.dual_bound}
    if termination.reason == result_pb2.TERMINATION_REASON_INFEASIBLE:
        told = {"bound": "inf"}
    if result.solutions and result.solutions[0].HasField("primal_solution"):
        values = result.solutions[0].primal_solution.variable_values
        told["values"] = dict(zip(values.ids, values.values, strict=True))
    _tell(told)


def _tell(what: dict[str, object]) -> None:
    sys.stdout.write(f"{json.dumps(what)}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()

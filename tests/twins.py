"""Twin tests: on a tiny problem, a rule and its CP-SAT constraint accept exactly the same plans.

Every plan is enumerated, legal or not. The rule judges it; the model holds that one constraint and is asked with the
decisions fixed to the plan. Rules that build on another are compared on the plans the other accepts (``given``).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import permutations, product
from types import ModuleType

from ortools.sat.python.cp_model import CpModel, CpSolver

from scheduler.orders import Operation, Order
from scheduler.plan import LeftOut, Placement, Plan
from scheduler.problem import Problem
from scheduler.rules import RULES
from scheduler.stays import stays_of
from solver.compiled import Compiled
from solver.model.constraints import CONSTRAINTS
from solver.model.objectives import OBJECTIVES
from solver.model.variables import Variables
from tests.builders import place
from tests.expansions import expanded
from tests.expansions.cycles import in_booths
from tests.expansions.units import named

DECISIONS = (
    "present[",
    "placed[",
    "optional[",
    "start[",
    "end[",
    "seat[",
    "bay[",
    "joined[",
    "overtime[",
    "supervises[",
    "leads[",
    "follows[",
    "lent[",
    "parked[",
    "holds[",
)

Twin = tuple[ModuleType, ModuleType]
Choice = tuple[Placement, ...] | None
"""What is placed of an order; None: it is left out."""


def assert_twins(
    twin: Twin,
    problem: Problem,
    *,
    given: Sequence[Twin] = (),
    all_parties: bool = False,
    goals: Collection[str] = OBJECTIVES,
    at_most: int = 2500,
) -> None:
    """Rule and constraint agree on every plan, and both accept some and refuse some."""
    rule, constraint = twin
    compiled = Compiled(problem)
    verdicts = {True: 0, False: 0}
    for plan in plans(problem, all_parties=all_parties):
        if any(_breaks(other, problem, plan) for other, _ in given):
            continue
        legal = not _breaks(rule, problem, plan)
        told = [constraint, *(c for _, c in given)]
        accepted = is_expressible(compiled, plan) and accepts(compiled, told, plan, goals)
        assert legal == accepted, (
            f"rule: {legal}, constraint: {accepted}: {plan.placements}, left out {set(plan.left_out)}"
        )
        verdicts[legal] += 1
    assert min(verdicts.values()) > 0, f"nothing to tell apart: {verdicts}"
    assert sum(verdicts.values()) <= at_most, f"{sum(verdicts.values())} plans: make the problem smaller"


def assert_goal_twins(twin: Twin, problem: Problem, *, at_most: int = 700) -> None:
    """On every valid plan the objective equals the goal, and every variable's known value is consistent with it."""
    goal, objective = twin
    compiled = Compiled(problem)
    values = []
    for plan in plans(problem):
        if any(_breaks(rule, problem, plan) for rule in RULES):
            continue
        value = goal.value(problem, plan)
        assert objective_of(compiled, objective, plan) == value, (plan.placements, set(plan.left_out))
        values.append(value)
    assert len(set(values)) > 1, f"nothing to tell apart: {values}"
    assert len(values) <= at_most, f"{len(values)} plans: make the problem smaller"


def objective_of(compiled: Compiled, objective: ModuleType, plan: Plan) -> int | None:
    """The objective's worth in the whole model with every variable at its value in the plan; None: impossible."""
    model = CpModel()
    x = Variables(model, compiled, OBJECTIVES)
    for constraint in CONSTRAINTS:
        constraint.add(x)
    term = objective.term(x)
    for variable, value in x.values:
        model.add(variable == value(plan))
    solver = CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.cp_model_presolve = False
    if solver.status_name(solver.solve(model)) not in {"OPTIMAL", "FEASIBLE"}:
        return None
    return int(solver.value(term))


def plans(problem: Problem, *, all_parties: bool = False) -> Iterator[Plan]:
    """Every plan: each order left out, or each of its operations at every time, by everybody, everywhere.

    Operations that are optional, or of an order that carries over, may also be absent.
    """
    choices = [list(_choices(problem, order, all_parties)) for order in problem.orders.values()]
    yield from expanded(problem, (assembled(problem, choice) for choice in product(*choices)))


def _choices(problem: Problem, order: Order, all_parties: bool) -> Iterator[Choice]:
    """Left out (None), or what is placed of an order."""
    planned = [problem.operations[o] for o in order.operations if o not in problem.facts]
    absent = {o.id: [None] if order.carries_over or o.id in problem.option_of else [] for o in planned}
    every = ([*placements_of(problem, o, all_parties), *absent[o.id]] for o in planned)
    for placed in product(*every):
        yield tuple(p for p in placed if p is not None)
    if problem.is_open(order):
        yield None


def assembled(problem: Problem, choice: Iterable[Choice]) -> Plan:
    """The plan of a choice for every order; carried over is what lacks something required."""
    chosen = dict(zip(problem.orders, choice, strict=True))
    placements = dict(problem.facts) | {p.operation: p for placed in chosen.values() for p in placed or ()}
    wanted = {o.id: [(problem.pools[pool].units, n) for pool, n in o.equipment] for o in problem.planned}
    placements = named(problem, placements, wanted)
    lacking = {
        order.id
        for order in problem.orders.values()
        if any(o not in placements and o not in problem.option_of for o in order.operations)
    }
    return Plan(
        placements,
        stays_of(problem, placements),
        {o: LeftOut(o) for o, placed in chosen.items() if placed is None},
        frozenset(o for o in lacking if chosen[o] is not None),
    )


def accepts(
    compiled: Compiled, constraints: Sequence[ModuleType], plan: Plan, goals: Collection[str] = OBJECTIVES
) -> bool:
    """The constraints hold when the decisions are those of the plan."""
    model = CpModel()
    x = Variables(model, compiled, goals)
    for constraint in constraints:
        constraint.add(x)
    for variable, value in x.values:
        if variable.name.startswith(DECISIONS):
            model.add(variable == value(plan))
    solver = CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.cp_model_presolve = False
    return solver.status_name(solver.solve(model)) in {"OPTIMAL", "FEASIBLE"}


def is_expressible(compiled: Compiled, plan: Plan) -> bool:
    """The model has a literal for every choice of the plan."""
    problem = compiled.problem
    for operation in problem.planned:
        placement = plan.placements.get(operation.id)
        if placement is None or operation.paint:
            continue
        group = problem.group_of.get(operation.id)
        bays = compiled.group_bays[group] if group else (None,)
        first = (
            next(
                (p.bay for o in problem.orders[operation.order].groups[group[1]] if (p := plan.placements.get(o))), None
            )
            if group
            else None
        )
        if placement.bay not in bays or placement.bay != first or not problem.capable(operation, placement):
            return False
        if len(set(placement.crew)) != len(placement.crew):
            return False
        if placement.supervisor is not None and not problem.technicians[placement.supervisor].may_supervise:
            return False
        runs_of = (problem.technicians[t].presence.overtime_run(placement.end - 1) for t in placement.crew)
        if placement.overtime and not any(runs_of):
            return False
    return True


def placements_of(problem: Problem, operation: Operation, all_parties: bool) -> Iterator[Placement]:
    """Every time, crew and bay for one operation; ``all_parties``: also those that can never do it."""
    if operation.paint:
        yield from in_booths(problem, operation.id)
        return
    compiled = Compiled(problem)
    group = problem.group_of.get(operation.id)
    bays: Sequence[str | None] = compiled.group_bays[group] if group else (None,)
    if all_parties:
        bays = (None, *problem.bays)
    endings = (False, True) if any(t.presence.overtime for t in problem.technicians.values()) else (False,)
    for index, spec in enumerate(operation.ways):
        crews = (
            product(problem.technicians, repeat=len(spec.crew))
            if all_parties
            else permutations(problem.technicians, len(spec.crew))
        )
        for crew, bay, overtime in product(list(crews), bays, endings):
            for start in range(problem.horizon):
                for end in range(start + 1, problem.horizon + 1):
                    found = place(problem, operation.id, start, end, *crew, bay=bay, way=index, overtime=overtime)
                    if all_parties or problem.capable(operation, found):
                        yield found


def _breaks(rule: ModuleType, problem: Problem, plan: Plan) -> bool:
    return any(not violation.waived for violation in rule.violations(problem, plan))

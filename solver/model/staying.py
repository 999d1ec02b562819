"""Variables of overtime: how long people stay on."""

from __future__ import annotations

from collections.abc import Iterator

from ortools.sat.python.cp_model import IntVar, LinearExpr

from scheduler.goals.idle import worked_ticks
from scheduler.overtime import stayed as stayed_in
from scheduler.plan import Plan
from scheduler.presence import runs, span
from scheduler.resources import Technician
from solver.model.variables import Variables

Run = tuple[int, int]


def stayed(x: Variables) -> list[IntVar]:
    """Ticks that somebody stays on, of everybody and every run of permitted overtime."""
    return x.once("stayed", "", lambda _: list(_all(x)))


def worked_of_facts(x: Variables) -> dict[str, int]:
    """By technician the ticks of facts for which he or she is there."""
    return worked_ticks(x.problem, Plan(x.problem.facts, cycles=x.problem.fact_cycles))


def _all(x: Variables) -> Iterator[IntVar]:
    facts = worked_of_facts(x)
    for technician in x.problem.technicians.values():
        stays = [_stay(x, technician, run) for run in runs(technician.presence.overtime)]
        if stays:
            _fit(x, technician, stays, facts.get(technician.id, 0))
        yield from stays


def _stay(x: Variables, technician: Technician, run: Run) -> IntVar:
    """At least until the end of all his or her work that ends in the run."""
    whole = span(*run)

    def value(plan: Plan) -> int:
        return (stayed_in(x.problem, plan).get(technician.id, 0) & whole).bit_count()

    stay = x.new_int(value(Plan(x.problem.facts)), run[1] - run[0], f"stayed[{technician.id}/{run[0]}]", value)
    for operation in x.problem.planned:
        works = x.works(operation.id).get(technician.id)
        if works is not None and (staying := _ends_in(x, operation.id, run)) is not None:
            x.model.add(stay >= x.end(operation.id) - run[0]).only_enforce_if(works, staying)
    return stay


def _ends_in(x: Variables, operation: str, run: Run) -> IntVar | None:
    """The operation ends in overtime, in this run; None when it never does."""
    return x.once("ends_in", (operation, run), lambda _: _make_ends_in(x, operation, run))


def _make_ends_in(x: Variables, operation: str, run: Run) -> IntVar | None:
    literals = [c.literal for c in x.chosen(operation) if c.kind.overtime and run[0] <= c.kind.overtime[0] < run[1]]
    if len(literals) < 2:
        return literals[0] if literals else None
    return x.any_of(f"ends_in[{operation}/{run[0]}]", literals)


def _fit(x: Variables, technician: Technician, stays: list[IntVar], facts: int) -> None:
    """Redundant: all work of a technician fits into presence and overtime; the times alone show it only late."""
    work: list[IntVar] = []
    ticks: list[int] = []
    for operation in x.problem.planned:
        literal, kinds = x.works(operation.id).get(technician.id), x.compiled.choices[operation.id].kinds
        if literal is not None and kinds:
            work.append(literal)
            ticks.append(min(kind.work for kind in kinds))
    free = (technician.presence.working & ~facts).bit_count() - (facts & technician.presence.overtime).bit_count()
    x.model.add(LinearExpr.weighted_sum(work, ticks) <= free + LinearExpr.sum(stays))

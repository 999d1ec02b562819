"""What a generated day amounts to, measured on its problem."""

from __future__ import annotations

from scheduler.documents.day import Day
from scheduler.orders import Operation
from scheduler.problem import Problem
from scheduler.translate import to_problem


def mechanics_of(problem: Problem) -> set[str]:
    """Mechanical technicians."""
    return {technician.id for technician in problem.technicians.values() if technician.trade == "mechanical"}


def able(problem: Problem, operation: Operation) -> set[str]:
    """Who can do an operation the first way; nobody is needed if it runs unattended."""
    return {
        technician.id
        for technician in problem.technicians.values()
        for slot in operation.ways[0].crew
        if slot.skill in technician.skills and technician.skills[slot.skill].level >= slot.level
    }


def minutes(problem: Problem, operation: Operation) -> float:
    """Minutes of mechanical work in an operation."""
    crew = operation.ways[0].crew if able(problem, operation) & mechanics_of(problem) else ()
    return operation.ways[0].seconds / 60 * len(crew)


def work(problem: Problem, order: str) -> float:
    """Minutes of mechanical work in an order."""
    return sum(minutes(problem, problem.operations[o]) for o in problem.orders[order].operations)


def load(day: Day) -> float:
    """Mechanical work of a day over presence × mean speed × productive share of its mechanical technicians."""
    problem = to_problem(day)
    sellable = 0.0
    for technician in (problem.technicians[t] for t in mechanics_of(problem)):
        speeds = [skill.speed for skill in technician.skills.values()]
        hours = technician.presence.working.bit_count() * 5
        sellable += hours * sum(speeds) / len(speeds) / 100 * technician.productive_share / 100
    return sum(work(problem, order) for order in problem.orders) / sellable

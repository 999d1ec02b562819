"""The file: one fact a line, ``name(numbers).``; ``precedence(j, k)``: j starts after k has ended."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

Facts = dict[str, list[tuple[int, ...]]]


class Job(NamedTuple):
    """One job: ``modes`` maps a mode to (duration, employees), ``equipment`` a group to (pieces, available pieces)."""

    project: int
    release: int
    due: int
    deadline: int
    started: bool
    modes: dict[int, tuple[int, int]]
    workbenches: frozenset[int]
    employees: frozenset[int]
    preferred: frozenset[int]
    equipment: dict[int, tuple[int, frozenset[int]]]


class Instance(NamedTuple):
    """Jobs by number; (before, after); jobs that are done by the same employees."""

    horizon: int
    jobs: dict[int, Job]
    precedences: list[tuple[int, int]]
    linked: list[tuple[int, int]]


def read(text: str) -> Instance:
    """The instance in a file's text."""
    facts: Facts = {}
    for name, numbers in re.findall(r"(\w+)\(([\d,\s]*)\)\.", text):
        facts.setdefault(name, []).append(tuple(map(int, numbers.split(","))))
    [[horizon]] = facts["horizon"]
    jobs = {job: _job(facts, job) for [job] in facts["job"]}
    precedences = [(before, after) for after, before in _pairs(facts, "precedence")]
    return Instance(horizon, jobs, precedences, _pairs(facts, "linked"))


def _job(facts: Facts, job: int) -> Job:
    [project], [release], [due], [deadline] = (
        _of(facts, name, job) for name in ("projectAssignment", "release", "due", "deadline")
    )
    durations = {mode: ticks for j, mode, ticks in facts["durationInMode"] if j == job}
    people = dict(_pairs(facts, "requiredEmployees"))
    benches = _of(facts, "workbenchAvailable", job) if (job,) in facts.get("workbenchRequired", []) else ()
    return Job(
        project,
        release,
        due,
        deadline,
        (job,) in facts.get("started", []),
        {mode: (durations[mode], people[mode]) for mode in _of(facts, "modeAvailable", job)},
        frozenset(benches),
        frozenset(_of(facts, "employeeAvailable", job)),
        frozenset(_of(facts, "employeePreferred", job)),
        _equipment(facts, job),
    )


def _equipment(facts: Facts, job: int) -> dict[int, tuple[int, frozenset[int]]]:
    group = dict(_pairs(facts, "group"))
    available = list(_of(facts, "equipmentAvailable", job))
    needs = ((g, n) for j, g, n in facts.get("requiredEquipment", []) if j == job)
    return {g: (n, frozenset(e for e in available if group[e] == g)) for g, n in needs}


def _of(facts: Facts, name: str, job: int) -> Iterable[int]:
    """Second numbers of the facts about a job."""
    return tuple(other for first, other in _pairs(facts, name) if first == job)


def _pairs(facts: Facts, name: str) -> list[tuple[int, int]]:
    return [(first, second) for first, second in facts.get(name, [])]

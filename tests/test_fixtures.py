"""The documents in `fixtures/` are what `fixtures/README.md` says of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

import pytest

from scheduler.day import check_day
from scheduler.generate.__main__ import text
from scheduler.generate.scenes import SCENES
from scheduler.plan import Placement, Plan
from scheduler.ports import SolveParams
from scheduler.problem import Problem
from scheduler.promises import prospects
from scheduler.read import read_day, read_plan
from scheduler.rules import RULES
from scheduler.translate import to_problem
from solver.solve import solve
from tests.tiny_cases import CASES

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
README = (FIXTURES / "README.md").read_text("utf-8")
DAYS = sorted((FIXTURES / "days").glob("*.json"))
TINY = [rule.__name__.rpartition(".")[2] for rule in RULES]

GOOD: dict[str, dict[str, str]] = {
    "placement": {"4711/oil": "08:00–08:30", "4711/filter": "08:30–08:45"},
    "duration": {"4711/pads": "11:50–13:10"},
    "crew": {"4711/discs": "08:00–08:30"},
    "technician_free": {"4711/oil": "08:00–08:30", "4712/oil": "08:30–09:00"},
    "shift": {"4711/plugs": "10:00–11:00"},
    "bay_fits": {"4711/alignment": "08:00–09:00"},
    "stay": {"4712/oil": "08:00–08:30", "4711/refit": "10:00–10:30"},
    "equipment": {"4711/test": "08:00–08:20", "4712/test": "08:20–08:40"},
    "precedence": {"4711/seal": "08:00–08:20", "4711/leak_test": "08:50–09:00"},
    "one_place": {"4711/wipers": "08:00–08:30", "4711/radio": "08:30–09:00"},
    "release": {"4711/battery": "10:00–10:30"},
    "latest": {"4711/oil": "08:00–08:30", "4712/oil": "08:30–09:00"},
    "opening": {"4711/oil": "17:00–17:30"},
    "arrivals": {"4711/reception": "08:00–08:10", "4712/reception": "08:15–08:25", "4712/oil": "08:30–08:50"},
    "pins": {"4711/oil": "10:00–10:30"},
    "facts": {"4711/plugs": "08:30–09:30", "4712/oil": "09:30–10:00"},
    "loaner": {"4711/oil": "08:00–08:30", "4713/discs": "08:30–09:30", "4712/oil": "09:30–10:00"},
    "yard": {"4711/oil": "08:00–08:20", "4712/pads": "08:20–08:50", "4713/pads": "08:50–09:20"},
    "delivery_stop": {"4711/airbag": "08:00–08:30", "4711/handover": "08:30–08:40"},
    "supervision": {"4711/cooling": "08:30–09:00"},
    "labour_limit": {"4711/dismantle": "08:00–08:40", "4711/dent": "2026-11-25 08:00–2026-11-25 08:40"},
    "booth_cycle": {"4711/wing": "08:00–09:10", "4713/mirror": "08:00–09:10", "4712/bumper": "09:10–10:20"},
}
"""When the only good plan does what; what may lie elsewhere is left out."""


def tiny(rule: str) -> bytes:
    return (FIXTURES / f"tiny/{rule}.json").read_bytes()


@pytest.mark.parametrize("path", DAYS, ids=lambda path: path.stem)
def test_a_day_is_what_its_command_writes(path: Path) -> None:
    """If this fails the generator has changed: write the days anew and look at them."""
    assert path.read_text("utf-8") == text(SCENES[path.stem]())


@pytest.mark.parametrize("path", DAYS, ids=lambda path: path.stem)
def test_a_day_can_be_planned(path: Path) -> None:
    day = read_day(path.read_bytes())
    planned = [order for order in day.orders if order.status != "handed_over"]
    assert set(to_problem(day).orders) == {order.id for order in planned}
    assert path.stat().st_size < 1_000_000


def test_every_scene_has_its_file_and_every_file_its_line() -> None:
    assert {path.stem for path in DAYS} == set(SCENES)
    assert all(f"| `{path.name}` |" in README for path in DAYS)


def test_every_rule_has_a_tiny_day_a_broken_plan_and_a_line_every_case_a_day_and_a_line() -> None:
    files = {path.name for path in (FIXTURES / "tiny").iterdir()}
    rules = {f"{rule}.{kind}" for rule in TINY for kind in ("json", "broken.plan.json")}
    assert files == rules | {f"{case}.json" for case in CASES}
    assert set(TINY) == set(GOOD)
    assert not set(TINY) & set(CASES)
    assert all(f"| `{name}` |" in README for name in (*TINY, *CASES))


@pytest.mark.parametrize("name", [*TINY, *CASES])
def test_a_tiny_day_can_be_checked_by_hand(name: str) -> None:
    problem = to_problem(read_day(tiny(name)))
    assert max(len(problem.orders), len(problem.technicians)) <= 3
    assert len(problem.bays) <= 2
    assert len(problem.operations) <= (4 if name in TINY else 5)


@pytest.mark.parametrize("rule", TINY)
def test_a_broken_plan_breaks_its_rule_and_no_other(rule: str) -> None:
    plan = read_plan((FIXTURES / f"tiny/{rule}.broken.plan.json").read_bytes())
    violations = check_day(read_day(tiny(rule)), plan).judgement.violations
    assert {violation.rule for violation in violations} == {rule}


@pytest.mark.parametrize("rule", TINY)
def test_the_good_plan_is_found_and_proved(rule: str) -> None:
    problem = to_problem(read_day(tiny(rule)))
    outcome = solve(problem, SolveParams(time_limit=20, workers=1))
    assert outcome.judgement.valid
    assert all(outcome.proved[:2])
    assert set(outcome.plan.placements) == set(problem.operations)
    for operation, times in GOOD[rule].items():
        placement = outcome.plan.placements[operation]
        assert _times(problem, placement.start, placement.end) == times


@pytest.mark.parametrize("case", CASES)
def test_the_plan_of_a_case_is_found_and_proved_on_every_tier(case: str) -> None:
    problem = to_problem(read_day(tiny(case)))
    outcome = solve(problem, SolveParams(time_limit=20, workers=1))
    assert outcome.judgement.valid
    assert all(outcome.proved)
    said = told(problem, outcome.plan)
    assert {key: said[key][: len(text)] for key, text in CASES[case].items()} == CASES[case]


def told(problem: Problem, plan: Plan) -> Mapping[str, str]:
    """What a plan says of every operation, order, loan and parking."""
    said = dict.fromkeys(problem.operations, "not done")
    said |= {placement.operation: _doing(problem, plan, placement) for placement in plan.placements.values()}
    for prospect in prospects(problem, plan).values():
        order = prospect.order.id
        said[order] = ("carried over, " if order in plan.carried_over else "") + prospect.standing.value
        said[f"loan {order}"] = "none"
    for loan in plan.loans.values():
        said[f"loan {loan.order}"] = f"{problem.loaners[loan.loaner].plate} {_times(problem, loan.start, loan.end)}"
    parked: dict[str, list[str]] = defaultdict(list)
    for stand in plan.yard:
        where = "beside the places" if stand.overflow else "on a place"
        parked[f"parked {stand.order}"].append(f"{_times(problem, stand.start, stand.end)} {where}")
    return said | {order: ", ".join(times) for order, times in parked.items()}


def _doing(problem: Problem, plan: Plan, placement: Placement) -> str:
    words = [_times(problem, placement.start, placement.end)]
    if placement.crew:
        words.append(", ".join(sorted(problem.technicians[who].name for who in placement.crew)))
    words += [f"in {booth.name}" for booth in problem.booths.values() if booth.id == placement.bay]
    words += [f"({cycle.programme})" for cycle in plan.cycles if placement.operation in cycle.operations]
    words += [f"in {bay.name}" for bay in problem.bays.values() if bay.id == placement.bay]
    overtime = ", overtime" if placement.overtime else ""
    charge = f", {problem.technicians[placement.supervisor].name} in charge" if placement.supervisor else ""
    return " ".join(words) + overtime + charge


def _times(problem: Problem, start: int, end: int) -> str:
    return f"{problem.clock.label(start)}–{problem.clock.label(end)}"

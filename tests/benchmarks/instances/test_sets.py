from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.instances import sets
from benchmarks.instances.refused import Refused
from benchmarks.instances.sets import SETS
from scheduler.judge import judge
from scheduler.plan import Placement, Plan
from scheduler.ports import SolveParams
from solver.solve import solve
from tests.benchmarks.instances.texts import FJSSP_W, MSPSP, TLSP_S

EXAMPLES = {"fjssp-w": (FJSSP_W, 5), "mspsp": (MSPSP, 6), "tlsp-s": (TLSP_S, 17)}
UNTIL_PROVED = SolveParams(time_limit=60.0, workers=2, seed=1)


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_best_plan_is_worth_on_the_original_file_what_the_judge_says(name: str) -> None:
    text, best = EXAMPLES[name]
    instance = SETS[name].read(text)
    outcome = solve(SETS[name].problem(instance, "example"), UNTIL_PROVED)
    assert not outcome.judgement.violations
    assert outcome.judgement.score.values == (0, best * SETS[name].unit)
    assert outcome.bounds[-1] == best * SETS[name].unit
    assert SETS[name].check(instance, outcome.plan) == best


def changed(plan: Plan, operation: str, **changes: object) -> Plan:
    placement = replace(plan.placements[operation], **changes)  # type: ignore[arg-type]
    return Plan({**plan.placements, operation: placement})


WRONG = [
    pytest.param("fjssp-w", "1/2", {"start": 2, "end": 4}, "before the one before it has ended", id="sequence"),
    pytest.param("fjssp-w", "1/1", {"end": 4}, "takes 4", id="time"),
    pytest.param("fjssp-w", "2/1", {"bay": "m1"}, "takes 4 on machine 1", id="machine"),
    pytest.param("fjssp-w", "2/1", {"crew": ()}, "no worker", id="worker"),
    pytest.param("mspsp", "2", {"crew": ("r1", "r2")}, "lacks the skill", id="skill"),
    pytest.param("mspsp", "4", {"crew": ("r1", "r1")}, "2 different people", id="twice"),
    pytest.param("mspsp", "3", {"end": 9}, "not done in 3", id="duration"),
    pytest.param("mspsp", "3", {"start": 0, "end": 3}, "used twice", id="overlap"),
    pytest.param("mspsp", "2", {"start": 6, "end": 8}, "before", id="precedence"),
    pytest.param("tlsp-s", "1", {"start": 1, "end": 4}, "not done in its time", id="started"),
    pytest.param("tlsp-s", "1", {"bay": "b2"}, "workbench", id="workbench"),
    pytest.param("tlsp-s", "2", {"crew": ("e1", "e2")}, "2 employees", id="mode"),
    pytest.param("tlsp-s", "2", {"start": 7, "end": 9, "crew": ("e1",)}, "different employees", id="linked"),
    pytest.param("tlsp-s", "2", {"start": 1, "end": 3, "bay": "b2", "crew": ("e2",)}, "used twice", id="busy"),
    pytest.param("tlsp-s", "3", {"equipment": ("u2",)}, "wrong equipment", id="piece"),
    pytest.param("tlsp-s", "3", {"equipment": ()}, "holds 0 pieces", id="pieces"),
]


@pytest.mark.parametrize(("name", "operation", "changes", "why"), WRONG)
def test_wrong_solutions_are_refused(name: str, operation: str, changes: dict[str, object], why: str) -> None:
    instance = SETS[name].read(EXAMPLES[name][0])
    plans = {
        "fjssp-w": [
            Placement("1/1", 0, 3, 0, ("w1",), "m1"),
            Placement("1/2", 3, 5, 0, ("w1",), "m1"),
            Placement("2/1", 0, 4, 0, ("w2",), "m2"),
        ],
        "mspsp": [
            Placement("2", 0, 2, 0, ("r2", "r1")),
            Placement("3", 2, 5, 0, ("r1",)),
            Placement("4", 5, 6, 0, ("r1", "r2")),
        ],
        "tlsp-s": [
            Placement("1", 0, 3, 0, ("e2",), "b1", ("u1",)),
            Placement("2", 3, 5, 0, ("e2",), "b2"),
            Placement("3", 3, 7, 0, ("e1",), None, ("u1",)),
        ],
    }
    plan = Plan({p.operation: p for p in plans[name]})
    assert SETS[name].check(instance, plan) == EXAMPLES[name][1]
    with pytest.raises(Refused, match=why):
        SETS[name].check(instance, changed(plan, operation, **changes))


def test_two_jobs_on_one_machine_are_refused() -> None:
    """Machine 2, worker 2: job 1 at 3–7, job 2 at 0–4."""
    instance = SETS["fjssp-w"].read(FJSSP_W)
    placed = [
        Placement("1/1", 0, 3, 0, ("w1",), "m1"),
        Placement("1/2", 3, 7, 0, ("w2",), "m2"),
        Placement("2/1", 0, 4, 0, ("w2",), "m2"),
    ]
    with pytest.raises(Refused, match="machine', 2"):
        SETS["fjssp-w"].check(instance, Plan({p.operation: p for p in placed}))


def test_whoever_is_not_listed_for_a_machine_takes_too_long_there() -> None:
    """Worker 1 is not listed for machine 2: the judge refuses job 2 by worker 1."""
    problem = SETS["fjssp-w"].problem(SETS["fjssp-w"].read(FJSSP_W), "example")
    wrong = Plan({"2/1": Placement("2/1", 0, 4, 0, ("w1",), "m2", segments=((0, 4),))})
    assert {"crew", "duration"} & {v.rule for v in judge(problem, wrong).violations if v.operations == ("2/1",)}


def test_a_job_shop_that_goes_on_after_its_last_job_is_no_instance() -> None:
    with pytest.raises(ValueError, match="left over"):
        SETS["fjssp-w"].read(FJSSP_W + " 7")


def test_what_is_known_is_read_with_the_names_of_the_files(tmp_path: Path) -> None:
    """Bounds are rounded up, but for the noise of the solver that found them."""
    (tmp_path / "fjssp-w").mkdir()
    listed = "Instance;UB;LB\nbrandimarte5;166.0;57.99999999\nhurinkedata1;51;45.2\n"
    (tmp_path / "fjssp-w" / "best_known.csv").write_text(listed)
    known = SETS["fjssp-w"].known(tmp_path)
    assert known == {"BrandimarteMk5": sets.Known(58, 166), "Hurinkedata1": sets.Known(46, 51)}


def test_a_proved_makespan_is_its_own_bound(tmp_path: Path) -> None:
    (tmp_path / "mspsp").mkdir()
    listed = "instance,optimal,LB,makespan,runtime\na.dzn,1,48,61,0.09\nb.dzn,0,17,20,600\n"
    (tmp_path / "mspsp" / "bks_young2017.csv").write_text(listed)
    assert SETS["mspsp"].known(tmp_path) == {"a": sets.Known(61, 61), "b": sets.Known(17, 20)}


def test_instances_are_listed_small_numbers_first(tmp_path: Path) -> None:
    (tmp_path / "fjssp-w").mkdir()
    for name in ("Mk12", "Mk2", "Mk1"):
        (tmp_path / "fjssp-w" / f"{name}.fjs").touch()
    assert [path.stem for path in SETS["fjssp-w"].files(tmp_path)] == ["Mk1", "Mk2", "Mk12"]

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from benchmarks import matrix
from benchmarks.days import Day
from benchmarks.runner import in_fresh_process, run_all
from benchmarks.runs import Records, Run

RUN = Run(Day("small"), "ours", 5, 1)


def record(run: Run) -> dict[str, Any]:
    return {"run": run.words(), "key": run.key, "score": [0, 600], "valid": True}


def test_a_run_comes_back_from_its_words() -> None:
    assert Run.from_words(RUN.words()) == RUN


def test_a_key_knows_day_solver_seed_limit_variant_and_the_code_that_counts() -> None:
    others = [
        replace(RUN, day=Day("small", seed=2)),
        replace(RUN, solver="first_come"),
        replace(RUN, seed=2),
        replace(RUN, seconds=10),
        replace(RUN, variant="plain"),
        replace(RUN, workers=1),
    ]
    assert len({run.key for run in (RUN, *others)}) == 7


def test_what_was_run_is_not_run_again(tmp_path: Path) -> None:
    records, asked = Records(tmp_path / "runs.jsonl"), list[Run]()

    def measure(run: Run) -> dict[str, Any]:
        asked.append(run)
        return record(run)

    run_all([RUN, RUN], records, measure=measure)
    run_all([RUN, replace(RUN, seed=2)], records, measure=measure)
    assert asked == [RUN, replace(RUN, seed=2)]
    assert len(records.read()) == 2


def test_a_failed_run_is_told_and_tried_again_the_next_time(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    records = Records(tmp_path / "runs.jsonl")

    def fails(run: Run) -> dict[str, Any]:
        raise RuntimeError("out of memory")

    assert run_all([RUN], records, measure=fails) == 1
    assert "FAILED ours on small mechanical, 90 %, 1 day, seed 1 (whole): out of memory" in capsys.readouterr().err
    assert run_all([RUN], records, measure=record) == 0
    assert len(records.read()) == 1


def test_an_estimate_runs_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    records = Records(tmp_path / "runs.jsonl")
    run_all([RUN], records, measure=record, estimate_only=True)
    assert not records.read()
    assert "1 runs, 0 there already" in capsys.readouterr().err


def test_a_line_that_was_cut_off_is_passed_over_and_spoils_no_other(tmp_path: Path) -> None:
    path = tmp_path / "runs.jsonl"
    records = Records(path)
    records.add(record(RUN))
    with path.open("a") as file:
        file.write('{"run": {"day"')
    records.add(record(replace(RUN, seed=2)))
    assert records.keys() == {RUN.key, replace(RUN, seed=2).key}


def test_a_run_in_a_fresh_process_is_judged_and_recorded() -> None:
    run = Run(Day("small"), "first_come", 0, 1)
    found = in_fresh_process(run)
    assert found["key"] == run.key
    assert found["valid"]
    assert len(found["steps"]) == 1
    assert found["steps"][0][1] == found["score"]
    assert found["kept"] + found["late"] + found["left out"] == found["promised"] == 14


def test_what_a_solver_refuses_fails_with_its_own_words() -> None:
    with pytest.raises(RuntimeError, match="PyJobShop cannot express work that has begun"):
        in_fresh_process(Run(Day("medium", 70, full=True), "pyjobshop", 1, 1))


def test_the_part_takes_half_an_hour_and_belongs_to_the_whole() -> None:
    part, full = list(matrix.part()), list(matrix.full())
    assert matrix.estimate(part) <= 30 * 60
    assert len(set(full)) == len(full)
    days = {run for run in part if run.day.orders is None}
    assert days <= set(full)


def test_the_whole_matrix_has_every_size_load_seed_and_length() -> None:
    days = {run.day for run in matrix.full() if run.solver == "pyjobshop"}
    # (3 mechanical sizes + 2 full ones) × 5 loads × 5 seeds × 2 lengths
    assert len(days) == 5 * 5 * 5 * 2

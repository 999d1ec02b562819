from pathlib import Path
from typing import Any

from benchmarks.days import Day
from benchmarks.plots import draw
from benchmarks.report import report, write
from benchmarks.runs import Run
from benchmarks.tables import results_of

DAY = Day("medium", 97)
CURVE = Day("medium", orders=50)
GROWN = Day("medium", orders=100, grown=True)


def record(run: Run, *steps: tuple[float, tuple[int, ...]], kept: int = 40, **more: Any) -> dict[str, Any]:
    return {
        "run": run.words(),
        "key": run.key,
        "environment": {"commit": "abc", "load at start": "0.1"},
        "load at end": 1.5,
        "valid": True,
        "score": steps[-1][1],
        "steps": steps,
        "bounds": [(5.0, (4, None)), (50.0, (4, 450))],
        "promised": 50,
        "kept": kept,
        "most kept": 48,
        "labour": 900,
        "operations": 600,
        "first plan s": 0.05,
        **more,
    }


RECORDS = [
    record(Run(DAY, "ours", 60, 1), (0.5, (9, 900)), (4.0, (4, 520)), (30.0, (4, 500))),
    record(Run(DAY, "pyjobshop", 60, 1), (60.0, (4, 510)), kept=38),
    record(Run(DAY, "cp_sat", 60, 1), (1.0, (90, 9000)), (60.0, (50, 100)), kept=20),
    record(Run(DAY, "ours", 600, 1), (500.0, (4, 400))),
    record(Run(CURVE, "ours", 30, 1), (1.0, (4, 500)), kept=46),
    record(Run(CURVE, "first_come", 0, 1), (0.1, (50, 5000)), kept=30, labour=700),
    record(Run(GROWN, "ours", 60, 1), (1.0, (4, 500)), (20.0, (4, 450))),
]


def row(text: str, *beginning: str) -> list[str]:
    """The cells of the first table row that begins like this."""
    start = "| " + " | ".join(beginning) + " |"
    line = next(line for line in text.splitlines() if line.startswith(start))
    return [cell.strip() for cell in line.strip("|").split("|")]


def test_wins_are_counted_after_1_5_and_10_seconds() -> None:
    text = report(RECORDS)
    # Ours: (9, 900) after 1 s, (4, 520) after 5 and 10 s; PyJobShop ends with (4, 510), plain CP-SAT with (50, 100).
    assert "0 / 0 / 0 of 1" in row(text, "medium mechanical, 1 day", "pyjobshop")
    assert "1 / 1 / 1 of 1" in row(text, "medium mechanical, 1 day", "cp_sat")


def test_the_distance_to_the_best_is_that_of_the_plan_after_10_seconds() -> None:
    # (4, 520) against (4, 400) of the long run: 120 ÷ 400.
    cells = row(report(RECORDS), "medium mechanical, 1 day", "97 %", "1 of 1")
    assert cells[3:] == ["30 %", "30 %", "ours 600 s"]


def test_gaps_are_those_at_the_end() -> None:
    # Tier 1: 4 − 4; tier 2: (500 − 450) ÷ 500; not proved, for 450 < 500.
    cells = row(report(RECORDS), "medium mechanical, 1 day", "97 %", "0 of 1", "0 of 1")
    assert cells[4:] == ["1 of 1", "0.0 · 0", "10 % · 10 %", "50 · 50"]


def test_the_capacity_curve_puts_ours_the_bound_and_the_hand_side_by_side() -> None:
    assert row(report(RECORDS), "medium", "50")[2:] == ["1", "46.0", "48.0", "30.0", "900", "700"]


def test_growth_tells_when_the_value_is_settled() -> None:
    # (4, 450) is reached after 20 s, 500 is more than 1 % above it.
    assert row(report(RECORDS), "100", "600")[2:] == ["1", "50", "20.0", "20.0"]


def test_the_report_says_what_was_run_where() -> None:
    text = report(RECORDS)
    assert "7 runs, 1 × cp_sat 60 s, 1 × first_come 0 s, 1 × ours 30 s, 2 × ours 60 s" in text
    assert "* 7 runs: commit abc" in text
    assert "plans that broke a rule: 0" in text


def test_a_later_result_of_the_same_run_replaces_the_earlier() -> None:
    again = record(Run(DAY, "ours", 60, 1), (0.1, (0, 0)))
    assert results_of([*RECORDS, again])[Run(DAY, "ours", 60, 1)]["score"] == (0, 0)


def test_without_results_the_report_says_so() -> None:
    assert report([]) == "Nothing was run yet."


def test_it_is_written_between_the_markers_and_nowhere_else(tmp_path: Path) -> None:
    readme = tmp_path / "README.md"
    readme.write_text("before\n<!-- results -->\nold\n<!-- /results -->\nafter\n")
    for _ in range(2):
        write(RECORDS, readme, tmp_path / "plots")
    text = readme.read_text()
    assert text.startswith("before\n<!-- results -->")
    assert text.endswith("<!-- /results -->\nafter\n")
    assert "old" not in text
    assert text.count("### Capacity curve") == 1
    assert "![capacity](plots/capacity.svg)" in text


def test_the_same_results_make_the_same_plots(tmp_path: Path) -> None:
    first = {path.name: path.read_bytes() for path in draw(results_of(RECORDS), tmp_path / "a")}
    again = {path.name: path.read_bytes() for path in draw(results_of(RECORDS), tmp_path / "b")}
    assert set(first) == {"capacity.svg", "over-time.svg"}
    assert first == again

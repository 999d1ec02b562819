from __future__ import annotations

from benchmarks.instances.sets import Known
from benchmarks.instances.table import Record, summary, table

RECORDS: dict[str, Record] = {
    "a": {"operations": 50, "value": 100, "bound": 100, "first plan s": 0.1, "seconds": 1.0},
    "b": {"operations": 150, "value": 99, "bound": 90, "first plan s": 0.1, "seconds": 60.0},
    "c": {"operations": 151, "value": 110, "bound": 80, "first plan s": 0.1, "seconds": 60.0},
    "d": {"operations": 10, "value": None, "bound": None, "first plan s": 0.1, "seconds": 60.0},
}
KNOWN = {"a": Known(90, 100), "b": Known(95, 100), "c": Known(100, 100)}


def test_the_summary_counts_proofs_better_bounds_and_distances() -> None:
    """Open: a (closed now) and b. Up to 150: 100/100 and 99/100, mean -0.5 %; beyond: 110/100."""
    said = "\n".join(summary(RECORDS, KNOWN))
    assert "4 instances, 1 proved, 1 of them open before." in said
    assert "better than known on 1 of 2 open ones" in said
    assert "up to 150 operations: 2 of 2 planned, value -0.50 % on average, 1 better, 0 worse." in said
    assert "beyond: 1 of 1 planned, value +10.00 % on average, 0 better, 1 worse." in said


def test_a_line_says_what_is_not_known_and_what_failed() -> None:
    lines = list(table({"d": RECORDS["d"], "e": {"failed": ["no memory"]}}, KNOWN))
    assert lines[2] == "| d | 10 | – | – | – | – | – | 0.1 | 60.0 |"
    assert "no memory" in lines[3]

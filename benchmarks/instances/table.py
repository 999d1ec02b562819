"""What was reached on a set against what is known, as a Markdown table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from benchmarks.instances.sets import Known

Record = Mapping[str, Any]
NONE = Known(None, None)


def table(records: Mapping[str, Record], known: Mapping[str, Known]) -> Iterator[str]:
    """A line per instance, then the sums."""
    yield "| instance | operations | value | bound | known value | known bound | value to known | first plan s | s |"
    yield "|---|---|---|---|---|---|---|---|---|"
    for name, record in records.items():
        lower, upper = known.get(name, NONE)
        if "failed" in record:
            yield f"| {name} | failed: {record['failed']} | | | {_or(upper)} | {_or(lower)} | | | |"
            continue
        value, bound = record["value"], record["bound"]
        cells = [name, record["operations"], _or(value), _or(bound), _or(upper), _or(lower), _ratio(value, upper)]
        yield "| " + " | ".join(map(str, [*cells, record["first plan s"], record["seconds"]])) + " |"
    yield ""
    yield from summary({n: r for n, r in records.items() if "failed" not in r}, known)


def summary(records: Mapping[str, Record], known: Mapping[str, Known]) -> Iterator[str]:
    """Distances to the known values, bounds that are better, proofs, proofs that are new."""
    proved = [n for n, r in records.items() if r["value"] is not None and r["value"] == r["bound"]]
    listed = {n: r for n, r in records.items() if known.get(n, NONE).upper is not None}
    still_open = [n for n in listed if known[n].lower != known[n].upper]
    higher = [n for n in still_open if (records[n]["bound"] or 0) > (known[n].lower or 0)]
    yield f"{len(records)} instances, {len(proved)} proved, {len(set(proved) & set(still_open))} of them open before."
    yield f"Bound better than known on {len(higher)} of {len(still_open)} open ones."
    for what, some in (
        ("up to 150 operations", {n: r for n, r in listed.items() if r["operations"] <= 150}),
        ("beyond", {n: r for n, r in listed.items() if r["operations"] > 150}),
    ):
        ratios = [r["value"] / u for n, r in some.items() if r["value"] is not None and (u := known[n].upper)]
        if ratios:
            mean = 100 * (sum(ratios) / len(ratios) - 1)
            better, worse = sum(ratio < 1 for ratio in ratios), sum(ratio > 1 for ratio in ratios)
            planned = f"{what}: {len(ratios)} of {len(some)} planned"
            yield f"{planned}, value {mean:+.2f} % on average, {better} better, {worse} worse."


def _or(number: int | None) -> str:
    return "–" if number is None else str(number)


def _ratio(value: int | None, known: int | None) -> str:
    return "–" if value is None or not known else f"{100 * (value / known - 1):+.1f} %"

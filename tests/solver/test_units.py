from __future__ import annotations

from dataclasses import replace

from solver.units import with_units
from tests.builders import Pool, operation, place, problem

POOL = Pool("ista", "ISTA tester", ("I1", "I2"))


def test_the_first_free_units_are_taken_in_order_of_start() -> None:
    """a has the first until 2, b from 1 on the second, c from 2 on the first again."""
    day = problem([operation(f"{k}1", equipment=(("ista", 1),)) for k in "abc"], pools=[POOL])
    placed = [place(day, name, start, start + 2, "t") for name, start in (("c1", 2), ("b1", 1), ("a1", 0))]
    assert [(p.operation, p.equipment) for p in with_units(day, placed)] == [
        ("a1", ("I1",)),
        ("b1", ("I2",)),
        ("c1", ("I1",)),
    ]


def test_units_of_facts_are_taken() -> None:
    day = problem([operation(f"{k}1", equipment=(("ista", 1),)) for k in "ab"], pools=[POOL])
    fact = replace(place(day, "a1", 0, 2, "t"), equipment=("I1",))
    [placed] = with_units(replace(day, facts={"a1": fact}), [place(day, "b1", 1, 3, "t")])
    assert placed.equipment == ("I2",)

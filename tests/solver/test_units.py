from __future__ import annotations

from dataclasses import replace

from solver.units import shared_classes, with_units
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


def test_where_pools_overlap_units_are_exchanged_for_alike_ones_only() -> None:
    """I2 is a gauge, too: whoever was given it keeps it, who was given one of the testers alone gets the free one."""
    day = problem(
        [operation(f"{k}1", equipment=(("ista", 1),)) for k in "abc"],
        pools=[Pool("ista", "ISTA tester", ("I1", "I2", "I3")), Pool("gauge", "Gauge", ("I2",))],
    )
    given = {"a1": ("I2",), "b1": ("I1",), "c1": ("I1",)}
    placed = [replace(place(day, name, 0, 2, "t"), equipment=units) for name, units in given.items()]
    assert [p.equipment for p in with_units(day, placed)] == [("I2",), ("I1",), ("I3",)]


def test_where_pools_overlap_units_of_different_facts_are_told_apart() -> None:
    """a holds I1 and I2: both are as free as each other at any time, and I3 at other times."""
    day = problem(
        [operation("a1", equipment=(("ista", 2),)), operation("b1", equipment=(("ista", 1),))],
        pools=[Pool("ista", "ISTA tester", ("I1", "I2", "I3")), Pool("either", "Either", ("I1", "I2", "I3", "E"))],
    )
    assert shared_classes(day) == {"ista": (("I1", "I2", "I3"),), "either": (("I1", "I2", "I3"), ("E",))}
    fact = replace(place(day, "a1", 0, 2, "t"), equipment=("I1", "I2"))
    assert shared_classes(replace(day, facts={"a1": fact}))["ista"] == (("I1", "I2"), ("I3",))

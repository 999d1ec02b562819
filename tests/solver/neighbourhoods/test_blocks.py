from __future__ import annotations

from solver.neighbourhoods.blocks import blocks_of
from tests.builders import operation, place, plan, problem


def test_operations_are_blocks_but_for_those_of_one_crew() -> None:
    day = problem(
        [operation("a1"), operation("a2", same_crew_as="a1"), operation("a3", same_crew_as="a2"), operation("a4")],
        horizon=8,
    )
    placed = [place(day, f"a{i}", 2 * i - 2, 2 * i, "t") for i in range(1, 5)]
    assert list(blocks_of(day, plan(day, *placed))) == [("a1", "a2", "a3"), ("a4",)]


def test_orders_of_which_one_part_decides_about_another_are_blocks() -> None:
    """b is left out, c must not stay overnight, d waits for its recall."""
    day = problem(
        [operation(f"{key}{i}", 1) for key in "bcd" for i in (1, 2)],
        horizon=8,
        orders={"c": {"overnight": False}, "d": {"delivery_stop": True}},
    )
    placed = [place(day, name, tick, tick + 1, "t") for tick, name in enumerate(("c1", "c2", "d1", "d2"))]
    assert list(blocks_of(day, plan(day, *placed, left_out=["b"]))) == [("b1", "b2"), ("c1", "c2"), ("d1", "d2")]

from __future__ import annotations

from random import Random

from solver.compiled import Compiled
from solver.neighbourhoods.earnings import FIRST_SIZE, LEAST, MOST, Kind, chosen, fleets, whole
from solver.neighbourhoods.traces import Traces
from tests.builders import operation, place, plan, problem, technician


def kind() -> Kind:
    return Kind(whole(lambda traces, seed, random: []))


def test_every_kind_is_tried_before_any_again() -> None:
    kinds = [kind() for _ in range(5)]
    for _ in kinds:
        chosen(kinds, Random(1)).earn(1.0, 1.0)
    assert all(k.rate == 1.0 for k in kinds)


def test_what_earns_more_for_the_same_work_is_tried_more_often_and_nothing_never() -> None:
    """3 to 1, and a tenth of the best for the third that has earned nothing: 73 %, 24 % and 2 % of 1000."""
    good, fair, poor = kinds = [kind() for _ in range(3)]
    for k, gain in ((good, 3.0), (fair, 1.0), (poor, 0.0)):
        k.earn(gain, 1.0)
    random = Random(1)
    tries = [chosen(kinds, random) for _ in range(1000)]
    assert tries.count(good) > 2 * tries.count(fair) > 4 * tries.count(poor) > 0


def test_old_gains_fade() -> None:
    k = kind()
    k.earn(1.0, 1.0)
    for _ in range(50):
        k.earn(0.0, 1.0)
    assert k.rate is not None
    assert k.rate < 0.01


def test_what_is_proved_at_once_grows_fast_and_what_takes_too_long_shrinks() -> None:
    k = kind()
    k.resize(0.01)
    assert k.size == FIRST_SIZE * 1.5
    k.resize(0.8)
    assert k.size == FIRST_SIZE * 1.5
    k.resize(None)
    assert k.size == FIRST_SIZE * 1.5 * 0.8
    for took, end in ((0.0, MOST), (None, LEAST)):
        for _ in range(50):
            k.resize(took)
        assert k.size == end


def test_a_fleet_is_free_as_a_whole_and_once() -> None:
    """a and c belong together; c, which comes next, is free already."""
    day = problem(
        [operation(o) for o in ("a1", "b1", "c1")],
        technicians=[technician("t", 9)],
        horizon=9,
        orders={"a": {"fleet": "f"}, "b": {}, "c": {"fleet": "f"}},
    )
    known = plan(day, *(place(day, o, i, i + 2, "t") for i, o in ((0, "a1"), (2, "b1"), (4, "c1"))))
    wanted = fleets(lambda traces, seed, random: ["c", "b"])
    assert wanted(Traces(Compiled(day), known), "a", Random(1)) == [("a1", "c1"), ("b1",)]

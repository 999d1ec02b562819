"""What a timeline leaves of the attention of people with 2S."""

from __future__ import annotations

from dataclasses import replace

from scheduler.plan import Placement
from scheduler.ports import SolveParams
from scheduler.presence import runs, span
from scheduler.problem import Problem
from solver.compiled import Compiled
from solver.search.construct import Construct
from solver.search.supervision import Attention, Supervision
from solver.search.tracks import Track
from solver.solve import solve
from tests.builders import Slot, operation, problem, technician, way

ISOLATED = (way(2, (Slot("work"),)),)
LIVE = (way(2, (Slot("live", 1, 3),)),)


def busy(track: Track, horizon: int) -> list[tuple[int, int]]:
    return list(runs(span(0, horizon) & ~track.free))


def test_two_jobs_at_a_time_are_the_most_and_one_ends_idleness() -> None:
    """Jobs at 0–4, 2–6 and 5–7: two of them at 2–4 and at 5–6."""
    attention = Attention(8)
    for start, end in ((0, 4), (2, 6), (5, 7)):
        attention.supervise(start, end)
    assert busy(attention.idle, 8) == [(0, 7)]
    assert busy(attention.room, 8) == [(2, 4), (5, 6)]


def test_live_work_takes_all_the_attention() -> None:
    attention = Attention(4)
    attention.work_live(1, 3)
    assert busy(attention.idle, 4) == busy(attention.room, 4) == [(1, 3)]


def electric(jobs: str, horizon: int, **changes: object) -> Problem:
    """One isolated job of 2 ticks for each of a, b, c; d is live. Each has its technician; u, 3S, is in charge."""
    people = [technician(n, horizon, skill=n) for n in "abc"] + [technician("u", horizon, skill="live", high_voltage=3)]
    specs = [operation(f"{n}1", ways=(way(2, (Slot(n),)),), supervised=True) for n in "abc"]
    specs.append(operation("d1", ways=LIVE))
    return problem(
        [o for o in specs if o.order in jobs],
        horizon=horizon,
        technicians=people,
        **changes,  # type: ignore[arg-type]
    )


def times(day: Problem, orders: str) -> dict[str, tuple[int, str | None]]:
    """Start and supervisor by order."""
    plan = Construct(Compiled(day)).plan(tuple(orders))
    return {o: (p.start, p.supervisor) for order in orders for o, p in plan.placements.items() if o[0] == order}


def test_the_third_job_waits_for_attention_as_does_live_work() -> None:
    day = electric("abcd", 8)
    assert times(day, "abc") == {"a1": (0, "u"), "b1": (0, "u"), "c1": (2, "u")}
    assert times(day, "ad") == {"a1": (0, "u"), "d1": (2, None)}
    assert times(day, "dab") == {"d1": (0, None), "a1": (2, "u"), "b1": (2, "u")}


def test_what_facts_take_is_gone() -> None:
    facts = [Placement("a1", -1, 2, 0, ("a",), supervisor="u"), Placement("b1", 0, 3, 0, ("b",), supervisor="u")]
    assert times(electric("abc", 8, facts=facts), "c") == {"c1": (2, "u")}
    begun = electric("acd", 8, facts=[facts[0], Placement("d1", 0, 1, 0, ("u",))])
    assert times(begun, "c") == {"c1": (1, "u")}


def test_a_supervisor_who_is_not_qualified_or_unknown_to_the_search_takes_nothing() -> None:
    """A fact says that b, without 2S, was in charge."""
    supervision = Supervision(electric("a", 4))
    supervision.take(Placement("a1", 0, 2, 0, ("a",), supervisor="b"))
    assert all(track.free == span(0, 4) for track in supervision.tracks)


def test_an_order_that_does_not_fit_gives_its_attention_back() -> None:
    """b needs 2 ticks and then 3 more: it is left out of 4, and c has u at 0."""
    day = electric("abc", 4)
    long = operation("b2", ways=(way(3, (Slot("b"),)),))
    orders = {**day.orders, "b": replace(day.orders["b"], operations=("b1", "b2"))}
    day = replace(day, operations={**day.operations, "b2": long}, orders=orders)
    assert times(day, "abc") == {"a1": (0, "u"), "c1": (0, "u")}


def test_decoding_another_list_starts_from_what_was_free_before() -> None:
    day = electric("abc", 8)
    decoder = Construct(Compiled(day)).decoder()
    first = decoder.decode(("a", "b", "c"))
    decoder.decode(("a", "c", "b"))
    assert decoder.decode(("a", "b", "c")) == first


def test_the_least_qualified_is_in_charge_and_who_works_with_2s_needs_nobody() -> None:
    people = [
        technician("t", 4, high_voltage=1),
        technician("v", 4, skill="lead", high_voltage=3),
        technician("u", 4, skill="lead", high_voltage=2),
    ]
    day = problem([operation("a1", ways=ISOLATED, supervised=True)], horizon=4, technicians=people)
    assert times(day, "a") == {"a1": (0, "u")}
    own = replace(day, technicians={"t": replace(people[0], high_voltage=2), "u": people[2]})
    assert times(own, "a") == {"a1": (0, None)}


def test_who_has_least_to_do_is_in_charge() -> None:
    people = [technician(n, 4, skill=n) for n in "ab"] + [technician(n, 4, high_voltage=2) for n in "uv"]
    jobs = [operation(f"{n}1", ways=(way(2, (Slot(n),)),), supervised=True) for n in "ab"]
    assert times(problem(jobs, horizon=4, technicians=people), "ab") == {"a1": (0, "u"), "b1": (0, "v")}


def test_the_same_work_is_supervised_in_one_operation_and_not_in_another() -> None:
    people = [technician("t", 4), technician("u", 4, skill="lead", high_voltage=2)]
    day = problem([operation("a1"), operation("b1", supervised=True)], horizon=4, technicians=people)
    assert times(day, "ab") == {"a1": (0, None), "b1": (2, "u")}


def test_the_supervisor_is_there_whenever_work_advances() -> None:
    """u is there from 1 to 3, or from 1 on with a break at 2 in which t pauses too: from 1 on either way."""
    for pause, shift in ((None, (1, 3)), ((2, 3), (1, 6))):
        people = [
            technician("t", 6, breaks=pause),
            technician("u", 6, skill="lead", high_voltage=2, breaks=pause, shift=shift),
        ]
        day = problem([operation("a1", ways=ISOLATED, supervised=True)], technicians=people)
        assert times(day, "a") == {"a1": (1, "u")}


def test_a_free_2s_is_not_put_on_a_place_that_anybody_can_fill() -> None:
    """One with 1S, listed first, and one with 2S: u must not take the first although only he knows the car."""
    both = (way(1, (Slot("work", 1, 1), Slot("work", 1, 2))),)
    people = [technician("t", 4, high_voltage=1), technician("u", 4, high_voltage=2)]
    day = problem([operation("a1", ways=both, preferred=frozenset({"u"}))], horizon=4, technicians=people)
    assert Construct(Compiled(day)).plan(("a",)).placements["a1"].crew == ("t", "u")


def test_who_is_missing_and_who_has_him_is_said() -> None:
    """2 ticks in all: u is in charge of a and b, which weigh more."""
    day = electric("abc", 2, orders={"a": {"weight": 9}, "b": {"weight": 9}, "c": {"weight": 1}})
    [left_out] = solve(day, SolveParams(time_limit=20.0, workers=1)).plan.left_out.values()
    assert (left_out.order, set(left_out.blocked_by)) == ("c", {"a", "b"})
    assert left_out.reason == (
        "job c1 finds no free technician for c and somebody with 2S in charge"
        " between 00:00 (the car's arrival) and 00:10"
    )

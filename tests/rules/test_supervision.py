from __future__ import annotations

from dataclasses import replace

from scheduler.plan import Placement
from scheduler.problem import Problem
from scheduler.rules import crew, duration, technician_free
from scheduler.rules import supervision as rule
from solver.model.constraints import crew as crew_constraint
from solver.model.constraints import duration as duration_constraint
from solver.model.constraints import supervision as constraint
from solver.model.constraints import technician_free as technician_free_constraint
from tests.builders import ALONE, Slot, operation, place, plan, problem, technician, way
from tests.twins import assert_twins

DURATION = (duration, duration_constraint)
FREE = (technician_free, technician_free_constraint)
CREW = (crew, crew_constraint)
ISOLATED = (way(1, (Slot("work", 1, 1),)),)
LIVE = (way(1, (Slot("work", 1, 3),)),)


def test_rule_and_constraint_accept_the_same_plans() -> None:
    """t has 1S and needs u, 2S, who is there from 1 on; u needs nobody; v has 1S only and cannot be in charge."""
    people = [
        technician("t", 3, high_voltage=1),
        technician("u", 3, high_voltage=2, shift=(1, 3)),
        technician("v", 3, high_voltage=1),
    ]
    day = problem([operation("a1", 1, ways=ISOLATED, supervised=True)], horizon=3, technicians=people)
    assert_twins((rule, constraint), day, given=[DURATION, CREW])


def test_a_crew_in_which_somebody_has_2s_needs_nobody_else() -> None:
    """One or two do it; w has 2S too and can be in charge of what t does alone."""
    people = [
        technician("t", 2, high_voltage=1),
        technician("u", 2, high_voltage=2),
        technician("w", 2, high_voltage=2),
    ]
    day = problem(
        [operation("a1", ways=(way(2), way(1, (*ALONE, *ALONE))), supervised=True)], horizon=2, technicians=people
    )
    assert_twins((rule, constraint), day, given=[DURATION, CREW])


def test_one_person_supervises_two_jobs_at_a_time_and_not_a_third() -> None:
    """Three jobs of a tick in two ticks, u in charge of all of them: never all three at once."""
    people = [technician(n, 2, high_voltage=1) for n in "abc"] + [technician("u", 2, skill="lead", high_voltage=2)]
    jobs = [operation(f"{n}1", ways=(way(1, (Slot(n),)),), supervised=True) for n in "abc"]
    people = [replace(p, skills={p.id: p.skills["work"]}) if p.id in "abc" else p for p in people]
    day = problem(jobs, horizon=2, technicians=people)
    assert_twins((rule, constraint), day, given=[DURATION, CREW], at_most=3000)
    three = [replace(place(day, f"{n}1", 0, 1, n), supervisor="u") for n in "abc"]
    violations = list(rule.violations(day, plan(day, *three)))
    assert {v.message for v in violations} == {
        "U supervises 3 jobs at 00:00, 2 are the most: work order A (M-A 1), job a1, work order B (M-B 1), job b1,"
        " work order C (M-C 1), job c1"
    }


def test_work_on_live_parts_leaves_no_time_to_supervise_other_work_does() -> None:
    """t works supervised by u, 3S, who works himself: on live parts or not."""
    for ways in (LIVE, ISOLATED):
        people = [technician("t", 3, high_voltage=1, skill="isolated"), technician("u", 3, high_voltage=3)]
        jobs = [operation("a1", ways=(way(1, (Slot("isolated"),)),), supervised=True), operation("b1", ways=ways)]
        day = problem(jobs, horizon=3, technicians=people)
        assert_twins((rule, constraint), day, given=[DURATION, CREW])
        together = plan(day, replace(place(day, "a1", 1, 2, "t"), supervisor="u"), place(day, "b1", 1, 2, "u"))
        messages = {v.message for v in rule.violations(day, together)}
        assert messages == (
            {
                "U works on live parts at 00:05 (work order B (M-B 1), job b1) and cannot supervise"
                " work order A (M-A 1), job a1"
            }
            if ways == LIVE
            else set()
        )


def test_a_supervisor_need_not_be_there_while_the_work_pauses() -> None:
    """t has a break at 2, u at 2 or at 1: 2 ticks that pause over 2 can be supervised by the first only."""
    for at in (1, 2):
        people = [
            technician("t", 4, high_voltage=1, breaks=(2, 3)),
            technician("u", 4, high_voltage=2, skill="lead", breaks=(at, at + 1)),
        ]
        day = problem([operation("a1", 2, supervised=True)], horizon=4, technicians=people)
        assert_twins((rule, constraint), day, given=[DURATION])
        paused = plan(day, replace(place(day, "a1", 1, 4, "t"), supervisor="u"))
        assert [v.message for v in rule.violations(day, paused)] == (
            ["work order A (M-A 1), job a1 is supervised by U, who is not at work 00:05–00:10"] if at == 1 else []
        )


def _supervised(names: str, *facts: Placement) -> Problem:
    """One supervised job for each of a, b and c, live work for u, who is in charge: those that are named."""
    people = [technician(n, 3, high_voltage=1, skill=n) for n in "abc"] + [technician("u", 3, high_voltage=3)]
    jobs = [operation(f"{n}1", ways=(way(1, (Slot(n),)),), supervised=True) for n in "abc"]
    jobs += [operation(f"{n}1", ways=LIVE) for n in "de"]
    return problem([o for o in jobs if o.order in names], horizon=3, technicians=people, facts=facts)


A1 = Placement("a1", -1, 2, 0, ("a",), supervisor="u")
B1 = Placement("b1", 0, 2, 0, ("b",), supervisor="u")
D1 = Placement("d1", 0, 1, 0, ("u",))


def test_facts_leave_so_much_less_room() -> None:
    """u is in charge of a1, or of b1 too, until 2, or works on live parts until 1."""
    for facts in ((A1,), (A1, B1)):
        for planned in ("c", "d"):
            day = _supervised(planned + "ab"[: len(facts)], *facts)
            assert_twins((rule, constraint), day, given=[DURATION, CREW])
    assert_twins((rule, constraint), _supervised("cd", D1), given=[DURATION, CREW])


def test_clashes_between_facts_are_waived_and_leave_nothing() -> None:
    day = _supervised("abcd", A1, B1, D1)
    assert_twins((rule, constraint), day, given=[DURATION, CREW])
    violations = list(rule.violations(day, plan(day, left_out="c")))
    assert violations
    assert all(v.waived for v in violations)


def test_work_on_live_parts_follows_other_live_work_and_supervision() -> None:
    day = _supervised("ade")
    assert_twins((rule, constraint), day, given=[DURATION, CREW, FREE])


def test_somebody_without_2s_whom_a_record_puts_in_charge_may_help_with_live_work() -> None:
    """v, 1S, is said to supervise a1 all the time; b1, live, needs u and somebody who helps."""
    people = [
        technician("t", 3, high_voltage=1, skill="isolated"),
        technician("u", 3, high_voltage=3),
        technician("v", 3, high_voltage=1, skill="help"),
    ]
    jobs = [
        operation("a1", ways=(way(3, (Slot("isolated"),)),), supervised=True),
        operation("b1", ways=(way(1, (Slot("work", 1, 3), Slot("help"))),)),
        operation("c1", ways=ISOLATED, supervised=True),
    ]
    facts = [Placement("a1", 0, 3, 0, ("t",), supervisor="v")]
    day = problem(jobs, horizon=3, technicians=people, facts=facts)
    assert_twins((rule, constraint), day, given=[DURATION, CREW, FREE])
    assert not list(rule.violations(day, plan(day, place(day, "b1", 0, 1, "u", "v"), left_out=["c"])))


def test_the_messages_say_who_is_missing_and_who_is_too_much() -> None:
    people = [technician("t", 6, high_voltage=1), technician("u", 6, high_voltage=2)]
    day = problem([operation("a1", supervised=True), operation("b1")], technicians=people)

    def message(name: str, worker: str, supervisor: str | None) -> str:
        [violation] = rule.violations(day, plan(day, replace(place(day, name, 0, 2, worker), supervisor=supervisor)))
        return violation.message.partition(", ")[2]

    charge = "needs somebody with high voltage 2S in charge"
    assert message("a1", "t", None) == f"job a1 {charge}, nobody is planned"
    assert message("a1", "t", "t") == f"job a1 {charge}: T has high voltage 1S"
    assert message("a1", "u", "u") == "job a1 needs no supervisor: one of its crew has 2S; U is planned"
    assert message("b1", "t", "u") == (
        "job b1 needs no supervisor: it is not work on isolated high-voltage parts; U is planned"
    )

from __future__ import annotations

from dataclasses import replace

from scheduler.cycles import cycle_at, member
from scheduler.plan import Cycle, Placement, Plan
from scheduler.problem import Problem
from scheduler.resources import Booth, Slot
from scheduler.rules import booth_cycle as rule
from scheduler.rules import pins, technician_free
from solver.model.constraints import booth_cycle as constraint
from solver.model.constraints import pins as pins_constraint
from solver.model.constraints import technician_free as technician_free_constraint
from tests.builders import ALONE, Pin, booth, operation, painted, place, plan, problem, programme, technician
from tests.twins import assert_twins

TWINS = (rule, constraint)
STANDARD = programme("standard", (1, ALONE), (1, ()))
"""A tick of spraying, a tick of baking by itself."""
BOOTH = booth("b", STANDARD)


def cycle(start: int, *operations: str, crew: tuple[str, ...] = ("t",), of: Booth = BOOTH) -> Cycle:
    return cycle_at(of, of.programmes["standard"], start, operations, [crew, ()])


def messages(day: Problem, found: Plan) -> list[str]:
    return [violation.message for violation in rule.violations(day, found) if not violation.waived]


def day_of(*operations: object, **changes: object) -> Problem:
    return problem(operations, **({"horizon": 4, "booths": {"b": BOOTH}} | changes))  # type: ignore[arg-type]


def test_rule_and_constraint_accept_the_same_plans() -> None:
    """Two panels fit together; the booth is full with both, or runs them one after the other."""
    assert_twins(TWINS, day_of(painted("a1"), painted("b1")))


def test_no_more_panels_than_the_booth_takes() -> None:
    """Two of the three operations fit together, all three never."""
    assert_twins(TWINS, day_of(painted("a1"), painted("b1"), painted("c1"), horizon=2))


def test_larger_shares_leave_less_room() -> None:
    day = day_of(painted("a1", panels=2), painted("b1", panels=1), booths={"b": booth("b", STANDARD, panels=3)})
    assert_twins(TWINS, day)
    assert_twins(TWINS, day_of(painted("a1", panels=2), painted("b1", panels=3)))


def test_colours_that_are_given_are_equal() -> None:
    """The first has none: silver or red may follow it, not both."""
    operations = [painted("a1"), painted("b1", colour="silver"), painted("c1", colour="red")]
    assert_twins(TWINS, day_of(*operations, horizon=2, booths={"b": booth("b", STANDARD, panels=3)}))
    assert_twins(TWINS, day_of(*operations[1:]))


def test_every_phase_has_its_own_crew_and_each_place_its_person() -> None:
    """Two people of whom one has level 2, one away in the last tick: who sprays is free, who finishes is not."""
    people = [technician("t", 4, level=2), technician("u", 4, away=(3, 4))]
    run = programme("standard", (1, (Slot("work"), Slot("work", 2))), (1, ()), (1, ALONE))
    assert_twins(TWINS, day_of(painted("a1"), technicians=people, booths={"b": booth("b", run)}))


def test_a_phase_never_pauses_and_is_never_worked_in_overtime() -> None:
    """A break at 1 and overtime at 4: a phase of two ticks fits 2–4 only."""
    person = technician("t", 5, breaks=(1, 2), overtime=(4, 5))
    run = programme("standard", (2, ALONE))
    assert_twins(TWINS, day_of(painted("a1"), horizon=5, technicians=[person], booths={"b": booth("b", run)}))


def test_the_same_people_may_work_in_several_phases() -> None:
    run = programme("standard", (1, ALONE), (1, ALONE))
    assert_twins(
        TWINS,
        day_of(painted("a1"), technicians=[technician(n, 4) for n in "tu"], booths={"b": booth("b", run)}),
    )


def test_only_programmes_that_suit_every_member_are_run() -> None:
    """The electric car wants the mild programme, the other one either: together they take the mild one."""
    mild = programme("mild", (1, ALONE), (2, ()), low_temperature=True)
    operations = [painted("a1", ("standard", "mild")), painted("b1", ("mild",))]
    assert_twins(TWINS, day_of(*operations, booths={"b": booth("b", STANDARD, mild)}))


def test_booths_differ_in_programmes_size_and_closures() -> None:
    booths = {
        "b": booth("b", STANDARD, panels=1),
        "c": booth("c", STANDARD, programme("mild", (1, ALONE)), closed=(1, 2)),
    }
    assert_twins(TWINS, day_of(painted("a1"), painted("b1", ("standard", "mild")), horizon=3, booths=booths))


def test_facts_take_the_booth_and_no_further_members() -> None:
    """The cycle 0–2 has begun with a1; b1 comes after it, never into it."""
    begun = cycle(0, "a1")
    day = day_of(painted("a1"), painted("b1"), facts=[member(begun, "a1")], fact_cycles=(begun,))
    assert_twins(TWINS, day)
    assert not messages(day, plan(day, cycles=[cycle(2, "b1")]))
    joined = replace(plan(day), cycles=(replace(begun, operations=("a1", "b1")),))
    assert "the cycle of Booth b at 00:00 has begun or is forced: the plan says otherwise" in messages(day, joined)


def test_phases_are_work_of_their_crews() -> None:
    """t sprays in the first tick of the cycle and cannot do b1 then; while it bakes he can."""
    day = day_of(painted("a1"), operation("b1", 1), technicians=[technician(n, 3) for n in "tu"], horizon=3)
    twin = (technician_free, technician_free_constraint)
    assert_twins(twin, day, given=[TWINS])
    [violation] = technician_free.violations(day, plan(day, place(day, "b1", 0, 1, "t"), cycles=[cycle(0, "a1")]))
    assert violation.message == (
        "T is busy with work order B (M-B 1), job b1 until 00:05, the cycle of Booth b at 00:00 starts at 00:00"
    )


def test_phases_of_facts_are_work_of_their_crews() -> None:
    """Nobody else can do b1; t is in the cycle that has begun until 1, and has other work 2–3."""
    begun = cycle(0, "a1")
    facts = [member(begun, "a1"), Placement("c1", 2, 3, 0, ("t",))]
    day = day_of(painted("a1"), operation("b1", 1), operation("c1", 1), facts=facts, fact_cycles=(begun,))
    assert_twins((technician_free, technician_free_constraint), day)


def test_what_is_wrong_with_a_cycle_is_said_in_words() -> None:
    mild = programme("mild", (1, ALONE), (2, ()), low_temperature=True)
    operations = [
        painted("a1", colour="silver", panels=2),
        painted("b1", ("mild",), colour="red"),
        operation("c1"),
    ]
    day = day_of(*operations, horizon=6, booths={"b": booth("b", STANDARD, mild, closed=(4, 6))})
    alone = plan(day, cycles=[cycle(0, "a1")], left_out="b")
    assert not messages(day, alone)
    found = messages(day, plan(day, cycles=[cycle(3, "a1", "b1", crew=())]))
    at = "the cycle of Booth b at 00:15"
    assert found == [
        f"{at} holds 3 panels of car M-A 1, car M-B 1, Booth b takes 2",
        f"{at} mixes colours: car M-A 1 silver, car M-B 1 red",
        f"{at} runs Standard, which is no low-temperature one: work order B (M-B 1), job b1 needs mild",
        f"{at} cannot run: Booth b is closed 00:20–00:25",
        f"{at} in phase phase 1 needs a crew of 1, planned: 0",
    ]


def test_what_is_wrong_with_a_crew_is_said_in_words() -> None:
    people = [technician("t", 4, away=(1, 2)), technician("u", 4, skill="check")]
    run = programme("standard", (2, (Slot("work"), Slot("work"))))
    place = booth("b", run)
    day = day_of(painted("a1"), technicians=people, booths={"b": place})
    at = "the cycle of Booth b at 00:00 in phase phase 1"
    assert messages(day, plan(day, cycles=[cycle_at(place, run, 0, ("a1",), [("t", "u")])])) == [
        f"{at} needs T all the time, who is not at work 00:05–00:10",
        f"{at} needs work at level 1: U does not have it",
    ]
    [twice, *_] = messages(day, plan(day, cycles=[cycle_at(place, run, 0, ("a1",), [("t", "t")])]))
    assert twice == f"{at} names T and T: each place needs its own person"


def test_cycles_of_a_booth_never_overlap() -> None:
    day = day_of(painted("a1"), painted("b1"), technicians=[technician(n, 4) for n in "tu"])
    [message] = messages(day, plan(day, cycles=[cycle(0, "a1"), cycle(1, "b1", crew=("u",))]))
    assert message == "the cycle of Booth b at 00:00 lasts until 00:10, the next starts at 00:05"


def test_a_clash_between_cycles_that_are_facts_is_waived() -> None:
    begun = [cycle(0, "a1"), cycle(1, "b1")]
    facts = [member(begun[0], "a1"), member(begun[1], "b1")]
    day = day_of(painted("a1"), painted("b1"), facts=facts, fact_cycles=tuple(begun))
    [clash] = rule.violations(day, plan(day))
    assert clash.waived


def test_a_painted_operation_is_in_one_cycle_and_keeps_to_it() -> None:
    day = day_of(painted("a1"), operation("b1"))
    run = cycle(0, "a1")
    whose = "work order A (M-A 1), job a1"
    lonely = Plan({"a1": member(run, "a1")})
    assert messages(day, lonely) == [f"{whose} is in no booth cycle: it needs one"]
    twice = plan(day, cycles=[run, cycle(2, "a1")])
    assert f"{whose} is in 2 booth cycles: it needs one" in messages(day, twice)
    crewed = plan(day, replace(member(run, "a1"), crew=("t",)), cycles=[run])
    assert messages(day, crewed) == [
        f"{whose} is in the cycle of Booth b at 00:00: it needs the cycle's times and booth, and no crew of its own"
    ]
    wrong = messages(day, plan(day, place(day, "b1", 0, 2, "t"), cycles=[cycle(0, "a1", "b1")]))
    assert wrong == ["work order B (M-B 1), job b1 is not to be painted"]


def test_a_cycle_runs_its_own_programme_as_it_is() -> None:
    day = day_of(painted("a1"))
    run = cycle(0, "a1")
    at = "the cycle of Booth b at 00:00"
    for changes, message in (
        ({"programme": "hot"}, "runs programme hot: Booth b has standard"),
        ({"end": 3}, "lasts 15 min, Standard takes 10"),
        ({"phases": run.phases[:1]}, "does not run its 2 phases one after the other"),
        ({"operations": ()}, "paints nothing"),
    ):
        changed = replace(run, **changes)
        left_out = "" if changed.operations else "a"
        assert f"{at} {message}" in messages(day, plan(day, cycles=[changed], left_out=left_out))


def test_what_has_begun_is_in_its_own_cycle() -> None:
    begun = cycle(0, "a1")
    day = day_of(painted("a1"), painted("b1"), facts=[member(begun, "a1")], fact_cycles=(begun,))
    [message] = messages(day, plan(day, cycles=[cycle(2, "a1", "b1")]))
    assert message == (
        "the cycle of Booth b at 00:10 lists work order A (M-A 1), job a1, which has its own cycle already"
    )


def test_a_pin_names_a_booth() -> None:
    booths = {"b": BOOTH, "c": booth("c", STANDARD)}
    for pinned in "ab":
        operations = [painted(f"{o}1", pin=Pin(bay="c") if o == pinned else None) for o in "ab"]
        assert_twins((pins, pins_constraint), day_of(*operations, horizon=3, booths=booths), given=[TWINS])

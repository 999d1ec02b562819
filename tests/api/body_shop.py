"""Three days of a body shop with a plan by hand: two cars in one booth cycle, one of them carried over, one away.

M-BP 101 is repaired from yesterday on, painted on Wednesday and carried over; M-EV 202 is electric, painted with it,
has a delivery stop and a loaner; M-SU 303 is collected, sent away and brought back.
"""

from __future__ import annotations

from typing import Any

from api.view.board import Board
from scheduler.completion import completed
from scheduler.documents.day import Day
from scheduler.judge import judge
from scheduler.plan import Cycle, CyclePhase, Loan, Placement, Plan
from scheduler.ports import Outcome
from scheduler.translate import to_problem

WEEK = ["mon", "tue", "wed", "thu", "fri"]
TUESDAY, WEDNESDAY, THURSDAY = 0, 288, 576  # ticks at midnight
EIGHT = 96  # ticks from midnight


def body_shop() -> Board:
    """The days, their problem and the plan."""
    day = Day.model_validate(document())
    problem = to_problem(day)
    placements = [
        place("101/beat", EIGHT, 24, "t-body", bay="b-body"),
        place("101/fill", EIGHT + 36, 12, "t-paint", bay="b-prep"),
        place("101/cure", EIGHT + 48, 24),
        place("101/paint", WEDNESDAY + EIGHT + 12, 24, bay="booth"),
        place("101/refit", THURSDAY + EIGHT, 24, "t-mech", bay="b-lift"),
        place("202/isolate", EIGHT, 6, "t-chief", bay="b-lift"),
        place("202/dismantle", EIGHT + 6, 12, "t-mech", bay="b-lift", supervisor="t-chief"),
        place("202/paint", WEDNESDAY + EIGHT + 12, 24, bay="booth"),
        place("202/recall", WEDNESDAY + EIGHT + 96, 18, "t-chief", bay="b-lift", overtime=True),
        place("202/handover", THURSDAY + EIGHT, 2, "t-desk"),
        place("303/collect", EIGHT, 8, "t-driver"),
        place("303/rims", EIGHT + 8, 288),
        place("303/test", WEDNESDAY + EIGHT + 24, 6, "t-mech"),
        place("303/return", WEDNESDAY + EIGHT + 36, 8, "t-driver"),
    ]
    phases = (
        CyclePhase(WEDNESDAY + EIGHT + 12, WEDNESDAY + EIGHT + 20, ("t-paint",)),
        CyclePhase(WEDNESDAY + EIGHT + 20, WEDNESDAY + EIGHT + 36),
    )
    cycle = Cycle("booth", "mild", phases[0].start, phases[1].end, ("101/paint", "202/paint"), phases)
    loans = {"202": Loan("202", "l-1", EIGHT, 0)}
    plan = Plan(dict(problem.facts) | {p.operation: p for p in placements}, cycles=(cycle,), loans=loans)
    plan = completed(problem, plan)
    judgement = judge(problem, plan)
    return Board(day, problem, Outcome(plan, judgement, (None,) * len(judgement.score.tiers), 1.0, 0.1))


def place(
    operation: str,
    start: int,
    ticks: int,
    *crew: str,
    bay: str | None = None,
    supervisor: str | None = None,
    overtime: bool = False,
) -> Placement:
    """So many ticks without a pause, but for the break from noon to one."""
    end = start + ticks
    return Placement(operation, start, end, 0, crew, bay, (), ((start, end),), overtime, supervisor)


def document() -> dict[str, Any]:
    """A workshop of five people, three bays, a booth, two loaners and a yard of one place."""
    return {
        "schema": "workshop-day/1",
        "as_of": moment(24, "07:00"),
        "horizon": {"first_day": "2026-11-24", "days": 3},
        "workshop": {
            "id": "w",
            "name": "Body <shop>",
            "zone": "Europe/Berlin",
            "labour_unit": {"name": "AW", "minutes": 5},
            "opening": [{"days": WEEK, "start": "08:00", "end": "18:00"}],
            "reception": {"invoice_minutes": 0},
            "technicians": [
                technician("t-body", "Anna Beul", "body"),
                technician("t-paint", "Paul Lack", "paint"),
                technician("t-mech", "Max Eder", "mechanical", high_voltage="1S"),
                technician("t-chief", "Eva Chef", "mechanical", high_voltage="2S"),
                technician("t-desk", "Ida Tresen", "service_advisor"),
                technician("t-driver", "Udo Fahrer", "driver"),
            ],
            "bays": [
                {"id": "b-body", "name": "Body 1", "kinds": ["body"]},
                {"id": "b-prep", "name": "Prep 1", "kinds": ["prep"]},
                {"id": "b-lift", "name": "Lift 1", "kinds": ["lift"]},
            ],
            "booths": [{"id": "booth", "name": "Booth 1", "panels": 6, "programmes": [PROGRAMME]}],
            "loaners": [
                {"id": "l-1", "plate": "M-EW 1", "loaner_class": "compact", "turnaround": "30 min"},
                {"id": "l-2", "plate": "M-EW 2", "loaner_class": "compact", "turnaround": "30 min"},
            ],
            "yard": {"places": 1},
        },
        "orders": [
            order(
                "101",
                "M-BP 101",
                27,
                step("strip", "Strip", 12, "body", bay="body"),
                step("beat", "Beat <panel>", 24, "body", bay="body"),
                step("fill", "Fill", 12, "paint", bay="prep"),
                step("cure", "Cure", 24),
                step("paint", "Paint", 24, "paint", booth={"programme": "mild", "panels": 3, "colour": "silver"}),
                step("refit", "Refit", 24, "mechanical", bay="lift"),
                step("polish", "Polish", 48, "paint", bay="prep"),
                records=[
                    {
                        "operation": "strip",
                        "status": "finished",
                        "actual_start": moment(23, "14:00"),
                        "actual_end": moment(23, "15:00"),
                        "technicians": ["t-body"],
                        "bay": "b-body",
                    }
                ],
                arrival=moment(23, "13:00"),
                status="in_progress",
            ),
            order(
                "202",
                "M-EV 202",
                26,
                step("isolate", "Isolate", 6, "mechanical", bay="lift", high_voltage="2S"),
                step("dismantle", "Dismantle", 12, "mechanical", bay="lift", high_voltage="1S", supervised=True),
                step("paint", "Paint", 24, "paint", booth={"programme": "mild", "panels": 2}),
                step("recall", "Recall", 18, "mechanical", bay="lift", recall=True),
                step("wax", "Wax", 12, "mechanical", optional=True, prize=30),
                step("handover", "Handover", 2, "service_advisor", kind="handover"),
                drive="electric",
                mode="loaner",
                delivery_stop=True,
            ),
            order(
                "303",
                "M-SU 303",
                25,
                step("collect", "Collect", 8, "driver", kind="collection"),
                step("rims", "Repair rims", 0, sublet_lead="24 h"),
                step("test", "Test drive", 6, "mechanical", kind="test_drive"),
                step("return", "Bring back", 8, "driver", kind="return"),
            ),
        ],
    }


PROGRAMME = {
    "id": "mild",
    "name": "Mild 45 °C",
    "low_temperature": True,
    "phases": [
        {"name": "coat", "duration": "40 min", "crew": [{"skill": "paint"}]},
        {"name": "bake", "duration": "80 min"},
    ],
}


def moment(day: int, clock: str) -> str:
    """That time of a day in November, with its offset."""
    return f"2026-11-{day}T{clock}+01:00"


def technician(id_: str, name: str, trade: str, **more: Any) -> dict[str, Any]:
    """At work from 8 to 17, with two hours of permitted overtime; his trade is his skill."""
    overtime = [{"start": "17:00", "end": "19:00"}] if trade == "mechanical" else []
    shift = {"days": WEEK, "start": "08:00", "end": "17:00", "overtime": overtime}
    return {"id": id_, "name": name, "trade": trade, "skills": [{"skill": trade}], "shifts": [shift], **more}


def step(
    key: str,
    name: str,
    work: int,
    skill: str | None = None,
    *,
    bay: str | None = None,
    high_voltage: str = "none",
    optional: bool = False,
    prize: int = 0,
    **more: Any,
) -> dict[str, Any]:
    """One operation of one person, or of nobody."""
    crew = [{"skill": skill, "high_voltage": high_voltage}] if skill else []
    spec = {"name": name, "ways": [{"work": work or 1, "crew": crew}], **more}
    if bay:
        spec["bay"] = {"kinds": [bay]}
    return {"step": key, "operation": spec, "optional": optional, "prize": prize}


def order(id_: str, plate: str, promised: int, *steps: dict[str, Any], drive: str = "combustion", **more: Any) -> Any:
    """There from Tuesday at 8, promised for five in the afternoon of a day in November."""
    head = {"id": id_, "vehicle": {"plate": plate, "drive": drive}, "arrival": moment(24, "08:00")}
    return {**head, "promise": {"time": moment(promised, "17:00")}, "work": list(steps), **more}

"""One small day with a plan by hand: a promise kept, one tight, one late, one order left out, one without a promise."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from api.view.board import Board
from scheduler.documents.day import Day
from scheduler.judge import judge
from scheduler.plan import LeftOut, Placement, Plan, Stay
from scheduler.ports import Outcome, Progress, SolveParams
from scheduler.problem import Problem
from scheduler.translate import to_document, to_problem

DATE = "2026-11-24"
WEEK = ["mon", "tue", "wed", "thu", "fri"]


@pytest.fixture(autouse=True)
def _terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """160 columns wide, wherever the tests run."""
    monkeypatch.setenv("COLUMNS", "160")


@dataclass(frozen=True, slots=True)
class Files:
    """A day and a plan of it on disk."""

    day: Path
    plan: Path


@pytest.fixture
def day() -> Day:
    """One bay, 李强 at work from 8 to 17 with an hour's break at noon, 王磊 sick."""
    return Day.model_validate(
        {
            "schema": "workshop-day/1",
            "as_of": moment("07:00"),
            "horizon": {"first_day": DATE},
            "workshop": {
                "id": "w",
                "name": "北京朝阳店",
                "zone": "Asia/Shanghai",
                "labour_unit": {"name": "FRU", "minutes": 5},
                "opening": [{"days": WEEK, "start": "08:00", "end": "17:00"}],
                "reception": {"invoice_minutes": 0},
                "technicians": [technician("t-li", "李强"), technician("t-wang", "王磊", sick=True)],
                "bays": [{"id": "b-1", "name": "工位 1", "kinds": ["lift"]}],
                "operations": {"job": operation()},
            },
            "orders": [
                order("kept", "京A·E1738", "10:30", work=24),
                order("tight", "M-NA 977", "11:05", work=12, buffer=15),
                order("late", "粤B-12345", "13:20", work=24, mode="waits", order_class="hvc"),
                order("out", "<script>alert(1)</script>", "15:00", work=60),
                order("free", "京K·F2109", None, work=12),
            ],
        }
    )


@pytest.fixture
def problem(day: Day) -> Problem:
    """The day in ticks."""
    return to_problem(day)


@pytest.fixture
def plan() -> Plan:
    """8–10 kept, 10–11 tight, 11–12 and 13–14 late, 14–15 without a promise; ticks of 5 minutes from midnight."""
    placements = [
        placed("kept", (96, 120)),
        placed("tight", (120, 132)),
        placed("late", (132, 144), (156, 168)),
        placed("free", (168, 180)),
    ]
    return Plan(
        {p.operation: p for p in placements},
        tuple(Stay(p.operation.split("/")[0], "b-1", p.start, p.end, (p.operation,)) for p in placements),
        {"out": LeftOut("out", "the lift is full until 15:00", ("late",))},
    )


@pytest.fixture
def board(day: Day, problem: Problem, plan: Plan) -> Board:
    """What the views draw; nothing is proved."""
    judgement = judge(problem, plan)
    assert judgement.valid, judgement.violations
    return Board(day, problem, Outcome(plan, judgement, (None,) * len(judgement.score.tiers), 1.0, 0.1))


@pytest.fixture
def clashing(board: Board) -> Board:
    """京A·E1738 has been worked on from 8 to 10 and M-NA 977 from 9 to 10, both by 李强 in the only bay."""
    facts = {p.operation: p for p in (placed("kept", (96, 120)), placed("tight", (108, 120)))}
    placements = {**board.plan.placements, **facts}
    stays = tuple(replace(s, start=placements[s.operations[0]].start, end=s.end) for s in board.plan.stays)
    stays = (stays[0], replace(stays[1], end=120), *stays[2:])
    plan = replace(board.plan, placements=placements, stays=stays)
    problem = replace(board.problem, facts=facts, as_of=120)
    outcome = replace(board.outcome, plan=plan, judgement=judge(problem, plan))
    return replace(board, problem=problem, outcome=outcome)


@pytest.fixture
def lazy_solver(monkeypatch: pytest.MonkeyPatch) -> None:
    """A solver that plans nothing, instead of the real one."""
    monkeypatch.setattr("api.wiring.solve", leave_everything_out)


@pytest.fixture
def files(tmp_path: Path, board: Board) -> Files:
    """The day and the plan as the command line gets them."""
    found = Files(tmp_path / "day.json", tmp_path / "plan.json")
    found.day.write_text(board.day.model_dump_json(by_alias=True, exclude_none=True), "utf-8")
    document = to_document(board.outcome, board.problem, board.day, "made by hand")
    found.plan.write_text(document.model_dump_json(by_alias=True, exclude_none=True), "utf-8")
    return found


def leave_everything_out(
    problem: Problem,
    params: SolveParams,
    report: Callable[[Progress], None],
    stopped: Callable[[], bool],
    known: Sequence[Plan] = (),
) -> Outcome:
    """The fastest complete plan, reported once, with nothing proved."""
    plan = Plan({}, left_out={order: LeftOut(order, "nobody tried") for order in problem.orders})
    judgement = judge(problem, plan)
    bounds = (None,) * len(judgement.score.tiers)
    report(Progress(0.1, "construct", plan, judgement, bounds))
    return Outcome(plan, judgement, bounds, 0.1, 0.1)


def moment(clock: str) -> str:
    """That time of the day, with its offset."""
    return f"{DATE}T{clock}+08:00"


def technician(id_: str, name: str, sick: bool = False) -> dict[str, Any]:
    """A mechanic of team 机修一组."""
    shift = {"days": WEEK, "start": "08:00", "end": "17:00", "breaks": [{"start": "12:00", "end": "13:00"}]}
    absence = {"start": moment("08:00"), "end": moment("17:00"), "reason": "病假"}
    return {
        "id": id_,
        "name": name,
        "trade": "mechanical",
        "team": "机修一组",
        "skills": [{"skill": "mechanical"}],
        "shifts": [shift],
        "absences": [absence] if sick else [],
    }


def operation(work: int = 12) -> dict[str, Any]:
    """Work of one mechanic on a lift."""
    ways = [{"work": work, "crew": [{"skill": "mechanical"}]}]
    return {"name": "前制动片", "ways": ways, "bay": {"kinds": ["lift"]}}


def order(id_: str, plate: str, promise: str | None, work: int, buffer: int = 0, **more: str) -> dict[str, Any]:
    """An order of one operation, ``<id>/job``; the car is there at 8."""
    promised = {"promise": {"time": moment(promise), "buffer_minutes": buffer}} if promise else {}
    steps = [{"step": "job", "operation": operation(work)}]
    return {"id": id_, "vehicle": {"plate": plate}, "arrival": moment("08:00"), "work": steps, **promised, **more}


def placed(order_id: str, *segments: tuple[int, int]) -> Placement:
    """李强 in the only bay."""
    return Placement(f"{order_id}/job", segments[0][0], segments[-1][1], 0, ("t-li",), "b-1", (), segments)

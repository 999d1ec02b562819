"""Small hand-made days: Tuesday 24 November 2026 in Beijing, a tick is one FRU, 08:00 is tick 96."""

from __future__ import annotations

from typing import Any

from scheduler.documents.day import Day
from scheduler.errors import Fault, InvalidDocument
from scheduler.problem import Problem
from scheduler.translate import to_problem

Json = dict[str, Any]

WEEK = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


def at(clock_time: str, date: str = "2026-11-24") -> str:
    """A moment of the day."""
    return f"{date}T{clock_time}+08:00"


def tick(clock_time: str) -> int:
    """Ticks from midnight: ``tick("08:00") == 96``."""
    hours, minutes = clock_time.split(":")
    return 12 * int(hours) + int(minutes) // 5


def technician(name: str, *skills: str, **more: Any) -> Json:
    """Somebody of level 2, present 08:00–12:00 and 13:00–17:00 every day."""
    shift = {"days": WEEK, "start": "08:00", "end": "17:00", "breaks": [{"start": "12:00", "end": "13:00"}]}
    return {
        "id": name,
        "name": name.title(),
        "trade": "mechanical",
        "skills": [{"skill": skill, "level": 2} for skill in skills],
        "shifts": [shift],
    } | more


def bay(name: str, *kinds: str, **more: Any) -> Json:
    """A bay that is open 07:00–18:00 every day."""
    return {"id": name, "name": name.upper(), "kinds": list(kinds)} | more


def operation(work: Any = 6, skill: str = "brakes", *, kind: str = "lift", **more: Any) -> Json:
    """Work for one technician on a lift; ``skill=""`` is unattended, ``kind=""`` needs no bay."""
    crew = [{"skill": skill}] if skill else []
    needs = {"bay": {"kinds": [kind]}} if kind else {}
    return {"name": "Work", "ways": [{"work": work, "crew": crew}]} | needs | more


def painted(programme: str = "standard", **share: Any) -> Json:
    """Work in a paint booth: 6 FRU of one panel."""
    return operation(skill="paint", kind="", booth={"programme": programme} | share)


def booth(name: str = "booth-1", *, phases: list[Json] | None = None, programmes: Any = None, **more: Any) -> Json:
    """A booth of 4 panels with one programme: a painter coats for 30 min, then 40 min of baking."""
    coat = {"name": "coat", "duration": "30 min", "crew": [{"skill": "paint"}]}
    standard = programme("standard", *(phases or (coat, {"name": "bake", "duration": "40 min"})), low_temperature=True)
    return {"id": name, "name": name.title(), "panels": 4, "programmes": programmes or [standard]} | more


def programme(name: str, *phases: Json, **more: Any) -> Json:
    """A programme; one phase of an hour that nobody attends if none is given."""
    return {"id": name, "name": name.title(), "phases": list(phases) or [{"name": "bake", "duration": "1 h"}]} | more


def step(name: str, spec: Any = None, **more: Any) -> Json:
    """A step with its own operation, or one of the catalogue."""
    return {"step": name, "operation": operation() if spec is None else spec} | more


def package(name: str, *steps: Json) -> Json:
    """A package."""
    return {"id": name, "name": name.title(), "steps": list(steps)}


def workshop(**more: Any) -> Json:
    """Two technicians, an advisor, two lifts, a reception bay; no visit steps."""
    return {
        "id": "beijing",
        "name": "Beijing",
        "zone": "Asia/Shanghai",
        "labour_unit": {"name": "FRU", "minutes": 5},
        "opening": [{"days": WEEK, "start": "07:00", "end": "18:00"}],
        "technicians": [
            technician("li", "brakes"),
            technician("wang", "brakes", "electrics"),
            technician("advisor", "reception"),
        ],
        "bays": [bay("b-1", "lift"), bay("b-2", "lift"), bay("r-1", "reception")],
    } | more


def order(*work: Json, **more: Any) -> Json:
    """Order 4711 of a car that comes at 08:00; one step `pads` if no work is given."""
    return {
        "id": "4711",
        "vehicle": {"plate": "京A·12345"},
        "arrival": at("08:00"),
        "work": list(work) or [step("pads")],
    } | more


def document(*orders: Json, shop: Json | None = None, **more: Any) -> Json:
    """A day of one horizon day as of 07:00."""
    return {
        "schema": "workshop-day/1",
        "as_of": at("07:00"),
        "horizon": {"first_day": "2026-11-24", "days": 1},
        "workshop": shop or workshop(),
        "orders": list(orders),
    } | more


def day(*orders: Json, shop: Json | None = None, **more: Any) -> Day:
    """Such a day, read."""
    return Day.model_validate(document(*orders, shop=shop, **more))


def problem(*orders: Json, shop: Json | None = None, **more: Any) -> Problem:
    """The problem of such a day."""
    return to_problem(day(*orders, shop=shop, **more))


def faults(*orders: Json, shop: Json | None = None, **more: Any) -> list[Fault]:
    """What is wrong with such a day; nothing, if it can be planned."""
    try:
        problem(*orders, shop=shop, **more)
    except InvalidDocument as error:
        return error.faults
    return []


def only_fault(*orders: Json, shop: Json | None = None, **more: Any) -> str:
    """The one line of the one thing that is wrong."""
    found = faults(*orders, shop=shop, **more)
    assert len(found) == 1, found
    return str(found[0])

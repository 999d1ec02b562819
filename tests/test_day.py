"""The two use cases with the real engine: a morning's plan is published, the day goes on, a second plan follows."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from api.wiring import solver
from scheduler.day import check_day, plan_day
from scheduler.documents.calendars import Absence
from scheduler.documents.day import Day
from scheduler.documents.orders import OperationRecord
from scheduler.documents.plan import PlanDocument
from scheduler.ports import SolveParams
from scheduler.read import read_day, read_plan

SMALL = Path(__file__).parents[1] / "fixtures" / "days" / "small.json"
PARAMS = SolveParams(time_limit=1, deterministic=True)


@pytest.fixture(scope="module")
def morning() -> Day:
    return read_day(SMALL.read_bytes())


@pytest.fixture(scope="module")
def published(morning: Day) -> PlanDocument:
    return plan_day(morning, solver(), PARAMS).document


def test_a_plan_survives_the_file_and_is_judged_the_same(morning: Day, published: PlanDocument) -> None:
    again = read_plan(published.model_dump_json())
    assert again == published
    checked = check_day(morning, again)
    assert checked.judgement.valid
    assert [tier.value for tier in published.score] == list(checked.judgement.score.values)


def test_nothing_is_changed_but_for_something_better(morning: Day, published: PlanDocument) -> None:
    """The search starts from the published plan: it changes nothing unless promises or lateness gain by it."""
    second = plan_day(morning.model_copy(update={"published": published}), solver(), PARAMS)
    assert second.document.version == published.version + 1
    assert second.document.base_version == published.version
    before = [tier.value for tier in published.score]
    after = list(second.outcome.judgement.score.values)
    assert after[:2] <= before[:2]
    assert after[2] == 0 or after[:2] < before[:2]


def test_begun_work_stands_and_the_frozen_hour_stays_when_somebody_falls_ill(
    morning: Day, published: PlanDocument
) -> None:
    """At half past nine a technician leaves her job; what starts before ten stays, what others have begun as well."""
    now = morning.as_of.replace(hour=9, minute=30)
    frozen = now + timedelta(minutes=30)
    ill = next(t for t in morning.workshop.technicians if t.trade == "mechanical")
    away = ill.model_copy(update={"absences": (Absence(start=frozen, end=now.replace(hour=20), reason="ill"),)})
    staff = tuple(away if t.id == ill.id else t for t in morning.workshop.technicians)
    records: dict[str, list[OperationRecord]] = {}
    for entry in published.placements:
        if entry.start < now:
            order, operation = entry.operation.split("/", 1)
            status = "finished" if entry.end <= now else "paused" if ill.id in entry.technicians else "started"
            ended = {"actual_end": entry.end} if status == "finished" else {}
            records.setdefault(order, []).append(
                OperationRecord.model_validate(
                    {
                        "operation": operation,
                        "status": status,
                        "actual_start": entry.start,
                        "technicians": entry.technicians,
                        "bay": entry.bay,
                        "way": entry.way,
                        **ended,
                    }
                )
            )
    orders = tuple(o.model_copy(update={"records": tuple(records.get(o.id, ()))}) for o in morning.orders)
    workshop = morning.workshop.model_copy(update={"technicians": staff})
    day = morning.model_copy(
        update={"as_of": now, "frozen_until": frozen, "published": published, "orders": orders, "workshop": workshop}
    )
    second = plan_day(day, solver(), PARAMS)
    assert second.outcome.judgement.valid
    before = {p.operation: p for p in published.placements}
    for entry in second.document.placements:
        old = before.get(entry.operation)
        if old is not None and old.start < now and ill.id in old.technicians:
            assert ill.id not in entry.technicians or entry.end <= now
        elif entry.start < frozen:
            assert old is not None
            assert (entry.start, entry.technicians, entry.bay) == (old.start, old.technicians, old.bay)
        else:
            assert ill.id not in entry.technicians

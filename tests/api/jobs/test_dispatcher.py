"""Whose turn it is, and what becomes of jobs whose process or service dies."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

import pytest
from prometheus_client import REGISTRY
from sqlalchemy.orm import Session

from api.jobs.dispatcher import Dispatcher
from api.jobs.executor import Better, Died, Finished, Message, Task
from api.jobs.results import ATTEMPTS, LOSSES, Duties
from api.settings import Settings
from api.store import solves, workshops
from api.store.changes import Actor
from api.store.database import OVERFLOW, POOL, Database
from api.store.sweeping import sweeping
from api.store.tables import Solve
from scheduler.generate import generate
from tests.api.databases import database, postgres_server, sqlite_template
from tests.api.serving import START, Clock

__all__ = ["database", "postgres_server", "sqlite_template"]

PATIENCE = 20.0


@dataclass
class Hand:
    """An executor that does what the test says: tasks come in, messages go out."""

    is_ready: bool = True
    free_cores: int = 0
    tasks: dict[str, tuple[Task, Callable[[Message], None]]] = field(default_factory=dict)
    stopped: list[str] = field(default_factory=list)
    killed: list[str] = field(default_factory=list)

    def start(self, task: Task, tell: Callable[[Message], None]) -> None:
        self.tasks[task.job] = (task, tell)

    def stop(self, job: str) -> None:
        self.stopped.append(job)

    def kill(self, job: str) -> None:
        self.killed.append(job)

    def close(self) -> None:
        """There is nothing to close."""

    def say(self, job: str, message: Message) -> None:
        self.tasks[job][1](message)


def no_end(session: Session, row: Solve, now: object) -> None:
    """Nothing is done with results here."""


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def hand() -> Hand:
    return Hand()


@pytest.fixture
def dispatcher(database: Database, hand: Hand, clock: Clock) -> Iterator[Dispatcher]:
    """On two cores."""
    with database.writing() as session:
        for name in ("a", "b"):
            document = generate("small").workshop.model_copy(update={"id": name})
            workshops.create(session, document, Actor("test", START))
    found = Dispatcher(database, hand, 2, clock, Duties(no_end, sweeping(Settings())))
    yield found
    found.close()


@pytest.fixture
def often(monkeypatch: pytest.MonkeyPatch) -> None:
    """Signs of life are given, and listened for, all the time."""
    monkeypatch.setattr("api.jobs.dispatcher.BEAT", 0.0)
    monkeypatch.setattr("api.jobs.dispatcher.POLL", 0.01)


def add(database: Database, name: str, *, workers: int = 1, **facts: Any) -> None:
    """A job that waits; the later it is added, the younger it is."""
    with database.writing() as session:
        usual: dict[str, Any] = {
            "workshop_id": "a",
            "owner": "k",
            "by": "test",
            "status": "queued",
            "priority": 1,
            "day": "{}",
            "params": {"time_limit": 10.0, "workers": workers, "seed": 1, "deterministic": False},
            "attempt": 0,
            "last_event": 0,
            "stop_requested": False,
            "created_at": START + timedelta(seconds=solves.waiting(session)),
        }
        row = Solve(id=name, **usual | facts)
        solves.add(session, row)


def status(database: Database, name: str) -> str:
    with database.reading() as session:
        row = solves.get(session, name)
        assert row is not None
        return row.status


def until(met: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not met():
        assert time.monotonic() < end
        time.sleep(0.01)


FINISHED = Finished("{}", (0,), (0,), "proved", "all promises are kept", 1.0)


def test_the_highest_priority_comes_first_then_who_came_first(
    database: Database, dispatcher: Dispatcher, hand: Hand
) -> None:
    add(database, "old", workers=2)
    add(database, "young", workers=2)
    add(database, "phone", workers=2, priority=2)
    dispatcher.start()
    for number, expected in enumerate(("phone", "old", "young"), 1):
        until(partial(_has, hand, number))
        assert list(hand.tasks)[-1] == expected
        hand.say(expected, FINISHED)


def _has(hand: Hand, number: int) -> bool:
    return len(hand.tasks) == number


def test_a_workshop_with_nothing_under_way_comes_before_one_that_has(
    database: Database, dispatcher: Dispatcher, hand: Hand
) -> None:
    add(database, "a1")
    add(database, "a2")
    add(database, "b1", workshop_id="b")
    dispatcher.start()
    until(lambda: list(hand.tasks) == ["a1", "b1"])
    assert status(database, "a2") == "queued"  # both cores are taken
    hand.say("b1", FINISHED)
    until(lambda: "a2" in hand.tasks)


def test_somebody_on_the_phone_does_not_wait_for_what_runs_in_the_background(
    database: Database, dispatcher: Dispatcher, hand: Hand
) -> None:
    add(database, "night", workers=2, priority=0)
    dispatcher.start()
    until(lambda: "night" in hand.tasks)
    add(database, "other night", priority=0)
    add(database, "phone", workers=2, priority=2)
    dispatcher.wake()
    until(lambda: "phone" in hand.tasks)
    assert hand.tasks["night"][0].gives_way
    assert not hand.tasks["phone"][0].gives_way
    assert status(database, "other night") == "queued"


def test_a_job_whose_process_dies_is_tried_once_more_from_its_best_plan_and_then_has_failed(
    database: Database, dispatcher: Dispatcher, hand: Hand
) -> None:
    add(database, "j")
    dispatcher.start()
    until(lambda: "j" in hand.tasks)
    hand.say("j", Better(0.1, "construct", (5,), (None,), '{"best": 1}'))
    first = hand.tasks.pop("j")[1]
    first(Died("it was killed"))
    until(lambda: "j" in hand.tasks)
    assert hand.tasks["j"][0].known == ('{"best": 1}',)
    first(FINISHED)  # too late: somebody else has it
    assert status(database, "j") == "running"
    hand.say("j", Died("it was killed again"))
    assert status(database, "j") == "failed"
    with database.reading() as session:
        kinds = [event.kind for event in solves.events(session, "j", 0)]
    assert kinds == ["queued", "started", "better", "retried", "started", "failed"]


def test_what_is_over_is_measured_once(database: Database, dispatcher: Dispatcher, hand: Hand) -> None:
    add(database, "j")
    dispatcher.start()
    until(lambda: "j" in hand.tasks)
    before = _measured()
    hand.say("j", Better(0.1, "construct", (5,), (None,), "{}"))
    assert _measured() == before
    hand.say("j", FINISHED)
    hand.say("j", FINISHED)  # it has said its last word
    assert _measured() == before + 1


def _measured() -> float:
    return REGISTRY.get_sample_value("workshop_solve_seconds_count", {"status": "finished"}) or 0.0


def test_a_job_that_is_to_be_stopped_is_stopped_and_keeps_its_best(
    database: Database, dispatcher: Dispatcher, hand: Hand
) -> None:
    add(database, "j")
    dispatcher.start()
    until(lambda: "j" in hand.tasks)
    with database.writing() as session:
        row = solves.locked(session, "j")
        assert row is not None
        row.stop_requested = True
    dispatcher.wake()
    until(lambda: "j" in hand.stopped)
    hand.say("j", FINISHED)
    with database.reading() as session:
        row = solves.get(session, "j")
        assert row is not None
        assert (row.status, row.plan) == ("stopped", "{}")


def test_what_a_service_has_left_behind_is_taken_up_when_it_has_been_silent(
    database: Database, dispatcher: Dispatcher, hand: Hand, often: None
) -> None:
    add(database, "silent", status="running", runner="elsewhere:1:x", attempt=1)
    dispatcher.start()
    until(lambda: "silent" in hand.tasks)


def test_services_whose_clocks_differ_leave_each_other_their_solves_until_one_goes(
    database: Database, dispatcher: Dispatcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One clock is a minute ahead; both beat four times a second."""
    monkeypatch.setattr("api.jobs.dispatcher.BEAT", 0.25)
    hand, their_hand = Hand(), Hand()
    one = Dispatcher(database, hand, 2, lambda: _ticking(timedelta()), dispatcher.duties)
    other = Dispatcher(database, their_hand, 2, lambda: _ticking(timedelta(minutes=1)), dispatcher.duties)
    try:
        _carried(database, other, their_hand, "theirs")
        _carried(database, one, hand, "ours")
        for name, tasks in (("theirs", their_hand.tasks), ("ours", hand.tasks)):
            _beaten(database, name, 3)
            assert list(tasks) == [name]
        other.close()
        hand.say("ours", FINISHED)
        until(lambda: "theirs" in hand.tasks)
    finally:
        other.close()
        one.close()


def _ticking(ahead: timedelta) -> datetime:
    return datetime.now(UTC) + ahead


def _carried(database: Database, dispatcher: Dispatcher, hand: Hand, name: str) -> None:
    """All cores of a service have one job."""
    add(database, name, workers=2)
    dispatcher.start()
    until(lambda: name in hand.tasks)


def _beaten(database: Database, name: str, times: int) -> None:
    """Its service has given signs of life."""
    seen: set[datetime | None] = set()

    def often() -> bool:
        with database.reading() as session:
            row = solves.get(session, name)
            assert row is not None
            seen.add(row.heartbeat_at)
        return len(seen) > times

    until(often)


def test_a_job_whose_last_word_was_lost_here_is_tried_again(
    database: Database, dispatcher: Dispatcher, hand: Hand, clock: Clock
) -> None:
    """As after a database that was away for longer than the last word waits for it."""
    add(database, "lost", status="running", runner=dispatcher.runner, attempt=1, heartbeat_at=clock())
    dispatcher.start()
    until(lambda: "lost" in hand.tasks)
    assert status(database, "lost") == "running"


def test_what_a_job_says_waits_for_a_connection_that_is_free(
    database: Database, dispatcher: Dispatcher, hand: Hand, clock: Clock
) -> None:
    """Requests that wait for a database that stands still may hold all of them."""
    url = database.url.render_as_string(hide_password=False)
    scarce = Database(url, request_seconds=0.1)
    other = Dispatcher(scarce, hand, 2, clock, dispatcher.duties)
    add(database, "j")
    other.start()
    until(lambda: "j" in hand.tasks)
    held = [scarce.engine.raw_connection() for _ in range(POOL + OVERFLOW)]
    saying = threading.Thread(target=hand.say, args=("j", FINISHED))
    saying.start()
    time.sleep(0.2)  # longer than anybody waits for a connection
    for connection in held:
        connection.close()
    saying.join()
    assert status(database, "j") == "finished"
    other.close()
    scarce.close()


def test_a_job_that_another_service_gave_up_is_begun_again_when_its_process_has_ended(
    database: Database, dispatcher: Dispatcher, hand: Hand
) -> None:
    add(database, "j")
    dispatcher.start()
    until(lambda: "j" in hand.tasks)
    _, tell = hand.tasks.pop("j")
    with database.writing() as session:
        row = solves.locked(session, "j")
        assert row is not None
        row.status, row.runner = "queued", None
    dispatcher.wake()
    until(lambda: "j" in hand.killed)
    assert "j" not in hand.tasks
    tell(Died("it was killed"))
    until(lambda: "j" in hand.tasks)
    hand.say("j", FINISHED)
    assert status(database, "j") == "finished"


def test_a_job_that_wants_more_workers_than_there_are_cores_has_all_of_them(
    database: Database, dispatcher: Dispatcher, hand: Hand
) -> None:
    add(database, "large", workers=4)
    dispatcher.start()
    until(lambda: "large" in hand.tasks)
    assert hand.tasks["large"][0].params.workers == 2


def test_a_job_is_tried_more_often_when_it_was_its_service_that_went(
    database: Database, dispatcher: Dispatcher, hand: Hand, often: None
) -> None:
    gone: dict[str, Any] = {"status": "running", "runner": "elsewhere:1:x"}
    add(database, "twice", **gone, attempt=2)
    add(database, "often", **gone, attempt=LOSSES)
    dispatcher.start()
    until(lambda: "twice" in hand.tasks and status(database, "often") == "failed")


@dataclass
class Closing(Hand):
    """An executor that is closed before its solves have ended: they are asked to stop, or killed."""

    last: Message = FINISHED

    def close(self) -> None:
        for job in self.tasks:
            self.say(job, self.last)


@pytest.mark.parametrize(
    ("last", "status", "reason"),
    [
        (replace(FINISHED, ending="stopped"), "stopped", "the service was asked to end"),
        (FINISHED, "finished", "proved"),
        (Died("The service ended before it came back."), "queued", None),
    ],
)
def test_what_runs_when_the_service_is_asked_to_end_keeps_its_best_or_waits_for_the_next_one(
    database: Database, dispatcher: Dispatcher, clock: Clock, last: Message, status: str, reason: str | None
) -> None:
    """However often it was tried: that the service ended is no fault of the job."""
    hand = Closing(last=last)
    service = Dispatcher(database, hand, 2, clock, dispatcher.duties)
    add(database, "j", attempt=ATTEMPTS - 1)
    service.start()
    until(lambda: "j" in hand.tasks)
    service.close()
    with database.reading() as session:
        row = solves.get(session, "j")
        assert row is not None
        assert (row.status, row.reason) == (status, reason)
        assert row.plan == ("{}" if isinstance(last, Finished) else None)


def test_days_that_belong_to_no_plan_are_forgotten_after_a_day(
    database: Database, dispatcher: Dispatcher, clock: Clock
) -> None:
    over: dict[str, Any] = {"status": "finished", "workshop_id": None}
    add(database, "old", **over, finished_at=clock() - timedelta(hours=25))
    add(database, "young", **over, finished_at=clock() - timedelta(hours=23))
    add(database, "plan", status="finished", writes_plan=True, finished_at=clock() - timedelta(hours=25))
    dispatcher.start()
    until(lambda: _gone(database, "old"))
    assert not _gone(database, "young")
    assert not _gone(database, "plan")


def _gone(database: Database, name: str) -> bool:
    with database.reading() as session:
        return solves.get(session, name) is None

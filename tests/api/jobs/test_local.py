"""Solves in real processes: they come back, stop, crash, hang and are killed, and nothing is left of them."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest

from api.jobs.executor import Better, Died, Finished, Last, Message, Refused, Task
from api.jobs.local import LocalExecutor
from api.jobs.process import NAME
from api.wiring import solver
from scheduler.day import check_day, plan_day
from scheduler.ports import SolveParams
from scheduler.read import read_day, read_plan

DAYS = Path(__file__).parents[3] / "fixtures" / "days"
SMALL = (DAYS / "small.json").read_text("utf-8")
OVERLOADED = (DAYS / "overloaded.json").read_text("utf-8")
QUICK = SolveParams(time_limit=1)
LONG = SolveParams(time_limit=300)
"""No plan of the overloaded day is proved before somebody stops the search."""
PATIENCE = 120.0
"""Seconds after which a test gives up."""

linux = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks at /proc")


class Heard:
    """What an executor tells of one task."""

    def __init__(self) -> None:
        self.messages: list[Message] = []
        self._began = Event()
        self._over = Event()

    def __call__(self, message: Message) -> None:
        self.messages.append(message)
        self._began.set()
        if isinstance(message, Last):
            self._over.set()

    def first(self) -> Message:
        assert self._began.wait(PATIENCE)
        return self.messages[0]

    def last(self) -> Message:
        """The only one of its kind."""
        assert self._over.wait(PATIENCE)
        assert sum(isinstance(message, Last) for message in self.messages) == 1
        return self.messages[-1]

    def finished(self) -> Finished:
        last = self.last()
        assert isinstance(last, Finished), last
        return last

    def reason(self) -> str:
        """Of its death."""
        last = self.last()
        assert isinstance(last, Died), last
        return last.reason


def started(executor: LocalExecutor, day: str = OVERLOADED, params: SolveParams = LONG) -> Heard:
    heard = Heard()
    executor.start(Task("job", day, params), heard)
    return heard


def pids() -> set[int]:
    """The solve processes of this one."""
    return {child.pid for child in multiprocessing.active_children() if child.name == NAME and child.pid}


def wait_until(condition: Callable[[], bool]) -> None:
    pause = Event()
    assert any(condition() or pause.wait(0.05) for _ in range(int(PATIENCE / 0.05)))


def only_process(executor: LocalExecutor) -> int:
    """The one that waits: whoever knows it before a task comes knows who has the task."""
    assert executor.ready.wait(PATIENCE)
    wait_until(lambda: len(pids()) == 1)
    return pids().pop()


@pytest.fixture
def executor() -> Iterator[LocalExecutor]:
    """One process waits; a second is enough for coming back."""
    executor = LocalExecutor(cores=4, warm=1, grace=5.0)
    yield executor
    executor.close()


def test_better_plans_come_first_and_the_best_comes_last(executor: LocalExecutor) -> None:
    heard = started(executor, SMALL, QUICK)
    finished, first = heard.finished(), heard.first()
    assert isinstance(first, Better)
    assert first.plan is not None
    assert read_plan(first.plan).status
    assert finished.values <= first.values


def test_the_judge_agrees_with_what_is_told(executor: LocalExecutor) -> None:
    finished = started(executor, SMALL, QUICK).finished()
    plan = read_plan(finished.plan)
    checked = check_day(read_day(SMALL), plan)
    assert checked.judgement.valid
    assert checked.judgement.score.values == finished.values == tuple(tier.value for tier in plan.score)
    assert plan.status == finished.status


def test_a_repeatable_solve_is_the_same_in_a_process_as_here(executor: LocalExecutor) -> None:
    """But for the explanations, for which there is half a second."""
    params = SolveParams(time_limit=0.5, deterministic=True)
    there = read_plan(started(executor, SMALL, params).finished().plan)
    here = plan_day(read_day(SMALL), solver(), params).document
    assert there.model_copy(update={"why": ()}) == here.model_copy(update={"why": ()})


def test_a_stopped_solve_comes_back_with_its_best_plan_and_gives_its_cores_back(executor: LocalExecutor) -> None:
    heard = started(executor)
    first = heard.first()
    assert executor.free_cores == 2  # of 4; 2 workers are usual
    executor.stop("job")
    executor.stop("job")
    finished = heard.finished()
    assert isinstance(first, Better)
    assert finished.values <= first.values
    assert finished.ending == "stopped"
    assert executor.free_cores == 4


def test_a_solve_that_is_stopped_before_a_process_has_it_has_a_plan_too() -> None:
    executor = LocalExecutor(cores=2, warm=1)
    heard = started(executor)
    executor.stop("job")
    assert read_plan(heard.finished().plan).placements
    executor.close()


def test_what_is_over_or_was_never_started_can_be_stopped_and_killed_in_vain(executor: LocalExecutor) -> None:
    executor.stop("nobody")
    executor.kill("nobody")


def test_a_killed_process_is_told_and_the_next_solve_works(executor: LocalExecutor) -> None:
    pid = only_process(executor)
    heard = started(executor)
    heard.first()
    os.kill(pid, signal.SIGKILL)
    assert "killed" in heard.reason()
    assert executor.free_cores == 4
    started(executor, SMALL, QUICK).finished()


def test_a_solve_can_be_killed_on_request(executor: LocalExecutor) -> None:
    heard = started(executor)
    executor.kill("job")
    assert "on request" in heard.reason()


def test_a_process_that_dies_while_it_waits_is_replaced(executor: LocalExecutor) -> None:
    os.kill(only_process(executor), signal.SIGKILL)
    wait_until(lambda: not pids())
    started(executor, SMALL, QUICK).finished()


def test_a_solve_that_does_not_come_back_when_it_is_asked_to_is_killed() -> None:
    """A process that is halted hangs as well as any."""
    executor = LocalExecutor(cores=2, warm=1, grace=0.5)
    pid = only_process(executor)
    heard = started(executor)
    heard.first()
    os.kill(pid, signal.SIGSTOP)
    executor.stop("job")
    assert "0.5 s after it was asked to stop" in heard.reason()
    executor.close()


def test_a_solve_that_does_not_come_back_in_time_is_killed() -> None:
    """After a time limit of 1 s and half a second of grace."""
    executor = LocalExecutor(cores=2, warm=1, grace=0.5)
    os.kill(only_process(executor), signal.SIGSTOP)
    assert "1.5 s for this solve" in started(executor, params=QUICK).reason()
    executor.close()


def test_signals_that_are_meant_for_the_service_end_no_solve(executor: LocalExecutor) -> None:
    """Ctrl-C goes to all processes of a terminal, and a service is ended with all of its processes."""
    pid = only_process(executor)
    heard = started(executor)
    heard.first()
    os.kill(pid, signal.SIGINT)
    os.kill(pid, signal.SIGTERM)
    executor.stop("job")
    heard.finished()


def test_a_day_that_cannot_be_read_is_refused_with_its_faults(executor: LocalExecutor) -> None:
    last = started(executor, '{"schema": "workshop-day/1"}').last()
    assert isinstance(last, Refused)
    assert "workshop" in [path for path, _, _ in last.faults]


def test_closing_keeps_the_best_plan_and_leaves_no_process(executor: LocalExecutor) -> None:
    heard = started(executor)
    heard.first()
    executor.close()
    assert heard.finished().ending == "stopped"
    assert not pids()
    with pytest.raises(RuntimeError, match="closed"):
        started(executor)


@linux
def test_where_processes_are_forked_from_may_die(executor: LocalExecutor) -> None:
    os.kill(status(only_process(executor), "PPid"), signal.SIGKILL)
    started(executor, SMALL, QUICK).finished()


@linux
def test_no_thread_lives_in_the_process_that_others_are_forked_from(executor: LocalExecutor) -> None:
    pid = only_process(executor)
    server = status(pid, "PPid")
    assert server != os.getpid()
    assert status(server, "Threads") == 1


def status(pid: int, name: str) -> int:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(f"{name}:"))


SERVICE = """
import sys
from api.jobs.executor import Task
from api.jobs.local import LocalExecutor
from scheduler.ports import SolveParams

def main():
    executor = LocalExecutor(cores=2)
    day = open(sys.argv[1], encoding="utf-8").read()
    executor.start(Task("job", day, SolveParams(time_limit=300)), lambda message: print("told", flush=True))
    sys.stdin.read()

if __name__ == "__main__":
    main()
"""


@linux
@pytest.mark.parametrize("is_killed", [True, False], ids=["killed", "ends_without_closing"])
def test_a_service_that_is_gone_leaves_no_process(tmp_path: Path, is_killed: bool) -> None:
    """In a session of its own, so that all its processes can be found."""
    (tmp_path / "service.py").write_text(SERVICE, "utf-8")
    command = [sys.executable, str(tmp_path / "service.py"), str(DAYS / "overloaded.json")]
    environment = {**os.environ, "PYTHONPATH": str(DAYS.parents[1])}
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, start_new_session=True
    ) as service:
        assert service.stdout is not None
        assert service.stdin is not None
        assert service.stdout.readline() == b"told\n"
        assert len(in_session(service.pid)) >= 3  # the service, a solve, and where it was forked
        if is_killed:
            service.kill()
        else:
            service.stdin.close()
            service.stdout.read()  # what it says to the end: nobody may hang up on it
    assert service.returncode == (-signal.SIGKILL if is_killed else 0)
    wait_until(lambda: not in_session(service.pid))


def in_session(session: int) -> list[str]:
    """The processes of a session; those that have ended and that nobody has asked for do not count."""
    living = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and (stat := text_of(entry / "stat")):
            state, _parent, _group, in_its = stat.rpartition(")")[2].split()[:4]
            if state != "Z" and int(in_its) == session:
                living.append(entry.name)
    return living


def text_of(path: Path) -> str:
    """Of a process that may end meanwhile."""
    try:
        return path.read_text()
    except OSError:
        return ""


def test_the_service_itself_does_not_load_the_solver() -> None:
    script = "import sys, api.jobs.local; print({'solver', 'numba', 'ortools', 'numpy'} & set(sys.modules))"
    listing = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, cwd=DAYS.parents[1])
    assert listing.stdout == b"set()\n"

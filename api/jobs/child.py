"""What runs in a solve process: it takes one task, says what it finds, and ends."""

from __future__ import annotations

import os
import traceback
from collections.abc import Callable
from functools import partial
from multiprocessing.connection import Connection
from threading import Event, Thread
from typing import Any

from api.jobs.executor import Died, Finished, Last, Message, Refused, Task
from api.jobs.reports import Reports, as_json
from api.wiring import explainer, solver
from scheduler.day import PlannedDay, plan_problem
from scheduler.errors import InvalidDocument
from scheduler.ports import Explainer
from scheduler.read import read_day, read_plan
from scheduler.translate import to_problem

NICE, NICER = 5, 15
"""How much a solve gives way to the service, which answers somebody, and one that nobody waits for to all others."""


def serve(pipe: Connection[Any, Any]) -> None:
    """Solve the task that comes; end without further ado, and at once when nobody is left at the other end."""
    stopped, send = Event(), partial(_send, pipe)
    try:
        task = pipe.recv()
    except EOFError:  # not needed any more
        os._exit(0)
    os.nice(NICER if task.gives_way else NICE)
    Thread(target=_listen, args=(pipe, stopped), daemon=True).start()
    send(answer(task, send, stopped.is_set))
    os._exit(0)  # native code that still searches would crash an interpreter that goes away


def _send(pipe: Connection[Any, Any], message: Message) -> None:
    try:
        pipe.send(message)
    except OSError:  # nobody is left to hear it
        os._exit(0)


def _listen(pipe: Connection[Any, Any], stopped: Event) -> None:
    """All that comes after the task is that it should stop, or the end of the service."""
    try:
        while True:
            pipe.recv()
            stopped.set()
    except (EOFError, OSError):
        os._exit(0)


def answer(task: Task, send: Callable[[Message], None], stopped: Callable[[], bool]) -> Last:
    """What comes of a task; better plans are sent while they come."""
    try:
        return _finished(_planned(task, send, stopped))
    except InvalidDocument as error:
        return Refused(tuple((fault.path, fault.message, fault.way_out) for fault in error.faults))
    except Exception as error:
        return Died(f"{type(error).__name__}: {error}", traceback.format_exc())


def _planned(task: Task, send: Callable[[Message], None], stopped: Callable[[], bool]) -> PlannedDay:
    day, known = read_day(task.day), [read_plan(plan) for plan in task.known]
    problem = to_problem(day)
    reports = Reports(day, problem, send)
    try:
        return plan_problem(day, problem, solver(), task.params, reports, stopped, known, _unless(stopped))
    finally:
        reports.close()


def _unless(stopped: Callable[[], bool]) -> Explainer:
    """Who asks for the best plan so far does not wait for what would make it better."""
    explain = explainer()
    return lambda problem, plan, is_over: {} if stopped() else explain(problem, plan, lambda: stopped() or is_over())


def _finished(planned: PlannedDay) -> Finished:
    outcome = planned.outcome
    return Finished(
        plan=as_json(planned.document),
        values=outcome.judgement.score.values,
        bounds=outcome.bounds,
        ending=outcome.ending.value if outcome.ending else "",
        status=planned.document.status or "",
        seconds=outcome.seconds,
    )

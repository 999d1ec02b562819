"""Our first two tiers in PyJobShop's words: weighted tardy jobs, weighted tardiness.

Tier 1 counts an order once if it is late, twice if more than an hour late, three times if left out: so one order is
several jobs, whose tasks take no time and no resource. Exact, but for one tick of tardiness in a few places, and for
what lies before the horizon: PyJobShop counts no time below 0.

Every such task is noted with its tick in a plan (None: absent), so that a plan can be a start.
"""

from __future__ import annotations

from collections.abc import Callable

from pyjobshop import Model
from pyjobshop.ProblemData import Job, Task

from scheduler import readiness
from scheduler.orders import Order
from scheduler.plan import Plan
from scheduler.problem import Problem
from scheduler.readiness import VERY_LATE

LEFT_OUT = 3
"""Times that an order left out counts."""


class Promises:
    """Adds what counts an order's promise."""

    def __init__(self, model: Model, problem: Problem) -> None:
        self.model = model
        self.problem = problem
        self.ticks: list[tuple[Task, Callable[[Plan], int | None]]] = []

    def job(self, order: Order) -> Job:
        """The job that ends when the car is ready; its weight counts being late, and every tick of it."""
        due = self.problem.horizon if order.due is None else order.due
        return self.model.add_job(weight=order.weight, due_date=due)

    def count(self, order: Order, job: Job, tasks: list[Task], ends: list[Task]) -> None:
        """``tasks``: all of the order's operations, optional; ``ends``: those one of which ends last before ready."""
        left_out = self._left_out(order, job)
        for task in tasks:
            self.model.add_select_exactly_one([left_out, task])
        if order.due is not None:
            self._very_late(order, [*ends, left_out], order.due + VERY_LATE)
        if order.waits:
            self._waiting(order, tasks, ends)

    def _left_out(self, order: Order, job: Job) -> Task:
        """A task that takes the order's place and ends with the horizon, which makes its jobs tardy; three in all.

        A waiting customer who is not served does not wait: the one that every served one costs is made up here.
        """
        horizon = self.problem.horizon
        left_out = self._moment(job if order.due is not None else None, horizon, lambda plan: self._is_out(plan, order))
        tardy = [order.weight] * LEFT_OUT
        if order.due is None:
            since = self.model.add_job(weight=order.weight, due_date=max(0, order.arrival))
            lost = self._moment(since, horizon, lambda plan: self._is_out(plan, order))
            self.model.add_select_all_or_none([left_out, lost])
            tardy.pop()
        else:
            for limit in (order.due, order.due + VERY_LATE):
                del tardy[: limit < horizon]
        for weight in [*tardy, *([1] if order.waits else [])]:
            extra = self._tardy(weight, lambda plan: self._is_out(plan, order))
            self.model.add_select_all_or_none([left_out, extra])
        return left_out

    def _very_late(self, order: Order, ends: list[Task], limit: int) -> None:
        """Either everything ends before the limit, or a job of its own is tardy."""

        def end(plan: Plan) -> int:
            ready = readiness.ready(self.problem, plan, order)
            return self.problem.horizon if ready is None else ready

        in_time = self.model.add_task(latest_end=limit, optional=True)
        self.model.add_mode(in_time, [], 0)
        self.ticks.append((in_time, lambda plan: end(plan) if end(plan) <= limit else None))
        for task in ends:
            self.model.add_end_before_end(task, in_time)
        late = self._tardy(order.weight, lambda plan: end(plan) > limit)
        self.model.add_select_exactly_one([in_time, late])

    def _waiting(self, order: Order, tasks: list[Task], ends: list[Task]) -> None:
        """A job that is due as the customer comes: its tardiness is the wait. It is tardy whenever it is there."""
        job = self.model.add_job(weight=1, due_date=max(0, order.arrival))
        until = self.model.add_task(job=job, latest_end=self.problem.horizon, optional=True)
        self.model.add_mode(until, [], 0)
        self.ticks.append((until, lambda plan: readiness.ready(self.problem, plan, order)))
        self.model.add_select_all_or_none([tasks[0], until])
        for task in ends:
            self.model.add_end_before_end(task, until)

    def _tardy(self, weight: int, is_there: Callable[[Plan], bool]) -> Task:
        """An optional task that makes a job of this weight tardy, by one tick."""
        return self._moment(self.model.add_job(weight=weight, due_date=0), 1, is_there)

    def _moment(self, job: Job | None, tick: int, is_there: Callable[[Plan], bool]) -> Task:
        task = self.model.add_task(job=job, earliest_start=tick, latest_end=tick, optional=True)
        self.model.add_mode(task, [], 0)
        self.ticks.append((task, lambda plan: tick if is_there(plan) else None))
        return task

    def _is_out(self, plan: Plan, order: Order) -> bool:
        return order.id in plan.left_out

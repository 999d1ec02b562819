"""A day for PyJobShop 0.0.9, the strongest way a good user would model it.

Bays that are alike are one renewable, held by a task per stay that begins with its first operation and idles until its
last ends; so operations have one mode per way and crew, none per bay. Equipment: renewables. The same crew: mode
dependencies. The reception grid: a marker task on a machine that breaks between the moments of the grid.
"""

from __future__ import annotations

from typing import Any

from pyjobshop import Model
from pyjobshop.ProblemData import Job, Machine, Mode, Renewable, Task

from benchmarks.peers.painting import Decision
from benchmarks.peers.pyjobshop.people import People
from benchmarks.peers.pyjobshop.promises import Promises
from benchmarks.peers.reading import bay_classes, crews, dominating, ending, is_chain, suits, window
from scheduler.orders import Operation, Order
from scheduler.problem import Problem

Choice = tuple[int, tuple[str, ...]]
"""Way and crew of a mode."""


class Workshop:
    """The model, and what its tasks and modes mean."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.model = Model()
        self.people = People(self.model, problem)
        self.pools = {p.id: self.model.add_renewable(len(p.units)) for p in problem.pools.values()}
        self.classes = [(bay, ids, self.model.add_renewable(len(ids))) for bay, ids in bay_classes(problem)]
        off_grid = [(t + 1, t + problem.grid) for t in range(0, problem.horizon, problem.grid)]
        self.grid = self.model.add_machine(breaks=off_grid) if problem.grid > 1 else None
        self.promises = Promises(self.model, problem)
        self.tasks: dict[str, Task] = {}
        self.markers: dict[str, Task] = {}
        self.modes: dict[str, list[tuple[Choice, Mode]]] = {}
        self.chosen_in: dict[str, dict[int, Choice]] = {}
        self.stays: dict[tuple[str, int], Task] = {}
        self.bays_in: dict[tuple[str, int], dict[int, tuple[str, ...]]] = {}
        for order in problem.orders.values():
            self._add(order)
        for link in problem.links:
            self.model.add_end_before_start(self.tasks[link.before], self.tasks[link.after], link.min_lag)
        self.model.set_objective(weight_tardy_jobs=dominating(problem), weight_total_tardiness=1)

    def decisions(self, scheduled: list[Any]) -> dict[str, Decision]:
        """What a solution says of the orders that are in it."""
        by_task = {id(task): scheduled[i] for i, task in enumerate(self.model.tasks)}
        found = {}
        for operation, task in self.tasks.items():
            done = by_task[id(task)]
            if done.present:
                way, crew = self.chosen_in[operation][done.mode]
                key = self.problem.group_of.get(operation)
                bays = self.bays_in[key][by_task[id(self.stays[key])].mode] if key else ()
                found[operation] = Decision(done.start, done.end, way, crew, bays)
        return found

    def _add(self, order: Order) -> None:
        job = self.promises.job(order)
        first, last = window(self.problem, order)
        until_ready = self.problem.until_ready[order.id]
        car = None if is_chain(self.problem, order) else self.model.add_machine()
        for name in order.operations:
            operation = self.problem.operations[name]
            self._operation(operation, job if name in until_ready else None, first, last, car)
        standing = [] if car is None else [self.model.add_renewable(1)]
        for index, group in enumerate(order.groups):
            self._stay((order.id, index), group, standing)
        tasks = [self.tasks[o] for o in order.operations]
        self.promises.count(order, job, tasks, [self.tasks[o.id] for o in ending(self.problem, order)])

    def _operation(self, operation: Operation, job: Job | None, first: int, last: int, car: Machine | None) -> None:
        task = self.tasks[operation.id] = self.model.add_task(
            job=job,
            earliest_start=max(first, operation.release),
            latest_end=last,
            allow_breaks=True,
            optional=True,
        )
        self.modes[operation.id] = []
        self.chosen_in[operation.id] = {}
        for way, spec in enumerate(operation.ways):
            for crew in crews(self.problem, spec):
                if not self._mates(operation, crew):
                    continue
                resources, demands = self.people.resources(crew, pause_night=operation.pause_night)
                resources += [self.pools[pool] for pool, _ in operation.equipment]
                demands += [count for _, count in operation.equipment]
                if car is not None:
                    resources, demands = [*resources, car], [*demands, 0]
                self._mode(task, operation, (way, crew), resources, demands)
        if not self.modes[operation.id]:
            self._impossible(task)
        if operation.kind == "reception" and self.grid is not None:
            marker = self.markers[operation.id] = self.model.add_task(optional=True)
            self.model.add_mode(marker, self.grid, 0)
            self.model.add_select_all_or_none([task, marker])
            self.model.add_start_at_start(marker, task)

    def _mode(
        self,
        task: Task,
        operation: Operation,
        choice: Choice,
        resources: list[Machine | Renewable],
        demands: list[int],
    ) -> None:
        way, crew = choice
        work = self.problem.work(operation, way, crew, None)
        self.chosen_in[operation.id][len(self.model.modes)] = choice
        mode = self.model.add_mode(task, list(resources), work, demands)
        self.modes[operation.id].append((choice, mode))
        mates = self._mates(operation, crew)
        if isinstance(mates, list):
            self.model.add_mode_dependency(mode, mates)

    def _impossible(self, task: Task) -> None:
        """Nobody can do it, or nowhere; a task without a mode is refused, so it has one that outlasts the horizon."""
        self.model.add_mode(task, [], self.problem.horizon + 1)

    def _mates(self, operation: Operation, crew: tuple[str, ...]) -> list[Mode] | bool:
        """The modes in which the operation that has to have the same crew has it; True: any crew will do."""
        if operation.same_crew_as is None:
            return True
        return [mode for (_, other), mode in self.modes[operation.same_crew_as] if set(other) == set(crew)]

    def _stay(self, key: tuple[str, int], group: tuple[str, ...], standing: list[Renewable]) -> None:
        """Holds a bay of one class from the first operation's start to the last one's end, and the car (``standing``)
        where the order of its operations does not."""
        stay = self.stays[key] = self.model.add_task(allow_idle=True, latest_end=self.problem.horizon, optional=True)
        self.bays_in[key] = {}
        for bay, ids, renewable in self.classes:
            if suits(self.problem, bay, group):
                self.bays_in[key][len(self.model.modes)] = ids
                self.model.add_mode(stay, [renewable, *standing], 0, [1] * (1 + len(standing)))
        if not any(suits(self.problem, bay, group) for bay, _, _ in self.classes):
            self._impossible(stay)
        self.model.add_select_all_or_none([self.tasks[group[0]], stay])
        if is_chain(self.problem, self.problem.orders[key[0]]):
            self.model.add_start_at_start(stay, self.tasks[group[0]])
            self.model.add_end_at_end(stay, self.tasks[group[-1]])
            return
        for operation in group:
            self.model.add_start_before_start(stay, self.tasks[operation])
            self.model.add_end_before_end(self.tasks[operation], stay)

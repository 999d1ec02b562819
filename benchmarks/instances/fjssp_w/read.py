"""The file: ``jobs machines workers``, then a line per job: the number of operations, and of each its machines.

Of each machine: its number, the number of workers and per worker ``worker duration``. All numbers begin with 1.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

Times = dict[tuple[int, int], int]
"""Duration by (machine, worker)."""


class Instance(NamedTuple):
    """Jobs are sequences of operations, each with what it takes by machine and worker."""

    machines: int
    workers: int
    jobs: tuple[tuple[Times, ...], ...]


def read(text: str) -> Instance:
    """The instance in a file's text."""
    numbers = map(int, text.split())
    jobs, machines, workers = next(numbers), next(numbers), next(numbers)
    found = Instance(machines, workers, tuple(_job(numbers) for _ in range(jobs)))
    if next(numbers, None) is not None:
        raise ValueError("numbers are left over after the last job")
    return found


def _job(numbers: Iterator[int]) -> tuple[Times, ...]:
    return tuple(_operation(numbers) for _ in range(next(numbers)))


def _operation(numbers: Iterator[int]) -> Times:
    times = {}
    for _ in range(next(numbers)):
        machine = next(numbers)
        for _ in range(next(numbers)):
            worker = next(numbers)
            times[machine, worker] = next(numbers)
    return times

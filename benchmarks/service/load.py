"""Requests at a steady pace, whether or not those before are answered: late answers count from when they were due."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field


@dataclass(slots=True)
class Times:
    """Milliseconds from when a request was due to its answer, and what went wrong."""

    milliseconds: list[float] = field(default_factory=list)
    failed: list[int] = field(default_factory=list)

    def share(self, share: float) -> float:
        """So many of all requests took no longer."""
        ordered = sorted(self.milliseconds)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def steady(clients: Sequence[Callable[[int], int]], per_second: float, seconds: float) -> Times:
    """Every client in its turn, each in a thread of its own; each says the status of the answer to request number n."""
    times, began, total = Times(), time.perf_counter() + 0.1, int(per_second * seconds)

    def run(number: int) -> None:
        for n in range(number, total, len(clients)):
            due = began + n / per_second
            time.sleep(max(0.0, due - time.perf_counter()))
            status = clients[number](n)
            times.milliseconds.append(1000 * (time.perf_counter() - due))
            if status >= 400:
                times.failed.append(status)

    threads = [threading.Thread(target=run, args=(number,)) for number in range(len(clients))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return times

"""``python -m benchmarks.service``: start, memory, reading, dry-run moves beside a solve, first plan, stop."""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.environment import environment
from benchmarks.service.load import Times, steady
from benchmarks.service.server import Asking, Server
from benchmarks.tables import markdown
from scheduler.generate import generate

CLIENTS, SECONDS, REPEATS = 8, 20.0, 7


def main() -> None:
    """Measure, and print a table."""
    with TemporaryDirectory() as folder:
        server = Server(Path(folder))
        try:
            rows = list(_rows(server))
        finally:
            server.end()
    said = ", ".join(f"{name} {value}" for name, value in environment().items())
    sys.stdout.write(f"{said}\n\n{markdown(('what', 'goal', 'measured'), rows)}\n")


def _rows(server: Server) -> Iterator[tuple[str, str, str]]:
    asking = Asking(server)
    yield "start to ready", "≤ 3 s", f"{server.start_seconds:.1f} s"
    time.sleep(5)
    yield "memory at rest (PSS), two warm solvers", "≤ 350 MB", f"{server.megabytes():.0f} MB"
    day = generate("medium").model_dump(mode="json", by_alias=True, exclude_unset=True)
    first, stopped = _solves(server, asking, day)
    yield "solve submitted to first plan, medium day", "≤ 400 ms", _spread(first)
    yield "stop to best plan", "≤ 200 ms", _spread(stopped)
    where = _workshop(asking)
    reads = steady([_reader(server, where) for _ in range(CLIENTS)], 100, SECONDS)
    yield "read a published medium plan, 100 a second", "p99 ≤ 25 ms", _shares(reads)
    moves = _moves_beside_a_solve(server, asking, where)
    yield "dry-run move with its judgement, 20 a second, beside a solve", "p99 ≤ 50 ms", _shares(moves)
    places = steady([_places(server, where)], 5, SECONDS)
    yield "places of an operation, 5 a second", "≤ 100 ms", _shares(places)


def _solves(server: Server, asking: Asking, day: dict[str, Any]) -> tuple[list[float], list[float]]:
    """Milliseconds to the first plan, and from stopping to the end."""
    first, stopped = [], []
    for _ in range(REPEATS):
        time.sleep(3)  # until another process is warm
        began = time.perf_counter()
        _, job = asking.ask("POST", "/v1/solves", {"day": day, "time_limit": 60})
        stream = Asking(server).lines(f"/v1/solves/{job['id']}/events")
        _until(stream, "better")
        first.append(1000 * (time.perf_counter() - began))
        time.sleep(2)
        began = time.perf_counter()
        asking.ask("DELETE", f"/v1/solves/{job['id']}")
        _until(stream, "stopped")
        asking.ask("GET", f"/v1/solves/{job['id']}/plan")
        stopped.append(1000 * (time.perf_counter() - began))
    return first, stopped


def _until(stream: Any, kind: str) -> None:
    while (line := stream.readline()) and line.strip() != f"event: {kind}".encode():
        pass


def _workshop(asking: Asking) -> str:
    """A sandbox with its next day planned and published."""
    _, workshop = asking.ask("POST", "/v1/sandboxes", {"size": "medium"})
    where = f"/v1/workshops/{workshop['id']}"
    _, job = asking.ask("POST", f"{where}/solves", {"time_limit": 5})
    while asking.ask("GET", f"/v1/solves/{job['id']}")[1]["status"] in ("queued", "running"):
        time.sleep(0.2)
    status, answer = asking.ask("POST", f"{where}/plan/publish")
    assert status == 200, answer
    return where


def _reader(server: Server, where: str) -> Any:
    asking = Asking(server)
    return lambda n: asking.send("GET", f"{where}/plan?state=published", None)


def _moves_beside_a_solve(server: Server, asking: Asking, where: str) -> Times:
    _, plan = asking.ask("GET", f"{where}/plan")
    entries = [entry for entry in plan["placements"] if "bay" in entry]
    bodies = [json.dumps({"operation": entry["operation"], "start": entry["start"]}).encode() for entry in entries]

    def mover() -> Any:
        own = Asking(server)
        return lambda n: own.send("POST", f"{where}/plan/moves?dry_run=true", bodies[n % len(bodies)])

    _, job = asking.ask("POST", f"{where}/solves", {"time_limit": SECONDS + 5, "workers": 1})
    time.sleep(2)
    times = steady([mover() for _ in range(4)], 20, SECONDS)
    asking.ask("DELETE", f"/v1/solves/{job['id']}")
    return times


def _places(server: Server, where: str) -> Any:
    asking = Asking(server)
    _, plan = asking.ask("GET", f"{where}/plan")
    names = [entry["operation"] for entry in plan["placements"]]
    return lambda n: asking.send("GET", f"{where}/plan/operations/{names[n % len(names)]}/places", None)


def _spread(milliseconds: list[float]) -> str:
    return f"{statistics.median(milliseconds):.0f} ms ({min(milliseconds):.0f}–{max(milliseconds):.0f})"


def _shares(times: Times) -> str:
    failed = f", {len(times.failed)} failed" if times.failed else ""
    return f"p50 {times.share(0.5):.1f}, p99 {times.share(0.99):.1f} ms of {len(times.milliseconds)}{failed}"


if __name__ == "__main__":
    main()

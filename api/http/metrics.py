"""What Prometheus is told: request times, jobs, gaps."""

from __future__ import annotations

from prometheus_client import Counter, Gauge, Histogram
from starlette.types import Scope

METHODS = ("GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS")
SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)

REQUESTS = Histogram(
    "workshop_request_seconds", "Time to answer a request.", ("method", "route", "status"), buckets=SECONDS
)
IN_FLIGHT = Gauge("workshop_requests_in_flight", "Requests that are being answered.")
WAITING = Gauge("workshop_solves_waiting", "Solves that wait for their turn.")
RUNNING = Gauge("workshop_solves_running", "Solves under way in this service.")
SOLVE_SECONDS = Histogram(
    "workshop_solve_seconds",
    "Time from the start of a solve to its end.",
    ("status",),
    buckets=(0.5, 1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1800, 3600),
)
GAP = Histogram(
    "workshop_solve_gap_ratio",
    "How far the first tier that is not proved may be from the best: (value − bound) ÷ value.",
    buckets=(0.0, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0),
)
SLOTS = Counter("workshop_places_served", "Questions for the legal places of an operation that were answered.")


def observe(scope: Scope, status: int, seconds: float) -> None:
    """One request; by the route's pattern and a known method, for anybody can think of others without end."""
    route, method = scope.get("route"), scope["method"] if scope["method"] in METHODS else "other"
    REQUESTS.labels(method, getattr(route, "path", "none"), str(status)).observe(seconds)

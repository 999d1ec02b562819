"""What a request can come to instead of its answer."""

from __future__ import annotations

from http.client import HTTPResponse

from pydantic import ValidationError

from api.http.problems import Problem
from scheduler.errors import WorkshopError


class Refusal(WorkshopError):
    """The service refuses a request.

    ``code`` is the stable name of the reason, ``status`` its HTTP status, ``detail`` says it for people. ``faults``:
    every fault of what was sent, with path and way out. ``context``: further facts by code, such as the rules that a
    move would break. ``retry_after``: seconds after which to ask again, where the service says so.
    """

    def __init__(self, problem: Problem, retry_after: float | None = None) -> None:
        super().__init__(_words(problem))
        self.code = problem.code
        self.status = problem.status
        self.detail = problem.detail
        self.faults = problem.faults
        self.context = problem.context
        self.request_id = problem.request_id
        self.retry_after = retry_after


class Unreachable(WorkshopError):
    """The service does not answer, or breaks off. Whether it has done what it was asked for is not known."""


class UnknownAnswer(WorkshopError):
    """What answers is not the service, or another version of it."""


class SolveFailed(WorkshopError):
    """A solve has failed; ``solve`` is its id."""

    def __init__(self, solve: str, reason: str) -> None:
        super().__init__(f"solve {solve} has failed: {reason}")
        self.solve = solve
        self.reason = reason


def _words(problem: Problem) -> str:
    """One fault is told by the detail already."""
    listed = problem.faults if len(problem.faults) > 1 else ()
    faults = (f"{fault.path}: {fault.message} {fault.way_out}".rstrip() for fault in listed)
    return "\n  ".join((f"{problem.status} {problem.code}: {problem.detail}", *faults))


def refusal_of(response: HTTPResponse) -> Refusal:
    """From problem details; something on the way to the service may refuse a request too, in words of its own."""
    body, given = response.read(), response.headers.get("Retry-After", "")
    try:
        problem = Problem.model_validate_json(body)
    except ValidationError:
        problem = Problem(
            type="about:blank",
            title=response.reason,
            status=response.status,
            code=f"http_{response.status}",
            detail=body.decode("utf-8", "replace")[:200] or response.reason,
            request_id="",
        )
    return Refusal(problem, float(given) if given.isdecimal() else None)

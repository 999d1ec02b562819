"""The service, for whoever has a key."""

from __future__ import annotations

from pydantic import RootModel

from api.bodies.checks import CheckAnswer, CheckRequest
from api.bodies.problems import ProblemKind
from api.bodies.sandboxes import Sandbox, SandboxRequest
from api.client.address import Address
from api.client.connection import Connection
from api.client.solves import Solves
from api.client.workshops import OneWorkshop, Workshops
from scheduler.documents.day import Day
from scheduler.documents.plan import PlanDocument


class _Problems(RootModel[tuple[ProblemKind, ...]]):
    """Everything that a request can be refused for."""


class Client:
    """The service at an address.

    Parameters
    ----------
    url
        Where it is: ``https://workshop.example.com``, or whatever `workshop serve` says that it listens on.
    key
        An API key, or a bearer token of the dealer's login.
    timeout
        Seconds without a sign of life after which a request is given up.

    Everything that is asked may raise `Refusal`, if the service does not do it, and `Unreachable`, if it does not
    answer although it was asked again. Threads may share one client.
    """

    def __init__(self, url: str, key: str, timeout: float = 60.0) -> None:
        self._root = Address(Connection(url, key, timeout), "/v1")
        self.workshops = Workshops(self._root.under("workshops"))
        self.solves = Solves(self._root.under("solves"))

    def workshop(self, workshop: str) -> OneWorkshop:
        """One workshop by its id; nothing is asked yet."""
        return OneWorkshop(self._root.under("workshops", workshop))

    def check(self, day: Day, plan: PlanDocument) -> CheckAnswer:
        """What the rules and goals say of a plan, whoever made it."""
        request = CheckRequest(day=day, plan=plan)
        return self._root.under("check").ask(CheckAnswer, "POST", request, keeps=False).document

    def sandbox(self, request: SandboxRequest) -> Sandbox:
        """A workshop to play with, and a key to it; not repeated if no answer comes."""
        return self._root.under("sandboxes").ask(Sandbox, "POST", request, repeat=False).document

    def problems(self) -> tuple[ProblemKind, ...]:
        """Everything that a request can be refused for."""
        return self._root.under("problems").get(_Problems).root

    def problem(self, code: str) -> ProblemKind:
        """What a refusal with this code means, and what to do about it."""
        return self._root.under("problems", code).get(ProblemKind)

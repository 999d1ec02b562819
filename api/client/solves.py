"""Solves: of any day, or for the plan of one workshop."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import RootModel

from api.bodies.solves import PlanSolveRequest, SolveEvent, SolvePage, SolveRequest, SolveState
from api.client.address import PAGE, Address
from api.client.following import follow
from api.client.refusal import SolveFailed
from scheduler.documents.plan import PlanDocument

AT_ONCE = 20
"""Seconds that the service is asked to wait before it answers; what takes longer is followed."""


class _Outcome(RootModel[PlanDocument | SolveState]):
    """The plan if it came in time, else the job."""


@dataclass(frozen=True, slots=True)
class Solves:
    """Jobs that plan: asked for, followed, stopped."""

    at: Address

    def submit(self, request: SolveRequest) -> SolveState:
        """Ask for a plan of a whole day. Nothing of it is kept beyond the job."""
        return self.at.ask(SolveState, "POST", request).document

    def planned(self, request: SolveRequest) -> PlanDocument:
        """A plan of a whole day, waited for.

        Raises
        ------
        SolveFailed
            There is none.
        """
        outcome = self.at.ask(_Outcome, "POST", request, prefer=f"wait={AT_ONCE}").document.root
        if isinstance(outcome, PlanDocument):
            return outcome
        job = self.wait(outcome.id)
        if job.status == "failed":
            raise SolveFailed(job.id, job.reason or "")
        return self.plan(job.id)

    def read(self, solve: str) -> SolveState:
        """How far it is."""
        return self.at.under(solve).get(SolveState)

    def follow(self, solve: str, after: int = 0) -> Iterator[SolveEvent]:
        """Every better plan as it is found, until the solve is over; ``after``: events that are known already.

        Whatever breaks the connection, no event is left out and none comes twice.
        """
        return follow(self.at.under(solve), after)

    def wait(self, solve: str) -> SolveState:
        """How it ended."""
        for _ in self.follow(solve):
            pass
        return self.read(solve)

    def plan(self, solve: str) -> PlanDocument:
        """The best plan so far."""
        return self.at.under(solve, "plan").get(PlanDocument)

    def stop(self, solve: str) -> SolveState:
        """Stop it, and keep its best plan."""
        return self.at.under(solve).ask(SolveState, "DELETE").document

    def apply(self, solve: str) -> SolveState:
        """Make a plan the draft that was kept as a candidate."""
        return self.at.under(solve, "apply").ask(SolveState, "POST").document


@dataclass(frozen=True, slots=True)
class PlanSolves:
    """Jobs that look for a better draft of one workshop's plan; followed as all others."""

    at: Address

    def submit(self, request: PlanSolveRequest) -> SolveState:
        """Ask for a better draft. What is booked or moved meanwhile stays."""
        return self.at.ask(SolveState, "POST", request).document

    def last(self, limit: int = 20) -> tuple[SolveState, ...]:
        """The last ones, newest first."""
        return self.at.get(SolvePage, {"limit": limit}).solves

    def each(self) -> Iterator[SolveState]:
        """All that are kept, newest first."""
        after: str | None = None
        while True:
            page = self.at.get(SolvePage, {"after": after, "limit": PAGE})
            yield from page.solves
            if (after := page.next) is None:
                return

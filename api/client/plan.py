"""The rolling plan of one workshop."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from api.bodies.plans import InsertRequest, MoveRequest, MoveResult, PinRequest, PlanDifference, PublishResult
from api.client.address import Address, Kept
from scheduler.documents.fields import Document
from scheduler.documents.orders import OperationRecord
from scheduler.documents.places import Places
from scheduler.documents.plan import PlanDocument

Hold = Literal["resource", "time", "both"]


@dataclass(frozen=True, slots=True)
class Plan:
    """Read, moved by hand, published. ``if_match``: done only if this is still the draft's ETag."""

    at: Address

    def read(
        self,
        state: Literal["draft", "published"] = "draft",
        first_day: date | None = None,
        days: int | None = None,
        known: Kept[PlanDocument] | None = None,
    ) -> Kept[PlanDocument]:
        """The plan, or some days of it; ``known``: what was read before, given back if nothing changed."""
        return self.at.again(PlanDocument, known, {"state": state, "first_day": first_day, "days": days})

    def version(self, version: int, known: Kept[PlanDocument] | None = None) -> Kept[PlanDocument]:
        """An earlier version."""
        return self.at.under("versions", str(version)).again(PlanDocument, known)

    def places(self, operation: str) -> Places:
        """Every start, on every technician and bay, that breaks no rule, and what each costs."""
        return self._of(operation, "places").get(Places)

    def move(self, move: MoveRequest, *, dry_run: bool = False, if_match: str | None = None) -> MoveResult:
        """Move one operation by hand; ``dry_run``: only say what that would change."""
        return self._tried("moves", move, dry_run, if_match)

    def insert(self, order: str, *, dry_run: bool = False, if_match: str | None = None) -> MoveResult:
        """Put an order that is not planned into the gaps; everything else stays where it is."""
        return self._tried("insertions", InsertRequest(order=order), dry_run, if_match)

    def pin(self, operation: str, hold: Hold, if_match: str | None = None) -> OperationRecord:
        """Hold an operation where the plan has it: its people and bay, its start, or both."""
        wanted = PinRequest(hold=hold)
        return self._of(operation, "pin").ask(OperationRecord, "PUT", wanted, if_match=if_match).document

    def unpin(self, operation: str, if_match: str | None = None) -> OperationRecord:
        """Let solves move it again."""
        return self._of(operation, "pin").ask(OperationRecord, "DELETE", if_match=if_match).document

    def difference(self) -> PlanDifference:
        """What would change for everybody if the draft were published now."""
        return self.at.under("difference").get(PlanDifference)

    def publish(self, if_match: str | None = None) -> PublishResult:
        """Show the draft to everybody."""
        return self.at.under("publish").ask(PublishResult, "POST", if_match=if_match).document

    def _tried(self, what: str, body: Document, dry_run: bool, if_match: str | None) -> MoveResult:
        query = {"dry_run": dry_run}
        answer = self.at.under(what).ask(MoveResult, "POST", body, if_match=if_match, query=query, keeps=not dry_run)
        return answer.document

    def _of(self, operation: str, what: str) -> Address:
        return self.at.under("operations", *operation.split("/"), what)

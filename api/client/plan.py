"""The rolling plan of one workshop."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from api.bodies.plans import InsertRequest, MoveRequest, MoveResult, PinRequest, PlanDifference, PublishResult
from api.client.address import Address, Kept
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
        moves = self.at.under("moves")
        return moves.ask(MoveResult, "POST", move, if_match=if_match, query={"dry_run": dry_run}).document

    def insert(self, order: str, *, dry_run: bool = False, if_match: str | None = None) -> MoveResult:
        """Put an order that is not planned into the gaps; everything else stays where it is."""
        wanted, insertions = InsertRequest(order=order), self.at.under("insertions")
        return insertions.ask(MoveResult, "POST", wanted, if_match=if_match, query={"dry_run": dry_run}).document

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

    def _of(self, operation: str, what: str) -> Address:
        return self.at.under("operations", *operation.split("/"), what)

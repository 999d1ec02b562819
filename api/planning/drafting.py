"""The next version of a draft, judged before it is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from api.planning.current import Current, current_of
from api.store import plans
from api.store.changes import Action, Actor, record
from api.store.plans import Cause
from api.store.tables import Workshop
from scheduler.day import document_of
from scheduler.difference import difference
from scheduler.documents.day import Day
from scheduler.documents.plan import PlanDocument
from scheduler.judge import judge
from scheduler.plan import Plan
from scheduler.ports import Outcome
from scheduler.problem import Problem
from scheduler.translate.difference import difference_entry

ACTIONS: Mapping[Cause, Action] = {
    "created": "created",
    "moved": "moved",
    "solved": "solved",
    "published": "published",
    "followed": "changed",
    "inserted": "changed",
}


_PLANNED = ("placements", "stays", "yard", "loaners", "booth_cycles", "carried_over", "left_out", "violations")
_JUDGED = ("score", "status")
"""Of a plan, what is planned and whether it can be worked like that; and how good it is."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A change under way: its transaction, the workshop, whose row is locked, who makes it; versions that are kept."""

    session: Session
    workshop: Workshop
    actor: Actor
    kept: int

    def keep(
        self,
        current: Current,
        plan: Plan,
        cause: Cause,
        intent: Mapping[str, Any] | None = None,
        document: PlanDocument | None = None,
    ) -> int:
        """The number of the new version.

        ``document``: the plan as its maker wrote it, with what is proved of it; left out: nothing is proved.
        """
        written = document or outcome_of(current.day, current.problem, plan)
        row = plans.add(self.session, self.workshop, written, cause, self.actor, self.kept, intent)
        entry = difference_entry(difference(current.problem, current.plan, plan))
        before, after = f'{{"version": {row.version - 1}}}', entry.model_dump_json(exclude_defaults=True)
        record(self.session, self.workshop, self.actor, "plan", str(row.version), ACTIONS[cause], before, after)
        return row.version


def follow(edit: Edit) -> None:
    """What was booked, reported, cancelled and set up is in the draft: as its next version, if it makes a difference.

    A proof is of what was known then, and does not outlive it.
    """
    current = current_of(edit.session, edit.workshop, edit.actor.at)
    written = outcome_of(current.day, current.problem, current.plan)
    told = _PLANNED if current.document.status is None else (*_PLANNED, *_JUDGED)  # the first one is silent
    if any(getattr(written, part) != getattr(current.document, part) for part in told):
        edit.keep(current, current.plan, "followed", document=written)


def outcome_of(day: Day, problem: Problem, plan: Plan) -> PlanDocument:
    """A plan made by hand, as people read it: judged, and nothing proved of it."""
    judgement = judge(problem, plan)
    return document_of(day, problem, Outcome(plan, judgement, (None,) * len(judgement.score.tiers), 0.0, 0.0))

"""Publishing: the draft becomes what everybody sees, if the judge has nothing against it."""

from __future__ import annotations

from sqlalchemy.orm import Session

from api.bodies.plans import PlanDifference, PublishResult
from api.http.problems import Code, Refused
from api.planning.current import Current
from api.planning.drafting import Edit
from api.store import plans
from api.store.tables import Workshop
from api.webhooks.outbox import announce
from scheduler.difference import difference, told
from scheduler.documents.difference import DifferenceEntry
from scheduler.plan import LeftOut, Plan
from scheduler.translate.difference import difference_entry
from scheduler.translate.violations import violation_entries


def publish(edit: Edit, current: Current) -> PublishResult:
    """The published version; what is published already stays as it is.

    Raises
    ------
    Refused
        The draft breaks rules.
    """
    if current.judgement.violations:
        first = current.judgement.violations[0].message
        count = len(current.judgement.violations)
        detail = f"The draft breaks {count} rules, the first: {first}. Solve it, or move what is wrong, first."
        broken = [entry.model_dump(mode="json") for entry in violation_entries(current.judgement.violations)]
        raise Refused(Code.RULES_BROKEN, detail, context={"violations": broken})
    entry = _difference(edit.session, edit.workshop, current)
    known = plans.current(edit.session, edit.workshop, "published")
    if known is not None and known.version == edit.workshop.draft_version:
        return PublishResult(version=known.version, published_at=known.at, difference=entry)
    version = edit.keep(current, current.plan, "published", document=current.document)
    facts = {"version": version, "difference": entry.words}
    announce(edit.session, edit.workshop, "plan.published", facts, edit.actor.at)
    return PublishResult(version=version, published_at=edit.actor.at, difference=entry)


def unpublished(session: Session, workshop: Workshop, current: Current) -> PlanDifference:
    """What publishing would change."""
    return PlanDifference(
        draft=workshop.draft_version,
        published=workshop.published_version,
        difference=_difference(session, workshop, current),
    )


def _difference(session: Session, workshop: Workshop, current: Current) -> DifferenceEntry:
    """Against what was published; before the first time nothing was planned for anybody."""
    problem, row = current.problem, plans.current(session, workshop, "published")
    nothing = Plan(dict(problem.facts), left_out={order: LeftOut(order) for order in problem.orders})
    before = told(plans.document_of(row), problem) if row is not None else nothing
    return difference_entry(difference(problem, before, current.plan))

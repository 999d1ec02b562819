"""Documents to problem and plan, and a plan back to its document."""

from scheduler.translate.document import to_document
from scheduler.translate.plans import to_known, to_plan
from scheduler.translate.problem import to_problem
from scheduler.translate.whys import to_whys

__all__ = ["to_document", "to_known", "to_plan", "to_problem", "to_whys"]

"""The judge: every rule and every goal on one plan, whoever made it."""

from __future__ import annotations

from scheduler.goals import score
from scheduler.plan import Judgement, Plan
from scheduler.problem import Problem
from scheduler.rules import RULES


def judge(problem: Problem, plan: Plan) -> Judgement:
    """Every violation of every rule, and the score by tier.

    The plan must name known operations, technicians, bays and orders (``to_plan`` sees to it for documents).
    """
    found = [violation for rule in RULES for violation in rule.violations(problem, plan)]
    return Judgement(
        violations=tuple(v for v in found if not v.waived),
        waived=tuple(v for v in found if v.waived),
        score=score(problem, plan),
    )

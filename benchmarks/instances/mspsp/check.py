"""Verifies a plan on the original instance and says what it is worth there."""

from __future__ import annotations

from collections.abc import Hashable

from benchmarks.instances.mspsp.read import Instance
from benchmarks.instances.refused import Refused, refuse_overlaps
from scheduler.plan import Placement, Plan


def check(instance: Instance, plan: Plan) -> int:
    """The makespan; every activity for its time, with a different person for each skill unit, after those before it.

    Raises
    ------
    Refused
        The plan is none of the instance.
    """
    busy: dict[Hashable, list[tuple[int, int]]] = {}
    spans: dict[int, tuple[int, int] | None] = {}
    for activity, duration in instance.durations.items():
        placed = plan.placements.get(f"{activity}")
        if not duration:
            spans[activity] = None
        elif placed is None or placed.end - placed.start != duration or placed.start < 0:
            raise Refused(f"activity {activity} is not done in {duration}")
        else:
            spans[activity] = placed.start, placed.end
            _refuse_crew(instance, activity, placed)
            for member in placed.crew:
                busy.setdefault(member, []).append((placed.start, placed.end))
    refuse_overlaps(busy)
    ends: dict[int, int] = {}
    for activity in instance.durations:
        _refuse_early(instance, activity, spans, ends)
    return max(ends.values())


def _refuse_crew(instance: Instance, activity: int, placed: Placement) -> None:
    """The crew is listed skill by skill, as the activity needs them."""
    needed = [s for s, count in sorted(instance.needs[activity].items()) for _ in range(count)]
    crew = [int(member.removeprefix("r")) for member in placed.crew]
    if len(set(crew)) != len(needed) or len(crew) != len(needed):
        raise Refused(f"activity {activity} needs {len(needed)} different people")
    if any(skill not in instance.masters[r] for r, skill in zip(crew, needed, strict=True)):
        raise Refused(f"somebody on activity {activity} lacks the skill")


def _refuse_early(
    instance: Instance, activity: int, spans: dict[int, tuple[int, int] | None], ends: dict[int, int]
) -> int:
    """End of an activity; it starts after those before it, one without duration ends with the last of them."""
    if activity not in ends:
        befores = [a for a, b in instance.precedences if b == activity]
        ready = max((_refuse_early(instance, a, spans, ends) for a in befores), default=0)
        start, end = spans[activity] or (ready, ready)
        if start < ready:
            raise Refused(f"activity {activity} starts before those before it have ended")
        ends[activity] = end
    return ends[activity]

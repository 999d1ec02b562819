"""Who can be in charge of supervised work, and when: of two jobs at a time, and of none beside live work."""

from __future__ import annotations

from scheduler.attention import attended
from scheduler.plan import Placement
from scheduler.presence import span
from scheduler.problem import Problem
from solver.choices import Kind
from solver.search.tracks import Track


class Attention:
    """What somebody with 2S has left: ``idle`` while nothing takes it, ``room`` while it does for one more job."""

    __slots__ = ("idle", "room")

    def __init__(self, horizon: int) -> None:
        self.idle, self.room = Track(span(0, horizon)), Track(span(0, horizon))

    def supervise(self, start: int, end: int) -> None:
        """One job more: where there is one already, no room is left."""
        second = span(start, end) & ~self.idle.free
        self.room.restore(self.room.free & ~second)
        self.idle.take(start, end)

    def work_live(self, start: int, end: int) -> None:
        """All of it."""
        self.room.take(start, end)
        self.idle.take(start, end)


class Supervision:
    """The attention of everybody with 2S."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        able = (t.id for t in problem.technicians.values() if t.may_supervise)
        self.attention = {t: Attention(problem.horizon) for t in able}
        self._attended: dict[tuple[int, int, str], int] = {}

    @property
    def tracks(self) -> list[Track]:
        """All that ``take`` may change."""
        return [track for a in self.attention.values() for track in (a.idle, a.room)]

    def tracks_of(self, placement: Placement) -> list[Track]:
        """What ``take`` changes for a placement."""
        busy = [self.attention[t] for t in self._busy(placement)]
        return [track for a in busy for track in (a.idle, a.room)]

    def take(self, placement: Placement) -> None:
        """Occupy who is in charge of it, and who works on live parts in it."""
        for technician in self._busy(placement):
            attention = self.attention[technician]
            take = attention.supervise if technician == placement.supervisor else attention.work_live
            take(placement.start, placement.end)

    def starts(self, kind: Kind, elapsed: int) -> int:
        """Ticks from which somebody can be in charge of work that takes ``elapsed`` ticks."""
        found = 0
        for technician in self.attention:
            found |= self._starts(technician, kind, elapsed)
        return found

    def in_charge(self, kind: Kind, start: int, elapsed: int) -> str:
        """Who is: the least qualified of those who can be, of these who has least to do."""
        able = (t for t in self.attention if self._starts(t, kind, elapsed) >> start & 1)
        return min(able, key=self._dislike)

    def live_starts(self, technician: str, elapsed: int) -> int:
        """Ticks from which somebody is in charge of nothing for so long."""
        attention = self.attention.get(technician)
        return attention.idle.starts(elapsed) if attention else span(0, self.problem.horizon)

    def _busy(self, placement: Placement) -> list[str]:
        live = self.attention and self.problem.is_live(placement)
        busy = [t for t in placement.crew if t in self.attention] if live else []
        return [*busy, *(t for t in (placement.supervisor,) if t in self.attention)]

    def _starts(self, technician: str, kind: Kind, elapsed: int) -> int:
        key = (kind.working, elapsed, technician)
        if key not in self._attended:
            self._attended[key] = attended(self.problem, technician, kind.working, elapsed)
        return self._attended[key] & self.attention[technician].room.starts(elapsed)

    def _dislike(self, technician: str) -> tuple[int, int]:
        idle = self.attention[technician].idle.free.bit_count()
        return self.problem.technicians[technician].high_voltage, -idle

r"""A bound on the makespan: the work fits on those who can do it, however it is shared out, between heads and tails.

A linear program over choices :math:`x_{ok}` (kind k of party does operation o in :math:`p_{ok}` ticks), starts
:math:`s_o` and the makespan C. What begins no sooner than a head h and is followed by t ticks or more lies in
:math:`[h, C - t)`, of whichever person or bay r it takes the time :math:`\ell_{or}` (Carlier and Pinson, 1989, with
the choice of the resource in the program); a person of several alike takes a share of what they all do:

.. math::
    \sum_k x_{ok} = 1, \qquad s_o + \sum_k p_{ok} x_{ok} + m_{oo'} \le s_{o'}, \qquad
    \sum_{o : h_o \ge h, t_o \ge t} \ell_{or} \le C - h - t \quad \forall r, h, t
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import accumulate
from math import ceil

from solver.bounds.chains import Chains
from solver.bounds.program import Program
from solver.bounds.solving import solve
from solver.choices import Kind, Place, Profile
from solver.compiled import Compiled

ROUNDS = 6
"""Times it is solved again with the windows that its last solution overfills."""
OVERFULL = 0.05
"""Ticks by which a window must be overfilled to be told."""
NOISE = 1e-4
"""The solver's tolerance in ticks."""
SECONDS = 600.0
"""Longest that one linear program is worked on."""

Load = dict[int, float]
"""Ticks by variable."""


def makespan_bound(
    compiled: Compiled, is_over: Callable[[], bool], tell: Callable[[int], object] = lambda bound: None
) -> int:
    """No plan that leaves nothing out ends before this tick; ``tell`` hears of every better bound on the way."""
    chains = Chains(compiled)
    bound = chains.longest
    tell(bound)
    if not chains.shortest or is_over():
        return bound
    makespan = _Makespan(compiled, chains)
    for _ in range(ROUNDS):
        solved = solve(makespan.program, "HIGHS", SECONDS, is_over)
        if solved.values is None:
            break
        if ceil(solved.bound - NOISE) > bound:
            bound = ceil(solved.bound - NOISE)
            tell(bound)
        if is_over() or not makespan.cut(solved.values):
            break
    return bound


class _Makespan:
    """The program, and the windows that can be added to it."""

    def __init__(self, compiled: Compiled, chains: Chains) -> None:
        self.chains = chains
        self.program = Program()
        self.end = self.program.variable()
        self.program.charge(self.end, 1.0)
        self.loads: dict[str, dict[str, Load]] = {}
        starts = {o: self.program.variable() for o in chains.heads}
        ticks = {o: self._choose(compiled, o) for o in chains.heads}
        for operation, start in starts.items():
            self.program.at_least(chains.heads[operation], {start: 1.0})
            self.program.at_least(0.0, {self.end: 1.0, start: -1.0} | _minus(ticks[operation]))
        for link in chains.links:
            if link.before in starts and link.after in starts:
                lag = {starts[link.after]: 1.0, starts[link.before]: -1.0} | _minus(ticks[link.before])
                self.program.at_least(link.min_lag, lag)
        for order in compiled.problem.orders.values():
            self.loads[f"order {order.id}"] = {o: ticks[o] for o in order.operations if o in ticks}
        for loads in self.loads.values():
            self._tell_window(loads, 0, 0)

    def cut(self, values: Mapping[int, float]) -> bool:
        """Tell for everybody the window that the solution overfills most; False when there is none."""
        found = [self._overfilled(loads, values) for loads in self.loads.values()]
        for loads, window in zip(self.loads.values(), found, strict=True):
            if window is not None:
                self._tell_window(loads, *window)
        return any(window is not None for window in found)

    def _choose(self, compiled: Compiled, operation: str) -> Load:
        """A variable for every kind of party in its shortest time; what the operation takes by them."""
        choices, ticks = compiled.choices[operation], Load()
        shares: dict[tuple[str, ...], Load] = {}
        for kind in choices.kinds:
            elapsed = min((piece.elapsed for piece in kind.pieces if piece.legal), default=None)
            if elapsed is not None:
                chosen = self.program.variable()
                ticks[chosen] = float(elapsed)
                for profile, count in _parties(choices.places[kind.way], choices.bays, kind):
                    share = shares.setdefault(profile.members, {})
                    share[chosen] = share.get(chosen, 0.0) + count * elapsed
        self.program.equal(1.0, dict.fromkeys(ticks, 1.0))
        for members, load in shares.items():
            self._share(operation, members, load)
        for member in {t for members in shares if len(members) > 1 for t in members}:
            load = self.loads[member][operation]
            room = {v: ticks.get(v, 0.0) - load.get(v, 0.0) for v in ticks.keys() | load.keys()}
            self.program.at_least(0.0, room)
        return ticks

    def _share(self, operation: str, members: tuple[str, ...], load: Load) -> None:
        """Alike members share what is asked of them."""
        parts = [load]
        if len(members) > 1:
            parts = [{self.program.variable(): 1.0} for _ in members]
            self.program.equal(0.0, load | {v: -1.0 for part in parts for v in part})
        for member, part in zip(members, parts, strict=True):
            mine = self.loads.setdefault(member, {}).setdefault(operation, {})
            for variable, ticks in part.items():
                mine[variable] = mine.get(variable, 0.0) + ticks

    def _tell_window(self, loads: Mapping[str, Load], head: int, tail: int) -> None:
        inside = [o for o in loads if self.chains.heads[o] >= head and self.chains.tails[o] >= tail]
        if inside:
            head = min(self.chains.heads[o] for o in inside)
            tail = min(self.chains.tails[o] for o in inside)
            work = _minus({v: t for o in inside for v, t in loads[o].items()})
            self.program.at_least(head + tail, {self.end: 1.0} | work)

    def _overfilled(self, loads: Mapping[str, Load], values: Mapping[int, float]) -> tuple[int, int] | None:
        """Head and tail of the fullest window, if it is too full."""
        work = {o: sum(t * values.get(v, 0.0) for v, t in load.items()) for o, load in loads.items()}
        working = [o for o, ticks in work.items() if ticks > OVERFULL]
        room = values.get(self.end, 0.0)
        best: tuple[float, tuple[int, int] | None] = (OVERFULL, None)
        by_head = sorted(working, key=lambda o: -self.chains.heads[o])
        for tail in {self.chains.tails[o] for o in working}:
            late = [o for o in by_head if self.chains.tails[o] >= tail]
            for operation, filled in zip(late, accumulate(work[o] for o in late), strict=True):
                head = self.chains.heads[operation]
                over = filled + head + tail - room
                if over > best[0]:
                    best = (over, (head, tail))
        return best[1]


def _parties(places: tuple[Place, ...], bays: tuple[Profile, ...], kind: Kind) -> Iterable[tuple[Profile, int]]:
    """The profiles that a kind of party takes people or a bay from, and how many."""
    for place, chosen in zip(places, kind.chosen, strict=True):
        for profile in set(chosen):
            yield place.profiles[profile], chosen.count(profile)
    if kind.bay is not None:
        yield bays[kind.bay], 1


def _minus(load: Load) -> Load:
    return {variable: -ticks for variable, ticks in load.items()}

"""The planning problem in integer ticks of 5 minutes; intervals are half-open, ``[start, end)``.

Plain data: what a workshop, its orders and its calendars are once wall-clock time, labour units and packages are
translated. Rules and goals judge on it, the compiled view of it feeds every search.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from scheduler.clock import TICK_SECONDS, Clock
from scheduler.orders import Link, Operation, Option, Order, Way
from scheduler.plan import Cycle, Placement, Plan
from scheduler.presence import span, spans
from scheduler.profiles import Tier
from scheduler.resources import Bay, Booth, Loaner, Pool, Slot, Technician, Yard


@dataclass(frozen=True)
class Problem:
    """A workshop, its orders and what is known, over ``horizon`` ticks.

    ``later``: opening hours after the horizon, for what is carried over. ``fact_cycles``: booth cycles that have begun
    or are forced; they take no further cars. ``overtime_price``: cost points per person and minute. ``forced``: facts
    that a person has placed and that have not begun; of those that start at ``as_of``, only this tells.
    """

    clock: Clock
    horizon: int
    technicians: Mapping[str, Technician]
    bays: Mapping[str, Bay]
    orders: Mapping[str, Order]
    operations: Mapping[str, Operation]
    pools: Mapping[str, Pool] = field(default_factory=dict)
    links: tuple[Link, ...] = ()
    opening: tuple[tuple[int, int], ...] = ()
    grid: int = 3
    as_of: int = 0
    frozen_until: int = 0
    facts: Mapping[str, Placement] = field(default_factory=dict)
    published: Plan | None = None
    tiers: tuple[Tier, ...] = ()
    workshop: str = ""
    booths: Mapping[str, Booth] = field(default_factory=dict)
    loaners: Mapping[str, Loaner] = field(default_factory=dict)
    yard: Yard | None = None
    later: tuple[tuple[int, int], ...] = ()
    fact_cycles: tuple[Cycle, ...] = ()
    overtime_price: int = 1
    forced: frozenset[str] = frozenset()

    def work(self, operation: Operation, way: int, crew: tuple[str, ...], bay: str | None) -> int:
        """Ticks of work: the slowest member's known time here, else the standard time ÷ speed, rounded up once."""
        chosen = operation.ways[way]
        if not crew:
            return chosen.times.get((None, bay), chosen.ticks)
        if len(crew) == 1:
            return self.member_ticks(chosen, crew[0], chosen.crew[0], bay)
        return max(self.member_ticks(chosen, t, slot, bay) for t, slot in zip(crew, chosen.crew, strict=True))

    def member_ticks(self, way: Way, technician: str, slot: Slot, bay: str | None) -> int:
        """Ticks one member would need as the slowest of the crew."""
        for key in ((technician, bay), (technician, None), (None, bay)) if way.times else ():
            if key in way.times:
                return way.times[key]
        return -(-way.seconds * 100 // (self.technicians[technician].skills[slot.skill].speed * TICK_SECONDS))

    def working(self, way: Way, crew: tuple[str, ...], bay: str | None, staying: int | None = None) -> int:
        """Ticks at which work advances: the whole crew works and the bay is open; any tick when unattended.

        ``staying``: last tick of work that ends in overtime.
        """
        ticks = self.whole
        if not way.crew:
            return ticks
        for member in crew:
            ticks &= self.technicians[member].presence.staying(staying).working
        if bay is not None:
            ticks &= self.bays[bay].presence.staying(staying).working
        return ticks

    def capable(self, operation: Operation, placement: Placement) -> bool:
        """The way exists and every slot of its crew is filled by somebody who has the skill at its level."""
        if not 0 <= placement.way < len(operation.ways):
            return False
        slots, crew = operation.ways[placement.way].crew, placement.crew
        if len(slots) == len(crew) == 1:
            return self.technicians[crew[0]].fills(slots[0])
        return len(slots) == len(crew) and all(
            self.technicians[t].fills(slot) for t, slot in zip(crew, slots, strict=True)
        )

    def labour(self, placement: Placement) -> int:
        """Standard ticks of everybody who does it; 0 in a way that there is not."""
        ways = self.operations[placement.operation].ways
        return ways[placement.way].labour if placement.way < len(ways) else 0

    def is_live(self, placement: Placement) -> bool:
        """Its crew works on live high-voltage parts."""
        ways = self.operations[placement.operation].ways
        return placement.way < len(ways) and ways[placement.way].live

    def must_be_supervised(self, placement: Placement) -> bool:
        """It is work on isolated high-voltage parts, and nobody of its crew may be in charge."""
        crew = (self.technicians[t] for t in placement.crew)
        return self.operations[placement.operation].supervised and not any(t.may_supervise for t in crew)

    def is_open(self, order: Order) -> bool:
        """Something of it is decided here: an operation, or at least the loaner."""
        return order.loan is not None or any(o not in self.facts for o in order.operations)

    @cached_property
    def whole(self) -> int:
        """Every tick of the horizon."""
        return span(0, self.horizon)

    @cached_property
    def on_grid(self) -> int:
        """Ticks at which customers can be received."""
        return sum(1 << tick for tick in range(0, self.horizon, self.grid))

    @cached_property
    def open_ticks(self) -> int:
        """Ticks at which the workshop is open."""
        return spans(self.opening)

    @cached_property
    def days(self) -> tuple[tuple[int, int], ...]:
        """``[start, end)`` of every local day of the horizon, whatever daylight saving does."""
        found, day, start = [], self.clock.first_day, 0
        while start < self.horizon:
            day += timedelta(days=1)
            found.append((start, self.clock.midnight(day)))
            start = found[-1][1]
        return tuple(found)

    @cached_property
    def later_days(self) -> tuple[tuple[tuple[int, int], ...], ...]:
        """The opening hours after the horizon by local day, cut at midnight."""
        found: dict[date, list[tuple[int, int]]] = {}
        for opens, closes in self.later:
            while opens < closes:
                day = self.clock.day(opens)
                until = min(closes, self.clock.midnight(day + timedelta(days=1)))
                found.setdefault(day, []).append((opens, until))
                opens = until
        return tuple(map(tuple, found.values()))

    @cached_property
    def planned(self) -> tuple[Operation, ...]:
        """Operations that are decided here: all but the facts."""
        return tuple(o for o in self.operations.values() if o.id not in self.facts)

    @cached_property
    def by_kind(self) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
        """Operations of every order by their kind, as listed."""
        found: dict[str, dict[str, tuple[str, ...]]] = {}
        for order in self.orders.values():
            kinds = found[order.id] = {}
            for o in order.operations:
                kind = self.operations[o].kind
                kinds[kind] = (*kinds.get(kind, ()), o)
        return found

    @cached_property
    def taking_away(self) -> Mapping[str, tuple[str, ...]]:
        """Operations of every order for which its car is in a booth, on the road or elsewhere."""
        return {
            order.id: tuple(o for o in order.operations if self.operations[o].takes_away)
            for order in self.orders.values()
        }

    @cached_property
    def fleets(self) -> tuple[tuple[str, ...], ...]:
        """Operations by fleet; a car that belongs to none is one alone."""
        found: dict[tuple[bool, str], tuple[str, ...]] = {}
        for order in self.orders.values():
            key = (order.fleet is None, order.fleet or order.id)
            found[key] = (*found.get(key, ()), *order.operations)
        return tuple(found.values())

    @cached_property
    def option_of(self) -> Mapping[str, Option]:
        """The option of every operation that is optional."""
        return {o: option for order in self.orders.values() for option in order.options for o in option.operations}

    @cached_property
    def until_ready(self) -> Mapping[str, tuple[str, ...]]:
        """Operations of each order that end before its car is ready: all but the handover."""
        return {
            order.id: tuple(o for o in order.operations if self.operations[o].kind != "handover")
            for order in self.orders.values()
        }

    @cached_property
    def begun(self) -> frozenset[str]:
        """Orders of which something has happened or is forced."""
        return frozenset(self.operations[o].order for o in self.facts)

    @cached_property
    def anchors(self) -> Mapping[tuple[str, int], tuple[str, int]]:
        """Bay and tick from which a group with history (facts that began before ``as_of``) holds its bay.

        It holds from its last fact's end, or later where other history took the bay or the car in between.
        """
        begun = [f for f in self.facts.values() if f.start < self.as_of]
        in_bays = sorted((f for f in begun if f.bay and f.operation in self.group_of), key=lambda f: f.start)
        last: dict[str, int] = {}
        for holder, fact in (
            *((f"order {self.operations[f.operation].order}", f) for f in begun),
            *((f"bay {f.bay}", f) for f in in_bays),
        ):
            last[holder] = max(fact.end, last.get(holder, 0))
        found = {}
        for fact in in_bays:
            key = self.group_of[fact.operation]
            found[key] = (fact.bay or "", max(last[f"order {key[0]}"], last[f"bay {fact.bay}"]))
        return found

    def is_hopeless(self, link: Link) -> bool:
        """The most lag of a link is broken by facts alone: it had run out before the next could start."""
        if link.after in self.facts:
            return True
        fact = self.facts.get(link.before)
        return fact is not None and fact.end + (link.max_lag or 0) < self.operations[link.after].release

    def stands_in(self, group: tuple[str, int]) -> str | None:
        """Bay in which the car of a stay group stands already, or is forced to; None: still open."""
        if group in self.anchors:
            return self.anchors[group][0]
        forced = sorted((f for f in self.forced_in(group) if f.bay is not None), key=lambda f: f.start)
        return forced[0].bay if forced else None

    def forced_in(self, group: tuple[str, int]) -> list[Placement]:
        """Facts of a stay group that lie ahead: forced placements."""
        members = self.orders[group[0]].groups[group[1]]
        return [f for o in members if (f := self.facts.get(o)) is not None and f.start >= self.as_of]

    @cached_property
    def group_of(self) -> Mapping[str, tuple[str, int]]:
        """Order and group index of every operation in a bay."""
        return {
            o: (order.id, g) for order in self.orders.values() for g, group in enumerate(order.groups) for o in group
        }

"""Work orders in integer ticks: operations with their ways, what waits for what, stays, options, promises."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from scheduler.clock import TICK_SECONDS
from scheduler.resources import Slot


@dataclass(frozen=True, slots=True)
class Way:
    """One way to do an operation: standard time in seconds (so that it is rounded only once), one slot per person.

    No crew: it runs unattended. ``times`` holds known times in ticks by (technician, bay), (technician, None) or
    (None, bay); the first that exists, in this order, wins over the standard.
    """

    seconds: int
    crew: tuple[Slot, ...] = ()
    times: Mapping[tuple[str | None, str | None], int] = field(default_factory=dict)

    @property
    def ticks(self) -> int:
        """Standard time in ticks, rounded up."""
        return -(-self.seconds // TICK_SECONDS)

    @property
    def labour(self) -> int:
        """Standard ticks of everybody in its crew together."""
        return self.ticks * len(self.crew)

    @property
    def live(self) -> bool:
        """Work on live high-voltage parts: a place for somebody with 3S."""
        return any(slot.high_voltage >= 3 for slot in self.crew)


@dataclass(frozen=True, slots=True)
class Pin:
    """What a person decided; ``None`` leaves it open."""

    crew: frozenset[str] | None = None
    bay: str | None = None
    start: int | None = None
    way: int | None = None


@dataclass(frozen=True, slots=True)
class Paint:
    """A share of a booth cycle: a cycle of one of these programmes, so many panels, in this colour (None: any)."""

    programmes: frozenset[str]
    panels: int = 1
    colour: str | None = None


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation. ``bay_kinds`` empty: it needs no bay. ``equipment``: (pool id, units).

    ``paint``: it is done in a booth cycle, whose length and crews count instead of its own. ``supervised``: somebody
    with 2S is in charge unless one of the crew has it. ``sublet``: bought in, the car is away. ``recall``: closes an
    open recall.
    """

    id: str
    order: str
    name: str
    ways: tuple[Way, ...]
    bay_kinds: frozenset[str] = frozenset()
    bay_features: frozenset[str] = frozenset()
    equipment: tuple[tuple[str, int], ...] = ()
    pause_break: bool = True
    pause_night: bool = False
    release: int = 0
    release_reason: str = "the car's arrival"
    kind: str = "work"
    same_crew_as: str | None = None
    preferred: frozenset[str] = frozenset()
    pin: Pin | None = None
    paint: Paint | None = None
    supervised: bool = False
    sublet: bool = False
    recall: bool = False

    @property
    def takes_away(self) -> bool:
        """The car is in a booth, on the road, or elsewhere."""
        return self.paint is not None or self.sublet or self.kind in ("collection", "return", "test_drive")

    @property
    def at_the_counter(self) -> bool:
        """The customer is there."""
        return self.kind in ("reception", "handover")

    @property
    def hands_over(self) -> bool:
        """The customer has the car again when it ends: it is handed over, or brought back."""
        return self.kind in ("handover", "return")


@dataclass(frozen=True, slots=True)
class Link:
    """``before`` ends at least ``min_lag`` and at most ``max_lag`` ticks before ``after`` starts."""

    before: str
    after: str
    min_lag: int = 0
    max_lag: int | None = None


@dataclass(frozen=True, slots=True)
class Option:
    """Operations of an order that are done together or not at all, and what doing them is worth, cost points."""

    operations: tuple[str, ...]
    prize: int = 0


@dataclass(frozen=True, slots=True)
class LoanNeed:
    """The customer gets a loaner: of a class (None: any), from a tick on (the arrival).

    ``duty``: only if the car is still in the house at this tick, and from then on (five-day warranty rule). ``car``:
    the loaner that is out already.
    """

    start: int
    loaner_class: str | None = None
    duty: int | None = None
    car: str | None = None


@dataclass(frozen=True, slots=True)
class Order:
    """One visit of one car. ``due``: last tick at which ready still keeps the promise; all ticks.

    ``groups``: operations that share one bay stay, in the order of the visit. ``joins``: pairs of group indices where
    the second follows the first for sure with no other group between, so that one stay may cover both.

    ``carries_over``: it may be planned in part, the rest after the horizon. ``delivery_stop``: no handover before the
    recalls are done. ``labour_limit``: most ticks of labour that start on one local day. ``arrived``: the car
    is here. ``fleet``: cars that belong together, of one customer.
    """

    id: str
    label: str
    plate: str
    operations: tuple[str, ...]
    groups: tuple[tuple[str, ...], ...] = ()
    joins: tuple[tuple[int, int], ...] = ()
    order_class: str = "booked"
    weight: int = 4
    arrival: int = 0
    due: int | None = None
    buffer: int = 0
    promised: int | None = None
    latest: int | None = None
    waits: bool = False
    overnight: bool = True
    options: tuple[Option, ...] = ()
    carries_over: bool = False
    delivery_stop: bool = False
    labour_limit: int | None = None
    loan: LoanNeed | None = None
    arrived: bool = False
    fleet: str | None = None

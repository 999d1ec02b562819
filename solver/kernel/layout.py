"""The kernel's memory: one array of whole numbers and one of words, which compiled functions hand on at no cost.

Times are ticks from an origin, the first tick at which anything can start. A *block* is what a list holds: consecutive
operations of one order, most of the time all of them. A *resource* is a technician, a class of alike bays or a pool of
units: so many rows (digits) of free counts. An *option* of an operation is a crew, a class of bays and the legal starts
from which it takes ``ELAPSED`` ticks. Of everything that a search decides there is the list's own and a trial's.

The numbers begin with single ones, then say where every table begins and how wide it is. Rows of words: the legal
starts, what a block could use (one bit per resource), what is dirty, free ticks of what an operation needs beside its
crew (rooms), and free counts before every position of the list (snapshots); the last snapshot is the trial's.
"""

from __future__ import annotations

from solver.jit import Numbers, jit

# Single numbers.
(
    BLOCK_COUNT, OPERATION_COUNT, TIER_COUNT, TERM_COUNT,
    HORIZON,  # tick after the last at which anything can end
    REST,  # ticks from there to the problem's horizon
    WORDS,  # words of a row that hold ticks; one of zeros follows, and one for what a room's first 64 ticks are
    MASKS,  # words that hold one bit per resource
    ROWS,  # of a snapshot
    WATCHED, WATCHED_OPERATIONS, DIRTY, ROOMS, SNAPSHOTS,  # their first rows of words; legal starts begin at 0
    CAR, HOLD, CREW,  # rooms: where the car is free, where a stay can go on, where more than one person is free
    OWN,  # number of the trial's snapshot
    CHANGED_COUNT, MARKED_COUNT,
    STAMP,  # of the last seating
    LEFT,  # moved and forced blocks to come
    OPEN,  # changed orders with blocks to come
    DIRTY_COUNT,
    LOW, HIGH,  # positions at which the trial's list differs
    WISHING, WISHED,  # operation of which the trial changed who has to do it (-1: none), and who it was
    RANDOM,
    TRIED,  # moves
    HEAT,  # how much a trial may cost more, on average
    HOT,  # the same at the beginning of a cycle
    COLD,  # what is left of it after a level, in 1/1024
    LENGTH, LEVEL, SINCE,  # moves of the cycle, its level, moves since it began
    STAYING,  # 1 while a block is seated with overtime
) = range(37)  # fmt: skip
SINGLE = 40

TABLES = range(SINGLE, SINGLE + 2 * 21, 2)
(
    OPERATIONS, OPTIONS, BLOCKS, ORDERS, LINKS, NEEDS, SLOTS, USES, RESOURCES, WINDOWS, TERMS,
    SEATS, TRIALS, BEST_SEATS, WORTH, TRIAL_WORTH, POSITIONS, TIERS, LISTED, NOISE, KINDS,
) = TABLES  # fmt: skip

# Operations. First and end of: options (shortest first), the same with those in overtime, links, classes of bays (-1:
# none), equipment needed.
(
    ORDER, RELEASE, OPTION, OPTION_END, STAY, STAY_END, LINK, LINK_END, SLOT, SLOT_END, NEED, NEED_END,
    PREVIOUS, HEAD,  # the operation before it in its stay, and the first, -1: none
    MATE,  # earlier operation with the same crew, -1: none
    UNTIL_READY, BLOCK,
    WANTED,  # somebody who has to be in its crew if that can be, -1: anybody
    BEST_WANTED,
    FLOOR, BANNED,  # while its block is seated: first start, classes of bays to avoid
) = range(21)  # fmt: skip

# Options.
(
    ELAPSED, WAY, PARTY, CREW_1, CREW_2, CREW_3, PEOPLE,
    PLACES,  # classes of bays, one bit per slot of the operation
    LEGAL, USE, USE_END, RANK, WASTE, DISLIKED,
) = range(14)  # fmt: skip

# Blocks. SEEN: nothing from this tick on was looked at. LEAST: what it can hardly ever cost less than.
(
    OF_ORDER, FIRST, END, ENDS_ORDER, BEGINS_ORDER,
    POSITION, PLACED, TRIAL_PLACED, BEST_PLACED, SEEN, TRIAL_SEEN, COST, TRIAL_COST, LEAST, MOVED, FORCED, CHANGED,
) = range(17)  # fmt: skip

# Orders.
FIRST_OPERATION, END_OPERATION, WINDOW, WINDOW_END, WEIGHT, DUE, HAS_DUE, ARRIVAL, WAITS, LOOSE, MAY_STAY = range(11)

BEFORE, LEAST_LAG, MOST_LAG = range(3)
RESOURCE, COUNT = range(2)  # needs and uses
ROW, DIGITS, DIRTY_FROM, KNOWN, TRADE = range(5)  # known: stamp of the last seating in which somebody works on the car
OPENS, CLOSES = range(2)
GOAL, TIER, TERM_WEIGHT = range(3)
CHOSEN, START, STOP, HOLDS_FROM, PLACE = range(5)  # seats: option, ticks, and from when on which bay is held (-1: none)
LISTED_BLOCK, TRIAL_BLOCK, BEST_BLOCK = range(3)  # positions
TOTAL, BEST_TOTAL, PRICE = range(3)  # tiers; price of a unit in the search's own currency
CHANGED_BLOCK, MARKED_BLOCK = range(2)

GOALS = ("promises", "lateness", "waiting", "left_out", "early_finish", "handovers", "preferences", "skill_waste")
"""Goals the kernel knows, by number."""
FAR = 1 << 40
"""Later than every tick."""
NOISES = 1024
CHANCES = 64
SEAT_FIELDS = 5


@jit
def get(m: Numbers, table: int, row: int, field: int) -> int:
    """One number of a table."""
    return int(m[m[table] + row * m[table + 1] + field])


@jit
def put(m: Numbers, table: int, row: int, field: int, value: int) -> None:
    """Write one number of a table."""
    m[m[table] + row * m[table + 1] + field] = value

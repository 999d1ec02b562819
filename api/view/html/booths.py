"""Paint booths: every cycle a block with its members, below them its phases, hatched where they run by themselves."""

from __future__ import annotations

from collections.abc import Iterator

from api.view import words
from api.view.board import Board, Turn
from api.view.cycles import colour, filled, panels, people, phase_names, programme, told
from api.view.fit import first_that_fits, text_width
from api.view.html.edges import edge
from api.view.html.frame import TOP, Frame
from api.view.html.lanes import lane
from api.view.html.markup import tag, text
from api.view.html.row import Group, Row
from api.view.overlaps import plates_together
from api.view.telling import times
from scheduler.plan import Cycle, CyclePhase
from scheduler.presence import Presence, span

SIZE, SMALL = 12, 11  # px of the text
LEAD, PAD = 7, 5
STRIP = 0.46  # of a block's height: its phases


def booth_groups(board: Board, frame: Frame, sublanes: int = 2) -> Iterator[Group]:
    """One group of all booths, one row per booth; two sub-rows have room for phases."""
    booths = board.problem.booths
    if not booths:
        return
    shown = {booth: [c for c in board.by_booth[booth] if frame.shows(c.start, c.end)] for booth in booths}
    every = [cycle for cycles in shown.values() for cycle in cycles]
    room = sum(booths[cycle.booth].panels for cycle in every)
    note = words.counted(len(every), "cycle", "cycles")
    note += f" · {sum(panels(board, c) for c in every)} of {room} panels" if every else ""
    yield Group("Paint booths", note, [_booth(board, frame, b, shown[b], sublanes) for b in booths])


def turn(board: Board, frame: Frame, turn: Turn) -> str:
    """A painter's turn on his row: plates and phase."""
    width = frame.width(turn.start, turn.end)
    name = phase_names(board, turn.cycle)[turn.index]
    plates = _plates(board, turn.cycle)
    forms = [f"{plate} {name}" for plate in plates] + plates + [name]
    return tag(
        "g",
        tag("title", text(f"{name}, {people(board, turn.phase.crew)}; {told(board, turn.cycle)}")),
        _box(frame, turn.start, turn.end, TOP + 0.5, frame.bar - 1, "segment"),
        edge("paint", frame.x(turn.start) + 1, TOP + 1, frame.bar - 2),
        _label(forms, frame.x(turn.start) + LEAD, TOP + frame.bar / 2 + 4, width - LEAD - PAD, SIZE),
        class_=f"bar paint {_state(board, turn.start, turn.end, turn.cycle)}",
    )


def _booth(board: Board, frame: Frame, id_: str, cycles: list[Cycle], sublanes: int) -> Row:
    booth, clock = board.problem.booths[id_], board.problem.clock
    document = next(b for b in board.day.workshop.booths if b.id == id_)
    reasons = [(clock.tick_down(c.start), clock.tick_up(c.end), c.reason) for c in document.closures]
    presence = Presence(span(0, frame.end) & ~booth.closed, 0, booth.closed)
    sublanes = sublanes if cycles else 1
    drawn = [_cycle(board, frame, cycle, sublanes) for cycle in cycles]
    return Row(booth.name, f"{len(cycles)}", lane(frame, presence, reasons, sublanes) + "".join(drawn), sublanes)


def _cycle(board: Board, frame: Frame, cycle: Cycle, sublanes: int) -> str:
    """The frame of a cycle: plates above, phases below; on a low row plates only."""
    height = frame.row * sublanes - 2 * TOP
    strip = height * STRIP if sublanes > 1 else 0.0
    x, width = frame.x(cycle.start), frame.width(cycle.start, cycle.end)
    return tag(
        "g",
        tag("title", text(told(board, cycle))),
        _box(frame, cycle.start, cycle.end, TOP + 0.5, height - 1, "segment"),
        "" if strip else _by_itself(frame, cycle, height),
        edge("paint", x + 1, TOP + 1, height - 2),
        _members(board, cycle, x + LEAD, TOP + (height - strip) / 2 + 4, width - LEAD - PAD, roomy=strip > 0),
        _phases(board, frame, cycle, TOP + height - strip, strip - 2) if strip else "",
        class_=f"bar paint cycle {_state(board, cycle.start, cycle.end, cycle)}",
    )


def _members(board: Board, cycle: Cycle, x: float, y: float, room: float, *, roomy: bool) -> str:
    """Plates first; how full it is, colour and programme as far as there is room."""
    plates = first_that_fits(_plates(board, cycle), room, SIZE, bold=True)
    left = room - text_width(plates, SIZE, bold=True) - 8
    full = filled(board, cycle)
    notes = [full, *([colour(board, cycle)] if colour(board, cycle) else []), programme(board, cycle)]
    forms = [" · ".join(notes[:number]) for number in range(len(notes) if roomy else 1, 0, -1)]
    note = first_that_fits([*forms, full.replace(" of ", "/")], left, SMALL)
    spans = tag("tspan", text(plates), class_="plate") + (
        tag("tspan", text(note), dx=8, class_="small") if note else ""
    )
    return tag("text", spans, x=x, y=y)


def _phases(board: Board, frame: Frame, cycle: Cycle, y: float, height: float) -> str:
    named = zip(phase_names(board, cycle), cycle.phases, strict=False)
    return "".join(_phase(board, frame, name, phase, y, height) for name, phase in named)


def _phase(board: Board, frame: Frame, name: str, phase: CyclePhase, y: float, height: float) -> str:
    """Filled with its crew, or hatched where nobody is needed."""
    x, width = frame.x(phase.start), frame.width(phase.start, phase.end)
    crew = people(board, phase.crew)
    surnames = ", ".join(p.rpartition(" ")[2] for p in crew.split(", "))
    forms = [f"{name}: {crew}", f"{name}: {surnames}", surnames, name] if crew else [name]
    said = ": ".join(filter(None, (name, crew or "unattended")))
    return tag(
        "g",
        tag("title", text(f"{said}, {times(board, phase.start, phase.end)}")),
        tag("rect", x=x, y=y, width=width, height=height, class_="crewed" if crew else "over"),
        _label(forms, x + LEAD, y + height / 2 + 4, width - LEAD - PAD, SMALL),
    )


def _by_itself(frame: Frame, cycle: Cycle, height: float) -> str:
    """The hatch over what runs unattended."""
    alone = [phase for phase in cycle.phases if not phase.crew]
    return "".join(_box(frame, phase.start, phase.end, TOP + 1, height - 2, "over") for phase in alone)


def _plates(board: Board, cycle: Cycle) -> list[str]:
    return list(plates_together(board.plate(operation) for operation in cycle.operations))


def _box(frame: Frame, start: int, end: int, y: float, height: float, class_: str) -> str:
    x, width = frame.x(start) + 0.5, max(frame.width(start, end) - 1, 2.0)
    return tag("rect", x=x, y=y, width=width, height=height, class_=class_)


def _label(forms: list[str], x: float, y: float, room: float, size: int) -> str:
    shown = first_that_fits(forms, room, size)
    small = {"class_": "small"} if size == SMALL else {}
    return tag("text", text(shown), x=x, y=y, **small) if shown else ""


def _state(board: Board, start: int, end: int, cycle: Cycle) -> str:
    """As bars: planned, started, done."""
    if cycle not in board.problem.fact_cycles:
        return "planned"
    return "done" if end <= board.problem.as_of else "started" if start < board.problem.as_of else "forced"

"""What an operation needs of a booth cycle, and which programmes a car may go through."""

from __future__ import annotations

from collections.abc import Iterator

from scheduler.documents.operations import OperationSpec
from scheduler.documents.orders import Vehicle
from scheduler.orders import Paint
from scheduler.translate.directory import Directory


def is_electrified(vehicle: Vehicle) -> bool:
    """It has a traction battery that is charged from the mains: not to be baked, not to be opened by anybody."""
    return vehicle.drive in ("electric", "plug_in_hybrid")


def to_paint(directory: Directory, path: str, spec: OperationSpec, electrified: bool) -> Paint | None:
    """The share of a booth cycle that an operation needs; unknown programmes and too many panels are faults.

    An electrified car goes through the programme that is named only if it is mild, else through any mild one.
    """
    need = spec.booth
    if need is None:
        return None
    for field, reason in _contradictions(spec):
        directory.fault(f"{path}.{field}", f"{spec.name} is done in a paint booth. {reason}.", "Take it out.")
    known = {p.id: p.low_temperature for booth in directory.workshop.booths for p in booth.programmes}
    if not directory.knows(f"{path}.booth.programme", "booth programme", need.programme, known):
        return Paint(frozenset(), need.panels, need.colour)
    wanted = {need.programme}
    if electrified and not known[need.programme]:
        wanted = {programme for programme, mild in known.items() if mild}
    fitting = frozenset(
        p.id for b in directory.workshop.booths if b.panels >= need.panels for p in b.programmes if p.id in wanted
    )
    if wanted and not fitting:
        most = max(b.panels for b in directory.workshop.booths if any(p.id in wanted for p in b.programmes))
        message = f"{spec.name} needs {need.panels} panels, a booth with its programme holds {most}."
        directory.fault(f"{path}.booth.panels", message, "Ask for fewer, and paint the others in a second operation.")
    return Paint(fitting, need.panels, need.colour)


def check_mild(directory: Directory, path: str, vehicle: Vehicle, name: str) -> None:
    """An electrified car can be painted somewhere."""
    if not any(p.low_temperature for booth in directory.workshop.booths for p in booth.programmes):
        message = f"{vehicle.plate} is {vehicle.drive}, and no booth has a low-temperature programme for {name}."
        way_out = "Set low_temperature at a programme that is mild enough, or buy the painting in (sublet_lead)."
        directory.fault(path, message, way_out)


def _contradictions(spec: OperationSpec) -> Iterator[tuple[str, str]]:
    """Fields that say nothing beside a booth, and why."""
    if spec.bay is not None:
        yield "bay", "The booth is its bay"
    if spec.equipment:
        yield "equipment", "A booth cycle holds no equipment"
    if spec.pauses != OperationSpec.model_fields["pauses"].default:
        yield "pauses", "A booth cycle never pauses"
    if spec.supervised:
        yield "supervised", "A booth cycle has crews of its own"
    if len(spec.ways) > 1:
        yield "ways[1]", "Its ways say only its labour: one is enough"
    if spec.sublet_lead is not None:
        yield "sublet_lead", "It is not bought in"

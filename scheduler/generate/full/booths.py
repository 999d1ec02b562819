"""Paint booths: one programme for most cars, and a longer one at a temperature that batteries bear."""

from __future__ import annotations

from collections.abc import Iterator

from scheduler.documents.operations import Role
from scheduler.documents.workshop import Booth, BoothPhase, BoothProgramme
from scheduler.generate.places import Place, Words

BOOTH = Words("烤漆房{}", "Lackierkabine {}", "Paint booth {}")

PANELS = 4
"""Panels that find room in a booth."""

PAINTER = (Role(skill="paint"),)

PHASES: tuple[tuple[Words, bool], ...] = (
    (Words("喷色漆", "Basislack", "base coat"), True),
    (Words("闪干", "Ablüften", "flash"), False),
    (Words("喷清漆", "Klarlack", "clear coat"), True),
    (Words("静置", "Ablüften 2", "second flash"), False),
    (Words("烘烤", "Trocknung", "bake"), False),
    (Words("冷却", "Abkühlen", "cool down"), False),
)
"""Each with whether somebody works."""

MINUTES = {"standard": (25, 15, 20, 10, 40, 30), "low_temperature": (25, 15, 20, 15, 75, 20)}
"""Of the phases, by programme."""

NAMES = {
    "standard": Words("标准 60℃", "Standard 60 °C", "Standard 60 °C"),
    "low_temperature": Words("低温 45℃", "Niedertemperatur 45 °C", "Low temperature 45 °C"),
}


def booths(place: Place, count: int) -> Iterator[Booth]:
    """So many booths, all alike."""
    programmes = tuple(_programme(place, programme) for programme in MINUTES)
    for number in range(1, count + 1):
        yield Booth(id=f"booth-{number}", name=place.say(BOOTH).format(number), panels=PANELS, programmes=programmes)


def _programme(place: Place, programme: str) -> BoothProgramme:
    return BoothProgramme(
        id=programme,
        name=place.say(NAMES[programme]),
        low_temperature=programme == "low_temperature",
        phases=tuple(
            BoothPhase(name=place.say(name), duration=f"{minutes} min", crew=PAINTER if attended else ())
            for (name, attended), minutes in zip(PHASES, MINUTES[programme], strict=True)
        ),
    )

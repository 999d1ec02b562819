"""Paint booths."""

from scheduler.generate.full.booths import MINUTES, PHASES, booths
from scheduler.generate.places import PLACES


def test_a_cycle_takes_its_minutes() -> None:
    """Base coat 25, flash 15, clear coat 20, flash 10, bake 40, cool 30; for batteries the bake is longer."""
    assert sum(MINUTES["standard"]) == 140
    assert sum(MINUTES["low_temperature"]) == 170
    assert {len(minutes) for minutes in MINUTES.values()} == {len(PHASES)}


def test_somebody_sprays_and_nobody_bakes() -> None:
    standard = next(booths(PLACES["en"], 1)).programmes[0]
    attended = [phase.name for phase in standard.phases if phase.crew]
    assert attended == ["base coat", "clear coat"]


def test_one_programme_is_for_electric_cars() -> None:
    booth = next(booths(PLACES["zh"], 1))
    assert [(each.id, each.low_temperature) for each in booth.programmes] == [
        ("standard", False),
        ("low_temperature", True),
    ]


def test_booths_are_told_apart() -> None:
    assert [booth.id for booth in booths(PLACES["de"], 3)] == ["booth-1", "booth-2", "booth-3"]

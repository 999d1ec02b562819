"""Who is silent is found out without comparing clocks."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from api.jobs.silences import SILENCE, Silences
from api.store.tables import Solve
from tests.api.serving import START


def solve(name: str, **facts: Any) -> Solve:
    """One that somebody else carries."""
    return Solve(id=name, runner="elsewhere:1:x", attempt=1, heartbeat_at=START, **facts)


def test_who_gives_no_sign_of_life_over_some_beats_is_given_up_and_who_gives_any_is_not() -> None:
    """Whatever the clocks say: the signs of one who lives go backwards here."""
    silences, silent, lives = Silences(), solve("silent"), solve("lives")
    for beat in range(SILENCE):
        lives.heartbeat_at = START - timedelta(days=beat)
        silences.listen([silent, lives])
        assert not silences.is_abandoned(silent)
    lives.heartbeat_at = START - timedelta(days=SILENCE)
    silences.listen([silent, lives])
    assert silences.is_abandoned(silent)
    assert not silences.is_abandoned(lives)


def test_another_attempt_is_listened_to_anew() -> None:
    silences, row = Silences(), solve("j")
    for _ in range(SILENCE + 1):
        silences.listen([row])
    assert silences.is_abandoned(row)
    row.attempt = 2
    silences.listen([row])
    assert not silences.is_abandoned(row)

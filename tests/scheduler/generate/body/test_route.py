"""A car's way through the body and paint shop."""

from dataclasses import replace
from random import Random

from scheduler.documents.operations import OperationSpec, Step
from scheduler.generate.body.damage import Damage, damage
from scheduler.generate.body.route import route
from scheduler.generate.places import PLACES

LIGHT = replace(damage(Random(1), "light"), supplement=False, calibrated=False)
SEVERE = replace(damage(Random(1), "severe"), bought_in="rim_repair", calibrated=True)


def names(what: Damage, *, plugged: bool = False) -> list[str]:
    return [step.step for step in route(PLACES["en"], what, plugged=plugged)]


def written(what: Damage, *, plugged: bool = False) -> dict[str, OperationSpec]:
    steps = route(PLACES["en"], what, plugged=plugged)
    return {step.step: step.operation for step in steps if isinstance(step.operation, OperationSpec)}


def test_a_light_damage_goes_straight_through() -> None:
    stages = ["dismantle", "beat", "fill", "dry", "primer", "cure", "mask", "paint", "polish", "reassemble"]
    assert names(LIGHT) == stages


def test_what_is_found_is_checked_before_work_on_it_begins() -> None:
    assert names(replace(LIGHT, supplement=True))[:3] == ["dismantle", "supplement", "beat"]


def test_a_severe_damage_sees_bench_axle_and_calibration() -> None:
    steps = names(SEVERE)
    wanted = ["supplement", "bench-1", "beat-1", "axle", "rim_repair", "dry", "cure", "paint", "alignment"]
    assert [step for step in steps if step in wanted] == wanted
    assert steps[-2:] == ["calibration", "test_drive"]


def test_long_work_is_in_pieces_of_half_a_day_that_may_pause_over_the_night() -> None:
    """Ten hours of panel beating times the damage's size are three pieces or four."""
    for name, spec in written(SEVERE).items():
        work = spec.ways[0].work
        assert isinstance(work, float)
        assert work * 5 <= 240
        assert "night" in spec.pauses or work * 5 < 60 or name == "paint"
    pieces = [spec.ways[0].work for name, spec in written(SEVERE).items() if name.startswith("beat")]
    assert sum(float(work) for work in pieces) * 5 == SEVERE.minutes["beat"]


def test_filler_dries_where_it_was_put_on() -> None:
    steps = {step.step: step for step in route(PLACES["en"], SEVERE, plugged=False)}
    fillers = [name for name in steps if name.startswith("fill")]
    assert steps["dry"].same_bay_as == fillers[-1]


def test_painting_takes_panels_of_a_booth_cycle_and_no_bay() -> None:
    paint = written(LIGHT)["paint"]
    assert paint.bay is None
    assert paint.booth is not None
    assert (paint.booth.programme, paint.booth.panels) == ("standard", LIGHT.panels)


def test_a_battery_is_painted_at_low_temperature() -> None:
    paint = written(LIGHT, plugged=True)["paint"]
    assert paint.booth is not None
    assert paint.booth.programme == "low_temperature"


def test_a_plug_in_car_is_isolated_for_a_large_damage_and_work_at_its_parts_is_supervised() -> None:
    steps: list[Step] = list(route(PLACES["en"], SEVERE, plugged=True))
    assert (steps[0].operation, "recommission" in names(SEVERE, plugged=True)) == ("hv_body_isolate", True)
    supervised = {name.split("-")[0] for name, spec in written(SEVERE, plugged=True).items() if spec.supervised}
    assert supervised == {"dismantle", "reassemble"}
    assert "isolate" not in names(LIGHT, plugged=True)

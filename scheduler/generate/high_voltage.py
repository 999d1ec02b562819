"""Work on high-voltage parts: isolated first and recommissioned after, all in one stay of the car.

2S isolates, and works on what is isolated; 1S may do so too if somebody of 2S supervises; work on an opened battery is
live, for 3S, with a second person.
"""

from __future__ import annotations

from scheduler.documents.fields import BayKind
from scheduler.generate.places import Words
from scheduler.generate.task import Task

SAFE: tuple[BayKind, ...] = ("high_voltage",)
ANY: tuple[BayKind, ...] = ("lift", "diagnosis", "high_voltage")
"""Where isolated parts outside the battery may be worked on."""

BODY: tuple[BayKind, ...] = ("body", "high_voltage")

ISOLATE = Words("高压断电", "HV freischalten", "HV isolate")
RECOMMISSION = Words("高压上电", "HV in Betrieb nehmen", "HV recommission")


def _place(name: Words, where: Words) -> Words:
    return Words(f"{name.zh}({where.zh})", f"{name.de} ({where.de})", f"{name.en} ({where.en})")


def _power(name: Words, bay: tuple[BayKind, ...]) -> Task:
    return Task(name, 4, "electrics", 1, bay, high_voltage=("2S",))


IN_BAY = Words("高压工位", "HV-Platz", "HV bay")
AT_BODY = Words("钣金", "Karosserie", "body")

HIGH_VOLTAGE: dict[str, Task] = {
    "hv_isolate": _power(ISOLATE, ANY),
    "hv_recommission": _power(RECOMMISSION, ANY),
    "hv_bay_isolate": _power(_place(ISOLATE, IN_BAY), SAFE),
    "hv_bay_recommission": _power(_place(RECOMMISSION, IN_BAY), SAFE),
    "hv_body_isolate": _power(_place(ISOLATE, AT_BODY), BODY),
    "hv_body_recommission": _power(_place(RECOMMISSION, AT_BODY), BODY),
    "hv_module": Task(
        Words("高压模块更换", "HV-Modul: Tausch", "HV module: replace"),
        30,
        "electrics",
        1,
        SAFE,
        high_voltage=("2S", "1S"),
    ),
    "hv_battery_open": Task(
        Words("动力电池开箱", "HV-Batterie öffnen", "HV battery: open"),
        12,
        "electrics",
        2,
        SAFE,
        high_voltage=("3S", "2S"),
    ),
    "hv_cells": Task(
        Words("电芯模组更换", "Zellmodul: Tausch", "Cell module: replace"),
        24,
        "electrics",
        2,
        SAFE,
        high_voltage=("3S", "2S"),
    ),
    "hv_compressor": Task(
        Words("高压压缩机", "HV-Klimakompressor", "HV compressor"),
        16,
        "service",
        2,
        ANY,
        (),
        None,
        "work",
        ("1S",),
        True,
    ),
    "hv_charging_socket": Task(
        Words("充电口更换", "Ladedose: Tausch", "Charging socket"),
        12,
        "service",
        2,
        ANY,
        (),
        None,
        "work",
        ("1S",),
        True,
    ),
    "hv_battery_test": Task(
        Words("动力电池检测", "HV-Batterietest", "HV battery test"),
        6,
        "diagnosis",
        1,
        ("diagnosis", "lift"),
        ("tester",),
    ),
}

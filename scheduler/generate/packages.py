"""The standard service packages: fixed bundles of tasks."""

from __future__ import annotations

from dataclasses import dataclass

from scheduler.generate.places import Words
from scheduler.generate.tasks import TASKS


@dataclass(frozen=True, slots=True)
class Bundle:
    """One package, named after its first task unless it has a title; a car keeps its bay through it.

    ``fits``: task that cannot start without its part. ``engine``: electric cars have no use for it; ``plugged``: no
    others have.
    """

    tasks: tuple[str, ...]
    title: Words | None = None
    fits: str | None = None
    test_drive: bool = False
    engine: bool = False
    plugged: bool = False

    @property
    def name(self) -> Words:
        """Its title, or the name of its first task."""
        return self.title or TASKS[self.tasks[0]].name


CODING = ("coding_start", "coding_run", "coding_end")
AIR_CONDITIONING = ("ac_connect", "ac_cycle", "ac_finish")
PUMP = ("pump_strip", "pump", "pump_refit")
TURBO = ("turbo_strip", "turbo", "turbo_refit")
CLUTCH = ("clutch_strip", "clutch", "clutch_refit")
CHAIN = ("chain_strip", "chain", "chain_refit")

MECHANICAL: dict[str, Bundle] = {
    "express_oil": Bundle(("express_oil",), engine=True),
    "express_pads": Bundle(("express_pads",)),
    "express_wheels": Bundle(("express_wheels",)),
    "express_wipers": Bundle(("express_wipers",)),
    "oil_service": Bundle(("oil",), engine=True),
    "oil_and_filter": Bundle(("oil_and_filter",), engine=True),
    "brake_fluid": Bundle(("brake_fluid",)),
    "spark_plugs": Bundle(("spark_plugs",), engine=True),
    "front_pads": Bundle(("front_pads",)),
    "tyres": Bundle(("tyres",), fits="tyres"),
    "battery": Bundle(("battery",), fits="battery"),
    "air_conditioning": Bundle(AIR_CONDITIONING, Words("空调保养", "Klimaservice", "A/C service")),
    "software": Bundle(CODING, Words("软件编程", "Software-Update", "Software update")),
    "vehicle_test": Bundle(("test",)),
    "small_service": Bundle(("small_service",)),
    "front_discs": Bundle(("front_discs",), fits="front_discs"),
    "alignment": Bundle(("alignment",), test_drive=True),
    "recall": Bundle(("recall_part",), Words("召回", "Rückruf", "Recall"), fits="recall_part"),
    "delivery_check": Bundle(("delivery_check",)),
    "large_service": Bundle(("large_service",), engine=True),
    "all_discs": Bundle(("all_discs",), fits="all_discs", test_drive=True),
    "gearbox_oil": Bundle(("gearbox_oil",), test_drive=True, engine=True),
    "control_arms": Bundle(("control_arms", "alignment"), fits="control_arms", test_drive=True),
    "wiring": Bundle(("wiring",)),
    "water_pump": Bundle(PUMP, Words("水泵", "Wasserpumpe", "Water pump"), fits="pump", engine=True),
    "turbo": Bundle(TURBO, Words("增压器", "Turbolader", "Turbo"), fits="turbo", test_drive=True, engine=True),
    "clutch": Bundle(CLUTCH, Words("离合器", "Kupplung", "Clutch"), fits="clutch", test_drive=True, engine=True),
    "timing_chain": Bundle(
        CHAIN, Words("正时链", "Steuerkette", "Timing chain"), fits="chain", test_drive=True, engine=True
    ),
}
"""What every workshop offers."""

MODULE = ("hv_bay_isolate", "hv_module", "hv_bay_recommission")
CELLS = ("hv_bay_isolate", "hv_battery_open", "hv_cells", "hv_bay_recommission")

HIGH_VOLTAGE: dict[str, Bundle] = {
    "hv_module": Bundle(MODULE, Words("高压模块", "HV-Modul", "HV module"), fits="hv_module", plugged=True),
    "hv_cells": Bundle(
        CELLS, Words("动力电池维修", "HV-Batterie", "HV battery"), fits="hv_cells", test_drive=True, plugged=True
    ),
    "hv_compressor": Bundle(
        ("hv_isolate", "hv_compressor", "hv_recommission"),
        Words("高压压缩机", "HV-Klimakompressor", "HV compressor"),
        fits="hv_compressor",
        plugged=True,
    ),
    "hv_charging_socket": Bundle(
        ("hv_isolate", "hv_charging_socket", "hv_recommission"),
        Words("充电口", "Ladedose", "Charging socket"),
        fits="hv_charging_socket",
        plugged=True,
    ),
    "hv_battery_test": Bundle(("hv_battery_test",), plugged=True),
}

RECALLS: dict[str, Bundle] = {
    "recall_airbag": Bundle(("recall_airbag",), fits="recall_airbag"),
    "recall_belt": Bundle(("recall_belt",), fits="recall_belt"),
    "recall_software": Bundle(
        ("recall_software_start", "recall_software_run", "recall_software_end"),
        Words("召回:软件", "Rückruf Software", "Recall: software"),
    ),
}

BUNDLES: dict[str, Bundle] = MECHANICAL | HIGH_VOLTAGE | RECALLS

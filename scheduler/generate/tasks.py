"""The operations that the generated workshops do, with standard times in FRU of 5 minutes.

Times lie in the ranges that makers publish and workshops bill; where nothing is published they are estimates. What only
a full workshop does lies in ``high_voltage`` and ``body.stages``.
"""

from __future__ import annotations

from scheduler.generate.high_voltage import HIGH_VOLTAGE
from scheduler.generate.places import Words
from scheduler.generate.recalls import RECALLS
from scheduler.generate.task import CODING, FAST, HERE, TEST, Task

EXPRESS = {
    "express_oil": Task(Words("快修机油保养", "Express-Ölwechsel", "Express oil service"), 8, bay=FAST, pair=5),
    "express_pads": Task(
        Words("快修制动片", "Express-Bremsbeläge", "Express brake pads"), 10, "brakes", 1, FAST, pair=6
    ),
    "express_wheels": Task(Words("快修换轮", "Express-Radwechsel", "Express wheel change"), 10, bay=FAST, pair=6),
    "express_wipers": Task(Words("快修雨刮滤芯", "Express-Wischer", "Express wipers"), 4, bay=FAST, pair=3),
}

MAINTENANCE = {
    "oil": Task(Words("机油保养", "Ölwechsel", "Oil service"), 8),
    "brake_fluid": Task(Words("制动液", "Bremsflüssigkeit", "Brake fluid"), 6, "brakes"),
    "oil_and_filter": Task(Words("机油机滤空滤", "Ölwechsel und Filter", "Oil and filters"), 11),
    "small_service": Task(Words("小保养", "Kleine Inspektion", "Small service"), 20),
    "large_service": Task(Words("大保养", "Große Inspektion", "Large service"), 34, level=2),
    "spark_plugs": Task(Words("火花塞", "Zündkerzen", "Spark plugs"), 10, "engine"),
    "front_pads": Task(Words("前制动片", "Bremsbeläge vorn", "Front pads"), 10, "brakes"),
    "front_discs": Task(Words("前制动盘", "Bremsscheiben vorn", "Front discs"), 17, "brakes", 2),
    "all_discs": Task(Words("四轮制动盘", "Bremsscheiben rundum", "All discs"), 32, "brakes", 2),
    "tyres": Task(Words("更换轮胎", "Reifenwechsel", "Tyre change"), 11),
    "battery": Task(Words("更换蓄电池", "Batterie 12 V", "12 V battery"), 7, "electrics", pools=("tester",)),
    "ac_connect": Task(Words("空调连接", "Klima anschließen", "A/C connect"), 2, "climate", pools=("ac_station",)),
    "ac_cycle": Task(Words("空调加注", "Klima läuft", "A/C cycle"), 6, "", pools=("ac_station",)),
    "ac_finish": Task(Words("空调检漏", "Klima prüfen", "A/C leak test"), 3, "climate", pools=("ac_station",)),
    "alignment": Task(Words("四轮定位", "Achsvermessung", "Alignment"), 14, "chassis", 2, ("alignment",)),
    "delivery_check": Task(Words("新车交付检查", "Übergabeinspektion", "Pre-delivery inspection"), 21),
}

REPAIR = {
    "test": Task(Words("车辆检测", "Fahrzeugtest", "Vehicle test"), 4, "diagnosis", 1, TEST, ("tester",)),
    "fault_search": Task(Words("故障查找", "Fehlersuche", "Fault search"), 12, "diagnosis", 2, TEST, ("tester",)),
    "coding_start": Task(Words("编程开始", "Codieren: Start", "Coding: start"), 2, "electrics", 2, TEST, CODING),
    "coding_run": Task(Words("编程运行", "Codieren: läuft", "Coding: runs"), 7, "", 1, TEST, CODING),
    "coding_end": Task(Words("编程确认", "Codieren: Ende", "Coding: end"), 1, "electrics", 2, TEST, CODING),
    "recall_part": Task(Words("召回换件", "Rückruf: Tausch", "Recall: replace"), 14, level=2),
    "gearbox_oil": Task(Words("变速箱油", "Getriebeöl", "Gearbox oil"), 26, "drivetrain", 2),
    "control_arms": Task(Words("控制臂", "Querlenker", "Control arms"), 22, "chassis", 2),
    "wiring": Task(Words("线束维修", "Kabelstrang", "Wiring"), 18, "electrics", 2),
    "pump_strip": Task(Words("水泵拆卸", "Wasserpumpe: Ausbau", "Water pump: strip"), 10, "engine", 2),
    "pump": Task(Words("水泵更换", "Wasserpumpe: Tausch", "Water pump: replace"), 8, "engine", 2),
    "pump_refit": Task(Words("水泵装复", "Wasserpumpe: Einbau", "Water pump: refit"), 11, "engine", 2),
    "turbo_strip": Task(Words("增压器拆卸", "Turbolader: Ausbau", "Turbo: strip"), 18, "engine", 2),
    "turbo": Task(Words("增压器更换", "Turbolader: Tausch", "Turbo: replace"), 12, "engine", 3),
    "turbo_refit": Task(Words("增压器装复", "Turbolader: Einbau", "Turbo: refit"), 20, "engine", 2),
    "clutch_strip": Task(Words("离合器拆卸", "Kupplung: Ausbau", "Clutch: strip"), 22, "drivetrain", 2, pair=13),
    "clutch": Task(Words("离合器更换", "Kupplung: Tausch", "Clutch: replace"), 14, "drivetrain", 3),
    "clutch_refit": Task(Words("离合器装复", "Kupplung: Einbau", "Clutch: refit"), 24, "drivetrain", 2),
    "chain_strip": Task(Words("正时拆卸", "Steuerkette: Ausbau", "Timing chain: strip"), 44, "engine", 3),
    "chain": Task(Words("正时链更换", "Steuerkette: Tausch", "Timing chain: replace"), 24, "engine", 4),
    "chain_refit": Task(Words("正时装复", "Steuerkette: Einbau", "Timing chain: refit"), 48, "engine", 3),
}

AROUND = {
    "reception": Task(Words("接待", "Annahme", "Reception"), 3, "advice", bay=("reception",), kind="reception"),
    "self_check": Task(Words("自检", "Selbstprüfung", "Self-check"), 1, bay=HERE, kind="self_check"),
    "test_drive": Task(Words("试车", "Probefahrt", "Test drive"), 3, level=2, bay=(), kind="test_drive"),
    "inspection": Task(
        Words("总检", "Endkontrolle", "Inspection"), 2, "inspection", 1, ("inspection",), kind="inspection"
    ),
    "wash": Task(Words("洗车", "Fahrzeugwäsche", "Wash"), 3, "washing", bay=("wash",), kind="wash"),
    "handover": Task(Words("交车", "Übergabe", "Handover"), 2, "advice", bay=(), kind="handover"),
}

MECHANICAL: dict[str, Task] = EXPRESS | MAINTENANCE | REPAIR | AROUND
"""What every workshop does."""

TASKS: dict[str, Task] = MECHANICAL | HIGH_VOLTAGE | RECALLS
"""And what needs people and bays for high voltage, or recalls."""

"""What the only good plan of a tiny case says; what may lie elsewhere, or be done by somebody else, is left out."""

from __future__ import annotations

CASES: dict[str, dict[str, str]] = {
    "approval": {"4711/strip": "08:00–08:30", "4712/weld": "08:30–09:00", "4711/weld": "10:00–10:30"},
    "booth_sharing": {
        "4712/sand": "08:00–08:30 Ben",
        "4711/wing": "08:30–09:30 in Booth 1 (standard)",
        "4712/wing": "08:30–09:30 in Booth 1 (standard)",
    },
    "calm": {"4711/oil": "10:00–10:30 Ben", "4712/oil": "08:00–08:30"},
    "car_moves": {"4711/oil": "08:00–08:30 Ann in Bay 2", "4711/alignment": "08:30–09:00 Ann in Bay 2"},
    "carry_over": {
        "4711/strip": "08:00–11:00",
        "4711/weld": "11:00–16:00",
        "4711/glue": "not done",
        "4711/window": "not done",
        "4711": "carried over, kept",
    },
    "carry_over_late": {"4711/strip": "08:00–14:00", "4711/weld": "not done", "4711": "carried over, late"},
    "closure": {"4711/oil": "10:00–10:30 Ann in Bay 2"},
    "collection": {
        "4711/visit/collect": "08:00–08:50 Dan",
        "4711/oil": "08:50–09:20 Ann in Bay 1",
        "4711/visit/bring_back": "09:20–10:10 Dan",
    },
    "comeback": {"4712/oil": "08:00–08:30", "4713/oil": "08:30–09:00", "4711/oil": "09:00–09:30", "4711": "late"},
    "curing": {
        "4711/dent": "08:00–08:30 Ben in Bay 2",
        "4711/fill": "08:30–09:00 Ann in Bay 1",
        "4711/dry": "09:00–10:00 in Bay 1",
        "4711/sand": "10:00–10:30 Ann in Bay 1",
        "4712/polish": "09:00–09:30 Ann in Bay 2",
    },
    "fast_lane": {
        "4711/express": "08:00–08:25 Ann, Ben in Bay 1",
        "4712/oil": "08:25–08:55",
        "4713/oil": "08:55–09:25",
    },
    "handovers": {"4711/brakes": "08:00–08:15 Ann", "4711/oil": "08:15–08:30 Ann"},
    "high_voltage": {
        "4711/module": "08:00–09:00 Ben, Cem",
        "4712/wipers": "09:00–09:30 Cem",
        "4713/wipers": "08:00–08:30 Ann",
    },
    "hvc": {
        "4711/oil": "08:15–08:45 Ben in Bay 1",
        "4712/pads": "08:00–09:00 Ann in Bay 2",
        "4713/oil": "09:00–09:30 Ben in Bay 2",
    },
    "isolate_recommission": {
        "4711/isolate": "08:00–08:20 Ann",
        "4711/compressor": "08:20–09:20 Ben in Bay 1, Ann in charge",
        "4711/recommission": "09:20–09:40 Ann",
        "4712/test": "09:40–10:10 Ann",
    },
    "known_times": {"4711/pads": "08:00–08:30 Ben in Bay 2"},
    "labour_units": {"4711/oil": "08:00–08:20", "4711/tyres": "08:20–08:45"},
    "left_out": {"4712/pads": "08:00–09:00", "4711/pads": "not done", "4711": "left out"},
    "loaner_class": {"loan 4711": "M-EW 2 08:00–08:40", "loan 4712": "M-EW 1 08:30–09:10"},
    "low_temperature": {
        "4711/wing": "08:00–09:30 in Booth 1 (mild)",
        "4712/wing": "09:30–10:30 in Booth 1 (standard)",
    },
    "makespan": {"4711/discs": "08:00–10:00", "4712/pads": "08:00–09:00", "4713/pads": "09:00–10:00"},
    "night_pause": {"4711/gearbox": "15:00–2026-11-25 09:00"},
    "options": {
        "4711/oil": "08:00–08:30",
        "4711/belt": "not done",
        "4712/oil": "08:30–09:00",
        "4712/belt": "09:00–09:30",
    },
    "overflow": {"4711/oil": "09:00–09:30", "parked 4711": "08:00–09:00 beside the places"},
    "overlap": {"4711/noise": "08:00–08:10", "4711/geometry": "08:10–09:10"},
    "overtime": {
        "4711/pads": "16:30–17:30 Ann in Bay 1, overtime",
        "4712/pads": "2026-11-25 08:00–2026-11-25 09:00 Ann in Bay 1",
    },
    "parts": {
        "4711/oil": "09:30–10:00",
        "4712/oil": "2026-11-25 08:00–2026-11-25 08:30",
        "4713/oil": "2026-11-26 09:30–2026-11-26 10:00",
    },
    "preferred": {"4711/oil": "08:00–08:30 Ben"},
    "skill_waste": {"4711/pads": "08:00–08:30 Ben"},
    "sublet": {
        "4711/strip": "08:00–08:30 Ann",
        "4711/rim": "08:30–12:30",
        "4712/pads": "08:30–09:30 Ann",
        "4711/refit": "13:00–13:30 Ann",
    },
    "team_spread": {"4711/brakes": "08:00–08:30 Ann", "4712/oil": "08:30–09:00 Ben"},
    "test_drive": {
        "4711/brakes": "08:00–08:30 Ann in Bay 1",
        "4711/drive": "08:30–08:50 Ann",
        "4712/oil": "08:30–09:00 Ben in Bay 1",
    },
    "two_persons": {"4712/oil": "08:00–08:30 Ann", "4711/lid": "10:00–11:00 Ann, Ben in Bay 1"},
    "waiting": {"4712/pads": "08:00–09:00", "4711/oil": "09:00–09:30"},
    "warranty_duty": {
        "4712/pads": "13:00–14:00",
        "4711/gearbox": "14:00–2026-11-25 09:00",
        "loan 4711": "M-EW 1 2026-11-25 00:00–2026-11-25 10:40",
        "loan 4712": "none",
    },
}

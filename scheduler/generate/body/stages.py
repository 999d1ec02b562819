"""The operations of body and paint.

Those whose time depends on the damage are written into the order, the others are in the catalogue. What dries or cures
needs nobody.
"""

from __future__ import annotations

from scheduler.generate.places import Words
from scheduler.generate.task import Task

SIZED: dict[str, Task] = {
    "dismantle": Task(Words("拆卸", "Demontage", "Dismantle"), 12, "body", 1, ("body",)),
    "bench": Task(Words("大梁校正", "Richtbank", "Frame bench"), 36, "frame", 1, ("frame_bench",)),
    "beat": Task(Words("钣金整形", "Ausbeulen", "Panel beating"), 24, "body", 2, ("body",)),
    "fill": Task(Words("刮灰打磨", "Spachteln und Schleifen", "Filler and sanding"), 12, "prep", 1, ("prep",)),
    "primer": Task(Words("中涂底漆", "Füller", "Primer"), 4, "prep", 1, ("prep",)),
    "mask": Task(Words("打磨遮蔽", "Schleifen und Abkleben", "Sanding and masking"), 12, "prep", 1, ("prep",)),
    "paint": Task(Words("喷漆烘烤", "Lackieren", "Painting"), 9, "paint", 1, ()),
    "polish": Task(Words("抛光", "Polieren", "Polishing"), 8, "polish", 1, ("polish",)),
    "reassemble": Task(Words("装复", "Montage", "Reassembly"), 12, "body", 1, ("body",)),
}
"""By name; FRU of a medium damage."""

FIXED: dict[str, Task] = {
    "supplement": Task(Words("增项检查", "Nachkalkulation", "Supplement check"), 3, "body", 2, ()),
    "axle": Task(Words("悬架更换", "Achsteile: Tausch", "Axle parts: replace"), 36, "chassis", 2),
    "dry": Task(Words("红外烘干", "IR-Trocknung", "IR drying"), 12, "", 1, ("prep",)),
    "cure": Task(Words("底漆干燥", "Füller trocknet", "Primer cures"), 6, "", 1, ()),
    "calibration": Task(
        Words("驾驶辅助标定", "Kalibrierung Assistenz", "ADAS calibration"), 15, "diagnosis", 2, ("adas",), ("tester",)
    ),
    "body_alignment": Task(
        Words("事故车四轮定位", "Achsvermessung (Unfall)", "Alignment (accident)"), 14, "chassis", 2, ("alignment",)
    ),
    "rim_repair": Task(
        Words("轮毂修复(外协)", "Felgenaufbereitung (extern)", "Wheel rim repair (bought in)"),
        1,
        "",
        1,
        (),
        lead="24 h",
    ),
    "glass": Task(
        Words("风挡更换(外协)", "Scheibentausch (extern)", "Windscreen (bought in)"), 1, "", 1, (), lead="3 h"
    ),
}

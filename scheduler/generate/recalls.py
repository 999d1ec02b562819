"""The makers' open recalls: done at the next visit, before a new car is handed over."""

from __future__ import annotations

from scheduler.generate.places import Words
from scheduler.generate.task import CODING, TEST, Task

RECALLS: dict[str, Task] = {
    "recall_airbag": Task(Words("召回:安全气囊", "Rückruf Airbag", "Recall: airbag"), 7, "electrics", recall=True),
    "recall_belt": Task(Words("召回:安全带", "Rückruf Gurt", "Recall: belt"), 14, level=2, recall=True),
    "recall_software_start": Task(
        Words("召回:软件开始", "Rückruf Software: Start", "Recall software: start"),
        1,
        "electrics",
        1,
        TEST,
        CODING,
        recall=True,
    ),
    "recall_software_run": Task(
        Words("召回:软件运行", "Rückruf Software: läuft", "Recall software: runs"), 6, "", 1, TEST, CODING, recall=True
    ),
    "recall_software_end": Task(
        Words("召回:软件确认", "Rückruf Software: Ende", "Recall software: end"),
        1,
        "electrics",
        1,
        TEST,
        CODING,
        recall=True,
    ),
}

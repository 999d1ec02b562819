"""Three places a workshop can be in: language, brand, labour unit and calendar."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from scheduler.documents.calendars import HolidayRules
from scheduler.documents.fields import Weekday
from scheduler.documents.workshop import LabourUnit

Language = Literal["zh", "de", "en"]
Brand = Literal["BMW", "VW"]


class Words(NamedTuple):
    """The same text in three languages."""

    zh: str
    de: str
    en: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a workshop is and what is usual there."""

    language: Language
    id: str
    name: str
    zone: str
    holidays: HolidayRules
    weekdays: tuple[Weekday, ...]
    brand: Brand
    labour_unit: LabourUnit

    def say(self, words: Words) -> str:
        """The text in the place's language."""
        return {"zh": words.zh, "de": words.de, "en": words.en}[self.language]


MONDAY_TO_FRIDAY: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri")
MONDAY_TO_SATURDAY: tuple[Weekday, ...] = (*MONDAY_TO_FRIDAY, "sat")

PLACES: dict[Language, Place] = {
    "zh": Place(
        language="zh",
        id="beijing-chaoyang",
        name="北京朝阳店",
        zone="Asia/Shanghai",
        holidays=HolidayRules(country="CN"),
        weekdays=MONDAY_TO_SATURDAY,
        brand="BMW",
        labour_unit=LabourUnit(name="FRU", minutes=5),
    ),
    "de": Place(
        language="de",
        id="muenchen-sued",
        name="Autohaus München Süd",
        zone="Europe/Berlin",
        holidays=HolidayRules(country="DE", subdivision="BY"),
        weekdays=MONDAY_TO_FRIDAY,
        brand="VW",
        labour_unit=LabourUnit(name="AW", minutes=6),
    ),
    "en": Place(
        language="en",
        id="london-west",
        name="London West",
        zone="Europe/London",
        holidays=HolidayRules(country="GB", subdivision="ENG"),
        weekdays=MONDAY_TO_SATURDAY,
        brand="BMW",
        labour_unit=LabourUnit(name="FRU", minutes=5),
    ),
}

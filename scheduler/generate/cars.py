"""Cars: number plates in the style of the place, models of its brand."""

from __future__ import annotations

from random import Random
from typing import Literal, NamedTuple

from scheduler.documents.orders import Vehicle
from scheduler.generate.places import Brand, Language, Place, Words

Drive = Literal["combustion", "plug_in_hybrid", "electric"]


class Model(NamedTuple):
    """A model and what drives it."""

    name: str
    drive: Drive = "combustion"


MODELS: dict[Brand, tuple[Model, ...]] = {
    "BMW": (
        Model("BMW 118i"),
        Model("BMW 320i"),
        Model("BMW 325i"),
        Model("BMW 530i"),
        Model("BMW 740i"),
        Model("BMW X1"),
        Model("BMW X3"),
        Model("BMW X5"),
        Model("BMW 330e", "plug_in_hybrid"),
        Model("BMW i3", "electric"),
        Model("BMW i4", "electric"),
        Model("BMW iX3", "electric"),
    ),
    "VW": (
        Model("VW Polo"),
        Model("VW Golf"),
        Model("VW Passat"),
        Model("VW Tiguan"),
        Model("VW Touran"),
        Model("VW T-Roc"),
        Model("VW Caddy"),
        Model("VW T6"),
        Model("VW Golf eHybrid", "plug_in_hybrid"),
        Model("VW ID.3", "electric"),
        Model("VW ID.4", "electric"),
        Model("VW ID.Buzz", "electric"),
    ),
}

LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
DIGITS = "0123456789"
TOWNS = ("M", "M", "M", "DAH", "FS", "STA", "EBE")
AREAS = ("LA", "LB", "LC", "LK", "LR", "GJ", "HX")

STOCK = Words("商品车{}", "Lager {}", "Stock {}")


def vehicle(rng: Random, place: Place, share: int, taken: set[str], *, engine: bool = False) -> Vehicle:
    """A car on the road whose plate is not taken yet.

    ``engine``: its job is one on a combustion engine; any other comes with a plug-in car in ``share`` % of the cases.
    """
    plugged = not engine and rng.randrange(100) < share
    model = rng.choice([m for m in MODELS[place.brand] if (m.drive != "combustion") == plugged])
    plate = number_plate(rng, place.language, plugged=plugged)
    while plate in taken:
        plate = number_plate(rng, place.language, plugged=plugged)
    taken.add(plate)
    return Vehicle(plate=plate, model=model.name, drive=model.drive)


def stock_car(rng: Random, place: Place, number: int, *, engine: bool) -> Vehicle:
    """A car of the house, which has no plate yet."""
    model = rng.choice([m for m in MODELS[place.brand] if m.drive == "combustion" or not engine])
    return Vehicle(plate=place.say(STOCK).format(number), model=model.name, drive=model.drive)


def number_plate(rng: Random, language: Language, *, plugged: bool) -> str:
    """Plug-in cars have six characters in China and an E at the end in Germany."""
    if language == "zh":
        return f"京{rng.choice('AEFGHJNPQ')}·{_some(rng, 'DF', 1) if plugged else ''}{_some(rng, DIGITS, 5)}"
    if language == "de":
        return f"{rng.choice(TOWNS)}-{_some(rng, LETTERS, 2)} {rng.randint(100, 999)}{'E' if plugged else ''}"
    return f"{rng.choice(AREAS)}{rng.randint(18, 26)} {_some(rng, LETTERS, 3)}"


def _some(rng: Random, characters: str, count: int) -> str:
    return "".join(rng.choices(characters, k=count))

"""Believable names: staff by full name, customers the way the counter calls them."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from scheduler.generate.places import Language

FAMILY: dict[Language, str] = {
    "zh": ("王 李 张 刘 陈 杨 赵 黄 周 吴 徐 孙 胡 朱 高 林 何 郭 马 罗 梁 宋 郑 谢 韩 唐 冯 于 董 萧"),
    "de": (
        "Huber Wagner Bauer Schuster Maier Gruber Hofmann Lang Fuchs Berger Winkler Aydin Kraus Vogel Brandl Pfeiffer"
        " Kowalski Seidl Ott Reiter Böhm Engel Lindner Yilmaz Stadler Moser Haas Kern Roth Zeller"
    ),
    "en": (
        "Smith Khan Taylor Brown Patel Evans Walker Hughes Green Hall Wood Clarke Begum Turner Hill Moore Cooper Ward"
        " Morris Ahmed Bennett Gray Shaw Mills Webb Palmer Fox Singh Doyle Price"
    ),
}

GIVEN: dict[Language, str] = {
    "zh": ("伟 强 磊 军 勇 杰 涛 超 明 刚 鹏 斌 浩 宇 晨 静 敏 婷 志强 建国 海波 晓东 文博 家豪 雪梅"),
    "de": (
        "Thomas Stefan Markus Andreas Florian Lukas Tobias Michael Daniel Sebastian Jonas Maximilian Emre Julia Sabine"
        " Katharina Anna Peter Christian Martin"
    ),
    "en": (
        "Oliver Jack Harry George Liam Aisha Daniel Tom Ryan Priya Adam Lewis Callum Emma Ben Sophie Imran Luke Nathan"
        " Grace"
    ),
}

ADDRESS: dict[Language, tuple[str, ...]] = {
    "zh": ("{}先生", "{}女士"),
    "de": ("Herr {}", "Frau {}"),
    "en": ("Mr {}", "Ms {}"),
}


def staff_names(rng: Random, language: Language) -> Iterator[str]:
    """Full names, all different; family names repeat as late as possible."""
    order = "{family}{given}" if language == "zh" else "{given} {family}"
    families, given = FAMILY[language].split(), GIVEN[language].split()
    taken: set[str] = set()
    while True:
        for family in rng.sample(families, len(families)):
            name = order.format(family=family, given=rng.choice(given))
            if name not in taken:
                taken.add(name)
                yield name


def customer_name(rng: Random, language: Language) -> str:
    """One customer."""
    return rng.choice(ADDRESS[language]).format(rng.choice(FAMILY[language].split()))

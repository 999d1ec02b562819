"""Which text fits: a bar steps down from plate and job to shorter true forms, never to an ellipsis."""

from __future__ import annotations

import re
from collections.abc import Iterable
from unicodedata import east_asian_width

SEPARATOR = re.compile(r"[-·•.\s]+")
BOLD = 1.07
WIDTHS = {  # em, of common sans-serif faces, rounded up
    **dict.fromkeys("iljI'|.,:;·•! ", 0.3),
    **dict.fromkeys('ftr-()[]/"', 0.42),
    **dict.fromkeys("mwMW%@", 0.92),
    **dict.fromkeys("ABCDEFGHJKLNOPQRSTUVXYZ+–=", 0.7),
}


def plate_forms(plate: str) -> list[str]:
    """A plate and its tails, longest first: ``M-NA 977``, ``NA 977``, ``977``."""
    forms = [plate] + [plate[m.end() :] for m in SEPARATOR.finditer(plate) if m.end() < len(plate)]
    forms += [forms[-1][-n:] for n in (5, 3) if len(forms[-1]) > n]
    return list(dict.fromkeys(forms))


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Estimated width in px at a font size in px."""
    return sum(map(_em, text)) * size * (BOLD if bold else 1.0)


def first_that_fits(forms: Iterable[str], width: float, size: float, *, bold: bool = False) -> str:
    """The first of the forms that is no wider than ``width`` px; nothing when none is."""
    return next((form for form in forms if text_width(form, size, bold=bold) <= width), "")


def _em(character: str) -> float:
    return 1.02 if east_asian_width(character) in "WF" else WIDTHS.get(character, 0.62)

"""Text steps down to a shorter true form, never to an ellipsis."""

from __future__ import annotations

import pytest

from api.view.fit import first_that_fits, plate_forms, text_width


@pytest.mark.parametrize(
    ("plate", "forms"),
    [
        ("M-NA 977", ["M-NA 977", "NA 977", "977"]),
        ("京A·E1738", ["京A·E1738", "E1738", "738"]),
        ("粤B12345", ["粤B12345", "12345", "345"]),
        ("LK20 ABE", ["LK20 ABE", "ABE"]),
        ("7", ["7"]),
        ("A-", ["A-"]),  # no tail of nothing
    ],
)
def test_a_plate_is_shortened_from_its_head(plate: str, forms: list[str]) -> None:
    assert plate_forms(plate) == forms


def test_han_characters_are_as_wide_as_high_and_bold_is_wider() -> None:
    """Two characters of 10 px, at 1.02 em."""
    assert text_width("京沪", 10) == pytest.approx(20.4)
    assert text_width("京沪", 10, bold=True) > 20.4


def test_the_longest_form_that_fits_is_taken_and_none_if_none_does() -> None:
    """At 10 px a digit takes 6.2 px."""
    forms = ["12345", "345"]
    assert first_that_fits(forms, 31, 10) == "12345"
    assert first_that_fits(forms, 30.9, 10) == "345"
    assert first_that_fits(forms, 18, 10) == ""

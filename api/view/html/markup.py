"""Elements as text: every attribute is escaped here, every text by `text`."""

from __future__ import annotations

from html import escape

SHAPES = ("rect", "path", "use")  # elements of a drawing that are closed at once where they hold nothing

text = escape
"""Text from a document, safe between tags."""


def tag(name: str, *children: str, **attributes: object) -> str:
    """One element; children are markup, ``class_`` and ``stroke_width`` become ``class`` and ``stroke-width``."""
    listed = "".join(f' {key.rstrip("_").replace("_", "-")}="{_value(value)}"' for key, value in attributes.items())
    if name in SHAPES and not children:
        return f"<{name}{listed}/>"
    return f"<{name}{listed}>{''.join(children)}</{name}>"


def _value(value: object) -> str:
    return f"{value:.1f}".removesuffix(".0") if isinstance(value, float) else escape(str(value))

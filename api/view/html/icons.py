"""The icons: 16 px grid, 1.6 px stroke, drawn once per page and used by name."""

from __future__ import annotations

from api.view.html.markup import tag

PATHS = {
    "flag": "M4 14V2.5M4 3h8l-2.2 2.8L12 8.6H4",
    "clock": "M8 2.5a5.5 5.5 0 1 0 .01 0M8 5v3.3l2.2 1.3",
    "chair": "M5 2.5v11M5 8.3h5.5v5.2",
    "key": "M10.7 2.8a2.6 2.6 0 1 0 .01 0M8.8 7.3 3 13M4.6 11.4l1.8 1.8",
    "lorry": "M1.5 4h7.7v7H1.5zM9.2 6.4h3l2.3 2.4V11H9.2M4.3 11.2a1.2 1.2 0 1 0 .01 0M11.7 11.2a1.2 1.2 0 1 0 .01 0",
    "star": "M8 2l1.8 3.8 4.2.5-3.1 2.9.8 4.1L8 11.3l-3.7 2 .8-4.1L2 6.3l4.2-.5z",
    "back": "M6 3 3 6l3 3M3.2 6h6a3.5 3.5 0 0 1 0 7H6.5",
    "wrench": "M10.9 2.7a3.2 3.2 0 0 0-4 4.1L2.7 11a1.6 1.6 0 0 0 2.3 2.3l4.2-4.2a3.2 3.2 0 0 0 4.1-4L11.2 7.2 9 5z",
    "shield": "M8 1.8l5 1.9v4c0 3-2 5.3-5 6.5-3-1.2-5-3.5-5-6.5v-4zM5.7 7.9l1.7 1.7 3-3.2",
    "drop": "M8 2.2c2.2 2.6 3.8 4.6 3.8 6.8a3.8 3.8 0 0 1-7.6 0c0-2.2 1.6-4.2 3.8-6.8z",
    "wheel": "M8 2.5a5.5 5.5 0 1 0 .01 0M8 6.6a1.4 1.4 0 1 0 .01 0M2.7 7.2l4 .6M13.3 7.2l-4 .6M8 9.4v4",
    "person": "M8 2.4a2.5 2.5 0 1 0 .01 0M3 13.6c.4-3 2.3-4.5 5-4.5s4.6 1.5 5 4.5",
    "tick": "M3.2 8.6l3.1 3.1 6.5-7.2",
    "hand": "M4.6 8.5V4.6a.9.9 0 0 1 1.8 0V7M6.4 7V3.2a.9.9 0 0 1 1.8 0V7M8.2 7V3.6a.9.9 0 0 1 1.8 0V7M10 7V5"
    "a.9.9 0 0 1 1.8 0v4.6c0 2.6-1.4 4.2-3.6 4.2-2 0-2.8-.8-3.7-2.4L2.8 9a.9.9 0 0 1 1.5-.9l.9 1.2",
    "plug": "M5.5 2v3M10.5 2v3M4 5h8v2.2a4 4 0 0 1-8 0zM8 11.2V14",
    "cross": "M4 4l8 8M12 4l-8 8",
    "bolt": "M9 1.8 3.6 9h3.6L6.6 14.2 12.4 7H8.6z",
    "box": "M2.5 5 8 2.2 13.5 5v6L8 13.8 2.5 11zM2.5 5 8 7.8 13.5 5M8 7.8v6",
    "lock": "M4 7.2h8v6H4zM5.6 7.2V5a2.4 2.4 0 0 1 4.8 0v2.2",
    "plus": "M8 3v10M3 8h10",
    "moon": "M11.8 9.8A5.2 5.2 0 0 1 6.2 3a5.2 5.2 0 1 0 5.6 6.8z",
    "away": "M6.5 3H3v10h3.5M6 8h7.5M10.5 5l3 3-3 3",
    "onward": "M2.5 8h10M9 4.5 12.5 8 9 11.5",
}

MODES = {"waits": "chair", "loaner": "key", "collection": "lorry"}
CLASSES = {"hvc": "star", "comeback": "back"}
KINDS = {
    "reception": "person",
    "self_check": "tick",
    "inspection": "shield",
    "wash": "drop",
    "test_drive": "wheel",
    "handover": "person",
    "collection": "lorry",
    "return": "lorry",
}


def symbols() -> str:
    """All icons, to be placed once at the head of a page."""
    return "".join(
        tag("symbol", tag("path", d=path), id=f"i-{name}", viewBox="0 0 16 16") for name, path in PATHS.items()
    )


def icon(name: str, x: float = 0, y: float = 0, size: float = 14) -> str:
    """One icon inside a drawing."""
    return tag("use", href=f"#i-{name}", x=x, y=y, width=size, height=size)


def inline(name: str, label: str = "") -> str:
    """One icon in running text."""
    named = {"role": "img", "aria_label": label} if label else {"aria_hidden": "true"}
    return tag("svg", icon(name, 0, 0, 16), class_="inline", viewBox="0 0 16 16", **named)

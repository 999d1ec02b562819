"""Logs: one line per event on stderr, as text or as JSON, with the request's id; never a key, a token or a body."""

from __future__ import annotations

import logging
import sys

import structlog

FORMAT = "%(asctime)s %(levelname)s %(name)s %(message)s"


def configure(*, json_lines: bool) -> None:
    """Everything that is logged looks the same."""
    as_json = structlog.processors.JSONRenderer(ensure_ascii=False)
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            as_json if json_lines else structlog.dev.ConsoleRenderer(colors=False),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )
    logging.basicConfig(stream=sys.stderr, level=logging.WARNING, format=FORMAT)

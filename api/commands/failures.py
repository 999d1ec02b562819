"""Every error that a user can mend is one line on stderr and exit code 2, never a traceback."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import Any, TextIO

import typer
from typer.core import TyperGroup

from scheduler.errors import InvalidDocument, WorkshopError

UNUSABLE = 2


class PlainFailures(TyperGroup):
    """A group of commands whose failures are worded for people."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command; what it wrote is flushed here, where a closed pipe can still be told."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except InvalidDocument as error:
            _fail(*map(str, error.faults))
        except WorkshopError as error:
            _fail(str(error))
        except OSError as error:
            _fail(f"{error.filename}: {error.strerror}." if error.filename else _unwritten(error))
        else:
            return result


def _unwritten(error: OSError) -> str:
    """Only standard output is written to without a name."""
    _abandon(sys.stdout)
    if isinstance(error, BrokenPipeError):
        return "standard output was closed before everything was written."
    return f"standard output: {error.strerror or error}."


def _fail(*messages: str) -> None:
    try:
        for message in messages:
            typer.echo(f"error: {message}", err=True)
    except OSError:  # nobody listens: the exit code still tells
        _abandon(sys.stderr)
    raise typer.Exit(UNUSABLE)


def _abandon(stream: TextIO) -> None:
    """The interpreter flushes again when it ends, and would complain."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())

"""Every error that a user can mend is one line on stderr and exit code 2, never a traceback."""

from __future__ import annotations

import os
import sys
from typing import Any

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
        except BrokenPipeError:
            # The interpreter flushes again when it ends, and would complain.
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
            _fail("standard output was closed before everything was written.")
        except OSError as error:
            _fail(f"{error.filename}: {error.strerror}." if error.filename else str(error))
        else:
            return result


def _fail(*messages: str) -> None:
    for message in messages:
        typer.echo(f"error: {message}", err=True)
    raise typer.Exit(UNUSABLE)

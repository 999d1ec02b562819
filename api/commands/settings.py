"""What the environment says of the service; what it should not say is one line, never a traceback."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from api.settings import Settings
from scheduler.errors import Fault, InvalidDocument


def settings(**given: Any) -> Settings:
    """The settings, with what the command line gives; None: not given.

    Raises
    ------
    InvalidDocument
        A variable of the environment cannot be used; every one is named.
    """
    try:
        return Settings(**{name: value for name, value in given.items() if value is not None})
    except ValidationError as error:
        faults = [Fault(f"WORKSHOP_{str(entry['loc'][0]).upper()}", f"{entry['msg']}.") for entry in error.errors()]
        raise InvalidDocument(faults) from None

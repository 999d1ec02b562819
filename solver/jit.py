"""Compiled functions: numba where there is one, else the same functions as plain Python, slower, with the same results.

``WORKSHOP_NO_KERNEL=1`` does without numba. What is compiled is kept on disk, per state of a folder's source: numba
looks at one file at a time and would keep a caller of what has changed in another.
"""

from __future__ import annotations

import hashlib
import importlib
import importlib.util
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

F = TypeVar("F", bound=Callable[..., Any])
Words = npt.NDArray[np.uint64]
"""Sets of ticks, 64 to a word."""
Numbers = npt.NDArray[np.int64]
Records = npt.NDArray[np.void]
"""Rows with named fields, all of them whole numbers."""

PREFIX = "compiled-"


@cache
def _kept_in(folder: Path) -> Path:
    """Where the compiled functions of a folder are kept: of this very source."""
    texts = (path.read_bytes() for path in sorted(folder.glob("*.py")))
    source = hashlib.sha256(b"".join(t for t in texts if b"\n@jit" in t)).hexdigest()[:16]
    beside = folder / "__pycache__"
    if os.access(beside if beside.exists() else folder, os.W_OK):
        return beside / f"{PREFIX}{source}"
    return Path(tempfile.gettempdir()) / f"workshop-{os.getuid()}" / folder.name / f"{PREFIX}{source}"


def _lowest_bit(word: np.uint64) -> int:
    value = int(word)
    return (value & -value).bit_length() - 1


COMPILED = not os.environ.get("WORKSHOP_NO_KERNEL") and importlib.util.find_spec("numba") is not None
trailing_zeros: Callable[[np.uint64], int] = _lowest_bit
"""Position of the lowest bit of a word that has any."""
if COMPILED:
    _numba: Any = importlib.import_module("numba")
    _compile = _numba.njit(cache=True, nogil=True)
    trailing_zeros = importlib.import_module("numba.cpython.unsafe.numbers").trailing_zeros


def jit(function: F) -> F:
    """The function, compiled when it is first called; it lets go of the interpreter lock while it runs."""
    if not COMPILED:
        return function
    _numba.config.CACHE_DIR = str(_kept_in(Path(function.__code__.co_filename).parent))
    compiled: F = _compile(function)
    return compiled


def compile_for(function: Callable[..., Any], types: tuple[str, ...]) -> None:
    """Compile a function for arguments of these types, if it is not on disk."""
    if COMPILED:
        dispatcher: Any = function
        dispatcher.compile(f"({','.join(types)},)")


def forget_others(functions: Iterable[Callable[..., Any]]) -> None:
    """Throw away what was compiled from other states of the source of these functions."""
    for kept in {_kept_in(Path(function.__code__.co_filename).parent) for function in functions}:
        for folder in kept.parent.glob(f"{PREFIX}*"):
            if folder != kept:
                shutil.rmtree(folder, ignore_errors=True)

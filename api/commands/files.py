"""Documents in and out of files, and never half a file."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from errno import EACCES, EBADF, EISDIR, ENOENT
from pathlib import Path
from tempfile import NamedTemporaryFile

STDIN, STDIN_NAME = "-", "standard input"


def read(name: str) -> bytes:
    """What is in a file, or comes from standard input."""
    if name != STDIN:
        return Path(name).read_bytes()
    if sys.stdin is None:  # closed by whoever started the program
        raise _refused(EBADF, STDIN_NAME)
    with _blaming(STDIN_NAME):
        return sys.stdin.buffer.read()


def ensure_writable(path: Path) -> None:
    """Fail now rather than after the work is done."""
    if path.is_dir():
        raise _refused(EISDIR, path)
    if not path.absolute().parent.is_dir():
        raise _refused(ENOENT, path)
    if not os.access(path if path.exists() else path.absolute().parent, os.W_OK):
        raise _refused(EACCES, path)


def write(path: Path, text: str) -> None:
    """Write a file under another name and rename it, so that readers see the old text or the new one."""
    ensure_writable(path)
    with _blaming(path):
        _write(path.resolve(), text)


def _write(target: Path, text: str) -> None:
    if target.exists() and not target.is_file():  # a pipe or a device cannot be replaced
        target.write_text(text, "utf-8")
        return
    with NamedTemporaryFile("w", dir=target.parent, prefix=f".{target.name}.", delete=False, encoding="utf-8") as file:
        try:
            file.write(text)
            file.close()
            os.chmod(file.name, _mode(target))
            os.replace(file.name, target)
        except BaseException:
            os.unlink(file.name)
            raise


def _mode(target: Path) -> int:
    """Permissions of the file that is replaced, or of any new file."""
    if target.exists():
        return target.stat().st_mode
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


@contextmanager
def _blaming(path: Path | str) -> Iterator[None]:
    """A disk that fills up names no file, and a temporary file is none that the user knows."""
    try:
        yield
    except OSError as error:
        raise _refused(error.errno, path) if error.errno else error from None


def _refused(number: int, path: Path | str) -> OSError:
    return OSError(number, os.strerror(number), str(path))

"""Files are written whole or not at all."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from threading import Thread

import pytest

from api.commands.files import ensure_writable, write


def test_a_new_file_may_be_read_by_whom_any_new_file_may(tmp_path: Path) -> None:
    """Temporary files are private by default."""
    plain, written = tmp_path / "plain", tmp_path / "written"
    plain.touch()
    write(written, "京A")
    assert written.read_text("utf-8") == "京A"
    assert written.stat().st_mode == plain.stat().st_mode


def test_an_old_file_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    path.touch()
    path.chmod(0o640)
    write(path, "new")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    """Half a character cannot be written as UTF-8."""
    path = tmp_path / "plan.json"
    path.write_text("old")
    with pytest.raises(UnicodeEncodeError):
        write(path, "new \ud800")
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_text("old")
    link.symlink_to(target)
    write(link, "new")
    assert link.is_symlink()
    assert target.read_text() == "new"


def test_a_pipe_is_written_to_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[str] = []
    reader = Thread(target=lambda: read.append(pipe.read_text("utf-8")))
    reader.start()
    write(pipe, "new")
    reader.join()
    assert read == ["new"]
    assert pipe.is_fifo()


def test_a_place_that_cannot_be_written_is_refused_before_anything_is_planned(tmp_path: Path) -> None:
    """A folder under a file: nobody, not even root, can write there."""
    (tmp_path / "file").touch()
    with pytest.raises(OSError, match="file"):
        ensure_writable(tmp_path / "file" / "plan.json")


def test_a_missing_folder_is_named_by_the_file_in_it(tmp_path: Path) -> None:
    path = tmp_path / "nowhere" / "plan.json"
    with pytest.raises(FileNotFoundError) as error:
        write(path, "new")
    assert error.value.filename == str(path)

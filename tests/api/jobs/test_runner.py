"""A name says whether its owner has gone, and says nothing where nobody can know."""

from __future__ import annotations

import subprocess
import sys

import pytest

from api.jobs.runner import PLACE, has_surely_gone, new_name

NAMED = [sys.executable, "-c", "from api.jobs.runner import new_name; print(new_name())"]
"""A runner that tells its name, and has gone then."""


def test_who_ran_here_and_has_ended_has_gone_and_who_runs_has_not() -> None:
    with subprocess.Popen(
        [*NAMED[:2], f"{NAMED[2]}; input()"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as runner:
        assert runner.stdout is not None
        name = runner.stdout.readline().decode().strip()
        assert not has_surely_gone(name)
        runner.communicate(b"\n")
    assert has_surely_gone(name)
    assert not has_surely_gone(new_name())


def test_of_a_container_of_the_same_host_nothing_is_known() -> None:
    """The same kernel, but numbers of processes are its own: one that nobody has here may run there."""
    kernel, container = PLACE.rsplit("/", 1)
    gone = _gone().rsplit(":", 2)[1]
    assert has_surely_gone(f"{PLACE}:{gone}:0")
    assert not has_surely_gone(f"{kernel}/{int(container) + 1}:{gone}:0")


def test_where_processes_cannot_be_told_apart_nobody_has_surely_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    gone = _gone()
    monkeypatch.setattr("api.jobs.runner.PLACE", "")
    unknown = f":{gone.rsplit(':', 2)[1]}:0"
    assert not has_surely_gone(gone)
    assert not has_surely_gone(unknown)
    assert not has_surely_gone("::")


def _gone() -> str:
    """The name of a runner that has ended."""
    return subprocess.run(NAMED, capture_output=True, text=True, check=True).stdout.strip()

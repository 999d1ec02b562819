"""A PostgreSQL server of the tests' own, in a folder of its own, on loopback; no other server is touched."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.processes import children

PLACES = ("/usr/lib/postgresql", "/opt/homebrew/opt/postgresql", "/usr/pgsql")
FAST = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"]


class Server:
    """``url`` of a database by name; ``safe``: it writes to disk as in earnest, so that it may be killed."""

    def __init__(self, *, safe: bool = False) -> None:
        # Not below the folder of the tests: each run of them shuts it to everybody else, and that means this server.
        self.folder = Path(tempfile.mkdtemp(prefix="workshop-postgres-"))
        self.port = _free_port()
        self._bin = _programs()
        self._data = self.folder / "data"
        self._options = [] if safe else FAST
        _give(self.folder)
        self._run("initdb", "-D", str(self._data), "-U", "workshop", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8")

    def url(self, database: str = "postgres") -> str:
        """For SQLAlchemy."""
        return f"postgresql+psycopg://workshop@127.0.0.1:{self.port}/{database}"

    @property
    def pid(self) -> int:
        """Of its first process."""
        return int((self._data / "postmaster.pid").read_text().splitlines()[0])

    def start(self) -> None:
        """Begin to answer."""
        options = " ".join(f"-c {option}" for option in self._options)
        listen = f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=200"
        self._run(
            "pg_ctl", "-D", str(self._data), "-l", str(self.folder / "log"), "-w", "-o", f"{listen} {options}", "start"
        )

    def kill(self) -> None:
        """End it as if the power had failed."""
        pid = self.pid
        for process in (pid, *children(pid)):
            os.kill(process, signal.SIGKILL)
        while Path(f"/proc/{pid}").exists():
            time.sleep(0.01)
        (self._data / "postmaster.pid").unlink()

    def stop(self) -> None:
        """End it, whoever is connected, and leave nothing."""
        self._run("pg_ctl", "-D", str(self._data), "-m", "immediate", "-w", "stop")
        shutil.rmtree(self.folder)

    def _run(self, program: str, *arguments: str) -> None:
        command: Sequence[str] = [str(self._bin / program), *arguments]
        subprocess.run(
            command,
            check=True,
            capture_output=True,
            user=_user(),
            cwd=self.folder,
            env={"LC_ALL": "C.UTF-8", "PATH": os.environ["PATH"]},
        )


def is_there() -> bool:
    """PostgreSQL is installed."""
    return _programs_or_none() is not None


def require() -> None:
    """Skip where it is not installed; in CI nothing is skipped."""
    if not is_there():
        assert not os.environ.get("CI"), "PostgreSQL is not installed: apt-get install postgresql"
        pytest.skip("PostgreSQL is not installed (Debian: apt-get install postgresql)")


def _programs() -> Path:
    found = _programs_or_none()
    assert found is not None, "PostgreSQL is not installed"
    return found


def _programs_or_none() -> Path | None:
    if (on_path := shutil.which("initdb")) is not None:
        return Path(on_path).resolve().parent
    found = [path.parent for place in PLACES for path in Path(place).parent.glob(f"{Path(place).name}*/**/bin/initdb")]
    return max(found, default=None)


def _user() -> str | None:
    """PostgreSQL refuses to run as root."""
    return "postgres" if os.geteuid() == 0 else None


def _give(folder: Path) -> None:
    """The server's user must reach its folder."""
    if (user := _user()) is not None:
        os.chown(folder, pwd.getpwnam(user).pw_uid, -1)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])

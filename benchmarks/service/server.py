"""The service as it is started by hand, on an empty SQLite file, and what asks it."""

from __future__ import annotations

import http.client
import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

PATIENCE = 60.0
"""Seconds after which it is not going to start."""


class Server:
    """``start_seconds``: from the command to the first answer that it is ready."""

    def __init__(self, folder: Path) -> None:
        self.log = folder / "log"
        environment = os.environ | {
            "WORKSHOP_DATABASE_URL": f"sqlite:///{folder}/workshop.db",
            "WORKSHOP_PORT": "0",
            "WORKSHOP_REQUESTS_PER_MINUTE": "1000000",
        }
        command = [sys.executable, "-c", "from api.cli import main; main()", "serve"]
        began = time.perf_counter()
        with self.log.open("w") as stream:
            self.process = subprocess.Popen(command, env=environment, stdout=stream, stderr=stream)
        self.address = self._said(r"listening on http://(\S+)/v1")
        self.key = self._said(r"first admin key, shown only this once: (\S+)")
        while Asking(self).ask("GET", "/readyz")[0] != 200:
            time.sleep(0.01)
        self.start_seconds = time.perf_counter() - began

    def end(self) -> None:
        """Ask it to end, and wait."""
        self.process.terminate()
        self.process.wait()

    def megabytes(self) -> float:
        """Memory of it and everything it has started, shared pages counted in part (PSS)."""
        kilobytes = 0
        for pid in family(self.process.pid):
            rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
            kilobytes += int(re.findall(r"^Pss:\s+(\d+)", rollup, re.MULTILINE)[0])
        return kilobytes / 1024

    def _said(self, pattern: str) -> str:
        until = time.monotonic() + PATIENCE
        while (found := re.search(pattern, self.log.read_text())) is None:
            if time.monotonic() > until or self.process.poll() is not None:
                raise RuntimeError(f"the service did not start: {self.log.read_text()[-2000:]}")
            time.sleep(0.01)
        return found[1]


class Asking:
    """One client that keeps its connection."""

    def __init__(self, server: Server) -> None:
        host = urlsplit(f"//{server.address}")
        self._connection = http.client.HTTPConnection(host.hostname or "", host.port, timeout=PATIENCE)
        self._headers = {"Authorization": f"Bearer {server.key}", "Content-Type": "application/json"}

    def ask(self, method: str, path: str, body: Any = None) -> tuple[int, Any]:
        """Status and answer."""
        text = None if body is None else json.dumps(body)
        self._connection.request(method, path, text, self._headers)
        answer = self._connection.getresponse()
        said = answer.read()
        return answer.status, json.loads(said) if said[:1] in (b"{", b"[") else said

    def send(self, method: str, path: str, body: bytes | None) -> int:
        """The same without reading what is said: for measuring."""
        self._connection.request(method, path, body, self._headers)
        answer = self._connection.getresponse()
        answer.read()
        return answer.status

    def lines(self, path: str) -> http.client.HTTPResponse:
        """A stream of lines."""
        self._connection.request("GET", path, None, self._headers)
        return self._connection.getresponse()


def family(pid: int) -> list[int]:
    """A process and all that descend from it."""
    parents: dict[int, list[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parents.setdefault(int(stat.read_text().rpartition(")")[2].split()[1]), []).append(int(stat.parent.name))
        except OSError:  # it has just gone
            continue
    found = [pid]
    for member in found:
        found += parents.get(member, [])
    return found

"""The page for integrators: its examples run as they are printed, its tables say what the code says."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic import SecretStr
from pydantic.fields import FieldInfo
from standardwebhooks import Webhook

from api.access.roles import ROLES, May
from api.bodies.solves import SolveStatus
from api.bodies.webhooks import Announcement
from api.http.problems import Code
from api.jobs.local import LocalExecutor
from api.settings import Settings
from api.store.database import Database
from api.webhooks.posting import SECONDS
from scheduler.chain import FOLLOWING, OPERATION_FOLLOWING
from scheduler.day import check_day
from scheduler.read import read_day, read_plan
from tests.api.databases import sqlite_template
from tests.api.serving import running

__all__ = ["sqlite_template"]

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "api/README.md").read_text("utf-8")
FIRST_PAGE = (ROOT / "README.md").read_text("utf-8")
SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"


def examples(language: str, page: str = PAGE) -> list[str]:
    """The blocks in a language."""
    return re.findall(rf"```{language}\n(.*?)```", page, re.DOTALL)


def row(*cells: str) -> str:
    """Of a table."""
    return "|" + "|".join(f" {cell} " if cell else " " for cell in cells) + "|"


def missing(rows: Iterable[str]) -> list[str]:
    """Rows that the page does not have."""
    lines = set(PAGE.splitlines())
    return [line for line in rows if line not in lines]


def test_every_setting_is_in_the_table() -> None:
    rows = [row(f"`WORKSHOP_{n.upper()}`", shown(f), f.description or "") for n, f in Settings.model_fields.items()]
    assert missing(rows) == []
    assert PAGE.count("| `WORKSHOP_") == len(rows)


def shown(field: FieldInfo) -> str:
    """A default as people write it."""
    value: Any = field.default
    if field.default_factory is not None:
        return "all of the machine"
    if value is None:
        return "—"
    if isinstance(value, SecretStr):
        value = value.get_secret_value()
    return f"`{str(value).lower() if isinstance(value, bool) else f'{value:g}' if isinstance(value, float) else value}`"


def test_every_role_and_right_is_in_the_table() -> None:
    rights = [row(what.value, *("✓" if what in ROLES[role] else "" for role in ROLES)) for what in May]
    assert missing([row("may", *ROLES), *rights]) == []


def test_every_refusal_is_in_the_table() -> None:
    rows = [row(str(c.kind.status), f"`{c.word}`", c.kind.title, c.kind.way_out) for c in Code]
    assert missing(rows) == []


@pytest.mark.parametrize("chain", [FOLLOWING, OPERATION_FOLLOWING], ids=["orders", "operations"])
def test_every_status_and_what_may_follow_is_in_the_table(chain: Mapping[str, Sequence[str]]) -> None:
    assert missing(row(f"`{status}`", ", ".join(following) or "—") for status, following in chain.items()) == []


def test_how_long_a_receiver_has_is_told() -> None:
    assert f"within {SECONDS:g} seconds" in PAGE


def test_every_status_of_a_solve_and_every_message_is_told() -> None:
    names = [*get_args(SolveStatus), *get_args(Announcement)]
    assert [name for name in names if f"| `{name}` |" not in PAGE] == []


def test_the_curl_example_of_the_first_page_works_by_copy_and_paste(tmp_path: Path) -> None:
    require_curl()
    (example,) = [block for block in examples("bash", FIRST_PAGE) if "curl" in block]
    said = pasted(example, tmp_path)
    assert "event: finished" in said, said
    assert "valid: no rule is broken" in said, said


def require_curl() -> None:
    """Skip where it is not installed; in CI nothing is skipped."""
    if shutil.which("curl") is None:
        assert not os.environ.get("CI"), "curl is not installed: apt-get install curl"
        pytest.skip("curl is not installed (Debian: apt-get install curl)")


def test_the_curl_examples_work_by_copy_and_paste(tmp_path: Path) -> None:
    require_curl()
    said = pasted("\n".join(examples("bash")), tmp_path)
    assert said.count("event: finished") == 2, said
    assert '"published_at"' in said, said
    plan = read_plan((tmp_path / "plan.json").read_bytes())
    assert check_day(read_day((tmp_path / "day.json").read_bytes()), plan).judgement.valid


def pasted(script: str, folder: Path) -> str:
    """What comes of it in an empty folder, on a port that is free; the service is ended as the page says."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "WORKSHOP_PORT": port, "no_proxy": "127.0.0.1"}
    command = ["bash", "-euo", "pipefail", "-c", script.replace("8080", port) + "kill $!; wait $! || true"]
    said = folder / "said"
    with said.open("wb") as out:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=environment,
            stdout=out,
            stderr=out,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            code = process.wait()
        finally:
            with suppress(ProcessLookupError):  # nothing is left of it
                os.killpg(process.pid, signal.SIGKILL)
    text = said.read_text("utf-8")
    assert code == 0, text
    return text


def test_the_python_examples_run_one_after_the_other(sqlite_template: Path, tmp_path: Path) -> None:
    shutil.copy(sqlite_template, tmp_path / "workshop.db")
    database = Database(f"sqlite:///{tmp_path / 'workshop.db'}")
    with running(database, LocalExecutor(2, 1), private_webhooks=True) as server:
        server.clock.moment = datetime.now(UTC)
        code = "\n".join(examples("python")).replace("http://127.0.0.1:8080", server.url)
        environment = {**os.environ, "KEY": server.key("admin")}
        done = subprocess.run(
            [sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
        )
    database.close()
    assert done.returncode == 0, done.stderr
    assert re.search(r"^\d+ finished ", done.stdout, re.MULTILINE), done.stdout
    assert "\nTrue\nexists " in done.stdout, done.stdout


def test_the_example_tells_genuine_messages_from_others() -> None:
    names: dict[str, Any] = {}
    exec(next(block for block in examples("python") if "is_genuine" in block), names)
    is_genuine, now, body = names["is_genuine"], datetime.now(UTC), '{"type": "plan.published"}'
    headers = {
        "webhook-id": "msg_1",
        "webhook-timestamp": str(int(now.timestamp())),
        "webhook-signature": f"v1,bm9uZQ== {Webhook(SECRET).sign('msg_1', now, body)}",
    }
    assert is_genuine(SECRET, headers, body.encode())
    assert not is_genuine(SECRET, headers, body.encode() + b" ")
    assert not is_genuine(SECRET, headers | {"webhook-timestamp": "1700000000"}, body.encode())


def test_every_link_and_every_path_named_exists() -> None:
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", PAGE) if "://" not in link]
    assert [link for link in links if not (ROOT / "api" / link).exists()] == []

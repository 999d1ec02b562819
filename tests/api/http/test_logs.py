"""The log of a real service: a line for every request, and in none of them a key, a token or a customer."""

from __future__ import annotations

import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest

from scheduler.generate import generate
from tests.api.routes.conftest import sent
from tests.api.routes.refusals import refusal, told
from tests.api.routes.sending import event, order

SERVE = [sys.executable, "-c", "from api.cli import main; main()", "serve", "--port", "0"]
NAME, PHONE, WORDS = "Frau Geheimnisvoll", "+49 89 555 0177", "Der Auspuff klappert geheimnisvoll"
SECRET: dict[str, Any] = {"customer": {"name": NAME, "phone": PHONE}, "complaint": WORDS}
BROKEN = "create trigger broken before insert on changes begin select raise(abort, 'no room'); end"


@dataclass
class Service:
    """``log``: what it has written; ``key``: its first."""

    process: subprocess.Popen[bytes]
    log: Path
    url: str
    key: str

    def lines(self) -> list[dict[str, Any]]:
        """What it logged, without the greeting."""
        text = self.log.read_text("utf-8")
        return [json.loads(line) for line in text.splitlines() if line.startswith("{")]


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """`workshop serve`, as it is started by those who run it."""
    folder = tmp_path_factory.mktemp("service")
    settings = {"DATABASE_URL": f"sqlite:///{folder}/w.db", "JSON_LOGS": "true", "WARM_SOLVERS": "1", "CORES": "1"}
    environment = os.environ | {f"WORKSHOP_{name}": value for name, value in settings.items()}
    log = folder / "log"
    with log.open("wb") as out:
        process = subprocess.Popen(SERVE, stdout=out, stderr=out, cwd=folder, env=environment)
    try:
        text = _greeting(process, log)
        url = re.search(r"http://\S+/v1", text)
        key = re.search(r"wsk_\S+", text)
        assert url, text
        assert key, text
        yield Service(process, log, url[0], key[0])
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(30)


def _greeting(process: subprocess.Popen[bytes], log: Path) -> str:
    while process.poll() is None and "listening on" not in log.read_text("utf-8"):
        time.sleep(0.05)
    return log.read_text("utf-8")


@pytest.fixture(scope="module")
def answers(service: Service) -> dict[str, httpx.Response]:
    """A morning: good and bad requests, and in the end a database that takes no change."""
    day = generate("small", 0.9, 7)
    body = sent(day.workshop)
    at = f"/workshops/{day.workshop.id}"
    token = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJnZWhlaW0ifQ.c2lnbmF0dXJl"
    with httpx.Client(base_url=service.url, timeout=60, trust_env=False) as client:
        stranger = client.get("/workshops", headers={"Authorization": f"Bearer {token}"})
        client.headers["Authorization"] = f"Bearer {service.key}"
        kept = {
            "stranger": stranger,
            "workshop": client.post("/workshops", json=body),
            "order": client.post(f"{at}/orders", json=order("4711", **SECRET)),
            "search": client.get(f"{at}/orders", params={"customer": NAME, "search": PHONE}),
            "clash": client.post(f"{at}/orders", json=order("4711", **SECRET)),
            "invalid": client.post(f"{at}/orders", json=order("4712", **SECRET, weight=NAME)),
            "unreadable": client.post(
                f"{at}/orders", content=f'{{"{NAME}"'.encode(), headers={"Content-Type": "application/json"}
            ),
            "illegal": client.post(f"{at}/events", json=event("ready", "4711", note=NAME)),
            "key": client.post(f"{at}/keys", json={"name": "DMS", "role": "desk"}, headers={"Idempotency-Key": "k"}),
            "forged": client.get("/workshops/x%0A%7B%22event%22:%22forged%22%7D"),
        }
        with sqlite3.connect(service.log.with_name("w.db")) as connection:
            connection.execute(BROKEN)
        connection.close()
        kept["defect"] = client.post(f"{at}/orders", json=order("4713", **SECRET))
        return kept


def test_every_request_is_one_line_with_its_id(service: Service, answers: dict[str, httpx.Response]) -> None:
    requests = [line for line in service.lines() if line["event"] == "request"]
    assert [line["request_id"] for line in requests] == [answer.headers["x-request-id"] for answer in answers.values()]
    assert [line["status"] for line in requests] == [401, 201, 201, 200, 409, 422, 400, 409, 201, 404, 500]
    assert {"method", "path", "status", "ms", "level", "timestamp"} <= requests[0].keys()


def test_a_defect_is_answered_as_a_problem_and_logged_with_its_traceback(
    service: Service, answers: dict[str, httpx.Response]
) -> None:
    assert told(answers["defect"]) == (500, "internal")
    assert "no room" not in answers["defect"].text
    (defect,) = (line for line in service.lines() if line["event"] == "defect")
    assert defect["request_id"] == refusal(answers["defect"])["request_id"]
    assert "no room" in defect["exception"]


def test_nothing_that_opens_or_names_a_customer_is_in_the_log(
    service: Service, answers: dict[str, httpx.Response]
) -> None:
    greeting = next(line for line in service.log.read_text("utf-8").splitlines() if service.key in line)
    text = service.log.read_text("utf-8").replace(greeting, "")
    made = answers["key"].json()["key"]
    for secret in (service.key, service.key[-43:], made, made[-43:], "eyJ", NAME, PHONE, "Geheimnis", "klappert"):
        assert secret not in text, secret


def test_no_address_makes_a_line_of_its_own(service: Service, answers: dict[str, httpx.Response]) -> None:
    assert answers["forged"].status_code == 404
    assert not [line for line in service.lines() if line["event"] == "forged"]

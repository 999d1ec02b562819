"""Bearer tokens of the dealer's own login, checked against keys that are really published."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import httpx
import pytest
from pydantic import HttpUrl

from api.access.tokens import tokens_of
from api.settings import Settings
from scheduler.documents.day import Day
from tests.api.issuer import ISSUER, Issuer, issuing, of_brackets
from tests.api.routes.conftest import sent
from tests.api.routes.refusals import told
from tests.api.routes.sending import event, order
from tests.api.serving import Running


@pytest.fixture(scope="module")
def issuer(shared: tuple[Running, str]) -> Iterator[Issuer]:
    """Somebody whose tokens the server takes."""
    with issuing() as found:
        shared[0].service.tokens = tokens_of(settings(found.url))
        yield found


def settings(keys: str) -> Settings:
    return Settings(oidc_issuer=HttpUrl(ISSUER), oidc_keys=HttpUrl(keys))


@pytest.fixture
def bearer(shared: tuple[Running, str]) -> Callable[[str], httpx.Client]:
    """Somebody with a token."""
    return lambda token: shared[0].stranger(Authorization=f"Bearer {token}")


Bearer = Callable[[str], httpx.Client]


@pytest.mark.parametrize("algorithm", ["RS256", "RS512", "PS256", "ES256"])
def test_a_good_token_opens_its_workshop(
    issuer: Issuer, bearer: Bearer, shared: tuple[Running, str], algorithm: str
) -> None:
    client = bearer(issuer.token(algorithm))
    assert client.get(shared[1]).status_code == 200
    assert told(client.get("/workshops/other")) == (404, "not_found")
    assert told(client.get(f"{shared[1]}/keys")) == (403, "forbidden")


def test_a_token_of_an_admin_of_all_workshops_sees_them_all(
    issuer: Issuer, bearer: Bearer, shared: tuple[Running, str], small_day: Day
) -> None:
    client = bearer(issuer.token(workshop="*", workshop_role="admin"))
    assert client.post("/workshops", json=sent(small_day.workshop) | {"id": "second"}).status_code == 201
    assert len(client.get("/workshops").json()["workshops"]) == 2
    assert told(bearer(issuer.token()).get("/workshops/second")) == (404, "not_found")


def test_an_issuer_may_write_its_name_with_a_slash_at_the_end(
    issuer: Issuer, bearer: Bearer, shared: tuple[Running, str]
) -> None:
    assert bearer(issuer.token(iss=f"{ISSUER}/")).get(shared[1]).status_code == 200


BAD: dict[str, Callable[[Issuer], str]] = {
    "for another audience": lambda issuer: issuer.token(aud="parking"),
    "of another issuer": lambda issuer: issuer.token(iss="https://login.example.org"),
    "expired": lambda issuer: issuer.token(exp=int(time.time()) - 60),
    "not yet good": lambda issuer: issuer.token(nbf=int(time.time()) + 600),
    "that never ends": lambda issuer: issuer.token(exp=None),
    "of nobody": lambda issuer: issuer.token(sub=None),
    "for no audience": lambda issuer: issuer.token(aud=None),
    "that nobody signed": Issuer.unsigned,
    "signed with the public key": Issuer.signed_with_the_public_key,
    "of an unknown key": lambda issuer: issuer.token(kid="x"),
    "of no key": lambda issuer: issuer.token(kid=None),
    "of a key of another kind": lambda issuer: issuer.token("RS256", kid="e"),
    "of another key of a kind that is there": lambda issuer: issuer.token("ES256", kid="r"),
    "with another end": lambda issuer: f"{issuer.token()[:-6]}AAAAAA",
    "of brackets": lambda issuer: of_brackets(),
    "without a role": lambda issuer: issuer.token(workshop_role=None),
    "with a role that there is not": lambda issuer: issuer.token(workshop_role="owner"),
    "with a list of roles": lambda issuer: issuer.token(workshop_role=["admin"]),
    "without a workshop": lambda issuer: issuer.token(workshop=None),
    "with a list of workshops": lambda issuer: issuer.token(workshop=["muenchen-sued"]),
}


@pytest.mark.parametrize("bad", BAD)
def test_a_bad_token_opens_nothing(issuer: Issuer, bearer: Bearer, shared: tuple[Running, str], bad: str) -> None:
    assert told(bearer(BAD[bad](issuer)).get(shared[1])) == (401, "unauthenticated")


def test_unknown_keys_do_not_make_the_service_ask_the_issuer_again_and_again(issuer: Issuer, bearer: Bearer) -> None:
    bearer(issuer.token()).get("/workshops")
    before = issuer.asked
    for number in range(5):
        bearer(issuer.token(kid=f"x{number}")).get("/workshops")
    assert issuer.asked <= before + 1


def test_a_token_for_a_workshop_that_is_not_here_finds_nothing(issuer: Issuer, bearer: Bearer, small_day: Day) -> None:
    for workshop in ("nowhere", "a\0b", "x" * 500):
        client = bearer(issuer.token(workshop=workshop, workshop_role="admin"))
        assert told(client.post("/solves", json={"day": sent(small_day)})) == (404, "not_found")
        assert client.get("/workshops").json()["workshops"] == []


@pytest.mark.parametrize("name", ["Frau\nHuber", "", "x" * 500, 5, None])
def test_any_name_of_a_person_stands_in_the_log_of_events(
    issuer: Issuer, bearer: Bearer, shared: tuple[Running, str], name: object
) -> None:
    client, id_ = bearer(issuer.token(name=name)), f"o-{hash(str(name)) & 0xFFFF}"
    assert client.post(f"{shared[1]}/orders", json=order(id_)).status_code == 201
    answer = client.post(f"{shared[1]}/events", json=event("arrived", id_))
    assert answer.status_code == 201, answer.text
    assert answer.json()["by"].isprintable()


def test_what_one_person_asked_for_in_one_workshop_is_not_theirs_in_another(
    issuer: Issuer, bearer: Bearer, small_day: Day
) -> None:
    mine = bearer(issuer.token()).post("/solves", json={"day": sent(small_day)}).json()["id"]
    assert told(bearer(issuer.token(workshop="second")).get(f"/solves/{mine}")) == (404, "not_found")


def test_keys_that_cannot_be_read_are_no_fault_of_the_token(
    issuer: Issuer, bearer: Bearer, shared: tuple[Running, str]
) -> None:
    server, known = shared[0], shared[0].service.tokens
    try:
        server.service.tokens = tokens_of(settings("http://127.0.0.1:9/keys"))  # nobody listens on 9
        answer = bearer(issuer.token()).get(shared[1])
    finally:
        server.service.tokens = known
    assert told(answer) == (503, "unavailable")
    assert answer.headers["retry-after"]

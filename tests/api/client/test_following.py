"""Event streams: read while they come, and taken up where they break."""

from __future__ import annotations

from api.bodies.solves import SolveRequest
from api.client import Client
from api.client.following import messages
from scheduler.documents.day import Day
from tests.api.client.breaking import breaking
from tests.api.serving import Running


def test_a_stream_that_breaks_goes_on_without_loss_or_repeats(
    server: Running, client: Client, key: str, day: Day
) -> None:
    job = client.solves.submit(SolveRequest(day=day, time_limit=1))
    # A head has some 400 bytes and an event 60 to 200: cut in the head, in an event, behind some.
    with breaking(server.url, [100, 450, 500, 700, 0, 900, 1100]) as url:
        live = list(Client(url, key).solves.follow(job.id))
    assert [event.sequence for event in live] == list(range(1, len(live) + 1))
    assert [event.kind for event in live[:2]] == ["queued", "started"]
    assert live[-1].kind == "finished"
    assert list(client.solves.follow(job.id)) == live
    assert list(client.solves.follow(job.id, after=2)) == live[2:]
    assert list(client.solves.follow(job.id, after=live[-1].sequence)) == []
    values = [event.values or () for event in live if event.kind == "better"]
    assert values
    assert values == sorted(values, reverse=True)


def test_what_breaks_off_in_the_middle_of_an_event_is_no_event() -> None:
    lines = ["id: 1", "event: queued", "data: {", "data:}", "", ": still there", "", "id: 2", "data: half"]
    assert list(messages(lines)) == ["{\n}"]

"""What a server is made of, where it cannot be seen over HTTP."""

import socket

from api.serving import listen


def test_answers_are_sent_without_delay() -> None:
    """asyncio switches Nagle's algorithm off for sockets that say that they are TCP; else small answers wait 40 ms."""
    listening = listen("127.0.0.1", 0)
    with listening, socket.create_connection(listening.getsockname()), listening.accept()[0] as accepted:
        assert accepted.proto == socket.IPPROTO_TCP

"""How a request goes: answered in time, or given up; some take long on purpose."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from dataclasses import dataclass

from starlette.datastructures import Headers
from starlette.types import Message, Send

from api.http.problems import Code, Refused

COURSE = "workshop.course"


@dataclass(slots=True)
class Course:
    """How a request went: what was answered (0: nothing yet), whether it takes long on purpose, or was given up."""

    status: int = 0
    is_long: bool = False
    is_late: bool = False

    def ensure_wanted(self) -> None:
        """Stop what nobody waits for any more.

        Raises
        ------
        Refused
            It took too long.
        """
        if self.is_late:
            raise Refused(Code.TOO_SLOW, Code.TOO_SLOW.kind.way_out)


async def in_time(work: Awaitable[None], limit: float, course: Course) -> None:
    """Do the work, unless it takes longer and not on purpose; then it goes on unheard: no thread can be broken off.

    Raises
    ------
    Refused
        It took too long.
    """
    task = asyncio.ensure_future(work)
    task.add_done_callback(lambda done: done.cancelled() or done.exception())  # nobody else may ask it
    try:
        await asyncio.wait_for(asyncio.shield(task), limit)
    except TimeoutError:
        if course.is_long:
            await asyncio.shield(task)
            return
        course.is_late = True
        slow = f"It took more than {limit:g} s. {Code.TOO_SLOW.kind.way_out}"
        raise Refused(Code.TOO_SLOW, slow) from None


def unless_late(send: Send, course: Course) -> Send:
    """Nothing is sent any more once it was given up; a stream of events takes long on purpose from its beginning on."""

    async def write(message: Message) -> None:
        if message["type"] == "http.response.start":
            course.is_long |= Headers(scope=message).get("content-type", "").startswith("text/event-stream")
        if not course.is_late:
            await send(message)

    return write

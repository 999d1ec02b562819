"""Which better plans leave a solve process: the first, then the newest, none after the end."""

from __future__ import annotations

from dataclasses import replace
from threading import Event

from api.jobs.executor import Better
from api.jobs.reports import Reports
from api.view.board import Board
from scheduler.day import document_of
from scheduler.plan import Plan
from scheduler.ports import Progress
from scheduler.read import read_plan


class Sent:
    """What has been sent; whoever sends can be kept waiting."""

    def __init__(self) -> None:
        self.messages: list[Better] = []
        self.is_open = Event()
        self.is_open.set()
        self.is_trying = Event()

    def __call__(self, message: Better) -> None:
        self.is_trying.set()
        assert self.is_open.wait(60)
        self.messages.append(message)

    def wait_for(self, count: int) -> None:
        pause = Event()
        assert any(len(self.messages) >= count or pause.wait(0.01) for _ in range(6000))


def progress(board: Board, seconds: float, plan: Plan | None = None) -> Progress:
    """The board's plan, or another with the same score, and a bound that tells the reports apart."""
    judgement = board.outcome.judgement
    return Progress(seconds, "climb", plan or board.plan, judgement, (int(seconds), *board.outcome.bounds[1:]))


def other(plan: Plan) -> Plan:
    """Equal, but another one."""
    return Plan(plan.placements, plan.stays, plan.left_out)


def test_the_first_plan_is_sent_before_the_report_returns(board: Board) -> None:
    sent = Sent()
    reports = Reports(board.day, board.problem, sent)
    reports(progress(board, 1))
    assert [message.seconds for message in sent.messages] == [1]
    plan = sent.messages[0].plan
    assert plan is not None
    outcome = replace(board.outcome, bounds=sent.messages[0].bounds)
    assert read_plan(plan) == document_of(board.day, board.problem, outcome)
    reports.close()


def test_a_bound_alone_comes_without_a_plan(board: Board) -> None:
    sent = Sent()
    reports = Reports(board.day, board.problem, sent)
    reports(progress(board, 1))
    reports(progress(board, 2))
    sent.wait_for(2)
    assert sent.messages[1].plan is None
    assert sent.messages[1].bounds[0] == 2
    reports.close()


def test_what_is_overtaken_is_not_sent_but_the_newest_always_is(board: Board) -> None:
    """While the second is on its way, a third and a fourth are reported."""
    sent = Sent()
    reports = Reports(board.day, board.problem, sent)
    reports(progress(board, 1))
    sent.is_trying.clear()
    sent.is_open.clear()
    reports(progress(board, 2))
    assert sent.is_trying.wait(60)
    reports(progress(board, 3))
    reports(progress(board, 4, other(board.plan)))
    sent.is_open.set()
    sent.wait_for(3)
    assert [message.seconds for message in sent.messages] == [1, 2, 4]
    assert sent.messages[2].plan is not None
    reports.close()


def test_nothing_is_sent_after_the_end(board: Board) -> None:
    """The last message, which knows all, must be the last."""
    sent = Sent()
    reports = Reports(board.day, board.problem, sent)
    reports(progress(board, 1))
    reports.close()
    reports(progress(board, 2, other(board.plan)))
    assert [message.seconds for message in sent.messages] == [1]

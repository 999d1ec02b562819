"""Who and what was occupied."""

from random import Random

from scheduler.generate.body.ledger import Ledger


def test_what_is_booked_is_not_free_until_its_end() -> None:
    ledger = Ledger()
    ledger.book(["body-01", "b-1"], 3, 6)
    assert not ledger.is_free("b-1", 5, 7)
    assert ledger.is_free("b-1", 6, 7)
    assert ledger.is_free("b-1", 0, 3)


def test_one_that_is_free_is_picked() -> None:
    ledger = Ledger()
    ledger.book(["b-1"], 0, 4)
    assert ledger.pick(Random(1), ["b-1", "b-2"], 2, 5) == "b-2"
    assert ledger.pick(Random(1), ["b-1"], 2, 5) is None

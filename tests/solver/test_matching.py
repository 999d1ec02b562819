from __future__ import annotations

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from solver.matching import matched


def test_the_first_candidate_is_taken_while_nobody_has_to_give_way() -> None:
    assert matched([["t", "u"], ["u", "t"]]) == ["t", "u"]


def test_others_give_way_where_a_place_has_no_choice() -> None:
    """Only t can do the third; the second then gets u, the first v."""
    assert matched([["t", "u", "v"], ["t", "u"], ["t"]]) == ["v", "u", "t"]


def test_too_few_people_are_no_crew() -> None:
    assert matched([["t"], ["t"]]) is None
    assert matched([]) == []


@given(st.lists(st.lists(st.sampled_from("tuvw"), unique=True, max_size=4), max_size=4))
def test_a_crew_is_found_whenever_there_is_one(wanted: list[list[str]]) -> None:
    found = matched(wanted)
    possible = any(len(set(crew)) == len(crew) for crew in product(*wanted))
    assert (found is not None) == possible
    if found is not None:
        assert len(set(found)) == len(found)
        assert all(who in able for who, able in zip(found, wanted, strict=True))

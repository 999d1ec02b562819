"""Several days with body and paint on the page: booths, hand-overs, cars that stay, loaners, yard, overtime."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree

import pytest

from api.view.board import Board
from api.view.html.frame import LABEL, NIGHT, WIDTH, Frame, week
from api.view.html.page import page
from api.view.html.yard import yard_groups
from api.view.stages import handed_over, stages
from api.view.totals import yard_lines
from scheduler.plan import Parking, Plan
from scheduler.ports import Outcome
from tests.api.body_shop import EIGHT, THURSDAY, WEDNESDAY, body_shop

Element = ElementTree.Element


@pytest.fixture(scope="module")
def shop() -> Board:
    """The plan is one that the judge lets pass."""
    board = body_shop()
    assert not board.outcome.judgement.violations
    return board


@pytest.fixture(scope="module")
def root(shop: Board) -> Element:
    """The page as a tree; that it can be read as XML proves that every text is escaped."""
    return ElementTree.fromstring(page(shop).removeprefix("<!DOCTYPE html>\n"))


def said(element: Element) -> str:
    return " ".join(" ".join(element.itertext()).split())


def section(root: Element, name: str) -> Element:
    (found,) = root.iterfind(f".//section[@id='{name}']")
    return found


def row(section: Element, name: str) -> Element:
    (found,) = section.iterfind(f".//svg[@aria-label='{name}']")
    return found


def titles(row: Element) -> list[str]:
    return [said(title) for title in row.iterfind(".//title")]


def with_plan(board: Board, plan: Plan) -> Board:
    return replace(board, outcome=Outcome(plan, board.outcome.judgement, board.outcome.bounds, 1.0, 0.1))


def test_a_week_is_one_frame_with_its_nights_squeezed(shop: Board) -> None:
    """Three days of 8–19, 132 ticks each, and two nights of 13 hours drawn as NIGHT ticks."""
    shown = week(shop)
    assert shown.nights == ((228, WEDNESDAY + EIGHT), (WEDNESDAY + 228, THURSDAY + EIGHT))
    tick = (WIDTH - LABEL) / (3 * 132 + 2 * NIGHT)
    assert shown.x(WEDNESDAY + EIGHT) == pytest.approx(LABEL + (132 + NIGHT) * tick)
    assert shown.x(228 + 78) == pytest.approx(LABEL + (132 + NIGHT / 2) * tick)  # the middle of the first night
    assert shown.x(shown.end) == pytest.approx(WIDTH)
    assert shown.hours == 33


def test_hours_of_the_night_have_no_marks(shop: Board) -> None:
    """9 o'clock to 19 o'clock in steps of two from eight: 8, 10, …, 18 of every day."""
    marks = [label for _, label in week(shop).marks(120)]
    assert marks == [f"{hour:02}:00" for _ in range(3) for hour in range(8, 19, 2)]


def test_many_days_scroll_instead_of_shrinking(shop: Board) -> None:
    """Ten days of 260 px beside the names."""
    days = [(shop.problem.clock.day(288 * n), 288 * n, 288 * (n + 1)) for n in range(10)]
    busy = {operation: p for operation, p in shop.plan.placements.items() if p.crew}
    first = next(iter(busy.values()))
    daily = {
        f"{n}": replace(first, start=288 * n + EIGHT, end=288 * n + EIGHT + 2, segments=((288 * n + 96, 288 * n + 98),))
        for n in range(10)
    }
    horizon = shop.day.horizon.model_copy(update={"days": 10})
    board = replace(with_plan(shop, Plan(daily)), day=shop.day.model_copy(update={"horizon": horizon}))
    assert [day for day, _, _ in board.days()] == [day for day, _, _ in days]
    assert week(board).wide == LABEL + 10 * 260


def test_every_day_and_every_list_can_be_reached_from_the_head(root: Element) -> None:
    (nav,) = root.iterfind(".//nav[@class='days']")
    links = {said(a): a.attrib["href"].removeprefix("#") for a in nav.iterfind("a")}
    assert list(links) == [
        "All days",
        "Tuesday 24 November",
        "Wednesday 25 November",
        "Thursday 26 November",
        "Orders",
        "Carried over",
    ]
    assert set(links.values()) <= {element.attrib.get("id") for element in root.iter()}


def test_every_reference_of_the_page_has_its_target_once(root: Element) -> None:
    ids = [element.attrib["id"] for element in root.iter() if "id" in element.attrib]
    assert len(ids) == len(set(ids))
    references = {element.attrib["href"] for element in root.iter() if "href" in element.attrib}
    assert {reference.removeprefix("#") for reference in references} <= set(ids)


def test_a_booth_cycle_shows_members_panels_phases_and_crew(root: Element) -> None:
    (cycle,) = row(section(root, "day-2026-11-25"), "Booth 1").iterfind("g")
    assert "M-BP 101+M-EV 202 5 of 6 · silver" in said(cycle)
    assert titles(cycle) == [
        "Booth 1, Wed 25 Nov 09:00–11:00, Mild 45 °C, 5 of 6 panels, colour silver: M-BP 101 (3), M-EV 202 (2); "
        "coat 09:00 Paul Lack",
        "coat: Paul Lack, Wed 25 Nov 09:00–09:40",
        "bake: unattended, Wed 25 Nov 09:40–11:00",
    ]
    assert [box.attrib["class"] for box in cycle.iterfind("g/rect")] == ["crewed", "over"]


def test_a_booth_without_cycles_takes_one_row(root: Element) -> None:
    low, high = (row(section(root, f"day-2026-11-{day}"), "Booth 1").attrib["viewBox"].split()[3] for day in (24, 25))
    assert 2 * int(low) == int(high)


def test_the_painter_is_busy_in_the_booth_only_while_he_is_needed(shop: Board, root: Element) -> None:
    (turn,) = row(section(root, "day-2026-11-25"), "Paul Lack").iterfind("g")
    assert titles(turn)[0].startswith("coat, Paul Lack; Booth 1, Wed 25 Nov 09:00–11:00")
    assert [(turn.start, turn.end) for turn in shop.by_technician["t-paint"][1:]] == [
        (WEDNESDAY + EIGHT + 12, WEDNESDAY + EIGHT + 20)
    ]


def test_curing_in_no_bay_has_a_row_and_is_marked_as_unattended(root: Element) -> None:
    (bar,) = row(section(root, "day-2026-11-24"), "No bay").iterfind("g")
    assert bar.attrib["class"] == "bar paint planned unattended"
    assert titles(bar) == ["M-BP 101, Cure, unattended, 12:00–14:00, promised Fri 27 Nov 17:00, kept"]


def test_what_is_bought_in_is_away(root: Element) -> None:
    (bar,) = row(section(root, "day-2026-11-24"), "Away").iterfind("g")
    assert titles(bar)[0].startswith("M-SU 303, Repair rims, away, 08:40–Wed 25 Nov 08:40")


def test_a_car_is_handed_from_trade_to_trade(shop: Board) -> None:
    """Stripped and beaten (body), filled, cured and painted (paint), refitted (mechanical)."""
    found = stages(shop, "101")
    assert [(stage.trade, stage.kind, stage.status) for stage in found] == [
        ("body", "attended", "done"),
        ("body", "attended", "planned"),
        ("paint", "attended", "planned"),
        ("paint", "unattended", "planned"),
        ("paint", "booth", "planned"),
        ("mechanical", "attended", "planned"),
    ]
    assert [(before.trade, after.trade) for before, after in handed_over(found)] == [
        ("body", "paint"),
        ("paint", "mechanical"),
    ]


def test_a_car_has_a_row_over_all_days_with_hand_overs_parking_and_what_is_left(root: Element) -> None:
    car = titles(row(section(root, "all-days"), "M-BP 101"))
    assert "Body hands over to paint, 10:00–11:00" in car
    assert "Paint hands over to mechanical, Wed 25 Nov 11:00–Thu 26 Nov 08:00" in car
    assert "parked Wed 25 Nov 11:00–Thu 26 Nov 08:00" in car
    assert (
        "carried over, left for later: Polish (4.0 h of work); ready Fri 27 Nov 12:00, promised Fri 27 Nov 17:00, kept"
        in car
    )
    assert "Body: Beat <panel>, Anna Beul, Body 1, 08:00–10:00, planned" in car


def test_cars_on_overflow_places_are_told_apart(root: Element) -> None:
    assert "parked on an overflow place Wed 25 Nov 08:40–10:00" in titles(row(section(root, "all-days"), "M-SU 303"))


def test_the_yard_counts_cars_and_overflow(root: Element) -> None:
    assert "2 cars parked Wed 25 Nov 08:40–09:00, 1 on overflow places" in titles(
        row(section(root, "all-days"), "Cars parked")
    )
    assert "Yard 1 place · at most 2 cars, 1 on overflow places" in said(section(root, "all-days"))


def test_the_most_cars_in_the_yard_are_those_of_all_hours_and_not_only_of_those_drawn(shop: Board) -> None:
    """All three stand there from seven, the page begins at eight: terminal and page tell the same number."""
    early = tuple(Parking(order, EIGHT - 12, EIGHT, order != "101") for order in ("101", "202", "303"))
    board = with_plan(shop, replace(shop.plan, yard=early + shop.plan.yard))
    (group,) = yard_groups(board, week(board))
    assert group.note == "1 place · at most 3 cars, 2 on overflow places"
    assert [row.note for row in group.rows] == ["3 / 1"]
    assert yard_lines(board)[0] == "  at most 3 cars at once on 1 place"


def test_a_loaner_shows_its_loan_and_the_turnaround(root: Element) -> None:
    """Promised for Thursday at five, half an hour to clean it."""
    overview = section(root, "all-days")
    assert titles(row(overview, "M-EW 1")) == [
        "M-EW 1 (compact) for M-EV 202, 08:00 until Thu 26 Nov 17:00, free again Thu 26 Nov 17:30"
    ]
    assert "Loaners 1 of 2 lent" in said(overview)
    assert row(overview, "M-EW 1").find("g/rect[@class='over']") is not None


def test_overtime_is_shaded_and_the_work_in_it_marked(root: Element) -> None:
    """Eva Chef stays on until half past five; the window is open until seven."""
    chief = row(section(root, "day-2026-11-25"), "Eva Chef")
    assert chief.find("rect[@class='permitted']") is not None
    (bar,) = chief.iterfind("g")
    assert bar.find("path[@class='stayed']") is not None
    assert "recall, ends in overtime" in titles(bar)[0]
    text = said(root)
    assert "Mechanical 2 people · 2.0 / 18.5 h · 30 min of overtime" in text
    assert "1 in the shop at the end 30 min of overtime" in text


def test_supervision_is_told_on_both_rows(root: Element) -> None:
    tuesday = section(root, "day-2026-11-24")
    assert "M-EV 202, Dismantle, Max Eder, Lift 1, supervised by Eva Chef, 08:30–09:30" in " ".join(
        titles(row(tuesday, "Max Eder"))
    )
    assert titles(row(tuesday, "Eva Chef"))[-1] == "supervises M-EV 202, Dismantle, 08:30–09:30"
    assert row(tuesday, "Eva Chef").find(".//path[@class='supervises']") is not None


def test_high_voltage_work_is_marked(root: Element) -> None:
    bars = [t for t in titles(row(section(root, "day-2026-11-24"), "Eva Chef")) if "Isolate" in t]
    assert bars[0].startswith("M-EV 202, Isolate, Eva Chef, Lift 1, high voltage, 2S, 08:00–08:30")


def test_the_order_table_tells_past_work_hand_overs_options_and_what_stops_the_handover(root: Element) -> None:
    rows = {said(tr.find("th")): said(tr) for tr in root.iterfind(".//table[@class='orders']/tbody/tr")}  # type: ignore[arg-type]
    body, electric = rows["M-BP 101"], rows["M-EV 202"]
    assert "✓ Mon 23 Nov 14:00 Strip Anna Beul, Body 1 Tue 24 Nov 08:00 Beat" in body  # dated where a day begins
    assert "→ Paint 11:00 Fill" in body
    assert "later: Polish" in body
    assert "optional, not done: Wax" in electric
    assert "no handover before the recall is done" in electric
    assert "loaner M-EW 1" in electric


def test_cars_that_stay_are_listed_with_what_is_left(root: Element) -> None:
    assert said(section(root, "carried-over")) == (
        "Carried over (1) M-BP 101 101: left for later: Polish (4.0 h of work); "
        "ready Fri 27 Nov 12:00, promised Fri 27 Nov 17:00, kept"
    )


def test_the_legend_explains_what_occurs(root: Element) -> None:
    (legend,) = root.iterfind(".//section[@class='legend']")
    for words in ("permitted overtime", "supervises", "high voltage", "one trade hands over", "parked in the yard"):
        assert words in said(legend)


def test_the_page_of_a_mechanical_day_has_none_of_it(board: Board) -> None:
    (body,) = ElementTree.fromstring(page(board).removeprefix("<!DOCTYPE html>\n")).iterfind("body")
    text = said(body)
    for words in ("Booth", "Loaners", "Yard", "Carried over", "overtime", "supervises", "All days", "Cars"):
        assert words not in text


def test_one_day_has_its_cars_below_its_bays(shop: Board) -> None:
    """Only Wednesday is left: no section of all days, but the cars and the loaner on the day's own hours."""
    plan = shop.plan
    wednesday = {o: p for o, p in plan.placements.items() if WEDNESDAY <= p.start < THURSDAY and p.end <= THURSDAY}
    one = with_plan(shop, replace(plan, placements=wednesday, stays=()))
    root = ElementTree.fromstring(page(one).removeprefix("<!DOCTYPE html>\n"))
    assert root.find(".//section[@id='all-days']") is None
    assert root.find(".//nav") is None
    assert row(section(root, "day-2026-11-25"), "M-EW 1") is not None


def test_a_frame_of_one_day_is_as_it_was(shop: Board) -> None:
    plain = Frame(shop.problem.clock, 96, 216, 34, (0, 288))
    assert plain.x(156) == pytest.approx(LABEL + (WIDTH - LABEL) / 2)

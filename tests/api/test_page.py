"""The page for screen, printer and wall."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree

import pytest

from api.view.board import Board
from api.view.html.frame import LABEL, WIDTH, Frame, frame
from api.view.html.page import page
from api.view.telling import status
from scheduler.clock import Clock
from scheduler.documents.orders import Customer
from scheduler.plan import Violation
from scheduler.presence import span

Element = ElementTree.Element


def parsed(board: Board) -> Element:
    """The page as a tree; that it can be read as XML proves that every element is closed and every text escaped."""
    return ElementTree.fromstring(page(board).removeprefix("<!DOCTYPE html>\n"))


def said(element: Element) -> str:
    return " ".join(" ".join(element.itertext()).split())


def only(root: Element, path: str) -> Element:
    (found,) = root.iterfind(path)
    return found


def row(root: Element, name: str) -> Element:
    return only(root, f".//svg[@aria-label='{name}']")


def bar(row: Element, plate: str) -> Element:
    (found,) = (g for g in row.iterfind("g") if said(g).startswith(plate))
    return found


def repeated(root: Element, row: Element, plate: str) -> bool:
    """The row shows a bar that is drawn on another row."""
    drawn = {f"#{g.attrib['id']}": said(g) for g in root.iterfind(".//g[@id]")}
    return any(drawn[use.attrib["href"]].startswith(plate) for use in row.iterfind("use") if "y" not in use.attrib)


def boxes(bar: Element) -> list[tuple[float, float]]:
    """Left end and width of every segment."""
    return [(float(r.attrib["x"]), float(r.attrib["width"])) for r in bar.iterfind("rect[@class='segment']")]


def test_the_page_stands_alone(board: Board) -> None:
    """Nothing runs and nothing is fetched: every reference stays inside."""
    html = page(board)
    tags = {element.tag for element in parsed(board).iter()}
    assert not tags & {"script", "link", "img", "iframe", "foreignObject", "image"}
    assert "src=" not in html
    assert set(re.findall(r'href="(.)', html)) == {"#"}
    assert set(re.findall(r"url\((.)", html)) == {"#"}
    assert "@import" not in html


def test_what_people_typed_is_text(board: Board) -> None:
    assert "<script>" not in page(board)
    assert "<script>alert(1)</script>" in said(parsed(board))


@pytest.mark.parametrize(("name", "language"), [("王磊", "zh-CN"), ("Jörg Müller", "en")])
def test_han_names_get_chinese_shapes(board: Board, name: str, language: str) -> None:
    people = [t.model_copy(update={"name": name}) for t in board.day.workshop.technicians]
    workshop = board.day.workshop.model_copy(update={"name": "W", "technicians": tuple(people)})
    named = replace(board, day=board.day.model_copy(update={"workshop": workshop}))
    assert parsed(named).attrib["lang"] == language


def test_the_headline_counts_promises_and_claims_no_proof(board: Board) -> None:
    headline = said(only(parsed(board), ".//p[@class='sentence']"))
    assert headline.startswith("4 promises today: this plan keeps 2")
    assert "not proved" in headline
    for count in ("1 late", "1 left out", "1 tight", "1 waiting in the house"):
        assert count in headline


def test_where_nothing_is_promised_the_headline_counts_orders(board: Board) -> None:
    orders = {key: replace(order, due=None) for key, order in board.problem.orders.items()}
    unpromised = replace(board, problem=replace(board.problem, orders=orders))
    planned = len(orders) - len(board.plan.left_out)
    headline = said(only(parsed(unpromised), ".//p[@class='sentence']"))
    assert headline.startswith(f"{len(orders)} orders today, nothing is promised: this plan has {planned}")


def test_the_headline_says_proved_when_the_first_tier_is(board: Board) -> None:
    proved = replace(board, outcome=replace(board.outcome, bounds=(23, None, None, None)))
    assert "not proved" not in said(only(parsed(proved), ".//p[@class='sentence']"))


def test_broken_rules_take_back_every_claim(board: Board) -> None:
    """A plan that cannot be carried out keeps nothing."""
    violation = Violation("shift", "李强 is off shift")
    judgement = replace(board.outcome.judgement, violations=(violation,))
    text = said(parsed(replace(board, outcome=replace(board.outcome, judgement=judgement, bounds=(23, 0, 0, 0)))))
    assert "Rules broken (1) 李强 is off shift" in text
    assert "not proved" in text
    assert "no plan breaks less weight" not in text


def test_waived_clashes_are_listed_apart(board: Board) -> None:
    judgement = replace(board.outcome.judgement, waived=(Violation("shift", "李强 was off shift", waived=True),))
    text = said(parsed(replace(board, outcome=replace(board.outcome, judgement=judgement))))
    assert "Clashes of work that has begun or is forced (1) 李强 was off shift" in text
    assert "Rules broken" not in text


def test_a_bar_stands_where_its_work_is(board: Board) -> None:
    """Eight to ten is the first 2 of the 9 hours shown, half a px inside the lane on either side."""
    hour = (WIDTH - LABEL) / 9
    ((x, width),) = boxes(bar(row(parsed(board), "李强"), "京A·E1738"))
    assert x == pytest.approx(LABEL + 0.5)
    assert width == pytest.approx(2 * hour - 1, abs=0.1)


def test_work_paused_over_a_break_is_two_segments_joined(board: Board) -> None:
    late = bar(row(parsed(board), "李强"), "粤B-12345")
    assert len(boxes(late)) == 2
    assert len(late.findall("rect[@class='neck']")) == 1


def test_only_the_late_bar_is_red_and_capsules_carry_the_minutes(board: Board) -> None:
    bars = row(parsed(board), "李强").findall("g")
    late = [said(g) for g in bars if "late" in g.attrib["class"].split()]
    assert len(late) == 1
    assert late[0].startswith("粤B-12345")
    assert {c.attrib["class"]: said(c) for g in bars for c in g.iterfind("g")} == {
        "capsule late": "+40",
        "capsule tight": "5′",
    }


def test_somebody_absent_is_hatched_with_the_reason(board: Board) -> None:
    absent = row(parsed(board), "王磊")
    assert absent.find("rect[@class='away']") is not None
    assert "病假" in said(absent)


def test_the_bay_shows_the_same_cars(board: Board) -> None:
    """Their bars are drawn once, on the row of the technician."""
    root = parsed(board)
    bay = row(root, "工位 1")
    assert len(bay.findall("rect[@class='stay']")) == 4
    assert not bay.findall("g")
    for plate in ("京A·E1738", "M-NA 977", "粤B-12345", "京K·F2109"):
        assert repeated(root, bay, plate)


def test_a_car_that_waits_in_its_bay_is_hatched(board: Board) -> None:
    """The first car stays until eleven: an hour longer than it is worked on."""
    first, *others = board.plan.stays
    plan = replace(board.plan, stays=(replace(first, end=first.end + 12), *others[1:]))
    bay = row(parsed(replace(board, outcome=replace(board.outcome, plan=plan))), "工位 1")
    (waiting,) = bay.findall("rect[@class='stay-waits']")
    assert float(waiting.attrib["width"]) == pytest.approx((WIDTH - LABEL) / 9, abs=0.1)
    assert "waits" in said(bay)


def test_many_waived_clashes_are_folded_away(board: Board) -> None:
    """Nothing can be done about them; eight are shown at once."""
    for number, folded in ((8, False), (9, True)):
        waived = (Violation("shift", "李强 was off shift", waived=True),) * number
        judgement = replace(board.outcome.judgement, waived=waived)
        root = parsed(replace(board, outcome=replace(board.outcome, judgement=judgement)))
        assert (root.find(".//details/summary") is not None) is folded
        assert said(root).count("李强 was off shift") == number


def test_left_out_orders_are_listed_with_what_blocks_them(board: Board) -> None:
    text = said(parsed(board))
    assert "Left out (1) <script>alert(1)</script> out: the lift is full until 15:00, blocked by 粤B-12345" in text


def test_the_order_table_names_steps_and_standing(board: Board) -> None:
    rows = [said(tr) for tr in parsed(board).iterfind(".//table[@class='orders']/tbody/tr")]
    assert rows[2] == "13:20 粤B-12345 late VIP, waits 08:00 11:00 前制动片 李强, 工位 1 14:00 late by 40 min"


def test_no_customer_is_named_on_a_page_for_the_wall(board: Board) -> None:
    customer = Customer.model_validate({"name": "陈女士", "phone": "+86 10 5550 0100"})
    orders = tuple(order.model_copy(update={"customer": customer}) for order in board.day.orders)
    html = page(replace(board, day=board.day.model_copy(update={"orders": orders})))
    assert "陈女士" not in html
    assert "5550" not in html


def test_only_days_with_work_are_drawn(board: Board) -> None:
    horizon = board.day.horizon.model_copy(update={"days": 3})
    problem = replace(board.problem, horizon=board.problem.clock.horizon(3))
    root = parsed(replace(board, day=board.day.model_copy(update={"horizon": horizon}), problem=problem))
    assert [said(h) for h in root.iterfind(".//section[@class='day']/h2")] == ["Tuesday 24 November"]


def test_a_day_without_orders_says_so(board: Board) -> None:
    day = board.day.model_copy(update={"orders": ()})
    plan = replace(board.plan, placements={}, stays=(), left_out={})
    problem = replace(board.problem, orders={}, operations={})
    assert "No orders for this day." in said(parsed(Board(day, problem, replace(board.outcome, plan=plan))))


def test_facts_are_finished_started_or_forced_by_the_time_of_the_plan(board: Board) -> None:
    """At 10:30 the car of 8–10 is finished, that of 10–11 started, one pinned for 14:00 is forced."""
    placements = board.plan.placements
    facts = {operation: placements[operation] for operation in ("kept/job", "tight/job", "free/job")}
    known = replace(board, problem=replace(board.problem, facts=facts, as_of=126))
    assert [status(known, placement) for placement in placements.values()] == ["done", "started", "planned", "forced"]


def test_the_frame_is_widened_to_work_outside_of_shifts(board: Board) -> None:
    """Shifts are 8–17; a fact until 17:30 needs the hour after."""
    late = replace(board.plan.placements["free/job"], end=210, segments=((168, 210),))
    plan = replace(board.plan, placements={**board.plan.placements, "free/job": late})
    shown = frame(replace(board, outcome=replace(board.outcome, plan=plan)), 0, 288)
    assert (shown.start, shown.end) == (96, 216)


def test_hours_follow_the_wall_clock_when_it_is_set_back() -> None:
    """In Berlin 25 October 2026 has 25 hours: 2:00 comes twice."""
    clock = Clock("Europe/Berlin", date(2026, 10, 25))
    assert [label for _, label in Frame(clock, 0, 60, 30, (0, 60)).marks(60)] == [
        "00:00",
        "01:00",
        "02:00",
        "02:00",
        "03:00",
        "04:00",
    ]


def test_the_capsule_stands_where_the_bar_is_widest(board: Board) -> None:
    """Late work of eleven to twelve that ends five minutes after the break has no room for it there."""
    late = replace(board.plan.placements["late/job"], segments=((132, 144), (156, 157)), end=161)
    plan = replace(board.plan, placements={**board.plan.placements, "late/job": late})
    shown = bar(row(parsed(replace(board, outcome=replace(board.outcome, plan=plan))), "李强"), "粤B-12345")
    capsule = only(shown, "g[@class='capsule late']/rect")
    noon = LABEL + 4 * (WIDTH - LABEL) / 9
    assert float(capsule.attrib["x"]) + float(capsule.attrib["width"]) == pytest.approx(noon - 3, abs=0.1)


def test_what_clashes_is_stacked_and_everything_stays_visible(clashing: Board) -> None:
    """Both bars of the hour from nine, in the row of the person and in that of the bay, where the stays go along."""
    root = parsed(clashing)
    person, bay = row(root, "李强"), row(root, "工位 1")
    assert bar(only(person, "g[@class='sublane']"), "M-NA 977") is not None
    assert said(person.findall("g")[0]).startswith("京A·E1738")
    lower = only(bay, "g[@class='sublane']")
    assert repeated(root, lower, "M-NA 977")
    assert repeated(root, bay, "京A·E1738")
    assert len(lower.findall("rect[@class='stay']")) == 1
    single, double = (float(row(root, name).attrib["viewBox"].split()[3]) for name in ("王磊", "李强"))
    assert double == 2 * single


def test_the_card_of_the_bays_says_what_their_group_says(board: Board) -> None:
    """Open until 19, two hours longer than anybody works: 7 of 11 hours, not 7 of 9."""
    bay = board.problem.bays["b-1"]
    longer = replace(bay, presence=replace(bay.presence, working=span(96, 228)))
    root = parsed(replace(board, problem=replace(board.problem, bays={"b-1": longer})))
    card = [said(div) for div in root.iterfind(".//section[@class='figures']/div")][-1]
    assert card == "Bays 64% 1 bay"
    assert "Mechanical 1 bay · 64% used" in said(root)


@pytest.mark.parametrize(
    ("tick", "label", "lines"), [(84, "◂ 07:00", 0), (96, "08:00", 1), (126, "10:30", 1), (252, "21:00 ▸", 0)]
)
def test_the_time_of_the_plan_is_always_marked(board: Board, tick: int, label: str, lines: int) -> None:
    root = parsed(replace(board, problem=replace(board.problem, as_of=tick)))
    marks = root.findall(".//text[@class='now-label']")
    assert {said(mark) for mark in marks} == {label}
    assert all(LABEL < float(mark.attrib["x"]) < WIDTH for mark in marks)
    assert len(root.findall(".//path[@class='now']")) == lines


def test_a_late_car_of_hours_says_so_in_short(board: Board) -> None:
    late = board.problem.orders["late"]
    orders = {**board.problem.orders, "late": replace(late, due=139)}
    html = page(replace(board, problem=replace(board.problem, orders=orders)))
    assert "+2h25" in html
    assert "late by 2 h 25 min" in html


def test_charts_scroll_in_their_own_box(board: Board) -> None:
    root = parsed(board)
    assert all(len(box) == 1 for box in root.iterfind(".//div[@class='scroll']"))
    assert len(root.findall(".//div[@class='scroll']/table")) == len(root.findall(".//table"))
    style = only(root, ".//style").text or ""
    assert ".scroll { overflow-x: auto; }" in style
    assert re.search(r"\.scroll > table \{ min-width: \d{4}px; \}", style)


def test_the_box_of_clashes_keeps_its_distance(board: Board) -> None:
    assert re.search(r"\.list \{ margin-bottom: \d+px; \}", only(parsed(board), ".//style").text or "")


def test_orders_not_planned_are_told_in_the_head(board: Board) -> None:
    gone = board.day.orders[2].model_copy(update={"id": "gone", "status": "cancelled"})
    root = parsed(replace(board, day=board.day.model_copy(update={"orders": (*board.day.orders, gone)})))
    head = said(only(root, ".//section[@class='headline']"))
    assert head.endswith("Not planned here: 1 order is cancelled.")
    assert "1 waiting in the house" in head  # not the one that is cancelled

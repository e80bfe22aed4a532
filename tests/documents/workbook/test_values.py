"""What people type into cells."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest

from facilitator.documents.workbook.centers import to_people
from facilitator.documents.workbook.headings import unit_of
from facilitator.documents.workbook.values import (
    to_date,
    to_list,
    to_minutes,
    to_money,
    to_number,
    to_numbers,
    to_span,
    to_text,
    to_time,
)
from facilitator.domain.reading import NotReadError

DAY = date(2024, 12, 5)


@pytest.mark.parametrize(
    "cell",
    [
        *[
            "2024-12-05",
            "2024. 12. 5.",
            "2024.12.5",
            "2024/12/5",
            "20241205",
            "24.12.5",
            "'24. 12. 5.",
        ],
        *[
            "2024년 12월 5일",
            "2024년12월5일(목)",
            "２０２４．１２．５．",
            "2024. 12. 5.(목요일)",
            "45631",
        ],
        *["2024-12-05 00:00:00", " 2024-12-05\n", 45631.0, 20241205.0],
        *[DAY, datetime(2024, 12, 5, 13, 30)],
    ],
)
def test_a_day_is_read_however_it_is_written(cell: object) -> None:
    assert to_date(cell) == DAY


@pytest.mark.parametrize(
    ("cell", "moment"),
    [
        *[
            ("14:00", time(14)),
            ("14:00:00", time(14)),
            ("１４：００", time(14)),
            ("14시", time(14)),
        ],
        *[
            ("오후 2시", time(14)),
            ("오후2:30", time(14, 30)),
            ("2:00 PM", time(14)),
            ("2pm", time(14)),
        ],
        *[("14시 30분", time(14, 30)), ("오후 2시 반", time(14, 30)), ("오전 12:10", time(0, 10))],
        *[
            ("오후 12시", time(12)),
            ("9", time(9)),
            ("1430", time(14, 30)),
            ("p.m. 2:05", time(14, 5)),
        ],
        *[
            (0.5, time(12)),
            (0.5833333, time(14)),
            (14.0, time(14)),
            (timedelta(hours=14), time(14)),
        ],
        *[(time(13, 59, 59, 997000), time(14)), (datetime(2024, 12, 5, 14), time(14))],
    ],
)
def test_a_time_of_day_is_read_however_it_is_written(cell: object, moment: time) -> None:
    assert to_time(cell) == moment


@pytest.mark.parametrize(
    ("reader", "cells"),
    [
        (to_date, ["12월 중", "2024-13-01", "2024-02-30", "12/5", 3.0, "1024-01-01", "2024", True]),
        (
            to_time,
            ["점심 뒤", "25:00", "14:60", "오후 14시", "24:00", DAY, 45631.0, timedelta(hours=30)],
        ),
        (to_minutes, ["한 시간", "0", "1441", "-5", "50.5", DAY, "10명"]),
        (to_number, ["가", "0", "-1", 1.5, "1-1", True, "1 2", DAY]),
        (to_numbers, ["1, 가", 1.2, date(2024, 1, 3), "9~1", "1~99999", "전체"]),
        (to_money, ["많음", "1천8백", "-5", "1,80", "18,0000", DAY, True, "10달러"]),
        (to_people, ["주임 0명", "주임 999명"]),
    ],
)
def test_what_is_something_else_is_not_guessed(
    reader: Callable[[object], object], cells: list[object]
) -> None:
    for cell in cells:
        with pytest.raises(NotReadError):
            reader(cell)


@pytest.mark.parametrize(
    ("cell", "minutes"),
    [
        (50.0, 50),
        ("50", 50),
        ("50분", 50),
        ("５０", 50),
        ("1시간 30분", 90),
        ("1시간", 60),
        ("1시간 반", 90),
        ("1:30", 90),
        ("90 min", 90),
        (time(0, 50), 50),
        (timedelta(minutes=50), 50),
        ("40분간", 40),
    ],
)
def test_a_duration_is_read_in_minutes(cell: object, minutes: int) -> None:
    assert to_minutes(cell) == minutes


@pytest.mark.parametrize(
    ("cell", "amount"),
    [
        (18000.0, "18000"),
        ("18000", "18000"),
        ("18,000", "18000"),
        ("18,000천원", "18000"),
        ("１８，０００", "18000"),
        ("18,000,000원", "18000"),
        ("1,800만원", "18000"),
        ("18백만원", "18000"),
        ("₩18,000", "18000"),
        ("1.8억원", "180000"),
        ("비예산", "0"),
        (0.0, "0"),
        ("18,000 천원", "18000"),
    ],
)
def test_money_is_read_in_thousand_won(cell: object, amount: str) -> None:
    assert to_money(cell) == Decimal(amount)


def test_money_follows_the_unit_of_its_heading() -> None:
    assert unit_of("예산(천원)") == unit_of("예산") == unit_of("Budget (KRW 1,000)") == "천원"
    assert to_money(18_000_000.0, unit_of("예산(원)")) == 18000
    assert to_money("18", unit_of("사업비\n(단위: 백만원)")) == 18000
    assert to_money("-") is None and to_money("미정") is None


@pytest.mark.parametrize(
    ("cell", "numbers"),
    [
        (1.0, [1]),
        ("1, 2, 10", [1, 2, 10]),
        ("1·2", [1, 2]),
        ("1번, 2번", [1, 2]),
        ("3~5, 1", [3, 4, 5, 1]),
        ("1-3", [1, 2, 3]),
        ("①, ③", [1, 3]),
        ("1\n2", [1, 2]),
        ("1 2 3", [1, 2, 3]),
        ("1, 1", [1]),
        ("１，２", [1, 2]),
    ],
)
def test_project_numbers_are_read_as_a_list(cell: object, numbers: list[int]) -> None:
    assert to_numbers(cell) == numbers


@pytest.mark.parametrize("cell", [3.0, "3", "３", "3번", "No. 3", "제3호", "3.", " 3 ", "③"])
def test_a_project_number_is_read_however_it_is_written(cell: object) -> None:
    assert to_number(cell) == 3


def test_a_start_may_tell_the_end_as_well() -> None:
    assert to_span("13:50 ~ 14:40") == to_span("13:50-14:40") == (time(13, 50), time(14, 40))
    assert to_span("오후 1시 50분부터") == (time(13, 50), None)


def test_lists_are_split_but_not_inside_brackets() -> None:
    assert to_list("마을, 재생 / 사경\n도농·공익") == ["마을", "재생", "사경", "도농", "공익"]
    assert to_list("주임(김, 이), 팀장") == ["주임(김, 이)", "팀장"]
    assert to_list("마을·재생, 사경", dots=False) == ["마을·재생", "사경"]
    assert to_list(" , ,") == to_list(None) == []


def test_people_are_counted_out() -> None:
    assert to_people("센터장, 주임 2명") == ["센터장", "주임", "주임"]
    assert to_people("센터장 외 2명")[0] == "센터장" and len(to_people("센터장 외 2명")) == 3
    assert len(to_people("３명")) == 3
    assert to_people("-") == []


def test_a_cell_is_told_as_its_user_sees_it() -> None:
    assert to_text(3.0) == "3" and to_text(2.5) == "2.5"
    assert to_text(DAY) == to_text(datetime(2024, 12, 5)) == "2024. 12. 5."
    assert to_text(" 가\u200b \r\n 나\x00 ") == "가 나"
    assert to_text(" 가\r\n나 ", long=True) == "가\n나"

"""What people type is read the same way in a workbook, in a table and on the live page."""

from collections.abc import Callable
from datetime import date, time
from decimal import Decimal

import pytest

from facilitator.domain.dates import parse_date, parse_time
from facilitator.domain.reading import (
    NotReadError,
    as_date,
    as_minutes,
    as_money,
    as_number,
    as_numbers,
    as_people,
    as_span,
    as_time,
    bare,
    folded,
    means_all,
    names_in,
    nearest,
    parts_of,
    rounded,
)

DAY = date(2024, 12, 5)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("12,000원", "12"),
        ("12,345원", "12.345"),
        ("12,000 KRW", "12"),
        ("18,000천원", "18000"),
        ("18,000 천 원", "18000"),
        ("18,000", "18000"),
        ("18 000", "18000"),
        ("1,200만원", "12000"),
        ("１，２００만원", "12000"),
        ("18백만원", "18000"),
        ("1.8억원", "180000"),
        ("비예산", "0"),
    ],
)
def test_money_is_read_in_thousand_won_whatever_its_unit(text: str, amount: str) -> None:
    assert as_money(text) == Decimal(amount)


@pytest.mark.parametrize("text", ["", " ", "-", "미정", "없음", "n/a"])
def test_no_amount_is_none(text: str) -> None:
    assert as_money(text) is None


def test_money_without_a_unit_follows_the_given_one() -> None:
    assert as_money("18", "백만원") == 18000
    assert as_money("18천원", "백만원") == 18
    assert (rounded(Decimal("0.5")), rounded(Decimal("12.345"))) == (1, 12)


@pytest.mark.parametrize(
    "text",
    [
        *("24.12.5", "'24. 12. 5.", "2024. 12. 5.(목)", "2024. 12. 5. (목요일)", "2024-12-05 Thu"),
        *("2024년 12월 5일", "20241205", "2024-12-05 00:00:00", "２０２４．１２．５．"),
    ],
)
def test_a_day_is_read_however_it_is_written(text: str) -> None:
    assert as_date(text) == parse_date(text) == DAY


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("PM 2:30", time(14, 30)),
        ("2:30 pm", time(14, 30)),
        ("오후 2:30", time(14, 30)),
        ("2시 반", time(2, 30)),
        ("오후 2시 반", time(14, 30)),
        ("14:00:00", time(14)),
        ("오전 12:30", time(0, 30)),
        ("오전 0:30", time(0, 30)),
        ("오후 12:30", time(12, 30)),
        ("낮 12시", time(12)),
        ("낮 11시", time(11)),
        ("밤 9시", time(21)),
        ("오후 1시 50분부터", time(13, 50)),
        ("1430", time(14, 30)),
    ],
)
def test_a_time_of_day_is_read_however_it_is_written(text: str, moment: time) -> None:
    assert as_time(text) == parse_time(text) == moment


def test_a_number_alone_is_an_hour_only_in_a_cell_for_times() -> None:
    assert as_time("14") == time(14)
    assert parse_time("14") is None
    assert as_span("13:50 ~ 14:40") == (time(13, 50), time(14, 40))


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("0:50", 50),
        ("50", 50),
        ("50.0", 50),
        ("1시간 반", 90),
        ("1시간 30분", 90),
        ("1h 10min", 70),
    ],
)
def test_a_length_is_read_in_minutes(text: str, minutes: int) -> None:
    assert as_minutes(text) == minutes


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("1, 2, 10", [1, 2, 10]),
        ("1번~3번, 2", [1, 2, 3]),
        ("제1호, No. 4", [1, 4]),
        ("1. 2. 3.", [1, 2, 3]),
        ("1.2.3", [1, 2, 3]),
        ("1.0", [1]),
        ("①·③", [1, 3]),
        ("", []),
    ],
)
def test_project_numbers_are_read_as_a_list(text: str, numbers: list[int]) -> None:
    assert as_numbers(text) == numbers


@pytest.mark.parametrize(
    ("reader", "texts"),
    [
        (as_money, ["많음", "1천8백", "-5", "1,80", "18,0000", "10달러", "1,000,000,000,000억"]),
        (as_date, ["", "12. 5.", "2024-02-30", "1024-01-01", "내일", "45631"]),
        (as_time, ["", "25:00", "14:60", "오후 14시", "오전 2시 오후", "밤 12시", "점심 뒤"]),
        (as_minutes, ["", "0", "1441", "-5", "50.5", "한 시간"]),
        (as_number, ["", "가", "0", "-1", "1-1", "1 2", "1234567"]),
        (as_numbers, ["1, 가", "9~1", "1~99999", "0~3", "1-3-5", "전체"]),
    ],
)
def test_what_is_something_else_is_not_guessed(
    reader: Callable[[str], object], texts: list[str]
) -> None:
    for text in texts:
        with pytest.raises(NotReadError):
            reader(text)


def test_a_refusal_names_the_part_that_is_something_else() -> None:
    with pytest.raises(NotReadError, match=r"^가나$"):
        as_numbers("1, 가나, 3")


def test_people_are_counted_out() -> None:
    def read(text: str) -> list[str]:
        return as_people(text, lambda name: f"{name} 일행", "참석자")

    assert read("센터장, 주임 2명, -") == ["센터장", "주임", "주임"]
    assert read("센터장 외 2명") == ["센터장", "센터장 일행", "센터장 일행"]
    assert read("２명") == ["참석자", "참석자"]
    with pytest.raises(NotReadError):
        read("주임 51명")


def test_names_split_only_where_the_whole_is_none() -> None:
    known = {"마을", "재생", "도농·공익", "사회 경제"}

    def read(text: str) -> list[str]:
        keys = {bare(name) for name in known}
        return names_in(text, lambda name: bare(name) in keys)

    assert read("마을, 재생\n사회 경제") == ["마을", "재생", "사회 경제"]
    assert read("도농·공익·마을") == ["도농·공익", "마을"]
    assert read("마을 재생 / -") == ["마을", "재생"]
    assert read("누구 아무") == ["누구 아무"]
    assert parts_of("주임(김, 이), 팀장·실장") == ["주임(김, 이)", "팀장", "실장"]


def test_words_for_all_and_near_names_are_known() -> None:
    assert all(map(means_all, ["전체", "모든 센터", "All centers", "（전체）"]))
    assert not means_all("마을")
    assert nearest("사겅", ["마을", "사경", "재생"]) == "사경"
    assert nearest("우주", ["마을", "사경"]) == nearest("마을", []) == ""
    assert folded(" Ａ b ") == "ab"

"""Dates and times as they are typed in a hurry, and as public documents write them."""

from datetime import date, time

import pytest

from facilitator.domain.dates import (
    parse_date,
    parse_time,
    say_date,
    say_short_date,
    say_time,
    split_date,
)

NEAR = date(2024, 12, 5)


@pytest.mark.parametrize(
    "text",
    [
        "2024. 12. 13.",
        "2024.12.13",
        "2024-12-13",
        "2024/12/13",
        "20241213",
        "2024년 12월 13일",
        "２０２４．１２．１３",
        " 12. 13. ",
        "12.13",
        "12/13",
        "12월 13일",
        "1213",
        "1213 (금)",
    ],
)
def test_a_date_is_read_as_people_type_it(text: str) -> None:
    assert parse_date(text, NEAR) == date(2024, 12, 13)


@pytest.mark.parametrize(
    "text",
    ["", "내일", "13", "1640", "0230", "131", "2024. 13. 1.", "2024-02-30", "12. 32.", "1.5억"],
)
def test_what_is_no_date_is_not_guessed(text: str) -> None:
    assert parse_date(text, NEAR) is None


def test_a_date_without_a_year_is_the_next_such_day() -> None:
    assert parse_date("12. 5.", NEAR) == date(2024, 12, 5)
    assert parse_date("12. 4.", NEAR) == date(2025, 12, 4)
    assert parse_date("1. 10.", NEAR) == date(2025, 1, 10)
    assert parse_date("2. 29.", date(2023, 3, 1)) == date(2024, 2, 29)
    assert parse_date("12. 13.") is None
    assert parse_date("1213") is None


@pytest.mark.parametrize("text", ["0131", "1/31", "1.31", "1. 31.", "01-31"])
def test_the_end_of_january_is_read_however_it_is_typed(text: str) -> None:
    assert parse_date(text, NEAR) == date(2025, 1, 31)
    assert split_date(f"{text} 예산 확인 후", NEAR) == (date(2025, 1, 31), "예산 확인 후")


def test_a_number_at_the_start_of_a_reason_is_no_date() -> None:
    assert split_date("1200만원 확보 후", NEAR) == (None, "1200만원 확보 후")
    assert split_date("1010호에서", NEAR) == (None, "1010호에서")
    assert split_date("1.5 억 확보 후", NEAR) == (None, "1.5 억 확보 후")


def test_a_time_is_read_without_a_colon() -> None:
    assert parse_time("1640") == time(16, 40)
    assert parse_time("930") == time(9, 30)
    assert parse_time("2460") is None


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("12. 13. 예산 확인 후", "예산 확인 후"),
        ("12.13.예산 확인 후", "예산 확인 후"),
        ("12/13까지 지역 협의", "지역 협의"),
        ("12월 13일까지, 까치마을과 협의", "까치마을과 협의"),
        ("12. 13. 지원 여부 회신", "지원 여부 회신"),
        ("20241213", ""),
        ("2024-12-13 ", ""),
    ],
)
def test_a_reply_begins_with_its_date_and_loses_no_letter_of_the_rest(text: str, rest: str) -> None:
    assert split_date(text, NEAR) == (date(2024, 12, 13), rest)


@pytest.mark.parametrize(
    "text", ["예산 확인 후", "1.5억 예산 확보", "12. 32. 회신", "3/4분기에 회신"]
)
def test_a_text_that_only_looks_like_a_date_stays_whole(text: str) -> None:
    assert split_date(text, NEAR) == (None, text)


@pytest.mark.parametrize("text", ["14:30", "1430", "14시 30분", "14시30분", "１４：３０"])
def test_a_time_is_read_as_people_type_it(text: str) -> None:
    assert parse_time(text) == time(14, 30)


def test_full_hours_and_what_is_no_time() -> None:
    assert parse_time("14시") == time(14)
    assert parse_time("900") == time(9)
    for text in ("", "25:00", "14:60", "오전", "14"):
        assert parse_time(text) is None


def test_dates_and_times_are_told_as_public_documents_write_them() -> None:
    assert say_date(date(2024, 12, 5)) == "2024. 12. 5."
    assert say_short_date(date(2024, 12, 5)) == "12. 5."
    assert say_time(time(9, 5)) == "09:05"
    assert (say_date(None), say_short_date(None), say_time(None)) == ("", "", "")

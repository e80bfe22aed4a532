"""Moments and minutes as people type them while the clock runs."""

from datetime import datetime

import pytest

from facilitator.domain.moments import parse_moment, parse_more

NOW = datetime(2024, 12, 5, 14, 6, 30, 500)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("14:02", datetime(2024, 12, 5, 14, 2)),
        ("1402", datetime(2024, 12, 5, 14, 2)),
        ("오후 2시 2분", datetime(2024, 12, 5, 14, 2)),
        ("14:10", datetime(2024, 12, 5, 14, 10)),
        ("4분 전", datetime(2024, 12, 5, 14, 2, 30)),
        ("4분전", datetime(2024, 12, 5, 14, 2, 30)),
        ("４분 전", datetime(2024, 12, 5, 14, 2, 30)),
        ("-4", datetime(2024, 12, 5, 14, 2, 30)),
        ("−4분", datetime(2024, 12, 5, 14, 2, 30)),
        ("4 min ago", datetime(2024, 12, 5, 14, 2, 30)),
        ("4 minutes ago", datetime(2024, 12, 5, 14, 2, 30)),
        ("90분 전", datetime(2024, 12, 5, 12, 36, 30)),
        ("지금", datetime(2024, 12, 5, 14, 6, 30)),
        ("now", datetime(2024, 12, 5, 14, 6, 30)),
        ("4", None),
        ("4분", None),
        ("어제", None),
        ("", None),
        ("-", None),
        ("25:00", None),
    ],
)
def test_a_start_is_read_as_it_is_typed(text: str, moment: datetime | None) -> None:
    assert parse_moment(text, NOW, NOW) == moment


def test_past_midnight_a_time_of_the_evening_is_yesterdays() -> None:
    now = datetime(2024, 12, 6, 0, 10)
    assert parse_moment("23:50", now, now) == datetime(2024, 12, 5, 23, 50)
    before = datetime(2024, 12, 5, 23, 50)
    assert parse_moment("00:05", before, before) == datetime(2024, 12, 6, 0, 5)


def test_a_start_corrected_weeks_later_stays_on_its_day() -> None:
    later = datetime(2025, 1, 20, 9)
    assert parse_moment("13:55", later, NOW) == datetime(2024, 12, 5, 13, 55)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("+7", 7), ("7", 7), ("+ 7분", 7), ("-5", -5), ("−5분", -5), ("–5 min", -5), ("", 0),
     ("0", 0), ("seven", None), ("+7.5", None), ("+-7", None), ("99999", None)],
)  # fmt: skip
def test_minutes_are_given_and_taken_as_they_are_typed(text: str, minutes: int | None) -> None:
    assert parse_more(text) == minutes

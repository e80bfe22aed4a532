"""How long something lasts, as it is said."""

from collections.abc import Iterator

import pytest

from facilitator.words import use_language
from facilitator.words.spans import span


@pytest.fixture(autouse=True)
def korean() -> Iterator[None]:
    yield
    use_language("ko")


@pytest.mark.parametrize(
    ("minutes", "in_korean", "in_english"),
    [
        (0, "0분", "0 min"),
        (59, "59분", "59 min"),
        (60, "1시간", "1 h"),
        (61, "1시간 1분", "1 h 1 min"),
        (571, "9시간 31분", "9 h 31 min"),
    ],
)
def test_from_an_hour_on_hours_are_said(minutes: int, in_korean: str, in_english: str) -> None:
    use_language("ko")
    assert span(minutes) == in_korean
    use_language("en")
    assert span(minutes) == in_english

"""The months of a period, as people write them; what is unclear tells none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.months import NO_MONTHS, YEAR_ROUND, months_of

MONTHS = st.integers(1, 12)
FULL_WIDTH = str.maketrans("0123456789~.", "０１２３４５６７８９～．")


def _through(first: int, last: int) -> set[int]:
    return {(first + step - 1) % 12 + 1 for step in range((last - first) % 12 + 1)}


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("3월", {3}),
        ("2월~12월", set(range(2, 13))),
        ("２월 ～ １２월", set(range(2, 13))),
        ("3월 ∼ 5월", {3, 4, 5}),
        ("3월부터 11월까지", set(range(3, 12))),
        ("3-5월", {3, 4, 5}),
        ("3~5월, 9월", {3, 4, 5, 9}),
        ("3·5·9월", {3, 5, 9}),
        ("3월, 9월 및 11월", {3, 9, 11}),
        ("3월/9월", {3, 9}),
        ("11월~2월", {11, 12, 1, 2}),
        ("2025. 3.~11.", set(range(3, 12))),
        ("2025. 3. ~ 2025. 12.", set(range(3, 13))),
        ("2025. 11.~2026. 2.", {11, 12, 1, 2}),
        ("'25. 3.~'25. 5.", {3, 4, 5}),
        ("2025-03~06", {3, 4, 5, 6}),
        ("2025-03-01 ~ 2025-06-30", {3, 4, 5, 6}),
        ("2025.03.01 - 2025.06.30", {3, 4, 5, 6}),
        ("2025.03.01-2025.06.30", {3, 4, 5, 6}),
        ("2025. 3. 1.(토) ~ 6. 30.(월)", {3, 4, 5, 6}),
        ("2025년 3월 1일~5월 31일", {3, 4, 5}),
        ("2025년 3~11월", set(range(3, 12))),
        ("3/1~6/30", {3, 4, 5, 6}),
        ("3월 1일~15일", {3}),
        ("3월 10~20일", {3}),
        ("2025. 3. 1.~5.", {3}),  # the fifth of March, as official letters write it
        ("3월 초~5월 말", {3, 4, 5}),
        ("4월 중", {4}),
        ("연초~3월", {1, 2, 3}),
        ("10월~연말", {10, 11, 12}),
        ("상반기", set(range(1, 7))),
        ("2025년 하반기", set(range(7, 13))),
        ("2025 하반기", set(range(7, 13))),
        ("1분기", {1, 2, 3}),
        ("4/4분기", {10, 11, 12}),
        ("1~2분기", set(range(1, 7))),
        ("1, 3분기", {1, 2, 3, 7, 8, 9}),
        ("연중", set(range(1, 13))),
        ("연중 상시", set(range(1, 13))),
        ("매월", set(range(1, 13))),
        ("상·하반기", set(range(1, 13))),
        ("11월~익년 2월", {11, 12, 1, 2}),
        ("3월~내년 5월", set(range(1, 13))),
        ("2025년 1월~2027년 3월", set(range(1, 13))),
        ("3월~11월(8월 제외)", {3, 4, 5, 6, 7, 9, 10, 11}),
        ("3월~11월 (매월 1회)", set(range(3, 12))),
        ("3월~11월, 매월", set(range(3, 12))),
        ("3월 1회, 9월 2회", {3, 9}),
        ("4월~10월(7개월)", set(range(4, 11))),
        ("5월, 10월 예정", {5, 10}),
        ("Mar–Nov", set(range(3, 12))),
        ("March to November 2025", set(range(3, 12))),
        ("Q1", {1, 2, 3}),
        ("first half", set(range(1, 7))),
        ("year-round", set(range(1, 13))),
    ],
)
def test_a_period_is_read_as_people_write_it(text: str, months: set[int]) -> None:
    assert months_of(text) == months


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "미정",
        "추후 결정",
        "협의 후 3월",
        "9개월",
        "2년간",
        "2025년",
        "3~5",  # months, days, years?
        "3",
        "3월~",
        "~6월",
        "6월까지",
        "3월부터",
        "13월",
        "0월",
        "2월 30일",
        "3월~13월",
        "1·4분기",  # the first, or the first and the fourth?
        "1/4",
        "5분기",
        "봄",
        "수시",
        "분기별 1회",
        "3월 또는 5월",
        "3월 이후",
        "2026. 3.~2025. 11.",
        "3월 20일~3월 10일",
        "2025년 3일",
        "3월~5월~7월",
        "3월, 8월 제외",
        "3월~11월(미정 제외)",
        "상반기(3월~5월)",
        "market",
        "3월" + " " * 5 + "x" * 300,
    ],
)
def test_what_is_unclear_tells_no_months(text: str) -> None:
    assert months_of(text) == NO_MONTHS


@given(MONTHS, MONTHS, st.booleans())
def test_every_stretch_of_months_is_read_over_the_new_year_too(
    first: int, last: int, wide: bool
) -> None:
    for text in (f"{first}월~{last}월", f"{first} 월 - {last} 월", f"{first}~{last}월"):
        assert months_of(text.translate(FULL_WIDTH) if wide else text) == _through(first, last)
    if first != last:
        assert months_of(f"{first}.~{last}.") == _through(first, last)


@given(MONTHS, MONTHS, st.integers(2020, 2040), st.integers(0, 3))
def test_a_stretch_with_years_lasts_as_long_as_it_says(
    first: int, last: int, year: int, years: int
) -> None:
    length = years * 12 + last - first
    if length < 0:
        wanted: frozenset[int] = NO_MONTHS
    else:
        wanted = YEAR_ROUND if length >= 11 else frozenset(_through(first, last))
    assert months_of(f"{year}. {first}.~{year + years}. {last}.") == wanted
    assert months_of(f"{year}.{first:02}.01 ~ {year + years}.{last:02}.28") == wanted
    assert months_of(f"{year}년 {first}월 ~ {year + years}년 {last}월") == wanted


@given(st.lists(MONTHS, min_size=1, max_size=12, unique=True), st.sampled_from([", ", "·", ","]))
def test_single_months_may_share_one_unit(months: list[int], mark: str) -> None:
    assert months_of(mark.join(map(str, months)) + "월") == set(months)
    assert months_of(", ".join(f"{month}월" for month in months)) == set(months)


_WORDS = ["3월", "2025.", "11", "~", "-", "부터", "까지", "상반기", "분기", ",", "(", ")", "제외"]


@given(
    st.text(max_size=40)
    | st.lists(st.sampled_from([*_WORDS, "1", "5", "4.", "익년", "연중", " ", "3/4"])).map("".join)
)
def test_any_text_gives_months_of_the_year_or_none(text: str) -> None:
    assert months_of(text) <= YEAR_ROUND

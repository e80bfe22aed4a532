"""Typed and pasted text as the workshop keeps it."""

from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.domain.text import clean, one_line


def test_decomposed_hangul_becomes_whole_syllables() -> None:
    assert clean("\u1112\u1161\u11ab\u1100\u1173\u11af") == "한글"


def test_line_ends_of_every_system_and_of_word_become_one_kind() -> None:
    assert clean("가\r\n나\r다\v라\f마\u2028바\u2029사\x85아") == "가\n나\n다\n라\n마\n바\n사\n아"


def test_what_would_break_a_file_is_taken_out() -> None:
    assert clean("가\0나\x1b다\ud800라\x7f") == "가나다라"


def test_emoji_and_hanja_and_markup_stay_as_they_are() -> None:
    text = "👩‍👩‍👧 漢字 ① <b>굵게</b> $typst$ #let x\t=1"
    assert clean(text) == text


def test_a_field_of_one_line_has_single_spaces() -> None:
    assert one_line("  안성시\t시민\u3000활동\n\n지원단 ") == "안성시 시민 활동 지원단"


@settings(max_examples=100, deadline=None, database=None, derandomize=True)
@given(st.text())
def test_cleaned_text_can_be_written_and_cleaning_again_changes_nothing(text: str) -> None:
    tidy = clean(text)
    tidy.encode("utf-8")
    assert clean(tidy) == tidy
    assert "\0" not in tidy and "\r" not in tidy
    assert one_line(one_line(text)) == one_line(text)
    assert "\n" not in one_line(text)

"""Whatever is typed, the report comes out."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitator.documents.report.cleaning import printable
from facilitator.documents.report.content import report_content
from facilitator.documents.report.typeset import typeset
from tests.documents.report.filled import MADE_AT, with_text
from tests.documents.report.golden import text_of

pytestmark = pytest.mark.slow

_LETTERS = st.one_of(
    st.characters(),
    st.characters(codec="utf-8"),
    st.sampled_from("가나다힣ᄒᆞᆫ漢字①㈜「」○□#$*<>\\[]{}@`~_/\"'=+- \n\t"),
    st.sampled_from(
        "\x00\x07\x1b\u00ad\u200b\u200d\u200e\u202e\u2066\ufeff\ufe0f\ufffe\ue000\u3164"
    ),
    st.sampled_from("😀👩\U0001f3fd🇰🇷\u20e3é\u0301\u1ab0\u0f77"),
)


@pytest.mark.slow
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(_LETTERS, max_size=120))
def test_any_text_in_any_field_can_be_set(text: str) -> None:
    made = typeset(report_content(with_text(text), MADE_AT))
    assert made.files[0].startswith(b"%PDF")


def test_text_that_fonts_cover_is_printed_and_the_rest_is_told() -> None:
    text = "漢字 ①②③ ㈜ 「제목」 ○□ 한글 ᄒᆞᆫ글 Ünïcödé ✓ ☎ → 😀"
    cleaned, replaced = printable({"text": f"{text}\x00\u202e\ufe0f", "more": ["\U00013000"]})
    assert cleaned == {"text": text, "more": ["□"]}
    assert replaced == ("\U00013000",)


def test_what_no_font_draws_becomes_what_looks_like_it() -> None:
    cleaned, replaced = printable({"text": "보류∙건의 ･ ❍ ☐ ㉑ ㈱ ⒈ 々"})
    assert cleaned == {"text": "보류·건의 · ○ □ (21) (株) 1. □"}
    assert replaced == ("々",)


def test_what_no_screen_shows_either_is_told_by_its_number() -> None:
    assert printable({"text": "가\ue000나\U000f0000"}) == (
        {"text": "가□나□"},
        ("U+E000", "U+F0000"),
    )


def test_decomposed_names_are_composed() -> None:
    assert printable({"name": "\u1100\u1161\u1102\u1161"})[0] == {"name": "가나"}


def test_what_is_covered_is_found_again_in_the_pdf() -> None:
    text = "漢字①②㈜「제목」○□●△◇×✓😀"
    assert text in text_of(typeset(report_content(with_text(text), MADE_AT)).files[0])

"""The handbook tells what is promised, and leaves the work as it was."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from facilitator.paths import resource
from facilitator.ui.handbook.handbook_page import HandbookPage
from tests.ui.laptop import Laptop


def test_it_opens_over_the_page_and_esc_leads_back(laptop: Laptop) -> None:
    view = laptop.view
    view.open_page("outcome")
    view.open_handbook()
    page = view._stack.currentWidget()
    assert isinstance(page, HandbookPage)
    assert "83,324" in page.text.toPlainText()
    assert laptop.workshop.live.place == "outcome"
    QTest.keyClick(page.text, Qt.Key.Key_Escape)
    assert view._place == "outcome"


@pytest.mark.parametrize("language", ["ko", "en"])
def test_both_languages_tell_the_same_figures(language: str) -> None:
    written = resource("handbook", f"{language}.md").read_text(encoding="utf-8")
    other = resource("handbook", "en.md" if language == "ko" else "ko.md").read_text("utf-8")
    assert _numbers(written) == _numbers(other)
    assert len(_numbers(written)) > 10


def _numbers(text: str) -> list[str]:
    table = [line for line in text.splitlines() if line.startswith("|")]
    return sorted(re.findall(r"\d[\d,.]*\d|\d", "\n".join(table)))

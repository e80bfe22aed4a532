"""The handbook's words are set as they are meant: no mark of the markup is left to read."""

import pytest
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication

from facilitator.paths import resource


@pytest.mark.parametrize("spoken", ["ko", "en"])
def test_no_asterisk_is_left_in_the_text(dressed: QApplication, spoken: str) -> None:
    document = QTextDocument()
    document.setMarkdown(resource("handbook", f"{spoken}.md").read_text(encoding="utf-8"))
    assert "*" not in document.toPlainText() and "`" not in document.toPlainText()

"""A composing syllable stands where the cursor is, also behind an emoji."""

import pytest
from PySide6.QtGui import QInputMethodEvent, QTextCursor
from PySide6.QtWidgets import QApplication

from facilitator.ui.prepare.composing import ComposedLine
from facilitator.ui.widgets.typed_line import TypedLine, TypedText

BEFORE, AFTER = "🎉좋", " 합니다 🎉"


def _compose(field: TypedLine | TypedText | ComposedLine) -> None:
    QApplication.sendEvent(field, QInputMethodEvent("다", []))


@pytest.mark.parametrize("text", ["🎉좋 합니다 🎉", "가나 합니다"])
def test_a_line_tells_the_syllable_in_its_place(qtbot: object, text: str) -> None:
    line = TypedLine("기록")
    line.setText(text)
    at = text.index(" ")
    line.setCursorPosition(len(text[:at].encode("utf-16-le")) // 2)
    _compose(line)
    assert line.full_text() == f"{text[:at]}다{text[at:]}"


def test_a_field_of_several_lines_tells_the_syllable_in_its_place(qtbot: object) -> None:
    field = TypedText("기록")
    field.setPlainText(BEFORE + AFTER)
    field.moveCursor(QTextCursor.MoveOperation.Start)
    field.moveCursor(QTextCursor.MoveOperation.Right)
    field.moveCursor(QTextCursor.MoveOperation.Right)
    assert field.textCursor().position() == 3, "Qt counts the emoji as two"
    told: list[str] = []
    field.typed.connect(told.append)
    _compose(field)
    assert field.full_text() == f"{BEFORE}다{AFTER}"
    assert told == [f"{BEFORE}다{AFTER}"]


def test_a_cell_of_the_prepare_page_tells_the_syllable_in_its_place(qtbot: object) -> None:
    cell = ComposedLine()
    cell.setText(BEFORE + AFTER)
    cell.setCursorPosition(3)
    _compose(cell)
    assert cell.typed_text() == f"{BEFORE}다{AFTER}"

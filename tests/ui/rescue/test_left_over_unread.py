"""What no text can tell is never deleted without a question."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from facilitator.ui.rehearsal import hands
from facilitator.ui.shell import Shell
from tests.ui.rescue.test_left_overs import names_the_file, page, recovery
from tests.ui.rescue.test_left_overs import shell as shell
from tests.ui.test_closing_unsaved import Question
from tests.ui.test_recovered import leave_behind

pytestmark = pytest.mark.slow


def test_entries_that_cannot_be_read_are_asked_for_also_when_a_text_was_saved(
    shell: Shell, path: Path, home: Path, qtbot: QtBot
) -> None:
    leave_behind(path, "가온센터")
    (left,) = recovery(home)
    with left.open("a") as file:
        file.write('{"number": 90, "uid": "x", "of": "a newer program"}\n')
    shown = page(shell, qtbot)
    (card,) = shown.cards
    assert card.left.unread == 1
    names_the_file("기록")
    card.save_button.setFocus()
    hands.press(Qt.Key.Key_Return)
    assert (home / "documents" / "기록.txt").exists()
    question = Question("그대로 두기")
    card.delete_button.click()
    assert "1건" in question.text
    assert len(recovery(home)) == 1
    Question("지우기")
    card.delete_button.click()
    assert recovery(home) == []

"""What could not be saved and has no file any more is told on the start page."""

import shutil
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from facilitator.app.backups import BackupReason
from facilitator.app.left_over import LeftOver
from facilitator.app.making import new_workshop
from facilitator.app.settings import Recent, Settings
from facilitator.bootstrap import Files
from facilitator.domain.terms import WorkshopStage
from facilitator.storage.file import create
from facilitator.ui.rehearsal import hands
from facilitator.ui.rescue.left_over_page import LeftOverPage
from facilitator.ui.shell import Shell
from facilitator.ui.start.left_over_line import LeftOverLine
from facilitator.words import use_language
from tests.app.day import START
from tests.ui.accessible import faults
from tests.ui.test_closing_unsaved import Question
from tests.ui.test_languages import check
from tests.ui.test_recovered import leave_behind

pytestmark = pytest.mark.slow


@pytest.fixture
def shell(dressed: QApplication, qtbot: QtBot) -> Iterator[Shell]:
    made = Shell(Files())
    qtbot.addWidget(made)
    yield made
    made.close()


def begin(shell: Shell) -> None:
    """Start as the application does."""
    shell.open_first(None, sample=False)
    shell.show()
    shell.begin()
    shell.activateWindow()


def line(shell: Shell) -> LeftOverLine:
    found = shell.findChild(LeftOverLine)
    assert found is not None
    return found


def page(shell: Shell, qtbot: QtBot) -> LeftOverPage:
    """Open the page by the line on the start page."""
    begin(shell)
    qtbot.waitUntil(lambda: line(shell).text() != "", timeout=5000)
    shell.activateWindow()
    line(shell).look_button.click()
    hands.settle()
    found = shell._stack.currentWidget()
    assert isinstance(found, LeftOverPage)
    return found


def told(page: LeftOverPage) -> str:
    return "\n".join(w.text() for w in page.findChildren(QLabel) if w.isVisible())


def names_the_file(name: str) -> None:
    """Give the file dialog that comes next this name, and save."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QFileDialog):
            dialog.findChildren(QLineEdit)[0].setText(name)
            dialog.accept()
        else:
            QTimer.singleShot(20, look)

    QTimer.singleShot(0, look)


def recovery(home: Path) -> list[Path]:
    return list((home / "data" / "recovery").iterdir())


def test_the_start_page_tells_quietly_of_entries_that_no_file_takes(
    shell: Shell, path: Path, qtbot: QtBot
) -> None:
    leave_behind(path, "가온센터", "나래센터")
    begin(shell)
    assert line(shell).text() == "", "the window stands before anybody looks"
    qtbot.waitUntil(lambda: line(shell).text() != "", timeout=5000)
    assert line(shell).text() == "저장되지 못한 기록 2건이 이 컴퓨터에 남아 있습니다."
    assert shell.notice.text() == ""


def test_where_everything_was_saved_nothing_is_told(shell: Shell, path: Path, qtbot: QtBot) -> None:
    begin(shell)
    with qtbot.waitSignal(shell.ways_out.left_over_found, timeout=5000) as found:
        pass
    assert found.args == [0]
    assert line(shell).text() == ""


class SlowFiles(Files):
    """Files with a drive that does not answer."""

    def __init__(self) -> None:
        self.is_asked, self.answers = threading.Event(), threading.Event()

    def left_over(self, copies: Sequence[Path]) -> list[LeftOver]:
        self.is_asked.set()
        self.answers.wait(30)
        return super().left_over(copies)


def test_a_drive_that_does_not_answer_holds_nobody(
    dressed: QApplication, path: Path, qtbot: QtBot
) -> None:
    leave_behind(path, "가온센터").rename(path)
    files = SlowFiles()
    shell = Shell(files)
    qtbot.addWidget(shell)
    begin(shell)
    qtbot.waitUntil(files.is_asked.is_set, timeout=5000)
    assert shell.open_path(path)
    assert shell.view is not None and "1건" in shell.view.notice.text()
    files.answers.set()
    hands.settle()
    shell.close()


def test_they_are_saved_as_text_and_deleted_without_a_question_then(
    shell: Shell, path: Path, home: Path, qtbot: QtBot
) -> None:
    leave_behind(path, "가온센터")
    shutil.rmtree(Files().backups_folder())
    shown = page(shell, qtbot)
    (card,) = shown.cards
    assert "사본이나 백업이 없습니다" in told(shown) and str(path) in told(shown)
    assert QApplication.focusWidget() is card.save_button
    names_the_file("기록")
    hands.press(Qt.Key.Key_Return)
    saved = home / "documents" / "기록.txt"
    assert "가온센터" in saved.read_text("utf-8-sig")
    assert str(saved) in told(shown)
    card.delete_button.click()
    assert recovery(home) == []
    assert shell._stack.currentWidget() is not shown, "nothing is left to show"
    assert line(shell).text() == ""


def test_what_stands_nowhere_else_is_deleted_only_when_it_is_meant(
    shell: Shell, path: Path, home: Path, qtbot: QtBot
) -> None:
    leave_behind(path, "가온센터")
    shown = page(shell, qtbot)
    (card,) = shown.cards
    question = Question("그대로 두기")
    card.delete_button.click()
    assert "1건" in question.text and "되살릴 수 없습니다" in question.text
    assert len(recovery(home)) == 1
    assert card.isVisible()
    Question("지우기")
    card.delete_button.click()
    assert recovery(home) == []


def test_a_backup_is_offered_first_and_brings_them_back(
    shell: Shell, path: Path, qtbot: QtBot
) -> None:
    Files()._backups().make(path, BackupReason.OPENING)
    leave_behind(path, "가온센터")
    create(path, [new_workshop(START)])  # another workshop has its place now
    shown = page(shell, qtbot)
    assert "다른 워크숍" in told(shown) and "되살리면 기록이 함께" in told(shown)
    hands.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shell.view is not None, timeout=8000)
    assert shell.view is not None
    assert shell.view.signals.workshop.centers[-1].name == "가온센터"
    assert shell.view.notice.standing() is not None


def test_a_backup_that_cannot_be_restored_is_told_on_the_page(
    shell: Shell, path: Path, qtbot: QtBot
) -> None:
    backup = Files()._backups().make(path, BackupReason.OPENING)
    assert backup is not None
    leave_behind(path, "가온센터").unlink()
    shown = page(shell, qtbot)
    backup.path.unlink()
    hands.press(Qt.Key.Key_Return)
    qtbot.waitUntil(shown.trouble.isVisible, timeout=5000)
    assert shell._stack.currentWidget() is shown


def test_a_copy_that_was_open_last_is_opened_and_takes_them(
    shell: Shell, path: Path, qtbot: QtBot
) -> None:
    copy = leave_behind(path, "가온센터").rename(path.with_name("사본.workshop"))
    recent = Recent(str(copy), "사업연계", WorkshopStage.PREPARED, None, START)
    shell.preferences.settings = Settings(recent=(recent,))
    shown = page(shell, qtbot)
    (card,) = shown.cards
    assert str(copy) in told(shown)
    card.open_button.click()
    assert shell.path == copy
    assert shell.view is not None
    assert shell.view.signals.workshop.centers[-1].name == "가온센터"


def test_esc_leads_back_and_the_line_is_there_still(
    shell: Shell, path: Path, home: Path, qtbot: QtBot
) -> None:
    leave_behind(path, "가온센터")
    page(shell, qtbot)
    hands.press(Qt.Key.Key_Escape)
    assert line(shell).isVisible()
    assert len(recovery(home)) == 1


def test_it_is_told_again_when_a_workshop_is_closed(
    shell: Shell, path: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    other = tmp_path / "다른.workshop"
    create(other, [new_workshop(START)])
    begin(shell)
    with qtbot.waitSignal(shell.ways_out.left_over_found, timeout=5000):
        pass
    assert shell.open_path(other)
    leave_behind(path, "가온센터")
    shell.wishes.close()
    qtbot.waitUntil(lambda: line(shell).text() != "", timeout=5000)


@pytest.mark.slow
@pytest.mark.parametrize("spoken", ["ko", "en"])
def test_the_page_speaks_one_language_and_every_control_has_a_name(
    spoken: str, dressed: QApplication, path: Path, qtbot: QtBot
) -> None:
    leave_behind(path, "가온센터")
    use_language(spoken)
    shell = Shell(Files())
    qtbot.addWidget(shell)
    shown = page(shell, qtbot)
    shown.cards[0].show_saved(path)
    assert faults(shell) == []
    for label in shown.findChildren(QLabel):
        if label.text() == shown.cards[0].left.title:  # a user's own words
            label.clear()
    check(shown, spoken, path)
    shell.close()

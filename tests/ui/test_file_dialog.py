"""The dialogs for files leave the open workshop locked."""

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFileDialog,
    QLabel,
    QLineEdit,
    QTreeView,
    QWidget,
)
from pytestqt.qtbot import QtBot

import facilitator
from facilitator.app.ports import Keeper
from facilitator.storage.file import open_for_writing
from facilitator.ui.application import speak_qt
from facilitator.ui.widgets.file_dialog import ask_open, ask_save
from facilitator.words import use_language
from tests.ui.laptop import Laptop

pytestmark = pytest.mark.slow

WORKSHOPS = "Workshops (*.workshop);;All files (*)"
OTHER_PROCESS = """
import sys
from pathlib import Path
from facilitator.domain.failures import Trouble
from facilitator.storage.file import open_for_writing
try:
    open_for_writing(Path(sys.argv[1])).keeper.close()
    print("opened")
except Trouble as trouble:
    print(trouble.code)
"""


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def open_file(path: Path) -> Iterator[Keeper]:
    keeper = open_for_writing(path).keeper
    yield keeper
    keeper.close()


def from_elsewhere(path: Path) -> str:
    """Tell what another process meets that opens the file."""
    command = [sys.executable, "-c", OTHER_PROCESS, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    return done.stdout.strip()


def kinds_in(dialog: QFileDialog) -> dict[str, str]:
    """Tell of each file that the dialog shows, which kind it names; empty till it has looked."""
    tree = dialog.findChild(QTreeView)
    assert tree is not None
    model, root = tree.model(), tree.rootIndex()
    rows = range(model.rowCount(root))
    return {str(model.index(r, 0, root).data()): model.index(r, 2, root).data() for r in rows}


def once_it_shows(path: Path, act: Callable[[QFileDialog], None]) -> dict[str, str]:
    """Act in the dialog that comes next, when it has looked at the file; tell what it showed."""
    seen: dict[str, str] = {}

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QFileDialog):
            seen.update(kinds_in(dialog))
            if seen.get(path.name):
                act(dialog)
                return
        QTimer.singleShot(20, look)

    QTimer.singleShot(0, look)
    return seen


def naming(name: str) -> Callable[[QFileDialog], None]:
    def act(dialog: QFileDialog) -> None:
        dialog.findChildren(QLineEdit)[0].setText(name)
        dialog.accept()

    return act


@pytest.mark.parametrize("way", ["open", "save"])
def test_a_dialog_on_its_folder_leaves_the_open_workshop_locked(
    way: str, window: QWidget, path: Path, open_file: Keeper
) -> None:
    for _ in range(2):
        seen = once_it_shows(path, QFileDialog.reject)
        if way == "open":
            assert ask_open(window, "?", path.parent, WORKSHOPS) is None
        else:
            assert ask_save(window, "?", path.with_name("새로"), WORKSHOPS, "workshop") is None
        assert seen == {path.name: "workshop 파일"}, "told by its ending"
    assert from_elsewhere(path) == "open_elsewhere"


def test_a_cancelled_copy_leaves_the_open_workshop_locked(
    laptop: Laptop, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(laptop.shell._services, "documents_folder", lambda: laptop.path.parent)
    seen = once_it_shows(laptop.path, QFileDialog.reject)
    laptop.shell.wishes.copies.save()
    assert laptop.path.name in seen
    assert from_elsewhere(laptop.path) == "open_elsewhere"


def test_what_is_chosen_comes_back_with_its_ending(window: QWidget, path: Path) -> None:
    once_it_shows(path, naming("여기"))
    chosen = ask_save(window, "?", path.with_name("새로.workshop"), WORKSHOPS, "workshop")
    assert chosen == path.with_name("여기.workshop")
    once_it_shows(path, naming(path.name))
    assert ask_open(window, "?", path.parent, WORKSHOPS) == path


@pytest.mark.parametrize("way", ["open", "save"])
def test_the_whole_dialog_speaks_korean(
    way: str, window: QWidget, path: Path, qapp: QApplication
) -> None:
    told: list[str] = []

    def listen(dialog: QFileDialog) -> None:
        for each in dialog.findChildren(QWidget):
            told.extend((each.toolTip(), each.accessibleName()))
            if isinstance(each, QLabel | QAbstractButton):
                told.append(each.text())
        told.extend(action.text() for action in dialog.findChildren(QAction))
        dialog.reject()

    speak_qt(qapp)
    once_it_shows(path, listen)
    if way == "open":
        ask_open(window, "?", path.parent, WORKSHOPS)
    else:
        ask_save(window, "?", path.with_name("새로"), WORKSHOPS, "workshop")
    use_language("en")
    speak_qt(qapp)
    assert "찾는 위치(&I):" in told and "파일 형식(&T):" in told
    assert [text for text in told if re.search("[A-Za-z]{2}", text)] == []


def test_nobody_else_has_qt_look_into_files() -> None:
    looks = re.compile(r"QFileDialog|QFileSystemModel|QFileIconProvider|QMimeDatabase")
    source = Path(facilitator.__file__).parent
    found = {f.name for f in source.rglob("*.py") if looks.search(f.read_text(encoding="utf-8"))}
    assert found == {"file_dialog.py"}

"""Where things stand on the screen: a twin of the window, of the same size on the same file."""

import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QWidget

from facilitator.domain.entities import EntityKind
from facilitator.ui.prepare.prepare_page import PreparePage
from facilitator.ui.rehearsal import hands
from tests.app.day import HandClock
from tests.desktop.own_desktop import HEIGHT, WIDTH
from tests.ui.laptop import Laptop

Place = tuple[int, int]


def button_named(words: str) -> Callable[[Laptop], Place]:
    """Find the button whose accessible name holds these words."""

    def find(laptop: Laptop) -> Place:
        buttons = laptop.shell.findChildren(QAbstractButton)
        found = [b for b in buttons if b.isVisible() and words in b.accessibleName()]
        assert found, [b.accessibleName() for b in buttons if b.isVisible()]
        return _within(laptop, found[0], found[0].rect().center())

    return find


def button_below_words(words: str) -> Callable[[Laptop], Place]:
    """Find a button of the board while the words of the first center are open."""

    def find(laptop: Laptop) -> Place:
        hands.press(Qt.Key.Key_F2)
        hands.press(Qt.Key.Key_2)
        return button_named(words)(laptop)

    return find


def left_of_note_line(laptop: Laptop) -> Place:
    """Find where the text begins in the line for a new note."""
    line = laptop.notes.input
    start = line.cursorRect().center() + QPoint(1, 0)
    return _within(laptop, line.viewport(), start)


def cell(row: int, column: int) -> Callable[[Laptop], Place]:
    """Find a cell of the table of projects."""

    def find(laptop: Laptop) -> Place:
        page = laptop.shell.findChild(PreparePage)
        assert isinstance(page, PreparePage)
        view = page.view(EntityKind.PROJECT)
        assert view is not None
        middle = view.visualRect(view.rows.index(row, column)).center()
        return _within(laptop, view.viewport(), middle)

    return find


def _within(laptop: Laptop, widget: QWidget, at: QPoint) -> Place:
    place = widget.mapTo(laptop.shell, at)
    return place.x(), place.y()


def find(path: Path, *things: Callable[[Laptop], Place]) -> list[Place]:
    """Tell where things stand in the window when the file has just been opened."""
    copy = path.with_name("twin.workshop")
    shutil.copyfile(path, copy)
    laptop = Laptop(copy, HandClock(datetime.now()))
    try:
        laptop.shell.resize(WIDTH, HEIGHT)
        hands.settle()
        return [thing(laptop) for thing in things]
    finally:
        laptop.close()

"""The menus of the discussion: who speaks, the kind of a line, and what can be done with one."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QWidget

from facilitator.domain.entities import Center, Note
from facilitator.domain.terms import NoteKind
from facilitator.ui.widgets.menu import Menu
from facilitator.ui.widgets.parts import button_text
from facilitator.words import tr
from facilitator.words.terms import term

KINDS = tuple(NoteKind)


def center_menu(holder: QWidget, cast: Sequence[Center]) -> Menu:
    """List nobody and the centers of the board; the data of an entry is its digit."""
    menu = Menu(holder)
    _entry(menu, tr("Nobody"), "Alt+0", 0)
    for digit, center in enumerate(cast, start=1):
        key = f"Alt+{digit}" if digit <= 9 else ""
        _entry(menu, button_text(center.short_name or center.name), key, digit)
    return menu


def kind_menu(holder: QWidget) -> Menu:
    """List the kinds of line; the data of an entry is its digit."""
    menu = Menu(holder)
    for digit, kind in enumerate(KINDS, start=1):
        _entry(menu, term(kind), f"Ctrl+{digit}", digit)
    return menu


def line_menu(holder: QWidget, note: Note, *, may_purge: bool = False) -> Menu:
    """List what can be done with a line; the data of an entry names it.

    A private note becomes no follow-up action: those stand on the wall and in the report. With
    `may_purge` it can be deleted for good, which asks first: not while the room watches.
    """
    menu = Menu(holder)
    _entry(menu, tr("Edit"), "Enter", "edit")
    _entry(menu, tr("Make public") if note.private else tr("Make private"), "F8", "hide")
    decide = _entry(menu, tr("Mark as decision"), "Ctrl+4", "decide")
    decide.setEnabled(note.kind is not NoteKind.DECISION)
    if note.private:
        text = tr("Make it a follow-up action (public notes only)")
    else:
        text = tr("Make it a follow-up action")
    _entry(menu, text, "Ctrl+7", "follow").setEnabled(not note.private)
    menu.addSeparator()
    _entry(menu, tr("Move up", "notes"), "Alt+↑", "up")
    _entry(menu, tr("Move down", "notes"), "Alt+↓", "down")
    _entry(menu, tr("Copy", "notes"), "Ctrl+C", "copy")
    menu.addSeparator()
    _entry(menu, tr("Delete"), "Delete", "remove")
    if may_purge:
        _entry(menu, tr("Delete for good…"), "", "purge")
    return menu


def _entry(menu: Menu, text: str, key: str, data: object) -> QAction:
    made = menu.addAction(f"{text}\t{key}" if key else text)
    made.setData(data)
    return made


def choice_of(menu: Menu, at: QPoint) -> object:
    """Open the menu and give the data of what was chosen, None for nothing; the menu is used up."""
    chosen = menu.choose(at)
    data = chosen.data() if chosen is not None else None
    menu.deleteLater()
    return data


def above(anchor: QPushButton, menu: Menu) -> QPoint:
    """Give the place where the menu stands over its button."""
    return anchor.mapToGlobal(QPoint(0, -menu.sizeHint().height()))

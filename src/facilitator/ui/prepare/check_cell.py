"""The editor of a cell that takes several of a list."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from facilitator.domain.reading import SEPARATORS
from facilitator.ui.prepare.choice_cell import ChoiceCell
from facilitator.ui.prepare.sheet import Choice
from facilitator.ui.prepare.ticking import Ticks
from facilitator.words import tr

_ALL = ""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_TICKING = (*_ENTER, Qt.Key.Key_Space)


class CheckCell(ChoiceCell):
    """Edits names with commas, which the list below shows ticked.

    Enter, Space or a click ticks the marked one and the list stays. The cursor stands behind the
    last name, so that what is typed is one more; it narrows the list. Tab, Enter beside the list
    and Escape on the closed list finish; Escape gives up what was typed since the last tick.
    """

    def __init__(self, parent: QWidget, choices: Sequence[Choice]) -> None:
        everyone = Choice(_ALL, tr("All", "prepare"))
        super().__init__(parent, [everyone, *choices] if choices else [])
        self._ticks = Ticks(choices)
        self._narrowed = False
        self._ticked_text: str | None = None
        self.textChanged.connect(self._show_ticks)

    def fill(self, text: str) -> None:
        super().fill(text)
        if text:
            self.setText(f"{text}, ")
        self.setModified(False)

    def value(self) -> str:
        """Give the names; the composing syllable is committed into the last one."""
        return self.tidy(super().value())

    def tidy(self, text: str) -> str:
        """Leave out the comma at the end, where one more name could be typed."""
        return text.strip().rstrip(",").strip()

    def takes_escape(self) -> bool:
        return super().takes_escape() or self._ticked_text is not None

    def take(self, value: str) -> None:
        """Tick or untick one of the list, in place of what is being typed; the list stays."""
        self.composing.finish()
        text = self._text_without_typed()
        names = self._ticks.toggled_all(text) if value == _ALL else self._ticks.toggled(text, value)
        self._put(", ".join(names))
        self._ticked_text = self.tidy(self.text())
        self.typed.emit()
        self.show_list()
        self._list.mark(value)

    def show_list(self, part: str = "") -> None:
        """Offer what holds the part, ticked where it is among the names."""
        self._narrowed = bool(part)
        super().show_list(part)
        self._show_ticks()

    def open_list(self) -> None:
        """Offer what fits a name that is typed in part, else all of it."""
        name = self.name_at_cursor()
        self.show_list("" if self._ticks.knows(name) else name)
        if not self.list_is_open():
            self.show_list()

    def name_at_cursor(self) -> str:
        before = self.text()[: self.cursorPosition()]
        return SEPARATORS.split(before)[-1].strip()

    def showEvent(self, event: QShowEvent) -> None:
        """Stand behind the last name: what is typed is one more, not instead of the others."""
        super().showEvent(event)
        self.end(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        value = self._list.current_value()
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in _ENTER and not self._narrowed and self._is_ticked(value):
            self._list.hide()  # Enter adds; on what is ticked already it says that all is done
            super().keyPressEvent(event)
        elif event.key() in _TICKING and value is not None and not plain:
            self.take(value)
        elif event.key() == Qt.Key.Key_Escape and not self.list_is_open():
            self._put(self._ticked_text or "")
            self.typed.emit()
            self.finish_soon()
        else:
            super().keyPressEvent(event)

    def _is_ticked(self, value: str | None) -> bool:
        return value is None or value in self._ticks.ticked(self.text())

    def _put(self, names: str) -> None:
        self.selectAll()
        self.insert(f"{names}, " if names else "")

    def _text_without_typed(self) -> str:
        """Give the text without the part of a name that narrows the list."""
        if not self._narrowed:
            return self.text()
        at = self.cursorPosition()
        before = SEPARATORS.split(self.text()[:at])[:-1]
        return ",".join([*before, self.text()[at:]])

    def _show_ticks(self) -> None:
        text = self._text_without_typed()
        ticked = self._ticks.ticked(text)
        self._list.show_ticks(ticked | {_ALL} if self._ticks.has_all(text) else ticked)

    def _on_text_edited(self) -> None:
        self.show_list(self.name_at_cursor())

"""One field of the form: a caption, its editor, and what is wrong with what was typed."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.app import editing
from facilitator.app.action import Action, Label
from facilitator.app.entry import Entry, together
from facilitator.domain.entities import EntityKind, Event
from facilitator.domain.failures import RuleBroken
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.prepare.composing import ComposedLine, ComposedText
from facilitator.ui.widgets.parts import label, set_look
from facilitator.words.messages import sentence


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """A field of the event: its caption, how its value is told and read (RuleBroken).

    `lines` above 1 make a text of several lines. `placeholder` stands where nothing is typed.
    """

    name: str
    caption: str
    told: Callable[[Event], str]
    read: Callable[[str], object] = str
    lines: int = 1
    placeholder: str = ""


class FormField(QWidget):
    """Saves when editing is finished (Enter or focus out); what cannot be read stays, marked.

    A change from elsewhere is shown at once, but never while the field has the focus.
    """

    def __init__(self, spec: FieldSpec, signals: DeskSignals, parent: QWidget | None = None):
        super().__init__(parent)
        self.spec = spec
        self._signals = signals
        self._shown = ""  # what stands in the field without any typing
        self.editor = _editor(spec)
        caption = label(spec.caption, "small")
        caption.setBuddy(self.editor)
        self._hint = label(look="field_hint", wrap=True)
        self._hint.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (caption, self.editor, self._hint):
            column.addWidget(widget)
        column.addStretch()
        self._connect_signals()
        self.refresh()

    def _connect_signals(self) -> None:
        self.editor.installEventFilter(self)
        self.editor.typed.connect(self._on_typed)
        if isinstance(self.editor, ComposedLine):
            self.editor.returnPressed.connect(self.commit)

    def text(self) -> str:
        """Give what stands in the field, the composing syllable included."""
        return self.editor.typed_text()

    def is_wrong(self) -> bool:
        return bool(self.editor.property("wrong") == "yes")

    def refresh(self) -> None:
        """Show the stored value, unless the field is typed in or holds what is not entered."""
        if self.editor.hasFocus() or self.text() != self._shown:
            return
        stored = self.spec.told(self._signals.workshop.event)
        if self.text() != stored:
            self._put(stored)
        self._shown = self.text()

    def commit(self) -> bool:
        """Save what is typed; False where it cannot be read or is refused."""
        text = self.editor.value()
        if text == self._shown:
            self._unmark()
            self.refresh()
            return True
        try:
            value = self.spec.read(text)
        except RuleBroken as broken:
            self._mark(sentence(broken))
            return False
        if not self._save(value):
            return False
        self._shown = text
        self._unmark()
        self.refresh()
        return True

    def _save(self, value: object) -> bool:
        self._signals.refused.connect(self._on_refused)
        enter = partial(editing.edit_event, **{self.spec.name: value})
        drop = partial(_drop_typed, name=self.spec.name)
        saved = self._signals.do(together, Label.EVENT_EDITED, (drop, enter))
        self._signals.refused.disconnect(self._on_refused)
        return saved

    def revert(self) -> None:
        """Give up what is typed."""
        self._put(self.spec.told(self._signals.workshop.event))
        self._shown = self.text()
        self._unmark()
        self._keep(None)

    def retype(self, text: str) -> None:
        """Put in what was typed before and is not entered."""
        self.editor.retype(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.commit()
        elif (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Escape
        ):
            self.revert()
            return True
        return False

    def _put(self, text: str) -> None:
        self.editor.composing.finish()
        self.editor.fill(text)
        if isinstance(self.editor, ComposedLine):
            self.editor.setCursorPosition(0)

    def _keep(self, text: str | None) -> None:
        self._signals.do(editing.type_cell, EntityKind.EVENT, "event", self.spec.name, text)

    def _mark(self, why: str) -> None:
        set_look(self.editor, "wrong", "yes")
        self.editor.setAccessibleDescription(why)
        self._hint.setText(why)
        self._hint.show()

    def _unmark(self) -> None:
        if self.is_wrong():
            set_look(self.editor, "wrong", "no")
            self.editor.setAccessibleDescription("")
            self._hint.hide()

    def _on_typed(self) -> None:
        self._unmark()
        text = self.text()
        self._keep(None if text == self._shown else text)

    def _on_refused(self, broken: RuleBroken) -> None:
        self._mark(sentence(broken))


def _editor(spec: FieldSpec) -> ComposedLine | ComposedText:
    editor: ComposedLine | ComposedText
    if spec.lines > 1:
        editor = ComposedText()
        editor.setFixedHeight(22 + spec.lines * editor.fontMetrics().lineSpacing())
    else:
        editor = ComposedLine()
        editor.setMinimumHeight(36)
    editor.setPlaceholderText(spec.placeholder)
    editor.setAccessibleName(spec.caption)
    return editor


def _drop_typed(entry: Entry, name: str) -> Action:
    return editing.type_cell(entry, EntityKind.EVENT, "event", name, None)

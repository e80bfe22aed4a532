"""The entering of new lines: one with Enter, several that are pasted, one with its follow-up."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from facilitator.app import notes
from facilitator.app.action import Action
from facilitator.domain.entities import Project, Section
from facilitator.domain.terms import ActionItemId
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.live.notes.note_line import NoteLine
from facilitator.ui.widgets.typed_line import commit_composition
from facilitator.words import tr


class NoteEntering(QObject):
    """Makes notes of what stands in the line, with the center, kind and privacy chosen there.

    `added` comes when the line is empty again. What is refused stays in the line.
    """

    added = Signal()
    notice_raised = Signal(str)

    def __init__(self, signals: DeskSignals, line: NoteLine) -> None:
        super().__init__(line)
        self._signals = signals
        self._line = line
        self._project: Project | None = None
        self._section: Section | None = None
        line.entered.connect(self._on_entered)
        line.pasted.connect(self._on_pasted)

    def show_project(self, project: Project | None, section: Section | None) -> None:
        """Say what is discussed."""
        self._project, self._section = project, section

    def add_lines(self, lines: Sequence[str]) -> bool:
        """Make a note of each line that is not blank, as one entry; what is typed stays."""
        said = [line for line in lines if line.strip()]
        done = bool(said) and self._do(notes.add_notes, said)
        if done:
            self.notice_raised.emit(
                tr("{count} notes were made of the lines. Ctrl+Z takes them back.", count=len(said))
            )
        return done

    def add_to_follow(self) -> ActionItemId | None:
        """Enter the line and make a follow-up action out of it; None where there is none."""
        commit_composition()
        text = self._line.input.full_text()
        item = ActionItemId(self._signals.new_id())
        if not text.strip() or not self._do(notes.add_note_to_follow, text, item):
            return None
        self._begin_next()
        return item

    def _do(self, use_case: Callable[..., Action], *said: object) -> bool:
        if self._project is None:
            return False
        chosen = partial(
            use_case,
            section=self._section.id if self._section else None,
            center=self._line.center,
            kind=self._line.kind,
            private=self._line.private,
        )
        return self._signals.do(chosen, self._project.id, *said)

    def _begin_next(self) -> None:
        self._line.empty()
        self.added.emit()

    def _on_entered(self, text: str) -> None:
        if text.strip() and self._do(notes.add_note, text):
            self._begin_next()

    def _on_pasted(self, text: str) -> None:
        if self.add_lines(text.split("\n")):
            self._begin_next()
        else:
            self._line.input.replace_text(text)

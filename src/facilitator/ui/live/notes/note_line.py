"""The line being typed: who speaks, what kind it is, whether the room sees it, and its text."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from facilitator.app import notes
from facilitator.app.action import Label
from facilitator.app.notes import Seen
from facilitator.domain.entities import Center, Project, Touch
from facilitator.domain.terms import CenterId, NoteKind
from facilitator.domain.text import clean
from facilitator.ui import look
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.live.notes.note_drawing import stripes
from facilitator.ui.live.notes.note_field import NoteField
from facilitator.ui.live.notes.note_menus import KINDS, above, center_menu, choice_of, kind_menu
from facilitator.ui.live.notes.note_sign import SeenSign
from facilitator.ui.widgets.parts import button, button_text, enter_button, set_look
from facilitator.words import tr
from facilitator.words.terms import term

NARROW = 600


class NoteLine(QFrame):
    """Keeps a new line as it is typed: text, center, kind, privacy, of one project.

    `entered` carries the text with Enter, `pasted` several lines at once.
    """

    entered = Signal(str)
    pasted = Signal(str)
    left_upwards = Signal()

    def __init__(self, signals: DeskSignals, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._signals = signals
        self._project: Project | None = None
        self._cast: Sequence[Center] = ()
        self.center: CenterId | None = None
        self.kind = NoteKind.POINT
        self.private = False
        self.input = NoteField(tr("New note"), splits=True)
        self._center_button = button(tr("Nobody"), "quiet")
        self._kind_button = button(term(self.kind), "quiet")
        self._private_button = button(tr("Private"), "quiet", "F8", stays=True)
        self._enter = enter_button(tr("Enter the note"))
        self._sign = SeenSign()
        self._lay_out()
        self.show_hint(False)
        self._connect_signals()

    def _lay_out(self) -> None:
        self.setProperty("look", "note_input")
        self._center_button.setToolTip(tr("The center that speaks: Alt+1–9, nobody: Alt+0"))
        self._kind_button.setToolTip(tr("The kind of note: Ctrl+1–6"))
        line = QHBoxLayout(self)
        line.setContentsMargins(8, 4, 8, 4)
        line.setSpacing(4)
        for each in (self._center_button, self._kind_button, self._private_button):
            each.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        line.addWidget(self._center_button)
        line.addWidget(self._kind_button)
        self.input.setMinimumWidth(110)
        line.addWidget(self.input, 1)
        line.addWidget(self._enter)
        line.addWidget(self._sign)
        line.addWidget(self._private_button)

    def _connect_signals(self) -> None:
        self._center_button.clicked.connect(self._on_center_clicked)
        self._enter.clicked.connect(self.input.enter)
        self._kind_button.clicked.connect(self._on_kind_clicked)
        self._private_button.clicked.connect(self.toggle_private)
        self._signals.changed.connect(self._on_changed)
        self.input.entered.connect(self.entered)
        self.input.focus_changed.connect(self._on_focus_changed)
        self.input.left_upwards.connect(self.left_upwards)
        self.input.lines_pasted.connect(self.pasted)
        self.input.typed.connect(self._keep)

    # -- showing --------------------------------------------------------------------------------

    def show_project(self, project: Project | None, cast: Sequence[Center]) -> None:
        """Show what was half typed about a project."""
        self._project, self._cast = project, cast
        workshop = self._signals.workshop
        draft = workshop.draft(notes.note_draft_id(project.id)) if project else None
        self.center = CenterId(draft.center) if draft and draft.center else None
        self.kind = NoteKind(draft.kind) if draft and draft.kind else NoteKind.POINT
        self.private = draft.private if draft else False
        text = draft.text if draft else ""
        if text != clean(self.input.full_text()):
            self.input.replace_text(text)
        self._show_choices()

    def show_hint(self, walking: bool) -> None:
        """Say in the empty field what can be done: type, or (while walking) use the keys."""
        if walking:
            text = tr("Enter edits · Delete · Alt+↑↓ moves · Ctrl+7 follow-up")
        else:
            text = tr("What is said, then Enter")
        self.input.setPlaceholderText(text)

    def show_seen(self) -> None:
        """Say whether the room sees what is typed here; in little room by the symbol alone."""
        project = self._project.id if self._project else None
        found = notes.seen(self._signals.workshop, project, self.private)
        is_short = self.width() < NARROW and found is not Seen.AS_TYPED
        self._sign.show_seen(found, is_short=is_short)
        # The button says it too.
        self._sign.setVisible(not is_short or found is not Seen.NEVER)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep room for the text."""
        super().resizeEvent(event)
        self.show_seen()

    def _show_choices(self) -> None:
        short = self._signals.workshop.short_name(self.center) or tr("Nobody")
        self._center_button.setText(button_text(short))
        self._center_button.setAccessibleName(tr("Center: {name}", name=short))
        set_look(self._center_button, "look", "chip" if self.center else "quiet")
        name = term(self.kind)
        self._kind_button.setText(name)
        self._kind_button.setAccessibleName(tr("Kind: {name}", name=name))
        self._private_button.setChecked(self.private)
        face = tr("🔒 Private") if self.private else tr("Private")
        self._private_button.setText(f"{face}   F8")
        set_look(self._private_button, "look", "private" if self.private else "quiet")
        set_look(self, "private", "yes" if self.private else "no")
        self.show_seen()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Lay the stripes of what is private under the line."""
        super().paintEvent(event)
        if not self.private:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QPainterPath()
        ground.addRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), 6, 6)
        painter.fillPath(ground, stripes(look.theme().name))
        painter.end()

    # -- choosing -------------------------------------------------------------------------------

    def choose_center(self, digit: int) -> None:
        """Say who speaks, by the place on the board; 0 is nobody."""
        if digit <= len(self._cast):
            self.center = self._cast[digit - 1].id if digit else None
            self._choices_changed()

    def choose_kind(self, kind: NoteKind) -> None:
        """Say what kind of line it is."""
        self.kind = kind
        self._choices_changed()

    def toggle_private(self) -> None:
        """Make the line private or public."""
        self.private = not self.private
        self._choices_changed()

    def empty(self) -> None:
        """Begin the next line: the speaker and the privacy stay, the kind is a point again."""
        self.input.replace_text("")
        self.choose_kind(NoteKind.POINT)

    def _choices_changed(self) -> None:
        self._show_choices()
        self._keep(self.input.full_text())

    def _keep(self, text: str) -> None:
        if self._project is not None:
            self._signals.do(
                notes.type_note,
                self._project.id,
                text,
                center=self.center,
                kind=self.kind,
                private=self.private,
            )

    def _on_changed(self, touched: frozenset[Touch]) -> None:
        """Let go of what was half typed where it was deleted for good."""
        action = self._signals.last_action
        if action is not None and action.label is Label.DELETED_FOR_GOOD:
            self.show_project(self._project, self._cast)

    def _on_focus_changed(self, focused: bool) -> None:
        set_look(self, "active", "yes" if focused else "no")

    def _on_center_clicked(self) -> None:
        menu = center_menu(self, self._cast)
        digit = choice_of(menu, above(self._center_button, menu))
        if isinstance(digit, int):
            self.choose_center(digit)

    def _on_kind_clicked(self) -> None:
        menu = kind_menu(self)
        digit = choice_of(menu, above(self._kind_button, menu))
        if isinstance(digit, int):
            self.choose_kind(KINDS[digit - 1])

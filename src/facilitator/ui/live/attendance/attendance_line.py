"""One line of attendance: who, and how they are present."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from facilitator.domain.terms import Presence
from facilitator.ui import look
from facilitator.ui.live.attendance.attendance_badge import AttendanceBadge
from facilitator.ui.live.attendance.attendance_facts import LineFacts
from facilitator.ui.live.attendance.attendance_words import ROLES, SIGNS
from facilitator.ui.live.choice_button import ChoiceButton
from facilitator.ui.widgets.parts import button, label, set_look
from facilitator.words import tr
from facilitator.words.terms import term

LINE_HEIGHT = 38
_BADGE_WIDTH, _NAME_WIDTH, _TOLD_WIDTH = 52, 118, 70
_DIGITS = {
    Qt.Key.Key_1: Presence.PRESENT,
    Qt.Key.Key_2: Presence.LATE,
    Qt.Key.Key_3: Presence.LEFT,
    Qt.Key.Key_4: Presence.ABSENT,
    Qt.Key.Key_5: Presence.OBSERVER,
}


class _PresenceButton(ChoiceButton):
    def __init__(self, presence: Presence, parent: QWidget) -> None:
        super().__init__(SIGNS[presence], term(presence), ROLES[presence], parent)
        self.presence = presence


class AttendanceLine(QWidget):
    """Shows LineFacts and tells wishes: 1–4 (5 observes) says how somebody is present, 0 arrives.

    Wishes carry the center and the attendee (None for the whole center). With `badged` it stands
    in the roll and its badge opens the center's people.
    """

    presence_requested = Signal(str, object, object)
    arrival_requested = Signal(str, object)
    people_requested = Signal(str)

    def __init__(self, badged: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.facts: LineFacts | None = None
        self.setFixedHeight(LINE_HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.badge = AttendanceBadge(self)
        self.badge.setFixedSize(_BADGE_WIDTH, 26)
        self.badge.setVisible(badged)
        self._name = QLabel(self)
        self._name.setTextFormat(Qt.TextFormat.PlainText)
        self._name.setFixedWidth(_NAME_WIDTH)
        self._badged = badged
        self._buttons = [_PresenceButton(presence, self) for presence in Presence]
        self._arrive = button(tr("Came", "attendance"), "small")
        self._arrive.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        kept = self._arrive.sizePolicy()
        kept.setRetainSizeWhenHidden(True)  # nothing jumps when somebody goes or comes
        self._arrive.setSizePolicy(kept)
        self._told = label("", "small")
        self._told.setMinimumWidth(_TOLD_WIDTH)
        self._told.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._lay_out()
        self._connect_signals()

    def _lay_out(self) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(10, 2, 8, 2)
        line.setSpacing(2)
        line.addWidget(self.badge)
        line.addSpacing(6)
        line.addWidget(self._name)
        for each in self._buttons:
            each.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            line.addWidget(each)
        line.addSpacing(8)
        line.addWidget(self._arrive)
        line.addSpacing(6)
        line.addWidget(self._told, 1)

    def _connect_signals(self) -> None:
        self._arrive.clicked.connect(self._on_arrive_clicked)
        self.badge.clicked.connect(self._on_badge_clicked)
        for each in self._buttons:
            each.clicked.connect(self._on_button_clicked)

    def show_facts(self, facts: LineFacts) -> None:
        """Show how somebody is present; unchanged facts cost nothing."""
        if facts == self.facts:
            return
        self.facts = facts
        spoken = facts.name or facts.badge
        metrics, room = self._name.fontMetrics(), _NAME_WIDTH - 6
        self._name.setText(metrics.elidedText(spoken, Qt.TextElideMode.ElideRight, room))
        self._name.setToolTip(spoken)
        self.badge.show_center(facts.badge, facts.awaited and facts.presence is not None)
        for each in self._buttons:
            each.setVisible(facts.attendee is not None or each.presence is not Presence.OBSERVER)
            each.show_state(facts.presence is each.presence)
            each.name_for(spoken)
        back = facts.presence is Presence.LEFT
        self._arrive.setText(tr("Back", "attendance") if back else tr("Came", "attendance"))
        self._arrive.setVisible(facts.awaited)
        self._arrive.setAccessibleName(tr("{who} has come", "attendance", who=spoken))
        self._told.setText(facts.told)
        set_look(self._told, "away", facts.role if facts.awaited else "")
        word = term(facts.presence) if facts.presence is not None else ""
        self.setAccessibleName(" ".join(part for part in (spoken, word, facts.told) if part))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer by number; no letters, so any input method may be on."""
        key = Qt.Key(event.key())
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        presence = _DIGITS.get(key) if plain else None
        if presence is not None:
            self._say(presence)
        elif key == Qt.Key.Key_0 and plain:
            self._on_arrive_clicked()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Show which line the keys are for."""
        theme, painter = look.theme(), QPainter(self)
        if self.hasFocus():
            painter.fillRect(self.rect(), theme.color("blue_soft"))
            painter.fillRect(0, 0, 3, self.height(), theme.color("blue"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.color("line"))

    def fit(self, width: int) -> None:
        """Give up the full name where it is narrow and the badge names the center."""
        self._name.setVisible(not self._badged or width >= self.wanted_width())

    def wanted_width(self) -> int:
        """Tell the width at which nothing is given up."""
        return self.sizeHint().width() + (_NAME_WIDTH if self._name.isHidden() else 0)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the keys."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that the keys are here."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that the keys went elsewhere."""
        super().focusOutEvent(event)
        self.update()

    def _say(self, presence: Presence) -> None:
        facts = self.facts
        if facts is not None and (facts.attendee or presence is not Presence.OBSERVER):
            self.presence_requested.emit(facts.center, facts.attendee, presence)

    def _on_button_clicked(self) -> None:
        sender = self.sender()
        if isinstance(sender, _PresenceButton):
            self._say(sender.presence)

    def _on_arrive_clicked(self) -> None:
        if self.facts is not None and self.facts.awaited:
            self.arrival_requested.emit(self.facts.center, self.facts.attendee)

    def _on_badge_clicked(self) -> None:
        if self.facts is not None:
            self.people_requested.emit(self.facts.center)

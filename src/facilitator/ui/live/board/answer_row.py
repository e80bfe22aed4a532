"""One row of the answer board: a center, its load, its answer and what it said."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from facilitator.domain.month_load import MonthLoad
from facilitator.domain.terms import AnswerWord
from facilitator.ui.live.attendance.attendance_badge import AttendanceBadge
from facilitator.ui.live.board.answer_boxes import ROW_HEIGHT, RowBoxes
from facilitator.ui.live.board.answer_button import AnswerButton
from facilitator.ui.live.board.answer_drawing import (
    confirm_again,
    draw_center,
    draw_detail,
    draw_ground,
)
from facilitator.ui.live.board.answer_facts import RowFacts
from facilitator.ui.live.board.answer_months import say_load
from facilitator.ui.live.board.answer_stamp import AnswerStamp
from facilitator.ui.live.board.answer_words_spot import AnswerWordsSpot
from facilitator.words import tr


class AnswerRow(QWidget):
    """Shows RowFacts and tells wishes; it never changes an answer itself."""

    word_requested = Signal(str, object)
    detail_requested = Signal(str)
    confirm_requested = Signal(str)
    attendance_requested = Signal(str)
    focused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.facts: RowFacts | None = None
        self._read_back = False
        self._place = 0
        self._shows_place = False
        self.setFixedHeight(ROW_HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.badge = AttendanceBadge(self)
        self._buttons = [AnswerButton(word, self) for word in AnswerWord]
        self._stamp = AnswerStamp(self)
        self._words = AnswerWordsSpot(self)
        line = QHBoxLayout(self)
        line.setSpacing(1)
        for each in self._buttons:
            line.addWidget(each)
            each.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        line.addStretch(1)
        self._arrange()
        self._connect_signals()

    def _connect_signals(self) -> None:
        self._stamp.clicked.connect(self._on_stamp_clicked)
        self._words.clicked.connect(self._on_words_clicked)
        self.badge.clicked.connect(self._on_badge_clicked)
        for each in self._buttons:
            each.clicked.connect(self._on_button_clicked)

    def show_facts(self, facts: RowFacts, read_back: bool) -> None:
        """Show a center's state; unchanged facts cost nothing."""
        if facts == self.facts and read_back == self._read_back:
            return
        new_center = self.facts is None or facts.short != self.facts.short
        self.facts, self._read_back = facts, read_back
        for each in self._buttons:
            # The read-back repeats what was said; the other words would only crowd it.
            each.setVisible(not facts.is_lead and (not read_back or facts.word is each.word))
            each.show_state(facts.word is each.word, facts.pending is each.word)
            if new_center:
                each.name_for(facts.short)
        self._stamp.setVisible(read_back)
        self._stamp.show_state(facts.confirmed)
        self._words.setVisible(not facts.is_lead and facts.word is not None)
        if new_center:
            self._stamp.name_for(facts.short)
            self._words.name_for(facts.short)
        self.badge.show_center(facts.short, facts.is_away)
        self._arrange()
        self._show_keys()
        self.setAccessibleName(self._spoken(facts))
        self.update()

    def show_load(self, load: MonthLoad | None) -> None:
        """Tell the months that the center's projects take, while it is asked."""
        self.setAccessibleDescription(say_load(load) if load is not None else "")

    def _spoken(self, facts: RowFacts) -> str:
        if facts.is_lead:
            return " ".join(p for p in (facts.name, facts.away, facts.lead_label) if p)
        word = next((b.text() for b in self._buttons if b.word is facts.word), "")
        confirmed = tr("Confirmed") if facts.confirmed and self._read_back else ""
        again = confirm_again() if facts.confirm_again else ""
        said = (facts.name, facts.away, word, facts.detail, confirmed, again)
        return " ".join(p for p in said if p)

    def show_place(self, place: int) -> None:
        """Take the place on the board, from 1: Alt and this digit make the center speak."""
        self._place = place
        self.update()

    def show_places(self, shown: bool) -> None:
        """Show the place only while it is a key; else it would be taken for an answer's digit."""
        self._shows_place = shown
        self.update()

    def _show_keys(self) -> None:
        are_keys = self.hasFocus() and not self._read_back
        for each in self._buttons:
            each.show_key(are_keys)

    # -- where things stand ---------------------------------------------------------------------

    @property
    def _boxes(self) -> RowBoxes:
        return RowBoxes(self.width())

    def _arrange(self) -> None:
        layout, boxes = self.layout(), self._boxes
        if layout is not None:
            layout.setContentsMargins(boxes.before_answers, 2, 0, 2)
        self.badge.setGeometry(boxes.badge(self.facts is not None and bool(self.facts.away)))
        self._stamp.setGeometry(boxes.stamp.toRect())
        self._words.setGeometry(self._detail_box().toRect())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give up the load, then the name, where the row is narrow."""
        super().resizeEvent(event)
        self._arrange()

    def _detail_box(self) -> QRectF:
        left = self._boxes.before_answers
        if self.facts is not None and not self.facts.is_lead:
            shown = [b.geometry().right() for b in self._buttons if not b.isHidden()]
            left = max(shown, default=left) + 12
        return self._boxes.detail(left, self._read_back)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the row; its buttons draw themselves."""
        facts = self.facts
        if facts is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_current = self.hasFocus() or facts.pending is not None
        draw_ground(painter, QRectF(self.rect()), is_current)
        draw_center(painter, self._boxes, facts, self._place if self._shows_place else 0)
        draw_detail(painter, self._detail_box(), facts)

    # -- hands ----------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the words edits them."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if self.facts is None or event.button() != Qt.MouseButton.LeftButton:
            return
        if not self.facts.is_lead and self._detail_box().contains(event.position()):
            self.detail_requested.emit(self.facts.center)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell which center is being asked."""
        super().focusInEvent(event)
        self._show_keys()
        self.update()
        if self.facts is not None:
            self.focused.emit(self.facts.center)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that the row is no longer the current one."""
        super().focusOutEvent(event)
        self._show_keys()
        self.update()

    def _on_badge_clicked(self) -> None:
        if self.facts is not None:
            self.attendance_requested.emit(self.facts.center)

    def _on_stamp_clicked(self) -> None:
        if self.facts is not None:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.confirm_requested.emit(self.facts.center)

    def _on_words_clicked(self) -> None:
        if self.facts is not None:
            self.detail_requested.emit(self.facts.center)

    def _on_button_clicked(self) -> None:
        sender = self.sender()
        if self.facts is not None and isinstance(sender, AnswerButton):
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.word_requested.emit(self.facts.center, sender.word)

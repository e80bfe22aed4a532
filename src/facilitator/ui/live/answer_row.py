"""One row of the answer board: a center, its load, its answer and what it said."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from facilitator.domain.terms import AnswerWord, CenterId
from facilitator.ui import look
from facilitator.ui.live.answer_button import AnswerButton
from facilitator.words import tr

ROW_HEIGHT = 38
_BADGE, _LEFT, _NAME, _LOAD = 54, 20, 128, 90
# Below these widths the load goes first, then the full name; answers and words always stay.
_WIDE, _MIDDLE = 740, 640


@dataclass(frozen=True, slots=True)
class RowFacts:
    """What a row shows; `detail` is the condition, the date and the reason in one line."""

    center: CenterId
    short: str
    name: str
    lead: int
    linked: int
    is_lead: bool
    lead_label: str
    word: AnswerWord | None
    detail: str
    confirmed: bool
    pending: AnswerWord | None = None


class AnswerRow(QWidget):
    """Shows RowFacts and tells wishes; it never changes an answer itself."""

    word_requested = Signal(str, object)
    detail_requested = Signal(str)
    confirm_requested = Signal(str)
    focused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.facts: RowFacts | None = None
        self._read_back = False
        self.setFixedHeight(ROW_HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._buttons = [AnswerButton(word, self) for word in AnswerWord]
        self._place = 0
        line = QHBoxLayout(self)
        line.setContentsMargins(self._before_answers(), 2, 0, 2)
        line.setSpacing(1)
        for each in self._buttons:
            line.addWidget(each)
            each.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        line.addStretch(1)
        self._connect_signals()

    def _connect_signals(self) -> None:
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
        self.setAccessibleName(self._spoken(facts))
        self.update()

    def _spoken(self, facts: RowFacts) -> str:
        if facts.is_lead:
            return f"{facts.name} {facts.lead_label}"
        word = next((b.text() for b in self._buttons if b.word is facts.word), tr("No answer"))
        return " ".join(part for part in (facts.name, word, facts.detail) if part)

    def show_place(self, place: int) -> None:
        """Show the place on the board, from 1: Alt and this digit make the center speak."""
        if place != self._place:
            self._place = place
            self.update()

    def _before_answers(self) -> int:
        """Count the pixels left of the answers."""
        named = self.width() >= _MIDDLE
        loaded = self.width() >= _WIDE
        return _LEFT + _BADGE + (_NAME if named else 0) + (_LOAD if loaded else 0) + 10

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give up the load, then the name, where the row is narrow."""
        super().resizeEvent(event)
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(self._before_answers(), 2, 0, 2)

    def _detail_box(self) -> QRectF:
        if self.facts is not None and self.facts.is_lead:
            left = self._before_answers()
        else:
            shown = [b.geometry().right() for b in self._buttons if not b.isHidden()]
            left = max(shown, default=self._before_answers()) + 12
        return QRectF(
            left, 0, max(20, self.width() - left - (94 if self._read_back else 8)), ROW_HEIGHT
        )

    def _stamp_box(self) -> QRectF:
        return QRectF(self.width() - 92, 4, 86, ROW_HEIGHT - 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the row; its buttons draw themselves."""
        facts = self.facts
        if facts is None:
            return
        theme = look.theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            painter.fillRect(self.rect(), theme.color("blue_soft"))
            painter.fillRect(0, 0, 3, self.height(), theme.color("blue"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.color("line"))
        self._draw_center(painter, facts)
        self._draw_detail(painter, facts)
        if self._read_back:
            self._draw_stamp(painter, facts)

    def _draw_center(self, painter: QPainter, facts: RowFacts) -> None:
        theme = look.theme()
        badge = QRectF(_LEFT, 8, _BADGE - 4, ROW_HEIGHT - 16)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("blue_mid"))
        painter.drawRoundedRect(badge, 5, 5)
        font = self.font()
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(theme.color("ink"))
        metrics = painter.fontMetrics()
        short = metrics.elidedText(facts.short, Qt.TextElideMode.ElideRight, int(badge.width()) - 4)
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, short)
        self._draw_place(painter)
        if self.width() < _MIDDLE:
            return
        painter.setFont(self.font())
        metrics = painter.fontMetrics()
        name_box = QRectF(_LEFT + _BADGE + 6, 0, _NAME - 8, ROW_HEIGHT)
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        name = metrics.elidedText(facts.name, Qt.TextElideMode.ElideRight, int(name_box.width()))
        painter.drawText(name_box, middle, name)
        if self.width() < _WIDE:
            return
        painter.setPen(theme.color("secondary"))
        load_box = QRectF(_LEFT + _BADGE + _NAME + 4, 0, _LOAD, ROW_HEIGHT)
        load = tr("lead {lead} · linked {linked}", lead=facts.lead, linked=facts.linked)
        painter.drawText(load_box, middle, load)

    def _draw_place(self, painter: QPainter) -> None:
        if not 1 <= self._place <= 9:
            return
        font = self.font()
        font.setPixelSize(11)
        painter.setFont(font)
        painter.setPen(look.theme().color("secondary"))
        box = QRectF(4, 0, _LEFT - 6, ROW_HEIGHT)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(self._place))

    def _draw_detail(self, painter: QPainter, facts: RowFacts) -> None:
        theme = look.theme()
        box = self._detail_box()
        text = f"● {facts.lead_label}" if facts.is_lead else facts.detail
        font = self.font()
        font.setBold(facts.is_lead)
        painter.setFont(font)
        painter.setPen(theme.color("navy" if facts.is_lead else "secondary"))
        shown = painter.fontMetrics().elidedText(
            text, Qt.TextElideMode.ElideRight, int(box.width())
        )
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

    def _draw_stamp(self, painter: QPainter, facts: RowFacts) -> None:
        theme = look.theme()
        box = self._stamp_box()
        if facts.confirmed:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("yes"))
        else:
            painter.setPen(theme.color("border"))
            painter.setBrush(theme.color("paper"))
        painter.drawRoundedRect(box, 6, 6)
        painter.setPen(theme.color("paper" if facts.confirmed else "secondary"))
        text = f"✓ {tr('Confirmed')}" if facts.confirmed else tr("Confirm")
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the stamp confirms, one on the words edits them."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if self.facts is None or event.button() != Qt.MouseButton.LeftButton:
            return
        if self._read_back and self._stamp_box().contains(event.position()):
            self.confirm_requested.emit(self.facts.center)
        elif not self.facts.is_lead and self._detail_box().contains(event.position()):
            self.detail_requested.emit(self.facts.center)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell which center is being asked."""
        super().focusInEvent(event)
        self.update()
        if self.facts is not None:
            self.focused.emit(self.facts.center)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that the row is no longer the current one."""
        super().focusOutEvent(event)
        self.update()

    def _on_button_clicked(self) -> None:
        sender = self.sender()
        if self.facts is not None and isinstance(sender, AnswerButton):
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.word_requested.emit(self.facts.center, sender.word)

"""A row of the list of the day: a section, one of its projects, or a gap of the plan."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from facilitator.domain.day_rows import RowState
from facilitator.domain.terms import ProjectId, SectionId
from facilitator.ui import look
from facilitator.ui.live.wrapped import wrapped_lines

_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
_MOST_LINES = 3
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
_SECOND_LINE = 16
_SMALL = 11
_PAST = (RowState.ENDED, RowState.SKIPPED)
_ROLES = {
    RowState.COMING: "border",
    RowState.RUNNING: "blue",
    RowState.PAUSED: "warning_line",
    RowState.ENDED: "yes",
    RowState.SKIPPED: "faint",
}


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """What a row shows; `section` and `project` say what it stands for.

    Without a section it is a gap of the plan: the opening, or a break of `minutes`. `side` is the
    time that is expected or really was, `plan` the planned one where it differs; `more` says what
    is unusual (paused, minutes changed, passed over).
    """

    section: SectionId | None
    project: ProjectId | None
    title: str
    side: str
    state: RowState
    current: bool
    agreed: bool = False
    number: str = ""
    spoken: str = ""
    on_card: bool = False
    last_on_card: bool = False
    minutes: int = 0
    plan: str = ""
    more: str = ""

    @property
    def has_second_line(self) -> bool:
        return bool(self.plan or self.more)


class PlanRow(QAbstractButton):
    """A section or one of its projects."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.facts: PlanFacts | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_facts(self, facts: PlanFacts) -> None:
        """Show a row's state; unchanged facts cost nothing."""
        if facts != self.facts:
            grown = self.facts is None or _shape(self.facts) != _shape(facts)
            self.facts = facts
            self.setAccessibleName(facts.spoken or facts.title)
            if grown:
                self._fit()
            self.update()

    def _title_box(self, height: int) -> QRect:
        left = 44 if self.facts and self.facts.project else 26
        return QRect(left, 9, self.width() - left - 50, height)

    def _fit(self) -> None:
        if self.facts is None:
            return
        self.ensurePolished()
        lines = self.title_lines()
        height = len(lines) * self.fontMetrics().lineSpacing()
        second = _SECOND_LINE if self.facts.has_second_line else 0
        self.setFixedHeight(max(36, height + 18) + second)
        self.setToolTip(self.facts.title if lines[-1:] and lines[-1].endswith("…") else "")

    def title_lines(self) -> list[str]:
        """List the lines of the title; the last ends with an ellipsis where it is longer."""
        if self.facts is None:
            return []
        font = self.font()
        font.setBold(True)  # of the current row: none grows when it becomes that
        width = self._title_box(1000).width()
        return wrapped_lines(self.facts.title, font, width, _MOST_LINES)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the title anew."""
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        """As wide as the column."""
        return QSize(120, 36)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw dot or number, title, and time or count."""
        facts = self.facts
        if facts is None:
            return
        theme = look.theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        self._draw_card(painter, facts)
        inset = 6 if facts.project is not None else 1
        box = QRectF(self.rect()).adjusted(inset, 1, -inset, -3)
        if facts.project is not None and facts.current:
            painter.setBrush(theme.color("blue_soft"))
            painter.drawRoundedRect(box, 6, 6)
        elif self.underMouse():
            painter.setBrush(theme.color("hover"))
            painter.drawRoundedRect(box, 6, 6)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(theme.color("focus"))
            painter.drawRoundedRect(box, 6, 6)
        self._draw_mark(painter, facts)
        font = self.font()
        font.setBold(facts.current)
        painter.setFont(font)
        past = facts.state in _PAST and not facts.current
        painter.setPen(theme.color("secondary" if past else "ink"))
        lines = self.title_lines()
        room = self._title_box(len(lines) * self.fontMetrics().lineSpacing())
        painter.drawText(room, int(_LEFT), "\n".join(lines))
        font.setBold(False)
        painter.setFont(font)
        painter.setPen(theme.color("yes" if facts.agreed else "secondary"))
        side = QRect(self.width() - 56, 9, 48, 20)
        painter.drawText(side, int(_RIGHT), "✓" if facts.agreed else facts.side)
        if facts.has_second_line:
            self._draw_second_line(painter, facts)

    def _draw_second_line(self, painter: QPainter, facts: PlanFacts) -> None:
        """Draw what is unusual, and the planned time under the expected one."""
        font = QFont(self.font())
        font.setPixelSize(_SMALL)
        painter.setFont(font)
        left = 44 if facts.project else 26
        line = QRect(left, self.height() - 10 - _SECOND_LINE, self.width() - left - 8, _SECOND_LINE)
        urgent = facts.state is RowState.PAUSED or facts.project is not None
        painter.setPen(look.theme().color("warning" if urgent else "secondary"))
        painter.drawText(line, int(_LEFT), facts.more)
        painter.setPen(look.theme().color("secondary"))
        painter.drawText(line, int(_RIGHT), facts.plan)

    def _draw_card(self, painter: QPainter, facts: PlanFacts) -> None:
        """Draw this row's part of the white card under the section the console is on."""
        if not facts.on_card:
            return
        painter.setBrush(look.theme().color("paper"))
        top = 0 if facts.project is None else -10
        bottom = 0 if facts.last_on_card else 10
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0, top, 0, bottom), 8, 8)

    def _draw_mark(self, painter: QPainter, facts: PlanFacts) -> None:
        theme = look.theme()
        if facts.project is not None:
            painter.setPen(theme.color("secondary"))
            painter.drawText(QRect(14, 9, 26, 20), int(_WRAP), facts.number)
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(_ROLES[facts.state]))
        if facts.state is RowState.PAUSED:
            painter.drawRect(QRectF(10, 14, 3, 8))
            painter.drawRect(QRectF(15, 14, 3, 8))
        elif facts.state is RowState.SKIPPED:
            painter.drawRect(QRectF(10, 17, 8, 2))
        else:
            painter.drawEllipse(QRectF(10, 14, 8, 8))


def _shape(facts: PlanFacts) -> tuple[str, bool]:
    """Give what the height depends on."""
    return facts.title, facts.has_second_line

"""The card that shows how many projects each center leads and joins."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from facilitator.domain.outcome import Load
from facilitator.ui.look import theme
from facilitator.ui.outcomes.matrix_model import plain_tip
from facilitator.ui.widgets.parts import label
from facilitator.words import tr

_BADGE = 56
_THICK = 10


class _Bar(QWidget):
    """Two lengths one after the other, of `whole`."""

    def __init__(self) -> None:
        super().__init__()
        self._load = Load(0, 0)
        self._whole = 1
        self.setFixedHeight(_THICK)

    def show_load(self, load: Load, whole: int) -> None:
        self._load, self._whole = load, max(1, whole)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        clip = QPainterPath()
        clip.addRoundedRect(area, _THICK / 2, _THICK / 2)
        painter.setClipPath(clip)
        painter.fillRect(area, theme().color("line"))
        lead = area.width() * self._load.lead / self._whole
        linked = area.width() * self._load.linked / self._whole
        painter.fillRect(QRectF(0, 0, lead, _THICK), theme().color("lead"))
        painter.fillRect(QRectF(lead, 0, linked, _THICK), theme().color("bar_linked"))
        painter.end()


class _Swatch(QWidget):
    def __init__(self, role: str) -> None:
        super().__init__()
        self._role = role
        self.setFixedSize(10, 10)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().color(self._role))
        painter.drawRoundedRect(self.rect(), 3, 3)
        painter.end()


class LoadRow(QWidget):
    """One center: its short name, its bar, and both numbers."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(30)
        self._name = label("", "badge")
        self._name.setFixedSize(_BADGE, 24)
        self._name.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._bar = _Bar()
        self.numbers = label()
        self.numbers.setMinimumWidth(44)
        self.numbers.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        line.addWidget(self._name)
        line.addWidget(self._bar, 1)
        line.addWidget(self.numbers)

    def show_load(self, name: str, load: Load, whole: int, words: tuple[str, str]) -> None:
        fitted = self._name.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, _BADGE - 12)
        self._name.setText(fitted)
        self._name.setToolTip(plain_tip(name))
        self._bar.show_load(load, whole)
        self.numbers.setText(f"{load.lead} + {load.linked}")
        lead, linked = words
        self.setAccessibleName(f"{name}: {lead} {load.lead}, {linked} {load.linked}")


class LoadsCard(QFrame):
    """All centers against the busiest one."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(18, 14, 18, 10)
        self._column.setSpacing(0)
        self._lead, self._linked = label("", "small"), label("", "small")
        head = QHBoxLayout()
        head.setSpacing(5)
        head.addWidget(label(tr("Projects by center"), "heading"))
        head.addStretch(1)
        for swatch, word in ((_Swatch("lead"), self._lead), (_Swatch("bar_linked"), self._linked)):
            head.addWidget(swatch)
            head.addWidget(word)
        self._column.addLayout(head)
        self._column.addSpacing(6)
        self.rows: list[LoadRow] = []

    def show_loads(self, loads: list[tuple[str, Load]], words: tuple[str, str]) -> None:
        """Show name and load of each center; `words` name the lead's and the linked role."""
        self._lead.setText(words[0])
        self._linked.setText(words[1])
        while len(self.rows) > len(loads):
            gone = self.rows.pop()
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        while len(self.rows) < len(loads):
            self.rows.append(LoadRow())
            self._column.addWidget(self.rows[-1])
        whole = max((load.lead + load.linked for _, load in loads), default=1)
        for row, (name, load) in zip(self.rows, loads, strict=True):
            row.show_load(name, load, whole, words)

"""The projects at the left of the matrix; as a header they stay when it scrolls sideways."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from facilitator.ui.look import theme
from facilitator.ui.outcomes.matrix_model import MatrixModel

ROW_HEIGHT = 46
_NUMBER = 36
_FIELD_PIXELS = 11


class ProjectHeader(QHeaderView):
    """Number, and the title with its field small above it."""

    def __init__(self, matrix: MatrixModel, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._matrix = matrix
        self.setSectionsClickable(True)
        self.setHighlightSections(True)
        self.setDefaultSectionSize(ROW_HEIGHT)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803  # Qt's own name
        project = self._matrix.project(logicalIndex)
        colors = theme()
        painter.save()
        view = self.parentWidget()
        if isinstance(view, QTableView) and view.currentIndex().row() == logicalIndex:
            painter.fillRect(rect, colors.color("blue_soft" if view.hasFocus() else "hover"))
        painter.setPen(colors.color("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(colors.color("secondary"))
        number = QRect(rect.left(), rect.top(), _NUMBER, rect.height())
        painter.drawText(number, Qt.AlignmentFlag.AlignCenter, str(project.number))
        text = rect.adjusted(_NUMBER + 2, 6, -10, -6)
        title = QRect(text)
        if project.above:
            painter.setFont(_sized(painter.font(), _FIELD_PIXELS))
            above = QRect(text.left(), text.top(), text.width(), 15)
            _line(painter, above, project.above)
            title.setTop(text.top() + 15)
            painter.setFont(self.font())
        painter.setPen(colors.color("faint" if project.muted else "ink"))
        _line(painter, title, project.title)
        painter.restore()

    def sizeHint(self) -> QSize:
        return QSize(self.minimumWidth(), ROW_HEIGHT)


def _line(painter: QPainter, area: QRect, text: str) -> None:
    fitted = QFontMetrics(painter.font()).elidedText(
        text, Qt.TextElideMode.ElideRight, area.width()
    )
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    painter.drawText(area, flags, fitted)


def _sized(font: QFont, pixels: int) -> QFont:
    made = QFont(font)
    made.setPixelSize(pixels)
    return made

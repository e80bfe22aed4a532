"""The matrix as Qt's views read it: a row a project, a column a center."""

from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from facilitator.domain.entities import Center, EntityKind, Project, pair_id
from facilitator.domain.terms import CenterId, Mark, ProjectId, ProjectStage
from facilitator.domain.workshop import Workshop
from facilitator.ui.outcomes.mark_words import (
    answer_details,
    lead_word,
    mark_word,
    stage_remark,
    undecided_word,
)
from facilitator.words import tr

CELL = int(Qt.ItemDataRole.UserRole)
_Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
_OUT = frozenset({ProjectStage.WITHDRAWN, ProjectStage.NOT_PURSUED})


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """What one cell shows; `muted` where the project is out of the running.

    `undecided` where another copy answered differently and nobody has chosen yet.
    """

    mark: Mark
    word: str
    confirmed: bool
    muted: bool
    undecided: bool = False


@dataclass(frozen=True, slots=True)
class MatrixProject:
    """What stands at the head of a row."""

    id: ProjectId
    number: int
    above: str
    title: str
    muted: bool


class MatrixModel(QAbstractTableModel):
    """A picture of the workshop, taken by `show`; it does not change by itself."""

    def __init__(self) -> None:
        super().__init__()
        self._workshop = Workshop()
        self._centers: list[Center] = []
        self._projects: list[MatrixProject] = []
        self._cells: list[list[MatrixCell]] = []

    def show(self, workshop: Workshop) -> None:
        """Take the picture anew; position and scrolling stay where rows and columns do."""
        projects, centers = workshop.projects, workshop.centers
        shown = [_head(workshop, p) for p in projects]
        lead = lead_word(workshop.event)
        cells = [_cells(workshop, p, centers, lead) for p in projects]
        same_shape = [p.id for p in shown] == [p.id for p in self._projects]
        same_shape = same_shape and [c.id for c in centers] == [c.id for c in self._centers]
        if not same_shape:
            self.beginResetModel()
        self._workshop, self._centers = workshop, centers
        self._projects, self._cells = shown, cells
        if not same_shape:
            self.endResetModel()
        elif shown and centers:
            self.dataChanged.emit(self.index(0, 0), self.index(len(shown) - 1, len(centers) - 1))
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(shown) - 1)
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(centers) - 1)

    def project(self, row: int) -> MatrixProject:
        return self._projects[row]

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._projects)

    def columnCount(self, parent: _Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._centers)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        cell = self._cells[index.row()][index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return cell.word
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._told(index.row(), index.column(), ", ")
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(self._told(index.row(), index.column(), "\n"))
            case _ if role == CELL:
                return cell
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Horizontal:
            return self._center_data(self._centers[section], role)
        project = self._projects[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{project.number}. {project.title}"
        return plain_tip(project.title) if role == Qt.ItemDataRole.ToolTipRole else None

    def _center_data(self, center: Center, role: int) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return self._workshop.short_name(center.id)
        return plain_tip(center.name) if role == Qt.ItemDataRole.ToolTipRole else None

    def _told(self, row: int, column: int, joint: str) -> str:
        project, center = self._projects[row], self._centers[column]
        word = self._cells[row][column].word or tr("Not asked", "matrix")
        name = self._workshop.short_name(center.id)
        answer = self._workshop.answer(project.id, center.id)
        details = answer_details(answer) if answer is not None else []
        if self._cells[row][column].undecided:
            details = [f"≠ {undecided_word()}", *details]
        return joint.join([f"{project.number}. {project.title}", f"{name}: {word}", *details])


def plain_tip(text: str) -> str:
    """Keep a tool tip from taking a user's text for HTML."""
    return f"<p>{escape(text).replace(chr(10), '<br>')}</p>"


def _head(workshop: Workshop, project: Project) -> MatrixProject:
    above = [workshop.field_name(project), stage_remark(project.stage)]
    return MatrixProject(
        project.id,
        project.number,
        " · ".join(part for part in above if part),
        project.title or tr("(no title)"),
        project.stage in _OUT,
    )


def _cells(
    workshop: Workshop, project: Project, centers: list[Center], lead: str
) -> list[MatrixCell]:
    stamped: set[CenterId] = {
        a.center for a in workshop.answers_of(project.id) if a.confirmed_at is not None
    }
    muted = project.stage in _OUT
    open_ones = {c.entity for c in workshop.conflicts if c.kind is EntityKind.ANSWER}
    cells = []
    for center in centers:
        mark = workshop.mark(project, center.id)
        is_open = pair_id(project.id, center.id) in open_ones
        word = mark_word(mark, lead)
        cells.append(MatrixCell(mark, word, center.id in stamped, muted, is_open))
    return cells

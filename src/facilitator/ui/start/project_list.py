"""The projects that were read from a workbook, for the eye of whoever filled it in."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableWidget, QTableWidgetItem

from facilitator.words import tr

_ROW_HEIGHT = 32
_NUMBER_WIDTH = 56
_LEAD_WIDTH = 110


@dataclass(frozen=True, slots=True)
class ReadProject:
    """One project as the room will know it."""

    number: int
    title: str
    lead: str
    proposed_to: str


class ProjectList(QTableWidget):
    """Shows projects in the order of the workbook; it can be walked through, not edited."""

    def __init__(self) -> None:
        super().__init__(0, 4)
        self.setAccessibleName(tr("Projects of the workbook"))
        self.setHorizontalHeaderLabels(
            [
                tr("No.", "prepare"),
                tr("Project", "prepare"),
                tr("Lead center", "prepare"),
                tr("Proposed to", "prepare"),
            ]
        )
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
        across = self.horizontalHeader()
        across.setHighlightSections(False)
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        across.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        across.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        self.setColumnWidth(0, _NUMBER_WIDTH)
        self.setColumnWidth(2, _LEAD_WIDTH)

    def show_projects(self, projects: Sequence[ReadProject]) -> None:
        """Replace what is listed."""
        self.setRowCount(len(projects))
        for row, project in enumerate(projects):
            cells = (str(project.number), project.title, project.lead, project.proposed_to)
            for column, text in enumerate(cells):
                self.setItem(row, column, QTableWidgetItem(text))
        self.scrollToTop()

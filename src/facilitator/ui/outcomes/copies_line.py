"""Other copies of the workshop: a quiet way to join one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.domain.plan import running_section
from facilitator.domain.workshop import Workshop
from facilitator.ui.widgets.parts import button
from facilitator.words import tr


class CopiesLine(QWidget):
    """Stands away while no section is over or one runs."""

    joining_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.join = button(tr("Join another copy…"), "quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.join)
        self.join.clicked.connect(self.joining_requested)

    def show_workshop(self, workshop: Workshop) -> None:
        """A copy can be joined when a section is over and none runs."""
        is_over = any(section.ended_at is not None for section in workshop.sections)
        self.setVisible(is_over and running_section(workshop) is None)

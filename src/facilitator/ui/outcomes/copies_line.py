"""Other copies of the workshop: what is still undecided, and a quiet way to join one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.app.joining.joining import undecided
from facilitator.domain.plan import running_section
from facilitator.domain.workshop import Workshop
from facilitator.ui.widgets.parts import button, button_text
from facilitator.words import tr


class CopiesLine(QWidget):
    """Stands away while there is nothing to decide and no section is over."""

    differences_requested = Signal()
    joining_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.undecided = button("", "undecided")
        self.join = button(tr("Join another copy…"), "quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.undecided)
        column.addWidget(self.join)
        self.join.clicked.connect(self.joining_requested)
        self.undecided.clicked.connect(self.differences_requested)

    def show_workshop(self, workshop: Workshop) -> None:
        """Count what is undecided; a copy can be joined when a section is over and none runs."""
        count = len(undecided(workshop))
        told = tr("Undecided differences: {count}", count=count)
        self.undecided.setText(button_text(f"≠ {told}"))
        self.undecided.setAccessibleName(told)
        self.undecided.setVisible(bool(count))
        is_over = any(section.ended_at is not None for section in workshop.sections)
        self.join.setVisible(is_over and running_section(workshop) is None)
        self.setVisible(not (self.undecided.isHidden() and self.join.isHidden()))

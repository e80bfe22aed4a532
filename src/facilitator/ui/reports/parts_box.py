"""The parts of the result report, each with a box to tick."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from facilitator.app.report_choices import USUAL_PARTS, Part
from facilitator.ui.reports.document_words import part_word
from facilitator.ui.widgets.parts import button, button_text, keep_place, label
from facilitator.words import tr


class PartsBox(QWidget):
    """Ticks what goes into the report; `chosen` carries the frozenset of parts."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.boxes = {part: QCheckBox(button_text(part_word(part))) for part in Part}
        self.usual = button(tr("As usual"), "small")
        self.usual.setAccessibleName(tr("Parts as usual"))
        keep_place(self.usual)
        head = QHBoxLayout()
        head.addWidget(label(tr("Parts"), "heading"))
        head.addStretch(1)
        head.addWidget(self.usual)
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(0)
        half = (len(self.boxes) + 1) // 2
        for place, (part, box) in enumerate(self.boxes.items()):
            box.setAccessibleName(tr("Part: {name}", name=part_word(part)))
            grid.addWidget(box, place % half, place // half)
            box.clicked.connect(self._on_clicked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addLayout(grid)
        self.usual.clicked.connect(self._on_usual_clicked)

    def show_parts(self, parts: frozenset[Part]) -> None:
        """Tick these."""
        for part, box in self.boxes.items():
            box.setChecked(part in parts)
        self.usual.setVisible(parts != USUAL_PARTS)

    def ticked(self) -> frozenset[Part]:
        """Give what is ticked."""
        return frozenset(part for part, box in self.boxes.items() if box.isChecked())

    @Slot()
    def _on_clicked(self) -> None:
        self.chosen.emit(self.ticked())

    @Slot()
    def _on_usual_clicked(self) -> None:
        self.boxes[Part.OVERVIEW].setFocus()
        self.chosen.emit(USUAL_PARTS)

"""What can be put on the wall, as a grid of buttons."""

from datetime import datetime, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from facilitator.domain.terms import SlideKind
from facilitator.ui.live.words import slide_name
from facilitator.ui.widgets.parts import button, label
from facilitator.words import tr

_BREAKS = (5, 10, 15, 20, 30, 60)


class SlideList(QFrame):
    """Wishes a slide, or a page of it; shows which one is on."""

    slide_requested = Signal(object)
    page_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self._buttons: dict[SlideKind, QPushButton] = {}
        grid = QGridLayout()
        grid.setSpacing(4)
        for at, kind in enumerate(SlideKind):
            made = button(slide_name(kind), "slide")
            made.setCheckable(True)
            made.setProperty("slide", kind.value)
            made.clicked.connect(self._on_clicked)
            self._buttons[kind] = made
            grid.addWidget(made, at // 2, at % 2)
        self._minutes = QComboBox()
        for minutes in _BREAKS:
            self._minutes.addItem(tr("{minutes} min", minutes=minutes), minutes)
        self._minutes.setCurrentIndex(_BREAKS.index(10))
        self._minutes.setAccessibleName(tr("Length of the break"))
        grid.addWidget(self._minutes, len(SlideKind) // 2, len(SlideKind) % 2)
        self._before = button("‹", "small")
        self._before.setAccessibleName(tr("Page before"))
        self._after = button("›", "small")
        self._after.setAccessibleName(tr("Page after"))
        self._page = label("", "small")
        self._shown = (0, 1)
        head = QHBoxLayout()
        head.addWidget(label(tr("On the wall"), "secondary"))
        head.addStretch(1)
        head.addWidget(self._before)
        head.addWidget(self._page)
        head.addWidget(self._after)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 10)
        column.setSpacing(6)
        column.addLayout(head)
        column.addLayout(grid)
        self._before.clicked.connect(self._on_before_clicked)
        self._after.clicked.connect(self._on_after_clicked)
        for each in (self._before, self._after, *self._buttons.values()):
            each.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.show_page(0, 1)

    def break_end(self, now: datetime) -> datetime:
        """Tell when a break that starts now ends."""
        return now.replace(microsecond=0) + timedelta(minutes=self._minutes.currentData())

    def show_slide(self, kind: SlideKind, has_section: bool, has_project: bool) -> None:
        """Mark the slide that is on; grey what needs a section or project."""
        for each, made in self._buttons.items():
            made.setChecked(each is kind)
            needs_project = each in (
                SlideKind.BRIEF,
                SlideKind.ANSWERS,
                SlideKind.NOTES,
                SlideKind.ROLES,
                SlideKind.READ_BACK,
            )
            needs_section = each in (SlideKind.SECTION, SlideKind.SUMMARY)
            made.setEnabled(
                (has_project or not needs_project) and (has_section or not needs_section)
            )

    def show_page(self, page: int, pages: int) -> None:
        """Show which page of the slide is on, counted from 0."""
        self._shown = (page, pages)
        self._page.setText(f"{page + 1}/{pages}")
        for each in (self._before, self._page, self._after):
            each.setVisible(pages > 1)
        self._before.setEnabled(page > 0)
        self._after.setEnabled(page < pages - 1)

    def page(self) -> tuple[int, int]:
        """Tell page and pages of the slide that is on, counted from 0."""
        return self._shown

    def _on_clicked(self) -> None:
        self.slide_requested.emit(SlideKind(self.sender().property("slide")))

    def _on_before_clicked(self) -> None:
        self.page_requested.emit(max(0, self._shown[0] - 1))

    def _on_after_clicked(self) -> None:
        self.page_requested.emit(min(self._shown[1] - 1, self._shown[0] + 1))

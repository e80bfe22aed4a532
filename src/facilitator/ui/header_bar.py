"""The head of the console: the workshop's title, its pages, and the time of day."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QWidget

from facilitator.domain.plan import expected_end, late_minutes
from facilitator.domain.terms import WorkshopStage
from facilitator.domain.workshop import Workshop
from facilitator.ui.widgets.parts import button, label, set_look
from facilitator.words import tr
from facilitator.words.terms import term

PLACES = ("prepare", "live", "outcome", "report")


class HeaderBar(QFrame):
    """Names the workshop, leads to its pages, tells the time and when the day will end."""

    page_requested = Signal(str)
    menu_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "bar")
        self.setFixedHeight(48)
        self._menu = button("☰", "quiet")
        self._menu.setAccessibleName(tr("Menu"))
        self._menu.setToolTip(tr("Menu"))
        self._menu.setFixedWidth(36)
        self._title = label("", "window_title")
        self._title.setMaximumWidth(420)
        self._group = QButtonGroup(self)
        self._tabs: dict[str, QPushButton] = {}
        names = (tr("Prepare"), tr("Run"), tr("Outcome"), tr("Report"))
        line = QHBoxLayout(self)
        line.setContentsMargins(8, 0, 16, 0)
        line.setSpacing(4)
        line.addWidget(self._menu)
        line.addWidget(self._title)
        line.addSpacing(16)
        for at, (place, name) in enumerate(zip(PLACES, names, strict=True)):
            tab = button(name, "tab")
            tab.setCheckable(True)
            tab.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._group.addButton(tab, at)
            self._tabs[place] = tab
            line.addWidget(tab)
        line.addStretch(1)
        self._end = label("", "secondary")
        self._late = label("", "warning")
        self._now = label("", "now")
        line.addWidget(self._end)
        line.addSpacing(4)
        line.addWidget(self._late)
        line.addSpacing(14)
        line.addWidget(self._now)
        self._group.idClicked.connect(self._on_tab_clicked)
        self._menu.clicked.connect(self.menu_requested)

    def show_page(self, place: str) -> None:
        """Mark the page that is open."""
        self._tabs[place].setChecked(True)

    def show_workshop(self, workshop: Workshop) -> None:
        """Show the workshop's title."""
        title = workshop.event.title or tr("(no title)")
        shown = self._title.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, 410)
        self._title.setText(shown)

    def tick(self, workshop: Workshop, now: datetime) -> None:
        """Show the time of day; while the workshop runs also its expected end."""
        self._now.setText(f"{now:%H:%M}")
        running = workshop.event.stage is WorkshopStage.RUNNING
        end = expected_end(workshop, now) if running else None
        late = late_minutes(workshop, now) if end else None
        if workshop.event.stage in (WorkshopStage.CLOSED, WorkshopStage.FINAL):
            self._end.setText(term(workshop.event.stage))
        else:
            self._end.setText(tr("Expected end {time}", time=f"{end:%H:%M}") if end else "")
        if late is None or abs(late) < 1:
            self._late.setText("")
        elif late > 0:
            self._late.setText(tr("{minutes} min late", minutes=late))
        else:
            self._late.setText(tr("{minutes} min early", minutes=-late))
        set_look(self._late, "look", "warning" if late and late > 0 else "secondary")

    def menu_button(self) -> QPushButton:
        """Give the button that the menu opens under."""
        return self._menu

    def _on_tab_clicked(self, at: int) -> None:
        self.page_requested.emit(PLACES[at])

"""The head of the console: the workshop's title, its pages, and the time of day."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QWidget

from facilitator.domain.dates import say_time
from facilitator.domain.entities import EntityKind, Live, Touch
from facilitator.domain.terms import WallMode
from facilitator.domain.workshop import Workshop
from facilitator.ui.day_clock_line import DayClockLine
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.step_buttons import StepButtons
from facilitator.ui.widgets.parts import button, label, set_look
from facilitator.words import tr

PLACES = ("prepare", "live", "outcome", "report")
_NARROW, _WIDE, _ROOMY = 1040, 1200, 1300
_TINY_TITLE, _SHORT_TITLE, _TITLE = 90, 190, 380


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
        self.steps = StepButtons()
        self._signals: DeskSignals | None = None
        self._title = label("", "window_title")
        self._full_title = ""
        self._group = QButtonGroup(self)
        self._tabs: dict[str, QPushButton] = {}
        names = (tr("Prepare"), tr("Run"), tr("Outcome"), tr("Report"))
        line = QHBoxLayout(self)
        line.setContentsMargins(8, 0, 16, 0)
        line.setSpacing(4)
        line.addWidget(self._menu)
        line.addWidget(self.steps)
        line.addSpacing(6)
        line.addWidget(self._title)
        line.addSpacing(16)
        for at, (place, name) in enumerate(zip(PLACES, names, strict=True)):
            tab = button(name, "tab", stays=True)
            tab.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._group.addButton(tab, at)
            self._tabs[place] = tab
            line.addWidget(tab)
        line.addStretch(1)
        self._wall = label("", "wall_away")
        self._away = ("", "")
        self._wall.hide()
        line.addWidget(self._wall, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addSpacing(10)
        self._day = DayClockLine()
        self._now = label("", "now")
        line.addWidget(self._day)
        line.addSpacing(14)
        line.addWidget(self._now)
        self._group.idClicked.connect(self._on_tab_clicked)
        self._menu.clicked.connect(self.menu_requested)

    def follow(self, signals: DeskSignals) -> None:
        """Show this workshop from now on, as it changes."""
        self._signals = signals
        signals.changed.connect(self._on_changed)
        self.steps.follow(signals)
        self.show_workshop(signals.workshop)
        self.show_wall(signals.workshop.live)

    def _on_changed(self, touched: frozenset[Touch]) -> None:
        assert self._signals is not None
        kinds, workshop = {t.kind for t in touched}, self._signals.workshop
        if EntityKind.LIVE in kinds:
            self.show_wall(workshop.live)
        if kinds & {EntityKind.EVENT, EntityKind.SECTION}:
            self.show_workshop(workshop)
            self.tick(workshop, self._signals.now())

    def show_page(self, place: str) -> None:
        """Mark the page that is open; one that stands aside has no tab."""
        self._group.setExclusive(place in self._tabs)
        for name, tab in self._tabs.items():
            tab.setChecked(name == place)

    def show_workshop(self, workshop: Workshop) -> None:
        """Show the workshop's title."""
        self._full_title = workshop.event.title or tr("(no title)")
        self._show_title()

    def _show_title(self) -> None:
        width = self.width()
        most = _TITLE if width >= _WIDE else _SHORT_TITLE if width >= _NARROW else _TINY_TITLE
        elide = self._title.fontMetrics().elidedText
        self._title.setText(elide(self._full_title, Qt.TextElideMode.ElideRight, most))
        self._title.setToolTip(self._full_title)

    def show_wall(self, live: Live) -> None:
        """Say on every page that the room does not see what the console stands on, and the key."""
        if live.wall is WallMode.BLANK:
            self._away = (tr("■ Wall black, F5 shows"), tr("■ Black F5"))
        elif live.wall is WallMode.HOLDING:
            self._away = (tr("■ Holding slide, F5 shows"), tr("■ Holding F5"))
        elif live.held:
            self._away = (tr("■ Wall held, the room does not follow: F7"), tr("■ Held F7"))
        else:
            self._away = ("", "")
        set_look(self._wall, "held", "yes" if live.wall is WallMode.SHOWN else "no")
        self._wall.setVisible(bool(self._away[0]))
        self._put_away()

    def _put_away(self) -> None:
        """Say it in few words where the head is short."""
        told, briefly = self._away
        self._wall.setText(told if self.width() >= _ROOMY else briefly)
        self._wall.setAccessibleName(told)

    def tick(self, workshop: Workshop, now: datetime) -> None:
        """Show the time of day, and how the day stands against its plan."""
        self._now.setText(say_time(now))
        self._day.tick(workshop, now)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the title what the rest leaves; the day is told shorter in a narrow window."""
        super().resizeEvent(event)
        self._day.show_width(self.width() >= _WIDE)
        self._show_title()
        self._put_away()

    def menu_button(self) -> QPushButton:
        """Give the button that the menu opens under."""
        return self._menu

    def _on_tab_clicked(self, at: int) -> None:
        self.page_requested.emit(PLACES[at])

"""What can be put on the wall, as a grid of buttons."""

from datetime import datetime, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from facilitator.domain.terms import SlideKind
from facilitator.ui.live.wall.slide_size import SlideSize
from facilitator.ui.live.words import slide_name
from facilitator.ui.widgets.parts import button, label
from facilitator.words import tr

_BREAKS = (5, 10, 15, 20, 30, 60)
_NARROW = 360  # below, three buttons of English words do not fit side by side
# The key of each slide once F12 has put the keyboard here: digits come through any input method.
_KEYS = dict(zip(SlideKind, "1234567890-", strict=True))
_NEEDS_PROJECT = frozenset(
    {SlideKind.BRIEF, SlideKind.ANSWERS, SlideKind.NOTES, SlideKind.ROLES, SlideKind.READ_BACK}
)
_NEEDS_SECTION = frozenset({SlideKind.SECTION, SlideKind.SUMMARY})


class BreakLength(QComboBox):
    """Chooses among numbers: a letter can only come from a presenter's remote."""

    takes_no_letters = True


class SlideList(QFrame):
    """Wishes a slide, a page of it, or another size of its text; shows which one is on.

    With the keyboard in it (F12), a digit chooses a slide; `left` comes with Esc.
    """

    left = Signal()
    page_requested = Signal(int)
    slide_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self._buttons: dict[SlideKind, QPushButton] = {}
        self._grid = QGridLayout()
        self._grid.setSpacing(4)
        for kind in SlideKind:
            key = _KEYS[kind].replace("-", "−")
            made = button(slide_name(kind), "slide", key, stays=True)
            made.setAccessibleName(_spoken(slide_name(kind)))
            made.setProperty("slide", kind.value)
            self._buttons[kind] = made
        self._minutes = BreakLength()
        self._minutes.setProperty("look", "slide")
        for minutes in _BREAKS:
            self._minutes.addItem(tr("{minutes} min", minutes=minutes), minutes)
        self._minutes.setCurrentIndex(_BREAKS.index(10))
        self._minutes.setAccessibleName(tr("Length of the break"))
        self._before = button("‹", "tiny")
        self._before.setAccessibleName(tr("Page before"))
        self._before.setToolTip("Alt+PgUp")
        self._before.setFixedWidth(24)
        self._after = button("›", "tiny")
        self._after.setAccessibleName(tr("Page after"))
        self._after.setToolTip("Alt+PgDn")
        self._after.setFixedWidth(24)
        self._page = label("", "small")
        self.size_of_text = SlideSize()
        self._shown = (0, 1)
        self._lay_out()
        self._connect_signals()
        self.fit(_NARROW)
        self.show_page(0, 1)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(3)
        self._head = label("", "secondary")
        head.addWidget(self._head)
        head.addStretch(1)
        head.addWidget(self._before)
        head.addWidget(self._page)
        head.addWidget(self._after)
        head.addSpacing(4)
        head.addWidget(self.size_of_text)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 6, 10, 8)
        column.setSpacing(5)
        column.addLayout(head)
        column.addLayout(self._grid)

    def _connect_signals(self) -> None:
        for each in (self._before, self._after, *self._buttons.values()):
            each.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for each in self._buttons.values():
            each.clicked.connect(self._on_clicked)
        self._after.clicked.connect(self._on_after_clicked)
        self._before.clicked.connect(self._on_before_clicked)

    def fit(self, width: int) -> None:
        """Set the buttons in two or three columns."""
        columns = 3 if width >= _NARROW else 2
        name = tr("On the wall") if width >= _NARROW else tr("Slide", "wall")
        self._head.setText(f"{name}   F12")
        for at, each in enumerate((*self._buttons.values(), self._minutes)):
            self._grid.addWidget(each, at // columns, at % columns)

    def break_end(self, now: datetime) -> datetime:
        """Tell when a break that begins now ends."""
        return now.replace(microsecond=0) + timedelta(minutes=self._minutes.currentData())

    def show_slide(self, kind: SlideKind, has_section: bool, has_project: bool) -> None:
        """Mark the slide that is on; grey what needs a section or project."""
        for each, made in self._buttons.items():
            made.setChecked(each is kind)
            made.setEnabled(
                (has_project or each not in _NEEDS_PROJECT)
                and (has_section or each not in _NEEDS_SECTION)
            )

    def show_by_line(self, by_line: bool) -> None:
        """Say on the notes' button whether the room reads them only when they are entered."""
        name = tr("Notes by line", "slide") if by_line else slide_name(SlideKind.NOTES)
        made = self._buttons[SlideKind.NOTES]
        made.setText(f"{name}   {_KEYS[SlideKind.NOTES]}")
        made.setAccessibleName(_spoken(name))

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

    def start_choosing(self) -> None:
        """Put the keyboard here: on the slide that is on."""
        on = next((b for b in self._buttons.values() if b.isChecked()), None)
        (on or self._buttons[SlideKind.WELCOME]).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose a slide by its digit; leave with Esc."""
        kind = next((k for k, key in _KEYS.items() if ord(key) == event.key()), None)
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif kind is not None and self._buttons[kind].isEnabled():
            self.slide_requested.emit(kind)
            here = QApplication.focusWidget()
            if here is not None and self.isAncestorOf(here):  # the step left the keyboard here
                self._buttons[kind].setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            super().keyPressEvent(event)

    def turn_page(self, by: int) -> None:
        """Turn the wall's page by one, forward (1) or back (-1); at an end nothing happens."""
        page, pages = self._shown
        if 0 <= page + by < pages:
            self.page_requested.emit(page + by)

    def _on_clicked(self) -> None:
        self.slide_requested.emit(SlideKind(self.sender().property("slide")))

    def _on_before_clicked(self) -> None:
        self.turn_page(-1)

    def _on_after_clicked(self) -> None:
        self.turn_page(1)


def _spoken(slide: str) -> str:
    """Name the button so that nobody takes it for the tab that has the same face."""
    return tr("Show {slide}", slide=slide)

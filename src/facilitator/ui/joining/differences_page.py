"""The page of the differences that were left for later: each is decided with one key."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from facilitator.app.action import Action
from facilitator.app.joining.deciding import decide_all
from facilitator.app.joining.joining import Difference, Side, decide, undecided
from facilitator.app.ports import JournalRow
from facilitator.domain.entities import EntityKind, Touch
from facilitator.domain.workshop import Workshop
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.joining.difference_card import DifferenceCard
from facilitator.ui.joining.difference_words import DifferenceRow
from facilitator.ui.joining.gathering import rank_of
from facilitator.ui.joining.how_to_card import SentenceCard
from facilitator.ui.joining.telling import tell
from facilitator.ui.joining.wall_guard import behind_the_wall, publishes
from facilitator.ui.widgets.parts import button, label
from facilitator.ui.work import Work
from facilitator.words import tr


class DifferencesPage(QWidget):
    """Lists what is undecided; a choice is an entry of its own, which Ctrl+Z takes back.

    `closed` comes when the user leaves.
    """

    closed = Signal()

    def __init__(self, signals: DeskSignals) -> None:
        super().__init__()
        self.setProperty("look", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._signals = signals
        self._rows: tuple[DifferenceRow, ...] = ()
        self._work: Work | None = None
        self._is_stale = True
        self._warning = ""
        self.close_button = button(tr("Close"), "quiet", "Esc")
        self.card = DifferenceCard(has_later=False)
        self.none_left = SentenceCard()
        self.none_left.choose.setText(tr("Back to the outcome") + "   Esc")
        self.none_left.choose.setAccessibleName(tr("Back to the outcome"))
        self.none_left.show_sentence(
            tr("Everything is decided"), tr("No difference between the copies is left open.")
        )
        self._stack = QStackedWidget()
        self._told = label("", "secondary", wrap=True)
        self._lay_out()
        self._connect_signals()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(label(tr("Undecided differences"), "title"))
        about = tr("Until then this file's value counts. Ctrl+Z takes a decision back.")
        head.addWidget(label(about, "secondary"), 1)
        head.addWidget(self.close_button)
        self._stack.addWidget(self.card)
        self._stack.addWidget(self.none_left)
        page = QVBoxLayout(self)
        page.setContentsMargins(16, 12, 16, 14)
        page.setSpacing(10)
        page.addLayout(head)
        page.addWidget(self._stack, 1)
        page.addWidget(self._told)
        self._told.hide()

    def _connect_signals(self) -> None:
        self._signals.changed.connect(self._on_changed)
        self.card.all_chosen.connect(self._on_all_chosen)
        self.card.chosen.connect(self._on_chosen)
        self.close_button.clicked.connect(self.closed)
        self.none_left.choose.clicked.connect(self.closed)

    def rows(self) -> tuple[DifferenceRow, ...]:
        """Give what is listed."""
        return self._rows

    def is_busy(self) -> bool:
        """Tell whether the list is being made."""
        return self._work is not None

    def refresh(self) -> None:
        """List anew what is undecided; who said what is looked up in the journal, in a thread."""
        self._is_stale = False
        if self._work is not None:
            self._work.drop()
        workshop = Workshop(self._signals.workshop.all_entities())
        self._work = Work(_listing(workshop, tuple(self._signals.desk.journal())), self)
        self._work.done.connect(self._on_listed)
        self._work.start()

    def stop(self) -> None:
        """Await nothing any more; the workshop closes."""
        if self._work is not None:
            self._work.drop()
            self._work = None

    def take_focus(self) -> None:
        """Put the keyboard into the list."""
        listed = self._stack.currentWidget() is self.card
        taking = self.card.list if listed else self.none_left.choose
        taking.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- deciding -------------------------------------------------------------------------------

    def _on_chosen(self, difference: str, side: Side | None) -> None:
        place = next((row.place for row in self._rows if row.id == difference), "")
        if side is not None and self._do(partial(decide, conflict=difference), [difference], side):
            self._tell(side, place)

    def _on_all_chosen(self, side: Side | None) -> None:
        listed = [row.id for row in self._rows]
        count = tr("{count} differences", count=len(listed))
        if side is not None and self._do(partial(decide_all, conflicts=listed), listed, side):
            self._tell(side, count)

    def _do(self, deciding: Callable[..., Action], listed: list[str], side: Side) -> bool:
        """Decide; what becomes public by it does not reach the wall by itself."""
        workshop = self._signals.workshop
        found = [each for each in undecided(workshop) if each.id in listed]
        is_public = side is Side.THEIRS and publishes(workshop, (), found)

        def step() -> bool:
            return self._signals.do(deciding, side=side)

        is_done, self._warning = behind_the_wall(self._signals, step, is_public=is_public)
        return is_done

    def _tell(self, side: Side, what: str) -> None:
        told = {
            Side.MINE: tr("Decided for this file: {what}. Ctrl+Z takes it back.", what=what),
            Side.THEIRS: tr("Decided for the other copy: {what}. Ctrl+Z takes it back.", what=what),
        }[side]
        self._told.setText("\n".join(filter(None, (told, self._warning))))
        self._told.show()

    # -- heard ----------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._told.hide()
        self._show_rows(self._still_open())
        if self._is_stale:
            self.refresh()
        self.take_focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the page."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def _on_changed(self, touched: frozenset[Touch]) -> None:
        kinds = {touch.kind for touch in touched}
        if EntityKind.CONFLICT not in kinds and not self._rows:
            return
        self._is_stale = True
        if self.isVisible():
            if EntityKind.CONFLICT in kinds:
                self._told.hide()  # it may have been taken back just now
                self._show_rows(self._still_open())  # what was decided goes at once
            self.refresh()

    def _still_open(self) -> tuple[DifferenceRow, ...]:
        find = self._signals.workshop.find
        return tuple(row for row in self._rows if find(EntityKind.CONFLICT, row.id) is not None)

    def _on_listed(self, rows: tuple[DifferenceRow, ...]) -> None:
        self._work = None
        self._show_rows(rows)

    def _show_rows(self, rows: tuple[DifferenceRow, ...]) -> None:
        self._rows = rows
        has_any = bool(undecided(self._signals.workshop))
        focus = QApplication.focusWidget()
        had_focus = focus is not None and self._stack.isAncestorOf(focus)
        self._stack.setCurrentWidget(self.card if has_any else self.none_left)
        self.card.show_rows(rows, {})
        if had_focus and self.isVisible():
            self.take_focus()


def _listing(workshop: Workshop, journal: tuple[JournalRow, ...]) -> Callable[[], object]:
    def listed() -> tuple[DifferenceRow, ...]:
        found: list[Difference] = undecided(workshop, journal)
        found.sort(key=lambda each: rank_of(workshop, each.mine or each.theirs))
        return tuple(tell(workshop, difference) for difference in found)

    return listed

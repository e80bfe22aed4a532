"""The page that joins another copy: choose it, see what it brings, decide, join."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.app.joining.joining import Copy, Side, join
from facilitator.domain.entities import EntityKind, Touch
from facilitator.domain.failures import RuleBroken, Trouble
from facilitator.domain.plan import running_section
from facilitator.domain.workshop import Workshop
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.joining.comparing import Compared, Comparison
from facilitator.ui.joining.joining_stages import JoiningStages
from facilitator.ui.joining.unread_words import unread_words
from facilitator.ui.joining.wall_guard import behind_the_wall, publishes
from facilitator.ui.widgets.file_dialog import ask_open
from facilitator.ui.widgets.parts import button, label
from facilitator.words import tr
from facilitator.words.messages import sentence

# What changes by itself while the program stands there; a joining does not depend on it.
_BESIDE = frozenset({EntityKind.LIVE, EntityKind.TURN, EntityKind.SHOWN})


def not_now(workshop: Workshop) -> str:
    """Tell why copies cannot be joined now, "" where they can."""
    running = running_section(workshop)
    if running is None:
        return ""
    return tr(
        "Section “{section}” is running. Join the other copy when the section has ended.",
        section=running.title,
    )


class JoiningPage(QWidget):
    """Reads and compares in the background; the workshop changes only with the blue button.

    `closed` comes when the user leaves, `joined` when it is done, with the sentence that tells so.
    """

    closed = Signal()
    joined = Signal(str)
    notice_raised = Signal(str)

    def __init__(
        self, signals: DeskSignals, read_copy: Callable[[Path], Copy], folder: Path
    ) -> None:
        super().__init__()
        self.setProperty("look", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._signals = signals
        self._read_copy = read_copy
        self._folder = folder
        self._compared: Compared | None = None
        self._choices: dict[str, Side] = {}
        self._is_stale = False
        self._joined = 0  # the number of the Action, while what it joined is still at hand
        self._comparison = Comparison(self)
        self._name = label("", "secondary")
        self.other = button(tr("Choose another copy…"))
        self.close_button = button(tr("Close"), "quiet", "Esc")
        self.stages = JoiningStages(self.close_button)
        self.view = self.stages.view
        self._lay_out()
        self._connect_signals()
        self.other.hide()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(label(tr("Join another copy"), "title"))
        head.addWidget(self._name, 1)
        head.addWidget(self.other)
        head.addWidget(self.close_button)
        page = QVBoxLayout(self)
        page.setContentsMargins(16, 12, 16, 14)
        page.setSpacing(10)
        page.addLayout(head)
        page.addWidget(self.stages, 1)
        for one, other in pairwise((self.other, self.close_button, *self.stages.tab_order())):
            self.setTabOrder(one, other)

    def _connect_signals(self) -> None:
        self._comparison.compared.connect(self._on_compared)
        self._comparison.refused.connect(self._on_refused)
        self._signals.changed.connect(self._on_changed)
        self.close_button.clicked.connect(self.closed)
        self.other.clicked.connect(self.choose)
        self.stages.choose_requested.connect(self.choose)
        self.stages.currentChanged.connect(self._on_stage_changed)
        self.view.all_chosen.connect(self._on_all_chosen)
        self.view.chosen.connect(self._on_chosen)
        self.view.join_requested.connect(self._on_join_requested)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self).activated.connect(self.stages.press_blue)

    # -- the other copy -------------------------------------------------------------------------

    def choose(self) -> None:
        """Ask for the other copy; it is only read."""
        kinds = tr("Workshops (*.workshop);;All files (*)")
        found = ask_open(self, tr("Choose the other copy"), self._folder, kinds)
        if found is not None:
            self.take(found)

    def take(self, path: Path) -> None:
        """Read a copy and compare it; nothing is changed."""
        self._folder = path.parent
        self._compared = None
        self._choices.clear()
        self._joined = 0
        self._is_stale = False
        self._name.setText(path.name)
        self._name.setToolTip(str(path))
        self.stages.show_busy()
        self._comparison.read(self._mine(), path, self._read_copy)

    def is_busy(self) -> bool:
        """Tell whether the other copy is being read or compared."""
        return self._comparison.is_running()

    def forget(self) -> None:
        """Begin from the start."""
        self._comparison.give_up()
        self._compared = None
        self._choices.clear()
        self._joined = 0
        self._is_stale = False
        self._name.setText("")
        self.stages.show_how_to()

    def set_folder(self, folder: Path) -> None:
        """Look for copies where the workshop's file is kept from now on."""
        self._folder = folder

    def stop(self) -> None:
        """Await no comparison any more; the workshop closes."""
        self._comparison.give_up()

    def _mine(self) -> Copy:
        """Give what is here now, so that a thread can read it while the workshop goes on."""
        return Copy(
            Workshop(self._signals.workshop.all_entities()), tuple(self._signals.desk.journal())
        )

    def _compare_again(self) -> None:
        if self._compared is not None:
            self._is_stale = False
            self.view.show_comparing()
            self._comparison.again(self._mine(), self._compared.theirs)

    def _on_compared(self, compared: Compared) -> None:
        self._compared = compared
        if self._is_stale:
            self._compare_again()
            return
        if compared.joining.is_empty:
            told = (_nothing_new(), unread_words(compared.joining))
            self.stages.show_sentence(tr("Nothing new"), "\n".join(filter(None, told)))
        else:
            self.stages.show_compared(compared, self._choices)

    def _on_refused(self, refused: Trouble | RuleBroken) -> None:
        self._compared = None
        self.stages.show_sentence(tr("This copy cannot be joined"), sentence(refused))

    # -- choosing -------------------------------------------------------------------------------

    def choices(self) -> dict[str, Side]:
        """Give what was chosen, by the id of the difference."""
        return dict(self._choices)

    def _on_chosen(self, difference: str, side: Side | None) -> None:
        if side is None:
            self._choices.pop(difference, None)
        else:
            self._choices[difference] = side
        self.view.show_choices(self._choices)

    def _on_all_chosen(self, side: Side | None) -> None:
        self._choices.clear()
        if side is not None and self._compared is not None:
            self._choices.update({row.id: side for row in self._compared.rows})
        self.view.show_choices(self._choices)

    # -- joining --------------------------------------------------------------------------------

    def _on_join_requested(self) -> None:
        compared = self._compared
        if compared is None or self._comparison.is_running():
            return
        told = not_now(self._signals.workshop)
        if told:
            self.notice_raised.emit(told)
            return
        choices = {
            row.id: self._choices[row.id] for row in compared.rows if row.id in self._choices
        }
        self._joined = self._signals.desk.number + 1  # no comparing while it is being done

        def step() -> bool:
            is_done = self._signals.do(join, compared.joining, choices)
            self._joined = self._signals.desk.number
            return is_done

        joining = compared.joining
        taken = [each for each in joining.differences if choices.get(each.id) is Side.THEIRS]
        is_public = publishes(self._signals.workshop, joining.changes, taken)
        is_done, warning = behind_the_wall(self._signals, step, is_public=is_public)
        if not is_done:
            self._joined = 0
            self._compare_again()
            return
        self._is_stale = True
        told = _done(compared, len(compared.rows) - len(choices))
        self.joined.emit("\n".join(filter(None, (told, warning))))

    # -- heard ----------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Begin anew after a joining; where it was taken back, what was chosen is there again."""
        super().showEvent(event)
        if self._joined and self._signals.desk.is_in_force(self._joined):
            self.forget()
        self._joined = 0
        if self._is_stale:
            self._compare_again()
        self.take_focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the page."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def take_focus(self) -> None:
        """Put the keyboard where the next step is."""
        self.stages.take_focus()

    def _on_stage_changed(self) -> None:
        self.other.setVisible(self.stages.is_compared())

    def _on_changed(self, touched: frozenset[Touch]) -> None:
        if self._compared is None and not self._comparison.is_running():
            return
        if all(touch.kind in _BESIDE for touch in touched):
            return
        self._is_stale = True
        if self.isVisible() and not self._joined and not self._comparison.is_running():
            self._compare_again()


def _nothing_new() -> str:
    return tr("This file already holds everything that the other copy has. Nothing was changed.")


def _done(compared: Compared, open_ones: int) -> str:
    told = tr("The copies were joined. Ctrl+Z takes it back.")
    lines = [told]
    if compared.gathered.counts:
        lines.append(tr("Taken over: {counts}", counts=compared.gathered.counts))
    if open_ones:
        lines.append(
            tr(
                "Differences left for later: {count}. They are listed under Outcome.",
                count=open_ones,
            )
        )
    return "\n".join(lines)

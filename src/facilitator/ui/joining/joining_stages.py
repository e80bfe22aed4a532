"""What the joining page shows by turns: how it is done, waiting, a sentence, the comparison."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from facilitator.app.joining.joining import Side
from facilitator.ui.joining.compared_view import ComparedView
from facilitator.ui.joining.comparing import Compared
from facilitator.ui.joining.how_to_card import HowToCard, SentenceCard
from facilitator.ui.widgets.parts import label
from facilitator.words import tr


class JoiningStages(QStackedWidget):
    """Shows one stage; the keyboard goes with it where it was inside. `waiting_focus` takes it
    while there is nothing to press. `choose_requested` asks for the other copy."""

    choose_requested = Signal()

    def __init__(self, waiting_focus: QPushButton) -> None:
        super().__init__()
        self._waiting_focus = waiting_focus
        self.how_to = HowToCard()
        self.busy = _busy()
        self.sentence = SentenceCard()
        self.view = ComparedView()
        for each in (self.how_to, self.busy, self.sentence, self.view):
            self.addWidget(each)
        self.how_to.choose.clicked.connect(self.choose_requested)
        self.sentence.choose.clicked.connect(self.choose_requested)

    def show_how_to(self) -> None:
        """Tell how two rooms do it."""
        self._show(self.how_to)

    def show_busy(self) -> None:
        """Say that the other copy is being read."""
        self._show(self.busy)

    def show_sentence(self, title: str, text: str) -> None:
        """Say why there is nothing to join."""
        self.sentence.show_sentence(title, text)
        self._show(self.sentence)

    def show_compared(self, compared: Compared, choices: Mapping[str, Side]) -> None:
        """Show what came out of a comparison."""
        self.view.show_compared(compared, choices)
        self._show(self.view)

    def is_compared(self) -> bool:
        """Tell whether the comparison is shown."""
        return self.currentWidget() is self.view

    def press_blue(self) -> None:
        """Press the blue button that is shown."""
        button = self._blue()
        if button is not None:
            button.click()

    def take_focus(self) -> None:
        """Put the keyboard where the next step is."""
        if self.is_compared():
            self.view.take_focus()
        else:
            (self._blue() or self._waiting_focus).setFocus(Qt.FocusReason.OtherFocusReason)

    def tab_order(self) -> tuple[QWidget, ...]:
        """Tell in which order Tab goes through what can be used."""
        return (self.how_to.choose, self.sentence.choose, *self.view.tab_order())

    def _blue(self) -> QPushButton | None:
        blue: dict[QWidget | None, QPushButton] = {
            self.how_to: self.how_to.choose,
            self.sentence: self.sentence.choose,
            self.view: self.view.join,
        }
        return blue.get(self.currentWidget())

    def _show(self, shown: QWidget) -> None:
        focus = QApplication.focusWidget()
        had_focus = focus is self._waiting_focus or (focus is not None and self.isAncestorOf(focus))
        self.setCurrentWidget(shown)
        if had_focus:
            self.take_focus()


def _busy() -> QWidget:
    made = QWidget()
    bar = QProgressBar()
    bar.setRange(0, 0)
    bar.setTextVisible(False)
    bar.setFixedSize(260, 6)
    bar.setAccessibleName(tr("Reading and comparing the other copy…"))
    told = label(tr("Reading and comparing the other copy…"), "secondary")
    column = QVBoxLayout(made)
    column.setSpacing(10)
    column.addStretch(2)
    column.addWidget(told, 0, Qt.AlignmentFlag.AlignCenter)
    column.addWidget(bar, 0, Qt.AlignmentFlag.AlignCenter)
    column.addStretch(3)
    return made

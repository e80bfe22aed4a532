"""All that could not be saved and has no file any more, workshop by workshop."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.app.left_over import LeftOver
from facilitator.ui.rescue.ground import stand_in_the_middle
from facilitator.ui.rescue.left_over_card import LeftOverCard
from facilitator.ui.widgets.parts import button, label
from facilitator.words import tr

_WIDEST = 760


class LeftOverPage(QWidget):
    """Shows a card for each; the signals are those of the cards, and `left`."""

    delete_requested = Signal(object)
    left = Signal()
    open_requested = Signal(object)
    restore_requested = Signal(object)
    save_requested = Signal(object)

    def __init__(self, found: Sequence[LeftOver]) -> None:
        super().__init__()
        self.setProperty("look", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.cards = [LeftOverCard(each) for each in found]
        self.back_button = button(tr("Back"), "quiet", "Esc")
        self.trouble = label("", "danger", wrap=True)
        self.trouble.hide()
        self._lay_out()
        self._connect_signals()

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(label(tr("Entries that could not be saved"), "title"))
        column.addWidget(label(_about(), wrap=True))
        for each in self.cards:
            column.addWidget(each)
        column.addWidget(self.trouble)
        foot = QHBoxLayout()
        foot.addWidget(self.back_button)
        foot.addStretch(1)
        column.addLayout(foot)
        column.addStretch(1)
        stand_in_the_middle(self, inside)

    def _connect_signals(self) -> None:
        QShortcut(QKeySequence("Escape"), self).activated.connect(self.back_button.click)
        self.back_button.clicked.connect(self.left)
        for card in self.cards:
            card.delete_requested.connect(self.delete_requested)
            card.open_requested.connect(self.open_requested)
            card.restore_requested.connect(self.restore_requested)
            card.save_requested.connect(self.save_requested)

    def take_focus(self) -> None:
        """Have Enter do what helps most."""
        shown = [card for card in self.cards if not card.isHidden()]
        (shown[0].first_button() if shown else self.back_button).setFocus()

    def card_of(self, left: LeftOver) -> LeftOverCard:
        """Give the card of one."""
        return next(card for card in self.cards if card.left is left)

    def show_saved(self, left: LeftOver, path: Path) -> None:
        """Say where the text of one is."""
        self.trouble.hide()
        self.card_of(left).show_saved(path)

    def drop(self, left: LeftOver) -> bool:
        """Take the card of one away: it was deleted; tell whether any is left."""
        self.trouble.hide()
        self.card_of(left).hide()
        self.take_focus()
        return any(not card.isHidden() for card in self.cards)

    def show_trouble(self, told: str) -> None:
        """Say why something could not be done."""
        self.trouble.setText(told)
        self.trouble.show()


def _about() -> str:
    return tr(
        "The drive was full, gone or out of reach when they were entered, so they are kept apart, "
        "on this computer only. Private entries are among them; a text shows them too."
    )

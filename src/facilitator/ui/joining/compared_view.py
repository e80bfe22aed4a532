"""Two copies side by side: what comes in on the left, what differs on the right."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.app.joining.joining import Side
from facilitator.ui.joining.brought_card import BroughtCard
from facilitator.ui.joining.comparing import Compared
from facilitator.ui.joining.difference_card import DifferenceCard
from facilitator.ui.joining.unread_words import unread_words
from facilitator.ui.widgets.parts import button, label
from facilitator.words import tr


class ComparedView(QWidget):
    """Shows a Compared with the choices made so far; it changes nothing itself.

    `chosen` and `all_chosen` are those of the DifferenceCard, `join_requested` the blue button's.
    """

    chosen = Signal(str, object)
    all_chosen = Signal(object)
    join_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._compared: Compared | None = None
        self.brought = BroughtCard()
        self.differences = DifferenceCard()
        self.unread = label("", "small", wrap=True)
        self.unread.hide()
        self._told = label("", "secondary", wrap=True)
        self._told.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.join = button(tr("Join the copies"), "primary", "Ctrl+Enter")
        self.join.setMinimumWidth(220)
        cards = QHBoxLayout()
        cards.setSpacing(12)
        cards.addWidget(self.brought, 5)
        cards.addWidget(self.differences, 8)
        foot = QHBoxLayout()
        foot.setSpacing(14)
        foot.addWidget(self._told, 1)
        foot.addWidget(self.join)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(12)
        page.addLayout(cards, 1)
        page.addWidget(self.unread)
        page.addLayout(foot)
        self._connect_signals()

    def _connect_signals(self) -> None:
        self.differences.all_chosen.connect(self.all_chosen)
        self.differences.chosen.connect(self.chosen)
        self.join.clicked.connect(self.join_requested)

    def tab_order(self) -> tuple[QWidget, ...]:
        """Tell in which order Tab goes through what can be used."""
        card = self.differences
        buttons = (card.all_mine, card.all_theirs, card.all_later, self.join)
        return (self.brought.tree, card.list, *buttons)

    def show_compared(self, compared: Compared, choices: Mapping[str, Side]) -> None:
        """Show what came out of a comparison."""
        is_new = self._compared is None or self._compared.gathered != compared.gathered
        self._compared = compared
        if is_new:
            self.brought.show_gathered(compared.gathered, compared.joining.renumbered)
        unread = unread_words(compared.joining)
        self.unread.setText(unread)
        self.unread.setVisible(bool(unread))
        self.brought.setVisible(bool(compared.joining.changes))
        self.differences.setVisible(bool(compared.rows))
        self.join.setEnabled(True)
        self.show_choices(choices)

    def show_choices(self, choices: Mapping[str, Side]) -> None:
        """Show what is chosen by now."""
        if self._compared is None:
            return
        rows = self._compared.rows
        self.differences.show_rows(rows, choices)
        self._told.setText(_foot(len(rows), sum(row.id in choices for row in rows)))
        self.join.setAccessibleDescription(self._told.text())

    def show_comparing(self) -> None:
        """Say that the workshop has changed and is compared anew; until then nothing is joined."""
        self._told.setText(tr("The workshop has changed; comparing again…"))
        self.join.setEnabled(False)

    def told(self) -> str:
        """Tell what stands beside the button."""
        return self._told.text()

    def take_focus(self) -> None:
        """Begin with what is to be decided."""
        if not self.differences.isHidden():
            self.differences.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.brought.tree.setFocus(Qt.FocusReason.OtherFocusReason)


def _foot(differences: int, chosen: int) -> str:
    safe = tr("A backup is made first, and Ctrl+Z takes the joining back.")
    left = differences - chosen
    if not left:
        return safe
    waits = tr(
        "{chosen} of {count} differences are decided. For the others this file's value stays, and "
        "you can decide later.",
        chosen=chosen,
        count=differences,
    )
    return f"{waits}\n{safe}"

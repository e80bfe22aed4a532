"""The card of what comes in: how much, what is renumbered, and the tree of it all."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QVBoxLayout

from facilitator.app.joining.joining import Renumbered
from facilitator.ui.joining.brought import Gathered
from facilitator.ui.joining.brought_tree import BroughtTree
from facilitator.ui.widgets.parts import label
from facilitator.words import tr

_MOST_RENUMBERED = 3


class BroughtCard(QFrame):
    """Says in counts what the other copy brings; the tree opens to every entry."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self._heading = label("", "heading")
        self._counts = label("", "small", wrap=True)
        self._renumbered = label("", "warning", wrap=True)
        self.tree = BroughtTree()
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 14, 4, 4)
        column.setSpacing(6)
        for each in (self._heading, self._counts, self._renumbered):
            each.setContentsMargins(12, 0, 8, 0)
            column.addWidget(each)
        column.addWidget(self.tree, 1)

    def show_gathered(self, gathered: Gathered, renumbered: Sequence[Renumbered]) -> None:
        """Show what comes in."""
        self._heading.setText(tr("What comes in: {count}", count=gathered.count))
        counts = gathered.counts or _only_the_log()
        self._counts.setText(" · ".join(part for part in (counts, gathered.day) if part))
        self._renumbered.setText(_renumbered_words(renumbered))
        self._renumbered.setVisible(bool(renumbered))
        self.tree.show_gathered(gathered)
        self.tree.setVisible(bool(gathered.groups))

    def told(self) -> str:
        """Tell everything above the tree."""
        return "\n".join(
            each.text()
            for each in (self._heading, self._counts, self._renumbered)
            if not each.isHidden()
        )


def _only_the_log() -> str:
    return tr("No new entries; only the times at which the other room was on its projects.")


def _renumbered_words(renumbered: Sequence[Renumbered]) -> str:
    lines = [
        tr(
            "The number {old} is given twice: “{title}” becomes number {new}.",
            old=each.old,
            title=each.title,
            new=each.new,
        )
        for each in renumbered[:_MOST_RENUMBERED]
    ]
    if len(renumbered) > _MOST_RENUMBERED:
        lines.append(tr("… and {count} more", count=len(renumbered) - _MOST_RENUMBERED))
    return "\n".join(lines)

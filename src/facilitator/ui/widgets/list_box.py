"""A box to choose from whose list is as wide as what is in it."""

from PySide6.QtWidgets import QComboBox

_WIDEST = 420
_EDGE = 20  # the list's own frame and the air inside it


class ListBox(QComboBox):
    """Lists long names whole, also where the box itself is narrow."""

    def showPopup(self) -> None:  # noqa: N802  # Qt's own name
        view = self.view()
        needed = view.sizeHintForColumn(self.modelColumn()) + _EDGE
        if self.count() > self.maxVisibleItems():
            needed += view.verticalScrollBar().sizeHint().width()
        view.setMinimumWidth(min(needed, _WIDEST))
        super().showPopup()

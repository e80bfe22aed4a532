"""The small button that adds the rows copied in Excel."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton

from facilitator.ui.prepare.pasting import holds_table
from facilitator.ui.widgets.parts import button_text
from facilitator.words import tr


class ExcelButton(QPushButton):
    """Is seen only while the clipboard holds a table, beside a table that can take it."""

    def __init__(self) -> None:
        super().__init__()
        told = tr("Paste from Excel", "prepare")
        self._long = told
        self.be_short(False)
        self.setAccessibleName(told)
        about = tr("Adds the copied rows below the others", "prepare")
        self.setAccessibleDescription(about)
        self.setToolTip(about)
        self.setProperty("look", "excel")
        self.setAutoDefault(True)  # Enter presses it
        self._fits_here = False
        self.hide()
        QGuiApplication.clipboard().dataChanged.connect(self._look)

    def offer(self, fits_here: bool) -> None:
        """Be seen from now on where the clipboard holds a table, or not at all."""
        self._fits_here = fits_here
        self._look()

    def be_short(self, is_short: bool) -> None:
        """Say less on a narrow page."""
        self.setText(button_text(tr("Paste", "prepare") if is_short else self._long))

    def _look(self) -> None:
        # The clipboard belongs to another program: it is asked only where the answer is shown.
        page = self.parentWidget()
        is_asked = self._fits_here and page is not None and page.isVisible()
        self.setVisible(is_asked and holds_table(QGuiApplication.clipboard().text()))

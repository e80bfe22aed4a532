"""What earlier sessions could not save and no file takes any more: told, shown, saved, deleted."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMessageBox, QStackedWidget

from facilitator.domain.failures import Trouble
from facilitator.ui.file_dialogs import TEXT_ENDING, file_name, free_path
from facilitator.ui.services import Services
from facilitator.ui.widgets.file_dialog import ask_save
from facilitator.ui.work import Work
from facilitator.words import tr
from facilitator.words.messages import sentence

if TYPE_CHECKING:
    from facilitator.app.left_over import LeftOver
    from facilitator.ui.rescue.left_over_page import LeftOverPage


class LeftOvers(QObject):
    """Looks for them in a thread, and shows the page in the stack.

    `found` counts their entries. `restore_requested` carries the Backup that they go into,
    `chosen` the Path of a copy to be opened; `left` comes when the user goes back.
    """

    chosen = Signal(object)
    found = Signal(int)
    left = Signal()
    restore_requested = Signal(object)

    def __init__(
        self,
        services: Services,
        stack: QStackedWidget,
        recent: Callable[[], list[Path]],
        parent: QObject,
    ) -> None:
        """`recent` gives the files that were open last: copies may be among them."""
        super().__init__(parent)
        self._services = services
        self._stack = stack
        self._recent = recent
        self._work: Work | None = None
        self._listed: list[LeftOver] = []
        self.page: LeftOverPage | None = None

    def look(self) -> None:
        """Look for them; drives may answer late, so in a thread."""
        if self._work is None:
            self._work = Work(partial(self._services.left_over, self._recent()), self)
            self._work.done.connect(self._on_listed)
            self._work.failed.connect(self._on_unlisted)
            self._work.start()

    def show(self) -> None:
        """Show them."""
        from facilitator.ui.rescue.left_over_page import LeftOverPage

        self.put_away()
        self.page = page = LeftOverPage(self._listed)
        page.delete_requested.connect(self._on_delete_requested)
        page.left.connect(self._on_left)
        page.open_requested.connect(self._on_open_requested)
        page.restore_requested.connect(self._on_restore_requested)
        page.save_requested.connect(self._on_save_requested)
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        page.take_focus()

    def put_away(self) -> None:
        """Let the page go."""
        if self.page is not None:
            self._stack.removeWidget(self.page)
            self.page.deleteLater()
            self.page = None

    # -- heard ----------------------------------------------------------------------------------

    def _on_listed(self, listed: "list[LeftOver]") -> None:
        self._work = None
        self._listed = listed
        self.found.emit(sum(each.count for each in listed))

    def _on_unlisted(self, trouble: Trouble) -> None:
        """Tell nothing: what cannot be listed now is listed another time."""
        self._work = None

    def _on_left(self) -> None:
        self.put_away()
        self.left.emit()

    def _on_open_requested(self, left: "LeftOver") -> None:
        self.put_away()
        self.chosen.emit(left.copy)

    def _on_restore_requested(self, left: "LeftOver") -> None:
        self.restore_requested.emit(left.backup)

    def show_trouble(self, trouble: Trouble) -> None:
        """Say on the page why something could not be done."""
        if self.page is not None:
            self.page.show_trouble(sentence(trouble))

    def _on_save_requested(self, left: "LeftOver") -> None:
        from facilitator.app.left_text import left_text

        page = self.page
        if page is None:
            return
        try:
            path = self._ask(left)
            if path is None:
                return
            self._services.save_text(path, left_text(left, datetime.now()))
        except Trouble as trouble:
            page.show_trouble(sentence(trouble))
            return
        page.show_saved(left, path)

    def _ask(self, left: "LeftOver") -> Path | None:
        name = file_name(tr("{title} not saved", "file name", title=left.title), TEXT_ENDING)
        proposed = free_path(self._services.documents_folder(), name)
        kinds = tr("Texts (*.txt)")
        title = tr("Where to keep the text")
        return ask_save(self._stack, title, proposed, kinds, TEXT_ENDING.lstrip("."))

    def _on_delete_requested(self, left: "LeftOver") -> None:
        page = self.page
        if page is None:
            return
        # What cannot be read stands in no text; a newer program may read it.
        only_here = left.unread if page.card_of(left).is_saved else left.count
        if only_here and not self._is_meant(only_here):
            return
        try:
            self._services.forget_left_over(left)
        except Trouble as trouble:
            page.show_trouble(sentence(trouble))
            return
        self._listed.remove(left)
        self.found.emit(sum(each.count for each in self._listed))
        if not page.drop(left):
            self._on_left()

    def _is_meant(self, count: int) -> bool:
        """Ask whether to delete so many entries that stand nowhere else."""
        box = QMessageBox(self._stack)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setText(tr("Delete entries that stand nowhere else?"))
        told = tr(
            "Entries: {count}. They were not saved as text. Nothing brings them back.", count=count
        )
        box.setInformativeText(told)
        delete = box.addButton(tr("Delete"), QMessageBox.ButtonRole.DestructiveRole)
        keep = box.addButton(tr("Leave it as it is"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(keep)
        box.setEscapeButton(keep)
        box.exec()
        is_meant = box.clickedButton() is delete
        box.deleteLater()
        return is_meant

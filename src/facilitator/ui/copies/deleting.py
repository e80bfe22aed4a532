"""Deleting for good: the question, the file written anew, and back to the same place."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from facilitator.app.action import Action
from facilitator.app.copies.copying import take, whole
from facilitator.app.copies.purging import Target, purged, still_saying, texts_of
from facilitator.domain.entities import kind_of
from facilitator.domain.failures import Trouble
from facilitator.domain.plan import running_section
from facilitator.ui.copies.delete_dialog import DeleteDialog
from facilitator.ui.copies.remains import Remains, find_remains, remove_remains
from facilitator.ui.services import Services
from facilitator.ui.work import Work
from facilitator.words import tr
from facilitator.words.entities import entity_words
from facilitator.words.fields import field_words, kind_words
from facilitator.words.messages import sentence

if TYPE_CHECKING:
    from facilitator.ui.workshop_view import WorkshopView

_SAVING = 5.0  # s that are waited for the disk


class Console(Protocol):
    """What deleting needs of the window."""

    view: "WorkshopView | None"
    path: Path | None

    def open_path(self, path: Path, *, stays_black: bool = False) -> bool:
        """Open a workshop file; False where it cannot be."""

    def close_workshop(self, *, asks: bool = True) -> bool:
        """Close the workshop; False where it stays open."""

    def say(self, trouble: Trouble) -> None:
        """Tell trouble."""


class Deleting(QObject):
    """Asks, and has the file written anew without what is deleted; it stays open meanwhile."""

    def __init__(self, services: Services, console: Console, window: QWidget) -> None:
        super().__init__(window)
        self._services = services
        self._console = console
        self._window = window

    def ask(self, targets: Sequence[Target], *, rehearses: bool = False) -> None:
        """Ask whether to delete these for good, and do it; where it cannot be, say why."""
        view = self._console.view
        if view is None or not targets:
            return
        view.commit_edits()
        refusal = self._refusal(view, rehearses)
        if refusal:
            view.notice.show_notice(refusal, stays=True)
            return
        actions = _actions(view)
        texts = texts_of(actions, targets)
        dialog = self._dialog(view, targets, texts)
        uid = actions[0].uid if actions else ""
        self._search(dialog, partial(find_remains, self._services, uid, targets, texts))
        wanted = bool(dialog.exec())
        remains = dialog.remains if dialog.wants_remains_gone() else None
        dialog.deleteLater()
        if wanted and self._console.view is view:
            self._delete(view, targets, remains)

    def _refusal(self, view: "WorkshopView", rehearses: bool) -> str:
        """Tell why nothing can be deleted for good now, "" where it can."""
        running = running_section(view.signals.workshop)
        if running is not None:
            return tr(
                "Section “{section}” is running. Delete for good when the section has ended.",
                section=running.title,
            )
        if rehearses:
            return tr("This is a rehearsal. Delete for good in the real workshop.")
        keeper = view.signals.keeper
        if view.signals.trouble is not None or (keeper and not keeper.flush(_SAVING)):
            return tr("Some entries are not saved yet. Delete for good when everything is saved.")
        return ""

    # -- asking ---------------------------------------------------------------------------------

    def _dialog(
        self, view: "WorkshopView", targets: Sequence[Target], texts: tuple[str, ...]
    ) -> DeleteDialog:
        workshop = view.signals.workshop
        stays = still_saying(workshop.all_entities(), texts, targets)
        others = [entity_words(workshop, kind_of(e), e.id) for e in stays]
        what = [_words(view, target, is_quoted=len(targets) == 1) for target in targets]
        return DeleteDialog(what, texts, others, self._window)

    def _search(self, dialog: DeleteDialog, search: partial[Remains]) -> None:
        made = Work(search, dialog)
        made.done.connect(dialog.show_remains)
        made.failed.connect(dialog.show_unsearched)
        made.start()

    # -- deleting -------------------------------------------------------------------------------

    def _delete(
        self, view: "WorkshopView", targets: Sequence[Target], remains: Remains | None
    ) -> None:
        path, desk, was_open = self._console.path, view.signals.desk, view.wall.is_open()
        if path is None or not self._console.close_workshop():
            return
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            actions = whole(take(desk))
            told = self._rewrite(path, purged(actions, targets, desk.clock(), desk.by))
            if not told and remains is not None:
                told = self._remove(actions[0].uid, remains)
        finally:
            QGuiApplication.restoreOverrideCursor()
        if not self._console.open_path(path) or self._console.view is None:
            return
        opened = self._console.view
        if was_open and not opened.wall.is_open():
            opened.wall.open_window()
        opened.notice.show_notice(told or tr("It was deleted for good."), stays=bool(told))

    def _rewrite(self, path: Path, actions: list[Action]) -> str:
        """Put the new file in the place of the old one; tell what was in the way, "" nothing."""
        try:
            self._services.replace_file(path, actions)
        except Trouble as trouble:
            return f"{tr('Nothing was deleted.')}\n{sentence(trouble)}"
        return ""

    def _remove(self, uid: str, remains: Remains) -> str:
        try:
            remove_remains(self._services, uid, remains)
        except Trouble as trouble:
            told = tr("It was deleted for good, but not all backups could be deleted.")
            return f"{told}\n{sentence(trouble)}"
        return ""


def _actions(view: "WorkshopView") -> list[Action]:
    return whole(take(view.signals.desk))


def _words(view: "WorkshopView", target: Target, *, is_quoted: bool) -> str:
    """Name what is deleted; of one that is quoted below, only its kind."""
    if is_quoted and not target.field:
        return kind_words(target.kind)
    named = entity_words(view.signals.workshop, target.kind, target.id)
    if not target.field:
        return named
    return tr("{entity}: {field}", entity=named, field=field_words(target.kind, target.field))

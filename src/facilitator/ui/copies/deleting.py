"""Deleting for good: the question, the deletion, and what is told of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from facilitator.app.copies.copying import Taken, take, whole
from facilitator.app.copies.purging import Target, still_saying, texts_of
from facilitator.app.copies.wordings import said
from facilitator.domain.entities import Entity, EntityKind, kind_of
from facilitator.domain.failures import Trouble
from facilitator.domain.plan import running_section
from facilitator.ui.copies.delete_dialog import DeleteDialog
from facilitator.ui.copies.purge import Purge
from facilitator.ui.copies.remains import Remains, find_remains
from facilitator.ui.services import Services
from facilitator.ui.work import Work
from facilitator.words import tr
from facilitator.words.entities import entity_words
from facilitator.words.fields import field_words, kind_words

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


@dataclass(slots=True)
class _Asked:
    """One question: whether to delete these, of which workshop, and what became of it."""

    view: "WorkshopView"
    path: Path
    targets: tuple[Target, ...]
    dialog: DeleteDialog
    told: str | None = None  # None where nothing was deleted or tried
    is_lost: bool = False


class Deleting(QObject):
    """Asks, and has the file written anew without what is deleted; it stays open meanwhile."""

    def __init__(self, services: Services, console: Console, window: QWidget) -> None:
        super().__init__(window)
        self._services = services
        self._console = console
        self._window = window
        self._asked: _Asked | None = None

    def ask(self, targets: Sequence[Target], *, rehearses: bool = False) -> None:
        """Ask whether to delete these for good, and do it; where it cannot be, say why."""
        view, path = self._console.view, self._console.path
        if view is None or path is None or not targets or self._asked is not None:
            return
        view.commit_edits()
        refusal = self._refusal(view, rehearses)
        if refusal:
            view.notice.show_notice(refusal, stays=True)
            return
        asked = _Asked(view, path, tuple(targets), self._dialog(view, targets))
        self._asked = asked
        self._search(asked)
        asked.dialog.delete_requested.connect(self._on_delete_requested)
        asked.dialog.exec()
        asked.dialog.deleteLater()
        self._asked = None
        self._tell(asked)

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

    def _dialog(self, view: "WorkshopView", targets: Sequence[Target]) -> DeleteDialog:
        workshop = view.signals.workshop
        is_quoted = len(targets) == 1
        what = dict.fromkeys(_words(view, each, is_quoted=is_quoted) for each in targets)
        now = dict.fromkeys(
            text for target in targets for text in _said_now(workshop.find(*target.touch), target)
        )
        return DeleteDialog(list(what), list(now), self._window)

    def _search(self, asked: _Asked) -> None:
        taken = take(asked.view.signals.desk)
        made = Work(partial(_find, self._services, asked.path, taken, asked.targets), asked.dialog)
        made.done.connect(self._on_found)
        made.failed.connect(self._on_unreadable)
        made.start()

    def _on_found(self, found: "_Found") -> None:
        asked = self._asked
        if asked is not None:
            workshop = asked.view.signals.workshop
            others = [entity_words(workshop, kind_of(e), e.id) for e in found.others]
            asked.dialog.show_texts(found.texts, others)
            if isinstance(found.remains, Remains):
                asked.dialog.show_remains(found.remains)
            else:
                asked.dialog.show_unsearched(found.remains)

    def _on_unreadable(self, trouble: Trouble) -> None:
        """Tell that the record itself cannot be read; nothing can be deleted from it then."""
        if self._asked is not None:
            self._asked.dialog.reject()
            self._console.say(trouble)

    # -- deleting -------------------------------------------------------------------------------

    def _on_delete_requested(self) -> None:
        asked = self._asked
        if asked is None or self._console.view is not asked.view:
            return
        dialog = asked.dialog
        dialog.show_busy()
        signals, remains = asked.view.signals, dialog.chosen()
        purge = Purge(self._services, signals, asked.path, asked.targets, remains, dialog)
        purge.ended.connect(self._on_ended)
        purge.lost.connect(self._on_lost)
        purge.start()

    def _on_ended(self, told: str) -> None:
        if self._asked is not None:
            self._asked.told = told
            self._asked.dialog.accept()

    def _on_lost(self, told: str) -> None:
        if self._asked is not None:
            self._asked.is_lost, self._asked.told = True, told
            self._asked.dialog.accept()

    def _tell(self, asked: _Asked) -> None:
        view = self._console.view
        if view is not asked.view:  # it was closed meanwhile
            return
        if asked.is_lost:
            self._open_again(asked)
            view = self._console.view
            if asked.told and view is not None:
                view.notice.show_notice(asked.told, stays=True)
        elif asked.told is not None:
            told = asked.told or tr("It was deleted for good.")
            view.notice.show_notice(told, stays=bool(asked.told))

    def _open_again(self, asked: _Asked) -> None:
        """Open the file again, or tell why it cannot be; only the closing itself is unsaved."""
        keeper = asked.view.signals.keeper
        was_entered = keeper is not None and keeper.pending() > 0
        if self._console.close_workshop(asks=was_entered):
            self._console.open_path(asked.path)


@dataclass(frozen=True, slots=True)
class _Found:
    texts: tuple[str, ...]
    others: tuple[Entity, ...]
    remains: Remains | Trouble


def _find(services: Services, path: Path, taken: Taken, targets: Sequence[Target]) -> _Found:
    """Find all that the targets ever said, and where it stands. Raises Trouble of the record."""
    actions = whole(taken)
    texts = texts_of(actions, targets)
    others = still_saying(taken.entities, texts, targets)
    uid = actions[0].uid if actions else ""
    try:
        remains = find_remains(services, path, uid, targets, texts)
    except Trouble as trouble:
        return _Found(texts, tuple(others), trouble)
    return _Found(texts, tuple(others), remains)


def _said_now(entity: Entity | None, target: Target) -> list[str]:
    if entity is None:
        return []
    return [getattr(entity, target.field)] if target.field else list(said(entity))


def _words(view: "WorkshopView", target: Target, *, is_quoted: bool) -> str:
    """Name what is deleted; of one that is quoted below, only its kind."""
    if target.kind is EntityKind.SHOWN:  # each stands in many lines of the log
        return tr("Message shown to the room")
    if is_quoted and not target.field:
        return kind_words(target.kind)
    named = entity_words(view.signals.workshop, target.kind, target.id)
    if not target.field:
        return named
    return tr("{entity}: {field}", entity=named, field=field_words(target.kind, target.field))

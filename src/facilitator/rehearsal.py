"""A workshop that runs by itself, without a screen: the composition root of `rehearse`."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator.app.files import make_folder
from facilitator.bootstrap import Files
from facilitator.domain.failures import Trouble

if TYPE_CHECKING:
    from facilitator.app.ports import Keeper, OpenedFile
    from facilitator.app.settings import Settings


class _Announcing:
    """A keeper that says on standard output what is safely in the file."""

    def __init__(self, keeper: "Keeper") -> None:
        self.unheard: OSError | None = None
        self._keeper = keeper
        self.keep = keeper.keep
        self.pending = keeper.pending
        self.flush = keeper.flush
        self.hold = keeper.hold
        self.close = keeper.close

    def listen(
        self,
        saved: "Callable[[int, datetime], None]",
        troubled: "Callable[[Trouble], None]",
    ) -> None:
        """Announce every COMMIT on the keeper's own thread, the moment it has returned.

        Where standard output is closed or full, `unheard` tells so to whoever asks.
        """

        def announce(number: int, at: "datetime") -> None:
            if self.unheard is None:
                try:
                    print(f"saved {number}", flush=True)
                except OSError as error:
                    self.unheard = error
            saved(number, at)

        self._keeper.listen(announce, troubled)


class _RehearsalFiles(Files):
    """The real files, announced; settings are kept out of the user's, and nothing is backed up."""

    backs_up = False

    def __init__(self, settings: "Settings") -> None:
        self._settings = settings
        self._announcing: _Announcing | None = None

    def open_file(self, path: Path) -> "OpenedFile":
        opened = super().open_file(path)
        self._announcing = _Announcing(opened.keeper)
        return replace(opened, keeper=self._announcing)

    def check_heard(self) -> None:
        """Raise the OSError of standard output where nobody can hear what is saved any more."""
        if self._announcing is not None and self._announcing.unheard is not None:
            raise self._announcing.unheard

    def load_settings(self) -> "Settings":
        return self._settings

    def save_settings(self, settings: "Settings") -> None:
        self._settings = settings


def rehearse(
    file: Path | None, out: Path, numbers: list[int], seed: int, private: str, overwrite: bool
) -> int:
    """Run a workshop by itself: its file, its PDF and its pictures are left in OUT.

    Without FILE the sample is imported. Raises Trouble, RuleBroken.
    """
    from facilitator.app.files import check_other, exists, target
    from facilitator.app.settings import Settings
    from facilitator.documents.writing import write_document
    from facilitator.storage.file import copy, read
    from facilitator.ui.rehearsal import run
    from facilitator.words import tr

    run.go_offscreen()
    files = _RehearsalFiles(Settings())
    workshop_file = out / f"{file.stem if file else 'rehearsal'}.workshop"
    report = out / f"{workshop_file.stem}.pdf"
    for made in (workshop_file, report):
        if file is not None:
            check_other(file, made)
        if exists(made):
            target(made, overwrite)
    pictures = out / "pictures"
    make_folder(pictures)
    if file is None:
        from facilitator.ui.file_dialogs import make_workshop

        reading = files.read_book(files.sample_book())
        make_workshop(files, workshop_file, reading, overwrite=overwrite)
        print("saved 1", flush=True)
    else:
        read(file)  # a file that cannot be shown is told before a copy of it stands there
        copy(file, workshop_file, overwrite=overwrite)
    run.rehearse(files, workshop_file, pictures, numbers, seed, private, files.check_heard)
    files.check_heard()
    workshop, _ = read(workshop_file)
    now = datetime.now().replace(microsecond=0)
    write_document(workshop, report, "pdf", now, overwrite)
    print(tr("Workshop file: {path}", path=workshop_file))
    print(tr("Report: {path}", path=report))
    print(tr("Pictures: {path}", path=pictures))
    return 0

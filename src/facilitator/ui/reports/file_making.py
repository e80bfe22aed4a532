"""Has one file made at a time: beside its place first, then there; what is given up leaves none."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from facilitator.app.report_choices import ReportChoices
from facilitator.domain.workshop import Workshop
from facilitator.ui.reports.maker import ReportMaker, Wanted
from facilitator.ui.reports.typesetting import Typesetting, failure
from facilitator.words import tr


@dataclass(frozen=True, slots=True)
class Made:
    """A file that is in its place, which is another one than was `wanted` where that is held."""

    path: Path
    wanted: Path


class FileMaking(QObject):
    """Orders files of the child and follows it.

    `stepped` tells in words what is being done. The end is `made` with a Made, or `failed` with a
    sentence; after `cancel` neither comes.
    """

    failed = Signal(str)
    made = Signal(object)
    stepped = Signal(str)

    def __init__(self, maker: ReportMaker, parent: QObject) -> None:
        super().__init__(parent)
        self._maker = maker
        self._typesetting = Typesetting(maker, self)
        self._beside: Path | None = None
        self._left: list[Path] = []
        self._number = 0
        self._path = Path()
        self._typesetting.gone.connect(self._clear_away)
        self._typesetting.told.connect(self._on_told)

    @property
    def is_running(self) -> bool:
        return self._typesetting.is_running

    def start(
        self, path: Path, choices: ReportChoices, workshop: Workshop, made_at: datetime
    ) -> None:
        """Have the file made, replacing what is there. Raises Trouble where none can be there."""
        self._beside = self._maker.beside(path)
        self._path = path
        self._number += 1
        self.stepped.emit(tr("Starting…"))
        wanted = Wanted(
            number=self._number,
            fmt=path.suffix.lower().lstrip("."),
            out=path,
            made_at=made_at,
            choices=choices,
            beside=self._beside,
        )
        self._typesetting.start(wanted, workshop)

    def cancel(self) -> bool:
        """Give up what runs; False where the file is on its way into its place already."""
        if self._beside is None:
            return False
        self._typesetting.cancel()
        self._leave()
        return True

    def warm(self) -> None:
        """Have the child ready: the file comes sooner."""
        self._typesetting.warm()

    def rest(self) -> None:
        """Give memory back; what runs is finished."""
        self._typesetting.rest()

    def stop(self) -> None:
        """Give up what runs, and wait until it is gone.

        A file that is being put in its place is let through: that takes a moment.
        """
        if self._beside is not None or not self._typesetting.is_running:
            self._typesetting.stop()
        else:
            self._typesetting.finish()
        self._leave()
        self._clear_away()

    def _leave(self) -> None:
        """Let go of the unfinished file: a child that is being killed may still write it."""
        if self._beside is not None:
            self._left.append(self._beside)
            self._beside = None

    # -- hearing --------------------------------------------------------------------------------

    @Slot()
    def _clear_away(self) -> None:
        """Remove unfinished files that no child writes any more."""
        while self._left:
            # What cannot be removed now goes with the next document: it is known by its name.
            with suppress(OSError):
                self._left.pop().unlink(missing_ok=True)

    @Slot(object)
    def _on_told(self, told: Mapping[str, object]) -> None:
        if told.get("step") == "setting":
            self.stepped.emit(tr("The document is being set…"))
        elif told.get("step") == "writing":
            self.stepped.emit(tr("The file is being written…"))
        elif "ready" in told:
            # From here on it is done in a moment: there is nothing left to cancel.
            self._beside = None
            self._typesetting.go()
        elif "done" in told:
            self._end()
            self.made.emit(Made(Path(str(told["done"])), self._path))
        elif "error" in told:
            self._end()
            self.failed.emit(failure(told))

    def _end(self) -> None:
        self._leave()
        self._clear_away()
        self._typesetting.rest()  # what a large document took is given back

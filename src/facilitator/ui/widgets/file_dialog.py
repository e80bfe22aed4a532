"""The questions which file to open and where to save: the only place that opens file dialogs.

Qt's own dialog, left to itself, opens every file of the folder that it shows and closes it again,
to tell its kind by its content. On Linux and macOS that drops SQLite's lock on the workshop that
is open here. So this one tells a kind by the name alone.
"""

import sys
from functools import cache
from pathlib import Path

from PySide6.QtCore import QDir, QFileInfo
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFileDialog, QFileIconProvider, QWidget

from facilitator.words import tr

# There the system's dialog runs in a process of its own, or closing a file drops no lock. On Linux
# it may be GTK's, in our process, which looks into files as Qt does.
_SYSTEMS_OWN_IS_HARMLESS = sys.platform in ("win32", "darwin")


def ask_open(parent: QWidget, title: str, folder: Path | None, kinds: str) -> Path | None:
    """Ask which file to open; without a folder it begins in the user's own."""
    dialog = _dialog(parent, title, str(folder or QDir.homePath()), kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _answer(dialog)


def ask_save(parent: QWidget, title: str, proposed: Path, kinds: str, ending: str) -> Path | None:
    """Ask where to save; the dialog itself asks before it replaces a file.

    It knows the ending (without a dot), so that its question is about the file that is written.
    """
    dialog = _dialog(parent, title, str(proposed.parent), kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(ending)
    dialog.selectFile(proposed.name)
    return _answer(dialog)


def _dialog(parent: QWidget, title: str, folder: str, kinds: str) -> QFileDialog:
    # It begins to look around where it is made, before it can be told how: so not in `folder`.
    dialog = QFileDialog(parent, title, QDir.rootPath())
    if not _SYSTEMS_OWN_IS_HARMLESS:
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    # Qt's own translation still has these as they were before they got a key.
    dialog.setLabelText(QFileDialog.DialogLabel.LookIn, tr("&Look in:"))
    dialog.setLabelText(QFileDialog.DialogLabel.FileType, tr("Files of &type:"))
    dialog.setIconProvider(_icons())
    dialog.setNameFilters(kinds.split(";;"))
    dialog.setDirectory(folder)
    return dialog


def _answer(dialog: QFileDialog) -> Path | None:
    chosen = dialog.selectedFiles() if dialog.exec() else []
    dialog.deleteLater()
    return Path(chosen[0]) if chosen else None


class _Icons(QFileIconProvider):
    """Tells what a file is without a look into it; asked in a thread of Qt's own."""

    def icon(self, of: QFileIconProvider.IconType | QFileInfo) -> QIcon:
        """Draw a folder or a file, whatever is in it."""
        if isinstance(of, QFileInfo):
            kinds = QFileIconProvider.IconType
            of = kinds.Folder if of.isDir() else kinds.File
        return super().icon(of)

    def type(self, info: QFileInfo, /) -> str:
        """Name the kind of a file by its ending."""
        if info.isDir():
            return tr("Folder", "file dialog")
        return tr("{ending} file", ending=info.suffix()) if info.suffix() else tr("File")


@cache
def _icons() -> _Icons:
    """Give the one that all dialogs share: Qt's thread may ask it after its dialog has gone."""
    return _Icons()

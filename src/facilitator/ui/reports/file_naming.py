"""Names the file of a document."""

from pathlib import Path

from facilitator.app.report_choices import Document
from facilitator.domain.text import one_line
from facilitator.paths import documents_folder
from facilitator.ui.reports.document_words import document_word
from facilitator.words import tr

_FORBIDDEN = str.maketrans(dict.fromkeys('\\/:*?"<>|', " "))
# A name of 60 Korean letters has 180 bytes; file systems take 255, with the ending.
_LONGEST, _LONGEST_VERSION = 50, 12


def default_path(
    folder: Path | None, title: str, document: Document, version: str, ending: str
) -> Path:
    """Name a document after its workshop, its kind and its version ("" for none)."""
    folder = folder or documents_folder()
    if not folder.is_dir():
        folder = Path.home()
    parts = [_tidy(title, _LONGEST) or tr("Workshop"), document_word(document)]
    told = _tidy(version, _LONGEST_VERSION)
    name = "_".join([*parts, told] if told else parts).replace("/", " ")
    return folder / f"{name}.{ending}"


def _tidy(text: str, longest: int) -> str:
    return one_line(text.translate(_FORBIDDEN))[:longest].strip(" .")

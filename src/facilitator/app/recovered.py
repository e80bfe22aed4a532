"""Tell what was found on opening that an earlier session could not save."""

from pathlib import Path

from facilitator.app.ports import OpenedFile
from facilitator.words import tr


def recovered_lines(opened: OpenedFile) -> list[str]:
    """Say how many entries were taken over, and how many could not be; nothing where none."""
    lines = []
    own = opened.recovered - sum(count for _, count in opened.elsewhere)
    if own:
        lines.append(
            tr(
                "Entries that could not be saved last time: {count}. They are in the workshop "
                "again.",
                count=own,
            )
        )
    lines.extend(_from_elsewhere(path, count) for path, count in opened.elsewhere if count)
    if opened.unfitting:
        lines.append(_unfitting(opened.unfitting))
    if opened.unread:
        lines.append(
            tr(
                "Entries that could not be saved and cannot be read any more: {count}. Look "
                "through what was entered last.",
                count=opened.unread,
            )
        )
    return lines


def _from_elsewhere(path: Path, count: int) -> str:
    return tr(
        "Entries that could not be saved in another file ({path}) and were kept on this computer: "
        "{count}. They are in this file too now.",
        path=path,
        count=count,
    )


def _unfitting(count: int) -> str:
    return tr(
        "Entries that could not be saved and do not fit this file, because it lacks what they "
        "build on: {count}. They are listed in the history (Ctrl+H) under “Kept entries taken "
        "over”; enter again what you still need.",
        count=count,
    )

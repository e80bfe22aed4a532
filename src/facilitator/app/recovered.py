"""Tell what was found on opening that an earlier session could not save."""

from facilitator.app.ports import OpenedFile
from facilitator.words import tr


def recovered_lines(opened: OpenedFile) -> list[str]:
    """Say how many entries were taken over, and how many could not be; nothing where none."""
    lines = []
    if opened.recovered:
        lines.append(
            tr(
                "Entries that could not be saved last time: {count}. They are in the workshop "
                "again.",
                count=opened.recovered,
            )
        )
    if opened.unfitting:
        lines.append(
            tr(
                "Entries that could not be saved last time and do not fit this file, because it "
                "lacks what they build on: {count}. They are listed in the history (Ctrl+H) under "
                "the last joining; enter again what you still need.",
                count=opened.unfitting,
            )
        )
    if opened.unread:
        lines.append(
            tr(
                "Entries that could not be saved last time and cannot be read any more: {count}. "
                "Look through what was entered last.",
                count=opened.unread,
            )
        )
    return lines

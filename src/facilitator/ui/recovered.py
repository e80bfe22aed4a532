"""Say what was found on opening that an earlier session could not save."""

from facilitator.app.ports import OpenedFile
from facilitator.ui.notice_bar import NoticeBar, Standing
from facilitator.words import tr

_KEY = "recovered"


def tell_recovered(notice: NoticeBar, opened: OpenedFile) -> None:
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
                "is older: {count}. They are listed in the history (Ctrl+H) under the last "
                "joining; enter again what you still need.",
                count=opened.unfitting,
            )
        )
    if lines:
        notice.stand(Standing(_KEY, "\n".join(lines), grave=bool(opened.unfitting)))

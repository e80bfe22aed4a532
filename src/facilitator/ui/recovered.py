"""Say what was found on opening that an earlier session could not save."""

from facilitator.app.ports import OpenedFile
from facilitator.app.recovered import recovered_lines
from facilitator.ui.notice_bar import NoticeBar, Standing

_KEY = "recovered"


def tell_recovered(notice: NoticeBar, opened: OpenedFile) -> None:
    """Say how many entries were taken over, and how many could not be; nothing where none."""
    lines = recovered_lines(opened)
    if lines:
        is_grave = bool(opened.unfitting or opened.unread)
        notice.stand(Standing(_KEY, "\n".join(lines), grave=is_grave))

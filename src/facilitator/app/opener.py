"""Who has a workshop open: what a note beside its file tells others."""

import getpass
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Opener:
    """Somebody who has a file open since a local time; `is_here`: on this computer, as this user.

    What is not known is "". The note may be anybody's: it is told, never acted on.
    """

    user: str
    computer: str
    since: datetime | None
    is_here: bool


def user_name() -> str:
    """Tell who sits at this computer; "" where nobody is known."""
    try:
        return getpass.getuser()
    except (ImportError, KeyError, OSError):  # no user name in this environment, by platform
        return ""

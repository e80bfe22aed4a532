"""What the report page needs of whoever sets the report."""

from datetime import datetime
from typing import Literal, Protocol

from facilitator.domain.workshop import Workshop


class ReportMaker(Protocol):
    """Gathers what the report says, and names the program that sets it.

    The program runs in a process of its own, so that it can be killed to cancel. It reads the
    content on standard input. As "pdf" it writes beside `out` and replaces it; as "png" it writes
    `page-001.png`, … into the folder `out`. Its last line on standard output is JSON with `pages`
    and `replaced` (characters that no font draws), or, with exit status 1, with `error` (the code
    of a Trouble) and its `gaps`.
    """

    def content(self, workshop: Workshop, now: datetime) -> bytes:
        """Gather the content of the report as JSON."""

    def command(self, fmt: Literal["pdf", "png"], out: str, ppi: int) -> list[str]:
        """Give the program and its arguments; `ppi` (pixels per inch) counts for "png"."""

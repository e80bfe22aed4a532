"""What the report page needs of whoever makes the documents."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from facilitator.app.report_choices import ReportChoices
from facilitator.domain.workshop import Workshop

PAGES = "pages"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A document to be made: the file `out`, or pages to be looked at in the folder `out`.

    `fmt` is the ending of the file, or PAGES; `first` is the page to be set down first, counted
    from 0. `beside` is where the file stands until `go`.
    """

    number: int
    fmt: str
    out: Path
    made_at: datetime
    choices: ReportChoices
    first: int = 0
    beside: Path | None = None


class ReportMaker(Protocol):
    """Names the program that makes documents, and speaks its language.

    The program runs in a process of its own, so that it can be killed to cancel. It reads orders
    on standard input until that ends, and answers each on standard output in lines of JSON, which
    all have the order's `number`: `step` (setting, writing), `sizes` of all pages in points and
    `replaced` (characters that no font draws), `page` (that one can be read now), `ready` (the
    file stands beside its place and waits for `go`); and last `done` (the path), `dropped` (a
    newer order has come), or `error` (the code of a Trouble) with its `gaps`.
    """

    def command(self) -> list[str]:
        """Give the program and its arguments."""

    def order(self, wanted: Wanted, workshop: Workshop) -> Iterator[bytes]:
        """Give what to write for an order, in pieces of which each is made in a moment.

        The workshop is told as it was when the first piece was taken.
        """

    def go(self, number: int) -> bytes:
        """Give what to write to have the finished file put in its place."""

    def beside(self, out: Path) -> Path:
        """Name an unfinished file in the folder of `out`. Raises Trouble where none can be."""

    def check_logo(self, logo: Path) -> None:
        """Raise Trouble where no document can have this logo."""

    def picture(self, folder: Path, page: int) -> Path:
        """Name the picture of a page, which is counted from 0: SVG, packed or not."""

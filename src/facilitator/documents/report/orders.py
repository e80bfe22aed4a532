"""What the window asks of the report's child process, as it goes through the pipe.

An order is a head and the workshop's entities in small pieces, so that a window can write one
piece, draw, and write the next. What comes in is read by a list of what may come, no more.
"""

import pickle
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import IO, Any

from facilitator.app.report_choices import ReportChoices
from facilitator.domain.entities import Entity
from facilitator.domain.workshop import Workshop

# About two milliseconds of the window's time.
_PIECE = 250
_MODULES = ("facilitator.domain.", "facilitator.app.report_choices")
_NAMES = frozenset(
    {
        ("builtins", "frozenset"),
        ("builtins", "set"),
        ("datetime", "date"),
        ("datetime", "datetime"),
        ("datetime", "time"),
        ("datetime", "timedelta"),
        ("datetime", "timezone"),
        ("pathlib", "PosixPath"),
        ("pathlib", "WindowsPath"),
        ("zoneinfo", "ZoneInfo"),
        ("facilitator.documents.report.orders", "Order"),
        ("facilitator.documents.report.orders", "Go"),
    }
)


@dataclass(frozen=True, slots=True)
class Order:
    """Make a document of the workshop: as the file `out`, or for looking as pages in that folder.

    `fmt` is the ending of the file, or "pages". `first` is the page that is looked at, counted
    from 0: it comes first. `beside` is where the file stands while it is unfinished.
    """

    number: int
    fmt: str
    out: Path
    made_at: datetime
    choices: ReportChoices
    first: int = 0
    beside: Path | None = None
    pieces: int = 0


@dataclass(frozen=True, slots=True)
class Go:
    """Put the finished file of this order in its place."""

    number: int


@dataclass(frozen=True, slots=True)
class Asked:
    """An order with the workshop that it is about."""

    order: Order
    workshop: Workshop


def written(order: Order, workshop: Workshop) -> Iterator[bytes]:
    """Write an order piece by piece; the workshop is as it was when the first piece was taken."""
    entities = list(workshop.all_entities())
    yield _bytes(replace(order, pieces=-(-len(entities) // _PIECE)))
    rest = iter(entities)
    while piece := list(islice(rest, _PIECE)):
        yield _bytes(piece)


def go(number: int) -> bytes:
    """Write the word that puts the finished file in its place."""
    return _bytes(Go(number))


def read(stream: IO[bytes]) -> Asked | Go:
    """Read what comes next. Raises EOFError at the end, UnpicklingError for what is not ours."""
    told = _Reader(stream).load()
    if isinstance(told, Go):
        return told
    if not isinstance(told, Order):
        raise pickle.UnpicklingError(type(told).__name__)
    entities: list[Entity] = []
    for _ in range(told.pieces):
        entities += _Reader(stream).load()
    return Asked(told, Workshop(entities))


def page_name(page: int) -> str:
    """Name the picture of a page, which is counted from 0."""
    return f"page-{page + 1:04}.svgz"


def _bytes(value: object) -> bytes:
    return pickle.dumps(value, protocol=5)


class _Reader(pickle.Unpickler):
    """Knows the workshop's entities and plain values; everything else is refused."""

    def find_class(self, module: str, name: str) -> Any:
        if module.startswith(_MODULES) or (module, name) in _NAMES:
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name}")

"""Make documents in a process of its own, which can be killed to cancel and gives its memory back.

python -m facilitator.documents.report.child

reads orders (`documents.report.orders`) from standard input until it ends, and answers on standard
output in lines of JSON. All have `number`, the order's. On the way:

    {"step": "setting" | "writing"}
    {"sizes": [[width, height], …], "replaced": […]}     pages are set; sizes in points
    {"page": 4}                                          that page, counted from 0, can be read
    {"ready": true, "replaced": […]}                     the file stands beside its place until Go

and last {"done": path}, {"dropped": true} for pages where a newer order has come, or {"error":
code, "gaps": {…}}. Pages are SVG pictures `page-0001.svgz` in the folder of the order, packed.
"""

import gzip
import json
import pickle
import sys
from collections.abc import Iterable
from queue import SimpleQueue
from threading import Thread
from typing import IO

from facilitator.app.files import name_beside, target, trouble_of_os
from facilitator.documents.report.files import put_in_place, write_beside
from facilitator.documents.report.orders import Asked, Go, page_name, read
from facilitator.domain.failures import Trouble

_USAGE = "usage: no arguments, orders on standard input"
_Word = Asked | Go | None


def main(arguments: list[str]) -> int:
    """Answer orders until the input ends; return the exit status: 0 done, 2 wrongly called."""
    if arguments:
        print(_USAGE, file=sys.stderr)
        return 2
    words: SimpleQueue[_Word] = SimpleQueue()
    wrong: list[Exception] = []
    # A reader of its own: Python waits at its end for the lock of the common one.
    stream = open(sys.stdin.fileno(), "rb", closefd=False)  # noqa: SIM115  # read to the end of us
    Thread(target=_listen, args=(stream, words, wrong), daemon=True).start()
    _load()
    while (word := words.get()) is not None:
        if isinstance(word, Asked):
            _Answer(word, words).give()
    if wrong:
        print(_USAGE, file=sys.stderr)
    return 2 if wrong else 0


def _listen(stream: IO[bytes], words: "SimpleQueue[_Word]", wrong: list[Exception]) -> None:
    """Pass on what is asked, so that an order can tell that a newer one has come."""
    try:
        while True:
            words.put(read(stream))
    except EOFError:
        words.put(None)
    except (pickle.UnpicklingError, ValueError, TypeError, AttributeError, ImportError) as error:
        wrong.append(error)
        words.put(None)


def _load() -> None:
    """Load what takes long while nothing is asked yet."""
    from facilitator.documents.report.typeset import warm_up

    warm_up()


class _Answer:
    """Does what one order asks and tells how it goes."""

    def __init__(self, asked: Asked, words: "SimpleQueue[_Word]") -> None:
        self._order = asked.order
        self._workshop = asked.workshop
        self._words = words

    def give(self) -> None:
        """Do it; whatever goes wrong is told."""
        try:
            if self._order.fmt == "pages":
                self._make_pages()
            else:
                self._make_file()
        except Trouble as trouble:
            self._tell_of(trouble)
        except OSError as error:
            self._tell_of(trouble_of_os(error, self._order.out))

    def _tell_of(self, trouble: Trouble) -> None:
        self._tell(error=trouble.code, gaps={k: str(v) for k, v in trouble.gaps.items()})

    def _tell(self, **told: object) -> None:
        print(json.dumps({"number": self._order.number, **told}), flush=True)

    # -- pages ----------------------------------------------------------------------------------

    def _make_pages(self) -> None:
        from facilitator.documents.writing import document_pages

        if not self._words.empty():
            self._tell(dropped=True)
            return
        order = self._order
        made = document_pages(self._workshop, order.made_at, order.choices)
        order.out.mkdir(parents=True, exist_ok=True)
        sizes = [_size(page) for page in made.files]
        self._tell(sizes=sizes, replaced=list(made.replaced))
        for page in _from(order.first, len(made.files)):
            if not self._words.empty():
                self._tell(dropped=True)
                return
            # Level 1: a quarter of the size for a few milliseconds; 300 pages are 150 MB else.
            (order.out / page_name(page)).write_bytes(gzip.compress(made.files[page], 1))
            self._tell(page=page)
        self._tell(done=str(order.out))

    # -- files ----------------------------------------------------------------------------------

    def _make_file(self) -> None:
        from facilitator.documents.writing import document_bytes

        order = self._order
        beside = order.beside or name_beside(target(order.out, overwrite=True))
        self._tell(step="setting")
        data, replaced = document_bytes(self._workshop, order.fmt, order.made_at, order.choices)
        self._tell(step="writing")
        write_beside(beside, data, order.out)
        self._tell(ready=True, replaced=list(replaced))
        word = self._words.get()
        if not isinstance(word, Go):  # the window has gone, or wants something else
            beside.unlink(missing_ok=True)
            self._words.put(word)
            self._tell(dropped=True)
            return
        place = put_in_place(beside, order.out, True, private=order.choices.is_private)
        self._tell(done=str(place))


def _from(first: int, count: int) -> Iterable[int]:
    """Count pages from the one that is looked at: it, those after it, those before it."""
    first = max(0, min(first, count - 1))
    return (*range(first, count), *range(first - 1, -1, -1))


def _size(page: bytes) -> tuple[float, float]:
    """Read the size of an SVG page, in points, from its first tag."""
    _, _, width, height = page[: page.index(b">")].split(b'viewBox="')[1].split(b'"')[0].split()
    return float(width), float(height)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

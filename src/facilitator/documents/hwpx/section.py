"""The body of a document while it is written: paragraphs one below the other."""

from itertools import count

from facilitator.documents.hwpx.owpml import paragraph


class Section:
    """Collects the paragraphs of the body; pictures, which python-hwpx makes, stand between them.

    `style` is the number of the style that text has which is no heading.
    """

    def __init__(self, style: str) -> None:
        self.style = style
        self._pieces: list[list[str]] = [[]]
        self._numbers = count(1)
        self._breaks = False

    @property
    def pieces(self) -> list[str]:
        """Give what stands before the first picture, between pictures, and behind the last."""
        return ["".join(piece) for piece in self._pieces]

    def new_id(self) -> str:
        """Give a number that nothing else in the body bears."""
        return str(next(self._numbers))

    def paragraph(self, look: str, runs: str, style: str = "", number: str = "") -> None:
        """Add a paragraph; `look` is the number of its shape."""
        place = number or self.new_id()
        self._pieces[-1].append(
            paragraph(place, look, style or self.style, runs, breaks=self.takes_break())
        )

    def break_page(self) -> None:
        """Let what comes next begin on a new page."""
        self._breaks = True

    def takes_break(self) -> bool:
        """Tell whether what comes next begins a page; it is asked once for each."""
        breaks, self._breaks = self._breaks, False
        return breaks

    def picture(self) -> None:
        """Leave a place for a picture."""
        self._pieces.append([])

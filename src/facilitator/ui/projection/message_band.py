"""The facilitator's message: a band at the foot of the wall; the slide keeps what is above it."""

from typing import NamedTuple

from facilitator.ui.projection.picture import Rect
from facilitator.ui.projection.sheet import Pad, Sheet
from facilitator.ui.projection.typography import Block, Style, fit

_LARGEST, _SMALLEST = 14, 20  # parts of the height
_TALLEST = 0.4


class MessageBand(NamedTuple):
    """A band of this height with its text; `whole` is false where the text had to be cut."""

    height: int
    block: Block
    whole: bool

    def draw(self, pad: Pad, sheet: Sheet) -> None:
        """Draw it at the foot of the canvas, below the sheet."""
        top = sheet.height
        pad.box(Rect(0, top, sheet.width, self.height), "message")
        pad.box(Rect(0, top, sheet.width, min(self.height, sheet.thick(270))), "message_line")
        y = top + (self.height - self.block.height) // 2
        pad.text(self.block, sheet.width // 2, y, "on_message", "center")


def message_band(message: str, width: int, height: int, scale: float) -> MessageBand:
    """Set a message large; a long one takes more lines before it gets smaller than a 20th."""
    plain = Sheet(width, height, scale)
    smallest = -(-height // _SMALLEST)
    largest = Style(max(smallest, plain.style(_LARGEST, bold=True).px), bold=True)
    block, whole = _set(message, plain.inner, round(height * _TALLEST), largest, smallest)
    return MessageBand(block.height + 2 * plain.part(36), block, whole)


def _set(message: str, width: int, room: int, largest: Style, smallest: int) -> tuple[Block, bool]:
    """One line if it can be had, two of the largest size if not, then as many as it takes."""
    for lines in (1, 2):
        fitted = fit(message, width, lines * largest.leading, largest, smallest, lines)
        if fitted.whole:
            return fitted.block, True
    fitted = fit(message, width, room, Style(smallest, bold=True), smallest)
    return fitted.block, fitted.whole

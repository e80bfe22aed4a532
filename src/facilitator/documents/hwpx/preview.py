"""The first words of a document, which a file list shows without opening it."""

from collections.abc import Iterable, Iterator

from facilitator.documents.hwpx.blocks import Block, Cell, Grid, Heading, Line, Row

_MOST = 1000  # letters


def preview_text(blocks: Iterable[Block]) -> str:
    """Write the text of the first blocks, a line each, as plain text of at most 1,000 letters."""
    told, room = [], _MOST
    for line in _lines(blocks):
        told.append(line[:room])
        room -= len(line) + 2  # the end of the line
        if room <= 0:
            break
    return "\r\n".join(told)


def _lines(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Heading | Line):
            yield from filter(None, block.text.splitlines())
        elif isinstance(block, Grid):
            yield from (_row(row) for row in (block.head, *block.rows) if row)


def _row(cells: Row) -> str:
    """Write a row as 한글 does: each cell in angle brackets."""
    texts = [cell.text if isinstance(cell, Cell) else cell or "" for cell in cells]
    return "".join(f"<{' '.join(text.split())}>" for text in texts)

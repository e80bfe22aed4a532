"""Small steps that every part takes."""

from collections.abc import Iterator, Sequence

from facilitator.documents.hwpx.blocks import Block, Grid, Line, Look, Row


def dashed(text: str) -> str:
    """Put a dash where there is nothing to tell."""
    return text or "–"


def listed(
    words: dict[str, str],
    head: tuple[str, ...],
    widths: tuple[float, ...],
    aligns: str,
    rows: Sequence[Row],
) -> Iterator[Block]:
    """Give a table, or say that there is none."""
    if rows:
        yield Grid(head, widths, aligns, tuple(rows))
    else:
        yield Line(words["none"], Look.QUIET)

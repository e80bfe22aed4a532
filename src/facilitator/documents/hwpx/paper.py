"""Draws blocks into an HWPX document."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from hwpx import HwpxDocument

from facilitator.documents.hwpx.blocks import (
    Block,
    Grid,
    Heading,
    Line,
    Look,
    PageBreak,
    Picture,
    PictureOf,
)
from facilitator.documents.hwpx.drawing import QUIET, Shapes
from facilitator.documents.hwpx.grids import draw_grid

_MARGINS_MM = {"left": 21.0, "right": 21.0, "top": 15.0, "bottom": 12.0}
_EDGE_MM = 10.0  # of header and footer
_PICTURE_MM = 168.0
_EDGE_LOOK = {"size": 9, "color": QUIET}


class Paper:
    """A new document of A4 pages that blocks are drawn on, one below the other."""

    def __init__(self, pictures: Mapping[PictureOf, bytes]) -> None:
        self._document: Any = HwpxDocument.new()
        self._pictures = pictures
        self._document.page.setup(
            paper_size="A4",
            margins_mm=_MARGINS_MM,
            header_margin_mm=_EDGE_MM,
            footer_margin_mm=_EDGE_MM,
        )
        self._no_automatic_numbers()
        self._shapes = Shapes(self._document)
        self._breaks = False
        styles = self._document.styles
        self._outlines = {level: styles.resolve(f"개요 {level}").id for level in (1, 2, 3)}

    def head_and_foot(self, head: str) -> None:
        """Set what stands on every page but the first: the head, and page n/N."""
        page = self._document.page
        page.set_header(content=[{"align": "LEFT", "children": [{"text": head, **_EDGE_LOOK}]}])
        counter = [{"align": "CENTER", "children": [{"page_number": "page/total"}]}]
        footer = page.set_footer(content=counter)
        # The numbers stand in the footer; this control would draw them once more.
        for control in list(footer.element.iter("{*}pageNum")):
            run = control.getparent().getparent()
            run.getparent().remove(run)
        page.set_visibility(hide_first_header=True, hide_first_footer=True)

    def describe(self, title: str, author: str, made_at: datetime) -> None:
        """Tell what the document is and who made it; the library's own marks go."""
        parts, made = self._document.parts, made_at.strftime("%Y-%m-%dT%H:%M:%SZ")
        parts.clear_document_metadata(keep=("language",), timestamp=made)
        parts.set_document_metadata(
            title=title, creator=author, created_date=made, modified_date=made
        )
        parts.clear_preview()

    def draw(self, blocks: Iterable[Block]) -> None:
        """Draw the blocks in their order."""
        for block in blocks:
            self._draw(block)

    def to_bytes(self) -> bytes:
        """Give the finished file."""
        for header in self._document.oxml.headers:
            for setting in header.element.iter("{*}breakSetting"):
                setting.set("breakNonLatinWord", "KEEP_WORD")  # Korean breaks between words
                setting.set("widowOrphan", "1")
            header.mark_dirty()
        made: bytes = self._document.to_bytes()
        return made

    def _draw(self, block: Block) -> None:
        if isinstance(block, PageBreak):
            self._breaks = True
        elif isinstance(block, Heading):
            self._heading(block)
        elif isinstance(block, Line):
            self._line(block)
        elif isinstance(block, Grid):
            draw_grid(self._document, self._shapes, block)
        else:
            self._draw_picture(block)

    def _heading(self, block: Heading) -> None:
        look = self._shapes.heading(block.level)
        self._paragraph(block.text, look, self._outlines[block.level])

    def _line(self, block: Line) -> None:
        paragraph = self._paragraph(block.text, self._shapes.line(block.look))
        if block.note:
            self._document.notes.add_footnote(block.note, paragraph)

    def _paragraph(self, text: str, look: tuple[str, str], style: Any = "0") -> Any:
        paragraph, char = look
        made = self._document.add_paragraph(
            text,
            para_pr_id_ref=paragraph,
            char_pr_id_ref=char,
            style_id_ref=style,
            inherit_style=False,
            **({"pageBreak": "1"} if self._breaks else {}),
        )
        self._breaks = False
        return made

    def _draw_picture(self, block: Picture) -> None:
        data = self._pictures.get(block.what)
        if data is None:
            return
        width, height = _size(data)
        wide = min(_PICTURE_MM, block.height * width / height or _PICTURE_MM)
        shape = self._document.add_picture(
            data,
            "png",
            width_mm=wide,
            height_mm=wide * height / width,
            align="center" if wide == _PICTURE_MM else "left",
        )
        for comment in shape.element.iter("{*}shapeComment"):
            comment.text = block.alt
        if block.caption:
            self._paragraph(block.caption, self._shapes.line(Look.QUIET))

    def _no_automatic_numbers(self) -> None:
        """Let headings be headings without a number of their own: theirs is in the text."""
        for header in self._document.oxml.headers:
            for level in header.element.iter("{*}paraHead"):
                level.text = ""
            header.mark_dirty()


def _size(png: bytes) -> tuple[int, int]:
    """Read the width and height of a PNG picture, in pixels."""
    return int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")

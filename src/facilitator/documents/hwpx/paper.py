"""Draws blocks into an HWPX document."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from hwpx import HwpxDocument

from facilitator.documents.hwpx.blocks import (
    Block,
    Contents,
    Grid,
    Heading,
    Line,
    Look,
    PageBreak,
    Picture,
    PictureOf,
)
from facilitator.documents.hwpx.contents import LEVELS, draw_contents
from facilitator.documents.hwpx.drawing import QUIET, Shapes
from facilitator.documents.hwpx.grids import draw_grid
from facilitator.documents.hwpx.owpml import footnote, run, written
from facilitator.documents.hwpx.package import Places
from facilitator.documents.hwpx.section import Section

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
        # Not 바탕글: what has that style 한글 takes for a heading of the contents.
        self._styles = {style.name: str(style.id) for style in self._document.styles.values()}
        self._section = Section(self._styles["본문"])
        self._places = Places()
        self._notes = 0

    def head_and_foot(self, head: str) -> None:
        """Set what stands on every page but the first: the head, and page n/N."""
        page = self._document.page
        page.set_header(content=[{"align": "LEFT", "children": [{"text": head, **_EDGE_LOOK}]}])
        counter = [{"align": "CENTER", "children": [{"page_number": "page/total"}]}]
        footer = page.set_footer(content=counter)
        # The numbers stand in the footer; this control would draw them once more.
        for control in list(footer.element.iter("{*}pageNum")):
            bearer = control.getparent().getparent()
            bearer.getparent().remove(bearer)
        page.set_visibility(hide_first_header=True, hide_first_footer=True)
        for seen in self._document.sections[0].element.iter("{*}visibility"):
            for name in ("hideFirstHeader", "hideFirstFooter"):
                seen.set(name, "1")  # as 한글 writes it; some readers do not know "true"

    def describe(self, title: str, author: str, made_at: datetime) -> None:
        """Tell what the document is and who made it; the library's own marks go."""
        parts, made = self._document.parts, made_at.strftime("%Y-%m-%dT%H:%M:%SZ")
        parts.clear_document_metadata(keep=("language",), timestamp=made)
        parts.set_document_metadata(
            title=title, creator=author, created_date=made, modified_date=made
        )
        parts.clear_preview()

    def preview(self, text: str) -> None:
        """Keep the words that a list of files shows of the document."""
        self._document.package.write("Preview/PrvText.txt", text.encode())

    def put_behind(self, picture: bytes) -> None:
        """Let a picture of a whole page stand behind the text of every page.

        It is 한글's own background of the page (쪽 테두리/배경), to be taken away there.
        """
        item = self._document.media.add_image(picture, "png")
        fill = self._document.styles.ensure_border_fill(
            fill_image={"item": item, "mode": "TOTAL"}, active_borders=()
        )
        for pages in ("BOTH", "EVEN", "ODD"):
            self._document.sections[0].properties.set_page_border_fill(
                page_type=pages, border_fill_id_ref=fill, fill_area="PAPER"
            )

    def draw(self, blocks: Iterable[Block]) -> None:
        """Draw the blocks in their order."""
        drawn = [(block, self._section.new_id()) for block in blocks]
        entries = [
            (block, number)
            for block, number in drawn
            if isinstance(block, Heading) and block.level <= LEVELS
        ]
        for block, number in drawn:
            if isinstance(block, Contents):
                styles = {level: self._styles[f"차례 {level}"] for level in range(1, LEVELS + 1)}
                draw_contents(self._section, self._shapes, entries, styles)
            else:
                self._draw(block, number)
        self._keep_place()

    def to_bytes(self) -> bytes:
        """Give the finished file."""
        for header in self._document.oxml.headers:
            for setting in header.element.iter("{*}breakSetting"):
                setting.set("breakNonLatinWord", "KEEP_WORD")  # Korean breaks between words
                setting.set("widowOrphan", "1")
            header.mark_dirty()
        return self._places.filled(self._document.to_bytes(), self._section.pieces)

    def _draw(self, block: Block, number: str) -> None:
        if isinstance(block, PageBreak):
            self._section.break_page()
        elif isinstance(block, Heading):
            look, char = self._shapes.heading(block.level)
            runs = run(char, f"<hp:t>{written(block.text)}</hp:t>")
            self._section.paragraph(look, runs, self._styles[f"개요 {block.level}"], number)
        elif isinstance(block, Line):
            self._line(block)
        elif isinstance(block, Grid):
            draw_grid(self._section, self._shapes, block)
        elif isinstance(block, Picture):
            self._draw_picture(block)

    def _line(self, block: Line) -> None:
        look, char = self._shapes.line(block.look)
        note = self._footnote(block.note) if block.note else ""
        self._section.paragraph(look, run(char, f"<hp:t>{written(block.text)}</hp:t>{note}"))

    def _footnote(self, text: str) -> str:
        self._notes += 1
        style = self._document.styles.resolve("각주")
        look = (str(style.para_pr_id_ref), str(style.char_pr_id_ref))
        return footnote(self._notes, self._section.new_id(), str(style.id), look, text)

    def _draw_picture(self, block: Picture) -> None:
        data = self._pictures.get(block.what)
        if data is None:
            return
        self._keep_place()
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
        self._section.picture()
        if block.caption:
            self._line(Line(block.caption, Look.QUIET))

    def _keep_place(self) -> None:
        """Mark where the text goes that was written since the last picture."""
        self._document.add_paragraph(
            self._places.mark(len(self._section.pieces)), inherit_style=False
        )

    def _no_automatic_numbers(self) -> None:
        """Let headings be headings without a number of their own: theirs is in the text."""
        for header in self._document.oxml.headers:
            for level in header.element.iter("{*}paraHead"):
                level.text = ""
            header.mark_dirty()


def _size(png: bytes) -> tuple[int, int]:
    """Read the width and height of a PNG picture, in pixels."""
    return int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")

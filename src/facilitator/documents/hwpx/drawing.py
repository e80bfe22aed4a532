"""The shapes of characters, paragraphs and cells of a document, each made once."""

from typing import Any

from facilitator.documents.hwpx.blocks import Look

INK, NAVY, QUIET, RED = "#1E2124", "#052561", "#58616A", "#8A240F"
HEAD_FILL, LABEL_FILL = "#EEF2F7", "#F4F6FA"
# As in the PDF: the front and the back of every mark.
TONES = {
    "lead": ("#FFFFFF", NAVY),
    "yes": ("#267337", "#EAF6EC"),
    "conditional": ("#8A5C00", "#FFF3DB"),
    "later": ("#085691", "#E7F4FE"),
    "no": (RED, "#FDEFEC"),
    "not_applicable": (QUIET, "#F4F5F6"),
    "unanswered": (QUIET, "#F4F5F6"),
}
_RULE = "#CDD1D5"
_ALIGNED = {"l": "LEFT", "c": "CENTER", "r": "RIGHT"}
# Size in points, bold, colour; alignment, space before and after in points.
_HEADINGS: dict[int, tuple[float, float, str]] = {
    1: (15, 16, NAVY),
    2: (12, 12, INK),
    3: (10.5, 8, NAVY),
}
_LINES: dict[Look, tuple[float, bool, str, str, float, float]] = {
    Look.BODY: (10, False, INK, "LEFT", 0, 4),
    Look.LEADING: (10, False, INK, "LEFT", 0, 4),
    Look.ITEM: (10, False, INK, "LEFT", 0, 2),
    Look.QUIET: (9, False, QUIET, "LEFT", 2, 4),
    Look.RIGHT: (9, False, QUIET, "RIGHT", 0, 2),
    Look.ROOM: (10, False, INK, "CENTER", 0, 150),
    Look.TITLE: (26, True, NAVY, "CENTER", 0, 70),
    Look.COVER: (12, False, INK, "CENTER", 0, 6),
    Look.HOST: (18, True, INK, "CENTER", 170, 0),
    Look.DRAFT: (12, True, RED, "RIGHT", 0, 0),
    Look.CONTENTS: (15, True, NAVY, "LEFT", 0, 0),
}
_MORE: dict[Look, dict[str, Any]] = {
    Look.ITEM: {"first_line_indent_mm": -4.5},  # its first line begins at the edge
    Look.TITLE: {
        "border": {
            "sides": ("top", "bottom"),
            "color": NAVY,
            "width": "1.0 mm",
            "offset_mm": (0, 0, 10, 10),
        }
    },
}
# A line of the contents: size in points, bold, space before in points, indent in mm.
_ENTRIES: dict[int, tuple[float, bool, float, float]] = {
    1: (10.5, True, 5, 0),
    2: (9.5, False, 1, 5),
}


class Shapes:
    """Gives the numbers of shapes; what is asked for first is made first."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._sample = document.paragraphs[0]
        self._chars: dict[tuple[Any, ...], str] = {}
        self._paragraphs: dict[str, str] = {}
        self._fills: dict[str, str] = {}

    def heading(self, level: int) -> tuple[str, str]:
        """Give the shapes of a heading: its paragraph's and its characters'."""
        size, before, color = _HEADINGS[level]
        paragraph = self._paragraph(
            alignment="LEFT",
            line_spacing_percent=130,
            spacing_before_pt=before,
            spacing_after_pt=4,
            keep_with_next=True,
            outline_level=level,
        )
        return paragraph, self.char(size, True, color)

    def line(self, look: Look) -> tuple[str, str]:
        """Give the shapes of a line of text."""
        size, bold, color, alignment, before, after = _LINES[look]
        paragraph = self._paragraph(
            alignment=alignment,
            line_spacing_percent=150,
            spacing_before_pt=before,
            spacing_after_pt=after,
            keep_with_next=look in (Look.LEADING, Look.RIGHT),
            **_MORE.get(look, {}),
        )
        return paragraph, self.char(size, bold, color)

    def entry(self, level: int) -> tuple[str, str]:
        """Give the shapes of a line of the contents."""
        size, bold, before, indent = _ENTRIES[level]
        paragraph = self._paragraph(
            alignment="LEFT",
            line_spacing_percent=130,
            spacing_before_pt=before,
            indent_left_mm=indent,
        )
        return paragraph, self.char(size, bold, INK)

    def thin(self) -> tuple[str, str]:
        """Give the shapes of a line without text, which takes next to no room."""
        paragraph = self._paragraph(alignment="LEFT", line_spacing_percent=100)
        return paragraph, self.char(2, False, INK)

    def cell(self, aligned: str) -> str:
        """Give the shape of a cell's paragraph: aligned l, c or r."""
        return self._paragraph(alignment=_ALIGNED[aligned], line_spacing_percent=120)

    def anchor(self) -> str:
        """Give the shape of the paragraph that a table stands in."""
        return self._paragraph(alignment="LEFT", line_spacing_percent=100, spacing_after_pt=6)

    def char(self, size: float, bold: bool, color: str) -> str:
        """Give the shape of characters; the size is in points."""
        key = (size, bold, color)
        if key not in self._chars:
            self._chars[key] = str(
                self._document.styles.ensure_run(bold=bold, color=color, size=size)
            )
        return self._chars[key]

    def fill(self, color: str) -> str:
        """Give the border and background of a cell; "" is without background."""
        if color not in self._fills:
            self._fills[color] = str(
                self._document.styles.ensure_border_fill(
                    border_color=_RULE, fill_color=color or None
                )
            )
        return self._fills[color]

    def _paragraph(self, **wanted: Any) -> str:
        key = repr(sorted(wanted.items()))
        if key not in self._paragraphs:
            made = self._document.add_paragraph("", inherit_style=False)
            self._document.styles.apply_paragraph_format(paragraphs=[made], **wanted)
            self._paragraphs[key] = str(made.para_pr_id_ref)
            made.remove()
        return self._paragraphs[key]

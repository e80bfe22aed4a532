"""Lay a slide out on sheets: measures in parts of the height, strips that flow over pages."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from facilitator.domain.terms import Mark
from facilitator.ui.projection.picture import Box, Item, Rect, Sign, Text
from facilitator.ui.projection.typography import Block, Style, block_of, cluster_ends, fit, wrap
from facilitator.words import tr


class Pad:
    """Collects the drawing items of one page."""

    def __init__(self) -> None:
        self.items: list[Item] = []

    def box(
        self,
        rect: Rect,
        fill: str = "",
        line: str = "",
        thick: int = 0,
        radius: int = 0,
        dashed: bool = False,
    ) -> None:
        """Draw a box; nothing where it has no surface."""
        if rect.w > 0 and rect.h > 0:
            self.items.append(Box(rect, fill, line, thick, radius, dashed))

    def text(
        self,
        block: Block,
        x: int,
        y: int,
        role: str,
        align: str = "left",
        typing: bool = False,
        ticking: bool = False,
    ) -> None:
        """Draw a block at its left, middle or right edge `x`; nothing where it says nothing."""
        if not block.lines:
            return
        left = {"left": x, "center": x - block.width // 2, "right": x - block.width}[align]
        typed = 0
        if typing:
            ends = [0, *cluster_ends(block.lines[-1])]
            typed = ends[-1] - ends[-2]
        rect = Rect(left, y, block.width, block.height)
        made = Text(rect, block.text, block.lines, block.style, role, align, typed, ticking)
        self.items.append(made)

    def sign(self, shape: str, x: int, y: int, size: int, role: str) -> None:
        """Draw a sign into the square at `x`, `y`."""
        self.items.append(Sign(Rect(x, y, size, size), shape, role))

    def mark(self, mark: Mark, x: int, y: int, style: Style, role: str = "") -> None:
        """Draw the sign of a mark before a line of this style that stands at `y`."""
        size = sign_size(style)
        x -= (size - sign_width(style, mark)) // 2
        top = y + style.baseline - round(style.px * 0.36) - size // 2
        self.sign(mark.value, x, top, size, role or mark.value)


def sign_size(style: Style) -> int:
    """The side of a sign that stands in a line of this style."""
    return round(style.px * 0.86)


def sign_width(style: Style, mark: Mark) -> int:
    """The width that the sign of a mark takes in a line: the dot of an open answer is narrow."""
    return round(style.px * 0.3) if mark is Mark.UNANSWERED else sign_size(style)


_SCALED_WHOLE = 22  # text of this part of the height and smaller is scaled in full
Draw = Callable[[Pad], None]


class Page(NamedTuple):
    """Draws one page; `foot` is the colour role of its number."""

    draw: Draw
    foot: str


class Strip(NamedTuple):
    """A piece as wide as the page that is never divided; `draw` gets the y of its top.

    `gap` is kept free above it except at the top of a page; `keep` holds it with the next one.
    """

    height: int
    draw: Callable[[Pad, int], None]
    gap: int = 0
    keep: bool = False


def paginate(strips: Sequence[Strip], height: int) -> list[list[Strip]]:
    """Fill pages from the top; every page has at least one strip."""
    pages: list[list[Strip]] = []
    left = 0
    for group in _groups(strips):
        needed = stack_height(group)
        if pages and needed + group[0].gap <= left:
            pages[-1].extend(group)
            left -= needed + group[0].gap
        elif needed <= height or len(group) == 1:
            pages.append(list(group))
            left = height - needed
        else:  # too tall for any page: its strips part
            for strip in group:
                if pages and strip.height + strip.gap <= left:
                    pages[-1].append(strip)
                    left -= strip.height + strip.gap
                else:
                    pages.append([strip])
                    left = height - strip.height
    return pages


def _groups(strips: Iterable[Strip]) -> Iterable[list[Strip]]:
    group: list[Strip] = []
    for strip in strips:
        group.append(strip)
        if not strip.keep:
            yield group
            group = []
    if group:
        yield group


def stack_height(strips: Sequence[Strip]) -> int:
    """The height of strips on one page, without the gap above the first."""
    return sum(s.height + s.gap for s in strips) - strips[0].gap if strips else 0


def draw_stack(pad: Pad, strips: Sequence[Strip], y: int) -> None:
    """Draw strips one below the other, from `y` on."""
    for index, strip in enumerate(strips):
        if index:
            y += strip.gap
        strip.draw(pad, y)
        y += strip.height


class SheetSize(NamedTuple):
    """All that the measures of a sheet come from: what was laid out for it holds for its equal."""

    width: int
    height: int
    scale: float
    below: int
    outline: int


class Sheet:
    """Plans the pages of one slide on a canvas; all measures are parts of the canvas' height.

    `below` pixels at the foot are kept free of the slide: a message stands there. `scale` is the
    size of the text, 1 as designed; large text grows and shrinks less, for it is read anyway.
    Text that does not fit even at the smallest size is cut, and stands in full on further pages.
    `crowded` asks for a smaller scale; `opens` is the page that is the newest, -1 the last.
    """

    def __init__(
        self, width: int, height: int, scale: float = 1.0, below: int = 0, outline: int = 1
    ) -> None:
        self.width = width
        self.height = height - below
        self.scale = scale
        self.ground = "paper"
        self.pages: list[Page] = []
        self.opens = -1
        self.crowded = False
        self._unit = height
        self._outline = outline
        self._cut: dict[str, None] = {}
        self.smallest = -(-height // 30)
        # Running text goes on to another page before it gets smaller than this.
        self.least = max(self.smallest, round(self.smallest * scale))
        self.margin_x = round(height / 13)
        self.top = round(height / 17)
        self.bottom = self.height - round(height / 16)
        self.inner = width - 2 * self.margin_x
        self.right = width - self.margin_x

    @property
    def size(self) -> SheetSize:
        """Give what an empty sheet like this one is made of: `Sheet(*size)`."""
        below = self._unit - self.height
        return SheetSize(self.width, self._unit, self.scale, below, self._outline)

    @property
    def cut(self) -> tuple[str, ...]:
        """Give the texts that had to be cut."""
        return tuple(self._cut)

    def unscaled(self) -> "Sheet":
        """Give an empty sheet of the same size with the text as designed."""
        return Sheet(*self.size._replace(scale=1.0))

    def part(self, divisor: float) -> int:
        """Give a part of the canvas' height in pixels, at least 1."""
        return max(1, round(self._unit / divisor))

    def text_part(self, divisor: float) -> int:
        """Give a part of the height that grows with the text: for what has to hold some."""
        return self.part(divisor / max(1.0, self.scale))

    def thick(self, divisor: float = 360) -> int:
        """Give the width of a line that has to be seen, in this theme."""
        return max(2, self.part(divisor)) * self._outline

    def style(self, divisor: float, bold: bool = False, figures: bool = False) -> Style:
        """Give a style in a part of the height, to scale, never under the smallest."""
        grown: float = self.scale ** min(1.0, divisor / _SCALED_WHOLE)
        return Style(max(self.smallest, self.part(divisor / grown)), bold, figures)

    def aside_style(self, divisor: float, bold: bool = False, figures: bool = False) -> Style:
        """Give the style of what stands beside the content: it leaves large text its room."""
        if self.scale <= 1:
            return self.style(divisor, bold, figures)
        grown: float = self.scale**0.5
        return Style(max(self.smallest, self.part(divisor / grown)), bold, figures)

    def design_style(self, divisor: float, bold: bool = False) -> Style:
        """Give a style in a part of the height whatever the scale is."""
        return Style(max(self.smallest, self.part(divisor)), bold)

    def fit(self, text: str, width: int, height: int, style: Style, lines: int = 10**6) -> Block:
        """Set a text as large as fits; what does not fit goes to the pages at the end."""
        fitted = fit(text, max(1, width), height, style, self.smallest, lines)
        if not fitted.whole:
            self.tell_in_full(text)
        return fitted.block

    def line(self, text: str, width: int, style: Style) -> Block:
        """Set a text on one line."""
        return self.fit(text, width, style.leading, style, 1)

    def tell_in_full(self, text: str) -> None:
        """Have a text stand in full on the pages at the end."""
        self._cut[text] = None

    def balanced(self, text: str, width: int, height: int, style: Style) -> Block:
        """Set a title as large as fits, its lines about equally long."""
        block = self.fit(text, width, height, style)
        if len(block.lines) < 2 or block.text != text:
            return block
        for narrower in range(width * 19 // 20, width // 2, -max(1, width // 20)):
            wrapped = wrap(text, block.style, narrower)
            if len(wrapped.lines) > len(block.lines) or wrapped.broken:
                break
            block = block_of(text, wrapped.lines, block.style)
        return block

    def page(self, draw: Draw, foot: str = "soft") -> None:
        """Add a page; `foot` is the colour role of a text at its foot."""
        self.pages.append(Page(draw, foot))

    def flow(self, strips: Sequence[Strip], top: int, head: Draw, height: int = 0) -> None:
        """Add as many pages as the strips need, each with the head above."""
        for page in self.share_out(strips, height or self.bottom - top):
            self.page(_page(page, top, head))

    def share_out(self, strips: Sequence[Strip], height: int) -> list[list[Strip]]:
        """Fill pages of this height; there is one at the least."""
        if any(strip.height > height for strip in strips):
            self.crowded = True
        return paginate(strips, height) or [[]]

    def add_cut_texts(self) -> None:
        """Add pages with every text in full that had to be cut."""
        if not self._cut:
            return
        title = self.line(tr("In full", "wall"), self.inner, self.style(15, bold=True))
        top = self.top + title.height + self.part(40)

        def head(pad: Pad) -> None:
            pad.text(title, self.margin_x, self.top, "title")

        style = self.style(26)
        strips: list[Strip] = []
        for text in self._cut:
            strips.extend(self.lines(text, self.margin_x, self.inner, style, "ink", self.part(36)))
        self.flow(strips, top, head)

    def lines(
        self, text: str, x: int, width: int, style: Style, role: str, gap: int = 0
    ) -> list[Strip]:
        """Make a strip of each line of a text, so that it may run over pages."""
        made = []
        for index, line in enumerate(wrap(text, style, width).lines):
            block = block_of(line, (line,), style)
            made.append(self.text_strip(block, x, role, 0 if index else gap))
        return made

    def text_strip(
        self, block: Block, x: int, role: str, gap: int = 0, keep: bool = False
    ) -> Strip:
        """Make a strip of a block."""

        def draw(pad: Pad, y: int) -> None:
            pad.text(block, x, y, role)

        return Strip(block.height, draw, gap, keep)

    def indicate(self, pad: Pad, page: int) -> None:
        """Write at the foot which page of how many this is."""
        said = tr("Page {page} of {pages}", "wall", page=page + 1, pages=len(self.pages))
        block = self.line(said, self.inner, style := Style(self.smallest, True, True))
        y = self.height - (self.height - self.bottom + style.leading) // 2
        pad.text(block, self.right, y, self.pages[page].foot, "right")


def _page(strips: Sequence[Strip], top: int, head: Draw) -> Draw:
    def draw(pad: Pad) -> None:
        head(pad)
        draw_stack(pad, strips, top)

    return draw

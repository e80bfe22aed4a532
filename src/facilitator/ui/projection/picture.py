"""A picture of a slide as a list of drawing items: comparable, so that only changes are painted."""

from dataclasses import dataclass
from typing import NamedTuple

from facilitator.ui.projection.typography import NO_BREAK, Style
from facilitator.ui.theme import Theme


class Rect(NamedTuple):
    """A rectangle of the canvas in pixels."""

    x: int
    y: int
    w: int
    h: int

    def inset(self, by: int) -> "Rect":
        return Rect(self.x + by, self.y + by, self.w - 2 * by, self.h - 2 * by)


@dataclass(frozen=True, slots=True)
class Box:
    """A rounded box; `fill` and `line` are colour roles, empty for none; the line lies inside."""

    rect: Rect
    fill: str = ""
    line: str = ""
    thick: int = 0
    radius: int = 0
    dashed: bool = False

    @property
    def reach(self) -> Rect:
        """Every pixel that painting it may touch."""
        return self.rect.inset(-1)


@dataclass(frozen=True, slots=True)
class Text:
    """Lines of one text in its rectangle; `text` is what they say, before it was wrapped.

    `typed` counts the characters at the end that are underlined because they are being typed;
    `ticking` tells that it is a clock, which changes by itself and is never faded.
    """

    rect: Rect
    text: str
    lines: tuple[str, ...]
    style: Style
    role: str
    align: str = "left"
    typed: int = 0
    ticking: bool = False

    @property
    def reach(self) -> Rect:
        """Every pixel that painting it may touch: glyphs lean a little out of their line."""
        return self.rect.inset(-(2 + self.style.px // 4))


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign as a vector shape in a square: a mark's value, or "check"."""

    rect: Rect
    shape: str
    role: str

    @property
    def reach(self) -> Rect:
        """Every pixel that painting it may touch."""
        return self.rect.inset(-2)


Item = Box | Text | Sign


@dataclass(frozen=True, slots=True)
class Picture:
    """One page of a slide on a canvas of `width` by `height`; `page` counts from 0."""

    width: int
    height: int
    theme: Theme
    background: str
    items: tuple[Item, ...]
    page: int
    pages: int

    def shown_text(self) -> str:
        """Tell every text on it, one a line, in the order in which it was drawn."""
        said = "\n".join(item.text for item in self.items if isinstance(item, Text))
        return said.replace(NO_BREAK, " ")


def changed_items(old: Picture, new: Picture) -> list[Item] | None:
    """List what goes and what comes from one to the other; None means everything."""
    if (old.width, old.height, old.background) != (new.width, new.height, new.background):
        return None
    if old.theme.name != new.theme.name:
        return None
    return list(set(old.items) ^ set(new.items))

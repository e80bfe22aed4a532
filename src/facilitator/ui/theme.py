"""Colours by role, from a theme file; no widget names a colour of its own."""

import json
from dataclasses import dataclass
from functools import cache

from PySide6.QtGui import QColor

from facilitator.paths import resource

FONT_FAMILIES = ("Pretendard", "Workshop Fallback KR", "Noto Emoji")


@dataclass(frozen=True, slots=True)
class Theme:
    """A named palette; roles are listed in `resources/themes/light.json`, in every theme alike.

    `outline` tells how many times as thick as usual the lines on the wall are.
    """

    name: str
    colors: dict[str, str]
    outline: int = 1

    def color(self, role: str) -> QColor:
        """Give the colour of a role. Raises KeyError for a role that no theme has."""
        return _color(self.colors[role])


@cache
def _color(text: str) -> QColor:
    return QColor(text)


@cache
def load_theme(name: str) -> Theme:
    """Read a theme by name ("light", "wall_contrast"). Raises FileNotFoundError."""
    colors = json.loads(resource("themes", f"{name}.json").read_text(encoding="utf-8"))
    outline = colors.pop("outline", 1)
    return Theme(name, colors, outline)

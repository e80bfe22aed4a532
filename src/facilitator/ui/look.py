"""One look: fonts, palette and stylesheet for the whole application."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from PySide6.QtGui import QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from facilitator.paths import resource
from facilitator.ui.theme import FONT_FAMILIES, Theme, load_theme

_FONT_FILES = (
    "Pretendard-Regular.ttf",
    "Pretendard-Bold.ttf",
    "WorkshopFallbackKR-Regular.ttf",
    "NotoEmoji_400Regular.ttf",
)
_GAP = re.compile(r"@(\w+)@")
BODY_PIXELS = 13

_current = "light"


@cache
def load_fonts() -> bool:
    """Load the bundled fonts into Qt, once; True where all of them could be loaded."""
    return all(
        QFontDatabase.addApplicationFont(str(resource("fonts", f))) >= 0 for f in _FONT_FILES
    )


def stylesheet(theme: Theme) -> str:
    """Fill the roles of the theme into all `resources/themes/*.qss`."""
    parts = sorted(resource("themes").glob("*.qss"))
    text = "\n".join(part.read_text(encoding="utf-8") for part in parts)
    # A style sheet takes forward slashes on every platform.
    gaps = {**theme.colors, "name": theme.name, "icons": resource("icons").as_posix()}
    return _GAP.sub(lambda found: gaps[found.group(1)], text)


def theme() -> Theme:
    """Give the theme that the application wears now."""
    return load_theme(_current)


def wear(app: QApplication, name: str) -> None:
    """Dress the application in a theme ("light" or "dark")."""
    global _current
    load_fonts()
    chosen = load_theme(name)
    _current = name
    app.setStyle("Fusion")
    font = QFont(FONT_FAMILIES[0])
    font.setFamilies(list(FONT_FAMILIES))
    font.setPixelSize(BODY_PIXELS)
    app.setFont(font)
    app.setPalette(_palette(chosen))
    app.setStyleSheet(stylesheet(chosen))


@contextmanager
def undressed(window: QWidget) -> Iterator[None]:
    """Build what a window that is not shown yet will show; it is dressed once, at the end.

    Otherwise every part is dressed anew with each box that it is put into: half of the start.
    """
    app = QApplication.instance()
    if not isinstance(app, QApplication) or window.isVisible():
        yield
        return
    sheet = app.styleSheet()
    app.setStyleSheet("")
    try:
        yield
    finally:
        app.setStyleSheet(sheet)


def _palette(chosen: Theme) -> QPalette:
    roles = QPalette.ColorRole
    pairs = {
        roles.Window: "ground",
        roles.WindowText: "ink",
        roles.Base: "paper",
        roles.AlternateBase: "ground",
        roles.Text: "ink",
        roles.Button: "paper",
        roles.ButtonText: "ink",
        roles.BrightText: "on_navy",
        roles.PlaceholderText: "secondary",
        roles.Highlight: "blue_mid",
        roles.HighlightedText: "ink",
        roles.ToolTipBase: "paper",
        roles.ToolTipText: "ink",
        roles.Link: "blue_text",
    }
    palette = QPalette()
    for role, color in pairs.items():
        palette.setColor(role, chosen.color(color))
    return palette

"""The holding slide: only who invites, and to what; calm, for as long as it takes."""

from facilitator.app.slides import HoldingSlide
from facilitator.ui.projection.picture import Rect
from facilitator.ui.projection.sheet import Pad, Sheet


def lay_out(slide: HoldingSlide, sheet: Sheet) -> None:
    """Plan the page: the title in the middle of a dark ground, the host below a short line."""
    sheet.ground = "panel"
    host = sheet.fit(slide.host, sheet.inner, sheet.height // 5, sheet.style(19))
    space = sheet.part(14)
    thick = sheet.thick(135)
    below = 2 * space + thick + host.height if host.lines else 0
    room = sheet.bottom - sheet.top - below
    title = sheet.balanced(slide.title, sheet.inner, room, sheet.style(8, bold=True))
    # A little above the middle, where the eye takes the middle to be.
    y = max(sheet.top, (sheet.height - title.height - below) * 45 // 100)
    middle = sheet.width // 2
    length = sheet.part(7)

    def draw(pad: Pad) -> None:
        pad.text(title, middle, y, "on_panel", "center")
        if host.lines:
            top = y + title.height + space
            if title.lines:
                pad.box(Rect(middle - length // 2, top, length, thick), "panel_accent")
            pad.text(host, middle, top + thick + space, "on_panel_soft", "center")

    sheet.page(draw, "on_panel_soft")

"""The first slide: who invites, to what, when and where."""

from facilitator.app.slides import WelcomeSlide
from facilitator.ui.projection.picture import Rect
from facilitator.ui.projection.sheet import Pad, Sheet
from facilitator.ui.projection.typography import Block
from facilitator.ui.projection.wording import full_date
from facilitator.words import tr


def lay_out(slide: WelcomeSlide, sheet: Sheet) -> None:
    """Plan the page: the title stands large above a band with date and place."""
    facts = [
        (tr("When", "wall"), full_date(slide.held_on, slide.starts_at)),
        (tr("Where", "wall"), slide.place),
    ]
    facts = [(label, said) for label, said in facts if said]
    tall = min(0.25 * max(1.0, sheet.scale**0.6), 0.34)
    band = sheet.height - round(sheet.height * tall) if facts else sheet.height
    host = sheet.fit(slide.host, sheet.inner, sheet.part(10), sheet.style(20, bold=True))
    purpose_room = round(sheet.height * 0.19) if slide.purpose else 0
    top = sheet.top + host.height + sheet.part(24)
    room = band - sheet.part(15) - purpose_room - top
    title = sheet.balanced(slide.title, sheet.inner, room, sheet.style(8.4, bold=True))
    purpose = sheet.fit(slide.purpose, sheet.inner, purpose_room, sheet.style(21))
    gap = sheet.part(28) if slide.purpose else 0
    stack = title.height + gap + purpose.height
    y = top + max(0, (band - sheet.part(15) - top - stack) // 2)
    columns = _columns(sheet, facts, sheet.bottom - band - sheet.part(40))

    def draw(pad: Pad) -> None:
        pad.text(host, sheet.margin_x, sheet.top, "accent_text")
        pad.text(title, sheet.margin_x, y, "title")
        pad.text(purpose, sheet.margin_x, y + title.height + gap, "soft")
        if facts:
            pad.box(Rect(0, band, sheet.width, sheet.height - band), "panel")
            pad.box(Rect(0, band, sheet.width, sheet.thick()), "panel_line")
            _draw_band(pad, sheet, columns, band)

    sheet.page(draw, "on_panel_soft" if facts else "soft")


Column = tuple[int, Block, Block]


def _columns(sheet: Sheet, facts: list[tuple[str, str]], height: int) -> list[Column]:
    """Set label and value of each fact; the left column is as wide as the date needs."""
    between = sheet.part(12)
    made: list[Column] = []
    x, left = sheet.margin_x, sheet.inner
    for index, (label, said) in enumerate(facts):
        last = index == len(facts) - 1
        width = left if last else min(left * 55 // 100, left - between)
        name = sheet.line(label, width, sheet.style(30))
        room = height - name.height - sheet.part(120)
        value = sheet.fit(said, width, room, sheet.style(19, bold=True))
        made.append((x, name, value))
        taken = max(name.width, value.width) + between
        x, left = x + taken, left - taken
    return made


def _draw_band(pad: Pad, sheet: Sheet, columns: list[Column], top: int) -> None:
    tallest = max(name.height + value.height for _, name, value in columns)
    spare = sheet.height - top - tallest - sheet.part(120)
    y = top + min(spare // 2, sheet.bottom - top - tallest - sheet.part(120))
    for x, name, value in columns:
        pad.text(name, x, y, "on_panel_soft")
        pad.text(value, x, y + name.height + sheet.part(120), "on_panel")

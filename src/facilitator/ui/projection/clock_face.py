"""The section's clock as the room reads it: figures and words, on a plate when time runs out."""

from functools import lru_cache
from typing import NamedTuple

from facilitator.app.slides import RoomClock
from facilitator.domain.clocks import ClockState
from facilitator.ui.projection.picture import Rect
from facilitator.ui.projection.sheet import Pad, Sheet
from facilitator.ui.projection.typography import Block, Style, width_of
from facilitator.ui.projection.wording import span
from facilitator.words import language, tr

_WIDE_DIGITS = str.maketrans("123456789", "000000000")
_LATE = 88  # minutes over that have their room from the start: two wide figures
CALM, WARNING, OVER, PAUSED = "", "clock_warning", "clock_over", "clock_paused"


class ClockRoles(NamedTuple):
    """The colour roles of figures and word while nothing presses."""

    figures: str = "ink"
    word: str = "soft"


class ClockFace(NamedTuple):
    """Blocks of a clock and where they stand in it; `plate` is the role of its ground, or empty.

    `width` is that of the text now. `reserved` and `height` are what the clock takes whatever it
    comes to say, so that nothing beside it moves; the plate reaches `pad` pixels beyond the text
    above and below, and `side` pixels at both sides.
    """

    figures: Block
    word: Block
    plate: str
    stacked: bool
    width: int
    reserved: int
    height: int
    pad: int
    side: int
    gap: int

    def draw(self, pad: Pad, x: int, y: int, roles: ClockRoles) -> None:
        """Draw it with the left end at `x` and the top of its text at `y`."""
        if self.plate:
            width, height = self.width + 2 * self.side, self._said_height() + 2 * self.pad
            rect = Rect(x - self.side, y - self.pad, width, height)
            pad.box(rect, self.plate, f"{self.plate}_line", max(1, self.pad // 3), self.pad * 2)
            roles = ClockRoles(f"on_{self.plate}", f"on_{self.plate}")
        if self.stacked:
            pad.text(self.figures, x, y, roles.figures, ticking=True)
            pad.text(self.word, x, y + self.figures.height, roles.word, ticking=True)
            return
        base = y + self.figures.style.baseline
        if self.word.lines:
            pad.text(self.word, x, base - self.word.style.baseline, roles.word, ticking=True)
            x += self.word.width + self.gap
        pad.text(self.figures, x, y, roles.figures, ticking=True)

    def _said_height(self) -> int:
        return self.figures.height + (self.word.height if self.stacked else 0)


def clock_said(clock: RoomClock) -> tuple[str, str]:
    """Say a clock: the figures, and the word that tells what they are (empty where they do)."""
    over = _over_said(clock)
    if clock.paused:
        return over or _figures(clock), tr("Paused", "wall")
    if over:
        return over, ""
    if clock.planned <= 0:
        return _figures(clock), tr("So far", "wall")
    if clock.state is ClockState.WARNING:
        return _figures(clock), tr("Ends soon", "wall")
    return _figures(clock), tr("Time left", "wall")


def _figures(clock: RoomClock) -> str:
    return span(clock.left if clock.planned > 0 else clock.planned - clock.left)


def _over_said(clock: RoomClock) -> str:
    """Say whole minutes: a room that is late is not hurried by seconds."""
    if clock.state is not ClockState.OVER:
        return ""
    minutes = -clock.left // 60
    if not minutes:
        return tr("Time is up", "wall")
    return tr("{minutes} min over", "wall", minutes=minutes)


def plate_of(clock: RoomClock) -> str:
    """Tell on which ground a clock stands: none while all is calm."""
    if clock.paused:
        return PAUSED
    return {ClockState.CALM: CALM, ClockState.WARNING: WARNING, ClockState.OVER: OVER}[clock.state]


def clock_face(
    sheet: Sheet, clock: RoomClock, divisor: float, width: int, stacked: bool = False
) -> ClockFace:
    """Set a clock into a width; what does not fit side by side stands one below the other."""
    said, word_said = clock_said(clock)
    gap = sheet.part(64)
    large = sheet.aside_style(divisor, bold=True, figures=True)
    small = sheet.aside_style(max(divisor * 1.25, 26), bold=True)
    # What it may come to say counts too: it must not change its shape when time runs out.
    longest = span(max(abs(clock.left), clock.planned)).translate(_WIDE_DIGITS)
    widest_said, widest_word = _widest(longest, large, small, language())
    stacked = stacked or widest_said + gap + widest_word > width
    figures = sheet.line(said, width, large)
    word = sheet.line(word_said, width, small._replace(bold=bool(plate_of(clock))))
    if stacked:
        wide, reserved = max(figures.width, word.width), max(widest_said, widest_word)
        height = figures.height + small.leading
    else:
        wide = figures.width + (gap + word.width if word.lines else 0)
        reserved, height = widest_said + gap + widest_word, figures.height
    pad, side = sheet.part(110), sheet.part(60)
    taken = max(wide, min(reserved, width))
    plate = plate_of(clock)
    return ClockFace(figures, word, plate, stacked, wide, taken, height, pad, side, gap)


@lru_cache(maxsize=64)
def _widest(longest: str, large: Style, small: Style, _language: str) -> tuple[int, int]:
    """Measure the widest figures and the widest word that a clock may show."""
    figures = (longest, tr("Time is up", "wall"), tr("{minutes} min over", "wall", minutes=_LATE))
    words = (
        tr("So far", "wall"),
        tr("Time left", "wall"),
        tr("Ends soon", "wall"),
        tr("Paused", "wall"),
    )
    return (
        int(max(width_of(said, large) for said in figures)) + 1,
        int(max(width_of(said, small) for said in words)) + 1,
    )

"""The section's clock as the room reads it: figures and words, on a plate when time runs out."""

from typing import NamedTuple

from facilitator.app.slides import RoomClock
from facilitator.domain.clocks import ClockState
from facilitator.ui.projection.picture import Rect
from facilitator.ui.projection.sheet import Pad, Sheet
from facilitator.ui.projection.typography import Block
from facilitator.ui.projection.wording import minutes_seconds
from facilitator.words import tr

CALM, WARNING, OVER, PAUSED = "", "clock_warning", "clock_over", "clock_paused"


class ClockRoles(NamedTuple):
    """The colour roles of figures and word while nothing presses."""

    figures: str = "ink"
    word: str = "soft"


class ClockFace(NamedTuple):
    """Blocks of a clock and where they stand in it; `plate` is the role of its ground, or empty.

    `height` is that of the text; the plate reaches `pad` pixels beyond it above and below, and
    `side` pixels at both sides, which `width` contains.
    """

    figures: Block
    word: Block
    plate: str
    stacked: bool
    width: int
    height: int
    pad: int
    side: int
    gap: int

    def draw(self, pad: Pad, x: int, y: int, roles: ClockRoles) -> None:
        """Draw it with the left end at `x` and the top of its text at `y`."""
        if self.plate:
            rect = Rect(x, y - self.pad, self.width, self.height + 2 * self.pad)
            pad.box(rect, self.plate, f"{self.plate}_line", max(1, self.pad // 3), self.pad * 2)
            roles = ClockRoles(f"on_{self.plate}", f"on_{self.plate}")
        x += self.side
        if self.stacked:
            pad.text(self.figures, x, y, roles.figures, ticking=True)
            pad.text(self.word, x, y + self.figures.height, roles.word, ticking=True)
            return
        base = y + self.figures.style.baseline
        if self.word.lines:
            pad.text(self.word, x, base - self.word.style.baseline, roles.word, ticking=True)
            x += self.word.width + self.gap
        pad.text(self.figures, x, y, roles.figures, ticking=True)


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
    return minutes_seconds(clock.left if clock.planned > 0 else clock.planned - clock.left)


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
    plate = plate_of(clock)
    pad, side = (sheet.part(110), sheet.part(60)) if plate else (0, 0)
    gap = sheet.part(64)
    room = max(1, width - 2 * side)
    figures = sheet.line(said, room, sheet.aside_style(divisor, bold=True, figures=True))
    small = sheet.aside_style(max(divisor * 1.25, 26), bold=bool(plate))
    word = sheet.line(word_said, room, small)
    beside = word.width + gap if word.lines else 0
    stacked = bool(word.lines) and (stacked or figures.width + beside > room)
    wide = max(figures.width, word.width) if stacked else figures.width + beside
    height = figures.height + (word.height if stacked else 0)
    return ClockFace(figures, word, plate, stacked, wide + 2 * side, height, pad, side, gap)

"""Where the parts of an answer row stand at its width."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF

ROW_HEIGHT = 38
# Below these widths the full name goes first, then the load; answers and words always stay.
NAMED, LOADED = 780, 600
_LEFT, _BADGE, _NAME, _LOAD = 20, 54, 128, 94
# Without a name, how a center is missing stands below its badge and needs more room than it.
_BADGE_ALONE, _BADGE_NARROW = 78, 66
_UPPER, _LOWER = 18, 17


@dataclass(frozen=True, slots=True)
class RowBoxes:
    """The boxes of a row of this width.

    A row has two lines where a center is missing: how stands below its name (or below the badge,
    where no name has room).
    """

    width: int

    @property
    def named(self) -> bool:
        return self.width >= NAMED

    @property
    def loaded(self) -> bool:
        return self.width >= LOADED

    @property
    def place(self) -> QRectF:
        return QRectF(4, 0, _LEFT - 6, ROW_HEIGHT)

    def badge(self, is_away: bool) -> QRect:
        """Give the box of the short name; higher up where the word of absence stands below it."""
        if is_away and not self.named:
            return QRect(_LEFT - 1, 2, _BADGE - 2, 20)
        return QRect(_LEFT - 1, 7, _BADGE - 2, ROW_HEIGHT - 14)

    def name(self, is_away: bool) -> QRectF:
        """Give the box of the full name."""
        height = _UPPER if is_away else ROW_HEIGHT
        return QRectF(_LEFT + _BADGE + 6, 2 if is_away else 0, _NAME - 8, height)

    def away(self) -> QRectF:
        """Give the box of how a center is missing."""
        if self.named:
            return QRectF(_LEFT + _BADGE + 6, _UPPER, _NAME - 8, _LOWER)
        return QRectF(_LEFT, 21, self._who - 4, 15)

    @property
    def load(self) -> QRectF:
        return QRectF(_LEFT + self._who + 4, 0, _LOAD, ROW_HEIGHT)

    @property
    def _who(self) -> int:
        if self.named:
            return _BADGE + _NAME
        return _BADGE_ALONE if self.loaded else _BADGE_NARROW

    @property
    def before_answers(self) -> int:
        """Count the pixels left of the answers."""
        return _LEFT + self._who + (_LOAD if self.loaded else 0) + 10

    def detail(self, left: float, read_back: bool) -> QRectF:
        """Give the box of what was said, from `left` on."""
        right = 94 if read_back else 8
        return QRectF(left, 0, max(20, self.width - left - right), ROW_HEIGHT)

    @property
    def stamp(self) -> QRectF:
        return QRectF(self.width - 92, 4, 86, ROW_HEIGHT - 8)

"""The months that a center's projects take, as a strip of twelve and in words."""

from collections.abc import Iterable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from facilitator.domain.month_load import MonthLoad
from facilitator.ui import look
from facilitator.words import tr

STRIP_WIDTH = 88
_QUARTER_GAP, _TALLEST = 3.0, 3


def say_months(months: Iterable[int]) -> str:
    """Tell months as stretches: `2월~12월`, `3월, 9월`, over the new year too; "" for none."""
    taken = set(months)
    if len(taken) == 12:
        return tr("all year", "months")
    starts = [m for m in sorted(taken) if (m + 10) % 12 + 1 not in taken]
    return ", ".join(_say_stretch(start, taken) for start in starts)


def _say_stretch(start: int, taken: set[int]) -> str:
    end = start
    while end % 12 + 1 in taken:
        end = end % 12 + 1
    if start == end:
        return _name(start)
    return tr("{first}–{last}", "months", first=_name(start), last=_name(end))


def say_load(load: MonthLoad) -> str:
    """Tell in words what the strip shows."""
    if not load.projects:
        return tr("no other project", "months")
    told = [tr("{count} other projects", "months", count=load.projects)]
    if load.projects == 1:
        told = [tr("1 other project", "months")]
    if load.taken:
        told[0] += f" {say_months(load.taken)}"
    if load.unclear:
        told.append(tr("period unclear: {count}", "months", count=load.unclear))
    if load.overlap:
        told.append(tr("overlap {months}", "months", months=say_months(load.overlap)))
    elif load.asked and load.taken:
        told.append(tr("no overlap", "months"))
    return " · ".join(told)


def draw_months(painter: QPainter, box: QRectF, load: MonthLoad) -> None:
    """Draw a bar for each month, as high as projects take it (three and more alike).

    A line below marks the months of the project asked about; where it meets a bar, the bar wears
    the colour of a warning.
    """
    theme = look.theme()
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    wide = (box.width() - 3 * _QUARTER_GAP) / 12
    high = box.height() - 4
    for month, count in enumerate(load.counts, start=1):
        left = box.left() + (month - 1) * wide + (month - 1) // 3 * _QUARTER_GAP
        tall = max(high * min(count, _TALLEST) / _TALLEST, 1.5)
        role = "line" if not count else "conditional" if month in load.asked else "faint"
        bar = QRectF(left, box.top() + high - tall, wide - 1, tall)
        painter.fillRect(bar, theme.color(role))
        if month in load.asked:
            painter.fillRect(QRectF(left, box.bottom() - 3, wide - 1, 3), theme.color("blue"))
    painter.restore()


def _name(month: int) -> str:
    return (
        tr("Jan", "month"),
        tr("Feb", "month"),
        tr("Mar", "month"),
        tr("Apr", "month"),
        tr("May", "month"),
        tr("Jun", "month"),
        tr("Jul", "month"),
        tr("Aug", "month"),
        tr("Sep", "month"),
        tr("Oct", "month"),
        tr("Nov", "month"),
        tr("Dec", "month"),
    )[month - 1]

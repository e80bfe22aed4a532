"""Which entries of the two copies cannot be read, and what became of them."""

from collections.abc import Sequence

from facilitator.app.joining.joining import Joining, Side
from facilitator.words import tr

_MOST = 12


def unread_words(joining: Joining) -> str:
    """Tell of each copy, in a line, which entries of it cannot be read; "" where all can."""
    mine, theirs = (joining.unread.get(side, ()) for side in (Side.MINE, Side.THEIRS))
    lines = []
    if mine:
        told = tr("Entries of this file that cannot be read: {numbers}.", numbers=_listed(mine))
        lines.append(told)
    if theirs:
        told = tr(
            "Entries of the other copy that cannot be read: {numbers}.", numbers=_listed(theirs)
        )
        lines.append(told)
    if lines:
        lines.append(tr("What they did was taken from the workshop as it stands."))
    return "\n".join(lines)


def _listed(numbers: Sequence[int]) -> str:
    named = ", ".join(map(str, numbers[:_MOST]))
    left = len(numbers) - _MOST
    return f"{named} {tr('… and {count} more', count=left)}" if left > 0 else named

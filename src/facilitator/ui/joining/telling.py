"""Differences as the comparison finds them, put into words."""

from facilitator.app.joining.joining import Difference
from facilitator.ui.joining.difference_words import DifferenceRow, Said, tell_difference
from facilitator.words.entities import Names


def tell(names: Names, difference: Difference) -> DifferenceRow:
    """Tell one difference; `names` know what both copies hold."""
    return tell_difference(
        names,
        difference.id,
        difference.field,
        (difference.mine, difference.theirs),
        (
            Said(difference.mine_by, difference.mine_at),
            Said(difference.theirs_by, difference.theirs_at),
        ),
    )

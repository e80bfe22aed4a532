"""Saving before a workshop closes: not longer than it is good for what was entered."""

from facilitator.app.ports import Keeper

# A disk that saves nothing in that time is left to itself if nothing can be lost; one that takes
# 200 ms for a sync needs half of it for each entry.
_STEP = 2.0  # s
_MOST_STEPS = 3
_IN_TROUBLE = 0.5  # s: a full disk will not be emptied while nobody can type
_HOLDING = 1.0  # s: it is on another disk, as a rule, and takes no longer than one entry


def save_all(keeper: Keeper, *, in_trouble: bool) -> bool:
    """Wait until all is saved, some seconds at most; tell whether it is.

    A disk that does not answer is not waited for once what waits is held apart; one that is known
    to be full is tried once more.
    """
    before = keeper.pending()
    for _ in range(1 if in_trouble else _MOST_STEPS):
        if keeper.flush(_IN_TROUBLE if in_trouble else _STEP):
            return True
        left = keeper.pending()
        if left >= before and (not left or is_held_apart(keeper)):
            break
        before = left
    return False


def is_held_apart(keeper: Keeper) -> bool:
    """Tell whether something is not saved, and all of it comes back at the next opening."""
    return keeper.pending() > 0 and keeper.hold(_HOLDING)

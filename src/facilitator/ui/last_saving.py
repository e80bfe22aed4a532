"""Saving before a workshop closes: not longer than it is good for what was entered."""

from facilitator.app.ports import Keeper

_STEP = 0.5  # s: a disk that saves nothing in that time is left to itself if nothing can be lost
_MOST_STEPS = 10
_HOLDING = 1.0  # s: it is on another disk, as a rule, and takes no longer than one entry


def save_all(keeper: Keeper, *, in_trouble: bool) -> bool:
    """Wait until all is saved, some seconds at most; tell whether it is.

    A disk that does not answer is not waited for once what waits is held apart; one that is known
    to be full is tried once more.
    """
    before = keeper.pending()
    for _ in range(1 if in_trouble else _MOST_STEPS):
        if keeper.flush(_STEP):
            return True
        left = keeper.pending()
        if left >= before and (not left or is_held_apart(keeper)):
            break
        before = left
    return False


def is_held_apart(keeper: Keeper) -> bool:
    """Tell whether something is not saved, and all of it comes back at the next opening."""
    return keeper.pending() > 0 and keeper.hold(_HOLDING)

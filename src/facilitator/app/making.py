"""Make a workshop out of nothing."""

from datetime import datetime

from facilitator.app.action import Action, Label


def new_workshop(now: datetime) -> Action:
    """Give the first entry of an empty workshop; it changes nothing.

    By it two copies are known to be of one workshop, also where nothing was entered before they
    parted.
    """
    return Action(Label.WORKSHOP_MADE, now.replace(microsecond=0), (), undoable=False)

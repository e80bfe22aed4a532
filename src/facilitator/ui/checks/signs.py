"""Sign, word and name of what the check shows: never by colour alone."""

from facilitator.app.checks import CheckItem, CheckState
from facilitator.words import tr

SIGNS = {CheckState.OK: "✓", CheckState.WARNING: "△", CheckState.PROBLEM: "▲"}


def state_word(state: CheckState) -> str:
    """Tell a state in a word."""
    return {
        CheckState.OK: tr("In order", "check"),
        CheckState.WARNING: tr("Check it", "check"),
        CheckState.PROBLEM: tr("Problem", "check"),
    }[state]


def item_word(item: CheckItem) -> str:
    """Name what is looked at."""
    return {
        CheckItem.SCREEN: tr("Screen", "check"),
        CheckItem.SPACE: tr("Disk space", "check"),
        CheckItem.FILE: tr("Workshop file", "check"),
        CheckItem.POWER: tr("Power", "check"),
        CheckItem.FONTS: tr("Fonts", "check"),
        CheckItem.SLEEP: tr("Sleep", "check"),
        CheckItem.PLAN: tr("Plan of the day", "check"),
    }[item]

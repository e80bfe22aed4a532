"""The words of the closed lists that a cell offers."""

from facilitator.domain.terms import CenterKind, Presence
from facilitator.words import tr


def kind_word(kind: CenterKind) -> str:
    """Tell the kind of a center."""
    if kind is CenterKind.SECRETARIAT:
        return tr("Secretariat", "prepare")
    return tr("Center", "prepare")


def presence_word(presence: Presence) -> str:
    """Tell whether a person is there."""
    words = {
        Presence.PRESENT: tr("Present", "prepare"),
        Presence.LATE: tr("Late", "prepare"),
        Presence.LEFT: tr("Left early", "prepare"),
        Presence.ABSENT: tr("Absent", "prepare"),
        Presence.OBSERVER: tr("Observer", "prepare"),
    }
    return words[presence]

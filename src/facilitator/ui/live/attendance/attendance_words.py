"""The signs and words of who is in the room."""

from facilitator.domain.attendance import CenterInRoom, Room, Seat
from facilitator.domain.dates import say_time
from facilitator.domain.terms import Presence
from facilitator.words import tr

SIGNS: dict[Presence, str] = {
    Presence.PRESENT: "●",
    Presence.LATE: "⋯",
    Presence.LEFT: "→",
    Presence.ABSENT: "□",
    Presence.OBSERVER: "◎",
}
# Not colour alone: a sign and a word go with each.
ROLES: dict[Presence, str] = {
    Presence.PRESENT: "yes",
    Presence.LATE: "conditional",
    Presence.LEFT: "later",
    Presence.ABSENT: "no",
    Presence.OBSERVER: "not_applicable",
}
_PARTLY = "◑"


def say_seat(seat: Seat) -> str:
    """Tell what a chosen word does not tell by itself: when, or that somebody is still awaited."""
    if seat.presence is Presence.LATE:
        if seat.at is None:
            return tr("awaited", "attendance")
        return tr("came at {time}", "attendance", time=say_time(seat.at))
    if seat.presence is Presence.LEFT and seat.at is not None:
        return tr("at {time}", "attendance", time=say_time(seat.at))
    return ""


def say_away(found: CenterInRoom) -> str:
    """Tell in sign and words how a center is missing; "" where it is here whole."""
    if found.room is Room.HERE:
        return ""
    if found.presence is Presence.OBSERVER:
        return f"{SIGNS[Presence.OBSERVER]} {tr('Observing', 'attendance')}"
    if found.room is Room.PARTLY:
        return f"{_PARTLY} {say_count(found)}"
    return f"{SIGNS[found.presence]} {_why(found)}"


def say_count(found: CenterInRoom) -> str:
    """Tell how many of a center are here."""
    return tr("{here} of {named}", "attendance", here=found.here, named=found.named)


def away_role(found: CenterInRoom) -> str:
    """Name the colour that goes with `say_away`."""
    if found.room is Room.AWAY and found.presence in (Presence.ABSENT, Presence.LEFT):
        return "no"
    return "conditional"


def _why(found: CenterInRoom) -> str:
    if found.presence is Presence.LATE:
        return tr("Awaited", "attendance")
    if found.presence is Presence.LEFT:
        if found.at is None:
            return tr("Left", "attendance")
        return tr("Left {time}", "attendance", time=say_time(found.at))
    # On the board the bare word would look like an answer (불참).
    return tr("Not here", "attendance")

"""How long something lasts, as it is said: minutes, from an hour on hours and minutes."""

from facilitator.words.catalog import tr


def span(minutes: int) -> str:
    """Say a number of minutes, 0 or more."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return tr("{minutes} min", minutes=minutes)
    if not rest:
        return tr("{hours} h", hours=hours)
    return tr("{hours} h {minutes} min", hours=hours, minutes=rest)

"""Collaboration at a glance: who shares projects with whom, and how much each center carries."""

from itertools import combinations
from typing import Any

from facilitator.documents.report.wording import brief_label, lead_label, linked_label, names, say
from facilitator.documents.tables.plain import cut
from facilitator.domain.entities import Center
from facilitator.domain.outcome import carried, loads, owed
from facilitator.domain.workshop import Workshop

_TOLD_IN_WORDS = 30
_NUMBERED_LINES = 15
_STRONGEST = 5
_MOST_OF_A_NAME = 30  # in words about the picture: a very long description is no PDF/A


def collaboration(workshop: Workshop) -> dict[str, Any]:
    """Gather the load of every center and how many projects each pair shares.

    A pair is two places in `centers` and the number of projects that both lead or join; the
    strongest come first. `strangers` are the pairs that share nothing, grouped by their first.
    """
    centers, load = workshop.centers, loads(workshop)
    shorts = [_short(center) for center in centers]
    brief = [cut(short, _MOST_OF_A_NAME) for short in shorts]
    pairs = _pairs(workshop)
    event = workshop.event
    return {
        "labels": [brief_label(lead_label(event)), brief_label(linked_label(event))],
        "centers": [
            {
                "short": short,
                "name": center.name or short,
                "lead": load[center.id].lead,
                "linked": load[center.id].linked,
            }
            for center, short in zip(centers, shorts, strict=True)
        ],
        "pairs": [list(pair) for pair in pairs],
        "told": _told(brief, pairs),
        "alt": _alt(brief, pairs),
        "numbered": len(pairs) <= _NUMBERED_LINES,
        "caption": say(
            "A line joins centers that share projects; its width and number tell how many. "
            "The size of a circle tells how many projects the center carries."
        )
        if len(pairs) <= _NUMBERED_LINES
        else say(
            "A line joins centers that share projects; the wider and darker, the more. "
            "The size of a circle tells how many projects the center carries."
        ),
        "strangers": _strangers(workshop),
    }


def _short(center: Center) -> str:
    return center.short_name or center.name or say("No name")


def _pairs(workshop: Workshop) -> list[tuple[int, int, int]]:
    mine = [{p.id for p in carried(workshop, center.id)} for center in workshop.centers]
    found = [
        (one, other, len(mine[one] & mine[other]))
        for one, other in combinations(range(len(mine)), 2)
    ]
    return sorted((p for p in found if p[2]), key=lambda pair: -pair[2])


def _told(shorts: list[str], pairs: list[tuple[int, int, int]]) -> str:
    """Tell in two sentences how close the net is."""
    if not pairs:
        return ""
    possible = len(shorts) * (len(shorts) - 1) // 2
    strongest = [pair for pair in pairs if pair[2] == pairs[0][2]][:_STRONGEST]
    return " ".join(
        (
            say(
                "{linked} of {possible} pairs of centers share at least one project.",
                linked=len(pairs),
                possible=possible,
            ),
            say(
                "Most projects are shared by {pairs} ({count}).",
                pairs=names([f"{shorts[a]}–{shorts[b]}" for a, b, _ in strongest]),
                count=pairs[0][2],
            ),
        )
    )


def _alt(shorts: list[str], pairs: list[tuple[int, int, int]]) -> str:
    """Describe the picture; where there are very many lines, the strongest of them."""
    lines = [
        say("{one}–{other} {count}", one=shorts[a], other=shorts[b], count=n) for a, b, n in pairs
    ]
    told = names(lines[:_TOLD_IN_WORDS])
    if len(lines) > _TOLD_IN_WORDS:
        told += say(" and {count} more pairs", count=len(lines) - _TOLD_IN_WORDS)
    return say("Network of the centers by shared projects: {pairs}.", pairs=told)


def _strangers(workshop: Workshop) -> list[list[str]]:
    lines: dict[str, tuple[str, list[str]]] = {}
    for one, other in owed(workshop).strangers:
        lines.setdefault(one.id, (_short(one), []))[1].append(_short(other))
    return [[name, names(others)] for name, others in lines.values()]

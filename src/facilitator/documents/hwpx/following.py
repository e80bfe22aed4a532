"""What follows, and the annexes: who was there, and what the wall showed."""

from collections.abc import Iterator
from itertools import count
from typing import Any

from facilitator.documents.hwpx.blocks import Block, Grid, Heading, Line, Look, Row
from facilitator.documents.hwpx.rows import dashed, listed, without_column
from facilitator.documents.report.wording import letter

Content = dict[str, Any]


def follow_up(content: Content) -> Iterator[Block]:
    """Lay out the next steps, the actions and the replies to come."""
    words, found = content["words"], content["follow_up"]
    place = count()
    steps = [(dashed(when), what) for when, what in found["next_steps"]]
    yield Heading(2, f"{letter(next(place))}. {words['next_steps']}")
    yield from listed(words, (words["when"], words["content"]), (38, 130), "cl", steps)
    yield Heading(2, f"{letter(next(place))}. {words['project_steps']}")
    keys = ("project", "stage", "next", "owner", "person", "due")
    heads = ("project", "stage_now", "next", "owner", "person", "next_due")
    rows = [tuple(dashed(step[key]) for key in keys) for step in found["project_steps"]]
    head = tuple(words[key] for key in heads)
    yield from _named(content, 4, listed(words, head, (50, 21, 25, 20, 24, 28), "lcclcc", rows))
    yield Heading(2, f"{letter(next(place))}. {words['actions']}")
    keys = ("due", "text", "project", "owner", "person", "state")
    rows = [tuple(dashed(action[key]) for key in keys) for action in found["actions"]]
    head = tuple(words[key] for key in ("due", "what", "project", "owner", "person", "done"))
    yield from _named(content, 4, listed(words, head, (28, 45, 37, 17, 21, 20), "cllllc", rows))
    yield Heading(2, f"{letter(next(place))}. {words['replies']}")
    rows = [(reply["due"], reply["center"], reply["project"]) for reply in found["replies"]]
    head = (words["reply_by"], words["center"], words["project"])
    yield from listed(words, head, (34, 40, 94), "cll", rows)


def attendees(content: Content) -> Iterator[Block]:
    """Lay out who was there, by center."""
    words, number = content["words"], count(1)
    rows: list[Row] = [
        (
            center["center"] if place == 0 else None,
            str(next(number)),
            dashed(person["name"]),
            dashed(person["state"]),
        )
        for center in content["attendees"]["centers"]
        for place, person in enumerate(center["people"])
    ]
    head = (words["center"], words["row"], words["name"], words["presence"])
    yield Grid(head, (56, 14, 62, 36), "lclc", tuple(rows))


def wall(content: Content) -> Iterator[Block]:
    """Lay out what the wall showed, line by line."""
    words, lines = content["words"], content["wall"]["lines"]
    if not lines:
        yield Line(words["nothing"], Look.QUIET)
        return
    rows = [
        (
            line["at"],
            line["screen"],
            dashed("\n".join(filter(None, (line["what"], _message(words, line["message"]))))),
            dashed(line["took"]),
        )
        for line in lines
    ]
    head = (words["time_of_day"], words["screen"], words["content"], words["shown_for"])
    yield Grid(head, (30, 40, 72, 26), "cllc", tuple(rows))


def _message(words: dict[str, str], text: str) -> str:
    return f"{words['message']} {text}" if text else ""


def _named(content: Content, persons: int, blocks: Iterator[Block]) -> Iterator[Block]:
    """Leave the column of persons out where nobody is to be named."""
    for block in blocks:
        if isinstance(block, Grid) and not content["names"]:
            yield without_column(block, persons)
        else:
            yield block

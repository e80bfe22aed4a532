"""The end of the report: what was set aside, what remains, who confirms it."""

from collections.abc import Callable, Iterator
from typing import Any

from facilitator.documents.hwpx.blocks import Block, Grid, Heading, Line, Look
from facilitator.documents.hwpx.rows import dashed
from facilitator.documents.report.wording import letter

Content = dict[str, Any]


def _set_aside(content: Content) -> Iterator[Block]:
    words, found = content["words"], content["set_aside"]
    notes_head = (words["content"], words["project"], words["raised_by"])
    told = [
        (
            words["parked_projects"],
            Grid(
                (words["project"], words["owner"]),
                (128, 40),
                "ll",
                tuple((project, dashed(lead)) for project, lead in found["projects"]),
            ),
        ),
        *(
            (
                words[name],
                Grid(
                    notes_head,
                    (84, 60, 24),
                    "llc",
                    tuple((n["text"], n["project"], dashed(n["center"])) for n in found[name]),
                ),
            )
            for name in ("parked", "suggestions")
        ),
    ]
    yield from _headed(words, [(name, [grid]) for name, grid in told if grid.rows])


def _remaining(content: Content) -> Iterator[Block]:
    words = content["words"]
    names = ("unanswered", "roles_without_person", "unconfirmed", "nobody_joined")
    told = [
        (
            words[name],
            [
                Line(f"– {project}" + (f": {lacks}" if lacks else ""), Look.ITEM)
                for project, lacks in content["remaining"][name]
            ],
        )
        for name in names
    ]
    yield from _headed(words, [(name, lines) for name, lines in told if lines])


def _headed(words: dict[str, str], told: list[tuple[str, list[Any]]]) -> Iterator[Block]:
    if not told:
        yield Line(words["none"], Look.QUIET)
    for place, (name, found) in enumerate(told):
        yield Heading(2, f"{letter(place)}. {name}")
        yield from found


def _confirmation(content: Content) -> Iterator[Block]:
    words, centers = content["words"], content["confirmation"]["centers"]
    if not centers:
        yield Line(words["none"], Look.QUIET)
        return
    yield Line(words["confirm"], Look.LEADING)
    yield Line(words["sign_day"], Look.RIGHT)
    head = (words["center"], words["position"], words["signature"])
    rows = tuple((name, "", f"({words['signature']})") for name in centers)
    yield Grid(head, (68, 58, 42), "llr", rows, height=11.0)


closing_parts: dict[str, Callable[[Content], Iterator[Block]]] = {
    "set_aside": _set_aside,
    "remaining": _remaining,
    "confirmation": _confirmation,
}

"""The report's content, laid out as blocks: the same parts, words and numbers as in the PDF."""

from collections.abc import Callable, Iterator
from typing import Any

from facilitator.documents.hwpx.blocks import (
    Block,
    Cell,
    Contents,
    Grid,
    Heading,
    Line,
    Look,
    PageBreak,
    Picture,
    PictureOf,
    Row,
)
from facilitator.documents.hwpx.closing import closing_parts
from facilitator.documents.hwpx.following import attendees, follow_up, wall
from facilitator.documents.hwpx.projects import discussion, promises
from facilitator.documents.hwpx.rows import dashed, without_column
from facilitator.documents.report.wording import letter
from facilitator.documents.tables.plain import cut

Content = dict[str, Any]
_MOST_CENTERS = 9
_MOST_OF_A_NAME, _MOST_OF_A_MARK = 12, 8  # letters in a narrow column
_LOGO_MM = 18.0


def blocks(content: Content) -> Iterator[Block]:
    """Lay out the whole report; `content` is what `report_content` gives."""
    yield from _cover(content)
    yield PageBreak()
    if content["parts"]:
        yield Line(content["words"]["contents"], Look.CONTENTS)
        yield Contents()
        yield PageBreak()
    for place, name in enumerate(content["parts"], 1):
        if name == "confirmation" and content["confirmation"]["centers"]:
            yield PageBreak()  # who signs sees on the same page what is signed
        yield Heading(1, f"{place}. {content['words'][f'part_{name}']}")
        yield from _PARTS[name](content)
    yield from _enclosed(content)
    for annex in content["annexes"]:
        yield PageBreak()
        yield Heading(1, f"[{annex['label']}] {annex['title']}")
        yield from _ANNEXES[annex["part"]](content)


def _cover(content: Content) -> Iterator[Block]:
    if content["logo"] is not None:
        yield Picture(PictureOf.LOGO, content["logo"]["alt"], height=_LOGO_MM)
    if content["draft"]:
        yield Line(content["words"]["draft"], Look.DRAFT)
    yield Line("", Look.ROOM)
    title = content["title"].replace(": Result report", ":\nResult report")
    yield Line(title, Look.TITLE)
    for label, value in content["cover"]:
        yield Line(f"{label}  {value}", Look.COVER)
    yield Line(f"{content['words']['made_on']} {content['made_on']}", Look.COVER)
    if content["host"]:
        yield Line(content["host"], Look.HOST)


def _overview(content: Content) -> Iterator[Block]:
    for place, (label, value) in enumerate(content["overview"]["facts"]):
        yield Line(f"{letter(place)}. {label}: {value}", Look.ITEM)
    yield Line(content["words"]["summary"], Look.QUIET)
    yield Line(content["overview"]["summary"])


def _attendance(content: Content) -> Iterator[Block]:
    words, found = content["words"], content["attendance"]
    if not found["rows"]:
        yield Line(words["nothing"], Look.QUIET)
        return
    yield Line(words["unit_people"], Look.RIGHT, words["foot_present"])
    keys = ("present", "observer", "absent")
    sums = [_count(found["total"][key]) for key in keys]
    total: Row = (Cell(words["total"], bold=True), None, *sums)
    rows: list[Row] = [
        (row["center"], dashed(row["people"]), *(_count(row[key]) for key in keys))
        for row in found["rows"]
    ]
    head = tuple(words[key] for key in ("center", "people", *keys))
    grid = Grid(head, (58, 62, 16, 16, 16), "llccc", (total, *rows))
    yield grid if content["names"] else without_column(grid, 1)


def _count(number: int) -> str:
    return str(number) if number else "–"


def _running(content: Content) -> Iterator[Block]:
    words = content["words"]
    if not content["running"]:
        yield Line(words["nothing"], Look.QUIET)
        return
    yield Line(words["unit_times"], Look.RIGHT, words["foot_duration"])
    keys = ("room", "planned", "actual", "duration", "projects")
    rows = []
    for section in content["running"]:
        cast = f"{words['cast']} {section['cast']}" if section["cast"] else ""
        title = "\n".join(filter(None, (section["title"], section["led"], cast)))
        rows.append((title, *(dashed(section[key]) for key in keys)))
    head = tuple(words[key] for key in ("section", *keys))
    yield Grid(head, (54, 25, 24, 24, 21, 20), "llcccc", tuple(rows))


def _matrix(content: Content) -> Iterator[Block]:
    words, found = content["words"], content["matrix"]
    centers = found["centers"]
    if not found["rows"] or not centers:
        yield Line(words["nothing"], Look.QUIET)
        return
    legend = [f"{m['symbol']} {m['word']}".strip() for m in found["legend"]]
    legend.append(f"✓ {words['confirmed']}")
    yield Line("   ".join(legend), Look.LEADING, words["foot_confirmed"])
    groups = -(-len(centers) // _MOST_CENTERS)
    size = -(-len(centers) // groups)
    for start in range(0, len(centers), size):
        yield _matrix_group(content, slice(start, start + size))


def _matrix_group(content: Content, part: slice) -> Grid:
    words, found = content["words"], content["matrix"]
    # As in the PDF, or one long name would make the head higher than a page.
    names = [cut(name, _MOST_OF_A_NAME) for name in found["centers"][part]]
    marks = {mark["key"]: mark for mark in found["legend"]}
    sums: list[Row] = [
        (
            "",
            Cell(name, bold=True),
            *(Cell(str(n), bold=True) for n in counts[part]),
            Cell(str(sum(counts)), bold=True),
        )
        for name, counts in found["totals"]
    ]
    rows: list[Row] = [
        (
            str(row["number"]),
            "\n".join(filter(None, (row["field"], row["title"]))),
            *map(_mark_cell, [marks[k] for k in row["marks"][part]], row["confirmed"][part]),
            str(row["joined"]),
        )
        for row in found["rows"]
    ]
    width = 15.0 if len(names) <= 6 else 11.5
    widths = (11, 168 - 11 - 13 - width * len(names), *(width for _ in names), 13)
    head = (words["number"], words["project"], *names, words["joined"])
    return Grid(head, widths, "cl" + "c" * (len(names) + 1), (*sums, *rows), height=8.5)


def _mark_cell(mark: dict[str, str], confirmed: bool) -> Cell:
    if not mark["symbol"]:
        return Cell("")
    brief = cut(mark["brief"], _MOST_OF_A_MARK)
    return Cell(f"{mark['symbol']}{'✓' if confirmed else ''}\n{brief}", mark["key"])


def _collaboration(content: Content) -> Iterator[Block]:
    words, found = content["words"], content["collaboration"]
    if not found["pairs"]:
        yield Line(words["nothing_shared"], Look.QUIET)
        return
    yield Heading(2, f"{letter(0)}. {words['network']}")
    yield Line(found["told"], Look.LEADING)
    yield Picture(PictureOf.NETWORK, found["alt"], found["caption"])
    yield Heading(2, f"{letter(1)}. {words['load']}")
    yield Line(words["unit_projects"], Look.RIGHT, words["foot_load"])
    rows = tuple(
        (c["name"], str(c["lead"]), str(c["linked"]), Cell(str(c["lead"] + c["linked"]), bold=True))
        for c in found["centers"]
    )
    yield Grid((words["center"], *found["labels"], words["total"]), (96, 24, 24, 24), "lccc", rows)
    yield Heading(2, f"{letter(2)}. {words['strangers']}")
    if found["strangers"]:
        rows = tuple(map(tuple, found["strangers"]))
        yield Grid((words["center"], words["strangers"]), (40, 128), "ll", rows)
    else:
        yield Line(words["no_strangers"], Look.QUIET)


def _enclosed(content: Content) -> Iterator[Block]:
    words = content["words"]
    lines = [f"{number} {text}".lstrip() for number, text in content["enclosed"]]
    if lines:
        # As wide as the word, so that the numbers stand below one another.
        indent = "\u3000" * len(words["enclosed"]) + "  "
        lines = [f"{words['enclosed']}  {lines[0]}", *(indent + line for line in lines[1:])]
        lines[-1] += f"  {words['end']}"
    for line in lines or [f"  {words['end']}"]:
        yield Line(line, Look.ITEM)


_PARTS: dict[str, Callable[[Content], Iterator[Block]]] = {
    "overview": _overview,
    "attendance": _attendance,
    "running": _running,
    "matrix": _matrix,
    "collaboration": _collaboration,
    "discussion": discussion,
    "promises": promises,
    "follow_up": follow_up,
    **closing_parts,
}
_ANNEXES: dict[str, Callable[[Content], Iterator[Block]]] = {"attendees": attendees, "wall": wall}

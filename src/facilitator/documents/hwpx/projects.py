"""The results project by project, and what each center has taken on."""

from collections.abc import Iterator
from typing import Any

from facilitator.documents.hwpx.blocks import Block, Cell, Grid, Heading, Line, Look, Row
from facilitator.documents.hwpx.rows import dashed, without_column
from facilitator.documents.report.wording import letter

Content = dict[str, Any]
Words = dict[str, str]


def discussion(content: Content) -> Iterator[Block]:
    """Lay out every project, then what was said beside the projects."""
    words, found = content["words"], content["discussion"]
    if not found["projects"]:
        yield Line(words["nothing"], Look.QUIET)
    for place, project in enumerate(found["projects"]):
        yield Heading(2, f"{letter(place)}. [{project['name']}] {project['title']}")
        yield _brief(words, project)
        yield from _parts(content, project)
    beside = found["beside"]
    if beside["decisions"] or beside["issues"] or beside["notes"]:
        yield Heading(2, f"{letter(len(found['projects']))}. {beside['title']}")
        yield from _parts(content, {"answers": [], "roles": [], "actions": [], **beside})


def promises(content: Content) -> Iterator[Block]:
    """Lay out what each center leads and joins, its tasks, actions and replies."""
    words = content["words"]
    if not content["promises"]:
        yield Line(words["nothing"], Look.QUIET)
    for place, center in enumerate(content["promises"]):
        yield Heading(2, f"{letter(place)}. {center['center']} ({center['told']})")
        if not (center["projects"] or center["actions"] or center["replies"]):
            yield Line(words["none"], Look.QUIET)
        if center["projects"]:
            yield _named(content["names"], 3, _taken(words, center["projects"]))
        yield from _owed(content, center)


def _named(names: bool, persons: int, grid: Grid) -> Grid:
    """Leave the column of persons out where nobody is to be named."""
    return grid if names else without_column(grid, persons)


def _brief(words: Words, project: Content) -> Grid:
    facts = [(Cell(label, bold=True), dashed(value)) for label, value in project["facts"]]
    rows: list[Row] = [(*facts[n], *facts[n + 1]) for n in range(0, len(facts), 2)]
    if project["summary"]:
        rows.append((Cell(words["brief"], bold=True), project["summary"], None, None))
    return Grid((), (24, 60, 24, 60), "llll", tuple(rows))


def _parts(content: Content, project: Content) -> Iterator[Block]:
    words, names = content["words"], content["names"]
    told: list[tuple[str, list[Block]]] = [
        (words["answers"], [_answers(words, project)] if project["answers"] else []),
        (words["roles"], [_named(names, 2, _roles(words, project))] if project["roles"] else []),
        (words["decisions"], _numbered(project["decisions"])),
        (words["issues"], _notes(project["issues"])),
        (words["notes"], _notes(project["notes"])),
        (
            words["actions"],
            [_named(names, 3, _actions(words, project["actions"]))] if project["actions"] else [],
        ),
    ]
    for place, (name, found) in enumerate((t for t in told if t[1]), 1):
        yield Heading(3, f"{place}) {name}")
        yield from found


def _answers(words: Words, project: Content) -> Grid:
    rows = [
        (
            answer["center"],
            Cell(f"{answer['mark']['symbol']} {answer['mark']['word']}", answer["mark"]["key"]),
            dashed("\n".join(f"{label} {value}" for label, value in answer["details"])),
            f"✓ {answer['confirmed']}" if answer["confirmed"] else "–",
        )
        for answer in project["answers"]
    ]
    head = (words["center"], words["answer"], words["details"], words["confirmed"])
    # Only another day's stamp tells the date, and has a blank.
    stamped = 30 if any(" " in answer["confirmed"] for answer in project["answers"]) else 22
    return Grid(head, (56, 32, 80 - stamped, stamped), "llll", tuple(rows))


def _roles(words: Words, project: Content) -> Grid:
    rows = [
        (
            f"{role['center']} ({role['label']})",
            dashed(role["task"]),
            role["person"] or words["undecided"],
            dashed(role["resource"]),
            dashed(role["due"]),
        )
        for role in project["roles"]
    ]
    head = tuple(words[key] for key in ("center", "task", "person", "resource", "due"))
    return Grid(head, (28, 50, 24, 38, 28), "llllc", tuple(rows))


def _numbered(texts: list[str]) -> list[Block]:
    return [Line(f"{letter(n)}) {text}", Look.ITEM) for n, text in enumerate(texts)]


def _notes(notes: list[dict[str, str]]) -> list[Block]:
    return [
        Line("  ".join(filter(None, (n["at"], n["kind"], n["center"], n["text"]))), Look.ITEM)
        for n in notes
    ]


def _actions(words: Words, actions: list[Content]) -> Grid:
    rows = [
        (
            dashed(action["due"]),
            action["text"],
            dashed(action["owner"]),
            action["person"] or words["undecided"],
            action["state"],
        )
        for action in actions
    ]
    head = tuple(words[key] for key in ("due", "what", "owner", "person", "done"))
    return Grid(head, (28, 72, 24, 24, 20), "clllc", tuple(rows))


def _taken(words: Words, projects: list[Content]) -> Grid:
    rows = [row for project in projects for row in _task_rows(words, project)]
    head = tuple(words[key] for key in ("project", "taken_on", "task", "person", "due"))
    return Grid(head, (50, 30, 41, 24, 23), "llllc", tuple(rows))


def _task_rows(words: Words, project: Content) -> Iterator[Row]:
    mark, condition = project["mark"], _labelled(words["condition"], project["condition"])
    heads: Row = (project["project"], Cell(f"{mark['symbol']} {mark['word']}", mark["key"]))
    if not project["tasks"]:
        yield (*heads, dashed(condition), "–", "–")
    for task in project["tasks"]:
        lines = (task["task"], _labelled(words["resource_short"], task["resource"]), condition)
        told = dashed("\n".join(filter(None, lines)))
        yield (*heads, told, task["person"] or words["undecided"], dashed(task["due"]))
        heads, condition = (None, None), ""


def _labelled(label: str, text: str) -> str:
    return f"{label} {text}" if text else ""


def _owed(content: Content, center: Content) -> Iterator[Block]:
    words = content["words"]
    place = 0
    if center["actions"]:
        place += 1
        yield Heading(3, f"{place}) {words['actions']}")
        rows = [
            (
                dashed(action["due"]),
                action["text"],
                dashed(action["project"]),
                action["person"] or words["undecided"],
                action["state"],
            )
            for action in center["actions"]
        ]
        head = tuple(words[key] for key in ("due", "what", "project", "person", "done"))
        grid = Grid(head, (28, 55, 42, 23, 20), "clllc", tuple(rows))
        yield _named(content["names"], 3, grid)
    if center["replies"]:
        yield Heading(3, f"{place + 1}) {words['to_reply']}")
        for due, project in center["replies"]:
            yield Line(f"– {project} ({words['reply_by']} {due})", Look.ITEM)

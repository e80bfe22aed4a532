"""Which tables a workbook has, and what the choices leave out of them."""

from collections.abc import Callable
from dataclasses import replace

from facilitator.app.report_choices import USUAL, Part, ReportChoices
from facilitator.documents.report.chosen import chosen
from facilitator.documents.report.wall_log import wall_log
from facilitator.documents.report.wording import PRESENCES, say, speaking
from facilitator.documents.tables.content import (
    Row,
    actions_table,
    answers_table,
    attendance_table,
    full_name,
    matrix_table,
    notes_table,
    roles_table,
    said,
    times_table,
)
from facilitator.documents.tables.table import Column, Table
from facilitator.domain.attendance import of_the_day
from facilitator.domain.workshop import Workshop


def wall_table(workshop: Workshop) -> Table:
    """Give a row for each change of what the wall showed."""
    columns = (
        Column("Time of day", 18),
        Column("Screen", 22),
        Column("What", 50, wraps=True),
        Column("Message", 30, wraps=True),
        Column("Shown for", 16),
    )
    keys = ("screen", "what", "message", "took")
    lines = wall_log(workshop)["lines"]
    rows = [
        (shown.at, *(line[key] for key in keys))
        for shown, line in zip(workshop.shown_log, lines, strict=True)
    ]
    return Table(say("What the wall showed"), said(*columns), tuple(rows), 1)


_TABLES: tuple[tuple[Callable[[Workshop], Table], frozenset[Part]], ...] = (
    (matrix_table, frozenset({Part.MATRIX})),
    (answers_table, frozenset({Part.DISCUSSION})),
    (roles_table, frozenset({Part.DISCUSSION, Part.PROMISES})),
    (actions_table, frozenset({Part.DISCUSSION, Part.PROMISES, Part.FOLLOW_UP})),
    (notes_table, frozenset({Part.DISCUSSION, Part.SET_ASIDE})),
    (attendance_table, frozenset({Part.ATTENDANCE})),
    (times_table, frozenset({Part.RUNNING})),
    (wall_table, frozenset({Part.WALL})),
)


def chosen_tables(workshop: Workshop, choices: ReportChoices = USUAL) -> list[Table]:
    """Gather the tables of the parts chosen, in the order of the workbook's sheets.

    The matrix is there where no part that has a table is chosen: a workbook has a sheet.
    """
    told = chosen(workshop, choices)
    gather = [each for each, parts in _TABLES if parts & choices.parts] or [matrix_table]
    with speaking(choices.language):
        tables = [each(told) for each in gather]
        return tables if choices.names else [_nameless(told, table) for table in tables]


def chosen_answers(workshop: Workshop, choices: ReportChoices = USUAL) -> Table:
    """Gather the answers alone."""
    told = chosen(workshop, choices)
    with speaking(choices.language):
        table = answers_table(told)
        return table if choices.names else _nameless(told, table)


def _nameless(workshop: Workshop, table: Table) -> Table:
    """Leave the columns of persons out; attendance is told by numbers."""
    if table.name == say("Presence"):
        return _presence_numbers(workshop)
    named = {say(title) for title in ("Person", "Said by")}
    kept = [place for place, column in enumerate(table.columns) if column.title not in named]
    return replace(
        table,
        columns=tuple(table.columns[place] for place in kept),
        rows=tuple(tuple(row[place] for place in kept) for row in table.rows),
    )


def _presence_numbers(workshop: Workshop) -> Table:
    columns = (Column("Center", 30), *(Column(title, 11) for title in PRESENCES.values()))
    rows: list[Row] = []
    for center in workshop.centers:
        people = workshop.attendees_of(center.id)
        found = [of_the_day(workshop, center.id, person).presence for person in people]
        rows.append((full_name(center), *(found.count(presence) for presence in PRESENCES)))
    return Table(say("Presence"), said(*columns), tuple(rows), 1)

"""What was read from a secretariat's workbook: its entities, its problems, and their import."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from facilitator.app.action import Action, Label
from facilitator.app.entry import Entry
from facilitator.domain.entities import Entity, EntityKind, Event, kind_of
from facilitator.domain.failures import RuleBroken
from facilitator.words import language, tr


class BookPart(StrEnum):
    """The sheets of a workbook, by their English names."""

    EVENT = "Workshop"
    CENTERS = "Centers"
    PROJECTS = "Projects"
    SECTIONS = "Sections"


class BookHeading(StrEnum):
    """The headings of a workbook's columns, by their English names."""

    ITEM = "Item"
    VALUE = "Value"
    NAME = "Name"
    SHORT_NAME = "Short name"
    KIND = "Kind"
    CONTACT = "Contact"
    ATTENDEES = "Attendees"
    NUMBER = "No"
    FIELD = "Field"
    PROJECT = "Project"
    LEAD = "Lead"
    PROPOSED_TO = "Proposed to"
    SUMMARY = "Summary"
    PERIOD = "Period"
    BUDGET = "Budget (KRW 1,000)"
    REMARKS = "Remarks"
    SECTION = "Section"
    START = "Start"
    MINUTES = "Minutes"
    ROOM = "Room"
    PROJECTS = "Projects"
    FACILITATOR = "Facilitator"
    RECORDER = "Recorder"


class Severity(StrEnum):
    """An error stops the import; a warning says what was left alone or filled in."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class BookColumn:
    """A column as the user sees it: its letter, and its heading ("" where it has none)."""

    letter: str
    heading: str = ""


@dataclass(frozen=True, slots=True)
class BookProblem:
    """One problem of a workbook and where it stands; `problem_sentence` tells it.

    `row` counts from 1 as Excel shows it. `sheet` is "" in a CSV file, which has no sheets.
    """

    severity: Severity
    sheet: str
    row: int | None
    column: BookColumn | None
    code: str
    gaps: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class BookCounts:
    """How many of each a workbook holds."""

    centers: int
    attendees: int
    fields: int
    projects: int
    proposals: int
    sections: int


@dataclass(frozen=True, slots=True)
class BookReading:
    """What a workbook says. With an error the entities are incomplete: do not import them."""

    entities: tuple[Entity, ...]
    problems: tuple[BookProblem, ...] = ()
    errors: tuple[BookProblem, ...] = field(init=False, repr=False, compare=False)
    warnings: tuple[BookProblem, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # Once, not at every question: a workbook may have tens of thousands of problems.
        errors = tuple(p for p in self.problems if p.severity is Severity.ERROR)
        warnings = tuple(p for p in self.problems if p.severity is Severity.WARNING)
        object.__setattr__(self, "errors", errors)
        object.__setattr__(self, "warnings", warnings)

    @property
    def event(self) -> Event:
        return next((e for e in self.entities if isinstance(e, Event)), Event())

    def counts(self) -> BookCounts:
        """Count the entities by kind."""
        kinds = [kind_of(e) for e in self.entities]
        return BookCounts(
            kinds.count(EntityKind.CENTER),
            kinds.count(EntityKind.ATTENDEE),
            kinds.count(EntityKind.FIELD),
            kinds.count(EntityKind.PROJECT),
            kinds.count(EntityKind.PROPOSAL),
            kinds.count(EntityKind.SECTION),
        )


def import_book(entry: Entry, entities: Iterable[Entity]) -> Action:
    """Put everything that was read into a new workshop. Raises RuleBroken where it is not new."""
    workshop = entry.workshop
    if workshop.centers or workshop.projects or workshop.sections:
        raise RuleBroken("import_needs_new_workshop")
    for entity in entities:
        entry.put(entity)
    return entry.action(Label.WORKSHOP_IMPORTED, undoable=False)


def summary_lines(reading: BookReading) -> list[str]:
    """Tell in words what was found, one line each: the event, the counts, the problems."""
    n = reading.counts()
    lines = []
    event = reading.event
    if event.title and event.held_on:
        lines.append(tr("{title}, {date}", "book", title=event.title, date=_day(event.held_on)))
    elif event.title:
        lines.append(event.title)
    lines.append(
        tr("Centers: {centers}, attendees: {people}", centers=n.centers, people=n.attendees)
    )
    lines.append(
        tr(
            "Projects: {projects} in {fields} fields, proposals to centers: {proposals}",
            projects=n.projects,
            fields=n.fields,
            proposals=n.proposals,
        )
    )
    lines.append(tr("Sections: {sections}", sections=n.sections))
    lines.append(_problem_count(len(reading.errors), len(reading.warnings)))
    return lines


def _problem_count(errors: int, warnings: int) -> str:
    if errors:
        return tr(
            "Errors to correct: {errors}, points to check: {warnings}",
            errors=errors,
            warnings=warnings,
        )
    if warnings:
        return tr("No errors, points to check: {warnings}", warnings=warnings)
    return tr("No problems were found.")


def _day(day: date) -> str:
    return f"{day.year}. {day.month}. {day.day}." if language() == "ko" else day.isoformat()


# -- problems in words -------------------------------------------------------------------------

# Code -> the English sentence; `tr` is called in `problem_sentence`, the Korean is in the catalog.
PROBLEMS: dict[str, str] = {
    # the workbook as a whole
    "sheet_missing": "There is no sheet named {name}. Add it, or rename the sheet that holds it.",
    "event_missing": (
        "There is no sheet named {name}. The title was taken from the file's name; "
        "fill in the date, time and place after the import."
    ),
    "sections_missing": (
        "There is no sheet named {name}. All projects were put into one section; "
        "divide it after the import."
    ),
    "csv_only_projects": (
        "A CSV file holds only projects. The centers were taken from the lead and proposed-to "
        "columns and all projects put into one section; complete both after the import."
    ),
    "sheet_ignored": "This sheet is not part of the workshop and was left alone.",
    "sheet_by_headings": "This sheet was read as {name} because of its headings.",
    # headings and rows
    "no_headings": "No row of headings was found. Write one with at least: {names}.",
    "column_missing": "The column {name} is missing. Add it to this row of headings.",
    "column_unknown": "This column is not known and was left alone.",
    "column_doubled": "This heading stands twice. Only the first of the two columns was read.",
    "no_rows": "There is nothing below the headings. Fill in at least one row.",
    "row_left_out": "“{text}” looks like a total or a remark, so this row was left out.",
    "cell_error": "The formula gives {text}. Correct it, or type the value itself.",
    "cell_unset": (
        "The formula has no stored value. Open the workbook in a spreadsheet program and save it "
        "again, or type the value itself."
    ),
    # the event
    "item_unknown": "The item “{text}” is not known and was left alone.",
    "item_doubled": "The item “{text}” stands twice. Only the first was read.",
    "title_missing": "The workshop has no title. It was taken from the file's name.",
    "end_before_start": "The workshop ends before it starts. Check both times.",
    "date_invalid": "“{text}” is not a date. Write it like 2024. 12. 5. or 2024-12-05.",
    "time_invalid": "“{text}” is not a time of day. Write it like 14:00.",
    # centers
    "center_nameless": "This center has no name. Write its name, or clear the row.",
    "center_doubled": (
        "The name “{text}” is already used by the center in row {first}. "
        "Give each center names of its own."
    ),
    "short_name_derived": (
        "The center has no short name. “{text}” was derived from its name; change it if need be."
    ),
    "center_kind_unknown": "“{text}” is not a kind of center. It was read as a center.",
    "attendees_invalid": (
        "“{text}” is not a list of people. Write it like: director, officer 2 people."
    ),
    # projects
    "number_missing": "This project has no number. Give it one of its own.",
    "number_invalid": "“{text}” is not a project number. Write a whole number from 1 up.",
    "number_doubled": (
        "The number {number} is already used in row {first}. Give each project its own number."
    ),
    "project_untitled": "This project has no name. Write one.",
    "lead_missing": "Project {number} has no lead center. Name exactly one.",
    "lead_missing_unnumbered": "This project has no lead center. Name exactly one.",
    "lead_not_one": "“{text}” names more than one lead center. Name exactly one.",
    "center_unknown": "There is no center named “{text}”. Add it to the centers, or correct it.",
    "center_unknown_near": ("There is no center named “{text}”. If “{near}” is meant, correct it."),
    "lead_proposed_to": (
        "The lead center “{text}” is also proposed to. It was left out of the proposals."
    ),
    "budget_invalid": ("“{text}” is not an amount. Write a number of thousand won, like 18,000."),
    "budget_rounded": "“{text}” is not a whole number of thousand won. It was read as {amount}.",
    # sections
    "section_untitled": "This section has no name. Write one.",
    "section_doubled": "A section with this name already stands in row {first}. Check both.",
    "section_left_out": (
        "“{text}” has no projects, so it was left out; "
        "the time between sections shows as a break by itself."
    ),
    "section_empty": "The section has no projects. Write their numbers, separated by commas.",
    "minutes_missing": "The section has no duration. Fill it in after the import.",
    "minutes_invalid": "“{text}” is not a number of minutes. Write a number from 1 to 1440.",
    "projects_invalid": (
        "“{text}” is not a list of project numbers. Write them like 1, 2, 10 in a text cell."
    ),
    "project_unknown": "There is no project number {number}. Correct it, or add the project.",
    "project_twice": "Project {number} already stands in the section “{section}”. Check both.",
    "project_nowhere": "Project {number} is in no section. Add its number to one.",
}


def problem_sentence(problem: BookProblem) -> str:
    """Tell where a problem stands, what is wrong and what to do."""
    what, where = problem_text(problem), problem_place(problem)
    return tr("{where}: {what}", "book", where=where, what=what) if where else what


def _told(value: object) -> object:
    if isinstance(value, tuple):
        return ", ".join(str(_told(each)) for each in value)
    return tr(str(value.value), type(value).__name__) if isinstance(value, StrEnum) else value


def problem_text(problem: BookProblem) -> str:
    """Tell what is wrong and what to do, without the place."""
    return tr(PROBLEMS[problem.code]).format(**{k: _told(v) for k, v in problem.gaps.items()})


def problem_place(problem: BookProblem) -> str:
    """Tell where a problem stands: sheet, row, column; "" for the whole workbook."""
    parts = []
    if problem.sheet:
        parts.append(tr("sheet {sheet}", "book", sheet=problem.sheet))
    if problem.row is not None:
        parts.append(tr("row {row}", "book", row=problem.row))
    if problem.column is not None and problem.column.heading:
        parts.append(
            tr(
                "column {letter} ({heading})",
                "book",
                letter=problem.column.letter,
                heading=problem.column.heading,
            )
        )
    elif problem.column is not None:
        parts.append(tr("column {letter}", "book", letter=problem.column.letter))
    told = tr(", ", "book").join(parts)
    return told[:1].upper() + told[1:]

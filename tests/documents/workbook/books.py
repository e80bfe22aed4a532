"""Workbooks made on the spot, from small and tidy to as messy as real ones."""

import zipfile
from collections.abc import Callable, Mapping, Sequence
from html import escape
from itertools import count
from pathlib import Path

from openpyxl import Workbook

from facilitator.app.book import BookProblem, BookReading, Severity
from facilitator.documents.workbook import read_book
from facilitator.domain.entities import Attendee, Center, Field, Project, Proposal, Section

Row = Sequence[object]
Sheets = dict[str, list[Row]]


def tidy() -> Sheets:
    """Give the sheets of a small workbook without any problem; tests spoil what they need."""
    return {
        "워크숍": [
            ("항목", "내용"),
            ("제목", "작은 워크숍"),
            ("날짜", "2024-12-05"),
            ("시작", "13:30"),
            ("종료", "17:30"),
        ],
        "센터": [
            ("이름", "약칭", "구분", "담당자", "참석자"),
            ("마을공동체지원센터", "마을", "센터", "", "센터장, 주임 2명"),
            ("도시재생지원센터", "재생", "센터", "", "센터장"),
            ("사무국", "사무국", "사무국", "", "사무국장"),
        ],
        "사업": [
            (
                "번호",
                "분야",
                "사업명",
                "주무센터",
                "제안대상",
                "개요",
                "기간",
                "예산(천원)",
                "비고",
            ),
            (1, "공동체", "마을 잔치", "마을", "전체", "함께 연다.", "3월", 18000, ""),
            (2, "재생", "골목 학교", "재생", "마을", "함께 배운다.", "4월", 9000, ""),
            (3, "공동체", "소식지", "사무국", "마을, 재생", "함께 낸다.", "5월", "", "예시"),
        ],
        "섹션": [
            ("섹션", "시작", "시간(분)", "장소", "사업번호", "진행", "기록"),
            ("1. 처음", "13:50", 50, "가치마당", "1, 2", "사무국장", "주임"),
            ("2. 나중", "14:40", 40, "가치마당", "3", "사무국장", "주임"),
        ],
    }


def save(path: Path, sheets: Mapping[str, Sequence[Row]]) -> Path:
    """Save the sheets as xlsx."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for name, rows in sheets.items():
        sheet = workbook.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    workbook.save(path)
    return path


def numbered() -> Callable[[], str]:
    """Give ids that are the same in every run."""
    numbers = count(1)
    return lambda: f"id{next(numbers)}"


def read(path: Path) -> BookReading:
    return read_book(path, numbered())


def read_sheets(folder: Path, sheets: Mapping[str, Sequence[Row]]) -> BookReading:
    return read(save(folder / "book.xlsx", sheets))


Told = tuple[str, str, int | None, str | None]


def told(problem: BookProblem) -> Told:
    """Say briefly what and where a problem is: code, sheet, row, letter of the column."""
    column = problem.column.letter if problem.column else None
    return (problem.code, problem.sheet, problem.row, column)


def errors(reading: BookReading) -> list[Told]:
    return [told(p) for p in reading.problems if p.severity is Severity.ERROR]


def warnings(reading: BookReading) -> list[Told]:
    return [told(p) for p in reading.problems if p.severity is Severity.WARNING]


def content(reading: BookReading) -> dict[str, object]:
    """Tell everything that was read by names instead of ids."""
    entities = reading.entities
    centers = {e.id: e for e in entities if isinstance(e, Center)}
    projects = {e.id: e for e in entities if isinstance(e, Project)}
    fields = {e.id: e.name for e in entities if isinstance(e, Field)}
    proposals = [e for e in entities if isinstance(e, Proposal)]
    return {
        "event": reading.event,
        "centers": [(c.name, c.short_name, c.kind.value, c.contact) for c in centers.values()],
        "attendees": [
            (centers[e.center].short_name, e.name) for e in entities if isinstance(e, Attendee)
        ],
        "fields": list(fields.values()),
        "projects": [
            (
                p.number,
                fields[p.field] if p.field else "",
                p.title,
                centers[p.lead].short_name if p.lead else "",
                [centers[e.center].short_name for e in proposals if e.project == p.id],
                p.summary,
                p.period,
                p.budget,
                p.remarks,
            )
            for p in projects.values()
        ],
        "sections": [
            (
                s.title,
                s.planned_start,
                s.planned_minutes,
                s.room,
                [projects[p].number for p in s.projects],
                s.facilitator,
                s.recorder,
            )
            for s in entities
            if isinstance(s, Section)
        ],
    }


# -- ods, written by hand -----------------------------------------------------------------------

_ODS = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" office:version="1.2">'
    "<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
    "</office:document-content>"
)
# Office programs fill a table up to its last corner with one repeated blank row.
_ODS_REST = (
    '<table:table-row table:number-rows-repeated="1048000">'
    '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
)


def ods_cell(value: object, more: str = "") -> str:
    """Write one cell; numbers as numbers, all else as text."""
    if value is None or value == "":
        return f"<table:table-cell {more}/>"
    if isinstance(value, int | float):
        kind = f'office:value-type="float" office:value="{value}"'
    else:
        kind = 'office:value-type="string"'
    text = escape(str(value))
    return f"<table:table-cell {kind} {more}><text:p>{text}</text:p></table:table-cell>"


def ods_table(name: str, rows: Sequence[Row]) -> str:
    lines = "".join(
        f"<table:table-row>{''.join(map(ods_cell, row))}</table:table-row>" for row in rows
    )
    return f'<table:table table:name="{escape(name)}">{lines}{_ODS_REST}</table:table>'


def save_ods(path: Path, tables: Sequence[str]) -> Path:
    """Save tables as an ods file."""
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", _ODS.format(tables="".join(tables)))
        package.writestr(
            "META-INF/manifest.xml",
            '<?xml version="1.0"?><manifest:manifest '
            'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        )
    return path

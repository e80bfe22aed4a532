"""The sheets and headings of a workbook by all the names that secretariats give them."""

import re
from dataclasses import dataclass

from facilitator.app.book import BookHeading as H
from facilitator.app.book import BookPart
from facilitator.domain.reading import UNITS, bare, folded


@dataclass(frozen=True, slots=True)
class ColumnWord:
    """One column of a sheet: its heading's names (bare), and how it behaves.

    In a `shared` column a merged cell speaks for every row that it covers.
    """

    heading: H
    names: frozenset[str]
    required: bool = False
    shared: bool = False


def _word(heading: H, names: str, *, required: bool = False, shared: bool = False) -> ColumnWord:
    known = frozenset(bare(name) for name in names.split(","))
    return ColumnWord(heading, known, required, shared)


COLUMNS: dict[BookPart, tuple[ColumnWord, ...]] = {
    BookPart.EVENT: (
        _word(H.ITEM, "항목,구분,항목명,item", required=True),
        _word(H.VALUE, "내용,값,세부내용,value,content", required=True),
    ),
    BookPart.CENTERS: (
        _word(H.NAME, "이름,센터,센터명,기관,기관명,명칭,부서,부서명,name,center", required=True),
        _word(H.SHORT_NAME, "약칭,줄임말,줄임,약어,짧은이름,short name,short,abbreviation"),
        _word(H.KIND, "구분,종류,유형,kind,type", shared=True),
        _word(H.CONTACT, "담당자,연락처,담당,담당자연락처,contact"),
        _word(H.ATTENDEES, "참석자,참석자명단,참석인원,참가자,참석,attendees,participants"),
    ),
    BookPart.PROJECTS: (
        _word(H.NUMBER, "번호,연번,순번,사업번호,no,number", required=True),
        _word(H.FIELD, "분야,사업분야,분류,영역,field,area", shared=True),
        _word(
            H.PROJECT,
            "사업명,사업,사업이름,협업사업,협업사업명,제목,세부사업명,project,project name,title",
            required=True,
        ),
        _word(
            H.LEAD,
            "주무센터,주무,주관,주관센터,주관기관,주관부서,주무부서,제안센터,lead,lead center",
            required=True,
            shared=True,
        ),
        _word(
            H.PROPOSED_TO,
            "제안대상,제안대상센터,제안센터목록,제안받는센터,대상센터,협업대상,협업센터,협업기관,협조,"
            "협조센터,협조부서,연계대상,연계센터,proposed to,proposed,partners,linked centers",
            shared=True,
        ),
        _word(H.SUMMARY, "개요,사업개요,내용,사업내용,주요내용,요약,summary,description"),
        _word(H.PERIOD, "기간,사업기간,추진기간,추진시기,시기,일정,period", shared=True),
        _word(H.BUDGET, "예산,예산액,사업비,소요예산,총사업비,budget,cost"),
        _word(H.REMARKS, "비고,기타,메모,참고,remarks,remark,note,notes", shared=True),
    ),
    BookPart.SECTIONS: (
        _word(H.SECTION, "섹션,섹션명,세션,세션명,분과,구분,section,session,title", required=True),
        _word(H.START, "시작,시작시간,시작시각,시각,시간대,start,start time"),
        _word(H.MINUTES, "시간(분),분,소요시간,소요시간(분),소요,시간,minutes,duration"),
        _word(H.ROOM, "장소,회의실,room,place", shared=True),
        _word(
            H.PROJECTS,
            "사업번호,사업,사업목록,대상사업,토의사업,projects,project no,project numbers",
            required=True,
        ),
        _word(H.FACILITATOR, "진행,진행자,사회,사회자,좌장,facilitator", shared=True),
        _word(H.RECORDER, "기록,기록자,서기,recorder", shared=True),
    ),
}

# The column names that stand in messages where a sheet has no headings at all.
NEEDED: dict[BookPart, tuple[H, ...]] = {
    part: tuple(word.heading for word in words if word.required) for part, words in COLUMNS.items()
}

_BRACKETED = re.compile(r"[(\[（［].*?[)\]）］]")


def heading_of(part: BookPart, text: str) -> H | None:
    """Recognise a heading; what stands in brackets after it may be a unit or a remark."""
    tries = [bare(text), bare(_BRACKETED.sub("", text))]
    for tried in tries:
        for word in COLUMNS[part]:
            if tried and tried in word.names:
                return word.heading
    # A heading in two languages: every part of it has to say the same.
    pieces = [p for p in re.split(r"[/\n()|]", text) if bare(p)]
    said = {_plain_heading(part, piece) for piece in pieces}
    return said.pop() if len(pieces) > 1 and len(said) == 1 else None


def _plain_heading(part: BookPart, text: str) -> H | None:
    return next((w.heading for w in COLUMNS[part] if bare(text) in w.names), None)


def unit_of(heading: str) -> str:
    """Tell the unit of money that a heading names; thousand won where it names none."""
    text = folded(heading)
    for unit in sorted(UNITS, key=len, reverse=True):
        if re.search(rf"[(\[:]단위?:?{unit}[)\]]|[(\[:]{unit}[)\]]", text):
            return unit
    return "천원"


_SHEETS: dict[BookPart, tuple[str, ...]] = {
    BookPart.EVENT: ("워크숍", "워크샵", "행사", "workshop", "event"),
    BookPart.CENTERS: ("센터", "기관", "centers", "center", "centres", "centre"),
    BookPart.PROJECTS: ("사업", "projects", "project"),
    BookPart.SECTIONS: ("섹션", "세션", "분과", "sections", "section", "sessions", "session"),
}


def part_named(sheet_name: str) -> BookPart | None:
    """Recognise a sheet whose name is exactly one of the known words, digits and signs aside."""
    name = _letters(sheet_name)
    return next((part for part, words in _SHEETS.items() if name in words), None)


def part_meant(sheet_name: str) -> BookPart | None:
    """Recognise a sheet by the known word that stands last in its name: a Korean name says last
    what it is (센터별 사업 is a list of projects, 사업연계 워크숍 a workshop)."""
    name = _letters(sheet_name)
    found = [
        (name.rfind(word) + len(word), len(word), part)
        for part, words in _SHEETS.items()
        for word in words
        if word in name
    ]
    return max(found, key=lambda each: each[:2])[2] if found else None


def _letters(text: str) -> str:
    return "".join(ch for ch in folded(text) if ch.isalpha())

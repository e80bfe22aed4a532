"""One slide of every kind, made of whatever texts a test gives, and what it must tell."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from itertools import cycle

from facilitator.app.slides import (
    AgendaRow,
    AgendaRowKind,
    AgendaSlide,
    AgendaState,
    AnswersSlide,
    AnswerTile,
    BreakSlide,
    BriefSlide,
    HoldingSlide,
    MatrixRow,
    MatrixSlide,
    NoteLine,
    NotesSlide,
    ProjectHead,
    ReadBackLine,
    ReadBackSlide,
    RoleLine,
    RolesSlide,
    RoomClock,
    SectionSlide,
    Slide,
    SummaryRow,
    SummarySlide,
    WelcomeSlide,
)
from facilitator.domain.terms import AnswerWord, Mark, NoteKind, ProjectStage

RUNNING = RoomClock(28 * 60 + 10, 50 * 60, "1. 공동체와 사회적경제")
OVER = RoomClock(-130, 50 * 60, "1. 공동체와 사회적경제")
MARKS = (
    Mark.LEAD,
    Mark.YES,
    Mark.CONDITIONAL,
    Mark.LATER,
    Mark.NO,
    Mark.NOT_APPLICABLE,
    Mark.UNANSWERED,
)
DUE = date(2024, 12, 13)


@dataclass(frozen=True)
class Told:
    """A slide and the texts that have to stand somewhere on its pages."""

    slide: Slide
    texts: list[str]


class Words:
    """Hands out texts in turn and remembers which."""

    def __init__(self, texts: list[str]) -> None:
        self._turn = cycle(texts)
        self.given: list[str] = []

    def __call__(self) -> str:
        self.given.append(next(self._turn))
        return self.given[-1]


def _head(say: Words, *, with_lead: bool = False) -> ProjectHead:
    return ProjectHead(3, say(), say(), say() if with_lead else "마을", "")


def _role(say: Words, index: int) -> RoleLine:
    return RoleLine(say(), index == 0, say(), say(), say(), DUE)


def welcome(say: Words, count: int) -> Slide:
    return WelcomeSlide(say(), say(), date(2024, 12, 5), time(13, 30), say(), say())


def agenda(say: Words, count: int) -> Slide:
    states = cycle(AgendaState)
    kinds = cycle(AgendaRowKind)
    return AgendaSlide(
        tuple(
            AgendaRow(next(kinds), next(states), time(13, 30), say(), (say(), say()))
            for _ in range(count)
        ),
        RUNNING,
    )


def section(say: Words, count: int) -> Slide:
    cast = tuple(say() for _ in range(count))
    projects = tuple((n, say(), say()) for n in range(count))
    return SectionSlide(say(), say(), 50, cast, projects, OVER)


def brief(say: Words, count: int) -> Slide:
    asked = tuple(say() for _ in range(count))
    return BriefSlide(_head(say, with_lead=True), say(), say(), 12000, asked, False, RUNNING)


def answers(say: Words, count: int) -> Slide:
    tiles = tuple(
        AnswerTile(say(), mark, say() if mark is Mark.CONDITIONAL else "", DUE, mark is Mark.YES)
        for mark, _ in zip(cycle(MARKS), range(count), strict=False)
    )
    counts = (*((word, 7) for word in AnswerWord), (None, 3))
    return AnswersSlide(_head(say), tiles, counts, OVER)


def notes(say: Words, count: int) -> Slide:
    kinds = cycle(NoteKind)
    lines = [NoteLine(say(), next(kinds), say()) for _ in range(count)]
    lines.append(NoteLine(say(), NoteKind.POINT, say(), typing=True))
    return NotesSlide(_head(say, with_lead=True), tuple(lines), RUNNING)


def roles(say: Words, count: int) -> Slide:
    lines = tuple(_role(say, n) for n in range(count))
    return RolesSlide(_head(say), (*lines, RoleLine(say(), False, "", "", "", None)), RUNNING)


def read_back(say: Words, count: int) -> Slide:
    lines = tuple(
        ReadBackLine(
            say(),
            mark,
            say() if mark is Mark.CONDITIONAL else "",
            DUE,
            say(),
            (RoleLine("", False, say(), "", "", None),),
            index % 2 == 0,
        )
        for mark, index in zip(cycle(MARKS), range(count), strict=False)
    )
    return ReadBackSlide(_head(say), lines, OVER)


def summary(say: Words, count: int) -> Slide:
    stages = cycle(ProjectStage)
    rows = tuple(
        SummaryRow(
            n, say(), next(stages), say(), (say(), say()), (say(),), (say(),), (say(),), (say(),)
        )
        for n in range(count)
    )
    return SummarySlide(say(), rows)


def matrix(say: Words, count: int) -> Slide:
    centers = tuple(say() for _ in range(count))
    rows = tuple(
        MatrixRow(
            n,
            say(),
            tuple(m for m, _ in zip(cycle(Mark), centers, strict=False)),
            tuple(i % 2 == 0 for i in range(count)),
        )
        for n in range(count)
    )
    return MatrixSlide(centers, rows, "")


def pause(say: Words, count: int) -> Slide:
    return BreakSlide(9 * 60 + 41, time(15, 44), say())


def holding(say: Words, count: int) -> Slide:
    return HoldingSlide(say(), say())


MAKERS: dict[str, Callable[[Words, int], Slide]] = {
    "welcome": welcome,
    "agenda": agenda,
    "section": section,
    "brief": brief,
    "answers": answers,
    "notes": notes,
    "roles": roles,
    "read_back": read_back,
    "summary": summary,
    "matrix": matrix,
    "break": pause,
    "holding": holding,
}


def make(kind: str, texts: list[str], count: int) -> Told:
    """Make a slide of a kind out of these texts, with `count` rows, tiles or lines."""
    say = Words(texts)
    slide = MAKERS[kind](say, count)
    return Told(slide, say.given)

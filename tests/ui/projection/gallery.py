"""Pictures of every slide in every size, theme and scale, to be looked at.

`python -m tests.ui.projection.gallery FOLDER [PART]` writes them; PART picks by a part of the name.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, time
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication, QImage, QPainter

from facilitator.app.settings import WALL_THEMES
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
from facilitator.ui.look import load_fonts
from facilitator.ui.projection.composing import compose
from facilitator.ui.projection.painting import paint
from facilitator.ui.theme import load_theme
from facilitator.words import use_language

SIZES = {"4x3": QSize(1024, 768), "16x10": QSize(1280, 800), "16x9": QSize(1920, 1080)}
MESSAGE = "5분 후 다시 시작합니다"
CALM = RoomClock(28 * 60 + 10, 50 * 60, "1. 공동체와 사회적경제")
SOON, OVER = replace(CALM, left=4 * 60 + 10), replace(CALM, left=-130)
PAUSED = replace(CALM, paused=True)
HEAD = ProjectHead(3, "마을공동체 대상의 사업별 지원", "공동체 지원", "마을", "")
CENTERS = ("마을", "공익", "재생", "사경", "도농", "사무국")
DAY = date(2024, 12, 13)
TITLES = (
    "마을공동체 대상의 사업별 지원",
    "로컬 브랜드 발굴과 사회적경제 기업 판로",
    "주민자치 아카데미 공동 운영",
    "원곡 지역 빈집 활용 거점공간 조성",
)


@dataclass(frozen=True)
class Shot:
    """One picture: a slide, and how it is shown."""

    name: str
    slide: Slide
    size: str
    theme: str
    page: int = 0
    message: str = ""
    scale: int = 100


def _agenda() -> AgendaSlide:
    kinds, states = AgendaRowKind, AgendaState
    rows = (
        AgendaRow(kinds.OPENING, states.PAST, time(13, 30), ""),
        AgendaRow(kinds.SECTION, states.NOW, time(13, 50), "1. 공동체와 사회적경제", CENTERS),
        AgendaRow(kinds.SECTION, states.NEXT, time(14, 44), "2. 교육과 활동가", CENTERS[:4]),
        AgendaRow(kinds.BREAK, states.LATER, time(15, 34), ""),
        AgendaRow(kinds.SECTION, states.LATER, time(15, 44), "3. 공간과 현장", CENTERS[1:]),
        AgendaRow(kinds.SECTION, states.LATER, time(16, 34), "4. 공통 사업", CENTERS, True),
    )
    return AgendaSlide(rows, CALM)


def _answers() -> AnswersSlide:
    tiles = (
        AnswerTile("마을", Mark.LEAD, "", None, False),
        AnswerTile("공익", Mark.YES, "", None, True),
        AnswerTile("재생", Mark.CONDITIONAL, "원곡 지역에 한함", None, False),
        AnswerTile("사경", Mark.NO, "", None, False),
        AnswerTile("도농", Mark.LATER, "", DAY, False),
        AnswerTile("사무국", Mark.UNANSWERED, "", None, False),
    )
    words = (AnswerWord.YES, AnswerWord.CONDITIONAL, AnswerWord.LATER, AnswerWord.NO, None)
    return AnswersSlide(HEAD, tiles, tuple((word, 1) for word in words), SOON)


def _many() -> AnswersSlide:
    marks = [mark for mark in Mark if mark not in (Mark.NOT_ASKED, Mark.LEAD)]
    tiles = [AnswerTile("마을", Mark.LEAD, "", None, False)]
    tiles += [AnswerTile(f"센터{n}", marks[n % 6], "", DAY, n % 4 == 0) for n in range(1, 20)]
    return AnswersSlide(HEAD, tuple(tiles), ((AnswerWord.YES, 12), (None, 7)), OVER)


def _notes() -> NotesSlide:
    said = "지역이 겹치는 공모는 심사 기준을 먼저 정해야 한다."
    lines = (
        NoteLine(
            "공익", NoteKind.POINT, "신청서 양식을 하나로 맞추면 교육 안내까지 같이 할 수 있다."
        ),
        NoteLine("도농", NoteKind.CONCERN, "봄에는 현장 인력이 모자란다."),
        NoteLine("재생", NoteKind.POINT, said),
        NoteLine("", NoteKind.DECISION, "1월 15일까지 공동 신청서 양식을 확정한다."),
        NoteLine("재생", NoteKind.POINT, "원곡은 이미 주민협의체가 있어 함께 열 수 있", True),
    )
    return NotesSlide(HEAD, lines, CALM)


def _roles() -> RolesSlide:
    lines = (
        RoleLine("마을", True, "사업 총괄과 공모", "김하늘", "공모사업 운영 경험", DAY),
        RoleLine("공익", False, "활동가 교육 연계", "이바다", "강사 인력, 교육장", DAY),
        RoleLine("재생", False, "현장 거점 제공", "", "원곡 거점공간", None),
        RoleLine("사무국", False, "", "", "", None),
    )
    return RolesSlide(HEAD, lines, PAUSED)


def _read_back() -> ReadBackSlide:
    lead, first, second, _ = _roles().lines
    lines = (
        ReadBackLine("마을", Mark.LEAD, "", None, "", (lead,), True),
        ReadBackLine("공익", Mark.YES, "", None, "교육과 맞닿아 있음", (first,), True),
        ReadBackLine("재생", Mark.CONDITIONAL, "원곡 지역에 한함", None, "", (second,), False),
        ReadBackLine("도농", Mark.LATER, "", DAY, "", (), False),
        ReadBackLine("사경", Mark.NO, "", None, "", (), True),
    )
    return ReadBackSlide(HEAD, lines, OVER)


def _summary() -> SummarySlide:
    stages = (ProjectStage.AGREED, ProjectStage.PARKED)
    rows = tuple(
        SummaryRow(
            n + 1,
            TITLES[n],
            stages[n],
            "마을",
            ("공익", "재생"),
            ("사경",),
            ("도농",),
            ("사무국",),
            ("1월 15일까지 공동 신청서 양식을 확정한다.",),
        )
        for n in range(2)
    )
    return SummarySlide("1. 공동체와 사회적경제", rows)


def _matrix() -> MatrixSlide:
    marks = tuple(Mark)
    rows = tuple(
        MatrixRow(
            n + 1,
            TITLES[n % 4],
            tuple(marks[(n + m) % 8] for m in range(6)),
            tuple((n + m) % 3 == 0 for m in range(6)),
        )
        for n in range(12)
    )
    return MatrixSlide(CENTERS, rows, "")


def slides() -> dict[str, Slide]:
    """Give one slide of every kind, as on an ordinary day."""
    title, host = "2025년 사업연계 협업 워크숍", "안성시 시민활동통합지원단"
    purpose = "칸막이를 넘어 함께할 사업을 찾고 역할을 나눈다"
    projects = tuple((n + 1, TITLES[n], CENTERS[n]) for n in range(4))
    summary = "마을공동체 공모와 교육, 현장 지원을 다섯 센터가 함께 운영해 중복을 줄인다. " * 2
    return {
        "welcome": WelcomeSlide(title, host, date(2024, 12, 5), time(13, 30), "시민홀", purpose),
        "agenda": _agenda(),
        "section": SectionSlide("1. 공동체와 사회적경제", "대회의실", 50, CENTERS, projects, CALM),
        "brief": BriefSlide(HEAD, summary, "2025. 1. ~ 12.", 12000, CENTERS[1:], False, SOON),
        "answers": _answers(),
        "many": _many(),
        "notes": _notes(),
        "roles": _roles(),
        "read_back": _read_back(),
        "summary": _summary(),
        "matrix": _matrix(),
        "break": BreakSlide(9 * 60 + 41, time(15, 44), "2. 교육과 활동가"),
        "holding": HoldingSlide(title, host),
    }


def shots() -> Iterator[Shot]:
    """List every picture: sizes and themes, then message and scales."""
    for name, slide in slides().items():
        page = -1 if name == "notes" else 0
        for size in SIZES:
            for theme in WALL_THEMES:
                yield Shot(f"{name}-{theme}-{size}", slide, size, theme, page)
            yield Shot(f"{name}-message-{size}", slide, size, "light", page, MESSAGE)
            for scale in (60, 150, 200):
                made = Shot(f"{name}-s{scale}-{size}", slide, size, "light", page, "", scale)
                yield made
            both = f"{name}-message-s200-{size}"
            yield Shot(both, slide, size, "dark", page, MESSAGE, 200)


def draw(shot: Shot) -> QImage:
    """Paint one picture."""
    size, theme = SIZES[shot.size], load_theme(f"wall_{shot.theme}")
    image = QImage(size, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    paint(painter, compose(shot.slide, size, theme, shot.page, shot.message, shot.scale))
    painter.end()
    return image


def main(folder: Path, part: str = "") -> int:
    """Write the pictures whose name has `part` in it; tell how many."""
    folder.mkdir(parents=True, exist_ok=True)
    load_fonts()
    use_language("ko")
    chosen = [shot for shot in shots() if part in shot.name]
    for shot in chosen:
        draw(shot).save(str(folder / f"{shot.name}.png"))
    return len(chosen)


if __name__ == "__main__":
    app = QGuiApplication([])
    print(main(Path(sys.argv[1]), *sys.argv[2:3]))

"""What the room sees on each slide."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from facilitator.app.answers import confirm, record_answer
from facilitator.app.commitments import add_role
from facilitator.app.editing import edit_event, edit_section, propose_to
from facilitator.app.notes import add_note, edit_note, type_note
from facilitator.app.place import go_to, show_slide, start_break
from facilitator.app.room import live_slide
from facilitator.app.running import end_section, pause_section, start_section
from facilitator.app.slides import (
    AgendaRow,
    AgendaRowKind,
    AgendaSlide,
    AgendaState,
    AnswersSlide,
    BlankSlide,
    BreakSlide,
    BriefSlide,
    MatrixSlide,
    NotesSlide,
    ReadBackSlide,
    RolesSlide,
    RoomClock,
    SectionSlide,
    Slide,
    SummarySlide,
    WelcomeSlide,
)
from facilitator.app.wall import blank_wall, show_wall
from facilitator.app.wall_view import on_wall
from facilitator.domain.clocks import ClockState
from facilitator.domain.entities import EntityKind, Live
from facilitator.domain.terms import (
    AnswerWord,
    Mark,
    NoteKind,
    ProjectId,
    SectionId,
    SlideKind,
)
from facilitator.domain.workshop import Workshop
from tests.app.day import START, Day
from tests.sample import DONONG, GONGIK, JAESAENG, MAEUL, SAGYEONG, project_id, section_id

P1, P2 = project_id(1), project_id(2)
ONE = section_id(1)


def _shown(day: Day, slide: SlideKind, project: ProjectId | None = P1) -> Slide:
    day.do(go_to, ONE, project, slide)
    return on_wall(day.workshop, day.clock()).slide


def test_the_welcome_tells_what_when_and_where(day: Day) -> None:
    assert _shown(day, SlideKind.WELCOME) == WelcomeSlide(
        "2025년도 사업연계 워크숍",
        "안성시 시민활동통합지원단",
        date(2024, 12, 5),
        time(13, 30),
        "안성시 공익활동지원센터 가치마당",
        day.workshop.event.purpose,
    )


def test_a_blanked_wall_is_black_and_the_console_still_knows_its_slide(day: Day) -> None:
    day.do(blank_wall)
    assert _shown(day, SlideKind.MATRIX) == BlankSlide()
    assert isinstance(live_slide(day.workshop, day.clock()), MatrixSlide)
    day.do(show_wall)
    assert isinstance(on_wall(day.workshop, day.clock()).slide, MatrixSlide)


# -- agenda --------------------------------------------------------------------------------------


def _agenda(day: Day) -> list[AgendaRow]:
    slide = _shown(day, SlideKind.AGENDA)
    assert isinstance(slide, AgendaSlide)
    return list(slide.rows)


def _row(row: AgendaRow) -> tuple[str, str, str]:
    return (f"{row.at:%H:%M}", row.kind.value, row.state.value)


def test_the_agenda_tells_now_next_and_who_joins(day: Day) -> None:
    day.do(start_section, ONE)
    day.clock.pass_minutes(50)
    day.do(start_section, section_id(2))
    rows = _agenda(day)
    assert [_row(r) for r in rows] == [
        ("13:30", "opening", "past"),
        ("13:50", "section", "past"),
        ("14:40", "section", "now"),
        ("15:30", "break", "later"),
        ("15:40", "section", "next"),
        ("16:30", "section", "later"),
    ]
    assert rows[1].everyone and rows[1].who == ("공익", "마을", "재생", "사경", "도농", "사무국")
    day.do(propose_to, project_id(12), [])
    day.do(propose_to, project_id(6), [MAEUL])
    last = _agenda(day)[-1]
    assert (last.who, last.everyone) == (("마을", "사무국"), False)


def test_the_agenda_has_the_clock_of_the_section_that_runs(day: Day) -> None:
    slide = _shown(day, SlideKind.AGENDA)
    assert isinstance(slide, AgendaSlide) and slide.clock is None
    day.do(start_section, ONE)
    day.clock.pass_minutes(46)
    slide = _shown(day, SlideKind.AGENDA)
    assert isinstance(slide, AgendaSlide)
    assert slide.clock == RoomClock(240, 3000, "1. 공동체와 사회적경제")
    assert slide.clock.state is ClockState.WARNING


def test_a_late_day_moves_what_is_to_come_and_its_breaks(day: Day) -> None:
    day.clock.pass_minutes(20)
    day.do(start_section, ONE)
    assert [f"{r.at:%H:%M}" for r in _agenda(day)] == [
        "13:30",
        "14:10",
        "15:00",
        "15:50",
        "16:00",
        "16:50",
    ]


def test_two_sections_at_once_have_one_break_before_them(day: Day) -> None:
    day.do(edit_section, section_id(4), planned_start=time(15, 40), room="2층")
    kinds = [r.kind for r in _agenda(day)]
    assert kinds.count(AgendaRowKind.BREAK) == 1
    assert [r.state for r in _agenda(day)].count(AgendaState.NEXT) == 1


def test_a_break_that_nobody_took_is_not_on_the_rooms_agenda(day: Day) -> None:
    day.do(start_section, section_id(3))
    kinds = [(r.kind, r.state) for r in _agenda(day)]
    assert (AgendaRowKind.BREAK, AgendaState.PAST) not in kinds
    day.do(end_section, section_id(3))
    day.clock.pass_minutes(1)
    shown = [r.state for r in _agenda(day) if r.kind is AgendaRowKind.SECTION]
    assert shown.count(AgendaState.PAST) == 1


# -- section and project -------------------------------------------------------------------------


def test_a_section_shows_its_cast_and_its_projects(day: Day) -> None:
    slide = _shown(day, SlideKind.SECTION, None)
    assert isinstance(slide, SectionSlide)
    assert slide.cast == ("공익", "마을", "재생", "사경", "도농", "사무국")
    assert [(number, lead) for number, _, lead in slide.projects] == [
        (1, "사경"),
        (2, "마을"),
        (10, "사경"),
    ]
    assert slide.clock is None


def test_the_clock_of_the_room_runs_only_while_the_section_runs(day: Day) -> None:
    day.do(start_section, ONE)
    day.clock.pass_minutes(52)
    slide = _shown(day, SlideKind.BRIEF)
    assert isinstance(slide, BriefSlide)
    assert slide.clock == RoomClock(-120, 3000, "1. 공동체와 사회적경제")
    day.do(end_section, ONE)
    slide = _shown(day, SlideKind.BRIEF)
    assert isinstance(slide, BriefSlide) and slide.clock is None


def test_the_brief_tells_the_project_and_who_is_asked(day: Day) -> None:
    slide = _shown(day, SlideKind.BRIEF)
    assert isinstance(slide, BriefSlide)
    assert (slide.head.number, slide.head.lead, slide.head.field) == (1, "사경", "사회적경제")
    assert (slide.asked, slide.everyone_asked, slide.budget) == (("마을",), False, 18000)
    slide = _shown(day, SlideKind.BRIEF, P2)
    assert isinstance(slide, BriefSlide) and slide.everyone_asked


def test_renamed_labels_reach_the_room(day: Day) -> None:
    day.do(edit_event, lead_label="주관")
    slide = _shown(day, SlideKind.BRIEF)
    assert isinstance(slide, BriefSlide) and slide.head.lead_label == "주관"


def test_an_answer_reaches_the_board(day: Day) -> None:
    day.do(record_answer, P2, GONGIK, AnswerWord.CONDITIONAL, condition="예산 확보")
    day.do(record_answer, P2, JAESAENG, AnswerWord.LATER, reply_by=date(2024, 12, 13))
    day.do(record_answer, P2, DONONG, AnswerWord.NO)
    day.do(confirm, P2, [DONONG])
    slide = _shown(day, SlideKind.ANSWERS, P2)
    assert isinstance(slide, AnswersSlide)
    assert [(t.center, t.mark, t.confirmed) for t in slide.tiles] == [
        ("마을", Mark.LEAD, False),
        ("공익", Mark.CONDITIONAL, False),
        ("재생", Mark.LATER, False),
        ("사경", Mark.UNANSWERED, False),
        ("도농", Mark.NO, True),
        ("사무국", Mark.UNANSWERED, False),
    ]
    assert slide.tiles[1].condition == "예산 확보"
    assert slide.tiles[2].reply_by == date(2024, 12, 13)
    assert slide.counts == (
        (AnswerWord.CONDITIONAL, 1),
        (AnswerWord.LATER, 1),
        (AnswerWord.NO, 1),
        (None, 2),
    )


def test_a_center_of_the_cast_that_was_not_asked_is_silent_not_against(day: Day) -> None:
    slide = _shown(day, SlideKind.ANSWERS)
    assert isinstance(slide, AnswersSlide)
    assert [t.mark for t in slide.tiles] == [Mark.LEAD] + [Mark.UNANSWERED] * 5


def test_notes_appear_as_they_are_typed(day: Day) -> None:
    day.do(add_note, P1, "첫 의견", center=MAEUL, kind=NoteKind.CONCERN)
    day.do(type_note, P1, "둘째 의", center=SAGYEONG, kind=NoteKind.QUESTION)
    slide = _shown(day, SlideKind.NOTES)
    assert isinstance(slide, NotesSlide)
    assert [(n.center, n.kind, n.text, n.typing) for n in slide.lines] == [
        ("마을", NoteKind.CONCERN, "첫 의견", False),
        ("사경", NoteKind.QUESTION, "둘째 의", True),
    ]


def test_a_private_line_never_appears_and_a_public_one_does(day: Day) -> None:
    day.do(add_note, P1, "비공개", private=True)
    day.do(type_note, P1, "비공개로 쓰는", private=True)
    slide = _shown(day, SlideKind.NOTES)
    assert isinstance(slide, NotesSlide) and slide.lines == ()
    day.do(edit_note, day.workshop.notes_of(P1)[0].id, private=False)
    slide = _shown(day, SlideKind.NOTES)
    assert isinstance(slide, NotesSlide) and [n.text for n in slide.lines] == ["비공개"]


def test_roles_have_a_line_for_the_lead_and_each_joining_center(day: Day) -> None:
    day.do(record_answer, P1, MAEUL, AnswerWord.YES)
    day.do(record_answer, P1, DONONG, AnswerWord.NO)
    day.do(add_role, P1, MAEUL, task="홍보", person="주임")
    day.do(add_role, P1, MAEUL, task="모집")
    slide = _shown(day, SlideKind.ROLES)
    assert isinstance(slide, RolesSlide)
    assert [(r.center, r.is_lead, r.task, r.person) for r in slide.lines] == [
        ("사경", True, "", ""),
        ("마을", False, "홍보", "주임"),
        ("마을", False, "모집", ""),
    ]


def test_the_read_back_tells_answers_reasons_roles_and_stamps(day: Day) -> None:
    day.do(record_answer, P1, MAEUL, AnswerWord.YES, reason="함께")
    day.do(record_answer, P1, DONONG, AnswerWord.NO, reason="속사정", reason_private=True)
    day.do(add_role, P1, MAEUL, task="홍보")
    day.do(confirm, P1, [MAEUL])
    slide = _shown(day, SlideKind.READ_BACK)
    assert isinstance(slide, ReadBackSlide)
    lines = {line.center: line for line in slide.lines}
    assert (lines["마을"].reason, lines["마을"].confirmed) == ("함께", True)
    assert [r.task for r in lines["마을"].roles] == ["홍보"]
    assert (lines["도농"].mark, lines["도농"].reason) == (Mark.NO, "")


# -- summary, matrix, break ----------------------------------------------------------------------


def test_the_summary_tells_who_joins_and_what_was_decided(day: Day) -> None:
    day.do(record_answer, P2, GONGIK, AnswerWord.YES)
    day.do(record_answer, P2, JAESAENG, AnswerWord.CONDITIONAL, condition="예산")
    day.do(record_answer, P2, DONONG, AnswerWord.LATER, reply_by=date(2024, 12, 13))
    day.do(add_note, P2, "3월부터", kind=NoteKind.DECISION)
    day.do(add_note, P2, "비공개 결정", kind=NoteKind.DECISION, private=True)
    slide = _shown(day, SlideKind.SUMMARY, None)
    assert isinstance(slide, SummarySlide)
    row = slide.rows[1]
    assert (row.lead, row.yes, row.conditional, row.later) == (
        "마을",
        ("공익",),
        ("재생",),
        ("도농",),
    )
    assert row.unanswered == ("사경", "사무국")
    assert row.decisions == ("3월부터",)


def test_the_matrix_has_every_project_by_every_center(day: Day) -> None:
    day.do(record_answer, P1, MAEUL, AnswerWord.YES)
    day.do(confirm, P1, [MAEUL])
    slide = _shown(day, SlideKind.MATRIX)
    assert isinstance(slide, MatrixSlide)
    assert slide.centers == ("공익", "마을", "재생", "사경", "도농", "사무국")
    assert len(slide.rows) == 12
    assert slide.rows[0].marks == (
        Mark.NOT_ASKED,
        Mark.YES,
        Mark.NOT_ASKED,
        Mark.LEAD,
        Mark.NOT_ASKED,
        Mark.NOT_ASKED,
    )
    assert slide.rows[0].confirmed == (False, True, False, False, False, False)


def test_the_break_counts_down_to_zero_and_says_what_comes_next(day: Day) -> None:
    until = START + timedelta(minutes=10)
    day.do(start_section, ONE)
    day.do(end_section, ONE)
    day.do(start_break, until)
    now = START + timedelta(minutes=4)
    expected = BreakSlide(360, time(14, 0), "2. 교육과 활동가")
    assert on_wall(day.workshop, now).slide == expected
    assert on_wall(day.workshop, until + timedelta(minutes=1)).slide == replace(expected, left=0)
    day.do(start_break, None)
    assert on_wall(day.workshop, now).slide == BreakSlide(None, None, "2. 교육과 활동가")


def test_a_break_within_a_section_says_that_it_goes_on(day: Day) -> None:
    expected = BreakSlide(None, None, "1. 공동체와 사회적경제", goes_on=True)
    day.do(start_section, ONE)
    day.do(start_break, None)
    assert on_wall(day.workshop, day.clock()).slide == expected
    day.do(pause_section, ONE)
    assert on_wall(day.workshop, day.clock()).slide == expected


def test_a_place_that_is_gone_shows_the_welcome(day: Day) -> None:
    gone = Live(section=SectionId("gone"), project=ProjectId("gone"))
    for kind in (SlideKind.SECTION, SlideKind.SUMMARY, SlideKind.BRIEF, SlideKind.READ_BACK):
        day.workshop.put(replace(gone, slide=kind))
        assert isinstance(on_wall(day.workshop, START).slide, WelcomeSlide)


def test_an_empty_workshop_has_every_slide() -> None:
    empty = Day(Workshop())
    for kind in SlideKind:
        empty.do(show_slide, kind)
        assert on_wall(empty.workshop, datetime(2024, 12, 5, 23, 59)).slide is not None


def test_a_section_renamed_in_the_console_is_renamed_on_the_wall(day: Day) -> None:
    day.workshop.set_field(EntityKind.SECTION, ONE, "title", "1. 새 이름")
    slide = _shown(day, SlideKind.SECTION, None)
    assert isinstance(slide, SectionSlide) and slide.title == "1. 새 이름"

"""The room view: makes the slide that the wall shows from what may be shown.

Only this module decides what the room sees. It copies allowed fields one by one into the slides'
values and hands nothing else on; private notes are dropped here, before anything is drawn.
"""

from collections import Counter
from datetime import datetime

from facilitator.app.notes import note_draft_id
from facilitator.app.slides import (
    AgendaRow,
    AgendaRowKind,
    AgendaSlide,
    AgendaState,
    AnswersSlide,
    AnswerTile,
    BreakSlide,
    BriefSlide,
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
from facilitator.domain.clocks import section_clock
from facilitator.domain.day_rows import DayRow, RowState, day_rows
from facilitator.domain.entities import Center, Live, Project, Role, Section
from facilitator.domain.plan import (
    SectionState,
    running_section,
    section_state,
)
from facilitator.domain.terms import (
    AnswerWord,
    CenterId,
    Mark,
    NoteKind,
    ProjectId,
    SlideKind,
)
from facilitator.domain.workshop import Workshop

_DAY = 24 * 60 * 60


def live_slide(workshop: Workshop, now: datetime, at: Live | None = None) -> Slide:
    """Make the slide of where the console stands (or of another place), whatever the wall shows."""
    live = workshop.live if at is None else at
    section = workshop.section(live.section)
    project = workshop.project(live.project)
    kind = live.slide
    if kind is SlideKind.AGENDA:
        return _agenda(workshop, now)
    if kind is SlideKind.MATRIX:
        return _matrix(workshop)
    if kind is SlideKind.BREAK:
        return _break(workshop, live.break_until, now)
    if kind is SlideKind.SECTION and section is not None:
        return _section(workshop, section, now)
    if kind is SlideKind.SUMMARY and section is not None:
        return _summary(workshop, section)
    if project is not None:
        clock = room_clock(workshop, section, now)
        if kind is SlideKind.BRIEF:
            return _brief(workshop, project, clock)
        if kind is SlideKind.ANSWERS:
            return _answers(workshop, project, section, clock)
        if kind is SlideKind.NOTES:
            return _notes(workshop, project, clock)
        if kind is SlideKind.ROLES:
            return _roles(workshop, project, clock)
        if kind is SlideKind.READ_BACK:
            return _read_back(workshop, project, section, clock)
    return _welcome(workshop)


def room_clock(workshop: Workshop, section: Section | None, now: datetime) -> RoomClock | None:
    """Read the clock that the room sees; None where the section does not run."""
    if section is None or section_state(section) is not SectionState.RUNNING:
        return None
    clock = section_clock(workshop, section, now)
    if clock.left < -_DAY:  # a section that was never ended: nothing for the room
        return None
    return RoomClock(clock.left, clock.planned, section.title, clock.paused)


def _head(workshop: Workshop, project: Project) -> ProjectHead:
    return ProjectHead(
        project.number,
        project.title,
        workshop.field_name(project),
        workshop.short_name(project.lead),
        workshop.event.lead_label,
    )


def _shorts(workshop: Workshop, centers: list[Center]) -> tuple[str, ...]:
    return tuple(workshop.short_name(c.id) for c in centers)


def _welcome(workshop: Workshop) -> WelcomeSlide:
    event = workshop.event
    return WelcomeSlide(
        event.title, event.host, event.held_on, event.starts_at, event.place, event.purpose
    )


def _agenda(workshop: Workshop, now: datetime) -> AgendaSlide:
    rows: list[AgendaRow] = []
    next_given = False
    for row in day_rows(workshop, now):
        if row.section is None:
            if row.state is not RowState.SKIPPED:  # what was not taken is nothing for the room
                rows.append(_agenda_gap(row))
            continue
        state = _AGENDA_STATES[row.state]
        if state is AgendaState.LATER and not next_given:
            state, next_given = AgendaState.NEXT, True
        cast = workshop.cast(row.section)
        rows.append(
            AgendaRow(
                AgendaRowKind.SECTION,
                state,
                row.begins.time().replace(second=0, microsecond=0),
                row.section.title,
                _shorts(workshop, cast),
                len(cast) == len(workshop.centers) > 0,
            )
        )
    return AgendaSlide(tuple(rows), room_clock(workshop, running_section(workshop), now))


_AGENDA_STATES = {
    RowState.COMING: AgendaState.LATER,
    RowState.RUNNING: AgendaState.NOW,
    RowState.PAUSED: AgendaState.NOW,
    RowState.ENDED: AgendaState.PAST,
}


def _agenda_gap(row: DayRow) -> AgendaRow:
    """Tell the opening or a break."""
    kind = AgendaRowKind.OPENING if row.opening else AgendaRowKind.BREAK
    begins = row.begins.time().replace(second=0, microsecond=0)
    return AgendaRow(kind, _AGENDA_STATES[row.state], begins, "")


def _section(workshop: Workshop, section: Section, now: datetime) -> SectionSlide:
    projects = workshop.projects_of(section)
    return SectionSlide(
        section.title,
        section.room,
        section.given_minutes,
        _shorts(workshop, workshop.cast(section)),
        tuple((p.number, p.title, workshop.short_name(p.lead)) for p in projects),
        room_clock(workshop, section, now),
    )


def _brief(workshop: Workshop, project: Project, clock: RoomClock | None) -> BriefSlide:
    asked = workshop.proposed_to(project.id)
    others = [c for c in workshop.centers if c.id != project.lead]
    return BriefSlide(
        _head(workshop, project),
        project.summary,
        project.period,
        project.budget,
        _shorts(workshop, asked),
        len(asked) == len(others) > 0,
        clock,
    )


def _answers(
    workshop: Workshop, project: Project, section: Section | None, clock: RoomClock | None
) -> AnswersSlide:
    tiles = []
    counts: Counter[AnswerWord | None] = Counter()
    for center in workshop.board(project, section):
        answer = workshop.answer(project.id, center.id)
        mark = workshop.mark(project, center.id)
        if mark is Mark.NOT_ASKED:
            mark = Mark.UNANSWERED
        if mark is not Mark.LEAD:
            counts[answer.word if answer else None] += 1
        tiles.append(
            AnswerTile(
                workshop.short_name(center.id),
                mark,
                answer.condition if answer else "",
                answer.reply_by if answer else None,
                answer is not None and answer.confirmed_at is not None,
            )
        )
    order: list[AnswerWord | None] = [*AnswerWord, None]
    given = tuple((word, counts[word]) for word in order if counts[word])
    return AnswersSlide(_head(workshop, project), tuple(tiles), given, clock)


def _notes(workshop: Workshop, project: Project, clock: RoomClock | None) -> NotesSlide:
    lines = [
        NoteLine(workshop.short_name(n.center), n.kind, n.text)
        for n in workshop.notes_of(project.id)
        if not n.private
    ]
    draft = workshop.draft(note_draft_id(project.id))
    if workshop.live.line_by_line:
        draft = None
    if draft is not None and not draft.private and draft.text.strip():
        kind = NoteKind(draft.kind) if draft.kind else NoteKind.POINT
        center = workshop.short_name(CenterId(draft.center)) if draft.center else ""
        lines.append(NoteLine(center, kind, draft.text, typing=True))
    return NotesSlide(_head(workshop, project), tuple(lines), clock)


def _role_line(workshop: Workshop, project: Project, role: Role) -> RoleLine:
    return RoleLine(
        workshop.short_name(role.center),
        role.center == project.lead,
        role.task,
        role.person,
        role.resource,
        role.due,
    )


def _role_lines(workshop: Workshop, project: Project, center: CenterId) -> tuple[RoleLine, ...]:
    roles = [r for r in workshop.roles_of(project.id) if r.center == center]
    return tuple(_role_line(workshop, project, r) for r in roles)


def _members(workshop: Workshop, project: Project) -> list[Center]:
    lead = workshop.center(project.lead)
    return ([lead] if lead is not None else []) + workshop.joining(project)


def _roles(workshop: Workshop, project: Project, clock: RoomClock | None) -> RolesSlide:
    lines: list[RoleLine] = []
    for center in _members(workshop, project):
        given = _role_lines(workshop, project, center.id)
        blank = RoleLine(
            workshop.short_name(center.id), center.id == project.lead, "", "", "", None
        )
        lines.extend(given or (blank,))
    return RolesSlide(_head(workshop, project), tuple(lines), clock)


def _read_back(
    workshop: Workshop, project: Project, section: Section | None, clock: RoomClock | None
) -> ReadBackSlide:
    lines = []
    for center in workshop.board(project, section):
        answer = workshop.answer(project.id, center.id)
        mark = workshop.mark(project, center.id)
        public = answer is not None and not answer.reason_private
        lines.append(
            ReadBackLine(
                workshop.short_name(center.id),
                Mark.UNANSWERED if mark is Mark.NOT_ASKED else mark,
                answer.condition if answer else "",
                answer.reply_by if answer else None,
                answer.reason if answer and public else "",
                _role_lines(workshop, project, center.id),
                answer is not None and answer.confirmed_at is not None,
            )
        )
    return ReadBackSlide(_head(workshop, project), tuple(lines), clock)


def _with_word(
    workshop: Workshop, project: ProjectId, board: list[Center], word: AnswerWord
) -> tuple[str, ...]:
    return tuple(
        workshop.short_name(c.id)
        for c in board
        if (a := workshop.answer(project, c.id)) is not None and a.word is word
    )


def _summary(workshop: Workshop, section: Section) -> SummarySlide:
    rows = []
    for project in workshop.projects_of(section):
        board = [c for c in workshop.board(project, section) if c.id != project.lead]
        silent = [c for c in board if workshop.mark(project, c.id) is Mark.UNANSWERED]
        decisions = [n for n in workshop.decisions_of(project.id) if not n.private]
        rows.append(
            SummaryRow(
                project.number,
                project.title,
                project.stage,
                workshop.short_name(project.lead),
                _with_word(workshop, project.id, board, AnswerWord.YES),
                _with_word(workshop, project.id, board, AnswerWord.CONDITIONAL),
                _with_word(workshop, project.id, board, AnswerWord.LATER),
                _shorts(workshop, silent),
                tuple(n.text for n in decisions),
            )
        )
    return SummarySlide(section.title, tuple(rows))


def _matrix(workshop: Workshop) -> MatrixSlide:
    centers = workshop.centers
    rows = []
    for project in workshop.projects:
        answers = {a.center: a for a in workshop.answers_of(project.id)}
        stamped = tuple(c.id in answers and answers[c.id].confirmed_at is not None for c in centers)
        marks = tuple(workshop.marks(project))
        rows.append(MatrixRow(project.number, project.title, marks, stamped))
    return MatrixSlide(_shorts(workshop, centers), tuple(rows), workshop.event.lead_label)


def _break(workshop: Workshop, until: datetime | None, now: datetime) -> BreakSlide:
    running = running_section(workshop)
    waiting = (s for s in workshop.sections if section_state(s) is SectionState.PLANNED)
    following = running or next(waiting, None)
    title = following.title if following is not None else ""
    goes_on = running is not None
    if until is None:
        return BreakSlide(None, None, title, goes_on)
    left = max(0, int((until - now).total_seconds()))
    return BreakSlide(left, until.time().replace(second=0, microsecond=0), title, goes_on)

"""The one next thing to do, as the big button names it."""

from dataclasses import dataclass

from facilitator.app.place import step_from
from facilitator.domain.plan import SectionState, section_state
from facilitator.domain.terms import SectionId, SlideKind, WorkshopStage
from facilitator.domain.workshop import Workshop
from facilitator.ui.live.words import slide_name
from facilitator.words import tr


@dataclass(frozen=True, slots=True)
class NextStep:
    """What comes next: start or end a section, confirm, see the outcome, or a step of the way."""

    text: str
    key: str = "PgDn"
    start: SectionId | None = None
    end: SectionId | None = None
    outcome: bool = False
    confirm: bool = False

    def face(self) -> str:
        """Write the button: the text and its key."""
        return f"{self.text.replace('&', '&&')}   {self.key}"


def next_step_of(workshop: Workshop, more_pages: bool = False) -> NextStep:
    """Find what the facilitator does next; `more_pages` of the slide come before the next step."""
    if workshop.event.stage in (WorkshopStage.CLOSED, WorkshopStage.FINAL):
        return NextStep(tr("See the outcome"), "Ctrl+Enter", outcome=True)
    if _waits_for_confirmation(workshop):  # also of a section that has ended or not begun
        return NextStep(tr("All confirm"), "Ctrl+Enter", confirm=True)
    section = workshop.section(workshop.live.section)
    if section is None:
        first = next((s for s in workshop.sections), None)
        if first is None:
            return NextStep(tr("See the outcome"), "Ctrl+Enter", outcome=True)
        return NextStep(_start_text(first.title), "Ctrl+Enter", start=first.id)
    state = section_state(section)
    if state is SectionState.PLANNED:
        return NextStep(_start_text(section.title), "Ctrl+Enter", start=section.id)
    found = step_from(workshop, section, 1)
    if state is SectionState.RUNNING and found is None:
        return NextStep(tr("End the section"), "Ctrl+Enter", end=section.id)
    if state is SectionState.ENDED:
        waiting = next(
            (s for s in workshop.sections if section_state(s) is SectionState.PLANNED), None
        )
        if waiting is not None:
            return NextStep(_start_text(waiting.title), "Ctrl+Enter", start=waiting.id)
        return NextStep(tr("See the outcome"), "Ctrl+Enter", outcome=True)
    if more_pages:
        return NextStep(tr("Next page"))
    project_id, slide = found or (None, SlideKind.SUMMARY)
    project = workshop.project(project_id)
    if slide is SlideKind.BRIEF and project is not None:
        return NextStep(tr("To project {number}", number=project.number))
    return NextStep(tr("To: {slide}", slide=slide_name(slide)))


def _start_text(title: str) -> str:
    return tr("Start “{title}”", title=title)


def _waits_for_confirmation(workshop: Workshop) -> bool:
    """Tell whether the read-back is on and somebody who answered has not confirmed."""
    project = workshop.project(workshop.live.project)
    if project is None or workshop.live.slide is not SlideKind.READ_BACK:
        return False
    answers = [a for a in workshop.answers_of(project.id) if a.word is not None]
    lead = workshop.answer(project.id, project.lead) if project.lead else None
    lead_waits = project.lead is not None and (lead is None or lead.confirmed_at is None)
    return lead_waits or any(a.confirmed_at is None for a in answers)

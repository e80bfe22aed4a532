"""The rules that a workshop must keep whatever wrote its file."""

from collections import Counter
from collections.abc import Iterator

from facilitator.domain.entities import Answer, EntityKind, Touch
from facilitator.domain.readiness import Finding, Severity
from facilitator.domain.terms import AnswerWord
from facilitator.domain.workshop import Workshop


def broken_rules(workshop: Workshop) -> list[Finding]:
    """List every broken rule: doubled numbers, leads that ask themselves, answers without their
    words, stamps on nothing, sections that end before they start."""
    return [*_projects(workshop), *_answers(workshop), *_sections(workshop)]


def _finding(code: str, kind: EntityKind, entity_id: str, **gaps: object) -> Finding:
    return Finding(code, Severity.ERROR, gaps, Touch(kind, entity_id))


def _projects(workshop: Workshop) -> Iterator[Finding]:
    numbers = Counter(p.number for p in workshop.projects)
    for project in workshop.projects:
        kind, number = EntityKind.PROJECT, project.number
        if numbers[number] > 1:
            yield _finding("rule_number_twice", kind, project.id, number=number)
        if project.lead is not None and workshop.center(project.lead) is None:
            yield _finding("rule_lead_unknown", kind, project.id, number=number)
        if project.lead is not None and workshop.is_asked(project.id, project.lead):
            yield _finding("rule_lead_asked", kind, project.id, number=number)


def _answers(workshop: Workshop) -> Iterator[Finding]:
    for answer in workshop.answers:
        project = workshop.project(answer.project)
        number = project.number if project else 0
        gaps = {"number": number, "center": workshop.short_name(answer.center)}
        for code in _answer_codes(answer, project is not None and project.lead == answer.center):
            yield _finding(code, EntityKind.ANSWER, answer.id, **gaps)


def _answer_codes(answer: Answer, is_lead: bool) -> Iterator[str]:
    if answer.word is AnswerWord.CONDITIONAL and not answer.condition.strip():
        yield "rule_condition_missing"
    if answer.word is AnswerWord.LATER and answer.reply_by is None:
        yield "rule_date_missing"
    if is_lead and answer.word is not None:
        yield "rule_lead_answers"
    if not is_lead and answer.word is None and answer.confirmed_at is not None:
        yield "rule_stamp_on_nothing"


def _sections(workshop: Workshop) -> Iterator[Finding]:
    for section in workshop.sections:
        start, end = section.started_at, section.ended_at
        gaps = {"section": section.title}
        if end is not None and (start is None or end < start):
            yield _finding("rule_section_times", EntityKind.SECTION, section.id, **gaps)
        for project in section.projects:
            if workshop.project(project) is None:
                yield _finding("rule_section_project", EntityKind.SECTION, section.id, **gaps)

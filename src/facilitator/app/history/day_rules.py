"""What the use cases keep true of a workshop, looked at before and after a change."""

from collections import Counter
from collections.abc import Iterator

from facilitator.domain.entities import Center, EntityKind, Project, Touch
from facilitator.domain.plan import SectionState, section_state
from facilitator.domain.readiness import Finding, Severity
from facilitator.domain.rules import broken_rules
from facilitator.domain.terms import ProjectStage, WorkshopStage
from facilitator.domain.workshop import Workshop


def newly_broken(before: Workshop, after: Workshop) -> Finding | None:
    """Find a rule that is broken after, and was not before."""
    known = Counter(map(_key, _all_broken(before)))
    for finding in _all_broken(after):
        key = _key(finding)
        if not known[key]:
            return finding
        known[key] -= 1
    return None


def _key(finding: Finding) -> tuple[str, Touch | None]:
    return finding.code, finding.touch


def _all_broken(workshop: Workshop) -> Iterator[Finding]:
    yield from broken_rules(workshop)
    yield from _running(workshop)
    yield from _names(workshop)
    yield from _agreed(workshop)


def _finding(code: str, touch: Touch, **gaps: object) -> Finding:
    return Finding(code, Severity.ERROR, gaps, touch)


def _running(workshop: Workshop) -> Iterator[Finding]:
    """At most one section runs, and only while the workshop does."""
    running = [s for s in workshop.sections if section_state(s) is SectionState.RUNNING]
    stopped = workshop.event.stage is not WorkshopStage.RUNNING
    for section in running if stopped else running[1:]:
        touch = Touch(EntityKind.SECTION, section.id)
        code = "rule_runs_while_stopped" if stopped else "rule_two_run"
        yield _finding(code, touch, section=section.title)


def _names(workshop: Workshop) -> Iterator[Finding]:
    """No two centers answer to one name."""
    taken: dict[str, Center] = {}
    for center in workshop.centers:
        for name in {center.name, center.short_name} - {""}:
            if taken.setdefault(name, center) is not center:
                yield _finding(
                    "center_name_doubled", Touch(EntityKind.CENTER, center.id), name=name
                )


def _agreed(workshop: Workshop) -> Iterator[Finding]:
    """An agreed project has been read back by everyone who is asked or has answered."""
    for project in workshop.projects:
        if project.stage is ProjectStage.AGREED and not _is_confirmed(workshop, project):
            touch = Touch(EntityKind.PROJECT, project.id)
            yield _finding("rule_agreed_unconfirmed", touch, number=project.number)


def _is_confirmed(workshop: Workshop, project: Project) -> bool:
    answers = {a.center: a for a in workshop.answers_of(project.id)}
    asked = {p.center for p in workshop.proposals_of(project.id)}
    asked.update(center for center, a in answers.items() if a.word is not None)
    if project.lead is not None:
        asked.add(project.lead)
    return all(c in answers and answers[c].confirmed_at is not None for c in asked)

"""What came out of the workshop so far: counts, and what is still owed."""

from collections import Counter
from dataclasses import dataclass
from itertools import combinations

from facilitator.domain.entities import Answer, Center, Project, Role
from facilitator.domain.terms import AnswerWord, CenterId, ProjectId, ProjectStage
from facilitator.domain.workshop import Workshop

_GONE = frozenset({ProjectStage.WITHDRAWN, ProjectStage.NOT_PURSUED})


@dataclass(frozen=True, slots=True)
class Load:
    """How many projects a center leads and how many it joins (yes or conditional)."""

    lead: int
    linked: int


def loads(workshop: Workshop) -> dict[CenterId, Load]:
    """Count lead and linked projects of every center; withdrawn projects do not count."""
    lead: Counter[CenterId] = Counter()
    linked: Counter[CenterId] = Counter()
    for project in workshop.projects:
        if project.stage in _GONE:
            continue
        if project.lead is not None:
            lead[project.lead] += 1
        linked.update(c.id for c in workshop.joining(project))
    return {c.id: Load(lead[c.id], linked[c.id]) for c in workshop.centers}


@dataclass(frozen=True, slots=True)
class Owed:
    """What is still missing, in the order of projects and centers."""

    unanswered: tuple[tuple[Project, Center], ...]
    replies: tuple[tuple[Project, Answer], ...]
    roles_without_person: tuple[tuple[Project, Role], ...]
    unconfirmed: tuple[Project, ...]
    nobody_joined: tuple[Project, ...]
    strangers: tuple[tuple[Center, Center], ...]


def owed(workshop: Workshop) -> Owed:
    """List the unanswered, replies to come, roles without a person, projects not read back,
    projects that nobody joined, and pairs of centers that share no project."""
    unanswered: list[tuple[Project, Center]] = []
    replies: list[tuple[Project, Answer]] = []
    personless: list[tuple[Project, Role]] = []
    unconfirmed: list[Project] = []
    lonely: list[Project] = []
    together: set[frozenset[CenterId]] = set()
    for project in workshop.projects:
        if project.stage in _GONE:
            continue
        board = workshop.board(project)
        joined = workshop.joining(project)
        members = [c.id for c in joined] + ([project.lead] if project.lead else [])
        together.update(frozenset(pair) for pair in combinations(members, 2))
        answers = {a.center: a for a in workshop.answers_of(project.id)}
        for center in board:
            answer = answers.get(center.id)
            if center.id != project.lead and (answer is None or answer.word is None):
                unanswered.append((project, center))
            if answer is not None and answer.word is AnswerWord.LATER:
                replies.append((project, answer))
        personless.extend(
            (project, r)
            for r in workshop.roles_of(project.id)
            if not r.person and r.center in members
        )
        if any(c.id not in answers or answers[c.id].confirmed_at is None for c in board):
            unconfirmed.append(project)
        if not joined:
            lonely.append(project)
    strangers = [
        (a, b)
        for a, b in combinations(workshop.centers, 2)
        if frozenset((a.id, b.id)) not in together
    ]
    return Owed(
        tuple(unanswered),
        tuple(replies),
        tuple(personless),
        tuple(unconfirmed),
        tuple(lonely),
        tuple(strangers),
    )


def answered_count(workshop: Workshop, project: ProjectId, board: list[Center]) -> int:
    """Count the centers of a board (without the lead) that have answered."""
    found = workshop.project(project)
    return sum(
        1
        for c in board
        if found is not None
        and c.id != found.lead
        and (answer := workshop.answer(project, c.id)) is not None
        and answer.word is not None
    )

"""What came out of the workshop so far: counts, and what is still owed."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from facilitator.domain.entities import Answer, Center, Project, Role
from facilitator.domain.terms import JOINING, AnswerWord, CenterId, ProjectId, ProjectStage
from facilitator.domain.workshop import Workshop

_GONE = frozenset({ProjectStage.WITHDRAWN, ProjectStage.NOT_PURSUED})


@dataclass(frozen=True, slots=True)
class Load:
    """How many projects a center leads and how many it joins (yes or conditional)."""

    lead: int
    linked: int


def loads(workshop: Workshop) -> dict[CenterId, Load]:
    """Count lead and linked projects of every center; withdrawn projects do not count."""
    leads = {p.id: p.lead for p in workshop.projects if p.stage not in _GONE}
    lead = Counter(leads.values())
    # Asked at every answer: one walk over the answers, not one over each project's centers.
    linked = Counter(
        [
            a.center
            for a in workshop.answers
            if a.word in JOINING and leads.get(a.project, a.center) != a.center
        ]
    )
    return {c.id: Load(lead[c.id], linked[c.id]) for c in workshop.centers}


def carried(workshop: Workshop, center: CenterId) -> list[Project]:
    """List the projects that `loads` counts for a center: those it leads and those it joins."""
    joined = {a.project for a in workshop.answers_by(center) if a.word in JOINING}
    return [
        p
        for p in workshop.projects
        if p.stage not in _GONE and (p.lead == center or p.id in joined)
    ]


@dataclass(frozen=True, slots=True)
class Owed:
    """What is still missing, in the order of projects and centers."""

    unanswered: tuple[tuple[Project, Center], ...]
    replies: tuple[tuple[Project, Answer], ...]
    roles_without_person: tuple[tuple[Project, Role], ...]
    without_role: tuple[tuple[Project, Center], ...]
    unconfirmed: tuple[Project, ...]
    nobody_joined: tuple[Project, ...]
    strangers: tuple[tuple[Center, Center], ...]


def owed(workshop: Workshop) -> Owed:
    """List what is still missing.

    The unanswered, replies to come, roles without a person, joining centers without a role,
    projects not read back, projects that nobody joined, pairs of centers that share no project.
    """
    projects = [p for p in workshop.projects if p.stage not in _GONE]
    members = {p.id: _members(workshop, p) for p in projects}
    found = [_Answers(workshop, p) for p in projects]
    return Owed(
        tuple((a.project, center) for a in found for center in a.unanswered()),
        tuple((a.project, answer) for a in found for answer in a.replies()),
        tuple(
            (p, role)
            for p in projects
            for role in workshop.roles_of(p.id)
            if not role.person and role.center in members[p.id]
        ),
        tuple(
            (p, center)
            for p in projects
            for center in workshop.joining(p)
            if all(role.center != center.id for role in workshop.roles_of(p.id))
        ),
        tuple(a.project for a in found if not a.is_read_back()),
        tuple(p for p in projects if not set(members[p.id]) - {p.lead}),
        _strangers(workshop.centers, members.values()),
    )


class _Answers:
    """A project's board and its answers, looked up once."""

    def __init__(self, workshop: Workshop, project: Project) -> None:
        self.project = project
        self._board = workshop.board(project)
        self._given = {a.center: a for a in workshop.answers_of(project.id)}

    def unanswered(self) -> Iterator[Center]:
        for center in self._board:
            answer = self._given.get(center.id)
            if center.id != self.project.lead and (answer is None or answer.word is None):
                yield center

    def replies(self) -> Iterator[Answer]:
        return (a for a in self._given.values() if a.word is AnswerWord.LATER)

    def is_read_back(self) -> bool:
        answers = (self._given.get(c.id) for c in self._board)
        return all(a is not None and a.confirmed_at is not None for a in answers)


def _members(workshop: Workshop, project: Project) -> list[CenterId]:
    # A file that others wrote may name a lead that is no center.
    found = workshop.center(project.lead)
    lead = [] if found is None else [found.id]
    return lead + [c.id for c in workshop.joining(project)]


def _strangers(
    centers: list[Center], teams: Iterable[list[CenterId]]
) -> tuple[tuple[Center, Center], ...]:
    # A bit for each center: 200 projects of 40 centers would make 150,000 pairs.
    bits = {c.id: 1 << place for place, c in enumerate(centers)}
    met: Counter[CenterId] = Counter()
    for team in teams:
        together = sum(bits[center] for center in team)
        for center in team:
            met[center] |= together
    return tuple((a, b) for a, b in combinations(centers, 2) if not met[a.id] & bits[b.id])


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

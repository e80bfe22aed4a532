"""What a joining would bring, by section and project: counts, authors, times, every entry."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime

from facilitator.app.action import Brought, Change, apply
from facilitator.app.joining.joining import Joining
from facilitator.app.taken_over import taken_over
from facilitator.domain.dates import say_date
from facilitator.domain.entities import (
    Entity,
    EntityKind,
    Note,
    Project,
    Section,
    Touch,
    kind_of,
)
from facilitator.domain.failures import Trouble
from facilitator.domain.terms import ProjectId, SectionId
from facilitator.domain.workshop import Workshop
from facilitator.ui.joining.brought import BroughtGroup, BroughtItem, Gathered, How
from facilitator.ui.joining.difference_words import (
    SECRET,
    BothCopies,
    Said,
    is_private,
    telling_parts,
)
from facilitator.words import tr
from facilitator.words.entities import (
    Names,
    entity_words,
    field_words,
    kind_words,
    moment_words,
    value_words,
)
from facilitator.words.terms import term

# What is counted first is what a section is held for.
_FIRST = (
    EntityKind.ANSWER,
    EntityKind.NOTE,
    EntityKind.ROLE,
    EntityKind.ACTION_ITEM,
    EntityKind.ATTENDANCE,
)
# What needs no name before it.
_SPEAKS_FOR_ITSELF = frozenset(
    {"word", "condition", "reason", "said_by", "task", "person", "resource", "text", "presence"}
)
_Place = tuple[str, str]  # section and project, "" for none


def gather(joining: Joining, mine: Workshop, theirs: Workshop) -> Gathered:
    """Tell what the joining brings. Walks over all entries: call it beside the windows' thread."""
    after = Workshop(mine.all_entities())
    apply(after, joining.changes)
    day = one_day(joining)
    names = BothCopies(after, BothCopies(mine, theirs), day)
    said = _who_said(joining.brought)
    placed: defaultdict[_Place, list[BroughtItem]] = defaultdict(list)
    changed = _by_entity(joining.changes)
    for touch in taken_over(joining.changes):
        changes = changed[touch]
        entity = after.find(*touch) or mine.find(*touch)
        if entity is not None:
            one = said.get(touch) or _own(entity)
            placed[_place(after, entity)].append(_item(names, entity, changes, one))
    items = [item for each in placed.values() for item in each]
    is_apart = day is not None and day != mine.event.held_on
    told = say_date(day) if day is not None and is_apart else ""
    return Gathered(_sections(names, after, placed), len(items), _counts(items), told)


def one_day(joining: Joining) -> date | None:
    """Give the day on which everything was entered that a joining tells of; None for several."""
    moments = [brought.at for brought in joining.brought]
    for found in joining.differences:
        moments += [at for at in (found.mine_at, found.theirs_at) if at is not None]
    days = {moment.date() for moment in moments}
    return days.pop() if len(days) == 1 else None


def _by_entity(changes: Iterable[Change]) -> Mapping[Touch, list[Change]]:
    found: defaultdict[Touch, list[Change]] = defaultdict(list)
    for change in changes:
        found[Touch(change.kind, change.id)].append(change)
    return found


def _who_said(brought: Iterable[Brought]) -> Mapping[Touch, Said]:
    """Find who touched what last in the other copy; an entry that cannot be read tells nothing."""
    found: dict[Touch, Said] = {}
    for row in brought:
        try:
            changes = row.load()
        except Trouble:
            continue
        for change in changes:
            found[Touch(change.kind, change.id)] = Said(row.by, row.at)
    return found


def _own(entity: Entity) -> Said:
    """Tell what the entity itself says of its time."""
    at = getattr(entity, "said_at", None) or getattr(entity, "at", None)
    return Said(getattr(entity, "said_by", ""), at)


def rank_of(workshop: Workshop, entity: Entity | None) -> tuple[int, int]:
    """Tell where an entity comes in the order of the day: its section, then its project."""
    section, project = ("", "") if entity is None else _place(workshop, entity)
    sections = [each.id for each in workshop.sections]
    projects = [each.id for each in workshop.projects]
    at = sections.index(SectionId(section)) if section in sections else len(sections)
    return at, projects.index(ProjectId(project)) if project in projects else -1


def _place(after: Workshop, entity: Entity) -> _Place:
    project: ProjectId | None = getattr(entity, "project", None)
    if isinstance(entity, Project):
        project = entity.id
    section = getattr(entity, "section", None)
    if isinstance(entity, Section):
        section = entity.id
    if section is None and project is not None:
        found = after.section_of(project)
        section = None if found is None else found.id
    return section or "", project or ""


# -- one entry --------------------------------------------------------------------------------


def _item(names: Names, entity: Entity, changes: list[Change], said: Said) -> BroughtItem:
    how = _how(changes)
    return BroughtItem(
        kind_of(entity),
        how,
        _text(names, entity, changes, how),
        said,
        said.told(names),
        is_private(entity),
    )


def _how(changes: list[Change]) -> How:
    whole = [change for change in changes if not change.field]
    if not whole:
        return How.CHANGED
    if whole[-1].new is None:
        return How.REMOVED
    return How.ADDED if whole[0].old is None else How.CHANGED


def _text(names: Names, entity: Entity, changes: list[Change], how: How) -> str:
    kind = kind_of(entity)
    center = getattr(entity, "center", None)
    about = term(entity.kind) if isinstance(entity, Note) else kind_words(kind)
    head = [value_words(names, kind, "center", center)] if center else []
    if not (center or isinstance(entity, Note | Project | Section)):
        about = entity_words(names, kind, entity.id, entity)
    head.append(about)
    told = _fields(names, kind, changes) if how is How.CHANGED else ""
    if not told and about != entity_words(names, kind, entity.id, entity):
        told = _whole(names, entity)
    return ": ".join(part for part in (" · ".join(head), told) if part)


def _fields(names: Names, kind: EntityKind, changes: list[Change]) -> str:
    return ", ".join(
        f"{field_words(kind, c.field)} {value_words(names, kind, c.field, c.new)}"
        for c in changes
        if c.field and c.field != "order"
    )


def _whole(names: Names, entity: Entity) -> str:
    parts = telling_parts(names, entity)
    if isinstance(entity, Note):
        return entity.text
    if isinstance(entity, Project | Section):
        return entity.title
    return ", ".join(
        part.value if part.field in _SPEAKS_FOR_ITSELF else f"{part.name} {part.value}"
        for part in parts
        if part.field not in SECRET
    )


# -- groups -----------------------------------------------------------------------------------


def _sections(
    names: Names, after: Workshop, placed: Mapping[_Place, list[BroughtItem]]
) -> tuple[BroughtGroup, ...]:
    order = {section.id: at for at, section in enumerate(after.sections)}
    sections = sorted(
        {section for section, _ in placed}, key=lambda s: order.get(SectionId(s), len(order))
    )
    return tuple(_section(names, after, section, placed) for section in sections)


def _section(
    names: Names, after: Workshop, section: str, placed: Mapping[_Place, list[BroughtItem]]
) -> BroughtGroup:
    order = {project.id: at for at, project in enumerate(after.projects)}
    projects = sorted(
        (project for at, project in placed if at == section and project),
        key=lambda p: order.get(ProjectId(p), len(order)),
    )
    groups = tuple(
        _group(names, _title(names, EntityKind.PROJECT, p), placed[section, p]) for p in projects
    )
    own = placed.get((section, ""), [])
    inside = [item for group in groups for item in group.items] + own
    title = _title(names, EntityKind.SECTION, section) or tr("Outside the sections")
    return _group(names, title, own, inside, groups)


def _title(names: Names, kind: EntityKind, entity: str) -> str:
    found = names.find(kind, entity or None)
    if isinstance(found, Section):
        return found.title or entity_words(names, kind, entity, found)
    if isinstance(found, Project):
        return f"{found.number}. {found.title or tr('(no title)')}"
    return entity_words(names, kind, entity, found) if entity else ""


def _group(
    names: Names,
    title: str,
    items: list[BroughtItem],
    inside: list[BroughtItem] | None = None,
    groups: tuple[BroughtGroup, ...] = (),
) -> BroughtGroup:
    counted = items if inside is None else inside
    ordered = sorted(items, key=lambda item: (_rank(item.kind), item.said.at or datetime.min))
    return BroughtGroup(title, _counts(counted), _said(names, counted), tuple(ordered), groups)


def _rank(kind: EntityKind) -> int:
    return _FIRST.index(kind) if kind in _FIRST else len(_FIRST)


def _counts(items: Iterable[BroughtItem]) -> str:
    counted: dict[EntityKind, int] = {}
    for item in items:
        counted[item.kind] = counted.get(item.kind, 0) + 1
    kinds = sorted(counted, key=_rank)
    return ", ".join(_counted(kind, counted[kind]) for kind in kinds)


def _counted(kind: EntityKind, count: int) -> str:
    told = {
        EntityKind.ANSWER: tr("answers {count}", "joining", count=count),
        EntityKind.NOTE: tr("notes {count}", "joining", count=count),
        EntityKind.ROLE: tr("roles {count}", "joining", count=count),
        EntityKind.ACTION_ITEM: tr("follow-ups {count}", "joining", count=count),
        EntityKind.ATTENDANCE: tr("attendance {count}", "joining", count=count),
        EntityKind.PROJECT: tr("project details {count}", "joining", count=count),
        EntityKind.SECTION: tr("section details {count}", "joining", count=count),
    }.get(kind)
    return told or f"{kind_words(kind)} {count}"


def _said(names: Names, items: list[BroughtItem]) -> str:
    """Tell who entered it all, and from when to when."""
    people = list(dict.fromkeys(item.said.by for item in items if item.said.by))
    moments = sorted(item.said.at for item in items if item.said.at is not None)
    span = ""
    if moments:
        first, last = moment_words(names, moments[0]), moment_words(names, moments[-1])
        if moments[0].date() == moments[-1].date() and first != last:
            last = f"{moments[-1]:%H:%M}"  # the day is said once
        span = first if first == last else f"{first}–{last}"
    return " · ".join(part for part in (", ".join(people), span) if part)

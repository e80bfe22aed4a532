"""Who does what: the roles of the joining centers, and follow-up actions."""

from facilitator.app.action import Action, Label
from facilitator.app.answers import drop_stamp
from facilitator.app.entry import Entry
from facilitator.app.running import discussion_begins
from facilitator.domain.entities import ActionItem, Draft, EntityKind, Role
from facilitator.domain.failures import RuleBroken
from facilitator.domain.terms import ActionItemId, CenterId, ProjectId, RoleId
from facilitator.domain.text import clean, one_line


def _tidy(values: dict[str, object]) -> dict[str, object]:
    return {
        k: one_line(v) if isinstance(v, str) and k not in ("center", "project") else v
        for k, v in values.items()
    }


def due_draft_id(entity_id: str) -> str:
    """Name the draft of a due date that cannot be read as a date yet."""
    return f"due:{entity_id}"


def type_due(entry: Entry, entity_id: str, text: str) -> Action:
    """Keep a due date as it is typed while it is no date yet; an empty text drops it."""
    draft_id = due_draft_id(entity_id)
    if text.strip():
        entry.put(Draft(draft_id, clean(text)))
    else:
        entry.clear_draft(draft_id)
    return entry.action(Label.TYPED, undoable=False, run=draft_id)


def add_role(
    entry: Entry,
    /,
    project: ProjectId,
    center: CenterId,
    *,
    role_id: RoleId | None = None,
    **values: object,
) -> Action:
    """Give a joining center (or the lead) a role; values: task, person, resource, due."""
    found = entry.workshop.project(project)
    if found is None:
        raise RuleBroken("no_such_project")
    joined = {c.id for c in entry.workshop.joining(found)}
    if center != found.lead and center not in joined:
        raise RuleBroken("role_needs_joining", center=entry.workshop.short_name(center))
    last = max((r.order for r in entry.workshop.roles_of(project)), default=0)
    role = Role(role_id or RoleId(entry.new_id()), project, center, order=last + 1)
    drop_stamp(entry, project, center)
    entry.put(role)
    entry.set(role, **_tidy(values))
    return entry.action(Label.ROLE_ADDED)


def _role(entry: Entry, role: RoleId) -> Role:
    found = entry.workshop.find(EntityKind.ROLE, role)
    if not isinstance(found, Role):
        raise RuleBroken("no_such_role")
    return found


def edit_role(entry: Entry, /, role: RoleId, *, run: str = "", **values: object) -> Action:
    """Change fields of a role (task, person, resource, due); its center's stamp falls.

    Edits of the same `run` that follow one another are one entry: a field saved as it is typed.
    """
    found = _role(entry, role)
    tidy = _tidy(values)
    if "due" in tidy:
        entry.clear_draft(due_draft_id(role))
    if any(getattr(found, name) != value for name, value in tidy.items()):
        drop_stamp(entry, found.project, found.center)
        entry.set(found, **tidy)
    return entry.action(Label.ROLE_EDITED, run=run)


def remove_role(entry: Entry, role: RoleId) -> Action:
    found = _role(entry, role)
    drop_stamp(entry, found.project, found.center)
    entry.remove(found)
    return entry.action(Label.ROLE_REMOVED)


def add_action_item(
    entry: Entry,
    /,
    project: ProjectId | None,
    *,
    item_id: ActionItemId | None = None,
    **values: object,
) -> Action:
    """Add a follow-up action; values: center, text, person, due, done."""
    if project is not None and entry.workshop.project(project) is None:
        raise RuleBroken("no_such_project")
    _check_owner(entry, values)
    last = max((a.order for a in entry.workshop.action_items_of(project)), default=0)
    made = item_id or ActionItemId(entry.new_id())
    item = ActionItem(made, project, order=last + 1)
    entry.put(item)
    entry.set(item, **_tidy(values))
    discussion_begins(entry, project)
    return entry.action(Label.ACTION_ITEM_ADDED)


def _check_owner(entry: Entry, values: dict[str, object]) -> None:
    center = values.get("center")
    if center is not None and entry.workshop.center(CenterId(str(center))) is None:
        raise RuleBroken("no_such_center")


def _action_item(entry: Entry, item: ActionItemId) -> ActionItem:
    found = entry.workshop.find(EntityKind.ACTION_ITEM, item)
    if not isinstance(found, ActionItem):
        raise RuleBroken("no_such_action_item")
    return found


def edit_action_item(
    entry: Entry, /, item: ActionItemId, *, run: str = "", **values: object
) -> Action:
    """Change fields of a follow-up action (center, text, person, due, done).

    Edits of the same `run` that follow one another are one entry.
    """
    found = _action_item(entry, item)
    _check_owner(entry, values)
    if "due" in values:
        entry.clear_draft(due_draft_id(item))
    entry.set(found, **_tidy(values))
    return entry.action(Label.ACTION_ITEM_EDITED, run=run)


def remove_action_item(entry: Entry, item: ActionItemId) -> Action:
    entry.remove(_action_item(entry, item))
    return entry.action(Label.ACTION_ITEM_REMOVED)

"""Who does what: the panel of roles and the panel of follow-up actions."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from facilitator.app import commitments
from facilitator.domain.entities import Project, Role
from facilitator.domain.terms import ActionItemId, CenterId, RoleId
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.live.commitments.commitment_grid import GridColumn, GridRow
from facilitator.ui.live.commitments.commitment_panel import CommitmentPanel
from facilitator.ui.widgets.parts import button, label
from facilitator.words import tr

_BLANK = "new:"


class RolesPanel(CommitmentPanel):
    """The roles of the lead and of every center that joins; a blank row waits for each."""

    def __init__(self, signals: DeskSignals, parent: QWidget | None = None) -> None:
        columns = [
            GridColumn("task", tr("Task"), 5),
            GridColumn("person", tr("Person"), 2),
            GridColumn("resource", tr("Resource or expertise"), 3),
            GridColumn("due", tr("Due"), 2),
        ]
        super().__init__(signals, columns, parent)
        self._empty = label(tr("Centers that join appear here with their roles."), "secondary")
        self._column.addWidget(self._empty)
        self._made: dict[str, RoleId] = {}
        self.grid.edited.connect(self._on_edited)
        self.grid.left.connect(self._on_left)
        self.grid.remove_requested.connect(self._on_remove_requested)

    def show_project(self, project: Project | None) -> None:
        """Show a project's roles."""
        self._made = {}
        super().show_project(project)

    def _show_rows(self) -> None:
        """Show a row for each role; for a center without one, a blank row."""
        rows: list[GridRow] = []
        project = self._signals.workshop.project(self._project.id) if self._project else None
        if project is not None:
            workshop = self._signals.workshop
            members = [workshop.center(project.lead)] if project.lead else []
            roles = workshop.roles_of(project.id)
            for center in [*members, *workshop.joining(project)]:
                if center is None:
                    continue
                own = [r for r in roles if r.center == center.id]
                short = center.short_name or center.name
                rows.extend(self._row(short, r) for r in own)
                if not own:
                    key = f"{_BLANK}{center.id}"
                    due = self._due_text(self._blank_due(key), None)
                    blank = {"task": "", "person": "", "resource": "", "due": due}
                    rows.append(GridRow(key, short, blank, removable=False))
        self._empty.setVisible(len(rows) < 2)
        self.grid.show_rows(rows)

    def _row(self, short: str, role: Role) -> GridRow:
        values = {
            "task": role.task,
            "person": role.person,
            "resource": role.resource,
            "due": self._due_text(role.id, role.due),
        }
        # A row that came from a blank one keeps its key, so that its fields stay where they are.
        key = next((k for k, made in self._made.items() if made == role.id), role.id)
        return GridRow(key, short, values)

    def _on_edited(self, key: str, column: str, text: str) -> None:
        if self._project is None:
            return
        if key.startswith(_BLANK) and not self._alive(key):
            if column == "due":  # a role begins only with a date that is one
                self._type_due(self._blank_due(key), text)
            elif text.strip():
                self._begin(key, {column: text})
            return
        role = self._made.get(key, RoleId(key))
        if column == "due":
            self._type_due(role, text)
            return
        run = f"role:{role}:{column}"
        self._signals.do(commitments.edit_role, role, run=run, **{column: text})

    def _blank_due(self, key: str) -> str:
        """Name the place of a date typed where there is no role yet."""
        return f"{self._project.id if self._project else ''}:{key}"

    def _due_owner(self, key: str) -> str:
        if key.startswith(_BLANK) and not self._alive(key):
            return self._blank_due(key)
        return self._made.get(key, RoleId(key))

    def _alive(self, key: str) -> bool:
        role = self._made.get(key)
        roles = self._signals.workshop.roles_of(self._project.id) if self._project else []
        return role is not None and any(r.id == role for r in roles)

    def _begin(self, key: str, values: dict[str, object]) -> None:
        if self._project is None:
            return
        center = CenterId(key.removeprefix(_BLANK))
        self._made[key] = role_id = RoleId(self._signals.new_id())
        if not self._signals.do(
            commitments.add_role, self._project.id, center, role_id=role_id, **values
        ):
            self._made.pop(key, None)

    def _on_left(self, key: str, column: str, text: str) -> None:
        blank = key.startswith(_BLANK) and not self._alive(key)
        entity = self._due_owner(key)
        read, due = self._read_due(entity, column, text)
        if read and not blank:
            self._signals.do(commitments.edit_role, RoleId(entity), due=due)
        elif read:
            self._signals.do(commitments.type_due, entity, "")
            if due is not None:
                self._begin(key, {"due": due})
        self._show_unread()

    def _on_remove_requested(self, key: str) -> None:
        self._signals.do(commitments.remove_role, self._made.pop(key, RoleId(key)))


class ActionItemsPanel(CommitmentPanel):
    """The follow-up actions of a project: owner, text, person, due date, done."""

    def __init__(self, signals: DeskSignals, parent: QWidget | None = None) -> None:
        columns = [
            GridColumn("text", tr("Follow-up action"), 6),
            GridColumn("person", tr("Person"), 2),
            GridColumn("due", tr("Due"), 2),
        ]
        super().__init__(signals, columns, parent)
        self._add = button(tr("Add a follow-up action"), "", "Insert")
        line = QHBoxLayout()
        line.addWidget(self._add)
        line.addStretch(1)
        self._column.addLayout(line)
        self._add.clicked.connect(self.add)
        self.grid.center_chosen.connect(self._on_center_chosen)
        self.grid.done_toggled.connect(self._on_done_toggled)
        self.grid.edited.connect(self._on_edited)
        self.grid.left.connect(self._on_left)
        self.grid.remove_requested.connect(self._on_remove_requested)

    def _show_rows(self) -> None:
        """Show the project's follow-up actions."""
        workshop = self._signals.workshop
        items = workshop.action_items_of(self._project.id) if self._project else []
        rows = [
            GridRow(
                item.id,
                workshop.short_name(item.center),
                {
                    "text": item.text,
                    "person": item.person,
                    "due": self._due_text(item.id, item.due),
                },
                done=item.done,
                center=item.center or "",
            )
            for item in items
        ]
        choices = [("", "–"), *((c.id, c.short_name or c.name) for c in workshop.centers)]
        self.grid.show_rows(rows, choices)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Add one by Insert."""
        if event.key() == Qt.Key.Key_Insert:
            self.add()
        else:
            super().keyPressEvent(event)

    def start_typing(self) -> None:
        """Put the cursor into the first field, or offer to add one."""
        if self.grid.row_keys():
            self.grid.focus_first()
        else:
            self._add.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def add(self) -> None:
        """Add a blank one, owned by the lead, and put the cursor there."""
        if self._project is None:
            return
        project = self._signals.workshop.project(self._project.id)
        lead = project.lead if project else None
        if self._signals.do(commitments.add_action_item, self._project.id, center=lead):
            newest = self._signals.workshop.action_items_of(self._project.id)[-1]
            self.refresh()
            self.grid.focus_field(newest.id, "text")

    def ask_person(self, item: ActionItemId) -> None:
        """Put the cursor where the person of a new one is named; the date is the next field."""
        self.refresh()
        self.grid.focus_field(item, "person")

    def _on_edited(self, key: str, column: str, text: str) -> None:
        if column == "due":
            self._type_due(key, text)
        else:
            run = f"item:{key}:{column}"
            values = {column: text}
            self._signals.do(commitments.edit_action_item, ActionItemId(key), run=run, **values)

    def _on_left(self, key: str, column: str, text: str) -> None:
        read, due = self._read_due(key, column, text)
        if read:
            self._signals.do(commitments.edit_action_item, ActionItemId(key), due=due)
        self._show_unread()

    def _due_owner(self, key: str) -> str:
        return key

    def _on_center_chosen(self, key: str, center: str) -> None:
        chosen = CenterId(center) if center else None
        self._signals.do(commitments.edit_action_item, ActionItemId(key), center=chosen)

    def _on_done_toggled(self, key: str, done: bool) -> None:
        self._signals.do(commitments.edit_action_item, ActionItemId(key), done=done)

    def _on_remove_requested(self, key: str) -> None:
        self._signals.do(commitments.remove_action_item, ActionItemId(key))

"""What a screen reader finds in a window."""

import re
from collections.abc import Iterator

from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleInterface
from PySide6.QtWidgets import QComboBox, QWidget

_ROLE = QAccessible.Role
_NAME, _DESCRIPTION = QAccessible.Text.Name, QAccessible.Text.Description
# What can be used; a row that is drawn by hand is a Client, which is spoken by its name.
_SENSIBLE = frozenset(
    {
        _ROLE.Button,
        _ROLE.ButtonMenu,
        _ROLE.Cell,
        _ROLE.CheckBox,
        _ROLE.Client,
        _ROLE.ComboBox,
        _ROLE.EditableText,
        _ROLE.List,
        _ROLE.ListItem,
        _ROLE.MenuItem,
        _ROLE.Table,
        _ROLE.Tree,
        _ROLE.TreeItem,
    }
)
_PASSIVE = frozenset({_ROLE.ScrollBar, _ROLE.StaticText})
# A panel that lies over the page takes the keyboard as a whole.
_PANELS = frozenset({_ROLE.Border})
_WORD = re.compile(r"\w")


def found(top: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """Walk what is visible below an interface, itself included."""
    if not top.isValid() or top.state().invisible:
        return
    yield top
    for at in range(top.childCount()):
        child: QAccessibleInterface | None = top.child(at)  # Qt has none for what has just gone
        if child is not None:
            yield from found(child)


def interface(widget: QWidget) -> QAccessibleInterface:
    """Ask Qt for what it tells of a widget."""
    return QAccessible.queryAccessibleInterface(widget)


def actions(each: QAccessibleInterface) -> list[str]:
    """List what can be done with a control, besides giving it the keyboard."""
    offered: QAccessibleActionInterface | None = each.actionInterface()
    return [n for n in offered.actionNames() if n != "SetFocus"] if offered is not None else []


def name(each: QAccessibleInterface) -> str:
    """Give the name that is spoken; on Linux Qt gives a choice's value instead, so ask the box."""
    box = each.object() if each.role() == _ROLE.ComboBox else None
    return box.accessibleName() if isinstance(box, QComboBox) else each.text(_NAME)


def is_control(each: QAccessibleInterface) -> bool:
    """Tell whether something takes the keyboard or a click."""
    return each.role() not in _PASSIVE and bool(each.state().focusable or actions(each))


def faults(widget: QWidget) -> list[str]:
    """List the controls of a window that have no name, or no sensible role."""
    wrong = []
    for each in found(interface(widget)):
        if not is_control(each):
            continue
        told = f"{each.role().name} {name(each)!r} {type(each.object()).__name__}"
        if not _WORD.search(name(each)):
            wrong.append(f"{told} has no name")
        if each.role() not in _SENSIBLE | _PANELS:
            wrong.append(f"{told} has no sensible role")
    return wrong


def control(widget: QWidget, spoken: str) -> QAccessibleInterface:
    """Find the control of this name."""
    for each in found(interface(widget)):
        if is_control(each) and name(each) == spoken:
            return each
    raise AssertionError(f"no {spoken!r}")


def described(widget: QWidget) -> str:
    """Give name and description of a widget."""
    each = interface(widget)
    return f"{each.text(_NAME)} {each.text(_DESCRIPTION)}"


def names_of(widget: QWidget) -> list[str]:
    """List the names of the lines of a list."""
    lines = interface(widget)
    children = (lines.child(at) for at in range(lines.childCount()))
    return [each.text(_NAME) for each in children if each.role() == _ROLE.ListItem]

"""A screen reader in little: finds the controls of one program, and uses them.

Runs in the system's Python, which has pyatspi; imports nothing of the program. Takes one order a
line on standard input, as JSON `[order, role, name, ...]`, and answers one line: `[true, value]`
or `[false, what is wrong]`. A * at an end of a name stands for anything.
"""

import json
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

import pyatspi  # type: ignore[import-not-found]  # the system's, not ours
from gi.repository import Atspi, GLib  # type: ignore[import-not-found]

PATIENCE = 20.0
# A menu stands in no window: a screen reader hears of it when it opens.
_MENUS: list[Any] = []
_SPOKEN: list[str] = []


class OrderError(Exception):
    """What was ordered cannot be done by way of accessibility."""


def hear(event: Any) -> None:
    """Remember a menu that has opened, and forget it when it closes."""
    menu = event.source
    if menu in _MENUS:
        _MENUS.remove(menu)
    if event.detail1 and menu is not None and menu.getRoleName() == "popup menu":
        _MENUS.append(menu)


def hear_words(event: Any) -> None:
    """Remember what the program had spoken."""
    _SPOKEN.append(str(event.any_data))


def is_shown(control: Any) -> bool:
    return bool(control.getState().contains(pyatspi.STATE_SHOWING))


def shown(top: Any, role: str) -> list[Any]:
    """Ask a window for what of a role ("" any) is on the screen in it.

    One question with one answer. A walk from child to child would ask for children that went since
    they were counted, and Qt (6.11) ends the program where a scroll area is asked so.
    """
    state = Atspi.StateSet.new([Atspi.StateType.SHOWING])
    wanted = [getattr(Atspi.Role, role.upper().replace(" ", "_"))] if role else []
    every = Atspi.CollectionMatchType.ALL
    some = Atspi.CollectionMatchType.ANY if role else every
    rule = Atspi.MatchRule.new(state, every, {}, every, wanted, some, [], every, False)
    return list(top.get_matches(rule, Atspi.CollectionSortOrder.CANONICAL, 0, True))


def everything(role: str) -> Iterator[Any]:
    """Give what is on the screen of all programs of this desktop."""
    for program in pyatspi.Registry.getDesktop(0):
        if program is not None:
            yield from shown(program, role)
    for menu in _MENUS:
        if is_shown(menu):
            yield from shown(menu, role)


def is_called(control: Any, name: str) -> bool:
    """Tell whether a control has this name, or one that begins or ends like it."""
    told: str = control.name
    if name.startswith("*"):
        return told.endswith(name[1:])
    return told.startswith(name[:-1]) if name.endswith("*") else told == name


def matching(role: str, name: str) -> list[Any]:
    """List the controls of a role and a name; a program that is just changing is asked again."""
    try:
        return [c for c in everything(role) if is_called(c, name)]
    except (LookupError, RuntimeError, AttributeError):
        return []
    except Exception as gone:  # GLib.Error: a control went while it was being asked
        if type(gone).__name__ not in ("Error", "GError"):
            raise
        return []


def wait_for(fact: Callable[[], Any], what: Callable[[], str]) -> Any:
    """Ask until there is an answer."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        found = fact()
        if found:
            return found
        listen()
    raise OrderError(what())


def listen() -> None:
    """Take what the program tells by itself."""
    while GLib.MainContext.default().iteration(False):
        pass
    time.sleep(0.03)


def states(control: Any) -> list[str]:
    """Name the states of a control."""
    return [pyatspi.stateToString(each) for each in control.getState().getStates()]


def the(role: str, name: str) -> Any:
    """Wait for the one control of this role and name that can be used."""

    def usable() -> list[Any]:
        return [c for c in matching(role, name) if "sensitive" in states(c)]

    found = wait_for(usable, lambda: f"no {role} {name!r} that can be used; {tree()}")
    if len(found) > 1:
        raise OrderError(f"{len(found)} times {role} {name!r}: nobody can tell which")
    return found[0]


def tree() -> str:
    """Tell all that can be used, for whoever looks for a fault."""
    lines = [
        f"{c.getRoleName()} {c.name!r} {' '.join(states(c))}" for c in everything("") if c.name
    ]
    return "\n".join(["", *lines])


# -- orders -----------------------------------------------------------------------------------


def press(role: str, name: str) -> str:
    """Do the first thing that a control offers: press, toggle, show its menu."""
    control = the(role, name)
    try:
        actions = control.queryAction()
    except NotImplementedError:
        raise OrderError(f"{role} {name!r} offers nothing to do") from None
    offered: list[str] = [actions.getName(at) for at in range(actions.nActions)]
    useful = [each for each in offered if each != "SetFocus"]
    if not useful:
        raise OrderError(f"{role} {name!r} offers only {offered}")
    actions.doAction(offered.index(useful[0]))
    return useful[0]


def focus(role: str, name: str) -> str:
    """Put the keyboard on a control and wait until it is there."""
    control = the(role, name)
    control.queryComponent().grabFocus()
    wait_for(lambda: "focused" in states(control), lambda: f"{name!r} takes no focus; {tree()}")
    return ""


def write(role: str, name: str, text: str) -> str:
    """Put a text into a field."""
    field = the(role, name)
    if not field.queryEditableText().setTextContents(text):
        raise OrderError(f"{name!r} takes no text")
    wait_for(lambda: read_field(field) == text, lambda: f"{name!r} holds {read_field(field)!r}")
    return ""


def read_field(field: Any) -> str:
    text = field.queryText()
    held: str = text.getText(0, text.characterCount)
    return held


def look(role: str, name: str) -> list[str]:
    """Wait until a control is there, and tell its states."""
    found = wait_for(lambda: matching(role, name), lambda: f"no {role} {name!r}; {tree()}")
    return states(found[0])


def names(role: str, name: str) -> list[str]:
    """List the names of the controls of a role as they are now."""
    return [c.name for c in matching(role, name)]


def await_state(role: str, name: str, state: str) -> str:
    """Wait until a control has a state."""
    wait_for(
        lambda: any(state in states(c) for c in matching(role, name)),
        lambda: f"{role} {name!r} is never {state}; {tree()}",
    )
    return ""


def await_other(role: str, name: str, state: str) -> str:
    """Wait until a control is there without a state."""
    wait_for(
        lambda: any(state not in states(c) for c in matching(role, name)),
        lambda: f"{role} {name!r} stays {state}; {tree()}",
    )
    return ""


def spoken(words: str, _: str = "") -> str:
    """Wait until the program has these words spoken."""
    wait_for(
        lambda: any(words in each for each in _SPOKEN), lambda: f"{words!r} not among {_SPOKEN}"
    )
    return ""


ORDERS: dict[str, Callable[..., Any]] = {
    "await": await_state,
    "await not": await_other,
    "focus": focus,
    "look": look,
    "names": names,
    "press": press,
    "spoken": spoken,
    "write": write,
}


def main() -> None:
    pyatspi.Registry.registerEventListener(hear, "object:state-changed:showing")
    pyatspi.Registry.registerEventListener(hear_words, "object:announcement")
    for line in sys.stdin:
        order, *arguments = json.loads(line)
        try:
            answer = [True, ORDERS[order](*arguments)]
        except OrderError as wrong:
            answer = [False, str(wrong)]
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()

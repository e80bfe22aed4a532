"""Whose turn it is: when the console was on which project, for the project's clock."""

from facilitator.app.action import Action, Label
from facilitator.app.entry import Entry
from facilitator.domain.entities import Turn
from facilitator.domain.plan import SectionState, section_state
from facilitator.domain.terms import TurnId


def turn_to_live(entry: Entry) -> None:
    """End the turn that is over, and begin that of the project the console is on, if it runs.

    A project that was only passed by leaves no turn.
    """
    live = entry.workshop.live
    section = entry.workshop.section(live.section)
    runs = section is not None and section_state(section) is SectionState.RUNNING
    wanted = (section.id, live.project) if runs and section and live.project else None
    for turn in entry.workshop.open_turns:
        if (turn.section, turn.project) == wanted:
            return
        if turn.started_at == entry.now:
            entry.remove(turn)
        else:  # the laptop's clock may have been set back meanwhile
            entry.set(turn, ended_at=max(entry.now, turn.started_at))
    if wanted is not None:
        entry.put(Turn(TurnId(entry.new_id()), *wanted, entry.now))


def take_up_turn(entry: Entry) -> Action:
    """Go on with the turn that an ending closed: the ending was taken back, or done again.

    Turns are no entries of the user, so undo leaves them as they were.
    """
    live = entry.workshop.live
    section = entry.workshop.section(live.section)
    runs = section is not None and section_state(section) is SectionState.RUNNING
    if section and runs and live.project and not entry.workshop.open_turns:
        turns = entry.workshop.turns_of(live.project)
        last = turns[-1] if turns else None
        if last is not None and last.section == section.id and last.ended_at is not None:
            entry.set(last, ended_at=None)
    turn_to_live(entry)
    return entry.action(Label.PLACE_CHANGED, undoable=False)

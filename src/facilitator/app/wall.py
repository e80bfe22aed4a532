"""The wall's own use cases: blank, hold, send, and what lies over it. None is part of undo."""

from facilitator.app.action import Action, Label
from facilitator.app.entry import Entry
from facilitator.app.room import live_slide
from facilitator.app.slide_json import slide_to_json
from facilitator.domain.entities import Draft
from facilitator.domain.terms import WallMode
from facilitator.domain.text import clean, one_line

LEAST_SCALE, LARGEST_SCALE, SCALE_STEP = 60, 200, 10
LONGEST_MESSAGE = 120
MESSAGE_DRAFT = "message"


def _changed(entry: Entry) -> Action:
    return entry.action(Label.WALL_CHANGED, undoable=False)


def blank_wall(entry: Entry) -> Action:
    """Make the wall black; doing it again changes nothing."""
    entry.set(entry.workshop.live, wall=WallMode.BLANK)
    return _changed(entry)


def show_holding(entry: Entry) -> Action:
    """Show only who invites and to what; doing it again changes nothing."""
    entry.set(entry.workshop.live, wall=WallMode.HOLDING)
    return _changed(entry)


def show_wall(entry: Entry) -> Action:
    """Show the wall again, as it was: a held slide stays held."""
    entry.set(entry.workshop.live, wall=WallMode.SHOWN)
    return _changed(entry)


def hold_wall(entry: Entry) -> Action:
    """Let what is on the wall stay while the console moves on; doing it again changes nothing."""
    if not entry.workshop.live.held:
        _keep(entry)
    return _changed(entry)


def send_slide(entry: Entry) -> Action:
    """Put what the console stands on onto a held wall, which stays held."""
    if entry.workshop.live.held:
        _keep(entry)
    return _changed(entry)


def follow_console(entry: Entry) -> Action:
    """Let the wall follow the console again."""
    entry.set(entry.workshop.live, held="", held_section=None, held_project=None, held_page=0)
    return _changed(entry)


def _keep(entry: Entry) -> None:
    live = entry.workshop.live
    entry.set(
        live,
        held=slide_to_json(live_slide(entry.workshop, entry.now)),
        held_section=live.section,
        held_project=live.project,
        held_slide=live.slide,
        held_page=live.page,
    )


def show_message(entry: Entry, text: str) -> Action:
    """Lay a line over whatever the wall shows; a blank text takes it away.

    What is half typed in the console's line is entered by it, and stays where one is taken away.
    """
    line = one_line(text)[:LONGEST_MESSAGE]
    entry.set(entry.workshop.live, message=line)
    if line:
        entry.clear_draft(MESSAGE_DRAFT)
    return _changed(entry)


def type_message(entry: Entry, text: str) -> Action:
    """Keep the message that is half typed; the room sees nothing of it. Blank text drops it."""
    if text.strip():
        entry.put(Draft(MESSAGE_DRAFT, clean(text)))
    else:
        entry.clear_draft(MESSAGE_DRAFT)
    return entry.action(Label.TYPED, undoable=False, run=MESSAGE_DRAFT)


def scale_text(entry: Entry, steps: int) -> Action:
    """Make the wall's text larger (positive) or smaller by steps; 0 is 100 percent again."""
    now = entry.workshop.live.scale
    wanted = now + steps * SCALE_STEP if steps else 100
    entry.set(entry.workshop.live, scale=min(max(LEAST_SCALE, wanted), LARGEST_SCALE))
    return _changed(entry)


def show_notes_by_line(entry: Entry, by_line: bool) -> Action:
    """Show notes to the room when they are entered (True), or as they are typed (False)."""
    entry.set(entry.workshop.live, line_by_line=by_line)
    return _changed(entry)

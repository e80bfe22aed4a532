"""The table of attendees tells who is expected; who comes and goes is said on the console."""

from dataclasses import replace

from facilitator.domain.terms import Presence
from facilitator.ui.prepare.attendee_sheet import ATTENDEE_SHEET
from facilitator.words.terms import term
from tests.sample import sample_workshop


def test_nobody_is_expected_to_have_left_but_what_a_file_says_stays() -> None:
    workshop = sample_workshop()
    column = next(c for c in ATTENDEE_SHEET.columns if c.key == "presence")
    person = workshop.attendees[0]
    assert column.choices is not None
    offered = [choice.value for choice in column.choices(workshop, person)]
    assert offered == [term(p) for p in Presence if p is not Presence.LEFT]
    left = replace(person, presence=Presence.LEFT)
    assert term(Presence.LEFT) in [c.value for c in column.choices(workshop, left)]
    assert column.shown(workshop, left) == term(Presence.LEFT)

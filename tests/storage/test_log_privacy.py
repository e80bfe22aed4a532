"""What cannot be written is logged, and the log does not quote it."""

from datetime import datetime

import pytest

from facilitator.app.action import Action, Change, Label
from facilitator.app.ports import OpenedFile
from facilitator.domain.entities import Answer, Center, Entity, Note, kind_of
from facilitator.domain.terms import CenterId, NoteId, ProjectId
from tests.storage.heard import Heard

SECRET = "¶내부 사정¶"
NOW = datetime(2025, 12, 5)


def put(entity: Entity) -> Action:
    return Action(Label.NOTE_ADDED, NOW, (Change(kind_of(entity), entity.id, "", None, entity),))


UNWRITABLE = (
    Note(NoteId("n"), None, text=SECRET),  # type: ignore[arg-type]  # the table refuses it
    Note(NoteId("n"), NOW, text=SECRET, order=object()),  # type: ignore[arg-type]  # so does SQLite
    Note(NoteId("n"), NOW, text=f"{SECRET}\ud800"),
    Center(CenterId("c"), contact=SECRET, order=None),  # type: ignore[arg-type]  # the table refuses it
)


@pytest.mark.parametrize("entity", UNWRITABLE, ids=["null", "no value", "surrogate", "contact"])
def test_an_entry_that_cannot_be_written_is_logged_without_its_text(
    opened: OpenedFile, heard: Heard, caplog: pytest.LogCaptureFixture, entity: Entity
) -> None:
    opened.keeper.keep(1, put(entity))
    assert heard.wait_for_trouble("write_failed")
    opened.keeper.flush(0.2)
    assert "cannot be written" in caplog.text
    assert "Traceback" in caplog.text
    assert SECRET not in caplog.text
    caplog.clear()


def test_a_broken_reference_is_logged_without_its_text(
    opened: OpenedFile, caplog: pytest.LogCaptureFixture
) -> None:
    center, project = CenterId("nobody"), ProjectId("nothing")
    opened.keeper.keep(1, put(Answer("a", project, center, reason=SECRET, reason_private=True)))
    assert opened.keeper.flush(5)
    assert "breaks a reference" in caplog.text
    assert SECRET not in caplog.text
    caplog.clear()

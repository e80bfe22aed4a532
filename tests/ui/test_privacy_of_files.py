"""Whatever the program leaves on the disk only its user can read, and no log quotes a note."""

import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import Engine, create_engine

from facilitator.app import answers, bug_log, editing, notes
from facilitator.app.action import Action, Change, Label
from facilitator.app.bug_log import write_bug
from facilitator.bootstrap import Files
from facilitator.domain.entities import EntityKind, Note
from facilitator.domain.terms import AnswerWord, NoteId
from facilitator.storage import adopting
from facilitator.ui.copies import copies as copies_module
from tests.sample import MAEUL, project_id
from tests.storage.heard import Heard
from tests.ui.conftest import Start
from tests.ui.laptop import Laptop

SECRET = "¶비밀¶"
# What holds the workshop itself; a recovery file holds what its file cannot take now.
WORKSHOPS = (".workshop", ".jsonl")


@pytest.fixture(autouse=True)
def _usual_umask() -> Iterator[None]:
    """Begin as a user's shell does, and as the program then sets it."""
    before = os.umask(0o077)
    yield
    os.umask(before)


def left(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*"))


def check_modes(folder: Path, usual: int = 0o600) -> None:
    """Only a report, which is there to be handed on, has the rights that are `usual`."""
    for path in left(folder):
        wanted = 0o700 if path.is_dir() else usual if path.suffix == ".pdf" else 0o600
        assert stat.S_IMODE(path.stat().st_mode) == wanted, path


def check_texts(folder: Path) -> None:
    others = [p for p in left(folder) if p.is_file() and p.suffix not in WORKSHOPS]
    assert others
    assert [p for p in others if SECRET.encode() in p.read_bytes()] == []
    assert [p for p in left(folder) if SECRET in p.name] == []


@pytest.mark.slow
def test_a_whole_day_leaves_nothing_that_others_can_read(tmp_path: Path) -> None:
    home, out = tmp_path / "home", tmp_path / "out"
    command = [sys.executable, "-m", "facilitator", "rehearse", "--out", str(out)]
    command += ["--sections", "1", "--private", SECRET]
    done = subprocess.run(
        command,
        env={**os.environ, "FACILITATOR_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        umask=0o022,
        timeout=300,
        check=True,
    )
    check_modes(out, usual=0o644)
    check_texts(out)
    (file,) = out.glob("*.workshop")
    assert SECRET.encode() in file.read_bytes(), "otherwise the test proves nothing"
    assert SECRET.encode() not in done.stdout + done.stderr
    if home.exists():
        check_modes(home)


def say_secrets(laptop: Laptop) -> None:
    do = laptop.view.signals.do
    do(editing.edit_center, MAEUL, contact=SECRET)
    do(notes.add_note, project_id(1), SECRET, private=True)
    do(notes.type_note, project_id(1), SECRET)
    do(
        answers.record_answer,
        project_id(1),
        MAEUL,
        AnswerWord.NO,
        reason=SECRET,
        reason_private=True,
    )


def have_failures(start: Start, home: Path, qtbot: QtBot) -> None:
    """Say secrets, copy them, and let the program fail over one of them in its own ways."""
    laptop = start(Files())
    say_secrets(laptop)
    Files().documents_folder()
    laptop.shell.wishes.copies.save()
    qtbot.waitUntil(lambda: not laptop.shell.wishes.copies.is_busy())
    with pytest.raises(ValueError) as failed:
        AnswerWord(SECRET)
    write_bug(failed.value)
    laptop.close()
    laptop = start(Files())  # a backup is made
    keeper = laptop.view.signals.keeper
    assert keeper is not None
    say_secrets(laptop)
    laptop.view.signals.do(notes.add_note, project_id(2), SECRET, private=True)
    assert keeper.flush(5)
    heard = Heard(keeper)
    note = Note(NoteId("n"), None, text=SECRET)  # type: ignore[arg-type]  # the table refuses it
    change = Change(EntityKind.NOTE, "n", "", None, note)
    number = laptop.view.signals.desk.number + 1
    keeper.keep(number, Action(Label.NOTE_ADDED, laptop.clock(), (change,)))
    try:
        assert heard.wait_for_trouble("write_failed")
    finally:
        laptop.shell.close_workshop(asks=False)


def logged(home: Path) -> str:
    return (home / "logs" / "facilitator.log").read_text()


@pytest.fixture
def copy(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Answer the question where to save: the dialog is the system's."""
    path = home / "documents" / "사본.workshop"
    monkeypatch.setattr(copies_module, "ask_copy_path", lambda *asked: path)
    return path


@pytest.mark.slow
def test_a_day_with_failures_quotes_nothing_in_logs_and_settings(
    start: Start, home: Path, copy: Path, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    have_failures(start, home, qtbot)
    assert "cannot be written" in caplog.text
    assert SECRET not in caplog.text
    caplog.clear()
    assert "ValueError" in logged(home)
    check_texts(home)
    check_modes(home)
    assert SECRET.encode() in copy.read_bytes()
    assert (home / "settings").exists()
    assert list((home / "backups").rglob("*.workshop"))


@pytest.mark.slow
def test_it_would_be_noticed_if_failures_quoted_what_was_typed(
    start: Start,
    home: Path,
    copy: Path,
    qtbot: QtBot,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Otherwise the test above proves nothing: the same day, with both precautions taken away."""

    def telling(address: str, **options: Any) -> Engine:
        return create_engine(address, **{**options, "hide_parameters": False})

    monkeypatch.setattr(adopting, "create_engine", telling)
    monkeypatch.setattr(bug_log, "_message", str)
    have_failures(start, home, qtbot)
    assert SECRET in caplog.text
    caplog.clear()
    assert SECRET in logged(home)
    with pytest.raises(AssertionError):
        check_texts(home)

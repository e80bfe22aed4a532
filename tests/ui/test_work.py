"""Work in a thread always tells its owner how it ended."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from facilitator import paths
from facilitator.app.ports import OpenedFile
from facilitator.bootstrap import Files
from facilitator.domain.failures import Trouble
from facilitator.ui import file_dialogs
from facilitator.ui.copies import copies as copies_module
from facilitator.ui.copies.copies import Copies
from facilitator.ui.elsewhere import Elsewhere
from facilitator.ui.work import Work
from facilitator.words.messages import sentence
from tests.ui.laptop import Laptop


class Panic(BaseException):
    """What a library throws that is no Exception."""


@pytest.mark.parametrize("bug", [ZeroDivisionError, Panic])
def test_a_bug_is_logged_and_told_as_trouble(
    bug: type[BaseException], qapp: object, qtbot: QtBot
) -> None:
    def call() -> object:
        raise bug("secret")

    owner = QObject()
    work = Work(call, owner)
    with qtbot.waitSignal(work.failed) as failed:
        work.start()
    (trouble,) = failed.args
    assert isinstance(trouble, Trouble)
    assert str(paths.logs_folder()) in sentence(trouble)
    assert bug.__name__ in (paths.logs_folder() / "facilitator.log").read_text()


def test_after_a_bug_copies_are_saved_again(
    laptop: Laptop, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "사본.workshop"
    monkeypatch.setattr(copies_module, "ask_copy_path", lambda *asked: path)
    monkeypatch.setattr(file_dialogs, "ask_new_file", lambda *asked: path)
    services, shell = _files(laptop), laptop.shell
    copies, elsewhere = shell.wishes.copies, shell.elsewhere
    pairs: list[tuple[Callable[[], None], Copies | Elsewhere]]
    pairs = [(copies.save, copies), (elsewhere.save_elsewhere, elsewhere)]
    for act, owner in pairs:
        with monkeypatch.context() as broken:
            broken.setattr(services, "create_file", _bug)
            act()
            qtbot.waitUntil(partial(_is_idle, owner))
        assert "facilitator.log" in laptop.notice()
    copies.save()
    qtbot.waitUntil(lambda: not copies.is_busy())
    assert path.exists()


def _files(laptop: Laptop) -> Files:
    services = laptop.shell._services
    assert isinstance(services, Files)
    return services


def _is_idle(owner: Copies | Elsewhere) -> bool:
    return not owner.is_busy()


def _bug(*given: object) -> OpenedFile:
    raise ZeroDivisionError

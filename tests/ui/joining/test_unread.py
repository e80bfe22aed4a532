"""The joining page says which entries could not be read."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from facilitator.app.joining.joining import Joining as Joined
from facilitator.app.joining.joining import Side
from facilitator.storage.file import read
from facilitator.ui.joining.unread_words import unread_words
from tests.ui.joining.conftest import Joining

pytestmark = pytest.mark.slow


def spoil(path: Path, label: str) -> int:
    """Have the last entry of this kind be one that nobody can read; give its number."""
    number = next(row.number for row in reversed(read(path)[1]) if row.label.value == label)
    with closing(sqlite3.connect(path, isolation_level=None)) as driver:
        driver.execute("UPDATE journal SET changes = 'x' WHERE number = ?", (number,))
    return number


def test_entries_of_the_other_copy_that_cannot_be_read_are_named(
    joining: Joining, theirs: Path
) -> None:
    number = spoil(theirs, "note_added")
    joining.take(theirs)
    shown = joining.page.view.unread
    assert shown.isVisible()
    assert f"다른 사본에서 읽을 수 없는 기록 번호: {number}" in shown.text()
    assert "이 파일에서" not in shown.text()


def test_where_everything_can_be_read_nothing_is_said(joining: Joining, theirs: Path) -> None:
    joining.take(theirs)
    assert not joining.page.view.unread.isVisible()


def test_a_long_list_is_cut() -> None:
    told = unread_words(Joined(unread={Side.MINE: tuple(range(1, 41))}))
    assert told.startswith("이 파일에서 읽을 수 없는 기록 번호: 1, 2, 3")
    assert "외 28건" in told and "40" not in told

"""What could not be saved and has no file any more is found, told in words, and let go."""

import os
import shutil
import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import IO

import pytest

from facilitator.app import answers, editing, notes, running
from facilitator.app.backups import BackupReason
from facilitator.app.book import import_book
from facilitator.app.desk import Desk
from facilitator.app.entry import Entry
from facilitator.app.left_over import LeftOver, Place
from facilitator.app.left_text import left_text
from facilitator.app.making import new_workshop
from facilitator.bootstrap import Files
from facilitator.domain.failures import Trouble
from facilitator.domain.terms import AnswerWord
from facilitator.domain.workshop import Workshop
from facilitator.storage.file import create, open_for_writing
from facilitator.storage.header import hold, identity, release, version_of
from facilitator.storage.migrations import VERSION
from tests.sample import JAESAENG, MAEUL, project_id, sample_workshop, section_id

NOW = datetime(2025, 12, 6, 8, 30)


@pytest.fixture
def files() -> Files:
    return Files()


@pytest.fixture
def made(path: Path) -> Path:
    entry = Entry(Workshop(), datetime(2025, 12, 5, 9))
    create(path, [import_book(entry, tuple(sample_workshop().all_entities()))])
    return path


def leave(path: Path, *steps: Callable[[Desk], object]) -> Path:
    """Enter something while the file is away, end the session; tell where the file is now."""
    opened = open_for_writing(path, recovery=Files()._recovery())
    desk = Desk(opened.workshop, opened.journal, opened.keeper, by="김서기")
    away = path.with_name("away.workshop")
    path.rename(away)
    for step in steps:
        step(desk)
    opened.keeper.close()
    return away


def center(name: str) -> Callable[[Desk], object]:
    return lambda desk: desk.do(editing.add_center, name)


def note(text: str, *, private: bool = False) -> Callable[[Desk], object]:
    return lambda desk: desk.do(notes.add_note, project_id(3), text, private=private)


def found(files: Files, *copies: Path) -> LeftOver:
    (one,) = files.left_over(copies)
    return one


def test_what_waits_for_a_file_that_is_gone_is_found(files: Files, made: Path) -> None:
    leave(made, center("가온센터"), center("나래센터"))
    left = found(files)
    assert (left.path, left.place, left.count) == (made, Place.NOTHING, 2)
    assert (left.copy, left.backup) == (None, None)


def test_where_the_file_stands_it_takes_it_over_by_itself(files: Files, made: Path) -> None:
    leave(made, center("가온센터")).rename(made)
    assert files.left_over([]) == []


def test_where_another_workshop_has_its_path_it_is_found(files: Files, made: Path) -> None:
    leave(made, center("가온센터"))
    create(made, [new_workshop(NOW)])
    assert found(files).place is Place.ANOTHER


def test_where_the_file_is_damaged_it_is_found(files: Files, made: Path) -> None:
    leave(made, center("가온센터"))
    made.write_bytes(b"x" * 5000)
    assert found(files).place is Place.UNREADABLE


def test_a_session_that_goes_on_keeps_it_to_itself(files: Files, made: Path) -> None:
    opened = open_for_writing(made, recovery=files._recovery())
    made.rename(made.with_name("away.workshop"))
    Desk(opened.workshop, opened.journal, opened.keeper).do(editing.add_center, "가온센터")
    assert opened.keeper.hold(5)
    assert files.left_over([]) == []
    opened.keeper.close()
    assert found(files).count == 1


def test_a_copy_that_holds_it_all_leaves_nothing_to_tell(files: Files, made: Path) -> None:
    away = leave(made, center("가온센터"))
    copy = away.rename(made.with_name("사본.workshop"))
    assert found(files, copy).copy == copy
    open_for_writing(copy, recovery=files._recovery()).keeper.close()
    assert files.left_over([copy]) == []


def test_of_two_copies_the_one_with_the_latest_entry_is_offered(files: Files, made: Path) -> None:
    stale = Path(shutil.copy(made, made.with_name("아침.workshop")))
    opened = open_for_writing(made, recovery=files._recovery())
    Desk(opened.workshop, opened.journal, opened.keeper, by="김서기").do(editing.add_center, "가온")
    opened.keeper.close()
    latest = Path(shutil.copy(made, made.with_name("저녁.workshop")))
    leave(made, center("나래센터")).unlink()
    assert found(files, stale, latest).copy == latest
    assert found(files, latest, stale).copy == latest


def test_typing_that_went_on_after_the_copy_is_still_told(files: Files, made: Path) -> None:
    opened = open_for_writing(made, recovery=files._recovery())
    clock = iter(datetime(2025, 12, 5, 10, minute) for minute in range(9))
    desk = Desk(opened.workshop, opened.journal, opened.keeper, lambda: next(clock))
    desk.do(notes.type_note, project_id(3), "기록")
    assert opened.keeper.flush(5)
    away = made.rename(made.with_name("away.workshop"))
    desk.do(notes.type_note, project_id(3), "기록을 남기다")
    opened.keeper.close()
    assert found(files, away).count == 1


def test_a_backup_is_the_way_back_and_gives_the_names(files: Files, made: Path) -> None:
    backup = files._backups().make(made, BackupReason.OPENING)
    leave(made, note("예산은 3월에 정한다")).unlink()
    left = found(files)
    assert left.backup == backup
    assert left.title == sample_workshop().event.title
    assert "사업 3" in left_text(left, NOW)


def test_what_only_moved_the_place_is_nothing_to_tell(files: Files, made: Path) -> None:
    leave(made, lambda desk: desk.do(notes.type_note, project_id(1), ""))
    assert files.left_over([]) == []


def test_the_text_tells_every_word_that_was_entered(files: Files, made: Path) -> None:
    leave(
        made,
        center("가온센터"),
        note("예산은 3월에\n정한다"),
        note("밖에서 말하지 않기로", private=True),
        lambda desk: desk.do(running.start_section, section_id(1)),
        lambda desk: desk.undo(),
        lambda desk: desk.do(notes.type_note, project_id(1), "아직 적는 ㅈ"),
    ).unlink()
    left = found(files)
    text = left_text(left, NOW)
    for told in ("가온센터", "예산은 3월에", "정한다", "밖에서 말하지 않기로", "비공개", "김서기"):
        assert told in text, told
    assert "아직 적는 ㅈ" in text
    assert str(made) in text and "기록 6건" in text
    assert "되돌림: 섹션 시작" in text
    assert "사업 ?1" in text and "없어진 파일" in text, "only the lost file had its name"


def test_what_only_the_lost_file_named_is_told_apart(files: Files, made: Path) -> None:
    leave(
        made,
        lambda desk: desk.do(answers.record_answer, project_id(3), MAEUL, AnswerWord.YES),
        lambda desk: desk.do(answers.record_answer, project_id(3), JAESAENG, AnswerWord.NO),
        lambda desk: desk.do(answers.record_answer, project_id(1), JAESAENG, AnswerWord.NO),
    ).unlink()
    text = left_text(found(files), NOW)
    for told in ("센터 ?1 · 사업 ?1", "센터 ?2 · 사업 ?1", "센터 ?2 · 사업 ?2"):
        assert told in text
    assert "삭제됨" not in text


def test_the_text_is_written_for_its_owner_only_and_replaces_only_as_a_whole(
    files: Files, tmp_path: Path
) -> None:
    place = tmp_path / "기록.txt"
    place.write_text("old")
    files.save_text(place, "새 기록\n")
    assert place.read_text("utf-8-sig") == "새 기록\n"
    assert place.read_bytes().startswith(b"\xef\xbb\xbf")
    assert place.stat().st_mode & 0o777 == 0o600
    with pytest.raises(Trouble) as raised:
        files.save_text(tmp_path / "없음" / "기록.txt", "x")
    assert raised.value.code == "no_such_folder"
    assert [each.name for each in tmp_path.glob("*.txt")] == ["기록.txt"]


def test_what_is_deleted_is_gone_and_the_rest_stays(files: Files, made: Path) -> None:
    leave(made, center("가온센터"))
    other = made.with_name("다른.workshop")
    create(other, [new_workshop(NOW)])
    leave(other, center("나래센터"))
    first = next(left for left in files.left_over([]) if left.path == made)
    files.forget_left_over(first)
    assert found(files).path == other
    files.forget_left_over(first)  # again does nothing


def test_an_empty_folder_costs_one_look(files: Files, monkeypatch: pytest.MonkeyPatch) -> None:
    files._recovery().mkdir(parents=True)
    looks: list[object] = []
    look = os.scandir

    def counted(folder: Path) -> object:
        looks.append(folder)
        return look(folder)

    monkeypatch.setattr(os, "scandir", counted)
    assert files.left_over([Path("a.workshop")]) == []
    assert len(looks) == 1


def test_no_file_is_opened_here_while_another_thread_looks_into_it(
    made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Closing what was opened to look would drop SQLite's lock on it."""
    file = identity(made)
    order: list[str] = []
    reading, may_end = threading.Event(), threading.Event()

    def slow(path: Path, mode: str) -> IO[bytes]:
        reading.set()
        may_end.wait(5)
        order.append("looked")
        return open(path, mode)  # noqa: PTH123  # Path.open is this

    def open_it() -> None:
        hold(file, made)
        order.append("held")

    monkeypatch.setattr(Path, "open", slow)
    looking = threading.Thread(target=version_of, args=(made, VERSION))
    looking.start()
    assert reading.wait(5)
    holding = threading.Thread(target=open_it)
    holding.start()
    holding.join(0.1)
    assert order == []
    may_end.set()
    holding.join(5)
    looking.join(5)
    release(file)
    assert order == ["looked", "held"]

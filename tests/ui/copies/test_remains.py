"""What else holds what is deleted for good: found wherever it is, and taken out of it alone."""

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from shutil import copyfile

import pytest

from facilitator import paths
from facilitator.app import notes
from facilitator.app.action import Action, Change, Label
from facilitator.app.copies.copying import take, whole
from facilitator.app.copies.purging import Target, purged, texts_of
from facilitator.app.desk import Desk
from facilitator.app.settings import Recent, remember
from facilitator.bootstrap import Files
from facilitator.domain.entities import EntityKind
from facilitator.domain.terms import WorkshopStage
from facilitator.storage.check import integrity
from facilitator.storage.file import create, open_for_writing, read
from facilitator.storage.writing.recovery import RecoveryFile
from facilitator.ui.copies.remains import Remains, find_remains, remove_remains
from tests.sample import project_id
from tests.storage.backups.backed_up import back_up

SECRET = "홍길동 팀장은 내년에 그만둔다고 말했다"
HALF = "홍길동 팀장은 내ㄴ"


def work(path: Path, *texts: str, typed: str = "") -> Desk:
    """Note texts in a file, and leave one half typed."""
    opened = open_for_writing(path)
    desk = Desk(opened.workshop, opened.journal, opened.keeper)
    with closing(opened.keeper):
        for text in texts:
            desk.do(notes.add_note, project_id(1), text)
        if typed:
            desk.do(notes.type_note, project_id(1), typed)
    return desk


@dataclass
class Case:
    """A file with a note that is to go."""

    path: Path
    files: Files
    actions: Sequence[Action]
    targets: Sequence[Target]

    @classmethod
    def of(cls, path: Path, desk: Desk) -> "Case":
        note = next(note for note in desk.workshop.notes if note.text == SECRET)
        target = Target(EntityKind.NOTE, note.id)
        return cls(path, Files(), whole(take(desk)), [target])

    @property
    def uid(self) -> str:
        return self.actions[0].uid

    def find(self) -> Remains:
        texts = texts_of(self.actions, self.targets)
        return find_remains(self.files, self.path, self.uid, self.targets, texts)

    def remove(self, found: Remains) -> None:
        remove_remains(self.files, self.uid, found, self.targets, "진행자")


@pytest.fixture
def case(path: Path) -> Case:
    return Case.of(path, work(path, "남길 말", SECRET))


def holds(path: Path, text: str = SECRET[:6]) -> bool:
    return text.encode() in path.read_bytes()


def test_a_backup_made_in_mid_sentence_is_found_and_cleaned(path: Path) -> None:
    files = Files()
    work(path, "남길 말", typed=HALF)
    back_up(path)
    case = Case.of(path, work(path, SECRET))
    (backup,) = found = case.find().backups
    assert holds(backup.path)
    case.remove(Remains(found, texts=(SECRET,)))
    (cleaned,) = files.backups_of(path)
    assert not holds(cleaned.path)
    assert (cleaned.made_at, cleaned.original) == (backup.made_at, backup.original)
    assert cleaned.is_whole
    workshop, journal = read(cleaned.path)
    assert [note.text for note in workshop.notes] == ["남길 말"]
    assert journal[-1].label is Label.DELETED_FOR_GOOD
    assert integrity(cleaned.path) == []
    assert case.find().are_none


def test_the_backups_of_other_files_lose_nothing_else(case: Case) -> None:
    other = case.path.with_name("b.workshop")
    copyfile(case.path, other)
    work(other, "b에서만 한 말")
    for path in (case.path, other):
        back_up(path)
    found = case.find()
    assert {backup.original for backup in found.backups} == {case.path, other}
    case.remove(found)
    (kept,) = case.files.backups_of(other)
    assert [note.text for note in read(kept.path)[0].notes] == ["남길 말", "b에서만 한 말"]
    assert not holds(kept.path)


def test_what_a_kill_left_of_a_recovery_file_is_found_and_forgotten(case: Case) -> None:
    folder = paths.data_folder() / "recovery"
    rows = read(case.path)[1]
    RecoveryFile(folder, case.path, rows).hold(None, [(r.number, r.action()) for r in rows[-1:]])
    (left,) = folder.glob("*.jsonl")
    left = left.rename(left.with_suffix(".tmp"))
    found = case.find()
    assert found.is_in_recovery
    case.remove(found)
    assert not left.exists()


def test_what_a_kill_left_of_a_recovery_file_goes_when_the_workshop_is_opened(case: Case) -> None:
    folder = paths.data_folder() / "recovery"
    rows = read(case.path)[1]
    RecoveryFile(folder, case.path, rows).hold(None, [(r.number, r.action()) for r in rows[-1:]])
    (left,) = folder.glob("*.jsonl")
    left = left.rename(left.with_suffix(".tmp"))
    opened = case.files.open_file(case.path)
    assert opened.keeper.flush(5)
    opened.keeper.close()
    assert not left.exists()
    assert len(read(case.path)[1]) == len(rows)


def test_copies_that_are_known_are_named_and_stay(case: Case, tmp_path: Path) -> None:
    def made(folder: Path, name: str) -> Path:
        folder.mkdir(exist_ok=True)
        copyfile(case.path, folder / name)
        return folder / name

    beside = made(case.path.parent, "되살린 것.workshop")
    documents = made(case.files.documents_folder(), "사본.workshop")
    recent = made(tmp_path / "stick", "옮기기 전.workshop")
    opened = Recent(str(recent), "", WorkshopStage.PREPARED, None, datetime(2024, 12, 5))
    case.files.save_settings(remember(case.files.load_settings(), opened))
    moved_from = made(tmp_path / "old", "이전 자리.workshop")
    back_up(moved_from)
    work(made(case.path.parent, "빼고 만든 것.workshop"))
    create(
        case.path.parent / "다른 워크숍.workshop", [Action(Label.NOTE_ADDED, opened.opened_at, ())]
    )
    found = case.find()
    assert set(found.copies) == {
        beside,
        documents,
        recent,
        moved_from,
        beside.with_name("빼고 만든 것.workshop"),
    }
    case.remove(found)
    assert all(holds(file) for file in found.copies)


def test_a_copy_without_it_is_not_named(case: Case) -> None:
    clean = case.path.with_name("깨끗한 사본.workshop")
    create(clean, purged(case.actions, case.targets, datetime(2024, 12, 6), texts=[SECRET]))
    assert case.find().are_none


def test_what_cannot_be_read_may_hold_it(case: Case) -> None:
    moved_from = case.path.with_name("이전 자리.workshop")
    copyfile(case.path, moved_from)
    back_up(moved_from)
    (backup,) = case.files.backups_of(moved_from)
    for spoilt in (moved_from, backup.path, case.path.with_name("무엇인지 모름.workshop")):
        spoilt.write_bytes(b"?" * 4096)
    found = case.find()
    assert (found.copies, [b.path for b in found.unreadable]) == ((moved_from,), [backup.path])
    case.remove(found)
    assert not backup.path.exists()
    assert moved_from.exists()


def test_half_typed_words_of_something_else_are_not_taken_for_it(path: Path) -> None:
    work(path, typed="홍보 예산은 내년에")
    back_up(path)
    assert Case.of(path, work(path, SECRET)).find().are_none


def test_a_text_of_an_answer_that_a_backup_never_heard_of_removes_nothing_there(case: Case) -> None:
    back_up(case.path)
    answer = Target(EntityKind.ANSWER, "nobody", "reason")
    case.targets = [*case.targets, answer]
    case.remove(case.find())
    (cleaned,) = case.files.backups_of(case.path)
    changes: tuple[Change, ...] = read(cleaned.path)[1][-1].load()
    assert [change.kind for change in changes] == [EntityKind.NOTE]


def test_a_recovery_file_with_what_cannot_be_read_may_hold_it(case: Case) -> None:
    folder = paths.data_folder() / "recovery"
    rows = read(case.path)[1]
    RecoveryFile(folder, case.path, rows).hold(None, [(r.number, r.action()) for r in rows[1:2]])
    (left,) = folder.glob("*.jsonl")
    left = left.rename(left.with_suffix(".unread"))
    assert not case.find().is_in_recovery
    with left.open("a") as file:
        file.write('{"number": 9, "uid": "x", "of": "a newer program"}\n')
    found = case.find()
    assert found.is_in_recovery
    case.remove(found)
    assert not left.exists()

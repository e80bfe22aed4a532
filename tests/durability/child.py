"""The program whose calls are recorded: it works on a workshop and says what is saved.

python -m tests.durability.child STORY FILE [PRAGMA...]

`saved N` is said by the keeper's own thread, the moment COMMIT has returned; `kept N SUM` by the
one who works, when the Action with that number is saved as it is now. The pragmas weaken the
settings; `loose folders` leaves new folders unsynced.
"""

import os
import sqlite3
import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from time import sleep

from facilitator.app import answers, editing, notes, place, running
from facilitator.app.desk import Desk
from facilitator.app.making import new_workshop
from facilitator.bootstrap import Files
from facilitator.domain.terms import AnswerWord, SlideKind
from facilitator.paths import data_folder
from facilitator.storage.file import create, open_for_writing
from facilitator.storage.publish import sync_folder
from facilitator.storage.writing import recovery as recovery_file
from facilitator.storage.writing.left_behind import left_behind, sum_of

AWAY = "away.workshop"
LOOSE = "loose folders"


def say(text: str) -> None:
    os.write(1, f"{text}\n".encode())


def say_saved(number: int, at: datetime) -> None:
    say(f"saved {number}")


def make_loosely(folder: Path) -> None:
    """Make a folder as it should not be made: nobody sees to it that it stays."""
    folder.mkdir(parents=True, exist_ok=True)


class Weakening:
    """A chore that takes the safety out of a connection before the first Action is written."""

    def __init__(self, pragmas: Sequence[str]) -> None:
        self._pragmas = pragmas

    def look(self, driver: sqlite3.Connection, now: float) -> float:
        for pragma in self._pragmas:
            driver.execute(f"PRAGMA {pragma}")
        return 3600.0


class Work:
    """An open workshop in which steps are done; each is waited for, and told."""

    def __init__(self, path: Path, pragmas: Sequence[str]) -> None:
        opened = open_for_writing(path, (Weakening(pragmas),))
        self.keeper = opened.keeper
        self.keeper.listen(say_saved, lambda trouble: say(f"trouble {trouble.code}"))
        self.desk = Desk(opened.workshop, opened.journal, opened.keeper, by="진행자")

    def tell(self) -> None:
        """Wait until all is saved, and tell how the last Action is kept."""
        if not self.keeper.flush(30):
            raise SystemExit("not saved")
        row = self.desk.row(self.desk.number)
        if row is not None:
            say(f"kept {row.number} {sum_of(row.action())}")


def day(work: Work, rounds: int) -> None:
    """Do what a section does: type, note, answer, go on, take back; now and then a lot at once."""
    desk = work.desk
    for name in ("마을", "공익", "재생"):
        desk.do(editing.add_center, name, name)
    lead, center, other = (c.id for c in desk.workshop.centers)
    desk.do(editing.add_project, title="사업", lead=lead)
    project = desk.workshop.projects[0].id
    desk.do(editing.propose_to, project, [center, other])
    desk.do(editing.add_section, title="섹션 1", planned_minutes=50, projects=(project,))
    section = desk.workshop.sections[0].id
    desk.do(running.start_section, section)
    work.tell()
    for turn in range(rounds):
        for text in ("안", "안녕", f"안녕하세요 {turn}"):
            desk.do(notes.type_note, project, text)
            work.tell()
        desk.do(notes.add_note, project, f"{turn} " + "토의 내용 " * 40)
        desk.do(answers.record_answer, project, center, AnswerWord.CONDITIONAL, condition=f"{turn}")
        desk.do(place.go_to, section, project, list(SlideKind)[turn % 3])
        if turn % 3 == 0:
            desk.undo()
        if turn % 4 == 1:
            desk.do(editing.edit_event, purpose=f"{turn} " + "긴 목적 " * 3000)
        work.tell()
    desk.do(running.end_section, section)
    work.tell()


def large(work: Work, rounds: int) -> None:
    """Enter more at once than SQLite keeps in memory, so that it writes before the COMMIT."""
    for turn in range(rounds):
        work.desk.do(editing.add_center, f"센터 {turn}")
        work.desk.do(editing.edit_event, purpose=f"{turn} " + "긴 목적 " * 60_000)
        work.tell()
    work.desk.undo()
    work.tell()


def in_a_new_file(steps: Callable[[Work, int], None], rounds: int) -> Callable[..., None]:
    def run(path: Path, pragmas: Sequence[str]) -> None:
        create(path, [new_workshop(datetime(2025, 12, 5, 9))])
        say("made")
        work = Work(path, pragmas)
        steps(work, rounds)
        work.keeper.close()

    return run


def opened_by_the_program(path: Path, pragmas: Sequence[str]) -> None:
    """Open a file as the windows do, with backups; of an older version, it is migrated."""
    opened = Files().open_file(path)
    say("made")
    opened.keeper.listen(say_saved, lambda trouble: say(f"trouble {trouble.code}"))
    desk = Desk(opened.workshop, opened.journal, opened.keeper, by="진행자")
    desk.do(editing.add_center, "재생", "재생")
    if not opened.keeper.flush(30):
        raise SystemExit("not saved")
    opened.keeper.close()


def waiting(path: Path, pragmas: Sequence[str]) -> None:
    """Enter what cannot be saved, because the file is away; then it is back.

    `held N` is said when the first N Actions are in the recovery file, if not in the workshop.
    """
    create(path, [new_workshop(datetime(2025, 12, 5, 9))])
    if LOOSE in pragmas:
        recovery_file.make_own_folder = make_loosely  # type: ignore[attr-defined]  # that module imports it
    recovery = data_folder() / "recovery"
    opened = open_for_writing(path, recovery=recovery)
    opened.keeper.listen(say_saved, lambda trouble: None)
    desk = Desk(opened.workshop, opened.journal, opened.keeper, by="진행자")
    away = path.with_name(AWAY)
    path.rename(away)
    sync_folder(path.parent)  # who renames files is not who is tested here
    for number in range(2, 8):
        desk.do(editing.add_center, f"센터 {number}")
        if number % 3 == 0:
            while sum(len(left.versions) for left in left_behind(recovery)) < number - 1:
                sleep(0.05)
            sleep(0.3)  # the folder is synced after the file has its name
            say(f"held {number}")
    if "and stay" in pragmas:
        sleep(60)
    away.rename(path)
    sync_folder(path.parent)
    opened.keeper.flush(30)
    opened.keeper.close()


STORIES = {
    "short": in_a_new_file(day, 1),
    "day": in_a_new_file(day, 24),
    "large": in_a_new_file(large, 2),
    "waiting": waiting,
    "opened": opened_by_the_program,
}


if __name__ == "__main__":
    STORIES[sys.argv[1]](Path(sys.argv[2]), sys.argv[3:])

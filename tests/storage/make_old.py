"""Write `old/version-N.workshop` with the newest schema: run once, when that version is released.

    python -m tests.storage.make_old

Beside each old file stands what `facilitator show --json` said of it on that day, in
`old/version-N.json`; a newer program must say the same. Only where the form of `show --json`
itself has changed (a contract), write those files anew and look at every difference:

    python -m tests.storage.make_old --expected
"""

import json
import sys
from datetime import date, datetime
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory

from facilitator.app import (
    answers,
    attendance,
    commitments,
    editing,
    notes,
    place,
    room_log,
    running,
    wall,
)
from facilitator.app.desk import Desk
from facilitator.app.joining.joining import Copy, compare, join
from facilitator.app.making import new_workshop
from facilitator.app.show import outcome_json
from facilitator.domain.terms import AnswerWord, Presence, SlideKind
from facilitator.storage.file import create, open_for_writing, read
from facilitator.storage.migrations import VERSION

OLD = Path(__file__).with_name("old")


def main() -> None:
    path = OLD / f"version-{VERSION}.workshop"
    create(path, [new_workshop(datetime(2025, 12, 1, 9))], overwrite=True)
    with TemporaryDirectory() as folder:
        _work(path)
        other = Path(folder) / path.name
        copyfile(path, other)
        _answer(path, AnswerWord.YES, "진행자")
        _answer(other, AnswerWord.NO, "다른 방")
        _join(path, other)
    path.chmod(0o600)
    expect(path)


def expect(path: Path) -> None:
    """Write down what the file holds, beside it."""
    workshop, journal = read(path)
    told = json.dumps(outcome_json(workshop, journal[-1].number), ensure_ascii=False, indent=1)
    path.with_suffix(".json").write_text(told + "\n", encoding="utf-8")


def _answer(path: Path, word: AnswerWord, by: str) -> None:
    """Take an answer and a note in one of two rooms."""
    opened = open_for_writing(path)
    at = datetime(2025, 12, 5, 15)
    desk = Desk(opened.workshop, opened.journal, opened.keeper, clock=lambda: at, by=by)
    project, (_, linked) = desk.workshop.projects[0].id, desk.workshop.centers
    desk.do(answers.record_answer, project, linked.id, word, said_by=by)
    desk.do(commitments.add_action_item, project, text=f"{by}에서 챙길 일", center=linked.id)
    opened.keeper.close()


def _join(path: Path, other: Path) -> None:
    theirs = Copy(*read(other))
    opened = open_for_writing(path)
    at = datetime(2025, 12, 5, 18)
    desk = Desk(opened.workshop, opened.journal, opened.keeper, clock=lambda: at, by="진행자")
    desk.do(join, compare(Copy(desk.workshop, desk.journal()), theirs))
    opened.keeper.close()


def _work(path: Path) -> None:
    opened = open_for_writing(path)
    at = datetime(2025, 12, 5, 14)
    desk = Desk(opened.workshop, opened.journal, opened.keeper, clock=lambda: at, by="진행자")
    desk.do(editing.edit_event, title="2025 협업 워크숍", held_on=date(2025, 12, 5))
    desk.do(editing.add_center, "공익활동지원센터", "공익")
    desk.do(editing.add_center, "마을공동체지원센터", "마을")
    lead, linked = (center.id for center in desk.workshop.centers)
    desk.do(editing.add_project, title="공유공간 공동 운영", lead=lead)
    project = desk.workshop.projects[0].id
    desk.do(editing.propose_to, project, [linked])
    desk.do(editing.add_section, title="섹션 1", planned_minutes=50, projects=(project,))
    desk.do(answers.record_answer, project, linked, AnswerWord.CONDITIONAL, condition="예산 협의")
    desk.do(notes.type_note, project, "버스")
    desk.do(notes.add_note, project, "버스 시간을 맞춘다")
    desk.undo()
    desk.redo()
    section = desk.workshop.sections[0].id
    desk.do(running.start_section, section)
    desk.do(place.go_to, section, project, SlideKind.ANSWERS)
    desk.do(running.pause_section, section, "화재 경보")
    desk.do(running.change_minutes, section, -5)
    desk.do(attendance.record_presence, section, linked, Presence.LEFT)
    desk.do(wall.hold_wall)
    desk.do(wall.show_message, "5분 후 다시 시작합니다")
    desk.do(room_log.log_wall, True)
    opened.keeper.close()


if __name__ == "__main__":
    if "--expected" in sys.argv:
        for each in sorted(OLD.glob("*.workshop")):
            expect(each)
    else:
        main()

"""Write `old/version-N.workshop` with the newest schema: run once, when that version is released.

python -m tests.storage.make_old
"""

from datetime import date, datetime
from pathlib import Path

from facilitator.app import answers, attendance, editing, notes, place, room_log, running, wall
from facilitator.app.desk import Desk
from facilitator.domain.terms import AnswerWord, Presence, SlideKind
from facilitator.storage.file import create, open_for_writing
from facilitator.storage.migrations import VERSION


def main() -> None:
    path = Path(__file__).with_name("old") / f"version-{VERSION}.workshop"
    create(path, overwrite=True)
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
    main()

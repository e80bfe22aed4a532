"""Work on a workshop until killed; says `saved N` for every Action that is in the file."""

import os
import sys
from datetime import datetime
from itertools import count
from pathlib import Path

from facilitator.app import answers, editing, notes
from facilitator.app.desk import Desk
from facilitator.domain.terms import AnswerWord
from facilitator.storage.file import open_for_writing


def say(number: int, at: datetime) -> None:
    os.write(1, f"saved {number}\n".encode())


def main(path: Path) -> None:
    opened = open_for_writing(path)
    opened.keeper.listen(say, lambda trouble: None)
    desk = Desk(opened.workshop, opened.journal, opened.keeper)
    if not desk.workshop.projects:
        desk.do(editing.add_center, "마을", "마을")
        desk.do(editing.add_project, title="사업")
    project, center = desk.workshop.projects[0].id, desk.workshop.centers[0].id
    for turn in count(desk.number):
        desk.do(notes.type_note, project, f"{turn} 치는 중")
        desk.do(notes.add_note, project, f"{turn} " + "토의 내용 " * 50)
        desk.do(answers.record_answer, project, center, AnswerWord.CONDITIONAL, condition=f"{turn}")
        if turn % 3 == 0:
            desk.undo()
        opened.keeper.flush(5)


if __name__ == "__main__":
    main(Path(sys.argv[1]))

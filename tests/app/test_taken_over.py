"""What a joining took over is counted in one way, wherever its number is told."""

from facilitator.app import answers, notes, place, running
from facilitator.app.history.history import History
from facilitator.app.history.words import tell
from facilitator.app.joining.joining import Copy, Side, compare, decide, join, undecided
from facilitator.app.joining.merging import Merged, merged_lines
from facilitator.app.taken_over import taken_over
from facilitator.domain.terms import AnswerWord, SlideKind
from facilitator.ui.joining.gathering import gather
from facilitator.words import language, use_language
from tests.app.day import Day
from tests.sample import GONGIK, MAEUL, SAGYEONG, project_id, sample_workshop, section_id

P3 = project_id(3)


def two_rooms() -> tuple[Day, Day]:
    """Give two copies; theirs ran a section, stood in places, typed, and said three things."""
    mine = Day(sample_workshop())
    mine.do(notes.add_note, None, "인사", section=section_id(1))
    theirs = mine.reopened("김주임")
    theirs.do(running.start_section, section_id(2))
    theirs.do(place.go_to, section_id(2), P3, SlideKind.ANSWERS)
    theirs.do(answers.type_answer, P3, MAEUL, AnswerWord.CONDITIONAL, "예")
    theirs.do(answers.record_answer, P3, MAEUL, AnswerWord.CONDITIONAL, condition="예산")
    theirs.do(notes.add_note, P3, "버스")
    return mine, theirs


def test_page_history_and_command_line_tell_one_number() -> None:
    before = language()
    use_language("ko")
    try:
        mine, theirs = two_rooms()
        joining = compare(
            Copy(mine.workshop, mine.desk.journal()), Copy(theirs.workshop, theirs.desk.journal())
        )
        page = gather(joining, mine.workshop, theirs.workshop)
        assert mine.do(join, joining)
        assert len(taken_over(joining.changes)) == page.count == 3, "section, answer, note"
        history = History(mine.desk)
        newest = history.line(history.numbers()[0])
        assert tell(history, newest).subject == "다른 사본의 내용 3건"
        lines = merged_lines(Merged(joining, [], mine.workshop))  # as the command line tells it
        assert lines == ["다른 사본의 내용 3건을 병합했습니다."]
        mine.desk.undo()
        undone = History(mine.desk)
        assert tell(undone, undone.line(undone.numbers()[0])).subject == "다른 사본의 내용 3건"
    finally:
        use_language(before)


def test_what_the_history_unfolds_of_a_joining_was_entered_by_somebody() -> None:
    mine, theirs = two_rooms()
    joining = compare(
        Copy(mine.workshop, mine.desk.journal()), Copy(theirs.workshop, theirs.desk.journal())
    )
    mine.do(join, joining)
    history = History(mine.desk)
    line = history.line(history.numbers()[0])
    brought = history.brought(history.numbers()[0])
    assert line.brought == len(brought) == 3 < len(joining.brought)


def test_a_decision_is_told_by_what_it_changed() -> None:
    before = language()
    use_language("ko")
    try:
        mine, theirs = two_rooms()
        for day, center in ((mine, GONGIK), (theirs, GONGIK)):
            day.do(answers.record_answer, P3, MAEUL, AnswerWord.YES, said_by=center)
        mine.do(answers.record_answer, project_id(1), MAEUL, AnswerWord.YES)
        theirs.do(answers.record_answer, project_id(1), MAEUL, AnswerWord.NO)
        mine.do(
            join,
            compare(
                Copy(mine.workshop, mine.desk.journal()),
                Copy(theirs.workshop, theirs.desk.journal()),
            ),
        )
        for found in undecided(mine.workshop, mine.desk.journal()):
            side = Side.THEIRS if found.entity.startswith(project_id(1)) else Side.MINE
            mine.do(decide, found.id, side)
        history = History(mine.desk)
        decided = [tell(history, history.line(number)) for number in history.numbers()[:2]]
        edits = [edit.text() for told in decided for edit in told.edits]
        assert any("참여 → 불참" in text for text in edits), edits
        assert not any("대상" in text or "입력한 사람" in text for text in edits)
        assert not any(SAGYEONG in told.subject for told in decided)
    finally:
        use_language(before)

"""The history stands beside any page: read, searched, walked by key, one entry taken back."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from facilitator.app import answers, editing, notes, running, wall
from facilitator.app.action import Label
from facilitator.app.copies.purging import Target
from facilitator.domain.entities import EntityKind
from facilitator.domain.terms import AnswerWord, SlideKind
from facilitator.ui.history.history_panel import HistoryPanel
from facilitator.ui.rehearsal import hands
from tests.sample import MAEUL, project_id, section_id
from tests.ui.accessible import faults, names_of
from tests.ui.history.conftest import P3, Open, later
from tests.ui.laptop import Laptop, focus

pytestmark = pytest.mark.slow

KEY = Qt.Key


def shown(panel: HistoryPanel) -> list[str]:
    """List the entries as a screen reader hears them, days left out."""
    model = panel.model
    rows = (model.index(row) for row in range(model.rowCount()))
    return [str(row.data()) for row in rows if row.flags() & Qt.ItemFlag.ItemIsEnabled]


def slide(laptop: Laptop) -> SlideKind:
    """Tell what the console stands on."""
    return laptop.workshop.live.slide


def choose(panel: HistoryPanel, label: Label, at: int = 0) -> int:
    """Choose an entry by its label, the newest first; give its number."""
    numbers = [n for n in panel.history.numbers() if panel.history.label(n) is label]
    panel.choose(numbers[at])
    hands.settle()
    return numbers[at]


def test_it_opens_and_closes_by_key_and_gives_the_keyboard_back(busy: Laptop) -> None:
    busy.notes.start_typing()
    hands.compose("마")
    before = focus()
    hands.control(KEY.Key_H)
    panel = busy.view.history.panel
    assert panel is not None and panel.isVisible() and focus() is panel.filter.field
    assert busy.notes.input.toPlainText() == "마", "the composing syllable stays"
    hands.press(KEY.Key_Escape)
    assert not panel.isVisible() and focus() is before
    hands.control(KEY.Key_H)
    hands.control(KEY.Key_H)
    assert not panel.isVisible() and focus() is before
    assert busy.notes.input.toPlainText() == "마"


def test_what_is_typed_when_it_opens_is_looked_for(
    busy: Laptop, opened: Open, qtbot: QtBot
) -> None:
    panel = opened()
    hands.compose("버스")
    qtbot.waitUntil(lambda: len(shown(panel)) == 1)
    assert panel.filter.field.text() == "버스" and "버스 시간" in shown(panel)[0]
    hands.press(KEY.Key_Escape)
    assert panel.isVisible() and panel.filter.field.text() == ""
    hands.press(KEY.Key_Down)
    item = panel.list.current()
    assert focus() is panel.list and item is not None
    assert item.number == panel.history.numbers()[0], "Down goes to the newest entry"
    marked = panel.list.selectionModel().selectedIndexes()
    assert marked == [panel.list.currentIndex()], "and marks it"
    hands.press(KEY.Key_Up)
    assert focus() is panel.filter.field
    hands.press(KEY.Key_Escape)
    assert not panel.isVisible()


def test_the_newest_stands_first_under_its_day(opened: Open) -> None:
    panel = opened()
    assert str(panel.model.index(0).data()) == "오늘 2024. 12. 5."
    assert shown(panel)[0].startswith("13:56, 사업 수정, 사업 4")
    assert "9,000천원 → 9,500천원" in shown(panel)[0]
    assert "비공개" in shown(panel)[2]
    assert shown(panel)[4].startswith("13:52, 참여 의사 기록, 마을 · 사업 3, 참여 의사: 참여")


@pytest.mark.parametrize("page", ["prepare", "live", "outcome", "report"])
def test_it_stands_beside_every_page_and_covers_neither_head_nor_foot(
    busy: Laptop, opened: Open, page: str
) -> None:
    busy.view.open_page(page)
    panel = opened()
    place = panel.geometry()
    assert page == "live" or place.right() == busy.view.width() - 1
    assert not place.intersects(busy.view.header.geometry())
    assert not place.intersects(busy.view.foot.geometry())
    assert not faults(panel)
    busy.shell.resize(1024, 640)
    hands.settle()
    assert page == "live" or panel.geometry().right() == busy.view.width() - 1
    assert panel.list.viewport().height() > 2 * 60


@pytest.mark.parametrize("width", [1366, 1024])
def test_on_the_live_page_the_walls_picture_and_the_clock_stay_visible(
    busy: Laptop, opened: Open, width: int
) -> None:
    busy.shell.resize(width, 720)
    busy.view.open_page("outcome")
    panel = opened()
    busy.view.open_page("live")
    hands.settle()
    for card in (busy.live.wall, busy.live.clock):
        place = QRect(card.mapTo(busy.view, QPoint(0, 0)), card.size())
        assert not panel.geometry().intersects(place)
    busy.view.open_page("outcome")
    assert panel.geometry().right() == busy.view.width() - 1


def test_a_workshop_that_stays_open_over_night_has_another_today(
    busy: Laptop, opened: Open
) -> None:
    panel = opened()
    panel.close_requested.emit()
    busy.clock.pass_minutes(24 * 60)
    assert str(opened().model.index(0).data()) == "2024. 12. 5."


def test_a_new_entry_appears_while_it_is_open_and_takes_nothing_away(
    busy: Laptop, opened: Open
) -> None:
    panel = opened()
    chosen = panel.list.current()
    later(busy, notes.add_note, P3, "이어서")
    assert shown(panel)[0].startswith("13:57, 토의 기록 추가, “이어서” · 사업 3")
    assert panel.list.current() == chosen and focus() is panel.filter.field
    busy.notes.start_typing()
    hands.compose("가나")
    assert busy.notes.input.toPlainText() == "가나" and focus() is busy.notes.input


def test_typing_taken_back_in_its_field_leaves_the_list(busy: Laptop, opened: Open) -> None:
    panel = opened()
    note, before = busy.workshop.notes_of(P3)[0].id, shown(panel)
    later(busy, notes.edit_note, note, text="버스 시간표", run="note")
    assert len(shown(panel)) == len(before) + 1
    later(busy, notes.edit_note, note, text="버스 시간", run="note")
    assert shown(panel) == before


def test_delete_takes_back_one_entry_in_the_middle(busy: Laptop, opened: Open) -> None:
    panel = opened()
    number = choose(panel, Label.NOTE_ADDED, 1)
    hands.press(KEY.Key_Delete)
    assert busy.texts(P3) == ["단장님과 상의"] and busy.roles(P3)
    assert "되돌렸습니다: 토의 기록 추가" in busy.notice()
    row = panel.model.row_of(number)
    assert "되돌림" in str(panel.model.index(row).data())
    assert shown(panel)[0].startswith("13:56, 되돌림: 토의 기록 추가")
    hands.control(KEY.Key_Y)
    assert busy.texts(P3) == ["버스 시간", "단장님과 상의"]
    assert "되돌림" not in str(panel.model.index(panel.model.row_of(number)).data())


def test_what_cannot_be_taken_back_says_why_and_shows_what_rests_on_it(
    busy: Laptop, opened: Open
) -> None:
    panel = opened()
    choose(panel, Label.ANSWER_RECORDED)
    hands.press(KEY.Key_Delete)
    answer = busy.answer(P3, MAEUL)
    assert answer.word is AnswerWord.YES
    assert "마을 · 사업 3의 역할 “강사 섭외”" in panel.card.why() and "13:55" in panel.card.why()
    panel.card.rest_requested.emit(choose(panel, Label.ROLE_ADDED))
    item = panel.list.current()
    assert item is not None and item.number is not None
    assert panel.history.label(item.number) is Label.ROLE_ADDED and not panel.card.why()


def test_steps_and_the_import_say_why_they_stay(busy: Laptop, opened: Open) -> None:
    busy.view.undo()
    panel = opened()
    hands.press(KEY.Key_Down)  # out of the field, onto the newest
    hands.press(KEY.Key_Delete)
    assert "원래 항목" in panel.card.why()
    choose(panel, Label.WORKSHOP_IMPORTED)
    hands.press(KEY.Key_Delete)
    assert "되돌릴 수 없습니다" in panel.card.why()


def test_it_is_searched_by_text_project_and_center(
    busy: Laptop, opened: Open, qtbot: QtBot
) -> None:
    panel = opened()
    panel.filter.field.setFocus()
    hands.compose("강사")
    qtbot.waitUntil(lambda: len(shown(panel)) == 1)
    assert "역할 추가" in shown(panel)[0]
    hands.press(KEY.Key_Escape)
    assert len(shown(panel)) == 7
    project, center = panel.filter.findChildren(QComboBox)
    project.setCurrentIndex(4)
    qtbot.waitUntil(lambda: len(shown(panel)) == 2)  # its budget, and the import
    center.setCurrentIndex(2)
    qtbot.waitUntil(lambda: len(shown(panel)) == 1)
    panel.filter.clear()
    later(busy, editing.remove_project, project_id(4))
    busy.view.history.close()
    opened()
    assert "(삭제됨)" in project.itemText(project.count() - 1)
    project.setCurrentIndex(project.count() - 1)
    qtbot.waitUntil(lambda: len(shown(panel)) == 3)
    hands.press(KEY.Key_Escape)
    assert panel.isVisible() and len(shown(panel)) == 8, "first everything is shown again"
    hands.press(KEY.Key_Escape)
    assert not panel.isVisible()


def test_nothing_found_says_so(opened: Open, qtbot: QtBot) -> None:
    panel = opened()
    panel.filter.field.setFocus()
    hands.compose("없는말")
    qtbot.waitUntil(lambda: not panel.list.isVisible())
    hands.press(KEY.Key_Escape)
    assert panel.list.isVisible() and panel.isVisible()


@pytest.mark.parametrize(
    ("label", "page", "slide"),
    [
        (Label.NOTE_ADDED, "live", SlideKind.NOTES),
        (Label.ROLE_ADDED, "live", SlideKind.ROLES),
        (Label.ANSWER_RECORDED, "live", SlideKind.ANSWERS),
        (Label.PROJECT_EDITED, "prepare", None),
    ],
)
def test_enter_goes_to_the_place(
    busy: Laptop, opened: Open, label: Label, page: str, slide: SlideKind | None
) -> None:
    busy.view.open_page("outcome")
    panel = opened()
    choose(panel, label)
    hands.press(KEY.Key_Return)
    assert busy.workshop.live.place == page
    assert not panel.isAncestorOf(focus() or panel)
    if label is Label.NOTE_ADDED:
        note = busy.notes.lines.current_note()
        assert note is not None and note.text == "단장님과 상의"


def test_an_entry_that_was_taken_back_leads_to_where_it_was(busy: Laptop, opened: Open) -> None:
    busy.view.open_page("outcome")
    panel = opened()
    choose(panel, Label.NOTE_ADDED)
    hands.press(KEY.Key_Delete)
    assert len(busy.texts(P3)) == 1 and panel.card.goes()
    choose(panel, Label.NOTE_ADDED)
    hands.press(KEY.Key_Return)
    assert busy.workshop.live.place == "live" and busy.workshop.live.project == P3


@pytest.mark.parametrize("label", [Label.ROLE_ADDED, Label.PROJECT_EDITED, Label.SECTION_STARTED])
def test_in_a_live_section_the_console_stays_and_the_panel_tells_the_entry(
    busy: Laptop, opened: Open, label: Label
) -> None:
    later(busy, running.start_section, section_id(1))
    busy.go_to(1)
    before, live = busy.shown(), busy.workshop.live
    panel = opened()
    choose(panel, label)
    hands.press(KEY.Key_Return)
    assert busy.workshop.live == live, "neither place nor wall has moved"
    assert busy.view._place == "live" and busy.shown() == before
    assert "진행 화면은 그대로" in busy.notice()
    assert panel.isVisible() and focus() is panel.list


def test_in_a_live_section_what_the_console_stands_on_is_gone_to(
    busy: Laptop, opened: Open
) -> None:
    later(busy, running.start_section, section_id(2))
    busy.go_to(3)
    panel = opened()
    choose(panel, Label.NOTE_ADDED)
    hands.press(KEY.Key_Return)
    note = busy.notes.lines.current_note()
    assert note is not None and note.text == "단장님과 상의"
    assert not busy.workshop.live.held and busy.workshop.live.project == P3


def test_between_sections_the_wall_is_held_and_f7_shows_what_was_gone_to(
    busy: Laptop, opened: Open
) -> None:
    busy.go_to(2)
    before = busy.shown()
    panel = opened()
    choose(panel, Label.ROLE_ADDED)
    hands.press(KEY.Key_Return)
    assert busy.workshop.live.project == P3 and busy.workshop.live.held
    assert busy.shown() == before
    assert "지금 이 자리를 송출" in busy.notice()
    hands.press(KEY.Key_F7)
    assert "강사 섭외" in busy.shown()


def test_what_was_private_does_not_come_back_to_the_wall(busy: Laptop, opened: Open) -> None:
    busy.go_to(3, SlideKind.NOTES)
    note = busy.workshop.notes_of(P3)[0].id
    later(busy, notes.edit_note, note, private=True)
    later(busy, notes.add_note, P3, "뒤의 말")
    assert "버스 시간" not in busy.shown()
    panel = opened()
    choose(panel, Label.NOTE_EDITED)
    hands.press(KEY.Key_Delete)
    assert not busy.workshop.notes_of(P3)[0].private
    assert "버스 시간" not in busy.shown() and busy.workshop.live.held
    assert "비공개" in busy.notice()


def test_the_pages_keys_are_the_panels_while_it_has_them(busy: Laptop, opened: Open) -> None:
    panel = opened()
    step = busy.workshop.live.slide
    for key in (KEY.Key_PageDown, KEY.Key_Down, KEY.Key_PageUp, KEY.Key_End):
        hands.press(key)
    assert busy.workshop.live.slide is step and focus() is panel.list
    hands.press(KEY.Key_F6)
    assert busy.shown().strip() == ""
    hands.press(KEY.Key_F3)
    assert focus() is busy.notes.input and panel.isVisible()


def test_in_a_running_section_nothing_is_deleted_for_good(busy: Laptop, opened: Open) -> None:
    wished: list[object] = []
    busy.view.signals.deletion_requested.disconnect()
    busy.view.signals.deletion_requested.connect(wished.append)
    panel = opened()
    choose(panel, Label.NOTE_ADDED)
    assert panel.card.deletes()
    panel.card.delete_requested.emit()
    note = busy.workshop.notes_of(P3)[1].id
    assert wished == [[Target(EntityKind.NOTE, note)]]
    choose(panel, Label.PROJECT_EDITED)
    assert not panel.card.deletes()
    later(busy, running.start_section, section_id(2))
    choose(panel, Label.NOTE_ADDED)
    assert not panel.card.deletes()


def test_a_screen_reader_hears_every_line(opened: Open) -> None:
    panel = opened()
    spoken = names_of(panel.list)
    assert any("역할 추가" in name and "강사 섭외" in name for name in spoken)


def test_the_heads_buttons_name_what_they_would_do(busy: Laptop, qtbot: QtBot) -> None:
    steps = busy.view.header.steps
    undo, redo = steps._undo, steps._redo
    named = "되돌리기: 사업 수정 · 사업 4 공유공간 공동 운영과 예약 안내"
    qtbot.waitUntil(lambda: undo.accessibleName() == named)
    assert undo.toolTip().endswith("Ctrl+Z") and not redo.isEnabled()
    for page in ("outcome", "report", "prepare", "live"):
        busy.view.open_page(page)
        undo.click()
        assert redo.isEnabled(), page
        redo.click()
    hands.control(KEY.Key_Z)
    qtbot.waitUntil(lambda: redo.accessibleName().startswith("다시 하기: 사업 수정"))
    qtbot.waitUntil(lambda: undo.accessibleName().startswith("되돌리기: 역할 추가"))
    while undo.isEnabled():
        undo.click()
    assert undo.accessibleName() == "되돌릴 것이 없습니다."


def test_undo_from_the_report_works_by_key(busy: Laptop) -> None:
    busy.view.open_page("report")
    hands.control(KEY.Key_Z)
    project = busy.workshop.project(project_id(4))
    assert project is not None and project.budget == 9000
    hands.control(KEY.Key_Y)
    later(busy, answers.record_answer, P3, MAEUL, AnswerWord.NO)
    assert busy.view.header.steps._undo.isEnabled()


def test_an_entry_of_another_person_is_told_with_its_author(
    busy: Laptop, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel = opened()
    assert not panel.model.names_authors
    busy.view.history.close()
    monkeypatch.setattr(busy.view.signals.desk, "_by", "박주임")
    later(busy, notes.add_note, P3, "교대")
    panel = opened()
    assert shown(panel)[0].endswith("박주임")


def test_the_end_of_a_section_is_taken_back_with_the_console(busy: Laptop, opened: Open) -> None:
    later(busy, running.start_section, section_id(2))
    busy.go_to(3)
    later(busy, running.end_section, section_id(2))
    assert slide(busy) is SlideKind.SUMMARY
    later(busy, notes.add_note, P3, "끝난 뒤의 말")
    panel = opened()
    choose(panel, Label.SECTION_ENDED)
    hands.press(KEY.Key_Delete)
    section = busy.workshop.section(section_id(2))
    assert section is not None and section.ended_at is None
    assert slide(busy) is SlideKind.ANSWERS


def test_the_window_stays_as_small_as_it_was(busy: Laptop, opened: Open) -> None:
    later(busy, running.start_section, section_id(2))
    busy.view.signals.do(wall.hold_wall)
    for spoken in ("ko", "en"):
        busy.shell.preferences.speak(spoken)
        hands.settle()
        busy.view.open_page("live")
        busy.shell.resize(960, 560)
        hands.settle()
        header = busy.view.header
        assert header.width() == 960 and header.minimumSizeHint().width() <= 960
        assert header.steps._open.geometry().right() < header.width()

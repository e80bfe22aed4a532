"""What is chosen shows in the pages, is remembered, and can be kept as a version."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from facilitator.app.report_choices import USUAL, USUAL_PARTS, Document, Part, ReportChoices
from facilitator.app.report_versions import (
    INTERNAL,
    PUBLIC,
    ReportMemory,
    chosen_version,
    kept_version,
)
from facilitator.domain.terms import CenterId
from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.reports.logo_picture import logo_picture
from facilitator.ui.reports.reports_page import ReportsPage
from facilitator.ui.widgets.list_box import ListBox
from facilitator.words import use_language
from tests.sample import MAEUL
from tests.ui.reports.maker import FakeMaker
from tests.ui.reports.seeing import LONG, show


def remembered(page: ReportsPage) -> list[ReportMemory]:
    """Collect what the page wants remembered."""
    told: list[ReportMemory] = []
    page.remembered.connect(told.append)
    return told


def type_name(page: ReportsPage, name: str) -> None:
    field = page.versions.naming.field
    assert field.isVisible()
    field.setText(name)
    QTest.keyClick(field, Qt.Key.Key_Return)


def seen_choices(maker: FakeMaker) -> ReportChoices:
    """Give the choices of the pages that were set last."""
    return maker.wanted[-1].choices


def test_a_ticked_box_is_set_anew_and_remembered(
    page: ReportsPage, maker: FakeMaker, qtbot: QtBot
) -> None:
    show(page, qtbot)
    told = remembered(page)
    with qtbot.waitSignal(page.preview.finished, timeout=LONG):
        page.choices.parts.boxes[Part.ATTENDANCE].click()
    assert seen_choices(maker).parts == USUAL_PARTS - {Part.ATTENDANCE}
    assert told[-1].choices == seen_choices(maker)
    with qtbot.waitSignal(page.preview.finished, timeout=LONG):
        page.choices.notes.click()
    assert not seen_choices(maker).notes


def test_the_page_in_view_is_set_first_and_the_old_pages_stay_until_then(
    page: ReportsPage, maker: FakeMaker, qtbot: QtBot
) -> None:
    show(page, qtbot)
    page.preview.pages.go_to(5)
    place = page.preview.pages.verticalScrollBar().value()
    assert page.preview.pages.page() == 5
    with qtbot.waitSignal(page.preview.finished, timeout=LONG):
        page.choices.names.click()
        assert page.preview.pages.isVisible() and page.preview.pages.page_count() == 12
    assert maker.wanted[-1].first == 5
    assert page.preview.pages.verticalScrollBar().value() == place


def test_many_quick_clicks_end_with_the_last_choice(
    page: ReportsPage, maker: FakeMaker, qtbot: QtBot
) -> None:
    show(page, qtbot)
    for part in (Part.MATRIX, Part.RUNNING, Part.MATRIX, Part.CONFIRMATION):
        page.choices.parts.boxes[part].click()
    qtbot.waitUntil(lambda: not page.preview.is_busy, timeout=LONG)
    assert seen_choices(maker).parts == USUAL_PARTS - {Part.RUNNING, Part.CONFIRMATION}
    assert page.preview.pages.page_count() == 12


def test_internal_and_public_come_ready(page: ReportsPage) -> None:
    words = [page.versions.list.itemText(n) for n in range(page.versions.list.count())]
    assert words == ["내부용", "공개용"]
    page.versions.version_requested.emit(PUBLIC)
    choices = page.memory.choices
    assert (choices.notes, choices.names, choices.masked) == (False, False, True)
    assert page.versions.list.currentText() == "공개용"
    assert not page.choices.notes.isChecked() and not page.choices.names.isChecked()
    assert page.versions.rename.isHidden() and page.versions.delete.isHidden()


def test_a_public_running_order_cannot_be_had(page: ReportsPage) -> None:
    page.choices.document.chosen.emit(Document.RUNNING_ORDER)
    assert "비공개" in page.choices.about.text()
    page.versions.version_requested.emit(PUBLIC)
    assert page.memory.choices.document is Document.RESULT


def test_changed_choices_are_marked_and_can_be_taken_back(page: ReportsPage) -> None:
    page.show()
    assert page.versions.back.isHidden()
    page.choices.parts.boxes[Part.WALL].click()
    assert page.versions.state.text() == "바꾼 내용 있음" and page.versions.back.isVisible()
    page.versions.back.click()
    assert page.memory.choices == USUAL and page.versions.back.isHidden()


def test_nothing_on_the_panel_moves_when_a_box_is_ticked(page: ReportsPage, qtbot: QtBot) -> None:
    show(page, qtbot)
    box = page.choices.parts.boxes[Part.MATRIX]
    before = box.mapTo(page, box.rect().topLeft())
    with qtbot.waitSignal(page.preview.finished, timeout=LONG):
        page.choices.parts.boxes[Part.OVERVIEW].click()
    assert box.mapTo(page, box.rect().topLeft()) == before


def test_a_version_of_ones_own_is_named_renamed_kept_and_deleted(
    page: ReportsPage, qtbot: QtBot
) -> None:
    page.show()
    told = remembered(page)
    page.choices.notes.click()
    page.versions.new.click()
    type_name(page, "  의회 제출용 ")
    assert [v.name for v in told[-1].versions] == ["의회 제출용"]
    assert page.versions.list.currentText() == "의회 제출용" and page.versions.back.isHidden()
    page.choices.names.click()
    page.versions.keep.click()
    assert not told[-1].versions[0].choices.names
    page.versions.rename.click()
    type_name(page, "시의회")
    assert [v.name for v in told[-1].versions] == ["시의회"] and told[-1].version == "시의회"
    with qtbot.waitSignal(page.notice_raised) as notice:
        page.versions.delete.click()
    assert notice.args == ["‘시의회’ 버전을 삭제했습니다. 선택한 내용은 그대로입니다."]
    assert told[-1].versions == () and told[-1].version == INTERNAL
    assert not told[-1].choices.names


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("   ", "이름을 먼저 입력하십시오."),
        ("공개용", "‘공개용’ 버전이 이미 있습니다. 다른 이름을 쓰십시오."),
        ("의회용", "‘의회용’ 버전이 이미 있습니다. 다른 이름을 쓰십시오."),
    ],
)
def test_a_name_that_is_taken_is_refused_in_its_place(
    signals: DeskSignals, maker: FakeMaker, qtbot: QtBot, name: str, reason: str
) -> None:
    page = ReportsPage(signals, maker, kept_version(ReportMemory(), "의회용"))
    qtbot.addWidget(page)
    page.show()
    page.versions.new.click()
    type_name(page, name)
    naming = page.versions.naming
    assert naming.isVisible() and naming.reason.text() == reason
    QTest.keyClick(naming.field, Qt.Key.Key_Escape)
    assert naming.isHidden() and len(page.memory.versions) == 1
    page.stop()


def test_the_next_workshop_opens_as_this_one_was_left(
    signals: DeskSignals, maker: FakeMaker, qtbot: QtBot
) -> None:
    memory = kept_version(chosen_version(ReportMemory(), PUBLIC), "시민용")
    memory = replace(memory, ending="hwpx", choices=replace(memory.choices, language="en"))
    page = ReportsPage(signals, maker, memory)
    qtbot.addWidget(page)
    show(page, qtbot)
    assert page.versions.list.currentText() == "시민용"
    assert page.versions.state.text() == "바꾼 내용 있음"
    assert page.choices.language.currentText() == "English"
    assert page.saver.format.currentText() == "HWPX (한글)"
    assert seen_choices(maker) == memory.choices
    page.stop()


def test_a_center_of_another_workshop_stands_for_all(
    signals: DeskSignals, maker: FakeMaker, qtbot: QtBot
) -> None:
    choices = replace(USUAL, document=Document.CENTER_SHEETS, center=CenterId("elsewhere"))
    page = ReportsPage(signals, maker, ReportMemory(choices=choices))
    qtbot.addWidget(page)
    show(page, qtbot)
    assert page.choices.center.currentText() == "모든 센터"
    assert seen_choices(maker).center is None
    with qtbot.waitSignal(page.preview.finished, timeout=LONG):
        page.choices.center.chosen.emit(MAEUL)
    assert seen_choices(maker).center == MAEUL
    page.stop()


def test_only_what_counts_for_the_document_is_offered(page: ReportsPage) -> None:
    page.show()
    offered: dict[Document, list[bool]] = {}
    shown: tuple[QWidget, ...] = (page.choices.parts, page.choices.notes, page.choices.masked)
    for document in Document:
        page.choices.document.chosen.emit(document)
        offered[document] = [each.isVisible() for each in (*shown, page.choices.center)]
    assert offered == {
        Document.RESULT: [True, True, False, False],
        Document.RUNNING_ORDER: [False, False, False, False],
        Document.ATTENDEES: [False, False, True, False],
        Document.CENTER_SHEETS: [False, False, False, True],
        Document.WALL_ANNEX: [False, False, False, False],
    }


def test_a_logo_is_taken_remembered_and_missed(
    page: ReportsPage, maker: FakeMaker, tmp_path: Path, qtbot: QtBot
) -> None:
    show(page, qtbot)
    logo = tmp_path / "로고.png"
    picture = QImage(300, 100, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.blue)
    assert picture.save(str(logo))
    with qtbot.waitSignal(page.preview.finished, timeout=LONG):
        page.choices.logo.take(logo)
    assert seen_choices(maker).logo == logo and page.memory.choices.logo == logo
    assert not page.versions.back.isVisible()  # a logo belongs to the host, not to a version
    page.versions.version_requested.emit(PUBLIC)
    assert page.memory.choices.logo == logo
    page.hide()
    logo.unlink()
    with qtbot.waitSignal(page.preview.finished, timeout=LONG):
        page.show()
        page.preview.refresh()
    assert page.choices.logo.missing.isVisible() and "로고.png" in page.choices.logo.missing.text()
    assert seen_choices(maker).logo is None and page.memory.choices.logo == logo


def test_what_is_no_picture_is_refused(page: ReportsPage, tmp_path: Path) -> None:
    told: list[str] = []
    page.notice_raised.connect(told.append)
    for name in ("쪽지.png", "쪽지.txt", "없음.svg"):
        if name != "없음.svg":
            (tmp_path / name).write_text("<b>no picture</b>", encoding="utf-8")
        page.choices.logo.take(tmp_path / name)
    assert len(told) == 3 and all("PNG, JPEG, SVG" in each for each in told)
    assert page.memory.choices.logo is None


def test_the_wheel_over_a_choice_changes_nothing(page: ReportsPage, qtbot: QtBot) -> None:
    page.show()
    box = page.choices.document
    middle = QPointF(box.rect().center())
    wheel = QWheelEvent(
        middle,
        box.mapToGlobal(middle),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    box.wheelEvent(wheel)
    assert page.memory.choices == USUAL and not wheel.isAccepted()


@pytest.mark.parametrize("name", ["없음.png", "쪽지.png", "움짤.gif"])
def test_a_logo_that_no_document_can_have_is_refused_with_its_name(
    page: ReportsPage, tmp_path: Path, name: str
) -> None:
    told: list[str] = []
    page.notice_raised.connect(told.append)
    if name != "없음.png":
        (tmp_path / name).write_bytes(b"GIF89a")
    page.choices.logo.take(tmp_path / name)
    assert len(told) == 1 and name in told[0] and page.memory.choices.logo is None


def test_a_logo_is_read_once_however_often_a_choice_is_changed(
    page: ReportsPage, tmp_path: Path, qtbot: QtBot
) -> None:
    show(page, qtbot)
    logo = tmp_path / "로고.svg"
    logo.write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 3"><rect/></svg>')
    page.choices.logo.take(logo)
    drawn = page.choices.logo.picture.pixmap().cacheKey()
    page.choices.notes.click()
    assert page.choices.logo.picture.pixmap().cacheKey() == drawn
    logo.write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 5"><rect/></svg> ')
    page.choices.notes.click()
    assert page.choices.logo.picture.pixmap().cacheKey() != drawn


@pytest.mark.parametrize("language", ["ko", "en"])
def test_nothing_on_the_panel_is_cut_off_at_the_side(
    dressed: QApplication, signals: DeskSignals, tmp_path: Path, qtbot: QtBot, language: str
) -> None:
    use_language(language)
    page = ReportsPage(signals, FakeMaker())
    qtbot.addWidget(page)
    page.resize(1024, 520)  # the panel has a scroll bar
    show(page, qtbot)
    logo = tmp_path / ("아주 긴 이름의 로고 " * 5 + ".png")
    picture = QImage(300, 100, QImage.Format.Format_RGB32)
    assert picture.save(str(logo))
    page.choices.logo.take(logo)
    page.versions.keep_requested.emit("가" * 30)
    page.choices.names.click()  # all buttons of the version are there
    qtbot.wait(1)  # the layout has its turn
    area = page.findChild(QScrollArea)
    assert area is not None and area.verticalScrollBar().maximum() > 0
    inside = area.widget()
    assert inside is not None
    too_wide = [
        (each.accessibleName(), each.width())
        for each in inside.findChildren(QWidget)
        if each.isVisible()
        and each.mapTo(inside, each.rect().topRight()).x() >= area.viewport().width()
    ]
    page.stop()
    use_language("ko")
    assert too_wide == []


@pytest.mark.qt_log_ignore("^This plugin does not support", extend=True)
def test_long_names_are_listed_whole(dressed: QApplication, qtbot: QtBot) -> None:
    box = ListBox()
    qtbot.addWidget(box)
    box.addItem("사업 12 마을공동체의 사회적경제조직 전환을 위한 지원")
    box.setFixedWidth(114)
    box.show()
    box.showPopup()
    view = box.view()
    assert view.viewport().width() >= view.sizeHintForColumn(0) > 114
    box.hidePopup()


@pytest.mark.qt_log_ignore("^This plugin does not support", extend=True)
def test_the_list_of_a_box_is_seen_whole(
    dressed: QApplication, page: ReportsPage, qtbot: QtBot
) -> None:
    show(page, qtbot)
    for box in (page.choices.document, page.choices.language, page.saver.format):
        box.showPopup()
        view = box.view()
        assert view.verticalScrollBar().maximum() == 0
        last = view.visualRect(box.model().index(box.count() - 1, 0))
        assert view.viewport().rect().contains(last)
        assert view.window().height() >= last.bottom()
        box.hidePopup()


@pytest.mark.parametrize(
    "linked",
    [
        "<image href='{}' width='9' height='9'/>",
        "<image xlink:href = \"{}\" width='9' height='9'/>",
        "<?xml-stylesheet type='text/css' href='{}'?>",
    ],
)
def test_a_logo_that_points_elsewhere_fetches_nothing_from_there(
    tmp_path: Path, linked: str
) -> None:
    logo = tmp_path / "로고.svg"
    space = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    drawn = f"<svg {space} viewBox='0 0 90 30'><rect width='90' height='9'/>"
    logo.write_text(f"{drawn}{linked.format(tmp_path / 'other')}</svg>")
    # What cannot be fetched is a warning of Qt, which fails the test.
    assert logo_picture(logo, QSize(72, 24), 1.0).isNull()
    logo.write_text(f"{drawn}</svg>")
    assert not logo_picture(logo, QSize(72, 24), 1.0).isNull()

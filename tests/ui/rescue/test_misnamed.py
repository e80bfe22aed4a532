"""A workbook that was named like a workshop is offered for import."""

import shutil
import zipfile
from pathlib import Path

from facilitator.paths import resource
from facilitator.ui.importing import Importing
from facilitator.ui.rehearsal import hands
from facilitator.ui.shell import Shell
from facilitator.ui.start.import_view import ImportView
from facilitator.ui.start.start_page import StartPage


def named_like_a_workshop(book: Path, folder: Path) -> Path:
    path = folder / "2025 사업.workshop"
    shutil.copyfile(book, path)
    return path


def test_a_workbook_named_like_a_workshop_shows_what_an_import_would_make(
    shell: Shell, tmp_path: Path
) -> None:
    path = named_like_a_workshop(resource("sample", "anseong-2025.xlsx"), tmp_path)
    before = path.read_bytes()
    assert not shell.open_path(path)
    hands.settle()
    page = shell._stack.currentWidget()
    assert isinstance(page, Importing)
    view = page.findChild(ImportView)
    assert view is not None and view.confirm_button.isEnabled()
    assert "엑셀 통합 문서" in shell.notice.text() and path.name in shell.notice.text()
    assert path.read_bytes() == before
    view.cancel_button.click()
    assert isinstance(shell._stack.currentWidget(), StartPage)


def test_what_is_neither_says_so_on_the_start_page(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "문서.workshop"
    with zipfile.ZipFile(path, "w") as made:  # a text document, for one
        made.writestr("word/document.xml", "<w/>")
    assert not shell.open_path(path)
    assert isinstance(shell._stack.currentWidget(), StartPage)
    assert "엑셀 통합 문서" not in shell.notice.text()
    assert path.name in shell.notice.text()

"""The bundled fonts, as the application loads them before its first window."""

import pytest
from pytestqt.qtbot import QtBot

from facilitator.ui.look import load_fonts
from facilitator.words import language, use_language


@pytest.fixture(autouse=True)
def _fonts_and_korean(qtbot: QtBot):  # type: ignore[no-untyped-def]  # a generator fixture
    assert load_fonts()
    before = language()
    use_language("ko")
    yield
    use_language(before)

"""What every test stands on: no screen, a home of its own, Korean, and the one look."""

import gc
import os
from collections.abc import Iterator
from pathlib import Path

# Qt reads it when the first window is made; a developer may still set another.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtWidgets import QApplication

from facilitator.words import language, use_language


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let a round of killing that failed be done once more: it names its seed."""
    parser.addoption("--kill-seed", type=int, help="what chance begins with in tests/durability")


@pytest.fixture(scope="session", autouse=True)
def _first_home(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Have a home for what fixtures of a module start before the test's own."""
    os.environ["FACILITATOR_HOME"] = str(tmp_path_factory.mktemp("home"))


@pytest.fixture(autouse=True)
def _collect_in_this_thread() -> Iterator[None]:
    """Collect garbage between tests only: on a keeper's thread it would destroy widgets."""
    gc.disable()
    yield
    if gc.get_count()[0] > 20_000:
        gc.collect()
        gc.freeze()  # what is left stays, as a rule: it is not gone through after each test


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep settings, documents, logs and backups of a test out of the user's own folders."""
    folder = tmp_path / "home"
    monkeypatch.setenv("FACILITATOR_HOME", str(folder))
    monkeypatch.setenv("FACILITATOR_LANGUAGE", "ko")
    # A rehearsal begun in this process asks for screens of its own; no later test may get them.
    monkeypatch.setenv("QT_QPA_PLATFORM", os.environ["QT_QPA_PLATFORM"])
    return folder


@pytest.fixture(autouse=True)
def korean() -> Iterator[None]:
    """Speak Korean, and leave the language as it was."""
    before = language()
    use_language("ko")
    yield
    use_language(before)


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> QApplication:
    """Load the bundled fonts and the stylesheet once."""
    from facilitator.ui import look

    look.wear(qapp, "light")
    return qapp

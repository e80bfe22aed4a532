from collections.abc import Iterator
from pathlib import Path

import pytest

from facilitator.app.desk import Desk
from facilitator.app.ports import OpenedFile
from facilitator.storage.file import create, open_for_writing
from tests.storage.heard import Heard


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Name a file that is not there yet, in a folder as users have them."""
    folder = tmp_path / "안성시 워크숍 100%25 #2"
    folder.mkdir()
    return folder / "협업 사업 #1 (50%).workshop"


@pytest.fixture
def opened(path: Path) -> Iterator[OpenedFile]:
    create(path)
    opened = open_for_writing(path)
    yield opened
    opened.keeper.close()


@pytest.fixture
def heard(opened: OpenedFile) -> Heard:
    return Heard(opened.keeper)


@pytest.fixture
def desk(opened: OpenedFile, heard: Heard) -> Desk:
    """Give a desk whose Actions go to the file."""
    return Desk(opened.workshop, opened.journal, opened.keeper, by="진행자")

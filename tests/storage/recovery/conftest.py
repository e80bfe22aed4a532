from datetime import datetime
from pathlib import Path

import pytest

from facilitator.app.making import new_workshop
from facilitator.storage.file import create


@pytest.fixture
def recovery(tmp_path: Path) -> Path:
    return tmp_path / "data" / "recovery"


@pytest.fixture
def made(path: Path) -> Path:
    create(path, [new_workshop(datetime(2025, 12, 5, 9))])
    return path

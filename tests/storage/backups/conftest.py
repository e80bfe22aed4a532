from datetime import datetime
from pathlib import Path

import pytest

from facilitator.storage.backups.backups import BackupFolder
from tests.app.day import HandClock
from tests.storage.full_file import make_full


@pytest.fixture
def clock() -> HandClock:
    return HandClock(datetime(2025, 12, 5, 14))


@pytest.fixture
def folder(tmp_path: Path, clock: HandClock) -> BackupFolder:
    return BackupFolder(tmp_path / "backups", clock)


@pytest.fixture
def made(path: Path) -> Path:
    make_full(path, steps=30)
    return path

"""A file that was refused meanwhile takes the backup at closing from no other one."""

from pathlib import Path

import pytest

from facilitator.app import editing
from facilitator.app.backups import BackupReason
from facilitator.app.desk import Desk
from facilitator.bootstrap import Files
from facilitator.domain.failures import Trouble
from tests.storage.backups.test_closing import wait_for


def test_a_file_that_was_refused_meanwhile_does_not_stand_in_its_way(made: Path) -> None:
    files = Files()
    opened = files.open_file(made)
    with pytest.raises(Trouble):
        files.open_file(made.with_name("없는 것.workshop"))
    Desk(opened.workshop, opened.journal, opened.keeper).do(editing.add_center, "가온센터")
    assert opened.keeper.flush(5)
    files.back_up_at_closing(made)
    opened.keeper.close()
    assert wait_for(files._backups(), made, 2) == [BackupReason.CLOSING, BackupReason.OPENING]

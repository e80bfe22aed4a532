import shutil
import sys

import pytest

from tests.durability.slow import work_on_slow_disk

_SYNC_MS = 200


@pytest.mark.slow
@pytest.mark.skipif(
    not sys.platform.startswith("linux") or shutil.which("strace") is None,
    reason="strace makes the disk slow",
)
def test_on_a_slow_disk_the_console_never_waits_and_everything_is_saved() -> None:
    worked = work_on_slow_disk(3)
    assert worked.waited > 5  # the disk is slow indeed
    assert worked.longest < _SYNC_MS / 2
    assert 0 < worked.saved <= worked.found
    assert worked.findings == 0

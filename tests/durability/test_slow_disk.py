import shutil
import sys

import pytest

from tests.durability.slow import work_on_slow_disk


@pytest.mark.slow
@pytest.mark.skipif(
    not sys.platform.startswith("linux") or shutil.which("strace") is None,
    reason="strace makes the disk slow",
)
def test_on_a_slow_disk_work_goes_on_while_much_waits_and_everything_is_saved() -> None:
    # How long the console stands still at most, `python -m tests.durability slow` measures.
    worked = work_on_slow_disk(3)
    assert worked.waited > 0  # the disk is slow indeed, and nobody waited for it
    assert 0 < worked.saved <= worked.found
    assert worked.findings == 0

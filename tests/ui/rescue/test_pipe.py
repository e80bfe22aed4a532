"""What is no file at all is refused like any other, and waited for by nobody."""

import os
from pathlib import Path
from threading import Thread

import pytest

from facilitator.ui.rescue.rescuing import _is_named_ours


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes among files here")
def test_a_pipe_that_is_named_like_a_workshop_is_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "a.workshop"
    os.mkfifo(path)
    told: list[bool] = []
    asking = Thread(target=lambda: told.append(_is_named_ours(path)), daemon=True)
    asking.start()
    asking.join(5)
    assert told == [False]

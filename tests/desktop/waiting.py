"""Waiting for a fact, never for a time."""

import time
from collections.abc import Callable
from typing import TypeVar

Found = TypeVar("Found")
_SECONDS = 20.0  # far more than a busy machine needs: who waits so long has found a fault


def wait_for(look: Callable[[], Found], what: Callable[[], str], pause: float = 0.02) -> Found:
    """Look until something true is found, and give it; fail, saying `what` was waited for."""
    end = time.monotonic() + _SECONDS
    while not (found := look()):
        if time.monotonic() > end:
            raise AssertionError(f"waited {_SECONDS:.0f} s in vain: {what()}")
        time.sleep(pause)
    return found

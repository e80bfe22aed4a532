"""How a command ends. Exit status: 0 done, 1 something was found, 2 wrong command or input."""

import sys
from contextlib import suppress

DONE, FOUND, WRONG = 0, 1, 2


def wrong(text: str) -> int:
    """Tell in one line on standard error what is wrong; the exit status."""
    # Where even this cannot be written, the exit status still tells.
    with suppress(OSError):
        if sys.stderr is not None:
            print(text, file=sys.stderr, flush=True)
    return WRONG

"""A text that users read with any program, written whole or not at all."""

import os
from contextlib import suppress
from pathlib import Path

from facilitator.app.files import name_beside, replace_file, target, trouble_of_os
from facilitator.storage.publish import sync_folder


def write_text(path: Path, text: str) -> None:
    """Write the text, readable by its owner only; a file that stands there is replaced.

    In UTF-8 with the mark by which older programs on Windows know it. Raises Trouble.
    """
    place = target(path, overwrite=True)
    unfinished = name_beside(place)
    try:
        made = os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with open(made, "w", encoding="utf-8-sig", errors="replace") as file:  # noqa: PTH123  # a descriptor
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        replace_file(unfinished, place)
        sync_folder(place.parent)
    except (OSError, UnicodeEncodeError) as error:
        raise trouble_of_os(error, path) from error
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)

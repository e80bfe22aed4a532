"""What every kind of document keeps to: its golden text, and files that are whole or not there."""

import difflib
import errno
import os
from pathlib import Path

import pytest

from facilitator.domain.failures import Trouble
from facilitator.domain.workshop import Workshop
from tests.documents.put import put
from tests.documents.report.filled import filled_sample


def check_golden(file: Path, now: str) -> None:
    """Fail with the lines that are others by now than in the golden file."""
    golden = file.read_text(encoding="utf-8")
    changed = difflib.unified_diff(golden.splitlines(), now.splitlines(), "golden", "now", n=1)
    assert golden == now, "\n".join(changed)


def check_whole_or_not_at_all(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail where a document replaces one unasked, or is left in parts on a full disk."""
    size = put(filled_sample(), out, overwrite=False).size
    before = out.read_bytes()
    assert len(before) == size
    with pytest.raises(Trouble, match="file_exists"):
        put(Workshop(), out, overwrite=False)

    def fail(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(Trouble, match="report_disk_full"):
        put(Workshop(), out, overwrite=True)
    assert out.read_bytes() == before
    assert list(out.parent.iterdir()) == [out]

"""The report in a process of its own."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from facilitator.documents.report.content import report_content
from facilitator.domain.terms import WorkshopStage
from tests.documents.report.filled import MADE_AT, filled_sample

_CONTENT = json.dumps(report_content(filled_sample(WorkshopStage.RUNNING), MADE_AT)).encode()
_CHILD = "facilitator.documents.report.child"


def run(*arguments: str | Path, data: bytes = _CONTENT) -> tuple[int, dict[str, Any]]:
    done = subprocess.run(
        [sys.executable, "-m", _CHILD, *map(str, arguments)], input=data, capture_output=True
    )
    assert done.stderr == b""
    return done.returncode, json.loads(done.stdout)


def test_it_writes_the_pdf(tmp_path: Path) -> None:
    out = tmp_path / "결과 보고.pdf"
    assert run("pdf", out) == (0, {"pages": None, "replaced": []})
    assert out.read_bytes().startswith(b"%PDF")


def test_it_writes_a_picture_of_every_page(tmp_path: Path) -> None:
    status, told = run("png", tmp_path, "--ppi", "20")
    assert status == 0
    pictures = sorted(tmp_path.iterdir())
    assert len(pictures) == told["pages"] > 5
    assert pictures[0].name == "page-001.png"
    assert all(picture.read_bytes().startswith(b"\x89PNG") for picture in pictures)


def test_trouble_comes_as_a_code(tmp_path: Path) -> None:
    folder = tmp_path / "none"
    assert run("png", folder) == (1, {"error": "no_such_folder", "gaps": {"path": str(folder)}})
    status, told = run(
        "pdf", tmp_path / "out.pdf", data=b'{"made_at": "2024-12-05T17:40:00+09:00"}'
    )
    assert (status, told["error"]) == (1, "report_failed")
    assert list(tmp_path.iterdir()) == []


def test_a_wrong_call_is_status_2() -> None:
    for arguments in (
        [],
        ["doc", "out"],
        ["pdf"],
        ["png", "out", "--ppi"],
        ["png", "o", "--x", "1"],
    ):
        done = subprocess.run(
            [sys.executable, "-m", _CHILD, *arguments], input=b"", capture_output=True
        )
        assert (done.returncode, done.stdout) == (2, b"")
        assert done.stderr.startswith(b"usage")


def test_it_is_small_and_starts_fast() -> None:
    told = subprocess.run(
        [sys.executable, "-c", f"import {_CHILD}, sys; print(*sys.modules)"],
        capture_output=True,
        check=True,
        text=True,
    )
    modules = set(told.stdout.split())
    assert "typst" in modules
    ours = ("facilitator.app.action", "facilitator.domain.workshop", "facilitator.ui")
    for heavy in ("PySide6", "sqlalchemy", "sqlite3", "asyncio", "tempfile", *ours):
        assert heavy not in modules

"""The documents are made in a process of its own, which answers orders one after the other."""

import gzip
import json
import pickle
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from facilitator.app.files import name_beside
from facilitator.app.report_choices import USUAL, Document, Part, ReportChoices
from facilitator.documents.report.orders import Order, go, page_name, read, written
from facilitator.domain.terms import WorkshopStage
from facilitator.domain.workshop import Workshop
from tests.documents.report.filled import MADE_AT, PRIVATE, filled_large, filled_sample

_WORKSHOP = filled_sample(WorkshopStage.RUNNING)
_SHORT = replace(USUAL, parts=frozenset({Part.OVERVIEW}))
Told = dict[str, Any]


class Child:
    """The real child; `ask` writes an order, `hear` reads the next answer."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "facilitator.documents.report.child"]
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(command, stdin=pipe, stdout=pipe)
        assert self.process.stdin is not None and self.process.stdout is not None
        self.stdin, self.stdout = self.process.stdin, self.process.stdout

    def ask(self, order: Order, workshop: Workshop = _WORKSHOP) -> None:
        for piece in written(order, workshop):
            self.stdin.write(piece)
        self.stdin.flush()

    def go(self, number: int) -> None:
        self.stdin.write(go(number))
        self.stdin.flush()

    def hear(self) -> Told:
        told: Told = json.loads(self.stdout.readline())
        return told

    def hear_all(self) -> list[Told]:
        told = [self.hear()]
        while not {"done", "dropped", "error"} & told[-1].keys():
            if "ready" in told[-1]:
                self.go(told[-1]["number"])
            told.append(self.hear())
        return told

    def end(self) -> int:
        self.stdin.close()
        return self.process.wait(30)


@pytest.fixture
def child() -> Iterator[Child]:
    made = Child()
    yield made
    made.process.kill()
    made.process.wait()
    made.stdin.close()
    made.stdout.close()


def order(out: Path, fmt: str, choices: ReportChoices = _SHORT, number: int = 1) -> Order:
    return Order(number, fmt, out, MADE_AT, choices)


def test_a_workshop_goes_over_whole_and_in_small_pieces(tmp_path: Path) -> None:
    large = filled_large(54, 20)
    pieces = list(written(order(tmp_path, "pdf"), large))
    assert len(pieces) > 5 and max(map(len, pieces)) < 200_000
    sent = tmp_path / "sent"
    sent.write_bytes(b"".join(pieces))
    with sent.open("rb") as stream:
        asked = read(stream)
    assert list(asked.workshop.all_entities()) == list(large.all_entities())  # type: ignore[union-attr]  # it is no Go


def test_what_is_no_order_is_refused(tmp_path: Path) -> None:
    for wrong in (pickle.dumps(Path.cwd), pickle.dumps(subprocess.run), pickle.dumps([1])):
        planted = tmp_path / "planted"
        planted.write_bytes(wrong)
        with planted.open("rb") as stream, pytest.raises(pickle.UnpicklingError):
            read(stream)


def test_the_page_in_view_comes_first(child: Child, tmp_path: Path) -> None:
    out = tmp_path / "pages"
    child.ask(replace(order(out, "pages", USUAL), first=7))
    told = child.hear_all()
    sizes = told[0]["sizes"]
    assert len(sizes) > 12 and sizes[0] == [
        pytest.approx(595.3, abs=0.1),
        pytest.approx(841.9, abs=0.1),
    ]
    assert [each["page"] for each in told[1:-1]] == [*range(7, len(sizes)), *range(6, -1, -1)]
    assert told[-1] == {"number": 1, "done": str(out)}
    page = gzip.decompress((out / page_name(0)).read_bytes())
    assert page.startswith(b"<svg ")


@pytest.mark.parametrize("fmt", ["pdf", "xlsx", "csv", "hwpx"])
def test_a_file_waits_for_the_word_to_go_to_its_place(
    child: Child, tmp_path: Path, fmt: str
) -> None:
    out = tmp_path / f"결과 보고.{fmt}"
    beside = name_beside(out)
    child.ask(replace(order(out, fmt), beside=beside))
    told = [child.hear(), child.hear(), child.hear()]
    assert [each.get("step") for each in told] == ["setting", "writing", None]
    assert told[2]["ready"] and beside.stat().st_size > 500 and not out.exists()
    child.go(1)
    assert child.hear() == {"number": 1, "done": str(out)}
    assert [each.name for each in tmp_path.iterdir()] == [out.name]
    assert child.end() == 0


def test_a_window_that_has_gone_leaves_nothing(child: Child, tmp_path: Path) -> None:
    child.ask(order(tmp_path / "보고서.pdf", "pdf"))
    assert "ready" in [child.hear(), child.hear(), child.hear()][-1]
    assert child.end() == 0
    assert list(tmp_path.iterdir()) == []


def test_only_the_newest_pages_are_made(child: Child, tmp_path: Path) -> None:
    for number in range(1, 6):
        child.ask(order(tmp_path / str(number), "pages", USUAL, number))
    last: dict[int, Told] = {}
    while 5 not in last:
        told = child.hear()
        if {"done", "dropped"} & told.keys():
            last[told["number"]] = told
    assert "done" in last[5] and sum("dropped" in told for told in last.values()) >= 3


def test_trouble_comes_as_a_code_and_the_next_order_is_done(child: Child, tmp_path: Path) -> None:
    gone = tmp_path / "none" / "보고서.pdf"
    child.ask(order(gone, "pdf"))
    (told,) = child.hear_all()
    assert told == {
        "number": 1,
        "error": "no_such_folder",
        "gaps": {"path": str(gone.parent)},
    }
    child.ask(order(tmp_path / "보고서.csv", "csv", number=2))
    assert "done" in child.hear_all()[-1]


@pytest.mark.parametrize("document", [each for each in Document if each != Document.RUNNING_ORDER])
def test_no_private_word_is_in_any_page_but_the_running_order(
    child: Child, tmp_path: Path, document: Document
) -> None:
    pdf = tmp_path / "보고서.pdf"
    child.ask(order(pdf, "pdf", replace(USUAL, document=document, parts=frozenset(Part)), 2))
    child.hear_all()
    assert PRIVATE not in text_of(pdf)


@pytest.mark.parametrize("fmt", ["csv", "xlsx", "hwpx"])
def test_no_private_word_is_in_a_report_that_goes_on_being_edited(
    child: Child, tmp_path: Path, fmt: str
) -> None:
    out = tmp_path / f"보고서.{fmt}"
    child.ask(order(out, fmt, replace(USUAL, parts=frozenset(Part))))
    child.hear_all()
    held = raw_text_of(out)
    assert PRIVATE not in held and "마을" in held


def test_the_running_order_holds_what_is_private(child: Child, tmp_path: Path) -> None:
    pdf = tmp_path / "진행표.pdf"
    child.ask(order(pdf, "pdf", replace(USUAL, document=Document.RUNNING_ORDER)))
    child.hear_all()
    assert PRIVATE in text_of(pdf)


def raw_text_of(out: Path) -> str:
    """Read all that a file holds, packed or not."""
    if out.suffix == ".csv":
        return out.read_text(encoding="utf-8-sig")
    with zipfile.ZipFile(out) as pack:
        return "".join(pack.read(name).decode("utf-8", "replace") for name in pack.namelist())


def text_of(pdf: Path) -> str:
    """Read a PDF's text, without spaces and breaks."""
    from pypdf import PdfReader

    return "".join("".join(page.extract_text() for page in PdfReader(pdf).pages).split())


def test_a_wrong_call_is_status_2() -> None:
    command = [sys.executable, "-m", "facilitator.documents.report.child"]
    for arguments, data in ((["pdf", "out"], b""), ([], b"{}\n"), ([], pickle.dumps(print))):
        done = subprocess.run([*command, *arguments], input=data, capture_output=True)
        assert (done.returncode, done.stdout) == (2, b"")
        assert done.stderr.startswith(b"usage")

"""A workshop that runs by itself: what it entered is there, the room saw nothing private."""

import json
import random
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from facilitator.domain.terms import NoteKind, SlideKind, WallMode
from facilitator.storage.check import integrity
from facilitator.storage.file import read

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[3]
MARK = "비밀표시꿩닭"
SECTION_1 = (1, 2, 10)


@dataclass
class Rehearsed:
    """What a rehearsal left behind."""

    out: Path
    said: list[str]
    seen: dict[str, list[str]]

    @property
    def file(self) -> Path:
        return self.out / "rehearsal.workshop"

    def shown(self) -> dict[str, Any]:
        return facilitator_json("show", self.file, "--json")

    def saved(self) -> list[int]:
        return [int(line.split()[1]) for line in self.said if line.startswith("saved ")]


def facilitator(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "facilitator", *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def facilitator_json(*arguments: object) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(facilitator(*arguments).stdout)
    return found


def rehearse(folder: Path, *arguments: str) -> Rehearsed:
    seen = folder / "seen.json"
    out = folder / "리허설 #1 100%"
    done = subprocess.run(
        [sys.executable, "-m", "tests.ui.rehearsal.watched", seen, "--out", out, *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        cwd=ROOT,
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return Rehearsed(out, done.stdout.splitlines(), json.loads(seen.read_text(encoding="utf-8")))


@pytest.fixture(
    scope="module",
    params=[
        pytest.param(("--sections", "1"), id="section 1"),
        pytest.param((), id="whole day", marks=pytest.mark.slow),
    ],
)
def day(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Rehearsed:
    arguments: tuple[str, ...] = request.param
    return rehearse(tmp_path_factory.mktemp("day"), "--private", MARK, "--seed", "5", *arguments)


def test_it_says_saved_for_every_action_in_order(day: Rehearsed) -> None:
    # Typing that goes on is saved again under its own number.
    saved = day.saved()
    assert saved == sorted(saved)
    assert set(saved) == set(range(1, saved[-1] + 1))
    assert day.shown()["saved"] == saved[-1]
    _, journal = read(day.file)
    assert [row.number for row in journal] == list(range(1, saved[-1] + 1))


def test_the_file_is_sound(day: Rehearsed) -> None:
    assert facilitator("check", day.file).returncode == 0


def test_the_outcome_holds_everything_that_was_entered(day: Rehearsed) -> None:
    shown = day.shown()
    assert shown["workshop"]["stage"] == "closed"
    started = [s for s in shown["sections"] if s["started_at"]]
    discussed = [n for s in started for n in s["projects"]]
    assert discussed[:3] == list(SECTION_1)
    for section in started:
        assert section["started_at"] < section["ended_at"]
    for project in shown["projects"]:
        if project["number"] not in discussed:
            assert project["notes"] == project["roles"] == project["actions"] == []
            continue
        kinds = Counter(n["kind"] for n in project["notes"])
        assert kinds[NoteKind.DECISION] == 1
        assert len(project["notes"]) >= 4
        assert [n["text"] for n in project["notes"] if n["private"]] == [MARK]
        joined = [a["center"] for a in project["answers"] if a["answer"] in ("yes", "conditional")]
        assert Counter(r["center"] for r in project["roles"]) == Counter([project["lead"], *joined])
        assert all(r["task"] and r["resource"] and r["due"] for r in project["roles"])
        assert [bool(a["text"]) for a in project["actions"]] == [True]
        for answer in project["answers"]:
            assert (answer["answer"] == "conditional") == bool(answer["condition"])
            assert (answer["answer"] == "later") == bool(answer["reply_by"])
            assert bool(answer["answer"]) == bool(answer["said_at"]) == bool(answer["confirmed_at"])


def test_the_outcome_is_what_the_journal_says_was_typed(day: Rehearsed) -> None:
    workshop, _ = read(day.file)
    shown = {p["number"]: p for p in day.shown()["projects"]}
    for project in workshop.projects:
        told = shown[project.number]
        assert [n["text"] for n in told["notes"]] == [n.text for n in workshop.notes_of(project.id)]
        assert len(told["roles"]) == len(workshop.roles_of(project.id))
        given = {workshop.short_name(a.center): a for a in workshop.answers_of(project.id)}
        for answer in told["answers"]:
            known = given.get(answer["center"])
            assert answer["answer"] == (known.word.value if known and known.word else None)
            assert (answer["reason"] or "") == (known.reason if known else "")


def test_nothing_half_typed_is_left_over(day: Rehearsed) -> None:
    workshop, _ = read(day.file)
    drafts = [e for e in workshop.all_entities() if type(e).__name__ == "Draft"]
    assert [d for d in drafts if getattr(d, "text", "")] == []


def test_the_mark_was_really_entered(day: Rehearsed) -> None:
    workshop, _ = read(day.file)
    assert {c.contact for c in workshop.centers} == {MARK}
    assert any(n.private and n.text == MARK for n in workshop.notes)
    private = [a for a in workshop.answers if a.reason_private]
    assert private and all(MARK in a.reason for a in private)
    pauses = [p for s in workshop.sections for p in workshop.pauses_of(s.id)]
    assert {p.reason for p in pauses} == {MARK}


def test_the_wall_was_held_and_the_log_says_what_the_room_saw(day: Rehearsed) -> None:
    workshop, _ = read(day.file)
    log = workshop.shown_log
    slides = [s.slide for s in log if s.on and s.wall is WallMode.SHOWN]
    assert {*slides} == {*SlideKind}
    assert {s.wall for s in log} == {*WallMode}
    assert [s.message for s in log if s.message] == ["5분 후 다시 시작합니다"]
    assert [s.at for s in log] == sorted(s.at for s in log)
    assert not log[-1].on, "the wall closed at the end"
    pictures = sorted((day.out / "pictures").glob("*-wall.png"))
    at = next(n for n, p in enumerate(pictures) if p.name.endswith("-held-wall.png"))
    before, held, sent = (_in_small(p) for p in pictures[at - 1 : at + 2])
    assert _apart(before, held) < 10 < _apart(held, sent)


def _in_small(picture: Path) -> QImage:
    """Read a picture so small that the roundings of single glyphs are gone."""
    small = QImage(str(picture)).convertToFormat(QImage.Format.Format_RGB32)
    smooth = Qt.TransformationMode.SmoothTransformation
    return small.scaled(192, 108, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)


def _apart(one: QImage, other: QImage) -> int:
    """Tell by how much of 255 two pictures differ where they differ most."""
    pairs = zip(bytes(one.constBits()), bytes(other.constBits()), strict=True)
    return max(abs(a - b) for a, b in pairs)


def test_the_room_saw_the_workshop_and_nothing_private(day: Rehearsed) -> None:
    texts = day.seen["texts"]
    assert len(texts) > 40
    assert any("마을공동체의 사회적경제조직 전환" in t for t in texts)
    assert any(t == "" for t in texts), "it was blanked once"
    everything = [*texts, *day.seen["names"], *day.seen["titles"]]
    for part in (MARK, *(MARK[:at] for at in range(4, len(MARK)))):
        assert [t for t in everything if part in t] == []


def test_the_report_says_what_was_agreed_and_nothing_private(day: Rehearsed) -> None:
    data = (day.out / "rehearsal.pdf").read_bytes()
    pages = [p.extract_text() for p in pypdf.PdfReader(day.out / "rehearsal.pdf").pages]
    text = "".join(pages).replace("\n", "").replace(" ", "")
    assert len(pages) >= 3
    assert "작성중" not in text
    assert MARK not in text
    assert MARK.encode("utf-16-be") not in data and MARK.encode() not in data
    for project in day.shown()["projects"]:
        for note in project["notes"]:
            if note["kind"] == "decision":
                assert note["text"].replace(" ", "") in text


def test_pictures_of_console_and_wall_are_left(day: Rehearsed) -> None:
    pictures = sorted((day.out / "pictures").glob("*.png"))
    walls = [p for p in pictures if p.name.endswith("-wall.png")]
    consoles = [p for p in pictures if p.name.endswith("-console.png")]
    assert len(consoles) > 20
    assert len(walls) == len(consoles) - 2  # the wall opens with the console
    first = QImage(str(walls[0]))
    assert (first.width(), first.height()) == (1920, 1080)
    black = QImage(str(next(p for p in walls if "-blank-" in p.name)))
    colors = {black.pixel(x, y) & 0xFFFFFF for x in range(0, 1920, 60) for y in range(0, 1080, 60)}
    assert colors == {0}


def test_the_same_seed_says_the_same_and_another_something_else(tmp_path: Path) -> None:
    from facilitator.ui.rehearsal.script import Script

    def said(seed: int) -> list[object]:
        script = Script(seed, "")
        return [(script.word(), script.notes(), script.role()) for _ in range(20)]

    assert said(3) == said(3)
    assert said(3) != said(4)


def test_nothing_is_overwritten_without_force(day: Rehearsed) -> None:
    before = day.file.read_bytes()
    done = facilitator("rehearse", "--out", day.out, "--sections", "1")
    assert done.returncode == 2
    assert "rehearsal.workshop" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert day.file.read_bytes() == before


@pytest.mark.slow
def test_a_file_is_rehearsed_as_a_copy(day: Rehearsed, tmp_path: Path) -> None:
    before = day.file.read_bytes()
    done = facilitator("rehearse", day.file, "--out", tmp_path / "또", "--sections", "2")
    assert done.returncode == 0, done.stderr
    assert day.file.read_bytes() == before
    again = facilitator_json("show", tmp_path / "또" / "rehearsal.workshop", "--json")
    assert again["sections"][1]["ended_at"]
    assert again["saved"] > day.shown()["saved"]
    assert facilitator("check", tmp_path / "또" / "rehearsal.workshop").returncode == 0


# -- killed at any moment -------------------------------------------------------------------------


def killed(folder: Path, lines: int, pause: float) -> tuple[Path, int]:
    """Kill a rehearsal soon after it said so many lines; gives the last number called saved."""
    with subprocess.Popen(
        [sys.executable, "-m", "facilitator", "rehearse", "--out", folder, "--sections", "1"],
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        said = [process.stdout.readline() for _ in range(lines)]
        try:
            process.wait(pause)
        except subprocess.TimeoutExpired:
            process.kill()
        said.extend(process.stdout)
    whole = [line for line in said if line.startswith("saved ") and line.endswith("\n")]
    return folder / "rehearsal.workshop", max(int(line.split()[1]) for line in whole)


@pytest.mark.slow
def test_killed_at_twenty_moments_nothing_acknowledged_is_lost(tmp_path: Path) -> None:
    moment = random.Random(20241205)
    for turn in range(20):
        lines = 1 + turn * 12 + moment.randrange(12)
        path, acknowledged = killed(tmp_path / str(turn), lines, moment.random() / 20)
        shown = facilitator_json("show", path, "--json")
        assert shown["saved"] >= acknowledged, (turn, lines)
        assert facilitator("check", path).returncode == 0
        assert integrity(path) == []

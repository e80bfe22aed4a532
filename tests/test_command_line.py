"""The command line: exit status, one clear line, nothing overwritten, no traceback."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from facilitator.__main__ import main
from facilitator.bootstrap import Files
from facilitator.domain.failures import Trouble
from facilitator.paths import resource
from facilitator.storage.file import create, open_for_writing, read

SAMPLE = resource("sample", "anseong-2025.xlsx")
REHEARSE = pytest.param("rehearse", marks=pytest.mark.slow)


@dataclass
class Said:
    """What a command said and how it ended."""

    status: int
    out: str
    err: str

    def last(self) -> str:
        """Give the one line that says what is wrong."""
        return self.err.strip().splitlines()[-1]


Run = Callable[..., Said]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def command(*arguments: object) -> Said:
        status = main([str(a) for a in arguments])
        out, err = capsys.readouterr()
        assert "Traceback" not in out + err
        return Said(status, out, err)

    return command


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "안성시 워크숍 100%25 #2"
    made.mkdir()
    return made


@pytest.fixture(scope="session")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("imported") / "sample.workshop"
    assert main(["import", str(SAMPLE), str(path)]) == 0
    return path


@pytest.fixture
def file(imported: Path, folder: Path) -> Path:
    path = folder / "협업 사업 #1 (50%).workshop"
    shutil.copyfile(imported, path)
    return path


def refused(said: Said, *words: str) -> None:
    """Check that a command was refused in one clear line."""
    assert said.status == 2
    assert said.out == ""
    assert len(said.err.strip().splitlines()) == 1, said.err
    for word in words:
        assert word in said.err, said.err


def book(path: Path, change: Callable[[openpyxl.Workbook], None]) -> Path:
    """Write the sample with a change."""
    made = openpyxl.load_workbook(SAMPLE)
    change(made)
    made.save(path)
    return path


def cell_of(sheet: Worksheet, heading: str, line: int) -> str:
    """Name the cell under a heading, so many lines below it."""
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value == heading:
                return f"{cell.column_letter}{cell.row + line}"
    raise AssertionError(heading)


# -- import -------------------------------------------------------------------------------------


def test_the_sample_is_imported(run: Run, folder: Path) -> None:
    path = folder / "새 파일 #3 100%.workshop"
    said = run("import", SAMPLE, path)
    assert said.status == 0
    assert path.name in said.out
    shown = json.loads(run("show", path, "--json").out)
    assert len(shown["projects"]) == 12
    assert len(shown["sections"]) == 4
    assert [c["short_name"] for c in shown["centers"]] == [
        "공익",
        "마을",
        "재생",
        "사경",
        "도농",
        "사무국",
    ]
    assert shown["saved"] == 1
    assert run("check", path).status == 0


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949"])
def test_a_csv_of_projects_is_imported(run: Run, folder: Path, encoding: str) -> None:
    source = folder / "사업.csv"
    lines = [
        "번호,분야,사업명,주무센터,제안대상",
        "1,교육,활동가 교육,공익,마을",
        "2,공간,공유공간,마을,공익",
    ]
    source.write_text("\r\n".join(lines), encoding=encoding)
    path = folder / "새.workshop"
    said = run("import", source, path)
    assert said.status == 0, said.err
    shown = json.loads(run("show", path, "--json").out)
    assert [(p["title"], p["lead"]) for p in shown["projects"]] == [
        ("활동가 교육", "공익"),
        ("공유공간", "마을"),
    ]


def _unknown_center(made: openpyxl.Workbook) -> None:
    made["사업"][cell_of(made["사업"], "제안대상", 1)] = "마을, 공잌"


def _no_lead(made: openpyxl.Workbook) -> None:
    made["사업"][cell_of(made["사업"], "주무센터", 2)] = None


def _doubled_number(made: openpyxl.Workbook) -> None:
    made["사업"][cell_of(made["사업"], "번호", 2)] = 1


def _no_date(made: openpyxl.Workbook) -> None:
    for row in made["워크숍"].iter_rows():
        if row[0].value == "날짜":
            row[1].value = "다음 주쯤"


def _no_sheet(made: openpyxl.Workbook) -> None:
    del made["사업"]


def _unknown_project(made: openpyxl.Workbook) -> None:
    made["섹션"][cell_of(made["섹션"], "사업번호", 1)] = "1, 99"


@pytest.mark.parametrize(
    ("change", "place", "words"),
    [
        (_unknown_center, "사업", "공잌"),
        (_no_lead, "사업", "주무센터"),
        (_doubled_number, "사업", "1"),
        (_no_date, "워크숍", "다음 주쯤"),
        (_no_sheet, "사업", ""),
        (_unknown_project, "섹션", "99"),
    ],
)
def test_a_workbook_with_an_error_is_not_imported(
    run: Run,
    folder: Path,
    change: Callable[[openpyxl.Workbook], None],
    place: str,
    words: str,
) -> None:
    path = folder / "새.workshop"
    said = run("import", book(folder / "책.xlsx", change), path)
    assert said.status == 2
    assert said.out == ""
    told = [line for line in said.err.splitlines() if line.startswith("오류")]
    assert told
    assert any(place in line and words in line for line in told), said.err
    assert said.last().startswith("아무것도") or "저장하지 않았습니다" in said.last(), said.last()
    assert [p.name for p in folder.iterdir()] == ["책.xlsx"]


def test_all_errors_are_told_at_once(run: Run, folder: Path) -> None:
    def change(made: openpyxl.Workbook) -> None:
        _unknown_center(made)
        _doubled_number(made)
        _unknown_project(made)

    said = run("import", book(folder / "책.xlsx", change), folder / "새.workshop")
    assert len([line for line in said.err.splitlines() if line.startswith("오류")]) >= 3


def _spoilt(path: Path) -> None:
    path.write_bytes(b"PK\x03\x04 nothing")


def _binary(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 40)


@pytest.mark.parametrize("spoil", [_spoilt, _binary, lambda p: p.mkdir(), lambda p: None])
def test_what_is_no_workbook_is_refused(
    run: Run, folder: Path, spoil: Callable[[Path], None]
) -> None:
    source = folder / "책.xlsx"
    spoil(source)
    refused(run("import", source, folder / "새.workshop"))
    assert not (folder / "새.workshop").exists()


def test_import_into_a_folder_that_is_not_there_is_refused(run: Run, folder: Path) -> None:
    said = run("import", SAMPLE, folder / "없는 폴더" / "새.workshop")
    assert said.status == 2
    assert "없는 폴더" in said.last()


def test_nothing_is_overwritten_without_force(run: Run, file: Path) -> None:
    before = file.read_bytes()
    refused(run("import", SAMPLE, file), file.name)
    assert file.read_bytes() == before
    assert run("import", SAMPLE, file, "--force").status == 0


def test_a_workbook_is_never_replaced_by_its_own_workshop(run: Run, folder: Path) -> None:
    source = folder / "책.xlsx"
    shutil.copyfile(SAMPLE, source)
    refused(run("import", source, source, "--force"))
    assert source.read_bytes() == SAMPLE.read_bytes()


# -- show ---------------------------------------------------------------------------------------


def test_show_has_exactly_the_keys_of_the_contract(run: Run, file: Path) -> None:
    shown = json.loads(run("show", file, "--json").out)
    assert set(shown) == {"workshop", "centers", "fields", "projects", "sections", "saved"}
    assert set(shown["workshop"]) == {"title", "host", "held_on", "place", "purpose", "stage"}
    assert set(shown["centers"][0]) == {"name", "short_name", "kind"}
    keys = {
        "projects": "number field title lead summary stage proposed_to answers roles notes actions",
        "answers": "center answer condition reply_by reason said_by said_at confirmed_at",
        "sections": "title room planned_start planned_minutes started_at ended_at projects cast",
    }
    answers = [a for p in shown["projects"] for a in p["answers"]]
    for name, found in (*shown.items(), ("answers", answers)):
        if name in keys:
            assert found
            assert all(" ".join(each) == keys[name] for each in found)
    assert shown["workshop"]["held_on"] == "2024-12-05"
    assert shown["sections"][0]["planned_start"] == "13:50"


def test_show_needs_json(run: Run, file: Path) -> None:
    said = run("show", file)
    refused(said, "--json")


def test_show_changes_nothing(run: Run, file: Path) -> None:
    before = file.read_bytes()
    run("show", file, "--json")
    run("check", file)
    assert file.read_bytes() == before
    assert [p.name for p in file.parent.iterdir()] == [file.name]


# -- check --------------------------------------------------------------------------------------


BROKEN = {
    "number twice": "UPDATE project SET number=1 WHERE number=2",
    "lead asked": "INSERT INTO proposal SELECT id||':'||lead, id, lead FROM project LIMIT 1",
}


@pytest.mark.parametrize("statement", BROKEN.values(), ids=BROKEN)
def test_check_finds_a_broken_rule(run: Run, file: Path, statement: str) -> None:
    with sqlite3.connect(file) as db:
        db.execute(statement)
    db.close()
    said = run("check", file)
    assert said.status == 1
    assert "오류" in said.out
    assert said.err == ""


def test_check_finds_what_was_changed_past_the_journal(run: Run, file: Path) -> None:
    with sqlite3.connect(file) as db:
        db.execute("UPDATE project SET title='몰래' WHERE number=2")
    db.close()
    assert run("check", file).status == 1


def test_check_finds_damage(run: Run, file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[8192:20000] = os.urandom(20000 - 8192)
    file.write_bytes(data)
    said = run("check", file)
    assert said.status == 1
    assert file.name in said.out


# -- files that cannot be read --------------------------------------------------------------------


def _foreign(path: Path) -> None:
    path.write_bytes(b"just text")


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _newer(path: Path) -> None:
    create(path)
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA user_version=99")
    db.close()


def _other_database(path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE a(b)")
    db.close()


def _folder(path: Path) -> None:
    path.mkdir()


def _nothing(path: Path) -> None: ...


@pytest.mark.parametrize("command", ["show", "check", "report", "rehearse"])
@pytest.mark.parametrize("spoil", [_foreign, _empty, _newer, _other_database, _folder, _nothing])
def test_a_file_that_is_no_workshop_is_refused_and_left_alone(
    run: Run, folder: Path, command: str, spoil: Callable[[Path], None]
) -> None:
    path = folder / "회의.workshop"
    spoil(path)
    before = path.read_bytes() if path.is_file() else None
    more: list[object] = []
    if command == "rehearse":
        more = ["--out", folder / "out"]
    elif command == "show":
        more = ["--json"]
    refused(run(command, path, *more), path.name)
    assert (path.read_bytes() if path.is_file() else None) == before
    assert not list(folder.rglob("*.pdf"))


@pytest.mark.parametrize("command", ["show", "check", "report"])
def test_a_file_open_elsewhere_is_refused(run: Run, file: Path, command: str) -> None:
    child = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import sys, pathlib\n"
            "from facilitator.storage.file import open_for_writing\n"
            "opened = open_for_writing(pathlib.Path(sys.argv[1]))\n"
            "print('open', flush=True)\n"
            "sys.stdin.read()\n",
            str(file),
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    try:
        assert child.stdout is not None
        assert child.stdout.readline().strip() == b"open"
        refused(run(command, file, *(["--json"] if command == "show" else [])), file.name)
    finally:
        child.communicate()


def test_a_read_only_file_can_be_shown_and_reported(run: Run, file: Path, tmp_path: Path) -> None:
    file.chmod(0o444)
    assert run("show", file, "--json").status == 0
    assert run("check", file).status == 0


# -- report -------------------------------------------------------------------------------------


def test_a_report_is_written_beside_the_file(run: Run, file: Path) -> None:
    said = run("report", file)
    assert said.status == 0, said.err
    made = file.with_suffix(".pdf")
    assert made.read_bytes().startswith(b"%PDF")
    assert made.name in said.out
    before = made.read_bytes()
    refused(run("report", file), made.name)
    assert made.read_bytes() == before
    assert run("report", file, "--force").status == 0


def test_a_report_goes_where_it_is_wished(run: Run, file: Path, folder: Path) -> None:
    out = folder / "결과 보고 #1 100%.pdf"
    assert run("report", file, "-o", out).status == 0
    assert out.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("ending", "start"), [("hwpx", b"PK"), ("xlsx", b"PK"), ("csv", b"\xef\xbb\xbf")]
)
def test_the_ending_chooses_the_document(run: Run, file: Path, ending: str, start: bytes) -> None:
    out = file.with_name(f"표.{ending}")
    assert run("report", file, "-o", out).status == 0
    assert out.read_bytes().startswith(start)
    assert run("report", file, "--format", ending).status == 0
    assert file.with_suffix(f".{ending}").read_bytes().startswith(start)


def test_a_report_into_a_folder_that_is_not_there_is_refused(run: Run, file: Path) -> None:
    refused(run("report", file, "-o", file.parent / "없는 폴더" / "a.pdf"), "없는 폴더")


@pytest.mark.parametrize("name", ["결과.docx", "결과"])
def test_a_report_in_another_format_is_refused(run: Run, file: Path, name: str) -> None:
    refused(run("report", file, "-o", file.parent / name), "pdf")


def test_a_report_never_replaces_its_own_workshop(run: Run, file: Path) -> None:
    before = file.read_bytes()
    refused(run("report", file, "-o", file, "--format", "pdf", "--force"))
    assert file.read_bytes() == before


@pytest.mark.parametrize("document", ["running-order", "attendees", "centers", "wall"])
def test_every_other_document_has_a_name_of_its_own(run: Run, file: Path, document: str) -> None:
    said = run("report", file, "--document", document)
    assert said.status == 0, said.err
    made = file.with_name(f"{file.stem}-{document}.pdf")
    assert made.read_bytes().startswith(b"%PDF")
    assert made.name in said.out
    refused(run("report", file, "--document", document, "-o", file.with_name("a.xlsx")), "pdf")


def test_a_report_follows_the_choices(run: Run, file: Path) -> None:
    out = file.with_name("chosen.csv")
    said = run("report", file, "-o", out, "--language", "en", "--no-names", "--no-notes")
    assert said.status == 0, said.err
    head = out.read_text(encoding="utf-8-sig").splitlines()[0]
    assert head.startswith("No.,Project,Field,Center,Answer")
    assert "Said by" not in head
    told = run("report", file, "--parts", "overview,matrix", "-o", file.with_name("a.pdf"))
    assert told.status == 0, told.err
    refused(run("report", file, "--parts", "overview,index", "--force"), "index", "matrix")
    refused(run("report", file, "--document", "centers", "--center", "없음"), "없음", "마을")


def test_a_logo_is_checked_before_anything_is_written(run: Run, file: Path) -> None:
    logo = file.with_name("로고.png")
    logo.write_bytes(b"no picture")
    refused(run("report", file, "--logo", logo), "로고.png")
    assert not file.with_suffix(".pdf").exists()
    refused(run("report", file, "--logo", logo, "-o", logo, "--format", "pdf", "--force"))
    assert logo.read_bytes() == b"no picture"


# -- what is no command ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments",
    [
        ["--nonsense"],
        ["show"],
        ["import", "a.xlsx"],
        ["report", "a.workshop", "--format", "doc"],
        ["rehearse"],
        ["rehearse", "--out", "x", "--seed", "viel"],
        ["rehearse", "--out", "x", "--sections", "1,zwei"],
        ["check", "a", "b"],
        ["a.workshop", "b.workshop"],
    ],
    ids=" ".join,
)
def test_what_is_no_command_is_told_in_one_line(
    run: Run, arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    refused(run(*arguments))
    assert [p.name for p in tmp_path.iterdir() if p.name != "home"] == []


def test_a_file_to_open_that_is_not_there_is_told(run: Run, folder: Path) -> None:
    refused(run(folder / "없다.xlsx"), "없다.xlsx")


def test_a_workshop_that_is_gone_opens_the_window_which_knows_its_backups(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[Path | None] = []

    def opened(file: Path | None, sample: bool) -> int:
        given.append(file)
        return 0

    monkeypatch.setattr("facilitator.bootstrap.run_window", opened)
    assert run(folder / "없다.workshop").status == 0
    assert given == [folder / "없다.workshop"]


def test_help_and_version_are_told(run: Run) -> None:
    said = run("--help")
    assert said.status == 0
    for command in ("import", "report", "show", "check", "rehearse"):
        assert command in said.out
    assert run("--version").out.strip() != ""


def test_the_program_itself_speaks_utf_8_and_leaves_no_traceback(folder: Path) -> None:
    env = {**os.environ, "PYTHONIOENCODING": "ascii", "LANG": "C"}
    done = subprocess.run(
        [sys.executable, "-m", "facilitator", "show", "--json", str(folder / "없다.workshop")],
        capture_output=True,
        env=env,
        check=False,
    )
    assert done.returncode == 2
    assert "없다.workshop" in done.stderr.decode("utf-8")
    assert b"Traceback" not in done.stderr


# -- rehearse: what is refused before anything is made -------------------------------------------


def test_a_rehearsal_never_touches_the_file_that_it_copies(run: Run, file: Path) -> None:
    before = file.read_bytes()
    refused(run("rehearse", file, "--out", file.parent, "--force"))
    refused(run("rehearse", file, "--out", file.parent))
    assert file.read_bytes() == before


@pytest.mark.slow
def test_a_rehearsal_of_a_section_that_does_not_exist_is_refused(run: Run, folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "facilitator", "rehearse", "--out", folder, "--sections", "9"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "9" in done.stderr
    assert "Traceback" not in done.stderr


def test_files_are_readable_by_their_owner_only(run: Run, folder: Path) -> None:
    path = folder / "새.workshop"
    run("import", SAMPLE, path)
    if os.name == "posix":
        assert path.stat().st_mode & 0o077 == 0
    workshop, journal = read(path)
    assert len(journal) == 1
    assert len(workshop.projects) == 12
    open_for_writing(path).keeper.close()


# -- what a hostile or careless caller gives -----------------------------------------------------


@pytest.fixture
def pipe(folder: Path) -> Path:
    if not hasattr(os, "mkfifo"):
        pytest.skip("pipes have names on Unix only")
    path = folder / "pipe.workshop"
    os.mkfifo(path)
    return path


def test_a_device_or_a_pipe_is_never_replaced_or_read(run: Run, file: Path, pipe: Path) -> None:
    refused(run("import", SAMPLE, pipe, "--force"), "파이프")
    refused(run("report", file, "-o", pipe, "--format", "pdf", "--force"), "파이프")
    refused(run("import", pipe, file.with_name("새.workshop")))
    refused(run("report", file, "-o", "/dev/null", "--format", "pdf", "--force"), "파이프")
    assert pipe.is_fifo()


@pytest.mark.parametrize("made", ["rehearsal.workshop", "rehearsal.pdf"])
def test_a_rehearsal_never_replaces_a_pipe(run: Run, folder: Path, pipe: Path, made: str) -> None:
    pipe.rename(folder / made)
    said = run("rehearse", "--out", folder, "--sections", "1", "--force")
    refused(said, "파이프")
    assert [p.name for p in folder.iterdir()] == [made]


def test_a_report_never_takes_the_place_of_its_own_file(run: Run, file: Path) -> None:
    before = file.read_bytes()
    link = file.with_name("바로가기.pdf")
    link.symlink_to(file)
    for out in (file, link):
        refused(run("report", file, "-o", out, "--format", "pdf", "--force"), out.name)
    assert file.read_bytes() == before


def test_a_rehearsal_never_takes_the_place_of_its_own_file(run: Run, file: Path) -> None:
    before = file.read_bytes()
    refused(run("rehearse", file, "--out", file.parent, "--force"), file.name)
    assert file.read_bytes() == before


def test_force_follows_a_link_to_what_it_replaces(run: Run, file: Path) -> None:
    link = file.with_name("바로가기.workshop")
    link.symlink_to(file)
    refused(run("import", SAMPLE, link), link.name)
    assert run("import", SAMPLE, link, "--force").status == 0
    assert link.is_symlink()
    assert read(file)[0].projects


LONG = "가" * 100


@pytest.mark.parametrize(
    "arguments",
    [
        (LONG,),
        ("show", LONG, "--json"),
        ("check", LONG),
        ("report", LONG),
        ("import", f"{LONG}.xlsx", "a.workshop"),
        ("import", SAMPLE, LONG),
        ("rehearse", LONG, "--out", "{folder}"),
        ("rehearse", "--out", f"{{folder}}/{LONG}"),
        ("show", "가/" * 2000, "--json"),
    ],
)
def test_a_name_that_is_too_long_is_told_in_one_line(
    run: Run, folder: Path, arguments: tuple[object, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    refused(run(*(str(a).replace("{folder}", str(folder)) for a in arguments)))


@pytest.mark.parametrize("sections", ["9" * 5000, "1," + "9" * 20])
def test_sections_of_absurd_numbers_are_refused(run: Run, folder: Path, sections: str) -> None:
    refused(run("rehearse", "--out", folder / "out", "--sections", sections), "--sections")


def test_the_folder_itself_is_no_file(run: Run) -> None:
    refused(run("report", "."))


def test_a_home_that_is_a_file_is_told(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = folder / "home"
    home.write_text("")
    monkeypatch.setenv("FACILITATOR_HOME", str(home))
    with pytest.raises(Trouble) as caught:
        Files().documents_folder()
    assert caught.value.code == "folder_not_made"


def outside(*arguments: object, env: dict[str, str] | None = None, **more: Any) -> Said:
    """Run a command in a process of its own."""
    given = [sys.executable, "-m", "facilitator", *map(str, arguments)]
    whole = {**os.environ, **(env or {})}
    more.setdefault("stdout", subprocess.PIPE)
    done = subprocess.run(given, env=whole, stderr=subprocess.PIPE, timeout=60, **more)
    err = done.stderr.decode("utf-8", "replace")
    assert "Traceback" not in err
    return Said(done.returncode, (done.stdout or b"").decode("utf-8", "replace"), err)


def test_without_a_display_the_window_says_so_instead_of_aborting(file: Path) -> None:
    if sys.platform != "linux":
        pytest.skip("only Linux can lack a display")
    none = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": ""}
    refused(outside(file, env=none), "DISPLAY")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
@pytest.mark.parametrize("command", ["show", "check", REHEARSE])
def test_a_full_output_is_told_in_one_line(file: Path, command: str) -> None:
    given = {
        "show": ["show", file, "--json"],
        "check": ["check", file],
        "rehearse": ["rehearse", file, "--out", file.parent / "out", "--sections", "1"],
    }[command]
    with Path("/dev/full").open("wb") as full:
        said = outside(*given, stdout=full)
    assert said.status == 2
    assert len(said.err.strip().splitlines()) == 1, said.err


@pytest.mark.parametrize("command", ["show", "check", REHEARSE])
def test_an_output_that_nobody_reads_ends_quietly(file: Path, command: str) -> None:
    given = {
        "show": ["show", file, "--json"],
        "check": ["check", file],
        "rehearse": ["rehearse", file, "--out", file.parent / "out", "--sections", "1"],
    }[command]
    reading, writing = os.pipe()
    os.close(reading)
    said = outside(*given, stdout=writing)
    os.close(writing)
    assert (said.status, said.err) == (0, "")
    if command == "rehearse":
        assert len(list((file.parent / "out" / "pictures").iterdir())) < 20
        assert run_check(file.parent / "out" / file.name) == 0


def run_check(path: Path) -> int:
    return outside("check", path).status


def test_a_name_that_is_no_utf8_and_a_plain_locale_are_read_all_the_same(file: Path) -> None:
    if sys.platform != "linux":
        pytest.skip("other systems have names in Unicode only")
    plain = {"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    odd = os.fsencode(file.parent) + b"/b\xff.workshop"
    shutil.copyfile(file, odd)
    for name in (os.fsencode(file), odd):
        given = [os.fsencode(sys.executable), b"-m", b"facilitator", b"check", name]
        done = subprocess.run(given, env={**os.environ, **plain}, capture_output=True)
        assert (done.returncode, done.stderr) == (0, b"")


def test_a_fault_of_our_own_goes_to_the_log_and_is_told_in_one_line(
    run: Run, file: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fault(path: Path) -> None:
        raise ZeroDivisionError("what nobody thought of")

    monkeypatch.setattr("facilitator.storage.file.read", fault)
    refused(run("show", file, "--json"), "facilitator.log")
    assert "what nobody thought of" in (home / "logs" / "facilitator.log").read_text("utf-8")


def test_the_inner_command_without_input_says_how_it_is_used() -> None:
    said = outside("_typeset", "pdf", "x.pdf", stdin=subprocess.DEVNULL)
    assert said.status == 2
    assert said.err.startswith("usage")

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from random import Random
from shutil import copyfile

import pytest

from facilitator.app import editing
from facilitator.app.desk import Desk
from facilitator.app.ports import OpenedFile
from facilitator.domain.failures import Trouble
from facilitator.storage.check import integrity
from facilitator.storage.file import create, open_for_writing, read, read_event
from facilitator.storage.migrations import VERSION

OLD = Path(__file__).with_name("old")


def empty(path: Path) -> None:
    path.write_bytes(b"")


def text(path: Path) -> None:
    path.write_text("1. 협업 사업 목록\n" * 40, encoding="utf-8")


def short(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\0")


def foreign(path: Path) -> None:
    with closing(sqlite3.connect(path)) as driver:
        driver.execute("CREATE TABLE event (id TEXT)")


def foreign_application(path: Path) -> None:
    foreign(path)
    with closing(sqlite3.connect(path)) as driver:
        driver.execute("PRAGMA application_id=1196444487")  # a GeoPackage
        driver.execute("PRAGMA user_version=1")


def changed(*statements: str) -> Callable[[Path], None]:
    def spoil(path: Path) -> None:
        create(path)
        with closing(sqlite3.connect(path, isolation_level=None)) as driver:
            for statement in statements:
                driver.execute(statement)

    return spoil


def cut(path: Path) -> None:
    create(path)
    os.truncate(path, path.stat().st_size // 2)


def overwritten(path: Path) -> None:
    create(path)
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xa5" * 4096 * 8)


def four_pages(path: Path) -> None:
    create(path)
    chance = Random(4)
    with path.open("r+b") as file:
        for page in chance.sample(range(1, path.stat().st_size // 4096), 4):
            file.seek(page * 4096)
            file.write(chance.randbytes(4096))


def header(place: int, *values: int) -> Callable[[Path], None]:
    """Change bytes of the header."""

    def spoil(path: Path) -> None:
        create(path)
        with path.open("r+b") as file:
            file.seek(place)
            file.write(bytes(values))

    return spoil


def logged_and_damaged(path: Path) -> None:
    changed("PRAGMA journal_mode=WAL", "UPDATE event SET held_on = '다음 주'")(path)


def old(version: int, statement: str) -> Callable[[Path], None]:
    """Spoil a file of an older version: refused, it must not have been brought up."""

    def spoil(path: Path) -> None:
        copyfile(OLD / f"version-{version}.workshop", path)
        with closing(sqlite3.connect(path, isolation_level=None)) as driver:
            driver.execute(statement)

    return spoil


ENTRY = "INSERT INTO journal VALUES ({}, 'u', 'typed', '2025-12-05', '', 1, NULL, NULL, '', '[]')"
ENDLESS = (
    "CREATE VIEW draft (id, text, center, kind, private) AS WITH RECURSIVE r(x) AS "
    "(SELECT 1 UNION ALL SELECT x + 1 FROM r) SELECT '' || x, '', '', '', 0 FROM r"
)
ODD_SQL = "UPDATE sqlite_master SET sql = sql || CAST(X'ff41' AS TEXT) WHERE name = 'note'"
SECTION = "INSERT INTO section VALUES ('a','','','',0,'','','{}','[]','','',0,0)"


REFUSED: list[tuple[str, Callable[[Path], None]]] = [
    ("empty_file", empty),
    ("not_ours", text),
    ("not_ours", short),
    ("not_ours", foreign),
    ("not_ours", foreign_application),
    ("not_ours", changed("PRAGMA user_version=0")),
    ("newer", changed(f"PRAGMA user_version={VERSION + 1}")),
    ("damaged", cut),
    ("damaged", four_pages),
    ("damaged", header(18, 3)),
    ("damaged", header(47, 99)),  # a format of the schema that no SQLite knows
    ("damaged", header(28, 0, 0, 0, 1)),
    ("row_damaged", logged_and_damaged),
    ("row_damaged", old(1, "UPDATE event SET held_on = '다음 주'")),
    ("row_damaged", old(2, "UPDATE journal SET uid = X'00' WHERE number = 1")),
    ("damaged", changed("PRAGMA writable_schema=ON", ODD_SQL)),
    ("damaged", changed("PRAGMA writable_schema=ON", "UPDATE sqlite_master SET rootpage = 9999")),
    ("damaged", overwritten),
    ("damaged", changed("DROP TABLE note")),
    ("damaged", changed("DROP TABLE journal")),
    ("damaged", changed("ALTER TABLE center DROP COLUMN short_name")),
    ("row_damaged", changed("INSERT INTO center VALUES ('a', X'00', '', 'center', '', 1)")),
    ("row_damaged", changed("INSERT INTO center VALUES ('a', '', '', 'province', '', 1)")),
    ("row_damaged", changed("UPDATE event SET held_on = '다음 주'")),
    ("row_damaged", changed("UPDATE event SET id = 'another'")),
    ("row_damaged", changed("UPDATE live SET id = ''")),
    ("damaged", changed("UPDATE event SET title = CAST(X'ff41' AS TEXT)")),
    ("row_damaged", changed(SECTION.format("{]"))),
    ("row_damaged", changed(SECTION.format("[" * 100_000))),
    ("row_damaged", changed("INSERT INTO draft VALUES ('note:p', 't', '', 'yes', 0)")),
    ("row_damaged", changed("INSERT INTO draft VALUES ('answer:p:c', 't', '', 'point', 0)")),
    ("row_damaged", changed(SECTION.format("[[1]]"))),
    ("row_damaged", changed("UPDATE live SET page = 9223372036854775807")),
    ("row_damaged", changed("UPDATE live SET break_until = '2025-12-05T14:00:00+09:00'")),
    ("row_damaged", changed("UPDATE event SET starts_at = '14:00+09:00'")),
    ("row_damaged", changed(ENTRY.format(-5))),
    ("row_damaged", changed(ENTRY.format(2**63 - 1))),
    ("row_damaged", changed(ENTRY.format(2**53))),  # the number after it could not be read
    ("row_damaged", changed(ENTRY.format(1).replace("'u'", "X'00'"))),
    ("planted", changed("CREATE TRIGGER t AFTER UPDATE ON event BEGIN DELETE FROM note; END")),
    ("planted", changed("CREATE VIEW v AS SELECT * FROM event")),
    ("planted", changed("DROP TABLE draft", ENDLESS)),
    ("planted", changed("DROP TABLE draft", "CREATE VIRTUAL TABLE Draft USING fts5(id)")),
    (
        "damaged",
        changed(
            "INSERT INTO journal VALUES (1, 'u', 'nobody_knows', '2025-12-05', '', 1, "
            "NULL, NULL, '', '[]')"
        ),
    ),
]


def code_of(call: Callable[[Path], object], path: Path) -> str:
    with pytest.raises(Trouble) as caught:
        call(path)
    assert caught.value.gaps["path"] == str(path)
    return caught.value.code


def test_an_index_that_disagrees_with_its_table_is_found_before_anything_is_entered(
    path: Path,
) -> None:
    """SQLite's quick check passes such a file, and then no Action could be saved in it."""
    changed(
        "INSERT INTO field VALUES ('a', '도시', 1)", "INSERT INTO field VALUES ('b', '농촌', 2)"
    )(path)
    with closing(sqlite3.connect(path)) as driver:
        told = "SELECT rootpage FROM sqlite_master WHERE name = 'sqlite_autoindex_field_1'"
        (root,) = driver.execute(told).fetchone()
    data = bytearray(path.read_bytes())
    start = (root - 1) * 4096
    place = data.index(b"b", start + 4096 - 40)
    data[place : place + 1] = b"c"
    path.write_bytes(data)
    with closing(sqlite3.connect(path)) as driver:
        assert driver.execute("PRAGMA quick_check").fetchone() == ("ok",)
    assert code_of(open_for_writing, path) == "damaged"


@pytest.mark.parametrize(("code", "make"), REFUSED)
def test_a_file_that_cannot_be_opened_is_named_and_left_as_it_was(
    path: Path, code: str, make: Callable[[Path], None]
) -> None:
    make(path)
    before = path.read_bytes()
    assert code_of(open_for_writing, path) == code
    assert code_of(read, path) == code
    if code in ("damaged", "row_damaged", "planted"):
        assert [found.code for found in integrity(path)] == [code]
    else:
        assert code_of(integrity, path) == code
    assert path.read_bytes() == before
    assert [p.name for p in path.parent.iterdir()] == [path.name]


def test_a_damaged_row_is_named(path: Path) -> None:
    create(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as driver:
        driver.execute("INSERT INTO center VALUES ('a', '', '', 'center', '', 1)")
        driver.execute("INSERT INTO center VALUES ('b', '', '', 'province', '', 1)")
    with pytest.raises(Trouble) as caught:
        read(path)
    assert caught.value.gaps == {"path": str(path), "table": "center", "row": 2}


def test_tables_and_indexes_of_other_tools_are_left_alone(path: Path) -> None:
    changed("CREATE TABLE mine (a)", "INSERT INTO mine VALUES (7)", "CREATE INDEX i ON note(text)")(
        path
    )
    opened = open_for_writing(path)
    desk = Desk(opened.workshop, opened.journal, opened.keeper)
    desk.do(editing.add_center, "공익")
    assert opened.keeper.flush(5)
    opened.keeper.close()
    assert integrity(path) == []
    with closing(sqlite3.connect(path)) as driver:
        assert driver.execute("SELECT a FROM mine").fetchall() == [(7,)]


def test_nothing_a_folder_and_a_pipe_are_no_files(path: Path) -> None:
    assert code_of(open_for_writing, path) == "no_such_file"
    assert code_of(read, path.parent) == "is_a_folder"
    assert code_of(read, path / "below a file") == "no_such_file"
    if hasattr(os, "mkfifo"):
        os.mkfifo(path)
        assert code_of(open_for_writing, path) == "not_ours"


def test_a_write_protected_file_is_read_but_not_opened(path: Path) -> None:
    create(path)
    before = path.read_bytes()
    path.chmod(0o400)
    assert code_of(open_for_writing, path) == "read_only"
    workshop, _ = read(path)
    assert workshop.event == read_event(path)
    assert path.read_bytes() == before


def test_a_write_protected_file_that_must_be_repaired_says_so(path: Path) -> None:
    leave_hot_journal(path)
    path.chmod(0o400)
    assert code_of(read, path) == "needs_recovery"


def test_a_file_that_is_open_is_not_opened_again(path: Path, opened: OpenedFile) -> None:
    assert code_of(open_for_writing, path) == "open_elsewhere"
    assert code_of(read, path) == "open_elsewhere"
    link = path.with_name("바로가기.workshop")
    link.symlink_to(path)
    assert code_of(read, link) == "open_elsewhere"


def test_another_process_cannot_open_it_either(path: Path, opened: OpenedFile, desk: Desk) -> None:
    desk.do(editing.add_center, "공익", "공익")
    assert opened.keeper.flush(5)
    script = (
        "import sys; from pathlib import Path\n"
        "from facilitator.domain.failures import Trouble\n"
        "from facilitator.storage.file import open_for_writing, read\n"
        "for call in (open_for_writing, read):\n"
        "    try: call(Path(sys.argv[1]))\n"
        "    except Trouble as trouble: print(trouble.code)\n"
    )
    told = subprocess.run(
        [sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=True
    )
    assert told.stdout.split() == ["open_elsewhere"] * 2
    opened.keeper.close()
    assert [c.name for c in read(path)[0].centers] == ["공익"]


def test_a_refused_file_can_be_opened_once_the_reason_is_gone(path: Path) -> None:
    create(path)
    good = path.read_bytes()
    path.write_bytes(good[: len(good) // 2])
    assert code_of(open_for_writing, path) == "damaged"
    path.write_bytes(good)
    open_for_writing(path).keeper.close()


def test_what_a_crash_left_half_written_is_rolled_back(path: Path) -> None:
    leave_hot_journal(path)
    journal = path.with_name(f"{path.name}-journal")
    assert journal.stat().st_size > 0
    workshop, _ = read(path)
    assert workshop.event.title == ""
    assert workshop.centers == []
    assert integrity(path) == []


def leave_hot_journal(path: Path) -> None:
    """Die in the middle of a transaction whose pages are already in the file."""
    create(path)
    script = (
        "import os, sqlite3, sys\n"
        "driver = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "driver.execute('PRAGMA cache_size=1'); driver.execute('BEGIN')\n"
        "driver.execute(\"UPDATE event SET title = 'half'\")\n"
        "for n in range(2000): driver.execute('INSERT INTO center VALUES (?,?,?,?,?,?)',"
        " (str(n), 'x' * 100, '', 'center', '', n))\n"
        "os._exit(0)\n"
    )
    before = path.stat().st_size
    subprocess.run([sys.executable, "-c", script, str(path)], check=True)
    assert path.stat().st_size > before

"""The reader of pages reads what SQLite reads, and stops at nothing."""

import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.storage.salvage.page_reader import Layout, PageReader
from facilitator.storage.salvage.records import Misread, record, varint
from tests.storage.full_file import make_full

OLD = sorted(Path(__file__).with_name("old").glob("*.workshop"))


def compare(path: Path) -> int:
    """Compare every table and index with what SQLite says of it; count the rows."""
    data = path.read_bytes()
    pages = PageReader(data, Layout.of(data[:100]))
    count = 0
    with closing(sqlite3.connect(path)) as driver:
        for _, (kind, name, table, root, _) in pages.table(1).rows:
            assert isinstance(root, int)
            if kind == "table":
                expected = driver.execute(f"SELECT rowid, * FROM [{name!s}] ORDER BY rowid")
                found = pages.table(root)
                rows = [(number, *row) for number, row in found.rows]
                if name in ("journal", "brought"):  # the number is left out of the row
                    rows = [(number, number, *row[1:]) for number, row in found.rows]
                assert rows == expected.fetchall()
            else:
                found = pages.index(root)
                expected = driver.execute(f"SELECT count(*) FROM [{table!s}]")
                assert (len(found.rows),) == expected.fetchone()
            assert found.whole
            assert found.promised == len(found.rows)
            count += len(found.rows)
    assert list(pages.strays()) == []
    return count


@pytest.mark.parametrize("path", OLD, ids=lambda path: path.stem)
def test_files_of_every_version_are_read_as_sqlite_reads_them(path: Path) -> None:
    assert compare(path) > 30


@pytest.mark.parametrize("size", [512, 1024, 4096, 65536])
def test_pages_of_any_size_and_long_texts_are_read(path: Path, size: int) -> None:
    make_full(path, steps=60)
    with closing(sqlite3.connect(path, isolation_level=None)) as driver:
        driver.execute("UPDATE note SET text = text || ?", ("긴 글 " * 5000,))
        driver.execute("UPDATE project SET budget = -5, number = 2147483648 WHERE number = 3")
        driver.execute(f"PRAGMA page_size={size}")
        driver.execute("VACUUM")
    assert compare(path) > 200


def test_deleted_rows_are_not_read_again(path: Path) -> None:
    make_full(path, steps=60)
    with closing(sqlite3.connect(path, isolation_level=None)) as driver:
        driver.execute("PRAGMA foreign_keys=OFF")
        driver.execute("DELETE FROM attendee")
        driver.execute("DELETE FROM journal WHERE number > 3")
    compare(path)


@given(st.integers(-(2**63), 2**63 - 1))
def test_numbers_are_read_as_they_were_written(number: int) -> None:
    with closing(sqlite3.connect(":memory:")) as driver:
        driver.execute("CREATE TABLE t (n INTEGER PRIMARY KEY, v)")
        driver.execute("INSERT INTO t VALUES (?, ?)", (number, number))
        data = driver.serialize()
    pages = PageReader(data, Layout.of(data[:100]))
    assert pages.table(2).rows == [(number, (None, number))]


@given(st.binary(max_size=200))
def test_no_bytes_are_more_than_misread(data: bytes) -> None:
    with suppress(Misread):
        varint(data, 0)
    with suppress(Misread):
        record(data, "utf-8")


@given(st.binary(max_size=20_000), st.sampled_from([512, 4096]), st.integers(0, 99))
def test_no_pages_keep_it_for_ever(data: bytes, size: int, seed: int) -> None:
    trees = bytes(Random(seed).choice((2, 5, 10, 13)) for _ in range(0, len(data), size))
    spoilt = bytearray(data)
    for page, kind in enumerate(trees):
        spoilt[page * size] = kind
    pages = PageReader(bytes(spoilt), Layout(size))
    for root in range(6):
        pages.table(root)
        pages.index(root)
    list(pages.strays())

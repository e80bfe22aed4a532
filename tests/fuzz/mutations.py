"""Ways in which a workshop file can be spoilt, each decided by a chance of its own."""

import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from random import Random

from facilitator.domain.entities import EntityKind

PAGE = 4096
_ODD_BYTES = (0, 1, 2, 5, 10, 13, 0x7F, 0x80, 0xFF)
# Offsets in the header of SQLite: sizes, versions, counters, first free page, encoding, ids.
_HEADER = (16, 17, 18, 19, 20, 21, 24, 28, 31, 32, 36, 40, 44, 47, 52, 56, 59, 60, 63, 68, 92, 96)
_TABLES = (*(kind.value for kind in EntityKind), "journal", "brought")
_DEEP = "[" * 50_000
_VALUES: tuple[object, ...] = (
    None,
    "",
    "\x00",
    "한" * 100_000,
    b"\x00\xff",
    b"\xff\xfe",
    -1,
    0,
    2**63 - 1,
    -(2**63),
    1e308,
    float("inf"),
    "9" * 5000,
    "[]",
    "{}",
    "null",
    "[null]",
    '["a","a"]',
    _DEEP,
    "0001-01-01",
    "9999-12-31T23:59:59",
    "2024-12-05T14:00:00+09:00",
    "24:00",
    "event",
    "live",
)
_JSON: tuple[str, ...] = (
    _DEEP,
    '{"a":' * 20_000,
    "[[]]",
    "[1]",
    "[[1,2,3,4,5]]",
    '[["event","event","",null,null]]',
    '[["event","event","title","",1]]',
    '[["event","event","title","","x"],["event","event","title","x","y"]]',
    '[["live","live","page",0,' + "9" * 5000 + "]]",
    '[["live","live","page",0,1e999]]',
    '[["live","live","page",0,NaN]]',
    '[["live","live","",{"id":"live"},null]]',
    '[["note","n","",null,{"id":"n","at":"2024-12-05T14:00:00","project":"gone"}]]',
    '[["conflict","c","theirs",null,{"kind":"note","entity":null}]]',
    '[["conflict","c","",null,' + '{"id":"c","kind":"note","entity":"n","theirs":' * 300,
    '[["center","c","id","c","d"]]',
    '[["center","c","order",0,true]]',
    '[["section","s","projects",[],["a",["b"]]]]',
    '["\\ud800"]',
    '[["draft","\\ud800","",null,{"id":"\\ud800","text":"\\udfff"}]]',
    '[["center","\\ud800","",null,{"id":"\\ud800"}]]',
)

Mutation = Callable[[bytearray, Random], None]


def flip_bits(data: bytearray, chance: Random) -> None:
    for _ in range(chance.choice((1, 1, 2, 8, 64, 500))):
        place = chance.randrange(len(data))
        data[place] ^= 1 << chance.randrange(8)


def odd_bytes(data: bytearray, chance: Random) -> None:
    for _ in range(chance.choice((1, 4, 32))):
        data[chance.randrange(len(data))] = chance.choice(_ODD_BYTES)


def header_fields(data: bytearray, chance: Random) -> None:
    for _ in range(chance.randint(1, 4)):
        place = chance.choice(_HEADER)
        data[place] = chance.choice((*_ODD_BYTES, chance.randrange(256)))


def page_headers(data: bytearray, chance: Random) -> None:
    for _ in range(chance.choice((1, 2, 8))):
        page = chance.randrange(max(1, len(data) // PAGE))
        place = page * PAGE + (100 if page == 0 else 0) + chance.randrange(12)
        data[min(place, len(data) - 1)] = chance.choice((*_ODD_BYTES, chance.randrange(256)))


def cell_pointers(data: bytearray, chance: Random) -> None:
    page = chance.randrange(max(1, len(data) // PAGE))
    start = page * PAGE + (108 if page == 0 else 8)
    for _ in range(chance.choice((1, 4, 16))):
        place = min(start + chance.randrange(64), len(data) - 1)
        data[place] = chance.randrange(256)


def swap_pages(data: bytearray, chance: Random) -> None:
    pages = len(data) // PAGE
    for _ in range(chance.choice((1, 1, 3))):
        one, other = (chance.randrange(pages) * PAGE for _ in range(2))
        kept = data[one : one + PAGE]
        data[one : one + PAGE] = data[other : other + PAGE]
        data[other : other + PAGE] = kept


def repeat_page(data: bytearray, chance: Random) -> None:
    pages = len(data) // PAGE
    one, other = (chance.randrange(pages) * PAGE for _ in range(2))
    data[one : one + PAGE] = data[other : other + PAGE]


def overwrite_pages(data: bytearray, chance: Random) -> None:
    for page in chance.sample(range(len(data) // PAGE), min(4, len(data) // PAGE)):
        data[page * PAGE : (page + 1) * PAGE] = chance.randbytes(PAGE)


def overwrite_range(data: bytearray, chance: Random) -> None:
    start = chance.randrange(len(data))
    length = min(len(data) - start, chance.choice((4, 100, 1000, PAGE, 20_000)))
    filling = chance.choice((b"\0", b"\xff", None))
    data[start : start + length] = chance.randbytes(length) if filling is None else filling * length


def truncate(data: bytearray, chance: Random) -> None:
    place = chance.choice((chance.randrange(len(data)), chance.randrange(200)))
    if chance.random() < 0.5:
        place = place // PAGE * PAGE
    del data[place:]


def grow(data: bytearray, chance: Random) -> None:
    data.extend(chance.randbytes(chance.choice((1, 100, PAGE, 3 * PAGE))))


def move_pages(data: bytearray, chance: Random) -> None:
    """Lose a page in the middle, or get one too many: all that follows stands elsewhere."""
    place = chance.randrange(len(data) // PAGE) * PAGE
    if chance.random() < 0.5:
        del data[place : place + PAGE]
    else:
        data[place:place] = chance.randbytes(PAGE)


ON_BYTES: tuple[Mutation, ...] = (
    flip_bits,
    odd_bytes,
    header_fields,
    page_headers,
    cell_pointers,
    swap_pages,
    repeat_page,
    overwrite_pages,
    overwrite_range,
    truncate,
    grow,
    move_pages,
)


def odd_values(driver: sqlite3.Connection, chance: Random) -> None:
    for _ in range(chance.choice((1, 1, 3))):
        table = chance.choice(_TABLES)
        names = [row[1] for row in driver.execute(f"PRAGMA table_info([{table}])")]
        if names:
            where = "" if chance.random() < 0.2 else " WHERE rowid = (SELECT max(rowid) FROM "
            where += f"[{table}])" if where else ""
            put = f"UPDATE OR REPLACE [{table}] SET [{chance.choice(names)}] = ?{where}"
            driver.execute(put, (chance.choice(_VALUES),))


def odd_journal(driver: sqlite3.Connection, chance: Random) -> None:
    numbers = [row[0] for row in driver.execute("SELECT number FROM journal")]
    for number in chance.sample(numbers, min(len(numbers), chance.choice((1, 1, 5)))):
        text = chance.choice(_JSON)
        driver.execute("UPDATE journal SET changes = ? WHERE number = ?", (text, number))


def odd_numbers(driver: sqlite3.Connection, chance: Random) -> None:
    to = chance.choice((-1, 0, 2**53, 2**53 + 1, 2**63 - 1, -(2**63)))
    what = chance.choice(("number = {}", "undoes = {}", "redoes = {}", "number = number + 7"))
    put = what.format(to)
    driver.execute(f"UPDATE journal SET {put} WHERE number = (SELECT max(number) FROM journal)")


def fewer_rows(driver: sqlite3.Connection, chance: Random) -> None:
    driver.execute(
        f"DELETE FROM [{chance.choice(_TABLES)}] WHERE rowid % ? = 0", (chance.randint(1, 4),)
    )


def other_schema(driver: sqlite3.Connection, chance: Random) -> None:
    table = chance.choice(_TABLES)
    statement = chance.choice(
        (
            f"DROP TABLE [{table}]",
            f"ALTER TABLE [{table}] RENAME TO [old {table}]",
            f"ALTER TABLE [{table}] ADD COLUMN more TEXT DEFAULT 'x'",
            f"CREATE TRIGGER t AFTER UPDATE ON [{table}] BEGIN DELETE FROM journal; END",
            f"CREATE VIEW v AS SELECT * FROM [{table}]",
            "CREATE VIRTUAL TABLE v USING fts5(a)",
            f"CREATE INDEX i ON [{table}] (rowid)",
            "PRAGMA user_version=0",
            "PRAGMA user_version=1",
            "PRAGMA user_version=2",
            "PRAGMA user_version=99",
            "PRAGMA application_id=0",
            "PRAGMA journal_mode=WAL",
            "PRAGMA auto_vacuum=1; VACUUM",
            "PRAGMA page_size=1024; VACUUM",
            "PRAGMA page_size=65536; VACUUM",
        )
    )
    for part in statement.split("; "):
        driver.execute(part)


def odd_sql(driver: sqlite3.Connection, chance: Random) -> None:
    """Change the text of the schema itself."""
    driver.execute("PRAGMA writable_schema=ON")
    table = chance.choice(_TABLES)
    change = chance.choice(
        (
            ("sql = replace(sql, 'TEXT', 'BLOB')",),
            ("sql = 'CREATE TABLE ' || name || ' (a)'",),
            ("sql = 'not sql at all'",),
            ("rootpage = 1",),
            ("rootpage = rootpage + 1",),
            ("rootpage = 100000",),
            ("sql = NULL",),
            ("name = 'journal'",),
            ("sql = replace(sql, ')', ', CHECK (abs(-9223372036854775808)))')",),
            ("sql = replace(sql, 'id TEXT', 'id TEXT COLLATE nobody')",),
        )
    )[0]
    driver.execute(f"UPDATE sqlite_master SET {change} WHERE name = ?", (table,))


ON_TABLES: tuple[Callable[[sqlite3.Connection, Random], None], ...] = (
    odd_values,
    odd_values,
    odd_journal,
    odd_journal,
    odd_numbers,
    fewer_rows,
    other_schema,
    odd_sql,
)


def spoil(source: bytes, path: Path, chance: Random) -> str:
    """Write a spoilt file made of a sound one; tell in what ways."""
    data = bytearray(source)
    told = []
    if chance.random() < 0.45:
        path.write_bytes(data)
        change = chance.choice(ON_TABLES)
        told.append(change.__name__)
        # What SQLite itself refuses to do leaves a file that is less spoilt.
        with (
            closing(sqlite3.connect(path, isolation_level=None)) as driver,
            suppress(sqlite3.Error, OverflowError),
        ):
            driver.execute("PRAGMA synchronous=OFF")
            change(driver, chance)
        data = bytearray(path.read_bytes())
    if not told or chance.random() < 0.2:
        for _ in range(chance.choice((1, 1, 1, 2, 3))):
            mutation = chance.choice(ON_BYTES)
            if len(data) > PAGE:
                told.append(mutation.__name__)
                mutation(data, chance)
    path.write_bytes(data)
    return "+".join(told)

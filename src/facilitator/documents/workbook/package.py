"""The zipped parts of an xlsx or ods file, unpacked within limits."""

import zipfile
import zlib
from io import BytesIO

from facilitator.documents.workbook.limits import MOST_RATIO, MOST_UNPACKED, RATIO_MATTERS
from facilitator.documents.workbook.scan import parse
from facilitator.domain.failures import Trouble

_READ = (".xml", ".rels")
_ENCRYPTED = 0x1
_FAILURES = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError)


def unpack(content: bytes) -> dict[str, bytes]:
    """Unpack the parts that are read (no pictures). Raises Trouble: damaged, too large, locked."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            infos = [i for i in package.infolist() if _wanted(i.filename)]
            if any(i.flag_bits & _ENCRYPTED for i in infos):
                raise Trouble("book_encrypted")
            _check_size(infos)
            return {i.filename: package.read(i) for i in infos}
    except _FAILURES as error:
        raise Trouble("book_damaged") from error


def _wanted(name: str) -> bool:
    return name == "mimetype" or name.lower().endswith(_READ)


def _check_size(infos: list[zipfile.ZipInfo]) -> None:
    unpacked = sum(i.file_size for i in infos)
    packed = sum(i.compress_size for i in infos)
    bomb = unpacked > RATIO_MATTERS and unpacked > MOST_RATIO * max(packed, 1)
    if unpacked > MOST_UNPACKED or bomb:
        raise Trouble("book_too_large")


def repack(parts: dict[str, bytes]) -> BytesIO:
    """Pack the parts again, unpressed: a reader then sees exactly what was measured."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as package:
        for name, part in parts.items():
            package.writestr(zipfile.ZipInfo(name), part)
    packed.seek(0)
    return packed


def sheet_parts(parts: dict[str, bytes]) -> dict[str, str]:
    """Tell for each sheet name of an xlsx file in which part its cells stand."""
    from xml.parsers import expat

    sheets: dict[str, str] = {}
    targets: dict[str, str] = {}

    def sheet(name: str, given: dict[str, str]) -> None:
        if name.rpartition(":")[2] == "sheet":
            key = next((v for k, v in given.items() if k.rpartition(":")[2] == "id"), "")
            sheets.setdefault(given.get("name", ""), key)

    def target(name: str, given: dict[str, str]) -> None:
        if name.rpartition(":")[2] == "Relationship":
            targets[given.get("Id", "")] = given.get("Target", "")

    for part, handler in (("xl/workbook.xml", sheet), ("xl/_rels/workbook.xml.rels", target)):
        parser = expat.ParserCreate()
        parser.StartElementHandler = handler
        parse(parser, parts.get(part, b""))
    return {name: _below_xl(targets.get(key, "")) for name, key in sheets.items()}


def _below_xl(target: str) -> str:
    return target[1:] if target.startswith("/") else f"xl/{target}"

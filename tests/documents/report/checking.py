"""What an independent checker and the PDF itself say about a report."""

import io
import re
from collections.abc import Iterator
from typing import Any

import page
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject

PROFILES = (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A)
# The checker takes the last byte of compressed data for a line's end where it is 0A or 0D, and
# then finds the stream too short: `_wrong_lengths` measures for itself.
_MISJUDGED = "PDFA2A-STREAM-LENGTH-001"
_STREAM = re.compile(rb"/Length (\d+)[^>]*>>\s*stream\r?\n")


def failures(data: bytes) -> list[str]:
    """List what keeps a PDF from being PDF/UA-1 and PDF/A-2a."""
    reports = [page.validate_pdf_bytes(data, profile=profile) for profile in PROFILES]
    found = [failure for report in reports for failure in report.failures]
    told = [f"{f.rule_id}: {f.message}" for f in found if f.rule_id != _MISJUDGED]
    return told + [f"stream of a wrong length at {place}" for place in _wrong_lengths(data)]


def _wrong_lengths(data: bytes) -> Iterator[int]:
    for found in _STREAM.finditer(data):
        end = found.end() + int(found[1])
        if not data[end : end + 12].lstrip(b"\r\n").startswith(b"endstream"):
            yield found.start()


def structure(data: bytes) -> list[DictionaryObject]:
    """List all structure elements of a tagged PDF, in reading order."""
    reader = PdfReader(io.BytesIO(data))
    return list(_below(_got(reader.root_object["/StructTreeRoot"])))


def _below(element: DictionaryObject) -> Iterator[DictionaryObject]:
    for child in _children(element):
        if "/S" in child:
            yield child
            yield from _below(child)


def _children(element: DictionaryObject) -> list[DictionaryObject]:
    children = _got(element.get("/K"))
    found = children if isinstance(children, ArrayObject) else [children]
    return [each for each in map(_got, found) if isinstance(each, DictionaryObject)]


def fonts(data: bytes) -> dict[str, DictionaryObject]:
    """Give the fonts of all pages by name, each with its descriptor."""
    found: dict[str, DictionaryObject] = {}
    for sheet in PdfReader(io.BytesIO(data)).pages:
        resources = _got(sheet["/Resources"])
        for font in _got(resources.get("/Font", DictionaryObject())).values():
            (inner,) = _got(_got(font)["/DescendantFonts"])
            descendant = _got(inner)
            found[str(descendant["/BaseFont"])] = _got(descendant["/FontDescriptor"])
    return found


def _got(value: Any) -> Any:
    """Follow a reference to what it names."""
    return value.get_object() if hasattr(value, "get_object") else value

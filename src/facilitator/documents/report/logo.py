"""The host's logo on the cover: looked at before it is drawn, and redrawn as a plain picture.

Whatever a picture file brings along (scripts, links, fonts, places of cameras, inks of printers)
stays out of the document: typst draws the logo once by itself, and the document gets that picture.
"""

import re
from base64 import b64decode, b64encode
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

from facilitator.app.files import trouble_of_os
from facilitator.documents.report.wording import say
from facilitator.domain.failures import Trouble

_MOST_BYTES = 4 * 1024 * 1024
_MOST_SVG_BYTES = 1024 * 1024
_MOST_PIXELS = 8_000
_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG, _JPEG_END = b"\xff\xd8\xff", b"\xff\xd9"
_JPEG_TAIL = 65_536  # cameras put their own data behind the end
_SVG = re.compile(rb"<(?:[A-Za-z_][\w.-]*:)?svg[\s>]")
_FORBIDDEN = re.compile(rb"<!DOCTYPE|<!ENTITY", re.IGNORECASE)
# A picture beside it, which typst refuses, and letters, which it leaves out: it lacks their font.
_LINKED = re.compile(rb"""<(?:[A-Za-z_][\w.-]*:)?image\b[^>]*href\s*=\s*["']\s*(?!data:)""")
_LETTERS = re.compile(rb"<(?:[A-Za-z_][\w.-]*:)?text[\s>]")
# Frames that tell the size of a JPEG: all that begin an image, no tables.
_FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})


@dataclass(frozen=True, slots=True)
class Size:
    """Width and height in pixels."""

    width: int
    height: int


def logo_content(path: Path | None, host: str) -> dict[str, str] | None:
    """Read a logo for the content of a document; None without one.

    Raises Trouble: logo_not_a_picture, logo_has_letters, logo_too_large, and those of a file that
    cannot be read.
    """
    if path is None:
        return None
    data = _read(path)
    return {
        "svg": _as_svg(data, path).decode("ascii"),
        "alt": say("Logo of {host}", host=host or say("Host")),
        "name": path.name,
    }


def svg_bytes(logo: dict[str, str]) -> bytes:
    """Give the logo of a document's content as an SVG file."""
    return b64decode(logo["svg"])


def picture_as_svg(png: bytes) -> bytes:
    """Wrap a PNG picture up as an SVG, which is text: typst takes nothing else from memory."""
    size = _png_size(png)
    return _wrapped(png, "png", size)


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        raise trouble_of_os(error, path) from error
    if len(data) > _MOST_BYTES:
        raise Trouble("logo_too_large", path=path.name)
    return data


def _as_svg(data: bytes, path: Path) -> bytes:
    """Give the picture as SVG in base64; what is no picture that can be drawn is Trouble."""
    try:
        # typst leaves out in silence what it cannot read of a picture: whole ones only.
        if data.startswith(_PNG):
            _check_png(data)
            size, kind = _png_size(data), "png"
        elif data.startswith(_JPEG):
            if _JPEG_END not in data[-_JPEG_TAIL:]:
                raise ValueError("torn")
            size, kind = _jpeg_size(data), "jpeg"
        else:
            return b64encode(_checked_svg(data, path))
    except (IndexError, ValueError) as error:
        raise Trouble("logo_not_a_picture", path=path.name) from error
    if max(size.width, size.height) > _MOST_PIXELS:
        raise Trouble("logo_too_large", path=path.name)
    if min(size.width, size.height) < 1:
        raise Trouble("logo_not_a_picture", path=path.name)
    return b64encode(_wrapped(data, kind, size))


def _checked_svg(data: bytes, path: Path) -> bytes:
    if len(data) > _MOST_SVG_BYTES:
        raise Trouble("logo_too_large", path=path.name)
    if _SVG.search(data[:4096]) is None or _FORBIDDEN.search(data) or _LINKED.search(data):
        raise Trouble("logo_not_a_picture", path=path.name)
    if _LETTERS.search(data):
        raise Trouble("logo_has_letters", path=path.name)
    return data.decode("utf-8-sig").encode()


def _wrapped(data: bytes, kind: str, size: Size) -> bytes:
    inside = b64encode(data).decode("ascii")
    area = f'width="{size.width}" height="{size.height}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {area}>'
        f'<image {area} href="data:image/{kind};base64,{inside}"/></svg>'
    ).encode()


def _check_png(data: bytes) -> None:
    """Raise ValueError where a part of the picture is damaged or missing."""
    place, kind = len(_PNG), b""
    while kind != b"IEND":
        length = int.from_bytes(data[place : place + 4], "big")
        body = data[place + 4 : place + 8 + length]
        kind, told = body[:4], data[place + 8 + length : place + 12 + length]
        if len(told) != 4 or crc32(body) != int.from_bytes(told, "big"):
            raise ValueError("torn")
        place += 12 + length


def _png_size(data: bytes) -> Size:
    if data[12:16] != b"IHDR":
        raise ValueError("no PNG")
    return Size(int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big"))


def _jpeg_size(data: bytes) -> Size:
    place = 2
    while True:
        if data[place] != 0xFF:
            raise ValueError("no JPEG")
        marker = data[place + 1]
        if marker in _FRAMES:
            height = int.from_bytes(data[place + 5 : place + 7], "big")
            return Size(int.from_bytes(data[place + 7 : place + 9], "big"), height)
        length = 0 if marker in (0x01, 0xFF) else int.from_bytes(data[place + 2 : place + 4], "big")
        place += 2 + length

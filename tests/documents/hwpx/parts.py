"""The parts of an HWPX file as trees."""

import io
import zipfile

from lxml import etree


def part(data: bytes, name: str) -> etree._Element:
    """Read one file of the folder Contents."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read(f"Contents/{name}"))

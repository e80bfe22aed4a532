"""Puts the body that was written as text into the document that python-hwpx made."""

import io
import re
import zipfile
from collections.abc import Sequence
from uuid import uuid4

_BODY = "Contents/section0.xml"


class Places:
    """Marks places in a document, to be filled when it is a file."""

    def __init__(self) -> None:
        self._key = uuid4().hex

    def mark(self, number: int) -> str:
        """Give the text of the paragraph that holds this place."""
        return f"{self._key}-{number}"

    def filled(self, made: bytes, pieces: Sequence[str]) -> bytes:
        """Put a piece at every place; everything else in the file stays as it is."""
        out = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(made)) as old, zipfile.ZipFile(out, "w") as new:
            for entry in old.infolist():
                data = old.read(entry)
                if entry.filename == _BODY:
                    data = self._filled(data.decode(), pieces).encode()
                new.writestr(entry, data, entry.compress_type)
        return out.getvalue()

    def _filled(self, body: str, pieces: Sequence[str]) -> str:
        parts = re.split(
            rf"<hp:p [^>]*><hp:run [^>]*><hp:t>{self._key}-\d+</hp:t></hp:run></hp:p>", body
        )
        if len(parts) != len(pieces) + 1:
            raise ValueError(f"{len(pieces)} pieces for {len(parts) - 1} places")
        return parts[0] + "".join(f"{a}{b}" for a, b in zip(pieces, parts[1:], strict=True))

"""A report maker whose child is a few lines of Python, for the tests of the report page."""

import json
import sys
from datetime import datetime

from facilitator.domain.workshop import Workshop

# argv: how to behave, "pdf" or "png", where to. The content says how many pages there are.
_CHILD = """
import json, struct, sys, time, zlib
from pathlib import Path
how, fmt, out = sys.argv[1:]
content = json.load(sys.stdin)
if how == "slow":
    time.sleep(60)
if how == "broken":
    sys.exit("Traceback: something went wrong")
if how == "full":
    print(json.dumps({"error": "disk_full", "gaps": {"path": out}}))
    sys.exit(1)
def chunk(kind, data):
    crc = zlib.crc32(kind + data)
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", crc)
def page(width, height):
    rows = (b"\\0" + b"\\xff" * width) * height
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    parts = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return b"\\x89PNG\\r\\n\\x1a\\n" + parts
if fmt == "png":
    for number in range(1, content["pages"] + 1):
        Path(out, f"page-{number:03}.png").write_bytes(page(794, 1123))
else:
    Path(out).write_text(content["title"], encoding="utf-8")
print("a line that is not the last")
print(json.dumps({"pages": content["pages"], "replaced": content["replaced"]}))
"""


class FakeMaker:
    """Sets as many white pages as there are projects; `how` is ok, slow, broken or full."""

    def __init__(self) -> None:
        self.how = "ok"
        self.replaced: list[str] = []
        self.gathered = 0

    def content(self, workshop: Workshop, now: datetime) -> bytes:
        self.gathered += 1
        told = {
            "title": workshop.event.title,
            "pages": len(workshop.projects),
            "replaced": self.replaced,
        }
        return json.dumps(told).encode("utf-8")

    def command(self, fmt: str, out: str, ppi: int) -> list[str]:
        if self.how == "absent":
            return ["/there/is/no/such/program", fmt, out]
        return [sys.executable, "-c", _CHILD, self.how, fmt, out]

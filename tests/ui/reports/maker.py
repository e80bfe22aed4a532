"""A report maker whose child is a few lines of Python, for the tests of the report page."""

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from facilitator.app.files import is_there, name_beside, target
from facilitator.app.report_choices import choices_to_json
from facilitator.domain.failures import Trouble
from facilitator.domain.workshop import Workshop
from facilitator.ui.reports.maker import PAGES, Wanted

# Orders come as lines of JSON; they say how to behave and how many pages there are.
_CHILD = """
import json, os, sys, time
from pathlib import Path
SVG = '<svg viewBox="0 0 595.3 841.9" xmlns="http://www.w3.org/2000/svg"><rect width="9"/>'
def tell(**told):
    print(json.dumps(told), flush=True)
def set_pages(order):
    out, number = Path(order["out"]), order["number"]
    out.mkdir()
    count = order["pages"]
    tell(number=number, sizes=[[595.3, 841.9]] * count, replaced=order["replaced"])
    first = min(order["first"], count - 1)
    for page in [*range(first, count), *range(first)]:
        (out / f"page-{page}.svg").write_text(SVG + "</svg>")
        tell(number=number, page=page)
    tell(number=number, done=str(out))
def write(order):
    number, beside, out = order["number"], Path(order["beside"]), Path(order["out"])
    tell(number=number, step="setting")
    beside.write_text(order["title"] + " " + order["fmt"], encoding="utf-8")
    tell(number=number, step="writing")
    if how == "slow":
        time.sleep(60)
    tell(number=number, ready=True, replaced=[])
    if sys.stdin.readline().strip() != "go":
        return
    if how == "busy":
        out = out.with_name(f"{out.stem} (2){out.suffix}")
    os.replace(beside, out)
    tell(number=number, done=str(out))
print("a line that is no answer")
while line := sys.stdin.readline():
    order = json.loads(line)
    how = order["how"]
    if how == "broken":
        sys.exit("Traceback: something went wrong")
    if how == "full":
        tell(number=order["number"], error="report_disk_full", gaps={"path": order["out"]})
    elif order["fmt"] == "pages":
        set_pages(order)
    else:
        write(order)
"""


@dataclass
class FakeMaker:
    """Sets as many white pages as there are projects.

    `how` is ok, slow (a file never ends), busy (the file's name is held), broken, absent or full.
    """

    how: str = "ok"
    replaced: list[str] = field(default_factory=list)
    wanted: list[Wanted] = field(default_factory=list)

    @property
    def gathered(self) -> int:
        """Count how often pages were set."""
        return sum(1 for each in self.wanted if each.fmt == PAGES)

    def command(self) -> list[str]:
        if self.how == "absent":
            return ["/there/is/no/such/program"]
        return [sys.executable, "-c", _CHILD]

    def order(self, wanted: Wanted, workshop: Workshop) -> Iterator[bytes]:
        self.wanted.append(wanted)
        told = {
            "how": self.how,
            "number": wanted.number,
            "fmt": wanted.fmt,
            "out": str(wanted.out),
            "beside": str(wanted.beside),
            "first": wanted.first,
            "choices": choices_to_json(wanted.choices),
            "title": workshop.event.title,
            "pages": len(workshop.projects),
            "replaced": self.replaced,
        }
        line = json.dumps(told).encode() + b"\n"
        yield line[:20]
        yield line[20:]

    def go(self, number: int) -> bytes:
        return b"go\n"

    def beside(self, out: Path) -> Path:
        return name_beside(target(out, overwrite=True))

    def check_logo(self, logo: Path) -> None:
        if not is_there(logo) or not logo.read_bytes().startswith((b"\x89PNG", b"<svg")):
            raise Trouble("logo_not_a_picture", path=logo.name)

    def picture(self, folder: Path, page: int) -> Path:
        return folder / f"page-{page}.svg"

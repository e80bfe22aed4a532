"""The report as an HWPX file, which 한글 opens and its users go on editing."""

from datetime import datetime
from pathlib import Path

from facilitator.app.files import target
from facilitator.documents.hwpx.body import blocks
from facilitator.documents.hwpx.paper import Paper
from facilitator.documents.report.content import report_content
from facilitator.documents.report.files import write_whole
from facilitator.documents.report.typeset import network_picture
from facilitator.documents.tables.plain import plain_content
from facilitator.domain.workshop import Workshop


def write_hwpx(workshop: Workshop, out: Path, made_at: datetime, overwrite: bool) -> int:
    """Write the document; the number of its bytes.

    Raises Trouble (those of `app.files.target`, report_no_permission, report_disk_full,
    report_not_written, report_failed); a file that was there before then stays as it was.
    """
    target(out, overwrite)
    data = hwpx_bytes(workshop, made_at)
    write_whole(out, data, overwrite)
    return len(data)


def hwpx_bytes(workshop: Workshop, made_at: datetime) -> bytes:
    """Make the document in memory."""
    content = plain_content(report_content(workshop, made_at))
    has_network = "collaboration" in content["parts"] and content["collaboration"]["pairs"]
    paper = Paper(network_picture(content) if has_network else None)
    draft = f"[{content['words']['draft']}] " if content["draft"] else ""
    paper.head_and_foot(f"{draft}{content['title']}")
    paper.describe(content["title"], content["host"], made_at)
    paper.draw(blocks(content))
    return paper.to_bytes()

"""The report as an HWPX file, which 한글 opens and its users go on editing."""

from datetime import datetime

from facilitator.app.report_choices import USUAL, ReportChoices
from facilitator.documents.hwpx.blocks import PictureOf
from facilitator.documents.hwpx.body import blocks
from facilitator.documents.hwpx.paper import Paper
from facilitator.documents.hwpx.preview import preview_text
from facilitator.documents.report.content import report_content
from facilitator.documents.report.typeset import logo_picture, network_picture, watermark_picture
from facilitator.documents.report.wording import speaking
from facilitator.documents.tables.plain import plain_content
from facilitator.domain.workshop import Workshop


def hwpx_bytes(workshop: Workshop, made_at: datetime, choices: ReportChoices = USUAL) -> bytes:
    """Make the document in memory."""
    content = plain_content(report_content(workshop, made_at, choices))
    has_network = "collaboration" in content["parts"] and content["collaboration"]["pairs"]
    pictures = {
        PictureOf.NETWORK: network_picture(content) if has_network else None,
        PictureOf.LOGO: logo_picture(content),
    }
    paper = Paper({name: data for name, data in pictures.items() if data is not None})
    draft = f"[{content['words']['draft']}] " if content["draft"] else ""
    paper.head_and_foot(f"{draft}{content['title']}")
    paper.describe(content["title"], content["host"], made_at)
    if content["draft"]:
        paper.put_behind(watermark_picture(content))
    with speaking(choices.language):
        drawn = list(blocks(content))
        paper.draw(drawn)
        paper.preview(preview_text(drawn))
    return paper.to_bytes()

"""The contents (차례): a field that 한글 fills, listing until then what there is to go to.

Page numbers are known to the program that lays the pages out, and to no other: fonts, line breaks
and rows that move to the next page are 한글's own. A number that is wrong is worse than none. So
the entries are links without numbers, inside 한글's own field of a table of contents: one 차례 새로
고침 in 한글 writes the numbers. The field is not marked as out of date, for 한글 then rebuilds it
while it opens the file, and is known to have crashed when it was told to export it right after.
"""

from collections.abc import Sequence

from facilitator.documents.hwpx.blocks import Heading
from facilitator.documents.hwpx.drawing import Shapes
from facilitator.documents.hwpx.owpml import field_begin, field_end, run, text_run
from facilitator.documents.hwpx.section import Section

LEVELS = 2
# As 한글 writes it: what it gathers (headings of so many levels), and how it sets the lines.
_COMMAND = (
    "TableOfContents:set:140:ContentsMake:uint:31 ContentsStyles:wstring:0: "
    f"ContentsLevel:int:{LEVELS} ContentsAutoTabRight:int:0 "
    "ContentsLeader:int:3 ContentsHyperlink:bool:1  "
)
_FIELD, _LINK = "TABLEOFCONTENTS", "HYPERLINK"


def draw_contents(
    section: Section, shapes: Shapes, entries: Sequence[tuple[Heading, str]], styles: dict[int, str]
) -> None:
    """Add the field with a line for each heading and the number of its paragraph.

    `styles` are 한글's own styles of such lines by level.
    """
    look, char = shapes.thin()
    number = section.new_id()
    begin = field_begin(_FIELD, number, True, (("Prop", "8"), ("Command", _COMMAND)))
    section.paragraph(look, run(char, begin))
    for heading, target in entries:
        look, char = shapes.entry(heading.level)
        runs = _link(section.new_id(), char, heading.text, target)
        section.paragraph(look, runs, styles[heading.level])
    look, char = shapes.thin()
    section.paragraph(look, run(char, field_end(_FIELD, number)))


def _link(number: str, char: str, text: str, target: str) -> str:
    parameters = (
        ("Prop", "0"),
        ("Command", f"?#{target};0;1;0;"),
        ("Category", "HWPHYPERLINK_TYPE_HWP"),
        ("TargetType", "HWPHYPERLINK_TARGET_OUTLINE"),
        ("DocOpenType", "HWPHYPERLINK_JUMP_CURRENTTAB"),
    )
    begin = run(char, field_begin(_LINK, number, False, parameters))
    return begin + text_run(char, text) + run(char, field_end(_LINK, number))

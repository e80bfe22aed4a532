"""The XML of a section of an HWPX document (OWPML), piece by piece, as text.

python-hwpx makes the document, its pages and its shapes. For every one of a body's many thousand
cells it would look through all that stands there already; so the body is written once, here.
"""

import re
from collections.abc import Sequence
from xml.sax.saxutils import escape

_INLINE = {"\n": "<hp:lineBreak/>", "\t": "<hp:tab/>"}
_FOUND_INLINE = re.compile("[\n\t]")
_SUB_LIST = (
    '<hp:subList id="" textDirection="HORIZONTAL" lineWrap="BREAK" vertAlign="{}"'
    ' linkListIDRef="0" linkListNextIDRef="0" textWidth="0" textHeight="0" hasTextRef="0"'
    ' hasNumRef="0">'
)
_FIELD_KINDS = {"HYPERLINK": "627600491", "TABLEOFCONTENTS": "628387683"}


def written(text: str) -> str:
    """Write text as 한글 does: markup escaped, a line's end and a tab as elements."""
    return _FOUND_INLINE.sub(lambda found: _INLINE[found[0]], escape(text))


def run(char: str, inner: str) -> str:
    """Write what has one shape of characters."""
    return f'<hp:run charPrIDRef="{char}">{inner}</hp:run>'


def text_run(char: str, text: str) -> str:
    """Write a text of one shape of characters."""
    return run(char, f"<hp:t>{written(text)}</hp:t>")


def paragraph(number: str, look: str, style: str, runs: str, breaks: bool = False) -> str:
    """Write a paragraph; `look` is its shape's number, `breaks` begins a new page with it."""
    return (
        f'<hp:p id="{number}" paraPrIDRef="{look}" styleIDRef="{style}"'
        f' pageBreak="{int(breaks)}" columnBreak="0" merged="0">{runs}</hp:p>'
    )


def sub_list(aligned: str, paragraphs: str) -> str:
    """Write what stands in a cell or a note, aligned TOP, CENTER or BOTTOM."""
    return f"{_SUB_LIST.format(aligned)}{paragraphs}</hp:subList>"


def footnote(number: int, instance: str, style: str, look: tuple[str, str], text: str) -> str:
    """Write a footnote at its place in the text; `look` is its paragraph's and characters'."""
    counter = (
        f'<hp:ctrl><hp:autoNum num="{number}" numType="FOOTNOTE"><hp:autoNumFormat type="DIGIT"'
        ' userChar="" prefixChar="" suffixChar=")" supscript="0"/></hp:autoNum></hp:ctrl>'
    )
    told = paragraph("0", look[0], style, run(look[1], f"{counter}<hp:t>{written(text)}</hp:t>"))
    return (
        f'<hp:ctrl><hp:footNote number="{number}" suffixChar="41" instId="{instance}">'
        f"{sub_list('TOP', told)}</hp:footNote></hp:ctrl>"
    )


def field_begin(
    kind: str, number: str, editable: bool, parameters: Sequence[tuple[str, str]]
) -> str:
    """Write where a field begins; a parameter that is a number is written as one."""
    told = "".join(
        f'<hp:integerParam name="{name}">{value}</hp:integerParam>'
        if value.isdigit()
        else f'<hp:stringParam name="{name}" xml:space="preserve">{value}</hp:stringParam>'
        for name, value in parameters
    )
    return (
        f'<hp:ctrl><hp:fieldBegin id="{number}" type="{kind}" name="" editable="{int(editable)}"'
        f' dirty="0" zorder="-1" fieldid="{_FIELD_KINDS[kind]}" metaTag="">'
        f'<hp:parameters cnt="{len(parameters)}" name="">{told}</hp:parameters>'
        "</hp:fieldBegin></hp:ctrl>"
    )


def field_end(kind: str, number: str) -> str:
    """Write where a field ends."""
    return f'<hp:ctrl><hp:fieldEnd beginIDRef="{number}" fieldid="{_FIELD_KINDS[kind]}"/></hp:ctrl>'

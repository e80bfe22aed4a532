"""What a report encloses (붙임): how its last lines name it, and how each annex is headed."""

from typing import Any

from facilitator.app.report_choices import Part
from facilitator.documents.report.template_words import TEMPLATE_WORDS
from facilitator.documents.report.wording import say


def annexes(parts: list[Part]) -> dict[str, Any]:
    """Number the annexes as public documents do: a single one bears no number.

    `annexes` are the part, the label (붙임 1) and the title of each; `enclosed` are the number
    ("" of a single one) and the text that the body's last lines name each with.
    """
    numbers = [str(place) if len(parts) > 1 else "" for place in range(1, len(parts) + 1)]
    titles = [say(TEMPLATE_WORDS[f"part_{part}"]) for part in parts]
    return {
        "annexes": [
            {"part": part.value, "label": f"{say('Annex')} {number}".rstrip(), "title": title}
            for part, number, title in zip(parts, numbers, titles, strict=True)
        ],
        "enclosed": [
            [f"{number}." if number else "", f"{title} {say('1 copy.')}"]
            for number, title in zip(numbers, titles, strict=True)
        ],
    }

"""The console's short words and signs of answers, and what its slides are called."""

from facilitator.domain.terms import AnswerWord, SlideKind
from facilitator.words import tr

SIGNS: dict[AnswerWord, str] = {
    AnswerWord.YES: "○",
    AnswerWord.CONDITIONAL: "△",
    AnswerWord.LATER: "◇",
    AnswerWord.NO: "×",
    AnswerWord.NOT_APPLICABLE: "–",
}


def answer_name(word: AnswerWord) -> str:
    """Tell an answer in the short words of the board."""
    return {
        AnswerWord.YES: tr("Yes", "answer"),
        AnswerWord.CONDITIONAL: tr("If", "answer"),
        AnswerWord.LATER: tr("Later", "answer"),
        AnswerWord.NO: tr("No", "answer"),
        AnswerWord.NOT_APPLICABLE: tr("n/a", "answer"),
    }[word]


def slide_name(kind: SlideKind) -> str:
    """Tell what a slide shows."""
    return {
        SlideKind.WELCOME: tr("Welcome", "slide"),
        SlideKind.AGENDA: tr("Agenda", "slide"),
        SlideKind.SECTION: tr("Section", "slide"),
        SlideKind.BRIEF: tr("Brief", "slide"),
        SlideKind.ANSWERS: tr("Answers", "slide"),
        SlideKind.NOTES: tr("Notes", "slide"),
        SlideKind.ROLES: tr("Roles", "slide"),
        SlideKind.READ_BACK: tr("Read-back", "slide"),
        SlideKind.SUMMARY: tr("Summary", "slide"),
        SlideKind.MATRIX: tr("Whole matrix", "slide"),
        SlideKind.BREAK: tr("Break", "slide"),
    }[kind]

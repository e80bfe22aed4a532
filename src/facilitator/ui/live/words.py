"""The console's words for answers, kinds of note and slides."""

from facilitator.domain.terms import AnswerWord, Mark, NoteKind, SlideKind
from facilitator.words import tr

SIGNS: dict[Mark, str] = {
    Mark.LEAD: "●",
    Mark.YES: "○",
    Mark.CONDITIONAL: "△",
    Mark.LATER: "◇",
    Mark.NO: "×",
    Mark.NOT_APPLICABLE: "–",
    Mark.UNANSWERED: "·",
    Mark.NOT_ASKED: "",
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


def note_kind_name(kind: NoteKind) -> str:
    """Tell a kind of note."""
    return {
        NoteKind.POINT: tr("Point", "note"),
        NoteKind.QUESTION: tr("Question", "note"),
        NoteKind.CONCERN: tr("Concern", "note"),
        NoteKind.DECISION: tr("Decision", "note"),
        NoteKind.PARKED: tr("Parked", "note"),
        NoteKind.SUGGESTION: tr("Suggestion", "note"),
    }[kind]


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
        SlideKind.SUMMARY: tr("Section summary", "slide"),
        SlideKind.MATRIX: tr("Whole matrix", "slide"),
        SlideKind.BREAK: tr("Break", "slide"),
    }[kind]

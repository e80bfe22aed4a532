"""Failures in words: one clear sentence that says what to do."""

from enum import StrEnum

from facilitator.domain.failures import RuleBroken, Trouble
from facilitator.words.catalog import tr

# Code -> the English sentence; its Korean stands in the catalog. `tr` is called in `sentence`.
SENTENCES: dict[str, str] = {}


def sentence(failure: RuleBroken | Trouble) -> str:
    """Tell a failure to the user. Raises KeyError for a code without a sentence (a bug)."""
    gaps = {
        name: tr(str(value.value), type(value).__name__) if isinstance(value, StrEnum) else value
        for name, value in failure.gaps.items()
    }
    return tr(SENTENCES[failure.code], **gaps)

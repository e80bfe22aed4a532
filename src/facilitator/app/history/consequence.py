"""What follows by itself from what somebody entered."""

from facilitator.app.action import Change
from facilitator.domain.entities import EntityKind
from facilitator.domain.terms import ProjectStage

_LEFT_FOR_DISCUSSION = frozenset({ProjectStage.PROPOSED, ProjectStage.AGREED})


def is_consequence(change: Change) -> bool:
    """Tell whether a change puts a project into discussion, as every word on it does."""
    is_stage = (change.kind, change.field) == (EntityKind.PROJECT, "stage")
    into = change.new is ProjectStage.IN_DISCUSSION and change.old in _LEFT_FOR_DISCUSSION
    return is_stage and into

"""What could be read of a damaged file, counted."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from facilitator.domain.entities import EntityKind


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What a new file holds of a damaged one; a kind of which there is nothing is not named.

    `lost` counts the rows that are known to have been there; of the kinds in `uncounted` more may
    be lost, which left no trace. `dropped` counts those that were read but could not stay, because
    what they belong to is lost; `stand_ins` lost ones that others belong to: something with their
    id and a name that says so keeps these together. `history_kept` are the entries from the first
    on that are kept as they were, so they can be taken back one by one; `history_lost` those that
    are not, although their outcome may be. `added` is what the newest backup gave of what is lost,
    as it was then; so are `history_added` of the `history_kept`. `maybe_older` counts apart from
    `read` what stands as it was at some earlier moment: what changed it later may be lost.
    """

    read: Mapping[EntityKind, int]
    lost: Mapping[EntityKind, int]
    dropped: Mapping[EntityKind, int]
    history_kept: int
    history_lost: int
    uncounted: frozenset[EntityKind] = frozenset()
    stand_ins: Mapping[EntityKind, int] = field(default_factory=dict)
    added: Mapping[EntityKind, int] = field(default_factory=dict)
    history_added: int = 0
    maybe_older: Mapping[EntityKind, int] = field(default_factory=dict)

    @property
    def is_nothing(self) -> bool:
        """Tell that nothing of the workshop could be read."""
        return not (self.read or self.maybe_older or self.history_kept)

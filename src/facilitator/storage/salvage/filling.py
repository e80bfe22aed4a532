"""Fill what a damaged file lost of its history from a backup of the same workshop."""

from collections.abc import Sequence
from dataclasses import replace

from facilitator.app.ports import JournalRow
from facilitator.domain.entities import Entity, kind_of
from facilitator.domain.workshop import Workshop
from facilitator.storage.salvage.sources import Sources

Backed = tuple[Workshop, Sequence[JournalRow]]  # what a backup holds


def filled(found: Sources, backed: Backed) -> Sources | None:
    """Put the entries that the file lost among those it has; None where it lost none of them.

    An entry leads to all that was made by it, so names come back with it. None too where nothing
    shows that both are of one workshop.
    """
    workshop, rows = backed
    lost = [row for row in rows if row.number not in found.journal]
    if not lost or not _is_same_workshop(found, workshop, rows):
        return None
    brought = {number: list(each) for number, each in found.brought.items()}
    for row in lost:
        brought[row.number] = list(row.brought)
    return replace(
        found,
        journal={**found.journal, **{row.number: row for row in lost}},
        uids={**{row.number: row.uid for row in lost}, **found.uids},
        brought=brought,
    )


def _is_same_workshop(found: Sources, workshop: Workshop, rows: Sequence[JournalRow]) -> bool:
    """Tell by the entries that both know; without any, by what stands in the tables."""
    known = {row.number: row.uid for row in rows}
    both = known.keys() & found.uids.keys()
    if both:
        return all(known[number] == found.uids[number] for number in both)
    own = {(kind_of(entity), entity.id) for entity in workshop.all_entities()}
    made = own - {(kind_of(entity), entity.id) for entity in Workshop().all_entities()}
    return any((kind_of(entity), entity.id) in made for entity in _entities(found))


def _entities(found: Sources) -> list[Entity]:
    tables = found.tables.values()
    return [e for table in tables for e in (*table.sound.values(), *table.mended.values())]

"""The tables of the file, made from the entities: a kind each, the journal, what was brought.

Only creating a file needs this module; reading and writing go by the names in `codec`.
"""

from sqlalchemy import Column, ForeignKey, Integer, MetaData, Table, Text, UniqueConstraint

from facilitator.domain.entities import EntityKind
from facilitator.storage.codec import FieldCodec, codec

_TYPES = {"TEXT": Text, "INTEGER": Integer}


def _column(made: FieldCodec) -> Column[object]:
    # Deferred, so that the changes of an Action may stand in any order.
    refers = (
        [ForeignKey(f"{made.refers_to}.id", deferrable=True, initially="DEFERRED")]
        if made.refers_to
        else []
    )
    return Column(
        made.name,
        _TYPES[made.sql_type],
        *refers,
        primary_key=made.name == "id",
        nullable=made.nullable,
    )


def tables() -> MetaData:
    """Describe every table of the newest schema version."""
    described = MetaData()
    for kind in EntityKind:
        Table(kind.value, described, *(_column(c) for c in codec(kind).columns))
    Table(
        "journal",
        described,
        Column("number", Integer, primary_key=True),
        Column("uid", Text, nullable=False, unique=True),
        Column("label", Text, nullable=False),
        Column("at", Text, nullable=False),
        Column("by", Text, nullable=False),
        Column("undoable", Integer, nullable=False),
        Column("undoes", Integer),
        Column("redoes", Integer),
        Column("run", Text, nullable=False),
        Column("changes", Text, nullable=False),
    )
    Table(
        "brought",
        described,
        Column("position", Integer, primary_key=True),
        Column("action", Integer, nullable=False),
        Column("uid", Text, nullable=False),
        Column("label", Text, nullable=False),
        Column("at", Text, nullable=False),
        Column("by", Text, nullable=False),
        Column("run", Text, nullable=False),
        Column("changes", Text, nullable=False),
        UniqueConstraint("action", "uid"),
    )
    return described

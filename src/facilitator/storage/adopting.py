"""SQLAlchemy around an open connection of SQLite, for those who write.

Its import takes as long as opening a window: reading goes without it, and the writer has it
imported when the windows stand.
"""

import sqlite3

from sqlalchemy import Connection, NullPool, create_engine, event


def adopt(driver: sqlite3.Connection) -> Connection:
    """Give SQLAlchemy's connection; closing it closes the driver's. Transactions take the lock.

    Its errors do not hold what was to be written: they are logged, and notes stand in no log.
    """
    engine = create_engine(
        "sqlite://", creator=lambda: driver, poolclass=NullPool, hide_parameters=True
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine.connect()

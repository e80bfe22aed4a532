"""Write a backup anew, without what was deleted for good."""

from collections.abc import Sequence

from facilitator.app.action import Action
from facilitator.app.backups import Backup
from facilitator.app.files import name_beside, replace_file, trouble_of_os
from facilitator.storage.backups.shelf import name_with_size
from facilitator.storage.file import create
from facilitator.storage.publish import sync_folder


def rewrite(backup: Backup, actions: Sequence[Action]) -> None:
    """Put a file of these Actions in the place of a backup; it is still of its time and file.

    Raises Trouble as `create`.
    """
    old = backup.path
    made = name_beside(old)
    create(made, actions)
    try:
        place = old.with_name(name_with_size(old.name, made.stat().st_size))
        replace_file(made, place)
        if place != old:
            old.unlink(missing_ok=True)
        sync_folder(old.parent)
    except OSError as error:
        raise trouble_of_os(error, old) from error
    finally:
        made.unlink(missing_ok=True)

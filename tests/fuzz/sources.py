"""The sound files that are spoilt: real ones, of every released version."""

from pathlib import Path
from shutil import copyfile

from facilitator.storage.file import create
from tests.storage.full_file import make_full

OLD = Path(__file__).parents[1] / "storage" / "old"


def make_sources(folder: Path) -> None:
    """Fill the folder with sound files."""
    folder.mkdir(parents=True)
    for path in sorted(OLD.glob("*.workshop")):
        copyfile(path, folder / path.name)
    create(folder / "empty.workshop")
    make_full(folder / "small.workshop", steps=20, seed=2)
    for seed in (3, 4, 5):
        make_full(folder / f"full-{seed}.workshop", steps=250, seed=seed)

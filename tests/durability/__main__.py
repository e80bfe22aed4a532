"""Break what a workshop stands on, on purpose, and count what was lost: everything, with figures.

python -m tests.durability                     all of it
python -m tests.durability power               cut the power at every call of recorded sessions
python -m tests.durability weakened            the same with weaker settings, which must lose
python -m tests.durability migration           kill a migration at every statement
python -m tests.durability kill [--rounds N]   kill rehearsals at random moments
python -m tests.durability slow                work at the console on a disk of 200 ms a sync
"""

import argparse
import os
import sys
from collections.abc import Callable
from time import perf_counter

from tests.durability.power import OLD, Tried, cut_power

# Settings of which every one must be seen to lose something, or the test proves nothing.
WEAKENED = (
    ("synchronous=NORMAL",),
    ("synchronous=OFF",),
    ("journal_mode=MEMORY",),
    ("journal_mode=WAL", "synchronous=NORMAL"),
    ("locking_mode=NORMAL", "synchronous=FULL"),
)


def power() -> bool:
    stories = [(story, None) for story in ("day", "large", "waiting")]
    tried = []
    for story, start in [*stories, *(("opened", path) for path in OLD)]:
        tried.append(cut_power(story, start=start))
        tell(tried[-1])
    print(f"power: {sum(t.states for t in tried)} states in all")
    return not any(each.lost for each in tried)


def weakened() -> bool:
    tried = [cut_power("short", pragmas) for pragmas in WEAKENED]
    for each in tried:
        tell(each)
    return all(each.lost for each in tried)


def tell(tried: Tried) -> None:
    print(tried, *tried.lost[:3], sep="\n  ", flush=True)


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.durability")
    parser.add_argument(
        "what", nargs="?", choices=("power", "weakened", "migration", "kill", "slow")
    )
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--seed", type=int, default=20251205)
    chosen = parser.parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from tests.durability.migration import kill_migrations
    from tests.durability.rehearsal import kill_rehearsals
    from tests.durability.slow import stand_slow_disk

    parts: dict[str, Callable[[], bool]] = {
        "power": power,
        "weakened": weakened,
        "migration": lambda: kill_migrations(OLD),
        "kill": lambda: kill_rehearsals(chosen.rounds, chosen.seed),
        "slow": stand_slow_disk,
    }
    ok = True
    for name, part in parts.items():
        if chosen.what in (None, name):
            began = perf_counter()
            held = part()
            print(f"{name}: {'as promised' if held else 'NOT AS PROMISED'}", end=", ")
            print(f"{perf_counter() - began:.0f} s\n", flush=True)
            ok = ok and held
    return 0 if ok else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

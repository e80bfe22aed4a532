"""Start the program after a crash and say what is elsewhere than it was.

python -m tests.durability.reopen FILE

Expected is what the journal leads to, step by step; seen is what the real windows show, on a laptop
with a projector that exist in memory. Each difference is a line on standard output.
"""

import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from facilitator.app.action import apply
from facilitator.app.settings import Settings
from facilitator.app.wall_view import on_wall
from facilitator.bootstrap import Files
from facilitator.domain.clocks import section_clock
from facilitator.domain.plan import running_section
from facilitator.domain.workshop import Workshop
from facilitator.storage.file import read
from facilitator.ui.rehearsal import hands, run


def main(path: Path) -> None:
    run.go_offscreen()
    from facilitator.ui.application import make_application
    from facilitator.ui.live.clock.clock_facts import say_clock
    from facilitator.ui.shell import Shell

    _, journal = read(path)
    expected = Workshop()
    for row in journal:
        apply(expected, row.load())
    now = journal[-1].at + timedelta(seconds=7)
    files = Files()
    files.save_settings(replace(Settings(), open_file=str(path)))
    make_application()
    shell = Shell(files, lambda: now)
    shell.open_first(None, False)
    shell.show()
    shell.begin()
    hands.settle()
    view = shell.view
    if view is None:
        print("the workshop does not open:", shell.notice.text())
        return

    def differences() -> Iterator[tuple[str, object, object]]:
        live, running = expected.live, running_section(expected)
        yield "page", "live" if running else live.place, view._place
        yield "live", replace(live, place=""), replace(view.signals.workshop.live, place="")
        yield "wall", on_wall(expected, now).slide, view.wall.window.view.slide
        if running is None:
            return
        yield "wall open", True, view.wall.is_open()
        yield "project", (live.section, live.project), view.live._shown
        if live.section == running.id:
            clock = section_clock(expected, running, now)
            seen = view.live.clock.face._big.text().lstrip("+")
            yield "clock", say_clock(clock.left if clock.planned > 0 else clock.elapsed), seen

    for what, was, seen in differences():
        if was != seen:
            print(f"{what}: {was!r}, but shown {seen!r}")
    view.signals.keeper.close()  # type: ignore[union-attr]  # an opened file has one


if __name__ == "__main__":
    main(Path(sys.argv[1]))

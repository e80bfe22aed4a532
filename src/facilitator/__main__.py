"""The command line. Exit status: 0 done, 1 something was found, 2 wrong command or input."""

import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from facilitator.commands import NAMES
from facilitator.commands.telling import DONE, WRONG, wrong
from facilitator.domain.failures import RuleBroken, Trouble
from facilitator.words import system_language, tr, use_language


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command, or open the window; the exit status."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    _speak_utf8()
    _private_files()
    use_language(system_language())
    try:
        status = _run(given)
        if sys.stdout is not None:
            sys.stdout.flush()
    except (RuleBroken, Trouble) as failure:
        from facilitator.words.messages import sentence

        return wrong(sentence(failure))
    except KeyboardInterrupt:
        return WRONG
    except BaseException as error:  # the last net: a user never meets a traceback
        return _ended(error)
    return status


def _run(given: list[str]) -> int:
    if given and given[0] == "_typeset":
        from facilitator.documents.report.child import main as typeset

        return typeset(given[1:])
    if _opens_window(given):
        return _window(given)
    from facilitator.commands.parsing import run

    return run(given)


def _ended(error: BaseException) -> int:
    """Tell what ended the command: an output that cannot be written, or a bug."""
    # Storage and documents turn theirs into Trouble, and calls on files name the file.
    if isinstance(error, OSError) and error.filename is None:
        _silence()
        if isinstance(error, BrokenPipeError):
            return DONE  # the reader of a pipe has gone; there is nobody left to tell
        reason = error.strerror or str(error)
        return wrong(tr("The output cannot be written: {reason}.", reason=reason))
    from facilitator.app.bug_log import write_bug

    place = write_bug(error)
    told = tr("Facilitator failed because of a fault of its own. Details: {place}", place=place)
    return wrong(told)


def _silence() -> None:
    """Send what is still buffered nowhere: Python would try to write it once more at its end."""
    import os

    with suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _opens_window(given: list[str]) -> bool:
    if not given or given == ["--sample"]:
        return True
    first = given[0]
    return not first.startswith("-") and first not in NAMES


def _window(given: list[str]) -> int:
    from facilitator.app.files import exists
    from facilitator.bootstrap import run_window

    if len(given) > 1:
        return wrong(tr("There is one FILE too many. See: facilitator --help"))
    sample = given == ["--sample"]
    file = Path(given[0]) if given and not sample else None
    # A workshop that is gone may have a backup: the window tells. What else is named is a mistake.
    if file is not None and not exists(file) and file.suffix.lower() != ".workshop":
        raise Trouble("no_such_file", path=str(file))
    if _has_no_screen():
        return wrong(tr("There is no screen to open a window on: set DISPLAY or WAYLAND_DISPLAY."))
    return run_window(file, sample)


def _has_no_screen() -> bool:
    """Tell whether Qt would abort for want of a display; only Linux can lack one."""
    import os

    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform == "linux" and not any(os.environ.get(name) for name in named)


def _speak_utf8() -> None:
    """Write UTF-8 also where the console's code page cannot hold Korean."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")


def _private_files() -> None:
    """Make new files readable by their owner only; a report is handed on as files usually are."""
    from facilitator.app.rights import begin_privately

    begin_privately()


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Set up Facilitator and start it; needs nothing but Python 3.11, 3.12 or 3.13.

python3 start.py                 set up and open the sample workshop
                                 (without a display: rehearse it and leave file, PDF and pictures)
python3 start.py run ARGS...     set up and pass ARGS to the program
python3 start.py check [--fast]  set up and run every check; --fast leaves the slow tests out
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "facilitator-stamp"
LOCK = ROOT / "requirements.lock"
SUPPORTED = ((3, 11), (3, 12), (3, 13))
CANNOT_GO_ON = 2

# What Qt loads on Linux, and the Debian package that brings it.
ALWAYS = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libxkbcommon.so.0": "libxkbcommon0",
}
ON_X11 = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}

# What the tests drive the real program with: programs, a file, and who brings them.
FOR_TESTS = {
    "Xvfb": "xvfb",
    "dbus-daemon": "dbus",
    "dbus-monitor": "dbus",
    "ibus-daemon": "ibus",
    "openbox": "openbox",
    "pdftotext": "poppler-utils",
    "strace": "strace",
    "wmctrl": "wmctrl",
    "xdotool": "xdotool",
    "xrandr": "x11-xserver-utils",
    "/usr/lib/python3/dist-packages/pyatspi/__init__.py": "python3-pyatspi",
    "/usr/libexec/at-spi-bus-launcher": "at-spi2-core",
    "/usr/share/ibus/component/hangul.xml": "ibus-hangul",
}

# Tests that sit at a desk of their own, with screens, keys and an input method: one at a time.
AT_A_DESK = ("accessibility", "korean_input", "screens")


def main(arguments: list[str]) -> int:
    if sys.version_info[:2] not in SUPPORTED:
        return start_again_with_supported_python(arguments)
    command, rest = (arguments[0], arguments[1:]) if arguments else ("open", [])
    if command not in ("open", "run", "check") or (
        command == "check" and rest not in ([], ["--fast"])
    ):
        print(__doc__, file=sys.stderr)
        return CANNOT_GO_ON
    runs_slow_tests = command == "check" and not rest
    if not (system_is_ready(for_tests=runs_slow_tests) and environment_is_ready()):
        return CANNOT_GO_ON
    if command == "check":
        return check(fast=bool(rest))
    if command == "run":
        return run_program(*rest)
    return run_program("--sample") if has_display() else rehearse()


def start_again_with_supported_python(arguments: list[str]) -> int:
    names = [f"python{major}.{minor}" for major, minor in reversed(SUPPORTED)]
    launchers = [[path] for path in map(shutil.which, names) if path]
    if windows_launcher := shutil.which("py"):
        launchers += [[windows_launcher, f"-{a}.{b}"] for a, b in reversed(SUPPORTED)]
    is_supported = f"import sys; sys.exit(sys.version_info[:2] not in {SUPPORTED})"
    for launcher in launchers:
        test = subprocess.run([*launcher, "-c", is_supported], capture_output=True, check=False)
        if test.returncode == 0:
            return subprocess.run([*launcher, __file__, *arguments], check=False).returncode
    say(
        "Python 3.11, 3.12 또는 3.13이 필요합니다.",
        f"Python 3.11, 3.12 or 3.13 is needed; this is {sys.version.split()[0]}.",
    )
    return CANNOT_GO_ON


def system_is_ready(*, for_tests: bool = False) -> bool:
    """Install what the system lacks where we may, else say the one line that does it.

    What only the tests need may stay missing: those that need it say so.
    """
    if not sys.platform.startswith("linux"):
        return True
    missing, needed = missing_packages()
    missing = [*missing, *(missing_for_tests() if for_tests else [])]
    if not missing:
        return True
    if shutil.which("apt-get") and os.geteuid() == 0:
        say("시스템 패키지를 설치합니다", "Installing system packages:", *missing)
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in (["update"], ["install", "-y", "--no-install-recommends", *missing]):
            subprocess.run(["apt-get", "-qq", *command], env=environment, check=False)
        importlib.invalidate_caches()
        missing, needed = missing_packages()
    if needed and shutil.which("apt-get"):
        say(
            "아래 한 줄을 실행한 뒤 다시 시작하십시오.",
            "Run this line, then start again:",
            f"\n  sudo apt-get install -y {' '.join(missing)}",
        )
    elif needed:
        say("시스템에 다음이 없습니다", "The system lacks these (Debian's names):", *needed)
    elif for_tests and (left := missing_for_tests()):
        say("일부 검사에는 다음도 필요합니다", "Some tests need these as well:", *left)
    return not needed


def missing_packages() -> tuple[list[str], list[str]]:
    """Return the packages that are missing, and those of them we cannot do without."""
    needed = [package for library, package in ALWAYS.items() if not loads(library)]
    for_x11 = [package for library, package in ON_X11.items() if not loads(library)]
    if importlib.util.find_spec("ensurepip") is None and not PYTHON.exists():
        needed.insert(0, f"python{sys.version_info[0]}.{sys.version_info[1]}-venv")
    on_x11 = "DISPLAY" in os.environ and "WAYLAND_DISPLAY" not in os.environ
    missing = needed + for_x11
    return missing, (missing if on_x11 else needed)


def missing_for_tests() -> list[str]:
    """Return the packages without which the real program cannot be driven from outside."""
    here = {name for name in FOR_TESTS if shutil.which(name) or Path(name).is_file()}
    return sorted({package for name, package in FOR_TESTS.items() if name not in here})


def loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def environment_is_ready() -> bool:
    """Bring ``.venv`` to what ``requirements.lock`` says, each package checked by its hash."""
    if STAMP.exists() and STAMP.read_text() == stamp():
        return True
    os.environ["PIP_DISABLE_PIP_VERSION_CHECK"] = "1"
    say("준비 중… 처음에는 몇 분 걸립니다.", "Setting up… the first time takes some minutes.")
    same_version = f"import pip, sys; sys.exit(sys.version_info[:2] != {sys.version_info[:2]})"
    pip: list[str | Path] = [PYTHON, "-m", "pip", "install", "--quiet"]
    locked: list[str | Path] = ["--require-hashes", "--only-binary", ":all:", "-r", LOCK]
    ourselves: list[str | Path] = ["--no-deps", "--no-build-isolation", "-e", ROOT]
    if not (PYTHON.exists() and succeeds(PYTHON, "-c", same_version)):
        shutil.rmtree(VENV, ignore_errors=True)
        if not succeeds(sys.executable, "-m", "venv", VENV):
            return False
    if not (succeeds(*pip, *locked) and succeeds(*pip, *ourselves)):
        say("준비하지 못했습니다.", "Setting up failed; see the lines above.")
        return False
    # Ready-made byte code saves a tenth of a second at every start, also where none may be written.
    succeeds(PYTHON, "-m", "compileall", "-q", ROOT / "src")
    STAMP.write_text(stamp())
    return True


def stamp() -> str:
    """Return what changes whenever ``.venv`` has to be brought up to date."""
    parts = [LOCK.read_bytes(), (ROOT / "pyproject.toml").read_bytes()]
    parts += [sys.version.split()[0].encode(), os.fsencode(ROOT)]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def check(*, fast: bool) -> int:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    lint_imports = "from importlinter.cli import lint_imports_command as c; c()"
    tests: list[str | Path] = ["-m", "pytest", "-n", "2", "--dist", "loadfile"]
    at_a_desk = [ROOT / "tests" / name for name in AT_A_DESK]
    others = [f"--ignore={folder}" for folder in at_a_desk]
    steps: dict[str, list[str | Path]] = {
        "ruff format --check": ["-m", "ruff", "format", "--check", ROOT],
        "ruff check": ["-m", "ruff", "check", ROOT],
        "mypy": ["-m", "mypy"],
        "lint-imports": ["-c", lint_imports],
        "pytest": [*tests, "-m", "not slow"] if fast else [*tests, *others],
    }
    if not fast:
        steps["pytest, at a desk"] = ["-m", "pytest", *at_a_desk]
    for number, (name, step) in enumerate(steps.items(), 1):
        print(f"\n[{number}/{len(steps)}] {name}", flush=True)
        if not succeeds(PYTHON, *step):
            say(f"실패 {name}", f"Failed: {name}")
            return 1
    print()
    say("모든 검사를 통과했습니다.", "All checks passed.")
    return 0


def rehearse() -> int:
    """Run the sample workshop without a screen and say where its results are."""
    out = ROOT / "rehearsal"
    number = 1
    while out.exists():
        number += 1
        out = ROOT / f"rehearsal-{number}"
    say(
        "화면이 없어 예행 연습을 실행합니다.", "There is no display: rehearsing the sample instead."
    )
    if status := run_program("rehearse", "--out", str(out)):
        return status
    for korean, english, ending in (
        ("워크숍 파일", "Workshop file", "workshop"),
        ("결과 보고서", "Result report", "pdf"),
        ("화면 그림", "Pictures", "png"),
    ):
        found = sorted(out.rglob(f"*.{ending}"))
        where = f"{found[0].parent} ({len(found)})" if len(found) > 1 else "".join(map(str, found))
        say(korean, f"{english}:", where or "-")
    return 0


def run_program(*arguments: str) -> int:
    return subprocess.run([PYTHON, "-m", "facilitator", *arguments], check=False).returncode


def has_display() -> bool:
    on_linux = sys.platform.startswith("linux")
    return not on_linux or any(os.environ.get(n) for n in ("DISPLAY", "WAYLAND_DISPLAY"))


def succeeds(*command: str | Path) -> bool:
    return subprocess.run(command, check=False, cwd=ROOT).returncode == 0


def say(korean: str, english: str, *more: str) -> None:
    print(f"{korean} / {english}", *more, flush=True)


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]  # a console may lack Korean
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)

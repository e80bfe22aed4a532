"""The check before the start in words: what was found and what to do about it."""

from facilitator.words.catalog import tr

# Code -> the English sentence, and what to do where something is to be done. The Korean stands in
# the catalog. `tr` is called in `tell_check` and `tell_advice`.
CHECKS: dict[str, str] = {
    "screen_other": "Another screen is connected: {name}",
    "screen_alone": "No other screen is seen.",
    "screen_mirrored": "The other screen shows the same as this one: the room sees the console.",
    "space_ok": "{free} are free.",
    "space_low": "Only {free} are free where the file is.",
    "space_none": "Only {free} are free: soon nothing more can be saved.",
    "space_unknown": "It cannot be told how much space is free.",
    "file_local": "It is on this computer and can be written.",
    "file_network": "It is on a network drive, which may go away during the workshop.",
    "file_cloud": "It is in a folder that {cloud} copies to the internet.",
    "file_removable": "It is on a drive that can be pulled out.",
    "file_read_only": "It or its folder can only be read.",
    "file_unsaved": "Something that was entered is not saved yet.",
    "file_unreachable": "It cannot be reached, or its drive does not answer.",
    "power_none": "This computer runs without a battery.",
    "power_plugged": "Plugged in, battery at {percent}%",
    "power_battery": "On battery: {percent}% left.",
    "power_unknown": "Battery at {percent}%; it cannot be told whether it is plugged in.",
    "fonts_ok": "All fonts are loaded.",
    "fonts_missing": "Not all fonts are loaded: texts may look different.",
    "sleep_ok": "The computer stays awake while the wall is shown.",
    "sleep_refused": "The system does not let the program keep it awake.",
    "sleep_unknown": "The system has not said whether it stays awake.",
    "plan_ok": "There is nothing to check.",
    "plan_one": "1 thing to check. {first}",
    "plan_more": "{count} things to check. {first}",
}
ADVICE: dict[str, str] = {
    "screen_alone": (
        "Connect the projector. If it is connected, extend the screens instead of duplicating them"
        " (Windows: Win+P)."
    ),
    "screen_mirrored": "Extend the screens instead of duplicating them (Windows: Win+P).",
    "space_low": "Delete or move what is not needed.",
    "space_none": "Delete or move what is not needed, now.",
    "file_network": "Close it, copy it to this computer and open the copy.",
    "file_cloud": "Pause {cloud} until the workshop is over, or move the file to another folder.",
    "file_removable": "Leave the drive plugged in, or open a copy on this computer.",
    "file_read_only": "Save a copy in a folder of your own and open that.",
    "file_unsaved": "The notice at the bottom says what is in the way.",
    "file_unreachable": "Plug the drive in again or bring the file back to its place.",
    "power_battery": "Plug the power cable in.",
    "power_unknown": "See that the power cable is plugged in.",
    "fonts_missing": "Install the program again.",
    "sleep_ok": "Do not close the lid.",
    "sleep_refused": "Set sleep and screen-off to Never in the system's power settings.",
    "sleep_unknown": "Set sleep and screen-off to Never in the system's power settings.",
}
_GIGABYTE = 1_000_000_000


def tell_check(code: str, **gaps: object) -> str:
    """Tell what was found. Raises KeyError for a code without a sentence (a bug)."""
    return _tell(CHECKS[code], gaps)


def tell_advice(code: str, **gaps: object) -> str:
    """Tell what to do about it; "" where there is nothing to do."""
    advice = ADVICE.get(code, "")
    return _tell(advice, gaps) if advice else ""


def _tell(text: str, gaps: dict[str, object]) -> str:
    told = {**gaps}
    free = told.get("free")
    if isinstance(free, int):
        told["free"] = _size(free)
    return tr(text).format(**told)


def _size(count: int) -> str:
    """Tell a number of bytes as users know it from their file windows."""
    if count >= 100 * _GIGABYTE:
        return f"{count / _GIGABYTE:.0f} GB"
    if count >= _GIGABYTE:
        return f"{count / _GIGABYTE:.1f} GB"
    return f"{count // 1_000_000} MB"

"""The two kinds of failure that a user can meet; everything else is a bug and rises."""


class _Told(Exception):  # noqa: N818  # the base of two names that say what happened
    """A failure with a code and the values its sentence needs; `words.messages` tells it."""

    def __init__(self, code: str, **gaps: object) -> None:
        super().__init__(code, gaps)
        self.code = code
        self.gaps = gaps

    def __str__(self) -> str:
        told = ", ".join(f"{name}={value!r}" for name, value in self.gaps.items())
        return f"{self.code}({told})"


class RuleBroken(_Told):
    """The user asked for what the workshop does not allow; nothing was changed."""


class Trouble(_Told):
    """The environment failed (disk, lock, projector, a file that is not ours); can be retried."""

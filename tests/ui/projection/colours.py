"""Colours as eyes see them: contrast, and what red-green blind eyes make of them."""

from math import sqrt

Triple = tuple[float, float, float]

# Machado, Oliveira and Fernandes 2009, severity 1.0, for linear RGB.
VISIONS: dict[str, tuple[Triple, Triple, Triple]] = {
    "normal": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
}
_WHITE = (0.95047, 1.0, 1.08883)
_TO_XYZ = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)


def linear(color: str) -> Triple:
    """Read #rrggbb as linear light, 0 to 1."""
    red, green, blue = (int(color[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return _linear(red), _linear(green), _linear(blue)


def _linear(part: float) -> float:
    light: float = part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
    return light


def luminance(color: str) -> float:
    red, green, blue = linear(color)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Give the contrast of WCAG 2: 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def distance(one: str, other: str, vision: str) -> float:
    """Tell how far apart two colours look, in CIELAB; 2 is just noticed side by side."""
    pairs = zip(_seen(one, vision), _seen(other, vision), strict=True)
    return sqrt(sum((a - b) ** 2 for a, b in pairs))


def _seen(color: str, vision: str) -> Triple:
    light = _applied(VISIONS[vision], linear(color))
    x, y, z = _applied(_TO_XYZ, tuple(min(1.0, max(0.0, part)) for part in light))
    f, g, h = (_root(v / w) for v, w in zip((x, y, z), _WHITE, strict=True))
    return 116 * g - 16, 500 * (f - g), 200 * (g - h)


def _applied(matrix: tuple[Triple, Triple, Triple], vector: tuple[float, ...]) -> Triple:
    rows = [sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix]
    return rows[0], rows[1], rows[2]


def _root(part: float) -> float:
    root: float = part ** (1 / 3) if part > 216 / 24389 else (24389 / 27 * part + 16) / 116
    return root

"""How colors look to people, and how far they are from each other."""

from __future__ import annotations

import re


def seen_with(color: str, deficiency: str) -> tuple[float, float, float]:
    """A color as somebody sees it; the matrices are those of Chromium's own simulation (Machado 2009, severity 1)."""
    red, green, blue = (_linear(float(value) / 255) for value in re.findall(r"[\d.]+", color)[:3])
    rows = {
        "none": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
        "achromatopsia": ((0.213, 0.715, 0.072),) * 3,
        "deuteranopia": ((0.367, 0.861, -0.228), (0.280, 0.673, 0.047), (-0.012, 0.043, 0.969)),
        "protanopia": ((0.152, 1.053, -0.205), (0.115, 0.786, 0.099), (-0.004, -0.048, 1.052)),
        "tritanopia": ((1.256, -0.077, -0.179), (-0.078, 0.931, 0.148), (0.005, 0.691, 0.304)),
    }[deficiency]
    made = [min(1.0, max(0.0, r * red + g * green + b * blue)) for r, g, b in rows]
    return made[0], made[1], made[2]


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def contrast(ink: str, ground: str, deficiency: str) -> float:
    """The contrast of two colors (WCAG 2.2, 1.4.3), 1 to 21."""
    lights = sorted(
        0.2126 * r + 0.7152 * g + 0.0722 * b for r, g, b in (seen_with(color, deficiency) for color in (ink, ground))
    )
    return (lights[1] + 0.05) / (lights[0] + 0.05)

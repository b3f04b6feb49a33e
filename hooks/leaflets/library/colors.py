"""The hospital's colors as a stylesheet; a color that people could not read is a fault and is not used."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

FILE = "assets/hospital.css"
PAPER = {"color": "#ffffff", "color_dark": "#11191c"}  # the page's background in each scheme (screen.css)
MINIMUM = 4.5  # WCAG 2.2, 1.4.3 Contrast (minimum), text of normal size
_DEFAULT = {"color": "#005a66", "color_dark": "#7fd3de"}
_SCHEME = {"color": "default", "color_dark": "slate"}


def stylesheet(hospital: Mapping[str, Any]) -> str:
    """The hospital's `color` and `color_dark` as CSS variables; the default where one is missing or has a fault."""
    bad = dict(faults(hospital))
    rules = []
    for key, scheme in _SCHEME.items():
        color = _DEFAULT[key] if key in bad else _color(hospital, key)
        rules.append(f'[data-md-color-scheme="{scheme}"] {{ --hospital-color: {color}; }}')
    return "/* Made from extra.hospital in mkdocs.yml. */\n" + "\n".join(rules) + "\n"


def faults(hospital: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """(key, what is wrong and what to do) of each color that is none or has too little contrast."""
    for key in _SCHEME:
        color = _color(hospital, key)
        if not re.fullmatch(r"#[0-9a-f]{6}", color):
            yield key, f"'{color}' is no color. Write it as in \"{_DEFAULT[key]}\", with quotes"
        elif (ratio := contrast(color, PAPER[key])) < MINIMUM:
            other = "darker" if key == "color" else "lighter"
            yield (
                key,
                f"{color} on {PAPER[key]} has a contrast of {ratio:.1f}; text needs {MINIMUM}. Choose a {other} one",
            )


def _color(hospital: Mapping[str, Any], key: str) -> str:
    return str(hospital.get(key) or _DEFAULT[key]).lower()


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colors `#rrggbb`, from 1 to 21 (WCAG 2.2, "contrast ratio")."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: str) -> float:
    parts = [int(color[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue

"""The hospital's colors as a stylesheet, refused where people could not read what is set in them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from leaflets.diagnostics import LeafletsError

FILE = "assets/hospital.css"
PAPER = {"color": "#ffffff", "color_dark": "#11191c"}  # the page's background in each scheme (leaflets.css)
MINIMUM = 4.5  # WCAG 2.2, 1.4.3 Contrast (minimum), text of normal size
_DEFAULT = {"color": "#005a66", "color_dark": "#7fd3de"}
_SCHEME = {"color": "default", "color_dark": "slate"}


def stylesheet(hospital: Mapping[str, Any]) -> str:
    """The hospital's `color` and `color_dark` as CSS variables; LeafletsError where one cannot be read."""
    rules = []
    for key, scheme in _SCHEME.items():
        color = str(hospital.get(key) or _DEFAULT[key]).lower()
        place = f"mkdocs.yml: extra.hospital.{key}"
        if not re.fullmatch(r"#[0-9a-f]{6}", color):
            raise LeafletsError(f"{place}: '{color}' is no color. Write it as in \"{_DEFAULT[key]}\", with quotes.")
        ratio = contrast(color, PAPER[key])
        if ratio < MINIMUM:
            wanted = "darker" if key == "color" else "lighter"
            raise LeafletsError(
                f"{place}: {color} on {PAPER[key]} has a contrast of {ratio:.1f}; text needs {MINIMUM}. "
                f"Choose a {wanted} color."
            )
        rules.append(f'[data-md-color-scheme="{scheme}"] {{ --hospital-color: {color}; }}')
    return "/* Made from extra.hospital in mkdocs.yml. */\n" + "\n".join(rules) + "\n"


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colors `#rrggbb`, from 1 to 21 (WCAG 2.2, "contrast ratio")."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: str) -> float:
    parts = [int(color[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue

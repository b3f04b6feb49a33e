"""The words on a drawing: `knee.yml` beside `knee.svg` says which stand where.

So they are read, translated, agreed to and set at the size of text, which words within a drawing are not. A page that
has room shows them on the drawing; a phone and paper show a number in their place, and a numbered list below.

    - {text: kneecap, x: 60, y: 90}
    - {text: cartilage, x: 300, y: 40, to: [220, 120]}

`x` and `y` are the middle of the words in the drawing's own units, from its left and its top (SVG 2, 8.2); `to` is
where a line leads from there. Knows no page.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Any

from leaflets.core.diagnostics import Finding, Place, did_you_mean
from leaflets.core.yaml_file import Core, YamlError, YamlFile, load

MOST = 9
"""Labels of one drawing: each has one digit, and more than these nobody keeps apart."""
LONGEST = 30
"""Characters of a label."""
TEXT = 26
"""A drawing with labels is as wide on a page as its text is high times this (`content.css`)."""
_KEYS = ("text", "x", "y", "to")
_DIGIT = re.compile(r"\d")
_VIEW_BOX = re.compile(r"[\s,]+")


@dataclass(frozen=True)
class Label:
    """One label: its words, their middle in the drawing's units, and where its line ends, if it has one."""

    text: str
    x: float
    y: float
    to: tuple[float, float] | None = None


@dataclass
class Labels:
    """One file of labels; `faults` are what is wrong in it, and the rest is used."""

    path: str
    labels: list[Label] = field(default_factory=list)
    faults: list[Finding] = field(default_factory=list)


def extent(view_box: str) -> tuple[float, float, float, float] | None:
    """Left, top, width and height of a drawing (SVG 2, 8.6), or None where that is not what is written."""
    try:
        left, top, wide, high = map(float, _VIEW_BOX.split(view_box.strip()))
    except ValueError:
        return None
    return (left, top, wide, high) if wide > 0 and high > 0 and math.isfinite(left + top + wide + high) else None


def read(text: str, path: str, view_box: str) -> Labels:
    """Read the labels of a drawing with this `viewBox`; `path` is that of their file, for what is wrong."""
    found = Labels(path)
    try:
        yaml = load(text, loader_type=Core)
    except YamlError as error:
        found.faults.append(Finding(Place(path, error.line, error.column), f"not YAML: {error}"))
        return found
    if not isinstance(yaml.data, list) or not yaml.data:
        message = "is no list of labels such as `- {text: kneecap, x: 60, y: 90}`"
        found.faults.append(Finding(Place(path, 1, 1), message))
        return found
    reader = _Reader(found, yaml, extent(view_box))
    for number, entry in enumerate(yaml.data):
        reader.entry(number, entry)
    return found


class _Reader:
    """Reads the entries of one file, each with its faults."""

    def __init__(self, found: Labels, yaml: YamlFile, box: tuple[float, float, float, float] | None) -> None:
        self.found, self.yaml, self.box = found, yaml, box

    def fault(self, message: str, *key: str | int) -> None:
        self.found.faults.append(Finding(Place(self.found.path, *self.yaml.place(*key)), message))

    def entry(self, number: int, entry: object) -> None:
        if number >= MOST:
            if number == MOST:
                self.fault(f"a drawing has {MOST} labels at most: nobody keeps more apart", number)
            return
        if not isinstance(entry, dict):
            self.fault("is no label such as `{text: kneecap, x: 60, y: 90}`", number)
            return
        for key in entry:
            if key not in _KEYS:
                self.fault(f"a label has no '{key}'.{did_you_mean(str(key), _KEYS)}", number, str(key))
        words = self.words(number, entry.get("text"))
        at = self.point([entry.get("x"), entry.get("y")], number, "`x` and `y`", "x" if "x" in entry else "y")
        to = self.point(entry["to"], number, "`to`", "to") if "to" in entry else None
        if words and at and (to or "to" not in entry):
            self.overlap(number, *at)
            self.found.labels.append(Label(words, *at, to))

    def words(self, number: int, text: object) -> str:
        """The words of a label; empty where they are none."""
        if not isinstance(text, str) or not text.strip():
            self.fault("the label has no words: `text: kneecap`", number, "text")
            return ""
        made = " ".join(text.split())
        if len(made) > LONGEST:
            self.fault(f"the label has {len(made)} letters, at most {LONGEST}: say more in the text", number, "text")
        if _DIGIT.search(made):
            self.fault(f"'{made}' holds a number: a label names what is drawn; say it in the text", number, "text")
        return made

    def point(self, value: Any, number: int, name: str, key: str) -> tuple[float, float] | None:
        """A point within the drawing; None where it is none."""
        if not isinstance(value, list) or len(value) != 2 or not all(map(_is_number, value)):
            self.fault(f"{name} must be two numbers: how far from the left and from the top", number, key)
            return None
        x, y = map(float, value)
        if self.box is not None:
            left, top, wide, high = self.box
            free = radius(wide) if key != "to" else 0.0
            if not (left + free <= x <= left + wide - free and top + free <= y <= top + high - free):
                first, last = f"({left + free:g}, {top + free:g})", f"({left + wide - free:g}, {top + high - free:g})"
                self.fault(f"({x:g}, {y:g}) is outside of the drawing: it has room from {first} to {last}", number, key)
                return None
        return x, y

    def overlap(self, number: int, x: float, y: float) -> None:
        """Two labels so near to each other that the numbers lie on one another."""
        least = 2 * radius(self.box[2]) if self.box else 0.0
        for other in self.found.labels:
            if math.dist((x, y), (other.x, other.y)) < least:
                self.fault(f"lies on the label '{other.text}': move one of them by {least:.0f} or more", number, "x")


_DIGITS = {
    1: "M-4-3.5L1-7V7",
    2: "M-4.5-3A4.5 4.2 0 0 1 4.5-3C4.5 0-.5 3-4.5 7H5",
    3: "M-4.5-7H4L-1-1.5A4.3 4.3 0 1 1-4.8 4.5",
    4: "M2.5 7V-7L-5 2.5H5.5",
    5: "M4-7H-3L-4-.5A4.3 4.3 0 1 1-4.5 5",
    6: "M3-7C-2-4-4.5-1-4.5 2.5A4.5 4.5 0 1 0 0-2C-2-2-4-1-4.5 2",
    7: "M-4.5-7H4.5L-1 7",
    8: "M0-.7A3.4 3.2 0 1 1 0-7A3.4 3.2 0 1 1 0-.7A4.3 3.9 0 1 0 0 7A4.3 3.9 0 1 0 0-.7",
    9: "M-3 7C2 4 4.5 1 4.5-2.5A4.5 4.5 0 1 0 0 2C2 2 4 1 4.5-2",
}
"""Lines, and no letters: a drawing on paper needs no font, and no number is read out twice. Within a disc of 15."""


def drawn(labels: Sequence[Label], wide: float, with_words: bool) -> str:
    """The SVG of the labels of a drawing that is so wide: lines, numbers, and for pages with room the words."""
    size = radius(wide)
    out = ["".join(_line(label, size) for label in labels)]
    for number, label in enumerate(labels, 1):
        out.append(
            f'<g class="label-number" transform="translate({label.x:g} {label.y:g}) scale({size / 15:.4g})">'
            '<circle class="accent" fill="#005a66" r="15"/><path class="on-accent" fill="none" stroke="#fff" '
            f'stroke-width="2.6" stroke-linecap="round" stroke-linejoin="round" d="{_DIGITS[number]}"/></g>'
        )
    if with_words:
        out += [
            f'<text class="label-words" x="{label.x:g}" y="{label.y:g}" dy=".35em" text-anchor="middle" '
            f'font-size="{wide / TEXT:g}">{escape(label.text, quote=False)}</text>'
            for label in labels
        ]
    return "".join(out)


def _line(label: Label, size: float) -> str:
    if label.to is None:
        return ""
    path = f"M{label.x:g} {label.y:g}L{label.to[0]:g} {label.to[1]:g}"
    end = (
        f'<circle class="ink" fill="#16191d" stroke="none" r="{size / 4:.3g}" '
        f'cx="{label.to[0]:g}" cy="{label.to[1]:g}"/>'
    )
    return (
        f'<path class="label-under" fill="none" stroke="#fff" stroke-width="{size / 2.5:.3g}" d="{path}"/>'
        f'<g class="line" fill="none" stroke="#16191d" stroke-width="{size / 8:.3g}"><path d="{path}"/>{end}</g>'
    )


def key(labels: Sequence[Label]) -> str:
    """The HTML list of what the numbers stand for."""
    items = "".join(f"<li>{escape(label.text, quote=False)}</li>" for label in labels)
    return f'<ol class="picture__key" data-search-exclude="">{items}</ol>\n'


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def radius(wide: float) -> float:
    """The radius of the disc behind a number, in the units of a drawing that is so wide: 10 pixels on a phone."""
    return wide / 30

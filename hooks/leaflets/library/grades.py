"""The ratchet of reading grades: a leaflet's grades.yml says how hard each page was when it was noted.

Two numbers a page, `[5.7, 5.0]`: the grade of all its words, and the grade without the topic's own words. A page may
become easier, and not harder by more than a hair in either. The owner may raise a number by hand, and reviewers see
that in the pull request. A leaflet without the file is held to nothing but the limits of `reading-grade`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from leaflets.core.diagnostics import Finding, LeafletsError, Place
from leaflets.core.yaml_file import YamlError, load
from leaflets.library.readability import Reading

FILE = "grades.yml"
TOLERANCE = 0.1
"""By so much a page may be harder than noted: numbers are noted with one decimal, and a mended comma or one more word
moves a page by some hundredths. It cannot add up: the noted number stays where it is."""

_HEAD = """\
# How hard each page may be: [its reading grade, its grade without medical words], as `leaflets grades --note` noted
# them. A page that becomes harder is a finding. That command lowers numbers; raise one by hand, and say why beside it.
"""
_NUMBER = r"[-+]?[\d.]+(?:[eE][-+]?\d+)?"


@dataclass(frozen=True)
class Noted:
    """The grades that are noted for a page, `plain` without the topic's own words, and the line on which they stand."""

    grade: float
    plain: float
    line: int

    def __str__(self) -> str:
        """As it stands in the file."""
        return f"[{_shown(self.grade)}, {_shown(self.plain)}]"


@dataclass
class Grades:
    """One grades.yml: what is noted for each page of the leaflet, and what is wrong with the file."""

    path: str
    noted: dict[str, Noted] = field(default_factory=dict)
    faults: list[Finding] = field(default_factory=list)
    text: str = ""

    def harder(self, page: str, reading: Reading) -> tuple[bool, bool]:
        """Whether a page is harder than noted: in all its words, and without the topic's own."""
        noted = self.noted.get(page)
        if noted is None:
            return False, False
        return reading.grade > noted.grade + TOLERANCE, reading.plain > noted.plain + TOLERANCE


def read(text: str, path: str) -> Grades:
    """Read grades.yml; what is wrong in it is kept in `faults` and the rest is used."""
    grades = Grades(path, text=text)
    try:
        yaml = load(text)
    except YamlError as error:
        grades.faults.append(Finding(Place(path, error.line, error.column), f"not YAML: {error}"))
        return grades
    if yaml.data is None:
        return grades
    if not isinstance(yaml.data, dict):
        grades.faults.append(Finding(Place(path, 1, 1), "is not lines of `page.md: [5.4, 4.9]`"))
        return grades
    for name, value in yaml.data.items():
        line, column = yaml.place(str(name))
        if isinstance(value, list) and len(value) == 2 and all(map(_is_grade, value)):
            grades.noted[str(name)] = Noted(float(value[0]), float(value[1]), line)
        else:
            message = (
                f"'{value}', noted for '{name}', is not two reading grades such as [5.4, 4.9]: "
                "of all words, and without medical words"
            )
            grades.faults.append(Finding(Place(path, line, column), message))
    return grades


def _is_grade(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _shown(grade: float) -> str:
    return f"{grade:.1f}"


def note(grades: Grades | None, path: str, now: Mapping[str, Reading]) -> str:
    """The text of grades.yml with the pages' grades of today.

    New pages are added, easier ones lowered, gone ones taken out. Comments and harder pages stay as they are.
    Raises LeafletsError at a file that cannot be read as grades.
    """
    if grades is None:
        grades = Grades(path, text=_HEAD)
    if grades.faults:
        fault = grades.faults[0]
        raise LeafletsError(f"{fault.path}:{fault.line}: {fault.message}. Mend it first")
    lines = grades.text.splitlines()
    for page, noted in grades.noted.items():
        line = lines[noted.line - 1]
        name = rf"\s*[\"']?{re.escape(page)}[\"']?\s*:\s*\[\s*"
        match = re.match(rf"({name})({_NUMBER})(\s*,\s*)({_NUMBER})(?=\s*\])", line)
        if not match:
            raise LeafletsError(f"{path}:{noted.line}: give '{page}' a line of its own: `{page}: {noted}`")
        if page in now:
            grade, plain = (
                _shown(is_now) if round(is_now, 1) < was else written
                for is_now, was, written in (
                    (now[page].grade, noted.grade, match[2]),
                    (now[page].plain, noted.plain, match[4]),
                )
            )
            lines[noted.line - 1] = f"{match[1]}{grade}{match[3]}{plain}{line[match.end() :]}"
    gone = {noted.line - 1 for page, noted in grades.noted.items() if page not in now}
    lines = [line for number, line in enumerate(lines) if number not in gone]
    new = [(page, reading) for page, reading in now.items() if page not in grades.noted]
    lines += (f"{page}: {Noted(reading.grade, reading.plain, 0)}" for page, reading in new)
    return "\n".join(lines) + "\n"


def table(readings: Mapping[str, Reading], grades: Grades | None) -> list[str]:
    """A line for each page: grade, grade without medical words, words of its longest sentence, and what is noted."""
    rows = [("page", "grade", "without medical words", "longest sentence", "noted", "")]
    for page, reading in readings.items():
        noted = grades.noted.get(page) if grades else None
        harder = grades is not None and any(grades.harder(page, reading))
        rows.append(
            (
                page,
                f"{reading.grade:.1f}",
                f"{reading.plain:.1f}",
                f"{reading.longest} words",
                str(noted) if noted else "",
                "harder" if harder else "",
            )
        )
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return ["  ".join(_cells(row, widths)).rstrip() for row in rows]


def _cells(row: Collection[str], widths: list[int]) -> list[str]:
    """The first cell of a row to the left of its column, the others to the right."""
    first, *others = zip(row, widths, strict=True)
    return [first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in others)]

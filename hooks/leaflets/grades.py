"""The ratchet of reading grades: a leaflet's grades.yml says how hard each page was when it was noted.

A page may become easier, and not harder by more than a hair. The owner may raise a number by hand, and reviewers see
that in the pull request. A leaflet without the file is held to nothing but the limits of `reading-grade`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from leaflets.diagnostics import Finding, LeafletsError
from leaflets.readability import Reading
from leaflets.yamlfile import YamlError, load

FILE = "grades.yml"
TOLERANCE = 0.1
"""By so much a page may be harder than noted: numbers are noted with one decimal, and a mended comma or one more word
moves a page by some hundredths. It cannot add up: the noted number stays where it is."""

_HEAD = """\
# How hard each page may be: its reading grade, as `leaflets grades --note` noted it. A page that becomes harder is a
# finding. That command lowers numbers; raise one by hand, and say why beside it.
"""


@dataclass(frozen=True)
class Noted:
    """The grade that is noted for a page, and the line on which it stands."""

    grade: float
    line: int


@dataclass
class Grades:
    """One grades.yml: what is noted for each page of the leaflet, and what is wrong with the file."""

    path: str
    noted: dict[str, Noted] = field(default_factory=dict)
    faults: list[Finding] = field(default_factory=list)
    text: str = ""

    def harder(self, page: str, grade: float) -> float | None:
        """The grade noted for a page that is harder now; None for one that is not, or is not noted."""
        noted = self.noted.get(page)
        return noted.grade if noted and grade > noted.grade + TOLERANCE else None


def read(text: str, path: str) -> Grades:
    """Read grades.yml; what is wrong in it is kept in `faults` and the rest is used."""
    grades = Grades(path, text=text)
    try:
        yaml = load(text)
    except YamlError as error:
        grades.faults.append(Finding(path, error.line, error.column, f"not YAML: {error}"))
        return grades
    if yaml.data is None:
        return grades
    if not isinstance(yaml.data, dict):
        grades.faults.append(Finding(path, 1, 1, "is not lines of `page.md: 5.4`"))
        return grades
    for name, value in yaml.data.items():
        line, column = yaml.place(str(name))
        if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
            message = f"'{value}', noted for '{name}', is no reading grade such as 5.4"
            grades.faults.append(Finding(path, line, column, message))
        else:
            grades.noted[str(name)] = Noted(float(value), line)
    return grades


def note(grades: Grades | None, path: str, now: Mapping[str, float]) -> str:
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
        match = re.match(rf"(\s*[\"']?{re.escape(page)}[\"']?\s*:\s*)[-+\d.eE]+", lines[noted.line - 1])
        if not match:
            raise LeafletsError(f"{path}:{noted.line}: give '{page}' a line of its own: `{page}: {noted.grade}`")
        if page not in now:
            lines[noted.line - 1] = ""
        elif (grade := round(now[page], 1)) < noted.grade:
            lines[noted.line - 1] = f"{match[1]}{grade}{lines[noted.line - 1][match.end() :]}"
    gone = {noted.line - 1 for page, noted in grades.noted.items() if page not in now}
    lines = [line for number, line in enumerate(lines) if number not in gone]
    lines += (f"{page}: {round(grade, 1)}" for page, grade in now.items() if page not in grades.noted)
    return "\n".join(lines) + "\n"


def table(readings: Mapping[str, Reading], grades: Grades | None) -> list[str]:
    """A line for each page: grade, grade without medical words, words of its longest sentence, and what is noted."""
    rows = [("page", "grade", "without medical words", "longest sentence", "noted", "")]
    for page, reading in readings.items():
        noted = grades.noted.get(page) if grades else None
        harder = grades is not None and grades.harder(page, reading.grade) is not None
        rows.append(
            (
                page,
                f"{reading.grade:.1f}",
                f"{reading.plain:.1f}",
                f"{reading.longest} words",
                f"{noted.grade:.1f}" if noted else "",
                "harder" if harder else "",
            )
        )
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return ["  ".join(_cells(row, widths)).rstrip() for row in rows]


def _cells(row: Collection[str], widths: list[int]) -> list[str]:
    """The first cell of a row to the left of its column, the others to the right."""
    first, *others = zip(row, widths, strict=True)
    return [first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in others)]

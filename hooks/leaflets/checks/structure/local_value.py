"""A local value is used but not defined, defined but empty, of the wrong shape, or not written as one.

Phone numbers and local rules come from the hospital's configuration. A gap there is a page that tells a
patient to call nobody. What ends in `_phone` is digits, spaces, `+`, `-`, `(` and `)`: what is shown is what is dialed.
`name`, `department` and what ends in `_name` or `_hours` are a few words, all others one paragraph without markup.

Bad:

    Infection may happen. Call {{ local.ward_fone }}.

Good:

    Infection may happen. Call {{ local.ward_phone }}.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from leaflets.checks.check import LIBRARY, needs
from leaflets.core import values as shapes
from leaflets.core.diagnostics import Finding, Place, did_you_mean
from leaflets.core.yaml_file import YamlFile
from leaflets.library.model import Leaflet, Library, Page
from leaflets.markdown.local_values import LOCAL, RULE
from leaflets.markdown.statements import SAY

NEEDED = ("name", "emergency_phone", "ward_phone", "ward_hours", "out_of_hours_phone", "formats_phone")
"""What hooks/navigation.py shows at the end of every page, and so must be in `extra.hospital`."""

_NO_WORDS = {"example", "logo", "color", "color_dark"}
"""Values that other checks know."""
_BRACES = re.compile(r"(?<!\{)\{+\s*local\b[^{}]*\}*|\{\{[^{}]*(?:\}\})?")
_USE = re.compile(LOCAL)


@needs(LIBRARY)
def check(library: Library) -> Iterator[Finding]:
    """The hospital's values, each leaflet's own ones, and every use on a page."""
    yield from _hospital(library)
    example = library.settings.hospital.get("example") is True
    for leaflet in library.leaflets:
        yield from _own(leaflet, example)
    for page in library.pages.values():
        if page.leaflet is None or page.leaflet.described:  # else no value is known, which is told already
            values = page.leaflet.local if page.leaflet else library.settings.hospital
            yield from _front_matter(page)
            yield from _uses(page, values)
            yield from _boxes(page)


def _hospital(library: Library) -> Iterator[Finding]:
    settings = library.settings
    values = dict.fromkeys(NEEDED if library.leaflets and settings.shows_imprint else (), None) | settings.hospital
    if not isinstance(settings.hospital.get("example", False), bool):
        line = settings.yaml.line("extra", "hospital", "example")
        yield Finding(Place(settings.config_name, line), "extra.hospital: 'example' is neither true nor false")
    for key, value in values.items():
        unused = key in _NO_WORDS or (key not in NEEDED and value is None)
        example = settings.hospital.get("example") is True
        if fault := "" if unused else _fault(settings.yaml, ("extra", "hospital", str(key)), value, example):
            line = settings.yaml.line("extra", "hospital", str(key))
            yield Finding(Place(settings.config_name, line), f"extra.hospital: '{key}' {fault}")


def _own(leaflet: Leaflet, example: bool) -> Iterator[Finding]:
    own = leaflet.meta.get("local")
    index = leaflet.index
    for key, value in own.items() if index and isinstance(own, dict) else ():
        name, path = f"the local value '{key}'", ("local", str(key))
        if index and isinstance(value, list):
            if fault := shapes.single(str(key)):
                yield index.at_key(f"{name} {fault}", *path)
            for number, text in enumerate(value):
                if fault := _fault(index.front.yaml, (*path, number), text, example):
                    yield index.at_key(f"{name}, text {number + 1}, {fault}", *path, number)
        elif index and not shapes.is_blank(value) and (fault := _fault(index.front.yaml, path, value, example)):
            waits = ': write "" as long as your hospital has not written it' if value is None else ""
            yield index.at_key(f"{name} {fault}{waits}", *path)


def _fault(yaml: YamlFile, path: tuple[str | int, ...], value: Any, example: bool) -> str:
    """What is wrong with a value, or nothing. YAML reads `0555010` as 186888: so text only."""
    if value is None or str(value).strip() == "":
        return "is empty"
    if not isinstance(value, str):
        return shapes.not_text(yaml.written.get(path, ""))
    if not example and value.strip().lower().startswith("example"):
        return "is still an example; write your hospital's own"
    return shapes.local(next(str(key) for key in reversed(path) if isinstance(key, str)), value)


def _front_matter(page: Page) -> Iterator[Finding]:
    for key in ("title", "description"):
        if _BRACES.search(str(page.meta.get(key) or "")):
            yield page.at_key(f"'{key}' holds a local value; they are read in the text of a page only", key)


def _boxes(page: Page) -> Iterator[Finding]:
    """Every box for the hospital's rule in which no local value stands: what an author says is none."""
    for title in page.blocks:
        if title.kind == "title" and title.is_in(RULE):
            inside = [block for block in page.blocks if block.boxes[: len(title.boxes)] == title.boxes]
            if not any(block.locals for block in inside if block is not title):
                yield page.at(title, f"a box `!!! {RULE}` is for the hospital's own rule, and holds no local value")


def _uses(page: Page, values: Mapping[str, Any]) -> Iterator[Finding]:
    for block in page.blocks:
        for key in dict.fromkeys(block.locals):
            if key not in values:
                guess = did_you_mean(key, values)
                yield page.at_local(block, key, f"the local value '{key}' is not defined.{guess}")
            elif values[key] is None:
                yield page.at_local(block, key, f"the local value '{key}' is empty")
        for match in _BRACES.finditer(block.prose):
            use = _USE.fullmatch(match[0])
            if SAY.fullmatch(match[0]):
                continue  # `unknown-statement` tells of it
            if not use:
                message = f"'{match[0]}' is no local value; write {{{{ local.<name> }}}}"
                yield page.at(block, message)
            elif isinstance(values.get(use[1]), list):
                message = f"'{use[1]}' is a list: it stands alone in an item of a list, as in `- {match[0]} [@-]`"
                yield page.at_local(block, use[1], message)
            elif use[1] not in block.locals:
                message = f"'{match[0]}' is printed as text: local values are not read inside HTML"
                yield page.at_local(block, use[1], message)

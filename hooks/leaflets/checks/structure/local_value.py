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
from leaflets.markdown.extension import LOCAL

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
    for key, value in own.items() if leaflet.index and isinstance(own, dict) else ():
        if leaflet.index and (fault := _fault(leaflet.index.front.yaml, ("local", str(key)), value, example)):
            yield leaflet.index.at_key(f"the local value '{key}' {fault}", "local", str(key))


def _fault(yaml: YamlFile, path: tuple[str, ...], value: Any, example: bool) -> str:
    """What is wrong with a value, or nothing. YAML reads `0555010` as 186888: so text only."""
    if value is None or str(value).strip() == "":
        return "is empty"
    if not isinstance(value, str):
        return shapes.not_text(yaml.written.get(path, ""))
    if not example and value.strip().lower().startswith("example"):
        return "is still an example; write your hospital's own"
    return shapes.local(path[-1], value)


def _front_matter(page: Page) -> Iterator[Finding]:
    for key in ("title", "description"):
        if _BRACES.search(str(page.meta.get(key) or "")):
            yield page.at_key(f"'{key}' holds a local value; they are read in the text of a page only", key)


def _uses(page: Page, values: Mapping[str, Any]) -> Iterator[Finding]:
    for block in page.blocks:
        for key in dict.fromkeys(block.locals):
            if key not in values:
                guess = did_you_mean(key, values)
                yield page.at_local(block, key, f"the local value '{key}' is not defined.{guess}")
            elif str(values[key] or "").strip() == "":
                yield page.at_local(block, key, f"the local value '{key}' is empty")
        for match in _BRACES.finditer(block.prose):
            use = _USE.fullmatch(match[0])
            if not use:
                message = f"'{match[0]}' is no local value; write {{{{ local.<name> }}}}"
                yield page.at(block, message)
            elif use[1] not in block.locals:
                message = f"'{match[0]}' is printed as text: local values are not read inside HTML"
                yield page.at_local(block, use[1], message)

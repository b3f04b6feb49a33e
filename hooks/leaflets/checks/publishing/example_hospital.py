"""The hospital is still the example: `example: true`, a phone number for films, an address that belongs to nobody.

A patient who calls it in need reaches nobody. Only publishing refuses it. North America keeps 555-0100 to 555-0199
for fiction, RFC 2606 names that end in `.example`.

Bad:

    --- ../mkdocs.yml
    site_url: https://leaflets.hospital.example/
    extra:
      hospital:
        example: true
        name: Example Hospital
        emergency_phone: "112"
        ward_phone: 555-0100

Good:

    --- ../mkdocs.yml
    site_url: https://leaflets.hospital.test/
    extra:
      hospital:
        name: Riverside Hospital
        emergency_phone: "112"
        ward_phone: "030 1234"
"""

import re
from collections.abc import Iterator
from typing import Any

from leaflets.checks.check import PUBLISHING, needs
from leaflets.core.diagnostics import Finding, Place
from leaflets.library.model import Library

_FICTION = re.compile(r"(?<!\d)(?:1?\d{3})?555[-. ]?01\d\d(?!\d)")
_NOBODY = re.compile(r"[\w-]\.example(?![\w-])")


@needs(PUBLISHING)
def check(library: Library) -> Iterator[Finding]:
    """The address of the site, every value of the hospital, and every leaflet's own."""
    ours = library.settings

    def at(message: str, *key: str) -> Finding:
        return Finding(Place(ours.config_name, ours.yaml.line(*key)), message)

    if _NOBODY.search(ours.site_url):
        yield at(f"site_url: '{ours.site_url}' is an example; write the address of your site", "site_url")
    for key, value in ours.hospital.items():
        if key == "example" and value is True:
            message = "the hospital is an example: write your own values, then delete `example: true`"
            yield at(f"extra.hospital: {message}", "extra", "hospital", key)
        elif fault := _fault(value):
            yield at(f"extra.hospital: '{key}' {fault}", "extra", "hospital", key)
    for leaflet in library.leaflets:
        own = leaflet.meta.get("local")
        for key, value in own.items() if leaflet.index and isinstance(own, dict) else ():
            fault = next(filter(None, map(_fault, value if isinstance(value, list) else [value])), "")
            if leaflet.index and fault:
                yield leaflet.index.at_key(f"the local value '{key}' {fault}", "local", str(key))


def _fault(value: Any) -> str:
    text = value if isinstance(value, str) else ""
    if match := _FICTION.search(text):
        return f"is an example: {match[0]} is a number for films; write your hospital's own"
    if _NOBODY.search(text):
        return f"is an example: '{text}' belongs to nobody; write your hospital's own"
    return ""

"""A local value is used but not defined, defined but empty, or not written as one.

Phone numbers and local rules come from the hospital's configuration. A gap there is a page that tells a
patient to call nobody.

Bad:

    --- knee/risks.md
    # Risks

    !!! risk "What may go wrong"

        Infection may happen. Call {{ local.ward_fone }}.
        { data-fact="infection" }

Good:

    --- knee/risks.md
    # Risks

    !!! risk "What may go wrong"

        Infection may happen. Call {{ local.ward_phone }}.
        { data-fact="infection" }
"""

import re
from collections.abc import Iterator
from typing import Any

from leaflets.diagnostics import Finding, did_you_mean
from leaflets.model import Library

NEEDED = ("name", "emergency_phone", "ward_phone", "ward_hours", "out_of_hours_phone", "formats_phone")
"""What stands at the end of every page and so must be in `extra.hospital`."""

_BRACES = re.compile(r"\{\{[^{}]*(?:\}\})?")
_USE = re.compile(r"\{\{\s*local\.([A-Za-z0-9_]+)\s*\}\}")


def check(library: Library) -> Iterator[Finding]:
    """The hospital's values, each leaflet's own ones, and every use on a page."""
    settings = library.settings
    for key in NEEDED if library.leaflets else ():
        if not _filled(settings.hospital.get(key)):
            line = settings.yaml.line("extra", "hospital", key)
            yield Finding(settings.config_name, line, None, f"extra.hospital has no value for '{key}'")
    for leaflet in library.leaflets:
        own = leaflet.meta.get("local")
        index = leaflet.index
        for key, value in own.items() if index and isinstance(own, dict) else ():
            if index and not _filled(value):
                yield index.at_key(f"the local value '{key}' is empty", "local", str(key))
    for page in library.pages.values():
        values = page.leaflet.local if page.leaflet else settings.hospital
        for block in page.blocks:
            for key in dict.fromkeys(block.locals):
                if key not in values:
                    guess = did_you_mean(key, values)
                    yield page.at_local(block, key, f"the local value '{key}' is not defined.{guess}")
                elif not _filled(values[key]):
                    yield page.at_local(block, key, f"the local value '{key}' is empty")
            for match in _BRACES.finditer(block.prose):
                use = _USE.fullmatch(match[0])
                if not use:
                    message = f"'{match[0]}' is no local value; write {{{{ local.<name> }}}}"
                    yield page.at(block, message)
                elif use[1] not in block.locals:
                    message = f"'{match[0]}' is printed as text: local values are not read inside HTML"
                    yield page.at_local(block, use[1], message)


def _filled(value: Any) -> bool:
    return isinstance(value, str | int | float) and str(value).strip() != ""

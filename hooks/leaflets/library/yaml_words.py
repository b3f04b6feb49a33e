"""The YAML files that hold words for readers, and what is odd in them. Judges nothing."""

from __future__ import annotations

from collections.abc import Iterator

from leaflets.core.yaml_file import Oddity, Path
from leaflets.library.model import Library

_SETTINGS = ("site_name", "site_description", "site_author", "copyright")


def odd(library: Library) -> Iterator[tuple[str, Oddity]]:
    """(path, oddity) of every value that readers may see: settings, glossary, front matter and sources."""
    settings = library.settings
    yield from ((settings.config_name, each) for each in settings.yaml.odd if _is_shown(each.path))
    yield from ((library.glossary.path, each) for each in library.glossary.yaml.odd)
    for page in library.pages.values():
        yield from ((page.path, each) for each in page.front.yaml.odd)
    for leaflet in library.leaflets:
        if leaflet.sources:
            yield from ((leaflet.sources.path, each) for each in leaflet.sources.odd)


def _is_shown(path: Path) -> bool:
    """Whether readers see the value of a setting."""
    if path[0] in _SETTINGS or path[0] == "nav":
        return True
    if path[0] == "theme":
        return path[-2:] == ("toggle", "name")
    return path[0] == "extra" and path[1:2] in [("hospital",), ("search_words",), ("copyright",), ("pages",)]

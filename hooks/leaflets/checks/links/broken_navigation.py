"""An entry of the navigation in mkdocs.yml leads to nothing, or a page stands in it twice.

Readers cannot get to the page, and "next" and "previous" walk in a circle.

Bad:

    --- ../mkdocs.yml
    extra:
    nav:
      - index.md
      - Risks: knee/riscs.md

Good:

    --- ../mkdocs.yml
    extra:
    nav:
      - index.md
      - Risks: knee/risks.md
"""

import posixpath
from collections.abc import Iterator
from typing import Any

from leaflets.checks.check import LINKS, needs
from leaflets.core.diagnostics import Finding, Place
from leaflets.links import address
from leaflets.links.survey import Survey

_NAV_PLUGINS = {"literate-nav", "awesome-pages", "awesome-nav", "monorepo", "multirepo", "section-index"}


@needs(LINKS)
def check(survey: Survey) -> Iterator[Finding]:
    """Every entry of `nav:` that names no page of the site, or one that another entry names."""
    first: dict[str, str] = {}
    for title, value, place in _entries(survey.settings.nav, ("nav",)):
        line, column = survey.settings.yaml.place(*place)
        if message := _fault(survey, title, value, first):
            yield Finding(Place(survey.settings.config_name, line, column), message)


def _entries(value: Any, place: tuple[str | int, ...]) -> Iterator[tuple[str, Any, tuple[str | int, ...]]]:
    """The title, address and place in the file of each entry."""
    for number, entry in enumerate(value if isinstance(value, list) else []):
        here = (*place, number)
        if isinstance(entry, str):
            yield "", entry, here
        for title, inner in entry.items() if isinstance(entry, dict) else ():
            if isinstance(inner, list):
                yield from _entries(inner, (*here, str(title)))
            else:
                yield str(title), inner, (*here, str(title))


def _fault(survey: Survey, title: str, value: Any, first: dict[str, str]) -> str:
    published = survey.published
    if value is None:
        return f"the entry '{title}' has no page"
    name = str(value)
    if wrong := address.fault(name):
        return wrong.message
    if address.is_outside(name) or _is_pattern(survey, name):
        return ""
    if name.startswith("/"):
        return f"'{name}' begins with '/': name a file under docs/, such as 'knee/risks.md'"
    source = posixpath.normpath(name)
    if source in first:
        return f"'{name}' stands in the navigation already" + (f", as '{first[source]}'" if first[source] else "")
    first[source] = title
    if source in published.kept_off:
        return f"'{name}' is not published: it {published.kept_off[source]}"
    if source in published.sources:
        return ""
    path = name.partition("#")[0]
    if path != name and posixpath.normpath(path) in published.sources:
        return f"'{name}' names a part of a page: the navigation holds pages. Write '{path}'"
    alike = published.alike_source(source)
    if alike:
        return f"'{name}' is not there; '{alike}' is: {published.difference(alike, source)}"
    return f"'{name}' is no page under docs/.{published.guess(source, '', as_written=True)}"


def _is_pattern(survey: Survey, name: str) -> bool:
    """Whether a plugin that makes the navigation may read more into an entry than a file's name."""
    return bool(survey.settings.plugins & _NAV_PLUGINS) and (
        name.endswith("/") or bool({"*", "!", "..."} & {*name, name[:3]})
    )

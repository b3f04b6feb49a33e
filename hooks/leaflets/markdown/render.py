"""Markdown to HTML as the site does it, for `leaflets check` and the contract."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element

import markdown
from markdown.treeprocessors import Treeprocessor

from leaflets.core import urls
from leaflets.core.diagnostics import LeafletsError
from leaflets.core.settings import Settings
from leaflets.data.glossary import Glossary
from leaflets.markdown import broken_addresses, budget, extension, snippets
from leaflets.markdown.snippets import SNIPPETS


class RenderError(Exception):
    """A page that Python-Markdown or an extension cannot render; the message says which error it raised."""


@dataclass(frozen=True)
class Linking:
    """What is needed to write links as MkDocs does: the page's path under docs/ and all paths that there are."""

    src_uri: str
    known: Container[str]
    directory_urls: bool
    absolute_in_docs: bool = False


class _Links(Treeprocessor):
    """Writes links as MkDocs does, at the same time (its `relpath` has the priority 0)."""

    def __init__(self, linking: Linking) -> None:
        super().__init__()
        self.linking = linking

    def run(self, root: Element) -> None:
        for element in root.iter():
            name = {"a": "href", "img": "src"}.get(element.tag, "")
            if (address := element.get(name)) is not None:
                ours = self.linking
                made = urls.rewritten(address, ours.src_uri, ours.known, ours.directory_urls, ours.absolute_in_docs)
                element.set(name, made)


def options(
    glossary: Glossary, local: Mapping[str, Any], says: Mapping[str, str] | None = None
) -> dict[str, dict[str, Any]]:
    """What our extensions must be told for one page: its leaflet's values and named statements, the library's terms."""
    terms = {term.id: term.definition for term in glossary.terms}
    ours = {"local": local, "terms": terms, "says": says or {}}
    return {**dict.fromkeys(extension.NAMES, ours), "abbr": {"glossary": glossary.abbreviations}}


def render(
    text: str,
    settings: Settings,
    glossary: Glossary,
    local: Mapping[str, Any],
    linking: Linking | None = None,
    says: Mapping[str, str] | None = None,
) -> str:
    """One page's body as HTML; `linking` says how links are written, without it they stay as they are.

    `says` are the named statements of the page's leaflet, as they must stand on this page.

    Raises LeafletsError where mkdocs.yml names an extension that isn't there, RenderError where the text makes
    Python-Markdown fail.
    """
    ours = {
        **options(glossary, local, says),
        SNIPPETS: {"check_paths": False},
    }  # `broken-include` tells what is missing
    leaflets = settings.has_leaflets
    extensions = [*settings.extensions, broken_addresses.NAME, snippets.NAME]
    if leaflets and not extension.NAMES.intersection(extensions):
        extensions.append(extension.NAME)  # without its marks no check could tell an author's words from the engine's
    configs = {name: dict(value) for name, value in settings.extension_configs.items()}
    for name, value in ours.items():
        if name in extensions:
            configs[name] = {**configs.get(name, {}), **value}
    configs[snippets.NAME] = snippets.options(settings.docs, settings.root, leaflets)
    try:
        renderer = markdown.Markdown(extensions=extensions, extension_configs=configs)
    except (ImportError, AttributeError, KeyError, TypeError) as error:
        raise LeafletsError(f"{settings.config_name}: a Markdown extension cannot be loaded: {error}") from error
    if linking:
        renderer.treeprocessors.register(_Links(linking), "leaflets-links", 0)
    try:
        return renderer.convert(text)
    except RecursionError as error:
        raise RenderError("something stands within too many others, such as lists within lists") from error
    except budget.TooMuchError as error:
        raise RenderError(str(error)) from error
    except Exception as error:
        raise RenderError(f"{type(error).__name__}: {error}") from error

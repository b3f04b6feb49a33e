"""Markdown to HTML as the site does it, for `leaflets check` and the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import markdown

from leaflets import markup
from leaflets.diagnostics import LeafletsError
from leaflets.glossary import Glossary
from leaflets.settings import Settings


class RenderError(Exception):
    """A page that Python-Markdown or an extension cannot render; the message says which error it raised."""


def options(glossary: Glossary, local: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """What our extensions must be told for one page: its local values, the library's terms."""
    return {
        markup.NAME: {"local": local, "terms": {term.id: term.definition for term in glossary.terms}},
        "abbr": {"glossary": glossary.abbreviations},
    }


def render(text: str, settings: Settings, glossary: Glossary, local: Mapping[str, Any]) -> str:
    """One page's body as HTML.

    Raises LeafletsError where mkdocs.yml names an extension that isn't there, RenderError where the text makes
    Python-Markdown fail.
    """
    ours = {name: value for name, value in options(glossary, local).items() if name in settings.extensions}
    configs = {name: dict(value) for name, value in settings.extension_configs.items()}
    for name, value in ours.items():
        configs[name] = {**configs.get(name, {}), **value}
    try:
        renderer = markdown.Markdown(extensions=settings.extensions, extension_configs=configs)
    except (ImportError, AttributeError, KeyError, TypeError) as error:
        raise LeafletsError(f"{settings.config_name}: a Markdown extension cannot be loaded: {error}") from error
    try:
        return renderer.convert(text)
    except Exception as error:
        raise RenderError(f"{type(error).__name__}: {error}") from error

"""The manual of the checks, made of their docstrings: what each finds, why, a bad and a good example."""

from __future__ import annotations

import inspect
import re
from types import ModuleType
from typing import NamedTuple

from leaflets.checks import registry
from leaflets.core import floor
from leaflets.core.settings import Settings

_PARTS = re.compile(r"\A(?P<what>.+?)\n\n(?P<why>.+?)\n\nBad:\n\n(?P<bad>.+?)\n\nGood:\n\n(?P<good>.+)\Z", re.DOTALL)


_NEEDS = {
    "": "",
    "site": " Needs a built site: a build finds it, or `leaflets check --site DIR`.",
    "publish": " Only `leaflets publish` finds it.",
    "answers": " Needs a network: only `leaflets check --external` finds it.",
}


class Entry(NamedTuple):
    """The four parts of a check's docstring; the examples without their indentation."""

    what: str
    why: str
    bad: str
    good: str


def entry(module: ModuleType) -> Entry:
    """Take a check's docstring apart. Raises ValueError where it lacks a part."""
    match = _PARTS.match(inspect.cleandoc(module.__doc__ or ""))
    if not match:
        raise ValueError(f"{module.__name__}: the docstring is not: what, why, Bad:, Good:")
    return Entry(match["what"], match["why"], *(inspect.cleandoc("\n" + match[part]) for part in ("bad", "good")))


def markdown(settings: Settings) -> str:
    """The page for authors and reviewers, one heading a check, with the levels that mkdocs.yml gives it.

    Whatever a build is for, the page is the same.
    """
    in_build, at_publish = settings.levels_of(publishing=False), settings.levels_of(publishing=True)
    known = {name: entry(module) for name, module in registry.modules().items()}
    lines = [
        "# What the checks find",
        "",
        "`leaflets check` and the build tell these findings with file and line. The name in brackets at the end of a "
        "finding leads here. To allow one for once, give the reason in the page's front matter under `allow:`. "
        "Reviewers read it. Some checks nobody can lower: their levels say so.",
        "",
    ]
    for name, parts in known.items():
        lines += [f"## {name}", "", parts.what, "", parts.why, ""]
        own = getattr(registry.modules()[name], "LEVEL", "warn")
        level, later = in_build.get(name, own), at_publish.get(name, own)
        stricter = f" At publishing: `{later}`." if later != level else ""
        fixed = " No page and no setting can lower it." if name in floor.CHECKS else ""
        lines += [f"Level: `{level}`.{stricter}{fixed}{_NEEDS[registry.needs(name)]}", ""]
        for title, example in (("Bad", parts.bad), ("Good", parts.good)):
            lines += [f"**{title}:**", "", "````text", example, "````", ""]
    return "\n".join(lines)

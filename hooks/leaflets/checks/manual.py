"""The manual of the checks, made of their docstrings: what each finds, why, a bad and a good example."""

from __future__ import annotations

import inspect
import re
from typing import Any, NamedTuple

from leaflets.checks import registry, verdict
from leaflets.checks.check import Check
from leaflets.core import floor
from leaflets.core.diagnostics import Level
from leaflets.core.settings import Settings

_PARTS = re.compile(r"\A(?P<what>.+?)\n\n(?P<why>.+?)\n\nBad:\n\n(?P<bad>.+?)\n\nGood:\n\n(?P<good>.+)\Z", re.DOTALL)


class Entry(NamedTuple):
    """The four parts of a check's docstring; the examples without their indentation."""

    what: str
    why: str
    bad: str
    good: str


def entry(check: Check[Any]) -> Entry:
    """Take a check's docstring apart. Raises ValueError where it lacks a part."""
    match = _PARTS.match(inspect.cleandoc(check.text))
    if not match:
        raise ValueError(f"{check.name}: the docstring is not: what, why, Bad:, Good:")
    return Entry(match["what"], match["why"], *(inspect.cleandoc("\n" + match[part]) for part in ("bad", "good")))


def markdown(settings: Settings) -> str:
    """The page for authors and reviewers, one heading a family and a check, with the levels that mkdocs.yml gives.

    Whatever a build is for, the page is the same.
    """
    in_build, at_publish = verdict.levels_of(settings, publishing=False), verdict.levels_of(settings, publishing=True)
    lines = [
        "# What the checks find",
        "",
        "`leaflets check` and the build tell these findings with file and line. The name in brackets at the end of a "
        "finding leads here. To allow one for once, give the reason in the page's front matter under `allow:`. "
        "Reviewers read it. Some checks nobody can lower: their levels say so. Examples stand on a page of a leaflet, "
        "below what it holds already; `--- path` begins another file.",
        "",
    ]
    for family, text in registry.families().items():
        title, _, sentence = text.strip().partition(": ")
        lines += [f"## {title} {{ #family-{family} }}", "", sentence[0].upper() + sentence[1:], ""]
        for check in registry.checks().values():
            if check.family == family:
                lines += _entry(check, in_build[check.name], at_publish[check.name])
    return "\n".join(lines)


def _entry(check: Check[Any], level: Level, later: Level) -> list[str]:
    parts = entry(check)
    stricter = f" At publishing: `{later}`." if later != level else ""
    fixed = " No page and no setting can lower it." if check.name in floor.CHECKS else ""
    lines = [f"### {check.name}", "", parts.what, "", parts.why, ""]
    taste = f" On a site without leaflets: `{check.elsewhere}`." if check.elsewhere != check.level else ""
    lines += [f"Level: `{level}`.{stricter}{fixed}{taste}{check.needs.note}", ""]
    for title, example in (("Bad", parts.bad), ("Good", parts.good)):
        lines += [f"**{title}:**", "", "````text", example, "````", ""]
    return lines

"""The front matter of a page: the YAML between two `---` lines at its top.

MkDocs prints a block that is not YAML to the reader as text, without a word. Here it is a fault.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from leaflets.core.yaml_file import YamlError, YamlFile, load

_BLOCK = re.compile(r"\A---[ \t]*\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)

_TAKEN = re.compile(r"\A {0,3}([A-Za-z0-9_-]+:)(?:\s|\Z)")
"""MkDocs reads such lines at the top of a page as data (MultiMarkdown's way), also without `---`."""


MOST = 50_000
"""Characters of a front matter that is read."""


@dataclass
class FrontMatter:
    """`meta` as Python values, the text below it, and the first line of that text.

    `fault` is set where there is a block that is no YAML mapping; `meta` is empty then. `written` is the YAML.
    """

    meta: dict[str, Any]
    body: str
    body_line: int
    yaml: YamlFile = field(default_factory=lambda: YamlFile(None))
    fault: tuple[str, int, int] | None = None
    written: str = ""


def split(text: str) -> FrontMatter:
    r"""Split a page's text (newlines as `\n`) into front matter and body."""
    match = _BLOCK.match(text)
    if not match:
        unclosed = re.match(r"\A---[ \t]*\n(?=[A-Za-z_]+:)", text)
        fault = ("the front matter is not closed: no second line with `---`", 1, 1) if unclosed else None
        if taken := _TAKEN.match(text):
            fault = (f"MkDocs takes '{taken[1]}' for metadata and does not show it: begin with a heading `# …`", 1, 1)
        return FrontMatter({}, text, 1, fault=fault)
    body = text[match.end() :]
    body_line = text.count("\n", 0, match.end()) + 1
    written = match["yaml"]
    if len(written) > MOST:
        fault = (f"the front matter has {len(written):,} characters; the most is {MOST:,}", 2, 1)
        return FrontMatter({}, body, body_line, fault=fault)
    try:
        yaml = load(written, first_line=2)
    except YamlError as error:
        return FrontMatter({}, body, body_line, fault=(f"not YAML: {error}", error.line, error.column))
    if yaml.data is None:
        return FrontMatter({}, body, body_line, written=written)
    if not isinstance(yaml.data, dict):
        kind = "a list" if isinstance(yaml.data, list) else "text"
        fault = (f"{kind}, where `key: value` lines belong", 2, 1)
        return FrontMatter({}, body, body_line, fault=fault)
    return FrontMatter({str(key): value for key, value in yaml.data.items()}, body, body_line, yaml, None, written)

"""A line of `extra.languages` has letters that the booklets' font lacks: it stands on the site alone.

Whoever hands out a booklet should know that it says nothing to these readers.

Bad:

    --- ../mkdocs.yml
    extra:
      languages:
        zh-Hans: 需要中文版吗？请告诉我们。

Good:

    --- ../mkdocs.yml
    extra:
      languages:
        es: ¿Necesita esta información en español? Pregúntenos.
"""

from collections.abc import Iterator

from leaflets.booklet import fonts
from leaflets.checks.check import LIBRARY, needs
from leaflets.core.diagnostics import Finding
from leaflets.library.model import Library


@needs(LIBRARY, level="info")
def check(library: Library) -> Iterator[Finding]:
    """Each line that no booklet can print."""
    for line in library.settings.languages:
        if lacking := fonts.missing(line.text):
            message = f"the line of '{line.tag}' stands in no booklet: their fonts lack {', '.join(lacking[:5])}"
            yield library.settings.at(message, "languages", line.tag)

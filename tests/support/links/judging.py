"""What was found in a case, and what is wrong with that. Knows the words of our log, nothing of the engine."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from click.testing import CliRunner
from leaflets.__main__ import main

from support.links.builder import Built
from support.links.link_cases import Case, Place

_FINDING = re.compile(
    r"^.*?(?:leaflets: |warn: |info: )(?P<path>[^\n]+?)(?::(?P<line>\d+))?(?::\d+)?: .+ \((?P<check>[a-z-]+)\)$",
    re.MULTILINE,
)


class Found(NamedTuple):
    """A finding as the log tells it."""

    path: str
    line: int | None
    check: str
    text: str

    def is_at(self, place: Place) -> bool:
        """Whether this names a place; a place without a line is the whole file."""
        return self.path == place.file and place.line in {None, self.line}


def check(*arguments: str) -> Built:
    """Run `leaflets check …` in the current directory, in this process."""
    done = CliRunner().invoke(main, ["check", *arguments], catch_exceptions=True)
    trace = "" if isinstance(done.exception, SystemExit | None) else f"\nTraceback: {done.exception!r}"
    return Built(int(done.exit_code), done.output + trace)


def findings(log: str) -> list[Found]:
    """All findings in what a build or `leaflets check` said, but for those that a page allows."""
    return [
        Found(match["path"], int(match["line"]) if match["line"] else None, match["check"], match[0])
        for match in _FINDING.finditer(log)
        if " Allowed here: " not in match[0]
    ]


def faults(case: Case, said: Built) -> list[str]:
    """What is wrong with what was said of a case; nothing where it is as its label says."""
    return list(_faults(case, said))


def _faults(case: Case, said: Built) -> Iterator[str]:
    found = findings(said.log)
    if "Traceback" in said.log:
        yield "a traceback"
    if case.verdict == "ok":
        yield from (f"false alarm: {one.text}" for one in found)
        if said.status != 0 and "MkDocs itself gave" not in said.log:
            yield f"exit status {said.status}, not 0"
        return
    if case.verdict == "any":
        if said.status not in {0, 1}:
            yield f"exit status {said.status}, neither 0 nor 1"
        return
    refused = int(case.tier != "taste")
    if said.status != refused:
        yield f"exit status {said.status}, not {refused}"
    for places in case.expect:
        at = [one for one in found if any(one.is_at(place) for place in places)]
        where = " or ".join(map(str, places))
        if not at:
            yield f"nothing is told of {where}"
        elif case.check and case.check not in {one.check for one in at}:
            yield f"{where} is told by {', '.join(sorted({one.check for one in at}))}, not by {case.check}"


def report(case: Case, said: Built, wrong: Iterable[str]) -> str:
    """All that helps to see why a case went wrong."""
    return "\n".join([f"{case.category}: {case.id}: {case.why}", *(f"  {fault}" for fault in wrong), "", said.log])

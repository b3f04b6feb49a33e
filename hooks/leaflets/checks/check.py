"""What a check is: a generator of findings, declared with what it reads and how serious its findings are.

    @needs(LINKS, level="info")
    def check(survey: Survey) -> Iterator[Finding]:

Its name is its file's with hyphens, its family is the folder, its manual is the docstring of its file. Knows nothing of
the other checks.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from leaflets.core.diagnostics import Finding, Level
from leaflets.data.sources import Single
from leaflets.library.model import Library
from leaflets.links.survey import Survey

if TYPE_CHECKING:
    from leaflets.links.external import Answer

T = TypeVar("T")
Found = tuple[str, Finding]
"""The name of a check and what it found."""


class Answers(NamedTuple):
    """What other hosts answered for the addresses of a survey."""

    survey: Survey
    by_address: Mapping[str, Answer]


class Exceptions(NamedTuple):
    """What the pages of a library allow. `used` are page path and check of each exception that may be needed.

    `only` are the checks that were chosen to run, where some were: of others nobody knows what they would have found.
    """

    library: Library
    used: Collection[tuple[str, str]]
    only: Collection[str]


class Questions(NamedTuple):
    """What may be asked about a library: by leaflet, the sentences of its sources that are at hand, by their places."""

    library: Library
    sentences: Mapping[str, Mapping[Single, str]]


@dataclass(frozen=True)
class Inputs:
    """What there is to check, each if it is there: a check runs where the input that it needs is."""

    library: Library | None = None
    links: Survey | None = None
    site: Survey | None = None
    answers: Answers | None = None
    exceptions: Exceptions | None = None
    questions: Questions | None = None


@dataclass(frozen=True, eq=False)
class Input(Generic[T]):
    """One kind of input. `of` gives it, or each of several, or nothing where it is not there.

    `note` says in the manual when that is, where not every run of `leaflets check` has it; `absent` tells somebody who
    asks for one check alone what to do.
    """

    of: Callable[[Inputs], Iterable[T]]
    note: str = ""
    absent: str = ""


@dataclass(frozen=True, eq=False)
class Check(Generic[T]):
    """A check, as its file declares it.

    `elsewhere` is its level on a site without leaflets, `published` the one where patients will read the leaflets.
    """

    name: str
    family: str
    text: str
    needs: Input[T]
    level: Level
    elsewhere: Level
    published: Level
    find: Callable[[T], Iterator[Finding]]

    def __call__(self, read: T) -> Iterator[Finding]:
        """The findings."""
        return self.find(read)


def needs(
    what: Input[T], level: Level = "warn", elsewhere: Level | None = None, published: Level | None = None
) -> Callable[[Callable[[T], Iterator[Finding]]], Check[T]]:
    """Declare a check: what it reads, and the level of its findings where `mkdocs.yml` names none.

    `elsewhere` is the level on a site without leaflets where it is another: what is taste there is `info`. `published`
    is the level where patients will read it, where that is another.
    """

    def declared(find: Callable[[T], Iterator[Finding]]) -> Check[T]:
        *_, family, file = find.__module__.split(".")
        name, text = file.replace("_", "-"), find.__globals__["__doc__"] or ""
        return Check(name, family, text, what, level, elsewhere or level, published or level, find)

    return declared


def _leaflets(inputs: Inputs) -> list[Library]:
    library = inputs.library
    return [library] if library and library.contract is not None else []


def _for_readers(inputs: Inputs) -> list[Library]:
    return [library for library in _leaflets(inputs) if library.settings.for_readers]


def _there(one: T | None) -> list[T]:
    return [] if one is None else [one]


PAGES = Input(lambda inputs: _there(inputs.library), absent="reads pages as they are written: leave out --site")
"""The pages of any MkDocs site, as they are written and rendered."""
LIBRARY = Input(
    _leaflets, absent="judges leaflets as they are written: not with --site, and not where there is no blank leaflet"
)
"""The leaflets: pages as they are written and rendered, where there is a contract."""
PUBLISHING = Input(
    _for_readers,
    " Only `leaflets publish` and `leaflets check --publish` find it.",
    "judges what is published: add `--publish`",
)
"""The leaflets, where readers are about to get them."""
LINKS = Input(lambda inputs: _there(inputs.links))
"""What links lead to, on any MkDocs site."""
SITE = Input(
    lambda inputs: _there(inputs.site),
    " Needs a built site: a build finds it, or `leaflets check --site DIR`.",
    "reads a built site: add `--site DIR`",
)
"""The finished site, whoever built it, and what its links lead to."""
ANSWERS = Input(
    lambda inputs: _there(inputs.answers),
    " Needs a network: only `leaflets check --external` finds it.",
    "reads what other hosts answer: add `--external`",
)
"""What other hosts answered."""
QUESTIONS = Input(
    lambda inputs: _there(inputs.questions),
    " Only `leaflets check --questions` and the sheet for a first reading ask it.",
    "reads the sentences of the sources: add `--questions`",
)
"""The sentences of the sources, where they are at hand, beside the pages."""
EXCEPTIONS = Input(
    lambda inputs: _there(inputs.exceptions),
    absent="judges what all other checks found: leave out --only",
)
"""What pages allow, once it is known what they would have been told."""

INPUTS: tuple[Input[Any], ...] = (PAGES, LIBRARY, PUBLISHING, LINKS, SITE, ANSWERS, QUESTIONS, EXCEPTIONS)
"""All kinds, in the order in which checks run."""

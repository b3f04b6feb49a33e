"""What the runner takes for right and wrong: it must fail where the engine fails."""

from __future__ import annotations

import pytest
from support.links import judging, link_cases
from support.links.builder import Built
from support.links.judging import Found
from support.links.link_cases import Case

BUILT = """\
INFO    -  Building documentation to directory: /x/site
WARNING -  leaflets: docs/index.md:3:11: 'a.md' leads to nothing: there is no a.md. (broken-link)
INFO    -  leaflets: mkdocs.yml:30: no such page. Did you mean 'b (c).md'? (broken-navigation)
WARNING -  leaflets: docs/my page.md: cannot be read (unreadable-page)
WARNING -  A plugin says: something else (really)
"""


def case(label: str) -> Case:
    """One case from its YAML."""
    [one] = link_cases.read(f"- {{id: a, why: b, page: 'See [x](a.md)', {label}}}", "category")
    return one


def said(*places: str, status: int = 1, more: str = "") -> Built:
    """What a build says that names these places."""
    return Built(status, "".join(f"WARNING -  leaflets: {place}: is wrong (broken-link)\n" for place in places) + more)


def test_findings_of_a_log() -> None:
    """Findings are the lines of ours, with file, line and check; a path may hold spaces, a message brackets."""
    assert [one[:3] for one in judging.findings(BUILT)] == [
        ("docs/index.md", 3, "broken-link"),
        ("mkdocs.yml", 30, "broken-navigation"),
        ("docs/my page.md", None, "unreadable-page"),
    ]


def test_findings_of_check() -> None:
    """`leaflets check` writes the level before the place."""
    [one] = judging.findings("warn: docs/a.md:12:5: the link 'here' says nothing (vague-link)\n1 page: 1 finding.\n")
    assert one == Found(
        "docs/a.md", 12, "vague-link", "warn: docs/a.md:12:5: the link 'here' says nothing (vague-link)"
    )


BROKEN = "verdict: broken, tier: hard, at: a.md"


@pytest.mark.parametrize(
    ("label", "built", "wrong"),
    [
        (BROKEN, said("docs/index.md:3:11"), []),
        (BROKEN, said("docs/index.md:3"), []),
        (BROKEN, said("docs/index.md:4:11"), ["nothing is told of docs/index.md:3"]),
        (BROKEN, said("docs/prepare.md:3:11"), ["nothing is told of docs/index.md:3"]),
        (BROKEN, said("docs/index.md"), ["nothing is told of docs/index.md:3"]),
        (BROKEN, said(status=0), ["exit status 0, not 1", "nothing is told of docs/index.md:3"]),
        (BROKEN, said("docs/index.md:3", status=2), ["exit status 2, not 1"]),
        (BROKEN, said("docs/index.md:3", more="Traceback (most recent call last)"), ["a traceback"]),
        (f"{BROKEN}, check: broken-link", said("docs/index.md:3"), []),
        (
            f"{BROKEN}, check: empty-link",
            said("docs/index.md:3"),
            ["docs/index.md:3 is told by broken-link, not by empty-link"],
        ),
        ("verdict: broken, tier: hard, at: {mkdocs.yml: null}", said("mkdocs.yml:7"), []),
        ("verdict: broken, tier: hard, at: [[a.md, {b.md: 1}]]", said("b.md:1"), []),
        ("verdict: broken, tier: hard, at: [a.md, {b.md: 1}]", said("b.md:1"), ["nothing is told of docs/index.md:3"]),
        ("verdict: ok", said(status=0), []),
        (
            "verdict: ok",
            said("docs/index.md:3"),
            [
                "false alarm: WARNING -  leaflets: docs/index.md:3: is wrong (broken-link)",
                "exit status 1, not 0",
            ],
        ),
        ("verdict: ok", said(status=1, more="Refused: MkDocs itself gave 1 warning."), []),
        ("verdict: any", said("docs/index.md:3"), []),
        ("verdict: any", said(status=2), ["exit status 2, neither 0 nor 1"]),
    ],
)
def test_faults(label: str, built: Built, wrong: list[str]) -> None:
    """A label is kept where file, line, check and exit status are right and nothing else is said of a sound case."""
    assert judging.faults(case(label), built) == wrong

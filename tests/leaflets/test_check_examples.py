"""Every check has a bad and a good example in its docstring, and both are true."""

from __future__ import annotations

from pathlib import Path

import pytest
from leaflets.checks import manual, registry, verdict
from leaflets.checks.check import ANSWERS, PUBLISHING, QUESTIONS, SITE, Answers, Inputs, Questions
from leaflets.core import settings
from leaflets.core.diagnostics import Diagnostic
from leaflets.library import source_texts
from leaflets.links.external import Manners, try_all
from leaflets.site import surveys
from support import library
from support.web_server import Say, WebServer

SAYS = {
    "/here": [Say()],
    "/gone": [Say(404)],
    "/moved": [Say(301, headers={"Location": "/here"})],
    "/forbidden": [Say(403)],
    "/broken": [Say(503)],
}
"""What www.example.org answers, in the examples of checks that ask other hosts."""


RENAMED = {"lengthy-sentence": "long-sentence"}
"""The old name that the example of `renamed-check` holds."""


def example_of(name: str, part: str) -> str:
    """One part of a check's docstring."""
    return str(getattr(manual.entry(registry.checks()[name]), part))


def findings(name: str, part: str, example: Path, monkeypatch: pytest.MonkeyPatch) -> list[Diagnostic]:
    """What the check finds in its example; other hosts are a real server on this machine."""
    monkeypatch.setattr(registry, "REDIRECTS", RENAMED)
    text = example_of(name, part)
    needs = registry.checks()[name].needs
    if needs is not ANSWERS:
        library.change(example, text)
        if needs is PUBLISHING:
            monkeypatch.setenv(settings.MODE, "publish")
        if needs is QUESTIONS:
            read = library.read(example)
            asked = Inputs(questions=Questions(read, source_texts.sentences(read)))
            return verdict.of(read, registry.run(asked, {name}), {name})
        return library.findings(example, name)
    with WebServer() as server:
        for path, says in SAYS.items():
            server.on(path, *says)
        library.change(example, text.replace("https://www.example.org/", server.url("/")))
        read = library.read(example)
        survey = surveys.of_library(read, collect=True)
        manners = Manners(pause=0, back_off=0.01)
        answers = try_all(survey.outside, example / "cache.json", print, manners)
        assert answers
        return verdict.of(read, registry.run(Inputs(answers=Answers(survey, answers)), {name}), {name})


@pytest.mark.parametrize("name", sorted(registry.checks()))
def test_bad_example_is_found(name: str, example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The bad example gets a finding of this check, with a place that exists."""
    found = findings(name, "bad", example, monkeypatch)
    assert found
    for diagnostic in found:
        path = example / ("site" if registry.checks()[name].needs is SITE else "") / diagnostic.path
        assert path.exists(), diagnostic
        if diagnostic.line:
            assert diagnostic.line <= len(path.read_bytes().splitlines()), diagnostic


@pytest.mark.parametrize("name", sorted(registry.checks()))
def test_good_example_is_clean(name: str, example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The good example gets no finding of this check."""
    assert [str(d) for d in findings(name, "good", example, monkeypatch)] == []


def test_example_library_is_clean(example: Path) -> None:
    """The example library itself has nothing to mend: what a test finds is what it planted."""
    assert [str(d) for d in library.check(example)] == []


@pytest.mark.parametrize("name", sorted(registry.checks()))
def test_first_line_is_a_sentence(name: str) -> None:
    """The first line of a check says what it finds: it heads the manual and the SARIF rule."""
    what = example_of(name, "what")
    assert "\n" not in what
    assert what.endswith(".")
    assert len(what) <= 120

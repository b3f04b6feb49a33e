"""Runs of text."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement, fromstring, tostring

from leaflets.booklet import runs


def test_spaces() -> None:
    """One space between words, also across elements; none at either end, none after a break."""
    made = Element("p")
    run = runs.Run(made)
    run.text("  one \n")
    bold = run.nested("strong")
    bold.text(" two ")
    run.text(" three")
    run.add("br")
    run.text(" four ")
    run.end()
    assert tostring(made, encoding="unicode") == "<p>one <strong>two</strong> three<br />four</p>"


def test_not_xml() -> None:
    """A character that XML cannot hold leaves a sign that something is missing."""
    made = Element("p")
    runs.Run(made).text("a\x00b\ud800")
    assert fromstring(tostring(made)).text == "a\ufffdb\ufffd"


def test_take_out() -> None:
    """The words after an element stay."""
    made = fromstring("<p>a<x/>b<y/>c<x/>d</p>")
    for child in made.findall("x"):
        runs.take_out(made, child)
    assert tostring(made, encoding="unicode") == "<p>ab<y />cd</p>"


def test_plain() -> None:
    """A footnote is none of the words of its heading."""
    made = Element("h")
    made.text = "One"
    note = SubElement(made, "note")
    note.text, note.tail = "note", " two"
    assert runs.plain(made) == "One two"

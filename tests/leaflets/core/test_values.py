"""What a single value may be."""

from __future__ import annotations

import time

import pytest
from leaflets.core import values

PHONES = [
    "911",
    "112",
    "555-0100",
    "(030) 1234-0",
    "+49 30 1234",
    "+1 (555) 010-0100",
    "(+49) 30 1234",
    "0 800 111 0 111",
]
NO_PHONES = {
    "": "it has 0 digits",
    "12": "it has 2 digits",
    "1-800-FLOWERS": "'F' is in it",
    "555-0100 ext 5": "'e' is in it",
    "555-0100 or 555-0101": "'o' is in it",
    "*31*555": "'*' is in it",
    "#555": "'#' is in it",
    "555.0100": "'.' is in it",
    "555/0100": "'/' is in it",
    "555\u20130100": "'\u2013' is in it",
    "555\u00a00100": "'\u00a0' is in it",
    "\uff15\uff15\uff15": "'\uff15' is in it",
    "\u0665\u0665\u0665": "'\u0665' is in it",
    "555,0100": "',' is in it",
    "tel:555": "'t' is in it",
    "555\n0100": "'\n' is in it",
    "<b>555</b>": "'<' is in it",
    "555+0100": "a + stands before",
    "++555": "a + stands before",
    "1234567890123456": "it has 16 digits",
    "+44 (0)20 7946 0000": "has a (0) after a +",
    "+44 ( 0 ) 20 7946": "has a (0) after a +",
    "+-()": "it has 0 digits",
}


@pytest.mark.parametrize("number", PHONES)
def test_phone(number: str) -> None:
    """Digits, spaces, +, -, ( and )."""
    assert values.phone(number) == ""


@pytest.mark.parametrize(("number", "fault"), NO_PHONES.items())
def test_no_phone(number: str, fault: str) -> None:
    """Whatever phones dial in different ways, or not at all."""
    assert fault in values.phone(number)


@pytest.mark.parametrize("address", ["a@b.example", "first.last+x@mail.hospital.example"])
def test_email(address: str) -> None:
    """A plain address."""
    assert values.email(address) == ""


@pytest.mark.parametrize(
    "address",
    ["", "a", "a@b", "@b.example", "a@.example", "a b@c.example", "a@b@c.example", "a..b@c.example",
     "mailto:a@b.example",
     "a@b.example?subject=x", "a@b.example,c@d.example", "<a@b.example>", "Ward <a@b.example>", "a@b_c.example",
     "\u00e4@b.example"],
)  # fmt: skip
def test_no_email(address: str) -> None:
    """Several, with a name, with a subject, or none at all."""
    assert values.email(address)


MARKUP = [
    "**not**", "Do *not* eat", "_not_", "__not__", "~~not~~", "`code`", "<b>x</b>", "x <!-- y -->", "</p>", "[a](b)",
    "[a][b]",
    "![a](b)",
    "{{ local.x }}", "{: .x }", "# Title", "- item", "1. item", "> quote", "&lt;", "&#60;", "==x==", "a \\* b",
    "!!! help", "| a | b |",
]  # fmt: skip


@pytest.mark.parametrize("text", MARKUP)
def test_markup(text: str) -> None:
    """It would be shown as it is written."""
    assert "no markup is read here" in values.paragraph(text)


@pytest.mark.parametrize(
    "text",
    ["Stop 2 hours before. Drink water until then.",
     "2 * 500 mg", "less than 5 < 6 kg", "Marks & Co", "snake_case_word",
     "Room #4", "50% (half)", "- 5 kg"[2:], "It's \u201cfine\u201d", "a/b", "[see below]", "10-12 h", "5*3"],
)  # fmt: skip
def test_plain_text(text: str) -> None:
    """Signs that mean nothing to Markdown."""
    assert values.paragraph(text) == ""


def test_long_values_take_no_long_time() -> None:
    """A value is no book."""
    began = time.process_time()
    for sign in ("*a ", "_", "[", "<", "{", "\\", "a. ", "&"):
        values.local("name", sign * 100_000)
        values.paragraph(sign * 600)
    assert time.process_time() - began < 10

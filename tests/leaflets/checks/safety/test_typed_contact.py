"""What dials and mails: local values only, and the number that is shown."""

from __future__ import annotations

from pathlib import Path

import pytest
from support import library
from support.findings import Find

CONFIG = "--- ../mkdocs.yml\nextra:\n  hospital:\n    name: H\n    ward_phone: 555-0100\n    ward_email: a@b.example\n"
RIGHT = [
    "Call {{ local.ward_phone }}.",
    "Write to {{ local.ward_email }}.",
    "**{{ local.ward_phone }}**",
    "[{{ local.ward_phone }}](tel:5550100)",
    "[{{ local.ward_email }}](mailto:a@b.example)",
    "`tel:5550100`",
    "```\n[x](tel:5550100)\n```",
    "[x](how-to-prepare.md) [y](https://h.example/tel:1) [z](#tel:1)",
    "The ratio tel:1 is no link.",
]
WRONG = [
    "[911](tel:19005550199)",
    "[911](tel:911)",
    "[555-0100](tel:5550100)",
    "[911](TEL:911)",
    "[911](tel&#58;911)",
    "[911](<tel:911>)",
    "[911](tel:+1-900-555-0199)",
    "[911][r]\n\n[r]: tel:911",
    "[r]\n\n[r]: tel:911",
    '<a href="tel:911">911</a>',
    "<a href=tel:911>911</a>",
    '<a href="t&#101;l:911">911</a>',
    '<a href=" tel:911">911</a>',
    '<a href="te\nl:911">911</a>',
    '!!! risk "Box"\n\n    [911](tel:911)',
    "| a |\n| - |\n| [911](tel:911) |",
    "- [911](tel:911)",
    "> [911](tel:911)",
    "x[^1]\n\n[^1]: [911](tel:911)",
    "[text us](sms:911)",
    "[text us](SMS:911?body=x)",
    "[call](callto:911)",
    "[call](sip:a@b.example)",
    "[call](skype:a?call)",
    "[call](facetime:911)",
    "[call](whatsapp://send?phone=911)",
    "[get](ftp://h.example/x)",
    "<mailto:a@b.example>",
    "<x@y.example>",
    "[mail](mailto:a@b.example)",
    "[mail](MAILTO:a@b.example)",
    '<a href="mailto:x@y.example">x</a>',
    "[{{ local.ward_phone }}](tel:19005550199)",
    "[call {{ local.ward_phone }}](tel:5550100)",
    "[call](tel:{{ local.ward_phone }})",
    "[{{ local.ward_email }}](mailto:x@y.example)",
    "[{{ local.ward_email }}](mailto:a@b.example?subject=x)",
    '<a data-local="ward_phone" href="tel:19005550199">555-0100</a>',
    '<a data-local="ward_phone" href="tel:5550100">911</a>',
    '<a data-local="no_phone" href="tel:911">911</a>',
    "![911](x.png)[911](tel:911)",
    "[![911](x.png)](tel:911)",
]


@pytest.mark.parametrize("text", RIGHT)
def test_local_value(text: str, find: Find) -> None:
    """A value dials its own digits, also as the words of a link to the same; code and other text are no links."""
    assert find("typed-contact", f"{CONFIG}--- knee/risks.md\n# Risks\n\n{text}\n") == []


@pytest.mark.parametrize("text", WRONG)
def test_typed(text: str, find: Find) -> None:
    """However it is written, in any place, it is told once, with its line."""
    found = find("typed-contact", f"{CONFIG}--- knee/risks.md\n# Risks\n\n{text}\n")
    assert len(found) == 1, found
    line = found[0].removeprefix("docs/knee/risks.md:").partition(":")[0]
    assert line.isdigit(), found
    assert int(line) > 2


@pytest.mark.parametrize("path", ["index.md", "about.md", "guide/a.md", "knee/index.md"])
def test_any_page(path: str, find: Find) -> None:
    """Pages outside leaflets, too."""
    assert len(find("typed-contact", f"--- {path}\n# H\n\n[911](tel:911)\n")) == 1


def test_advice(find: Find) -> None:
    """A number that is a local value's is named; else the kind of name."""
    text = "--- knee/risks.md\n# Risks\n\n[a](tel:5550100) [b](tel:1) [c](mailto:a@b.example) [d](skype:x)\n"
    found = [line.removeprefix("docs/knee/risks.md:3:") for line in find("typed-contact", CONFIG + text)]
    assert found == [
        "5: 'tel:5550100' is typed here: write {{ local.ward_phone }} alone, which shows the number that is dialed",
        "22: 'tel:1' is typed here: write {{ local.NAME_phone }} alone, which shows the number that is dialed",
        "33: 'mailto:a@b.example' is typed here: write {{ local.ward_email }} alone, which shows the address that is "
        "mailed",
        "57: 'skype:x' leads to no page: readers may lack the program that 'skype:' needs",
    ]


def test_bare_addresses_of_an_extension(find: Find) -> None:
    """`magiclink` makes links of addresses in the text."""
    text = "--- knee/risks.md\n# Risks\n\nWrite to x@y.example now.\n"
    (found,) = find("typed-contact", text, "  - pymdownx.magiclink\n")
    assert found.startswith("docs/knee/risks.md:3:10: 'mailto:x@y.example' is typed here")


IN_WORDS = [
    ("Call 555-0199.", "'555-0199' is typed here: write {{ local.NAME_phone }}"),
    ("Call the ward on (555) 010-4477.", "'(555) 010-4477' is typed here"),
    ("Call 800 555 0199 or 1.", "'800 555 0199' is typed here"),
    ("Ring **+44 20 7946 0958**.", "'+44 20 7946 0958' is typed here"),
    ("Our number is 020 7946 0958.", "'020 7946 0958' is typed here"),
    ("In an emergency, call 999.", "'999' is typed here"),
    ("dial 112 at once", "'112' is typed here"),
    ("Write to me@gmail.com.", "'me@gmail.com' is typed here: write {{ local.NAME_email }}"),
    ("Call {{ local.ward_phone }} or write to {{ local.formats_email }}.", ""),
    ("More than 999 out of every 1,000. Call 2 days before. In 2026-2027, 10-12 people, 100-200 mg.", ""),
    ("Room 555, 3-4 times, 1,000-2,000, on 6 August 2026 at 10.30, call 24 hours before.", ""),
]


@pytest.mark.parametrize("page", ["index.md", "parking.md", "knee/more.md"])
@pytest.mark.parametrize(("text", "expected"), IN_WORDS)
def test_in_words(text: str, expected: str, page: str, example: Path) -> None:
    """Numbers and addresses that patients read come from the hospital's values, in text as in links."""
    library.change(example, f"--- {page}\n# More\n\n{text}")
    told = [each.message for each in library.findings(example, "typed-contact")]
    assert bool(told) == bool(expected), told
    assert not expected or expected in told[0]


def test_staff_may_have_numbers_in_words(example: Path) -> None:
    """Guides for those who run the site are not for patients."""
    guide = "--- contributing/authors.md\n# For authors\n\nCall 555-0199.\n--- ../mkdocs.yml\nextra:\n"
    library.change(example, f"{guide}  not_leaflets: [contributing]\n")
    assert library.findings(example, "typed-contact") == []

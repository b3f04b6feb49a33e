"""What a single value may be: a name, a line, a paragraph, a phone number, a mail address, a date.

Each function gives what is wrong with a value as the end of a sentence that begins with its name, or an empty text.
Knows no file and no page.
"""

from __future__ import annotations

import datetime
import re
from typing import Any

FIRST_YEAR = 2000
YEARS_AHEAD = 10
"""Dates lie between: a date of 9999 is a slip, or a way to never be asked again."""
LONGEST_NAME = 100  # characters
LONGEST_LINE = 300
LONGEST_PARAGRAPH = 2_000
MOST_WORDS = 14
"""In a name; "Adults who may have one of these treatments" is a line."""
FEWEST_DIGITS, MOST_DIGITS = 3, 15
"""Of a phone number: `112` is the shortest; ITU-T E.164 has 15 digits at most."""

_MARKUP = re.compile(
    r"</?[A-Za-z!?]|`|\*\*|~~|==|\^\^|\{\{|\{[:%#]|!?\[[^\]]*\][(\[]|&#?\w+;|(?<!\w)(?:__?|\*)(?=\S)[^*_]*(?<=\S)(?:__?|\*)(?!\w)"
    r"|^(?:#{1,6}|>|[-*+]|\d+[.)]|!!!|\?\?\?\+?|```|~~~|\|)(?=\s)|\\[^\s\w]"
)
"""Signs of Markdown and HTML: a value is shown as it is written."""
_SENTENCES = re.compile(r"(?<=\w\w\w)[.!?]\s+\S|[!?;]|\.{2}|…|://|@")
_PHONE = re.compile(r"\(?\+?[0-9 ()-]+")
_EMAIL = re.compile(
    r"[A-Za-z0-9_%+-]+(?:\.[A-Za-z0-9_%+-]+)*@(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,}"
)
_VERSION = re.compile(r"[0-9A-Za-z][0-9A-Za-z.+ -]{0,19}")


def not_text(written: str) -> str:
    """What to say of a value that YAML takes for something else; `written` is what stands in the file."""
    shown = f', "{written}"' if written else ", exactly as it is to be read"
    return f"is not text: write it in quotes{shown}"


def paragraph(value: str, longest: int = LONGEST_PARAGRAPH) -> str:
    """Sentences for readers: one paragraph without markup, which would show."""
    if len(value) > longest:
        return f"is longer than {longest:,} characters"
    if "\n" in value.strip():
        return "has more than one paragraph or line, and readers see one: write it as one"
    if markup := _MARKUP.search(value.strip()):
        return f"holds '{markup[0].strip()[:20]}': no markup is read here, it would be shown as it is written"
    return ""


def line(value: str) -> str:
    """One line, such as a description."""
    return paragraph(value, LONGEST_LINE)


def name(value: str) -> str:
    """A few words that are no sentence: a hospital, a role, hours."""
    if fault := paragraph(value, LONGEST_NAME):
        return fault
    if len(value.split()) > MOST_WORDS:
        return f"has more than {MOST_WORDS} words: a name stands here, no sentence"
    if sign := _SENTENCES.search(value):
        return f"holds '{sign[0].split()[0]}': a name stands here, no sentence"
    return ""


def title(value: str) -> str:
    """The title of a page: a few words, which may be a question."""
    if fault := paragraph(value, LONGEST_NAME):
        return fault
    return f"has more than {MOST_WORDS} words" if len(value.split()) > MOST_WORDS else ""


def version(value: str) -> str:
    """A version, as in `1.2`: what readers name on the phone."""
    return "" if _VERSION.fullmatch(value) else f"is no version: '{value[:40]}'. Write it as in \"1.2\""


def phone(value: str) -> str:
    """A phone number: digits, spaces, `+`, `-`, `(` and `)`. What is shown is what is dialed.

    Letters and signs are not dialed alike on all phones. ITU-T E.123 knows no `(0)` after the code of a country: it
    would be dialed.
    """
    digits = re.sub("[^0-9]", "", value)
    if bad := re.search("[^0-9 ()+-]", value):
        return f"is no phone number: '{bad[0]}' is in it. Only digits, spaces, +, -, ( and ) are dialed"
    if not FEWEST_DIGITS <= len(digits) <= MOST_DIGITS:
        return f"is no phone number: it has {len(digits)} digits, not {FEWEST_DIGITS} to {MOST_DIGITS}"
    if not _PHONE.fullmatch(value):
        return "is no phone number: a + stands before all digits"
    if value.lstrip("( ").startswith("+") and re.search(r"\(\s*0\s*\)", value):
        return "has a (0) after a +, which would be dialed: leave it out"
    return ""


def email(value: str) -> str:
    """A mail address, such as `ward@hospital.example`."""
    fits = _EMAIL.fullmatch(value) and len(value) <= LONGEST_NAME
    return "" if fits else f"is no mail address: '{value[:60]}'. Write it as in \"ward@hospital.example\""


def texts(value: object) -> list[str]:
    """The texts of a local value: one, or those of a list; none of an empty one."""
    written = value if isinstance(value, list) else [] if value is None else [value]
    return [text for text in map(str, written) if text.strip()]


def is_blank(value: object) -> bool:
    """Whether a local value is one that the hospital still has to write: an empty text, or a list without texts."""
    return value == [] or (isinstance(value, str) and not value.strip())


def single(key: str) -> str:
    """Why a local value of this name is no list of texts, to be read after its name; or nothing."""
    if key.endswith(("_phone", "_email")):
        return "is a list, and a number or an address stands alone: give each a name of its own"
    if key in ("name", "department") or key.endswith(("_name", "_hours", "_department")):
        return "is a list, and a name stands here"
    return ""


def local(key: str, value: str) -> str:
    """A value of the hospital or of a leaflet, by the end of its key."""
    if key.endswith("_phone"):
        return phone(value)
    if key.endswith("_email"):
        return email(value)
    if key in ("name", "department") or key.endswith(("_name", "_hours", "_department")):
        return name(value)
    return paragraph(value)


def date(value: Any, today: datetime.date, past: bool = False) -> str:
    """A day between 2000 and ten years from today; with `past` none after today."""
    if type(value) is not datetime.date:
        return f"is no date: '{value}'. Write it as 2027-01-31"
    if value.year < FIRST_YEAR:
        return f"lies before {FIRST_YEAR}: {value}"
    if past and value > today:
        return f"lies in the future: {value}"
    if value.year > today.year + YEARS_AHEAD:
        return f"lies more than {YEARS_AHEAD} years ahead: {value}"
    return ""

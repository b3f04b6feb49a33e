"""The terms of the library: docs/glossary.yml, from which page, hover texts and search words are made."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from typing import Any

from leaflets.core import values
from leaflets.core.diagnostics import Finding, Place, did_you_mean
from leaflets.core.text import in_markdown, is_slug
from leaflets.core.yaml_file import YamlError, YamlFile, load

PAGE = "glossary.md"
_KEYS = {"id", "term", "plural", "abbr", "uk", "also", "say", "definition", "note", "proper"}
_LISTS = ("uk", "also")
_TOP = {"schema", "review", "terms"}
_NEEDED = ("id", "term", "say", "definition")
_WORD = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True)
class Term:
    """One term: the medical word, its other spellings, the plain words for it and what it means."""

    id: str
    term: str
    say: str
    definition: str
    line: int
    plural: str = ""
    abbr: str = ""
    uk: tuple[str, ...] = ()
    also: tuple[str, ...] = ()

    @cached_property
    def forms(self) -> tuple[str, ...]:
        """Every way in which a text may write the term, the longest first."""
        singular = [self.term, *self.uk, *self.also]
        plurals = [self.plural] if self.plural else [f"{form}s" for form in singular if form[-1:].isalpha()]
        forms = {*singular, *plurals, self.abbr} - {""}
        return tuple(sorted(forms, key=lambda form: (-len(form), form)))

    @cached_property
    def other_words(self) -> tuple[str, ...]:
        """What people may type who do not know the term: plain words, abbreviation, other spellings."""
        words = dict.fromkeys([self.say, self.abbr, *self.uk, *self.also])
        return tuple(word for word in words if word and word.lower() != self.term.lower())


@dataclass
class Glossary:
    """The terms in the order of the file, and what is wrong with that file."""

    path: str = ""
    terms: list[Term] = field(default_factory=list)
    faults: list[Finding] = field(default_factory=list)
    text: str = ""
    yaml: YamlFile = field(default_factory=lambda: YamlFile(None))

    @cached_property
    def by_id(self) -> dict[str, Term]:
        """The terms by their id."""
        return {term.id: term for term in self.terms}

    @cached_property
    def abbreviations(self) -> dict[str, str]:
        """Each abbreviation and what it stands for."""
        return {term.abbr: term.term for term in self.terms if term.abbr}

    @cached_property
    def _forms(self) -> list[tuple[str, Term]]:
        """Each spelling in lower case with its term, the longest first; of two equal ones the first term's."""
        by_form = {form.lower(): term for term in reversed(self.terms) for form in term.forms}
        return sorted(by_form.items(), key=lambda entry: (-len(entry[0]), entry[0]))

    @cached_property
    def _by_first_word(self) -> dict[str, tuple[re.Pattern[str], list[Term]]]:
        """The spellings that begin with a word: a pattern with one group for each, and the term of each group.

        Which one matched is told by its number, not by its letters.
        """
        forms: dict[str, list[tuple[str, Term]]] = defaultdict(list)
        for form, term in self._forms:
            forms[_first_word(form)].append((form, term))
        return {first: (_pattern(f for f, _ in some), [term for _, term in some]) for first, some in forms.items()}

    def uses(self, text: str) -> Iterator[tuple[Term, re.Match[str]]]:
        """Each use of a term in `text`, in order; the longest term wins ("spinal cord" over "cord").

        Terms are tried only where their first word stands: trying all at each place takes twenty times as long.
        """
        known, end = self._by_first_word, 0
        for word in _WORD.finditer(text):
            found = known.get(word[0].lower())
            if found and word.start() >= end and (match := found[0].match(text, word.start())):
                end = match.end()
                yield found[1][(match.lastindex or 1) - 1], match

    def markdown(self) -> str:
        """The glossary page: a heading for each term with its id, grouped by letter, letters to jump by."""
        terms = sorted(self.terms, key=lambda term: _sortable(term.term))
        groups = [(letter, list(group)) for letter, group in groupby(terms, lambda t: _sortable(t.term)[0])]
        lines = ["# Glossary", "", "Medical words in these leaflets, in plain words.", ""]
        letters = (f"[{letter.upper()}](#letter-{letter})" for letter, _ in groups)
        lines += [" ".join(letters), "{ .letters }", ""]
        for letter, group in groups:
            lines += [f"## {in_markdown(letter.upper())} {{#letter-{letter}}}", ""]
            for term in group:
                name = f"{term.term} ({term.abbr})" if term.abbr else term.term
                known = is_slug(term.id)  # else it may be more than an id
                lines += [f"### {in_markdown(name[0].upper() + name[1:])}{f' {{#{term.id}}}' if known else ''}", ""]
                lines += [in_markdown(term.definition), ""]
                others = [word for word in term.other_words if word != term.abbr]
                if others:
                    lines += [f"Other words: {in_markdown(', '.join(others))}.", "{ .other-words }", ""]
        return "\n".join(lines)


def _first_word(form: str) -> str:
    match = _WORD.match(form)
    return match[0] if match else ""


def _pattern(forms: Iterable[str]) -> re.Pattern[str]:
    """One group for each spelling, in whole words."""
    written = "|".join("(" + re.escape(form).replace(r"\ ", r"\s+") + ")" for form in forms)
    return re.compile(rf"(?<![\w-])(?:{written})(?![\w-])", re.IGNORECASE)


def _sortable(word: str) -> str:
    plain = unicodedata.normalize("NFKD", word).encode("ascii", "ignore").decode().lower()
    return plain or word.lower()


def read(text: str, path: str) -> Glossary:
    """Read glossary.yml; what is wrong in it is kept in `faults` and the rest is used."""
    glossary = Glossary(path, text=text)

    def fault(line: int, message: str) -> None:
        glossary.faults.append(Finding(Place(path, line, 1), message))

    try:
        yaml = glossary.yaml = load(text)
    except YamlError as error:
        glossary.faults.append(Finding(Place(path, error.line, error.column), f"not YAML: {error}"))
        return glossary
    entries = yaml.data.get("terms") if isinstance(yaml.data, dict) else None
    if not isinstance(entries, list):
        fault(1, "no list `terms:`")
        return glossary
    for key in yaml.data.keys() - _TOP:
        fault(yaml.line(key), f"there is no '{key}' beside `terms:`.{did_you_mean(str(key), _TOP)}")
    ids: dict[str, int] = {}
    for index, entry in enumerate(entries):
        line = yaml.line("terms", index)
        if not isinstance(entry, dict):
            fault(line, "a term is a mapping with id, term, say and definition")
            continue
        for key in _NEEDED:
            if _is_empty(entry.get(key)):
                fault(line, f"the term has no '{key}'")
        for key in entry.keys() - _KEYS:
            fault(yaml.line("terms", index, str(key)), f"a term has no key '{key}'.{did_you_mean(str(key), _KEYS)}")
        for key, message in _shape_faults(entry, yaml, index):
            fault(yaml.line("terms", index, key), f"'{key}' {message}")
        if any(_is_empty(entry.get(key)) for key in _NEEDED):
            continue
        term = _term(entry, line)
        if term.id in ids:
            fault(line, f"the id '{term.id}' stands at line {ids[term.id]} already")
            continue
        if not is_slug(term.id):
            fault(line, f"the id '{term.id}' is not lower-case words joined by hyphens")
        ids[term.id] = line
        glossary.terms.append(term)
    return glossary


def _is_empty(value: Any) -> bool:
    return value is None or not str(value).strip()


def _shape_faults(entry: dict[str, Any], yaml: YamlFile, index: int) -> Iterator[tuple[str, str]]:
    """The keys of a term whose value is not shown as it is written, each with what is wrong."""
    for key in sorted(_KEYS & entry.keys()):
        value = entry[key]
        if value is None or (key == "proper" and isinstance(value, bool)):
            continue
        if key == "proper":
            yield key, "is neither true nor false"
            continue
        many = key in _LISTS and isinstance(value, list)
        for number, text in enumerate(value if many else [value]):
            if not isinstance(text, str):
                written = yaml.written.get(("terms", index, key, number) if many else ("terms", index, key), "")
                yield key, values.not_text(written)
            elif fault := values.paragraph(text) if key in ("definition", "note") else values.line(text):
                yield key, fault


def _term(entry: dict[str, Any], line: int) -> Term:
    def words(key: str) -> tuple[str, ...]:
        value = entry.get(key) or []
        entries = value if isinstance(value, list) else [value]
        return tuple(word for entry in entries if (word := " ".join(str(entry).split())))

    return Term(
        id=str(entry["id"]),
        term=" ".join(str(entry["term"]).split()),
        say=str(entry["say"]),
        definition=str(entry["definition"]),
        line=line,
        plural=" ".join(str(entry.get("plural") or "").split()),
        abbr=" ".join(str(entry.get("abbr") or "").split()),
        uk=words("uk"),
        also=words("also"),
    )

"""Sign-offs: files by which a role agrees to exactly these words, `docs/<leaflet>/signed/DATE-ROLE-FIRST8.yml`.

    format: leaflets-sign-off/1
    words: 5fb2ef21…               # the fingerprint, 64 digits
    replaces: 0c1d2e3f…            # that of the role's sign-off before; left out in the first
    version: "1.1"
    role: clinician
    date: 2026-12-02
    read: whole                    # or changes
    source_seen: true              # or false
    evidence: pull request 123, comment 4

One that says what cannot be is a finding, and counts for nothing. Knows nothing of what the words are.
"""

from __future__ import annotations

import datetime
import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from leaflets.core import regular_file, text_file, values
from leaflets.core.diagnostics import Finding, Place, did_you_mean
from leaflets.core.sign_off import SignOff
from leaflets.core.yaml_file import YamlError, YamlFile, load

FOLDER = "signed"
SHARED = "signed-shared"
FORMAT = "leaflets-sign-off/1"
SHARED_FORMAT = "leaflets-shared-sign-off/1"
READ = ("whole", "changes")
FIRST = 8
"""Digits of a fingerprint by which people know it: on paper, in names of files."""
_DIGITS = re.compile(r"[0-9a-f]{64}")
_KEYS = ("format", "words", "replaces", "version", "role", "date", "read", "source_seen", "evidence")
_SHARED_KEYS = ("format", "words", "role", "date", "lines", "evidence")
_OPTIONAL = {"replaces", "evidence"}
_LONGEST_EVIDENCE = 300


@dataclass(frozen=True)
class Signed:
    """One sign-off that is well-formed. `replaces` are the fingerprints of the sign-offs before it."""

    path: str
    words: str
    role: str
    date: datetime.date
    replaces: tuple[str, ...] = ()
    version: str = ""
    read: str = "whole"
    source_seen: bool = False
    evidence: str = ""
    lines: tuple[str, ...] = ()
    """Of one for shared words: the lines that it agrees to."""


@dataclass
class SignOffs:
    """The sign-offs of one folder, by their files' names, and what is wrong with others."""

    signed: list[Signed] = field(default_factory=list)
    faults: list[Finding] = field(default_factory=list)

    def of(self, role: str) -> list[Signed]:
        """Those of one role."""
        return [one for one in self.signed if one.role == role]

    def heads(self, role: str) -> list[Signed]:
        """The last sign-offs of a role: those that none replaces, one for each text. Two are a fork.

        `replaces` orders them, not their dates: a clock may be wrong, and a branch may be merged late. Words may come
        back, so each sign-off follows one that is not yet followed.
        """
        left = sorted(self.of(role), key=lambda one: (one.date, one.path))
        heads: list[Signed] = []
        done: set[str] = set()
        while left:
            coming = {one.words for one in left}
            ready = (one for one in left if not any(old in coming - done for old in one.replaces if old != one.words))
            one = next(ready, left[0])
            left.remove(one)
            heads = [head for head in heads if head.words not in one.replaces and head.words != one.words]
            heads.append(one)
            done.add(one.words)
        return heads


def name(one: Signed) -> str:
    """The name of a sign-off's file."""
    return f"{one.date}-{one.role}-{one.words[:FIRST]}.yml"


def written(one: Signed) -> str:
    """The text of a sign-off's file."""
    if one.lines:
        lines = [f"format: {SHARED_FORMAT}", f"words: {one.words}", f"role: {one.role}", f"date: {one.date}"]
        lines += [f"evidence: {_quoted(one.evidence)}"] if one.evidence else []
        return "\n".join([*lines, "lines:", *(f"  - {_quoted(line)}" for line in one.lines)]) + "\n"
    lines = [f"format: {FORMAT}", f"words: {one.words}"]
    if one.replaces:
        one_only = len(one.replaces) == 1
        lines.append(f"replaces: {one.replaces[0] if one_only else '[' + ', '.join(one.replaces) + ']'}")
    lines += [f"version: {_quoted(one.version)}", f"role: {one.role}", f"date: {one.date}", f"read: {one.read}"]
    lines.append(f"source_seen: {str(one.source_seen).lower()}")
    return "\n".join(lines + ([f"evidence: {_quoted(one.evidence)}"] if one.evidence else [])) + "\n"


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def read(folder: Path, shown: Callable[[Path], str], asked: SignOff, today: datetime.date) -> SignOffs:
    """The sign-offs in a folder, which need not be there; `shown` tells a path as findings show it."""
    found = SignOffs()
    shared = folder.name == SHARED
    for file in sorted(folder.iterdir()) if folder.is_dir() else ():
        path = shown(file)
        if file.suffix != ".yml":
            found.faults.append(Finding(Place(path), "is no sign-off: only files named `DATE-ROLE-FIRST8.yml` are"))
            continue
        try:
            one = _read(file, path, asked, today, shared)
        except _FaultError as error:
            found.faults.append(error.finding)
        else:
            found.signed.append(one)
    firsts = {
        role: min(found.of(role), key=lambda one: (bool(one.replaces), one.date))
        for role in asked.roles
        if found.of(role)
    }
    for one in [] if shared else firsts.values():
        if one.read != "whole":
            place = Place(one.path, _line_of(folder / Path(one.path).name, "read"), 1)
            found.faults.append(
                Finding(place, f"the first reading by the {one.role} is of the whole leaflet: `read: whole`")
            )
            found.signed.remove(one)
    return found


def _line_of(file: Path, key: str) -> int:
    lines = file.read_text("utf-8").splitlines()
    return next((number for number, line in enumerate(lines, 1) if line.startswith(f"{key}:")), 1)


class _FaultError(Exception):
    """The first thing that is wrong with a sign-off."""

    def __init__(self, path: str, line: int | None, message: str) -> None:
        """Make the finding."""
        super().__init__(message)
        self.finding = Finding(Place(path, line, 1 if line else None), message)


def _read(file: Path, path: str, asked: SignOff, today: datetime.date, shared: bool) -> Signed:
    """One file. Raises _FaultError."""
    if fault := regular_file.fault(file, regular_file.LARGEST_PAGE):
        raise _FaultError(path, None, fault)
    text, wrong = text_file.decode(file.read_bytes())
    if wrong:
        raise _FaultError(path, 1, wrong)
    try:
        yaml = load(text)
    except YamlError as error:
        raise _FaultError(path, error.line, f"is no sign-off: {error}") from error
    data = yaml.data if isinstance(yaml.data, dict) else {}
    if data.get("format") != (wanted := SHARED_FORMAT if shared else FORMAT):
        raise _FaultError(path, yaml.line("format"), f"is no sign-off: its first line is not `format: {wanted}`")
    for key, message in _faults(data, yaml, asked, today, shared):
        raise _FaultError(path, yaml.line(key), message)
    replaces = data.get("replaces") or []
    one = Signed(
        path,
        data["words"],
        data["role"],
        data["date"],
        tuple(replaces if isinstance(replaces, list) else [replaces]),
        str(data.get("version") or ""),
        data.get("read") or "whole",
        data.get("source_seen") is True,
        str(data.get("evidence") or ""),
        tuple(data.get("lines") or ()),
    )
    if not re.fullmatch(rf"{re.escape(name(one)[:-4])}(?:-[2-9])?\.yml", file.name):
        message = f"the file is named otherwise than what it says: its name would be {name(one)}"
        raise _FaultError(path, yaml.line("words"), message)
    return one


class _Told(NamedTuple):
    key: str
    message: str


def _faults(
    data: Mapping[str, Any], yaml: YamlFile, asked: SignOff, today: datetime.date, shared: bool
) -> Iterator[_Told]:
    """What is wrong with the values of a sign-off."""
    known = _SHARED_KEYS if shared else _KEYS
    for key in data:
        if key not in known:
            yield _Told(str(key), f"a sign-off has no '{key}'.{did_you_mean(str(key), known)}")
    for key in known:
        if data.get(key) is None and key not in _OPTIONAL:
            yield _Told(key, f"'{key}' is missing")
    if not _is_fingerprint(data["words"]):
        yield _Told("words", "'words' is no fingerprint of 64 digits: `leaflets sign` writes it")
    if data["role"] not in asked.roles:
        guess = did_you_mean(str(data["role"]), asked.roles) or f" There are: {', '.join(asked.roles) or 'none'}"
        yield _Told("role", f"there is no role '{data['role']}' (extra.sign_off).{guess}")
    if fault := values.date(data["date"], today, past=True):
        yield _Told("date", f"'date' {fault}")
    yield from _shared_faults(data) if shared else _own_faults(data, yaml)
    evidence = data.get("evidence", "")
    if not isinstance(evidence, str) or (evidence and values.paragraph(evidence, _LONGEST_EVIDENCE)):
        yield _Told("evidence", f"'evidence' is no line of text with at most {_LONGEST_EVIDENCE} characters")


def _own_faults(data: Mapping[str, Any], yaml: YamlFile) -> Iterator[_Told]:
    replaces = data.get("replaces")
    old = replaces if isinstance(replaces, list) else [replaces] if replaces is not None else []
    if not all(map(_is_fingerprint, old)) or data["words"] in old:
        yield _Told("replaces", "'replaces' is not the fingerprint of the role's sign-off before")
    if not isinstance(data["version"], str):
        yield _Told("version", f"'version' {values.not_text(yaml.written.get(('version',), ''))}")
    elif fault := values.version(data["version"]):
        yield _Told("version", f"'version' {fault}")
    if data["read"] not in READ:
        yield _Told("read", f"'read' is neither whole nor changes.{did_you_mean(str(data['read']), READ)}")
    if not isinstance(data["source_seen"], bool):
        yield _Told("source_seen", f"'source_seen' is neither true nor false: '{data['source_seen']}'")


def _shared_faults(data: Mapping[str, Any]) -> Iterator[_Told]:
    lines = data["lines"]
    if not isinstance(lines, list) or not all(isinstance(line, str) for line in lines):
        yield _Told("lines", "'lines' is no list of the lines that are agreed to")
    elif fingerprint_of(lines) != data["words"]:
        yield _Told("words", "'words' is not the fingerprint of these lines: somebody has changed them")


def fingerprint_of(lines: list[str] | tuple[str, ...]) -> str:
    """The fingerprint of shared lines."""
    return hashlib.sha256("".join(f"{line}\n" for line in lines).encode()).hexdigest()


def _is_fingerprint(value: object) -> bool:
    return isinstance(value, str) and _DIGITS.fullmatch(value) is not None

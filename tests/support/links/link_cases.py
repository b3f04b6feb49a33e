"""The labelled link cases: small MkDocs projects, each broken in one known place or sound in a surprising way.

`cases/*.yml` hold them; a file's name is the category of its cases. Knows nothing of the engine. One case:

    id: names it; the folder it is written into has this name
    why: one line, for whoever wonders about the verdict
    verdict: broken | ok | any (no verdict is right or wrong: it must only be judged, without a crash)
    tier: hard (broken for a reader) | policy (works in one place or way of publishing) | taste (told, and stops
        nothing on a site without leaflets); for broken ones
    check: the check that should find it; left out where more than one may
    at: where; a text that stands once in docs/index.md, or {file: text or line}; a list names several places,
        all of which must be told; a list within it names places of which one is enough
    page: what docs/index.md holds below its heading
    files: further files, by path from the folder of mkdocs.yml; null takes away a file that every case has
    config: lines of mkdocs.yml; a key in them replaces the same key of the configuration that every case has
    needs: build (`leaflets check` cannot judge it) | linux (names of files that other systems take as the same)
    site: true: the files are those of a finished site from some builder, for `leaflets check --site`
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

TIERS = ("hard", "policy", "taste")
FOLDER = Path(__file__).parents[2] / "links/cases"
HEADING = "# Spine treatment\n\n"
CONFIG = """\
site_name: case
site_url: ""
use_directory_urls: true
theme:
  name: material
  font: false
plugins: []
markdown_extensions:
  - abbr
  - admonition
  - attr_list
  - def_list
  - footnotes
  - md_in_html
  - tables
  - toc:
      permalink: true
  - pymdownx.details
  - pymdownx.superfences
  - pymdownx.tabbed:
      alternate_style: true
  - pymdownx.snippets:
      check_paths: true
      base_path: [docs, includes]
"""
FINISH = f"hooks: [{Path(__file__).parents[3] / 'hooks/finish.py'}]\n"
"""A site of leaflets may hold no code of its theme in its pages: this hook moves it into files."""
PREPARE = """\
# How to prepare

## Before the day

Take your usual tablets.

## On the day

Wear loose clothes.
"""
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b55"
    "0000000a4944415478da6360000000020001e527defc0000000049454e44ae426082"
)
BLOBS = {
    "png": PNG,
    "gif": b"GIF89a\x01\x00\x01\x00\x80\x00\x00"
    + b"\x00\x00\x00\xff\xff\xff"
    + b",\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;",
    "jpg": b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00\xff\xd9",
    "webp": b"RIFF\x1a\x00\x00\x00WEBPVP8L\x0d\x00\x00\x00\x2f\x00\x00\x00\x10\x07\x10\x11\x11\x88\x88\xfe\x07\x00",
    "avif": b"\x00\x00\x00\x1cftypavif\x00\x00\x00\x00avifmif1miaf\x00\x00\x00\x08mdat",
    "ico": b"\x00\x00\x01\x00\x01\x00\x01\x01\x00\x00\x01\x00\x18\x00\x30\x00\x00\x00\x16\x00\x00\x00" + b"\x00" * 48,
    "bmp": b"BM\x3a\x00\x00\x00\x00\x00\x00\x00\x36\x00\x00\x00" + b"\x00" * 44,
    "svg": b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M0 0h8v8z"/></svg>\n',
    "pdf": b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n",
    "mp4": b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom\x00\x00\x00\x08mdat",
    "mp3": b"ID3\x03\x00\x00\x00\x00\x00\x00\xff\xfb\x90\x00" + b"\x00" * 32,
    "empty": b"",
    "lfs": b"version https://git-lfs.github.com/spec/v1\noid sha256:" + b"4d7a" * 16 + b"\nsize 12345\n",
    "html-error": b"<!doctype html><title>404 Not Found</title><h1>Not found</h1>\n",
    "half-png": PNG[:20],
    "latin1": "<!doctype html><title>Form</title><p>Röntgen</p>\n".encode("latin-1"),
}
"""What a file holds that is not text: `docs/x.png: !png` in a case."""


class CaseError(ValueError):
    """A case that is not well-formed; the message names it."""


class _Loader(yaml.SafeLoader):
    """YAML with `!name` for the blobs above."""


for _name, _data in BLOBS.items():
    _Loader.add_constructor(f"!{_name}", lambda loader, node, data=_data: data)


@dataclass(frozen=True)
class Place:
    """A file of a case and a line in it, from 1; None stands for the file as a whole."""

    file: str
    line: int | None

    def __str__(self) -> str:
        return self.file if self.line is None else f"{self.file}:{self.line}"


@dataclass(frozen=True)
class Case:
    """A case as its YAML says it. `expect` holds, for each fault, the places of which one must be named."""

    id: str
    category: str
    why: str
    verdict: str
    tier: str | None
    check: str | None
    needs: str | None
    site: bool
    files: dict[str, bytes] = field(repr=False)
    expect: list[list[Place]] = field(default_factory=list)

    def write(self, folder: Path) -> Path:
        """Write the project into a folder of its own below `folder`; return that."""
        root = folder / self.id
        for name, data in self.files.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        return root


@cache
def load() -> list[Case]:
    """All cases, in the order of their files and of their places in them."""
    return [case for path in sorted(FOLDER.glob("*.yml")) for case in read(path.read_text("utf-8"), path.stem)]


def read(text: str, category: str) -> list[Case]:
    """The cases of one file. Raises CaseError at one that is not well-formed."""
    return [_case(dict(entry), category) for entry in yaml.load(text, _Loader)]


def _case(entry: dict[str, Any], category: str) -> Case:
    name = entry.pop("id")
    verdict, tier = entry.pop("verdict"), entry.pop("tier", None)
    if (verdict, tier) not in {("ok", None), ("any", None), *(("broken", tier) for tier in TIERS)}:
        raise CaseError(f"{name}: verdict {verdict}, tier {tier}")
    site = entry.pop("site", False)
    files = _files(entry.pop("page", None), entry.pop("files", {}), entry.pop("config", ""), site)
    at = entry.pop("at", [])
    case = Case(
        id=name,
        category=category,
        why=entry.pop("why"),
        verdict=verdict,
        tier=tier,
        check=entry.pop("check", None),
        needs=entry.pop("needs", None),
        site=site,
        files=files,
        expect=[_places(place, files, name) for place in (at if isinstance(at, list) else [at])],
    )
    if entry:
        raise CaseError(f"{name}: unknown keys {', '.join(entry)}")
    if (verdict == "broken") != bool(case.expect):
        raise CaseError(f"{name}: `at` is for broken cases, and each needs it")
    if case.needs not in {None, "build", "linux"}:
        raise CaseError(f"{name}: needs {case.needs}")
    return case


def _files(page: str | None, own: dict[str, Any], config: str, site: bool) -> dict[str, bytes]:
    files: dict[str, Any] = {}
    if any(name.startswith("docs/templates/leaflet/") for name in own):
        config += FINISH
    if not site:
        files = {
            "mkdocs.yml": _config(config),
            "docs/index.md": HEADING + ("Text.\n" if page is None else page),
            "docs/prepare.md": PREPARE,
            "docs/img/ok.png": PNG,
        }
    files |= own
    return {
        name: data if isinstance(data, bytes) else data.encode() for name, data in files.items() if data is not None
    }


def _config(own: str) -> str:
    """The common configuration without the keys that `own` has, and then `own`."""
    keys = set(re.findall(r"^(\w+):", own, re.MULTILINE))
    parts = re.split(r"^(?=\w)", CONFIG, flags=re.MULTILINE)
    return "".join(part for part in parts if part.partition(":")[0] not in keys) + own


def _places(at: Any, files: dict[str, bytes], name: str) -> list[Place]:
    """The places that `at` names, of which one is enough."""
    if isinstance(at, list):
        return [place for one in at for place in _places(one, files, name)]
    if isinstance(at, str):
        at = {"docs/index.md": at}
    [(file, what)] = at.items()
    if not isinstance(what, str):
        return [Place(file, what)]
    if file not in files:
        raise CaseError(f"{name}: there is no {file}")
    text = files[file].decode()
    if text.count(what) != 1:
        raise CaseError(f"{name}: {what!r} stands {text.count(what)} times in {file}")
    return [Place(file, 1 + text[: text.index(what)].count("\n"))]

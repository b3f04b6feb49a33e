"""`leaflets new`: a blank leaflet made from the contract."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import click

from leaflets.commands import here
from leaflets.core import yaml_file
from leaflets.core.diagnostics import LeafletsError
from leaflets.core.settings import TEMPLATE, Settings
from leaflets.core.text import is_slug
from leaflets.data.sources import FILE
from leaflets.library import reader
from leaflets.markdown import front_matter

_SCHEMA = re.compile(rb"(?<=\$schema=)\S+")
"""Where a YAML file names its schema, for editors."""


@click.command()
@click.argument("name")
def command(name: str) -> None:
    """Begin the leaflet NAME (lower-case words and hyphens) from the blank one."""
    ours = here.read_settings()
    folder = ours.shown(new(ours, name))
    click.echo(
        f"{folder}/ is made. Next: `leaflets source add {name} KEY FILE` for each source, then the pages.\n"
        "`leaflets check` lists what is still to be written."
    )


def new(settings: Settings, name: str) -> Path:
    """Make docs/<name>/ from the blank leaflet and return it.

    Raises LeafletsError at a name that is no folder name for the web, a folder that is there already, and a
    contract that cannot be read. Written aside first: there is never half a leaflet.
    """
    if not is_slug(name):
        guess = "-".join(re.findall(r"[a-z0-9]+", name.lower()))
        hint = f" Did you mean '{guess}'?" if guess else ""
        raise LeafletsError(f"'{name}' is no name for a leaflet: use lower-case words and hyphens.{hint}")
    folder = settings.docs / name
    if folder.exists():
        raise LeafletsError(f"{settings.shown(folder)} is there already; choose another name")
    if name in settings.not_leaflets:
        raise LeafletsError(f"'{name}' stands under extra.not_leaflets in {settings.config_name}")
    contract = reader.read(settings).contract
    if contract is None or contract.faults:
        blank = settings.shown(settings.docs / TEMPLATE)
        fault = f"{contract.faults[0].path}: {contract.faults[0].message}" if contract else f"{blank}/ is not there"
        raise LeafletsError(f"the blank leaflet cannot be used: {fault}")
    title = name.replace("-", " ").capitalize()
    making = settings.docs / f".{name}.new"
    try:
        making.mkdir()
        for file in contract.files:
            text = contract.pages[file].text
            (making / file).write_text(_index(text, title) if file == "index.md" else text, "utf-8")
        sources = settings.docs / TEMPLATE / FILE
        if sources.is_file():
            (making / FILE).write_bytes(_sources(sources.read_bytes(), sources.parent, folder))
        making.rename(folder)
    except OSError as error:
        raise LeafletsError(f"{settings.shown(folder)}: cannot be written: {error.strerror}") from error
    finally:
        shutil.rmtree(making, ignore_errors=True)
    return folder


def _sources(data: bytes, blank: Path, folder: Path) -> bytes:
    """The blank sources.yml as it stands in `folder`: the relative path to its schema leads to the same file."""

    def moved(match: re.Match[bytes]) -> bytes:
        path = match[0].decode("utf-8", "surrogateescape")
        if "://" in path or path.startswith("/"):
            return match[0]
        there = os.path.relpath(blank / path, folder)
        return there.replace(os.sep, "/").encode("utf-8", "surrogateescape")

    return _SCHEMA.sub(moved, data, count=1)


def _index(text: str, title: str) -> str:
    """The blank index.md as a leaflet's own: no `pages:`, its title, no review date, no words to the contract.

    The text is edited and not written anew from its data, so that the comments for authors stay.
    """
    front = front_matter.split(text)
    rows = text.split("\n")[: front.body_line - 1]
    values = {"title": f"title: {_quoted(title)}", "next_review_due": "next_review_due:", "pages": None}
    lines: list[str] = []
    comments: list[str] = []
    key = ""
    for row in rows:
        match = re.match(r"([A-Za-z_]+):", row)
        if row.startswith("#"):
            comments.append(row)
            continue
        if not row.strip():
            comments = []  # they stand for themselves: words about the contract
            continue
        if match or row.startswith("---"):
            key = match[1] if match else ""
        if key != "pages":
            lines += comments
        comments = []
        if key not in values:
            lines.append(row)
        elif match and (value := values[key]):
            lines.append(value)
    body = re.sub(r"^# .*$", f"# {title}", front.body, count=1, flags=re.MULTILINE)
    return "\n".join([*lines, body])


def _quoted(title: str) -> str:
    """A title as YAML reads it as text: "Yes" or "2027" without quotes would be something else."""
    return title if yaml_file.load(title).data == title else f'"{title}"'

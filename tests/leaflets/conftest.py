"""Small MkDocs projects whose links are judged: without a build, or by a real one with our gate.

Also how Hypothesis runs: the same few examples each time; very many where LEAFLETS_LONG is set.
"""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis
from leaflets.core import settings
from leaflets.library import reader, rendering
from leaflets.links.survey import Survey
from leaflets.site import surveys
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config.base import load_config
from support.library import ROOT

hypothesis.register_profile("short", max_examples=24, derandomize=True, deadline=None, database=None)
hypothesis.register_profile(
    "long",
    max_examples=3000,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
hypothesis.load_profile("long" if os.environ.get("LEAFLETS_LONG") else "short")

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b55"
    "0000000a4944415478da6360000000020001e527defc0000000049454e44ae426082"
)
CONFIG = """\
site_name: case
plugins: []
theme: {name: null, custom_dir: theme}
markdown_extensions: [abbr, admonition, attr_list, def_list, footnotes, md_in_html, tables, pymdownx.snippets]
"""
FRAME = """\
<!doctype html>
<html lang="en"><head><title>{{ page.title }}</title></head>
<body><nav>
{% for item in nav.pages %}<a href="{{ item.url|url }}">{{ item.title }}</a>
{% endfor %}</nav>
<main>
{{ page.content }}
</main></body></html>
"""

Files = Mapping[str, str | bytes]
Project = Callable[..., Path]
Look = Callable[..., Survey]
Build = Callable[..., list[str]]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """`project(files, config)`: the folder of a project; the test works in it, as its user does.

    `files` by their path from there, or under docs/ where that names no folder; keys in `config` replace those that
    every project has.
    """

    def project(files: Files, config: str = "") -> Path:
        keys = re.findall(r"^(\w+):", config, re.MULTILINE)
        kept = [line for line in CONFIG.splitlines() if line.partition(":")[0] not in keys]
        given: dict[str, str | bytes] = {"theme/main.html": FRAME, "docs/index.md": "# Home\n", "docs/x.png": PNG}
        given["mkdocs.yml"] = "\n".join(kept) + f"\n{config}"
        given |= {path if "/" in path or path == "mkdocs.yml" else f"docs/{path}": text for path, text in files.items()}
        for path, text in given.items():
            file = tmp_path / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text if isinstance(text, bytes) else text.encode())
        monkeypatch.chdir(tmp_path)
        return tmp_path

    return project


@pytest.fixture
def survey(project: Project) -> Look:
    """`survey(files, config)`: what `leaflets check` sees of a project; a text alone is that of index.md."""

    def survey(files: Files | str, config: str = "") -> Survey:
        folder = project({"index.md": files} if isinstance(files, str) else files, config)
        library = reader.read(settings.read(folder / "mkdocs.yml"))
        rendering.render_pages(library)
        return surveys.of_library(library)

    return survey


@pytest.fixture
def build(project: Project, caplog: pytest.LogCaptureFixture) -> Build:
    """`build(files, config)`: the findings that a real MkDocs build with our gate logs, as `path:line:column: …`."""

    def build(files: Files, config: str = "") -> list[str]:
        folder = project(files, config)
        caplog.clear()
        hooks = [str(ROOT / "hooks/gate.py"), *map(str, folder.glob("hook*.py"))]
        with caplog.at_level(logging.INFO):
            mkdocs_build(load_config("mkdocs.yml", hooks=hooks))
        told = [record.getMessage() for record in caplog.records if record.name == "mkdocs.plugins.leaflets"]
        return [line.removeprefix("leaflets: ") for line in told if re.search(r"\([a-z-]+\)$", line)]

    return build

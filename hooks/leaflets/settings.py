"""What the engine needs of mkdocs.yml: where the pages are, how they are rendered, how serious findings are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import pathspec

from leaflets.diagnostics import LEVELS, Finding, LeafletsError, Level, did_you_mean
from leaflets.yamlfile import YamlError, YamlFile, load

TEMPLATE = "templates/leaflet"
"""The folder of the contract, under docs/."""

_NEVER_PAGES = (".*", "/templates/")
"""What MkDocs leaves out unless `exclude_docs` takes it back with `!`."""


@dataclass
class Settings:
    """The parts of mkdocs.yml that concern leaflets. `root` is its folder; all shown paths start there."""

    root: Path
    config_name: str
    docs: Path
    site: Path
    extensions: list[str]
    extension_configs: dict[str, dict[str, Any]]
    exclude: str = ""
    extra: dict[str, Any] = field(default_factory=dict)
    yaml: YamlFile = field(default_factory=lambda: YamlFile(None))

    @property
    def hospital(self) -> dict[str, Any]:
        """`extra.hospital`: the hospital's own values."""
        return {str(key): value for key, value in _mapping(self.extra.get("hospital")).items()}

    @property
    def levels(self) -> dict[str, Level]:
        """`extra.checks`: each check's level. Entries with an unknown level are left out (see `faults`)."""
        checks = _mapping(self.extra.get("checks"))
        return {str(name): level for name, level in checks.items() if level in LEVELS}

    @property
    def not_leaflets(self) -> set[str]:
        """`extra.not_leaflets`: folders under docs/ that hold pages but are no leaflets."""
        names = self.extra.get("not_leaflets")
        return {str(name) for name in names} if isinstance(names, list) else set()

    @cached_property
    def _excluded(self) -> pathspec.GitIgnoreSpec:
        return pathspec.GitIgnoreSpec.from_lines([*_NEVER_PAGES, *self.exclude.splitlines()])

    def is_excluded(self, src_uri: str) -> bool:
        """Whether `exclude_docs` keeps a file off the site."""
        return self._excluded.match_file(src_uri)

    def shown(self, path: Path) -> str:
        """A path as findings show it: from the root, with `/`."""
        try:
            return path.relative_to(self.root).as_posix()
        except ValueError:
            return path.as_posix()

    def faults(self, checks: set[str], sections: set[str]) -> Iterator[Finding]:
        """What is wrong in our part of `extra`: shapes, unknown checks, levels, sections; a logo that isn't there."""
        shapes = {"hospital": Mapping, "checks": Mapping, "search_words": Mapping, "not_leaflets": list}
        for key, shape in shapes.items():
            value = self.extra.get(key)
            if value is not None and not isinstance(value, shape):
                kind = "a list: put each entry on a line after `- `" if shape is list else "`name: value` lines"
                yield self._fault(f"extra.{key} is not {kind}", key)
        for name, level in _mapping(self.extra.get("checks")).items():
            if name not in checks:
                yield self._fault(f"there is no check '{name}'.{did_you_mean(str(name), checks)}", "checks", name)
            elif level not in LEVELS:
                yield self._fault(f"'{level}' is no level; use one of {', '.join(LEVELS)}", "checks", name)
        for file, words in _mapping(self.extra.get("search_words")).items():
            if file not in sections:
                yield self._fault(
                    f"there is no section '{file}'.{did_you_mean(str(file), sections)}", "search_words", file
                )
            elif not isinstance(words, list):
                yield self._fault(f"the search words of '{file}' are not a list: [word, word]", "search_words", file)
        logo = self.hospital.get("logo")
        if logo and not (self.docs / str(logo)).is_file():
            yield self._fault(f"the logo {self.shown(self.docs)}/{logo} is not there", "hospital", "logo")

    def _fault(self, message: str, *key: Any) -> Finding:
        return Finding(self.config_name, self.yaml.line("extra", *map(str, key)), None, message)

    @property
    def search_words(self) -> dict[str, list[str]]:
        """`extra.search_words`: by section, what people type that a leaflet need not say in these words."""
        words = _mapping(self.extra.get("search_words"))
        return {str(file): [str(w) for w in value] for file, value in words.items() if isinstance(value, list)}


def _mapping(value: Any) -> dict[str, Any]:
    return dict(value) if isinstance(value, Mapping) else {}


def find(start: Path) -> Path:
    """The mkdocs.yml at or above `start`. Raises LeafletsError where there is none."""
    start = start.resolve()
    for folder in (start, *start.parents):
        if (folder / "mkdocs.yml").is_file():
            return folder / "mkdocs.yml"
    raise LeafletsError(f"no mkdocs.yml in {start} or above it: run this in the folder of your leaflets")


def read(path: Path) -> Settings:
    """Read mkdocs.yml. Raises LeafletsError, with the line, where it cannot be read."""
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise LeafletsError(f"{path.name}: cannot be read: {error}") from error
    try:
        yaml = load(text)
    except YamlError as error:
        raise LeafletsError(f"{path.name}:{error.line}:{error.column}: {error}") from error
    if not isinstance(yaml.data, dict):
        raise LeafletsError(f"{path.name}: no `key: value` lines")
    data = yaml.data
    try:
        names, configs = _extensions(data.get("markdown_extensions"))
        pathspec.GitIgnoreSpec.from_lines(str(data.get("exclude_docs") or "").splitlines())
    except ValueError as error:
        raise LeafletsError(f"{path.name}: {error}") from error
    root = path.resolve().parent
    return Settings(
        root=root,
        config_name=path.name,
        docs=root / str(data.get("docs_dir") or "docs"),
        site=root / str(data.get("site_dir") or "site"),
        extensions=names,
        extension_configs=configs,
        exclude=str(data.get("exclude_docs") or ""),
        extra=_mapping(data.get("extra")),
        yaml=yaml,
    )


def _extensions(value: Any) -> tuple[list[str], dict[str, dict[str, Any]]]:
    """`markdown_extensions` as MkDocs reads it: names, or `name: {options}`; MkDocs' own three come first."""
    names = ["toc", "tables", "fenced_code"]
    configs: dict[str, dict[str, Any]] = {}
    entries = [{k: v} for k, v in value.items()] if isinstance(value, dict) else value or []
    if not isinstance(entries, list):
        raise ValueError("`markdown_extensions:` is no list")
    for entry in entries:
        name, options = next(iter(entry.items())) if isinstance(entry, dict) and len(entry) == 1 else (entry, None)
        if not isinstance(name, str):
            raise ValueError(f"`markdown_extensions:` holds '{name}', which is no name")
        if name not in names:
            names.append(name)
        if isinstance(options, dict):
            configs[name] = options
    return names, configs

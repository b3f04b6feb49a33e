"""What the engine needs of mkdocs.yml: where the pages are, how they are rendered, how serious findings are."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any

import pathspec

from leaflets.core import extras, floor, regular_file, values
from leaflets.core.config_tags import ConfigLoader, Relative
from leaflets.core.diagnostics import LEVELS, Finding, LeafletsError, Level, did_you_mean
from leaflets.core.paths import is_inside
from leaflets.core.yaml_file import YamlError, YamlFile, load

TEMPLATE = "templates/leaflet"
"""The folder of the contract, under docs/."""

MODE = "LEAFLETS_MODE"
"""The variable that tells a build what it is for: `publish`, `preview` (of publishing), `review`, or nothing."""

GATE = "gate.py"
"""The hook without which nothing is checked."""

_HOST = re.compile(r"(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)*[A-Za-z0-9-]+")

KEPT = "LEAFLETS_CACHE"
"""The variable with the folder of finished booklets in a build for readers; without it none are kept."""

_NEVER_PAGES = (".*", "/templates/")
"""What MkDocs leaves out unless `exclude_docs` takes it back with `!`."""


@dataclass
class Settings:
    """The parts of mkdocs.yml that concern leaflets and links. `root` is its folder; all shown paths start there.

    `inherited` are the files that `INHERIT:` names, the nearest first, each as it is written.
    `absolute_in_docs`: links that begin with `/` start at docs/. `assets` are styles and scripts for every page.
    `gated` where the gate is among the hooks or plugins. `extras` are those that a build needs (`extras.py`). `mode` is
    what a build is for, as `MODE` says.
    """

    root: Path
    config_name: str
    docs: Path
    site: Path
    extensions: list[str]
    extension_configs: dict[str, dict[str, Any]]
    exclude: str = ""
    drafts: str = ""
    site_url: str = ""
    directory_urls: bool = True
    theme_folder: Path | None = None
    plugins: set[str] = field(default_factory=set)
    nav: Any = None
    shows_imprint: bool = False
    extra: dict[str, Any] = field(default_factory=dict)
    yaml: YamlFile = field(default_factory=lambda: YamlFile(None))
    inherited: list[tuple[Path, YamlFile]] = field(default_factory=list)
    text: str = ""
    absolute_in_docs: bool = False
    assets: list[str] = field(default_factory=list)
    gated: bool = False
    extras: tuple[str, ...] = ()
    mode: str = ""

    @property
    def preview(self) -> bool:
        """Whether this is a preview, which says on every page that it is not for patients."""
        return self.mode == "preview"

    @property
    def review(self) -> bool:
        """Whether this is the copy for reviewers, whose pages run no script."""
        return self.mode == "review"

    @property
    def for_readers(self) -> bool:
        """Whether readers will see it, patients or not: what only publishing asks is asked."""
        return self.mode in ("publish", "preview")

    def must_be_buildable(self) -> None:
        """Raise LeafletsError with what to do where the gate or a package of the theme or of a hook is missing."""
        if not self.gated:
            raise LeafletsError(
                f"{self.config_name}: the gate is missing, so nothing would be checked. "
                f"Add under `hooks:`, before other hooks, the line `- hooks/{GATE}`"
            )
        extras.require(f"{self.config_name}: this site cannot be built here", *self.extras)

    @property
    def includes_beside_pages(self) -> bool:
        """Whether includes are looked up in the folder of each page."""
        base = self.extension_configs.get("pymdownx.snippets", {}).get("base_path")
        return any(isinstance(path, Relative) for path in (base if isinstance(base, list) else [base]))

    @property
    def hospital(self) -> dict[str, Any]:
        """`extra.hospital`: the hospital's own values."""
        return {str(key): value for key, value in _mapping(self.extra.get("hospital")).items()}

    @property
    def levels(self) -> dict[str, Level]:
        """Each check's level in this build."""
        return self.levels_of(publishing=self.mode == "publish")

    def levels_of(self, publishing: bool) -> dict[str, Level]:
        """Each check's level: `extra.checks`, and when publishing for patients `extra.checks_at_publish` over it.

        Entries with an unknown level are left out (see `faults`), and so are those that would lower the floor.
        """
        checks = _mapping(self.extra.get("checks"))
        if publishing:
            checks |= _mapping(self.extra.get("checks_at_publish"))
        fixed = floor.CHECKS if self.has_leaflets else frozenset()
        return {str(name): level for name, level in checks.items() if level in LEVELS and name not in fixed}

    @property
    def has_leaflets(self) -> bool:
        """Whether there is a blank leaflet: without one this is any MkDocs site."""
        return (self.docs / TEMPLATE).is_dir()

    def lowered(self) -> Iterator[Finding]:
        """Each level in mkdocs.yml, or in a file that it inherits from, that would lower a check of the floor."""
        for key in ("checks", "checks_at_publish"):
            for name, level in _mapping(self.extra.get(key)).items():
                if name in floor.CHECKS and floor.lowers(level):
                    yield self._fault(f"'{name}' is `warn`, and no setting can lower it: delete this line", key, name)

    @property
    def not_leaflets(self) -> set[str]:
        """`extra.not_leaflets`: folders under docs/ that hold pages but are no leaflets."""
        names = self.extra.get("not_leaflets")
        return {str(name) for name in names} if isinstance(names, list) else set()

    @property
    def owners(self) -> dict[str, str]:
        """`extra.pages`: the role that answers for a page or file outside leaflets, or for a folder (`name/`)."""
        return {str(path): str(role) for path, role in _mapping(self.extra.get("pages")).items()}

    def owner(self, src_uri: str) -> str:
        """The entry of `extra.pages` under which a file under docs/ stands: its own, else the nearest folder's."""
        names = [src_uri, *(f"{folder}/" for folder in map(str, PurePosixPath(src_uri).parents) if folder != ".")]
        return next((name for name in names if name in self.owners), "")

    @property
    def hosts(self) -> list[str]:
        """`extra.hosts`: the hosts that pages may link to beside those of the sources; none where any is right."""
        hosts = self.extra.get("hosts")
        return [str(host).lower() for host in hosts] if isinstance(hosts, list) else []

    @cached_property
    def _excluded(self) -> pathspec.GitIgnoreSpec:
        return pathspec.GitIgnoreSpec.from_lines([*_NEVER_PAGES, *self.exclude.splitlines()])

    @cached_property
    def _drafts(self) -> pathspec.GitIgnoreSpec:
        return pathspec.GitIgnoreSpec.from_lines(self.drafts.splitlines())

    def kept_off(self, src_uri: str) -> str:
        """Why a file under docs/ is not published, or nothing."""
        if self.is_excluded(src_uri):
            hidden = any(part.startswith(".") for part in src_uri.split("/"))
            return "is hidden: its name begins with a dot" if hidden else "is kept off the site (exclude_docs)"
        return "is a draft (draft_docs)" if self._drafts.match_file(src_uri) else ""

    def is_excluded(self, src_uri: str) -> bool:
        """Whether `exclude_docs` keeps a file off the site."""
        return self._excluded.match_file(src_uri)

    @property
    def leaflets_only(self) -> Path | None:
        """The folder of pages where they are leaflets: nothing from elsewhere belongs to them. None on other sites."""
        return self.docs if (self.docs / TEMPLATE).is_dir() else None

    @property
    def sources(self) -> list[Path]:
        """The folder of mkdocs.yml, and those of pages and theme where they lie elsewhere."""
        ours = filter(None, (self.docs, self.theme_folder))
        return [self.root, *(folder for folder in ours if folder.is_dir() and not is_inside(self.root, folder))]

    def shown(self, path: Path) -> str:
        """A path as findings show it: from the root, with `/`."""
        try:
            return path.relative_to(self.root).as_posix()
        except ValueError:
            return path.as_posix()

    def faults(self, checks: set[str], sections: set[str]) -> Iterator[Finding]:
        """What is wrong in our part of `extra`: shapes, unknown checks, levels, sections; a logo that isn't there."""
        shapes = {"hospital": Mapping, "search_words": Mapping, "not_leaflets": list, "pages": Mapping, "hosts": list}
        shapes |= {"checks": Mapping, "checks_at_publish": Mapping}
        for key, shape in shapes.items():
            value = self.extra.get(key)
            if value is not None and not isinstance(value, shape):
                kind = "a list: put each entry on a line after `- `" if shape is list else "`name: value` lines"
                yield self._fault(f"extra.{key} is not {kind}", key)
        for key in ("checks", "checks_at_publish"):
            for name, level in _mapping(self.extra.get(key)).items():
                if name not in checks:
                    yield self._fault(f"there is no check '{name}'.{did_you_mean(str(name), checks)}", key, name)
                elif level not in LEVELS:
                    yield self._fault(f"'{level}' is no level; use one of {', '.join(LEVELS)}", key, name)
        for file, words in _mapping(self.extra.get("search_words")).items():
            if file not in sections:
                yield self._fault(
                    f"there is no section '{file}'.{did_you_mean(str(file), sections)}", "search_words", file
                )
            elif not isinstance(words, list):
                yield self._fault(f"the search words of '{file}' are not a list: [word, word]", "search_words", file)
            else:
                for number, word in enumerate(words):
                    if not isinstance(word, str):
                        fault = values.not_text(self._written("search_words", file, number))
                        yield self._fault(f"a search word of '{file}' {fault}", "search_words", file, number)
        yield from self._owners_and_hosts()
        logo = self.hospital.get("logo")
        if logo and not (is_inside(self.docs, str(logo)) and (self.docs / str(logo)).is_file()):
            yield self._fault(f"the logo {self.shown(self.docs)}/{logo} is not there", "hospital", "logo")

    def _owners_and_hosts(self) -> Iterator[Finding]:
        for path, role in _mapping(self.extra.get("pages")).items():
            if not isinstance(role, str) or not role.strip():
                fault = "is empty: name a role" if role is None or role == "" else values.not_text(str(role))
                yield self._fault(f"the role for '{path}' {fault}", "pages", path)
            elif fault := values.name(role):
                yield self._fault(f"the role for '{path}' {fault}", "pages", path)
        hosts = self.extra.get("hosts")
        for number, host in enumerate(hosts if isinstance(hosts, list) else ()):
            if not isinstance(host, str) or not _HOST.fullmatch(host):
                message = f"extra.hosts: '{host}' is no name of a host, such as www.example.org"
                yield self._fault(message, "hosts", number)

    def _written(self, *key: Any) -> str:
        return self.yaml.written.get(("extra", *key), "")

    def _fault(self, message: str, *key: Any) -> Finding:
        """A finding at a key of `extra`, or at an entry of a list there, in the file where it stands."""
        above = [(self.shown(path), yaml) for path, yaml in self.inherited]
        for place in (("extra", *key), ("extra", *map(str, key))):
            for name, yaml in [(self.config_name, self.yaml), *above]:
                if place in yaml.places:
                    return Finding(name, yaml.line(*place), None, message)
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
    yaml, inherited = _load(path)
    data = yaml.data
    try:
        names, configs = _extensions(data.get("markdown_extensions"))
        for key in ("exclude_docs", "draft_docs"):
            pathspec.GitIgnoreSpec.from_lines(str(data.get(key) or "").splitlines())
    except ValueError as error:
        raise LeafletsError(f"{path.name}: {error}") from error
    root = path.resolve().parent
    theme = _mapping(data.get("theme"))
    links = _mapping(_mapping(data.get("validation")).get("links"))
    return Settings(
        root=root,
        config_name=path.name,
        docs=root / str(data.get("docs_dir") or "docs"),
        site=root / str(data.get("site_dir") or "site"),
        extensions=names,
        extension_configs=_placed(configs, root, root / str(data.get("docs_dir") or "docs")),
        exclude=str(data.get("exclude_docs") or ""),
        drafts=str(data.get("draft_docs") or ""),
        site_url=str(data.get("site_url") or ""),
        directory_urls=data.get("use_directory_urls") is not False,
        theme_folder=root / str(theme["custom_dir"]) if theme.get("custom_dir") else None,
        plugins=_names(data.get("plugins", ["search"])),
        nav=data.get("nav"),
        shows_imprint=any(name.endswith("navigation.py") for name in _names(data.get("hooks"))),
        extra=_mapping(data.get("extra")),
        yaml=yaml,
        inherited=inherited,
        text=path.read_text("utf-8-sig"),
        absolute_in_docs=links.get("absolute_links") == "relative_to_docs",
        assets=[*_paths(data.get("extra_css")), *_paths(data.get("extra_javascript"))],
        gated=any(PurePosixPath(name).name == GATE for name in _names(data.get("hooks")))
        or "leaflets" in _names(data.get("plugins")),
        extras=tuple(_extras(data)),
        mode=os.environ.get(MODE, ""),
    )


def _extras(data: Mapping[str, Any]) -> Iterator[str]:
    """The extras of which a build needs a theme, a plugin or what a hook of ours imports."""
    theme = data.get("theme")
    name = theme.get("name") if isinstance(theme, Mapping) else theme
    if name == "material" or "print-site" in _names(data.get("plugins")):
        yield "site"
    if any(PurePosixPath(hook).name == "booklets.py" for hook in _names(data.get("hooks"))):
        yield "booklets"


def _load(path: Path, above: int = 0) -> tuple[YamlFile, list[tuple[Path, YamlFile]]]:
    """The settings with those of the file that `INHERIT:` names below them, as MkDocs merges them; and these files."""
    try:
        text = regular_file.read(path).decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except (OSError, UnicodeDecodeError) as error:
        raise LeafletsError(f"{path.name}: cannot be read: {error}") from error
    try:
        yaml = load(text, loader_type=ConfigLoader)
    except YamlError as error:
        raise LeafletsError(f"{path.name}:{error.line}:{error.column}: {error}") from error
    if not isinstance(yaml.data, dict):
        raise LeafletsError(f"{path.name}: no `key: value` lines")
    inherited: list[tuple[Path, YamlFile]] = []
    if parent := yaml.data.pop("INHERIT", None):
        if above > 10:
            raise LeafletsError(f"{path.name}: INHERIT leads in a circle")
        base = Path(os.path.normpath(path.parent / str(parent)))
        below, more = _load(base, above + 1)
        inherited = [(base, below), *more]
        yaml.data = _merged(below.data, yaml.data)
    return yaml, inherited


def _merged(below: Any, above: Any) -> Any:
    if isinstance(below, dict) and isinstance(above, dict):
        return {**below, **{key: _merged(below.get(key), value) for key, value in above.items()}}
    return above


def _placed(value: Any, root: Path, docs: Path) -> Any:
    """Values with the folders that `!relative` names in place of `$config_dir` and `$docs_dir`."""
    if isinstance(value, dict):
        return {key: _placed(inner, root, docs) for key, inner in value.items()}
    if isinstance(value, list):
        return [_placed(inner, root, docs) for inner in value]
    if isinstance(value, Relative):
        first, _, rest = value.partition("/")
        folder = {"$config_dir": root, "$docs_dir": docs}.get(first)
        return str(folder / rest) if folder else value
    return value


def _paths(value: Any) -> list[str]:
    """`extra_css` or `extra_javascript`: addresses, or mappings with a `path`."""
    entries = value if isinstance(value, list) else []
    return [str(entry.get("path") or "") if isinstance(entry, dict) else str(entry) for entry in entries]


def _names(value: Any) -> set[str]:
    """The names in a list of names and `name: {options}`, or in a mapping."""
    entries = value if isinstance(value, list | dict) else []
    return {str(next(iter(entry))) if isinstance(entry, dict) and entry else str(entry) for entry in entries}


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

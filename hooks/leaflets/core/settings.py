"""What the engine needs of mkdocs.yml: where the pages are, how they are rendered, how serious findings are."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any

import pathspec

from leaflets.core import extras, languages, paper, regular_file, sign_off, values
from leaflets.core.config_tags import ConfigLoader, Relative
from leaflets.core.diagnostics import LEVELS, Finding, LeafletsError, Place, did_you_mean
from leaflets.core.paper import Paper
from leaflets.core.paths import is_inside
from leaflets.core.sign_off import SignOff
from leaflets.core.yaml_file import YamlError, YamlFile, load

TEMPLATE = "templates/leaflet"
"""The folder of the contract, under docs/."""

MODE = "LEAFLETS_MODE"
"""The variable that tells a build what it is for: `publish`, `preview` (of publishing), `review`, or nothing."""

GATE = "gate.py"
"""The hook without which nothing is checked."""
PLUGIN = "leaflets"
"""The plugin that does what all our hooks do."""
_OUR_HOOK = re.compile(rb"^from leaflets\.mkdocs\.", re.MULTILINE)
"""What stands in each of our hooks: other projects, too, have a `navigation.py`."""

_HOST = re.compile(r"(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)*[A-Za-z0-9-]+")

KEPT = "LEAFLETS_CACHE"
"""The variable with the folder of finished booklets in a build for readers; without it none are kept."""

LEVEL_KEYS = ("checks", "checks_at_publish")
"""The keys of `extra` that give checks their levels; in a build for patients the last has the last word."""

_NEVER_PAGES = (".*", "/templates/")
"""What MkDocs leaves out unless `exclude_docs` takes it back with `!`."""


@dataclass
class Settings:
    """The parts of mkdocs.yml that concern leaflets and links. `root` is its folder; all shown paths start there.

    `inherited` are the files that `INHERIT:` names, the nearest first, each as it is written.
    `absolute_in_docs`: links that begin with `/` start at docs/. `assets` are styles and scripts for every page.
    `options_at` is where the options of our plugin stand in mkdocs.yml; their `checks` are those of `extra`.
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
    options_at: tuple[str | int, ...] = ()
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

    def levels(self, key: str) -> dict[str, Any]:
        """The levels of checks as they are written under `extra.checks` or `extra.checks_at_publish`."""
        return {str(name): level for name, level in _mapping(self.extra.get(key)).items()}

    @property
    def has_leaflets(self) -> bool:
        """Whether there is a blank leaflet: without one this is any MkDocs site."""
        return holds_leaflets(self.docs)

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

    @property
    def sign_off(self) -> SignOff:
        """`extra.sign_off`: who must agree to the words of a leaflet. What is wrong with it counts for nothing."""
        return sign_off.read(self.extra.get("sign_off"))

    @property
    def languages(self) -> tuple[languages.Line, ...]:
        """`extra.languages`: a line for readers of each language. What is wrong with it counts for nothing."""
        return languages.read(self.extra.get("languages"))

    @property
    def paper(self) -> Paper:
        """`extra.paper`: on what the hospital prints. What is wrong with it counts for nothing."""
        return paper.read(self.extra.get("paper"))

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
        return self.docs if self.has_leaflets else None

    @property
    def sources(self) -> list[Path]:
        """The folder of mkdocs.yml, and those of pages and theme where they lie elsewhere."""
        ours = filter(None, (self.docs, self.theme_folder))
        return [self.root, *(folder for folder in ours if folder.is_dir() and not is_inside(self.root, folder))]

    @property
    def language(self) -> str:
        """The language of the site (BCP 47) as the theme has it: `en`, `de-CH`."""
        theme = self.yaml.data.get("theme") if isinstance(self.yaml.data, dict) else None
        language = str((theme.get("language") if isinstance(theme, dict) else None) or "")
        return language if re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*", language) else "en"

    def shown(self, path: Path) -> str:
        """A path as findings show it: from the root, with `/`."""
        return _shown(path, self.root)

    def faults(self, checks: set[str], sections: set[str]) -> Iterator[Finding]:
        """What is wrong in our part of `extra`: shapes, unknown checks, levels, sections; a logo that isn't there."""
        shapes = {"hospital": Mapping, "search_words": Mapping, "not_leaflets": list, "pages": Mapping, "hosts": list}
        shapes |= {"checks": Mapping, "checks_at_publish": Mapping}
        for key, shape in shapes.items():
            value = self.extra.get(key)
            if value is not None and not isinstance(value, shape):
                kind = "a list: put each entry on a line after `- `" if shape is list else "`name: value` lines"
                yield self.at(f"extra.{key} is not {kind}", key)
        for key in LEVEL_KEYS:
            for name, level in _mapping(self.extra.get(key)).items():
                if name not in checks:
                    yield self.at(f"there is no check '{name}'.{did_you_mean(str(name), checks)}", key, name)
                elif level not in LEVELS:
                    yield self.at(f"'{level}' is no level; use one of {', '.join(LEVELS)}", key, name)
        for file, words in _mapping(self.extra.get("search_words")).items():
            if file not in sections:
                yield self.at(f"there is no section '{file}'.{did_you_mean(str(file), sections)}", "search_words", file)
            elif not isinstance(words, list):
                yield self.at(f"the search words of '{file}' are not a list: [word, word]", "search_words", file)
            else:
                for number, word in enumerate(words):
                    if not isinstance(word, str):
                        fault = values.not_text(self._written("search_words", file, number))
                        yield self.at(f"a search word of '{file}' {fault}", "search_words", file, number)
        yield from self._owners_and_hosts()
        yield from self._read_elsewhere()
        logo = self.hospital.get("logo")
        if logo and not (is_inside(self.docs, str(logo)) and (self.docs / str(logo)).is_file()):
            yield self.at(f"the logo {self.shown(self.docs)}/{logo} is not there", "hospital", "logo")

    def _read_elsewhere(self) -> Iterator[Finding]:
        """What is wrong in the keys that have a module of their own."""
        for path, message in sign_off.faults(self.extra.get("sign_off")):
            yield self.at(f"extra.sign_off: {message}", "sign_off", *path)
        spoken = self.extra.get("languages")
        written = {str(tag): self._written("languages", tag) for tag in _mapping(spoken)}
        for path, message in languages.faults(spoken, written):
            yield self.at(f"extra.languages: {message}", "languages", *path)
        if wrong := paper.fault(self.extra.get("paper")):
            yield self.at(f"extra.paper: {wrong}", "paper")

    def _owners_and_hosts(self) -> Iterator[Finding]:
        for path, role in _mapping(self.extra.get("pages")).items():
            if not isinstance(role, str) or not role.strip():
                fault = "is empty: name a role" if role is None or role == "" else values.not_text(str(role))
                yield self.at(f"the role for '{path}' {fault}", "pages", path)
            elif fault := values.name(role):
                yield self.at(f"the role for '{path}' {fault}", "pages", path)
        hosts = self.extra.get("hosts")
        for number, host in enumerate(hosts if isinstance(hosts, list) else ()):
            if not isinstance(host, str) or not _HOST.fullmatch(host):
                message = f"extra.hosts: '{host}' is no name of a host, such as www.example.org"
                yield self.at(message, "hosts", number)

    def _written(self, *key: Any) -> str:
        return self.yaml.written.get(("extra", *key), "")

    def at(self, message: str, *key: Any) -> Finding:
        """A finding at a key of `extra`, or at an entry of a list there, in the file where it stands."""
        above = [(self.shown(path), yaml) for path, yaml in self.inherited]
        for place in (("extra", *key), ("extra", *map(str, key)), (*self.options_at, *key)):
            for name, yaml in [(self.config_name, self.yaml), *above]:
                if place in yaml.places:
                    return Finding(Place(name, yaml.line(*place)), message)
        return Finding(Place(self.config_name, self.yaml.line("extra", *map(str, key))), message)

    @property
    def search_words(self) -> dict[str, list[str]]:
        """`extra.search_words`: by section, what people type that a leaflet need not say in these words."""
        words = _mapping(self.extra.get("search_words"))
        return {str(file): [str(w) for w in value] for file, value in words.items() if isinstance(value, list)}


def _shown(path: Path, root: Path) -> str:
    try:
        return path.relative_to(root).as_posix()
    except ValueError:
        return path.as_posix()


def _mapping(value: Any) -> dict[str, Any]:
    return dict(value) if isinstance(value, Mapping) else {}


def holds_leaflets(docs: Path) -> bool:
    """Whether a folder of pages has a blank leaflet: without one this is any MkDocs site."""
    return (docs / TEMPLATE).is_dir()


def find(start: Path) -> Path:
    """The mkdocs.yml at or above `start`. Raises LeafletsError where there is none."""
    start = start.resolve()
    for folder in (start, *start.parents):
        if (folder / "mkdocs.yml").is_file():
            return folder / "mkdocs.yml"
    raise LeafletsError(f"no mkdocs.yml in {start} or above it: run this in the folder of your leaflets")


def read(path: Path, mode: str = "") -> Settings:
    """Read mkdocs.yml for what a build is for, `mode`. Raises LeafletsError, with the line, where it cannot be used."""
    text, yaml, inherited = _load(path)
    data = yaml.data
    names, configs = _readable(path, data)
    root = path.resolve().parent
    docs = root / str(data.get("docs_dir") or "docs")
    hooks, plugins = _names(data.get("hooks")), _names(data.get("plugins", ["search"]))
    plugin = _options(data.get("plugins"))
    if plugin:
        files = [(path.name, yaml), *((_shown(base, root), above) for base, above in inherited)]
        _must_have_no_hooks(path, data.get("hooks"), files)
    all_parts = plugin is not None and holds_leaflets(docs)
    theme = _mapping(data.get("theme"))
    links = _mapping(_mapping(data.get("validation")).get("links"))
    return Settings(
        root=root,
        config_name=path.name,
        docs=docs,
        site=root / str(data.get("site_dir") or "site"),
        extensions=names,
        extension_configs=_placed(configs, root, docs),
        exclude=str(data.get("exclude_docs") or ""),
        drafts=str(data.get("draft_docs") or ""),
        site_url=str(data.get("site_url") or ""),
        directory_urls=data.get("use_directory_urls") is not False,
        theme_folder=root / str(theme["custom_dir"]) if theme.get("custom_dir") else None,
        plugins=plugins,
        nav=data.get("nav"),
        shows_imprint=all_parts or any(name.endswith("navigation.py") for name in hooks),
        extra=_with_checks(_mapping(data.get("extra")), plugin[0] if plugin else {}, path.name),
        options_at=plugin[1] if plugin else (),
        yaml=yaml,
        inherited=inherited,
        text=text,
        absolute_in_docs=links.get("absolute_links") == "relative_to_docs",
        assets=[*_paths(data.get("extra_css")), *_paths(data.get("extra_javascript"))],
        gated=any(PurePosixPath(name).name == GATE for name in hooks) or plugin is not None,
        extras=tuple(_extras(data, all_parts)),
        mode=mode,
    )


def _readable(path: Path, data: Mapping[str, Any]) -> tuple[list[str], dict[str, Any]]:
    """The Markdown extensions and their options. Raises LeafletsError where they or a list of files cannot be read."""
    try:
        for key in ("exclude_docs", "draft_docs"):
            pathspec.GitIgnoreSpec.from_lines(str(data.get(key) or "").splitlines())
        return _extensions(data.get("markdown_extensions"))
    except ValueError as error:
        raise LeafletsError(f"{path.name}: {error}") from error


def _extras(data: Mapping[str, Any], all_parts: bool) -> Iterator[str]:
    """The extras of which a build needs a theme, a plugin or what a part of ours imports."""
    theme = data.get("theme")
    name = theme.get("name") if isinstance(theme, Mapping) else theme
    if name == "material" or "print-site" in _names(data.get("plugins")):
        yield "site"
    if all_parts or any(PurePosixPath(hook).name == "booklets.py" for hook in _names(data.get("hooks"))):
        yield "booklets"


def _must_have_no_hooks(path: Path, hooks: Any, files: Sequence[tuple[str, YamlFile]]) -> None:
    """Raise LeafletsError, with the lines to delete, where the `hooks` beside the plugin are ours."""
    entries = hooks if isinstance(hooks, list) else []
    twice = [number for number, hook in enumerate(entries) if _is_our_hook(path.parent / str(hook))]
    if twice:
        name, yaml = next(((name, yaml) for name, yaml in files if ("hooks",) in yaml.places), files[0])
        lines = "; ".join(f"{name}:{yaml.line('hooks', number)}: - {entries[number]}" for number in twice)
        what = "this line" if len(twice) == 1 else "these lines"
        raise LeafletsError(f"the plugin `{PLUGIN}` does all that our hooks do. Delete {what}: {lines}")


def _is_our_hook(file: Path) -> bool:
    try:
        return bool(_OUR_HOOK.search(regular_file.read(file)))
    except OSError:  # MkDocs says that it is not there
        return False


def _options(plugins: Any) -> tuple[dict[str, Any], tuple[str | int, ...]] | None:
    """The options of our plugin and their place in mkdocs.yml; None where it is not there, or not enabled."""
    entries = list(enumerate(plugins)) if isinstance(plugins, list) else [(PLUGIN, plugins)]
    for key, entry in entries:
        if PLUGIN in _names(entry if isinstance(entry, dict) else [entry]):
            options = _mapping(_mapping(entry).get(PLUGIN))
            place = ("plugins", PLUGIN) if isinstance(plugins, dict) else ("plugins", key, PLUGIN)
            return (options, place) if options.get("enabled", True) is True else None
    return None


def _with_checks(extra: dict[str, Any], options: Mapping[str, Any], name: str) -> dict[str, Any]:
    """`extra` with the `checks` of our plugin's options. Raises LeafletsError where it has levels of its own."""
    if "checks" not in options:
        return extra
    if "checks" in extra:
        both = f"`extra.checks` and in the options of the plugin `{PLUGIN}`"
        raise LeafletsError(f"{name}: levels stand in {both}. Keep them in one place")
    return {**extra, "checks": options["checks"]}


def _load(path: Path, above: int = 0) -> tuple[str, YamlFile, list[tuple[Path, YamlFile]]]:
    """The text, its settings with those of the file that `INHERIT:` names, as MkDocs merges them; and these files."""
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
        _, below, more = _load(base, above + 1)
        inherited = [(base, below), *more]
        yaml.data = _merged(below.data, yaml.data)
    return text, yaml, inherited


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

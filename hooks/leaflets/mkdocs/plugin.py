"""The plugin: `plugins: - leaflets` in the mkdocs.yml of any MkDocs project.

It does what the four hooks do where there are leaflets; on any other site it judges links, and changes nothing.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

from mkdocs.config import config_options
from mkdocs.config.base import Config, ConfigErrors, ConfigWarnings, ValidationError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin

from leaflets.checks import registry
from leaflets.core.diagnostics import LEVELS, did_you_mean
from leaflets.core.settings import holds_leaflets
from leaflets.mkdocs.priorities import PARTS, in_turn

_EXAMPLE = """ For example:

plugins:
  - leaflets:
      checks:
        vague-link: ignore
"""


class Levels(config_options.DictOfItems[str]):
    """A level for each check that is named. Its faults show a right example."""

    def __init__(self) -> None:
        """Begin with none."""
        super().__init__(config_options.Choice(LEVELS), default={})

    def run_validation(self, value: object) -> dict[str, str]:
        """Return the levels by check. Raises ValidationError for what is no check, or no level."""
        if not isinstance(value, dict):
            raise ValidationError(f"expected `check: level` lines, not '{value}'.{_EXAMPLE}")
        known = registry.checks()
        for name, level in value.items():
            if registry.current(name) not in known:
                raise ValidationError(f"there is no check '{name}'.{did_you_mean(str(name), known)}{_EXAMPLE}")
            if level not in LEVELS:
                raise ValidationError(f"'{level}' is no level; use one of {', '.join(LEVELS)}.{_EXAMPLE}")
        return value


class Options(Config):  # type: ignore[no-untyped-call]
    """The options of the plugin."""

    checks = Levels()
    """How serious the findings of a check are, as `extra.checks` says it where the gate is a hook."""

    def validate(self) -> tuple[ConfigErrors, ConfigWarnings]:
        """Return what is wrong. An option that there is not is an error: MkDocs would only warn of it."""
        failed, warnings = super().validate()
        names = {name for name, _ in self._schema}
        for name in sorted(set(self) - names, key=str):
            error = ValidationError(f"there is no such option.{did_you_mean(str(name), names)}{_EXAMPLE}")
            failed.append((str(name), error))
        return failed, [warning for warning in warnings if warning[0] in names]


class LeafletsPlugin(BasePlugin[Options]):  # type: ignore[no-untyped-call]
    """Adds the parts that the site needs."""

    @in_turn
    def on_config(self, config: MkDocsConfig) -> None:
        """Add the gate; where there is a blank leaflet, all parts. MkDocs calls them as it calls hooks."""
        has_leaflets = holds_leaflets(Path(config.docs_dir))
        plugins: Any = config.plugins
        for part in PARTS if has_leaflets else PARTS[:1]:
            plugins[f"leaflets/{part}"] = import_module(f"leaflets.mkdocs.{part}")

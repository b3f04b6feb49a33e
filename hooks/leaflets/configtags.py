"""The YAML tags that mkdocs.yml may hold: `!ENV`, `!relative`, `!!python/name:…`. Ours has none; other sites do.

Like MkDocs itself this imports what `!!python/name` names: whoever writes mkdocs.yml can run code by its hooks anyway.
"""

from __future__ import annotations

import os
from typing import Any

import yaml

_Base: Any = getattr(yaml, "CUnsafeLoader", yaml.UnsafeLoader)


class ConfigLoader(_Base):  # type: ignore[misc]
    """Reads mkdocs.yml as MkDocs does. What a tag names and isn't there becomes None: MkDocs reports that itself."""


def _environment(loader: Any, node: Any) -> Any:
    """`!ENV NAME`, or `!ENV [NAME, OTHER, default]`: the first variable that is set, else the last entry."""
    if isinstance(node, yaml.ScalarNode):
        names, default = [node.value], None
    else:
        *first, last = node.value or [None]
        names = [entry.value for entry in first]
        default = loader.construct_object(last) if last is not None and names else None
        names = names or [entry.value for entry in node.value]
    for name in names:
        if name in os.environ:
            return yaml.safe_load(os.environ[name]) if os.environ[name] else ""
    return default


class Relative(str):
    """`!relative PATH`: below `$config_dir`, `$docs_dir`, or, without these, the folder of each page."""


def _relative(loader: Any, node: Any) -> Any:
    return Relative(node.value) if isinstance(node, yaml.ScalarNode) else None


def _python(construct: Any) -> Any:
    def constructor(loader: Any, suffix: str, node: Any) -> Any:
        try:
            return construct(loader, suffix, node)
        except Exception:  # whatever the import of somebody's module raises
            return None

    return constructor


ConfigLoader.add_constructor("!ENV", _environment)
ConfigLoader.add_constructor("!relative", _relative)
for _kind in ("name", "module"):
    _method = getattr(yaml.constructor.UnsafeConstructor, f"construct_python_{_kind}")
    ConfigLoader.add_multi_constructor(f"tag:yaml.org,2002:python/{_kind}:", _python(_method))
for _kind, _name in (("object/apply", "object_apply"), ("object/new", "object_new"), ("object", "object")):
    _method = getattr(yaml.constructor.UnsafeConstructor, f"construct_python_{_name}")
    ConfigLoader.add_multi_constructor(f"tag:yaml.org,2002:python/{_kind}:", _python(_method))

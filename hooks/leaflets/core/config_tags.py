"""The YAML tags that mkdocs.yml may hold: `!ENV`, `!relative`, `!!python/name:…`. Ours has none; other sites do.

Like MkDocs itself this imports what `!!python/name` names: whoever writes mkdocs.yml can run code by its hooks anyway.
"""

from __future__ import annotations

import os
from types import GeneratorType
from typing import Any

import yaml

_Base: Any = getattr(yaml, "CUnsafeLoader", yaml.UnsafeLoader)


class ConfigLoader(_Base):  # type: ignore[misc]
    """Reads mkdocs.yml as MkDocs does. What a tag names and isn't there becomes None: MkDocs reports that itself."""


def _environment(loader: Any, node: Any) -> Any:
    """`!ENV NAME`, or `!ENV [NAME, OTHER, default]`: the first variable that is set, else the last entry.

    A variable's text is a YAML scalar: `8` a number, `a: b` a text. A mapping is an error (pyyaml-env-tag 1.1).
    """
    names, default = [node], None
    if isinstance(node, yaml.SequenceNode):
        names = node.value
        if len(names) > 1:
            *names, last = names
            default = loader.construct_object(last)
    for name in map(loader.construct_scalar, names):
        if name in os.environ:
            value = os.environ[name]
            tag = loader.resolve(yaml.ScalarNode, value, (True, False))
            return loader.construct_object(yaml.ScalarNode(tag, value))
    return default


class Relative(str):
    """`!relative PATH`: below `$config_dir`, `$docs_dir`, or, without these, the folder of each page."""


def _relative(loader: Any, node: Any) -> Any:
    return Relative(node.value) if isinstance(node, yaml.ScalarNode) else None


def _python(construct: Any) -> Any:
    def constructor(loader: Any, suffix: str, node: Any) -> Any:
        try:
            made = construct(loader, suffix, node)
            if isinstance(made, GeneratorType):  # an object first, then its state
                made, *_ = made
            return made
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

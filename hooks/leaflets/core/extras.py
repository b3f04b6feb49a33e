"""The extras of pyproject.toml: what a command needs beside the base, and how to install what is missing."""

from __future__ import annotations

import json
from importlib.metadata import PackageNotFoundError, distribution
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from leaflets.core.diagnostics import LeafletsError

EXTRAS = {"site": ("material", "mkdocs_print_site_plugin"), "booklets": ("pikepdf", "segno", "typst")}
"""Each extra and the modules that it brings."""


def missing(*extras: str) -> list[str]:
    """Those of some extras of which a module is not installed."""
    return [extra for extra in extras if any(find_spec(module) is None for module in EXTRAS[extra])]


def fault(*extras: str) -> str:
    """That some of the extras are not installed, with the command that installs them; nothing where all are.

    The command names the folder that this engine was installed from, where it was one.
    """
    if not (lacking := missing(*extras)):
        return ""
    wanted = f"{_folder() or 'leaflets'}[{','.join(lacking)}]"
    return f"it needs packages that are not installed. Run: pip install '{wanted}'"


def require(what: str, *extras: str) -> None:
    """Nothing where all extras are installed. Raises LeafletsError with `what` needs them and how to install them."""
    if lacking := fault(*extras):
        raise LeafletsError(f"{what}: {lacking}")


def _folder() -> str:
    """The folder that `pip install FOLDER` was given; nothing where the package came from an index."""
    try:
        origin = distribution("leaflets").read_text("direct_url.json")
    except PackageNotFoundError:  # it runs from its folder
        return str(Path(__file__).parents[3])
    url = urlsplit(json.loads(origin)["url"]) if origin else None
    return url2pathname(url.path) if url and url.scheme == "file" else ""

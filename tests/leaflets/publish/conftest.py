"""A library that may be published: signed, reviewed by the machine's clock, and no example hospital."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.signed_library import make_ready


@pytest.fixture
def ready(example: Path) -> Path:
    """The example library, with nothing that publishing refuses."""
    make_ready(example)
    return example

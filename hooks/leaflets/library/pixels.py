"""How large a picture is, by its header alone: nothing is decoded, so that a small file of many pixels does no harm."""

from __future__ import annotations

import warnings
from pathlib import Path

from PIL import Image, UnidentifiedImageError

_FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "AVIF", "ICO")
_TOO_MANY = 1_000_000
"""A side of a picture whose reader refuses its size."""


def of(file: Path) -> tuple[int, int]:
    """The width and height of a picture in pixels; (0, 0) where its header cannot be read. Raises nothing."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(file, formats=_FORMATS) as image:
                return image.size
    except Image.DecompressionBombError:
        return _TOO_MANY, _TOO_MANY
    except (OSError, ValueError, SyntaxError, UnidentifiedImageError, EOFError, MemoryError, OverflowError):
        return 0, 0

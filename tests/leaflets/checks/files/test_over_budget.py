"""Pictures and pages that are too large."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image
from support.findings import Find


def _png(width: int, height: int) -> bytes:
    head = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = (head, b"IDAT" + zlib.compress(b""), b"IEND")
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(part) - 4) + part + struct.pack(">I", zlib.crc32(part)) for part in parts
    )


@pytest.mark.parametrize(
    ("width", "height", "told"),
    [
        (5000, 5000, False),
        (5001, 5000, True),
        (30000, 30000, True),
        (1, 25_000_001, True),
        (2**31 - 1, 2**31 - 1, True),
    ],
)
def test_pixels(width: int, height: int, told: bool, example: Path, find: Find) -> None:
    """25 megapixels, by the header: nothing is decoded."""
    (example / "docs/knee/x.png").write_bytes(_png(width, height))
    found = find("over-budget")
    assert len(found) == told
    assert all("at most 25 million: make the picture smaller" in line for line in found)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP", "AVIF"])
def test_pixels_of_each_kind(kind: str, example: Path, find: Find) -> None:
    """The headers of all kinds are read."""
    suffix = {"JPEG": "jpg"}.get(kind, kind.lower())
    Image.new("L", (16000, 1570)).save(example / f"docs/knee/x.{suffix}", kind)
    assert len(find("over-budget")) == 1


def test_bytes_of_a_picture(example: Path, find: Find) -> None:
    """10 MB."""
    file = example / "docs/knee/x.png"
    file.write_bytes(_png(1, 1) + bytes(10_000_000 - len(_png(1, 1))))
    assert find("over-budget") == []
    file.write_bytes(_png(1, 1) + bytes(10_000_000))
    assert find("over-budget") == ["docs/knee/x.png: has 10.0 MB, at most 10 MB: make the picture smaller"]


@pytest.mark.parametrize(
    "data", [b"", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"\xff\xd8\xff", b"RIFF\0\0\0\0WEBPVP8 ", b"\0\0\1\0\1\0"]
)
def test_broken_header(data: bytes, example: Path, find: Find) -> None:
    """Another check tells of it."""
    (example / "docs/knee/x.png").write_bytes(data)
    assert find("over-budget") == []


def test_links_and_bytes_of_a_page(example: Path, find: Find) -> None:
    """2,000 links; a page of more than 1 MB is not rendered."""
    assert find("over-budget", "--- knee/risks.md\n# Risks\n\n" + "[x](#risks)\n\n" * 2000) == []
    (found,) = find("over-budget", "--- knee/risks.md\n# Risks\n\n" + "[x](#risks)\n\n" * 2001)
    assert found == "docs/knee/risks.md:1:1: holds 2,001 links, at most 2,000: split the page"
    (example / "docs/knee/risks.md").write_text("# Risks\n\n" + "x" * 1_000_000)
    (found,) = find("unreadable-page")
    assert found == "docs/knee/risks.md: has 1,000,009 bytes, at most 1,000,000: split it"

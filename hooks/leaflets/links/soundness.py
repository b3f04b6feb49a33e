"""Whether a file is what its name says: not empty, not a stand-in for another, an image where one is wanted.

Reads the first kilobyte, as browsers do (WHATWG MIME Sniffing Standard, 6.1): they show an image by its content,
whatever its name; but what is named `.svg` they read as XML, and nothing else as SVG. Knows nothing of who links it.
"""

from __future__ import annotations

import codecs
import re
import stat
from pathlib import Path

_HEAD = 1024  # bytes
_LONGEST_LFS = 1024  # bytes of a pointer, by the specification of Git LFS
_LONGEST_ANNEX = 32768  # the same, of git-annex
_LFS = re.compile(rb"version https://(?:git-lfs|hawser)\.github\.com/spec/")
_ANNEX = re.compile(rb"[\w./\\-]*[/\\]annex[/\\]objects[/\\]")
_LFS_FAULT = "is a Git LFS pointer, not the file itself: run `git lfs pull`"
_ANNEX_FAULT = "is a git-annex pointer, not the file itself: run `git annex get`"

_SHOWN = {
    "PNG": re.compile(rb"\x89PNG\r\n\x1a\n"),
    "JPEG": re.compile(rb"\xff\xd8\xff"),
    "GIF": re.compile(rb"GIF8[79]a"),
    "WebP": re.compile(rb"RIFF[\s\S]{4}WEBP"),
    "AVIF or HEIC": re.compile(rb"[\s\S]{4}ftyp(?:[\s\S]{4}){0,9}?(?:avi[fs]|hei[cfmsx]|hev[cmsx]|mi[af]1|msf1)"),
    "BMP": re.compile(rb"BM[\s\S]{4}\0{4}"),
    "ICO": re.compile(rb"\0\0[\x01\x02]\0[^\0]\0"),
    "JPEG XL": re.compile(rb"\xff\x0a|\0\0\0\x0cJXL \r\n\x87\n"),
}
"""What browsers show. Text may begin with `BM`, too, but has no four zeros where a BMP has them reserved."""
_NOT_SHOWN = {
    "TIFF": re.compile(rb"II[*+]\0|MM\0[*+]"),
    "JPEG 2000": re.compile(rb"\0\0\0\x0cjP  \r\n\x87\n|\xff\x4f\xff\x51"),
    "Photoshop": re.compile(rb"8BPS\0"),
    "PostScript": re.compile(rb"%!PS|\xc5\xd0\xd3\xc6"),
    "Windows metafile": re.compile(rb"\xd7\xcd\xc6\x9a|\x01\0\0\0[\s\S]{36} EMF"),
}
_OTHERS = {
    "a PDF": re.compile(rb"\s*%PDF-"),
    "a ZIP archive or an Office document": re.compile(
        rb"PK(?:\x03\x04|\x05\x06|\x07\x08)|\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    ),
    "a compressed file": re.compile(rb"\x1f\x8b|BZh[1-9]|7z\xbc\xaf\x27\x1c|\xfd7zXZ\0|\x28\xb5\x2f\xfd|Rar!"),
    "a video": re.compile(rb"[\s\S]{4}(?:ftyp|moov)|\x1aE\xdf\xa3|RIFF[\s\S]{4}AVI "),
}
_SHORTEST = {"PNG": 57}
"""Bytes that the parts which no file of its kind goes without take together."""

_BEFORE_ROOT = re.compile(r"(?:\s++|<\?(?:(?!\?>).)*\?>|<!--(?:(?!-->).)*-->)*", re.DOTALL)
_SVG = re.compile(r"<!DOCTYPE\s+(?:\w+:)?svg\b|<(?:[\w.-]+:)?svg[\s/>]")
_HTML = re.compile(r"<(?:!doctype\s+html|html|head|body|script|div|p|h1|title|table|iframe|a|br)\b", re.IGNORECASE)
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_NO_TEXT = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_RASTER = frozenset((".png", ".apng", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".bmp", ".ico"))


def fault(path: Path, as_image: bool) -> str | None:
    """What is wrong with a file, as the end of a sentence that begins with its name, or None.

    `as_image`: the page shows it as an image. Raises nothing: a file that cannot be read has that fault.
    """
    try:
        if path.is_symlink() and not path.exists():
            target = path.readlink().as_posix()
            return _ANNEX_FAULT if "annex/objects/" in target else f"is a link to '{target}', which is not there"
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            return "is a folder, not a file"
        if not stat.S_ISREG(status.st_mode):  # reading a pipe would wait for ever
            return "is a device or a pipe, not a file"
        if not status.st_size:
            return "is empty (0 bytes)"
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except (OSError, ValueError) as error:
        return f"cannot be read: {getattr(error, 'strerror', None) or error}"
    if status.st_size < _LONGEST_LFS and _LFS.match(head):
        return _LFS_FAULT
    if status.st_size <= _LONGEST_ANNEX and _ANNEX.match(head):
        return _ANNEX_FAULT
    return _no_image(head, status.st_size, path.suffix.lower()) if as_image else None


def _no_image(head: bytes, size: int, suffix: str) -> str | None:
    """Why a browser does not show an image of this content, length in bytes and ending, or None."""
    for kind, pattern in _SHOWN.items():
        if pattern.match(head):
            if suffix == ".svg":
                return f"is named .svg but holds {kind}, and is not shown under that name"
            return "is cut off: its end is missing" if _is_cut_off(kind, head, size) else None
    for kind, pattern in _NOT_SHOWN.items():
        if pattern.match(head):
            return f"is a {kind} image, which browsers do not show: save it as PNG, JPEG or SVG"
    for kind, pattern in _OTHERS.items():
        if pattern.match(head):
            return f"is not an image (it looks like {kind})"
    text = _BEFORE_ROOT.sub("", _text(head), count=1)
    if _SVG.match(text):
        if suffix in _RASTER:
            return f"is named {suffix} but holds SVG, and is not shown under that name"
        return None
    if size > _HEAD and suffix == ".svg" and text.startswith(("<!--", "<?")):
        return None  # a comment longer than what was read
    if _NO_TEXT.search(text):
        return "is not an image"
    return "is not an image (it looks like HTML)" if _HTML.match(text) else "is not an image (it looks like text)"


def _is_cut_off(kind: str, head: bytes, size: int) -> bool:
    """Whether an image is shorter than its kind or its own header says."""
    if kind == "WebP":
        return size < int.from_bytes(head[4:8], "little") + 7  # 8, but some writers leave out the last, even byte
    if kind == "ICO":
        return size < 6 + 16 * int.from_bytes(head[4:6], "little")
    return size < _SHORTEST.get(kind, 0)


def _text(head: bytes) -> str:
    """The first characters, as far as ASCII: all that markup is made of."""
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return head[len(mark) :].decode(encoding, "replace")
    if head[:1] == b"<" and head[1:2] == b"\0":
        return head.decode("utf-16-le", "replace")
    if head[:2] == b"\0<":
        return head.decode("utf-16-be", "replace")
    return head.decode("latin-1")

"""The engine, Typst: it sets a document, and says by its own rules which characters and pictures it refuses.

Nobody else's list of what PDF/A and PDF/UA forbid is asked, so a check that asks here and a booklet that is set here
can't differ. Whatever it has said of some bytes holds for the whole run: the same ones are not asked about twice.
Where Typst is not installed it refuses nothing, and `not_asked` says so to whoever runs the checks.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache as once
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock
from typing import Any

from leaflets.core import extras

FONTS = Path(__file__).parent / "fonts"
"""Leaflets Sans: Atkinson Hyperlegible, made by the Braille Institute for readers with low vision, with a plain zero.

SIL Open Font License; `scripts/zero` makes it.
"""
_STANDARDS = ["ua-1", "a-2a"]
_TITLED = '#set document(title: "x")\n#set text(font: "Leaflets Sans", fallback: false)\n'
_SPACES = {1: b"GRAY", 3: b"RGB "}
"""The color space of a picture's profile, by its number of colors (ISO 32000-1, 8.6.5.5)."""
_CLASSES = {b"scnr", b"mntr", b"prtr", b"spac"}
"""The kinds of profiles that PDF/A takes (ISO 19005-2, 6.2.4.2)."""
_judged: dict[str, str] = {}
_lock = Lock()


@once
def not_asked() -> str:
    """Why Typst cannot be asked, as the end of a sentence; nothing where it is installed."""
    return extras.fault("booklets")


def typeset(main: bytes, files: Mapping[str, bytes], inputs: Mapping[str, str]) -> tuple[bytes, list[str]]:
    """A PDF of a stylesheet and its files, and what the engine warns of. `inputs` are what the stylesheet is told.

    It is PDF/UA-1 and PDF/A-2a; what could not be is an error. Raises RuntimeError with what the engine says.
    """
    with _at_hand(main, files) as (texts, root):
        return _compiled(texts, inputs, root)


def asked(main: bytes, files: Mapping[str, bytes], inputs: Mapping[str, str], label: str) -> Any:
    """The value of the metadata with a label, once the document is set.

    Raises RuntimeError with what the engine says.
    """
    import typst

    query: Any = typst.query
    with _at_hand(main, files) as (texts, root):
        return json.loads(query(texts, label, field="value", one=True, root=root, **_settings(inputs)))


@contextmanager
def _at_hand(main: bytes, files: Mapping[str, bytes]) -> Iterator[tuple[dict[str, bytes], str | None]]:
    """A document as the engine takes it: texts from memory, photographs from a folder."""
    texts = {name: data for name, data in files.items() if _is_text(data)}
    if len(texts) == len(files):
        yield {"main": main, **texts}, None
        return
    with TemporaryDirectory() as folder:
        for name in files.keys() - texts.keys():
            Path(folder, name).write_bytes(files[name])
        yield {"main": main, **texts}, folder


def _settings(inputs: Mapping[str, str]) -> dict[str, Any]:
    return {"ignore_system_fonts": True, "font_paths": [str(FONTS)], "sys_inputs": dict(inputs)}


def refused(pictures: Mapping[str, bytes]) -> dict[str, str]:
    """Which pictures cannot stand in a booklet, by their names, and what the engine says of each.

    A name ends with the kind of the picture: `x.jpg`. All are tried at once, and only where that fails one by one.
    """
    if not_asked():
        return {}
    keys = {name: hashlib.sha256(data).hexdigest() + Path(name).suffix for name, data in pictures.items()}
    new = {keys[name]: data for name, data in pictures.items() if keys[name] not in _judged}
    if len(new) > 1 and not _said_of(new):
        said = dict.fromkeys(new, "")
    else:
        said = {name: _said_of({name: data}) for name, data in new.items()}
    with _lock:
        _judged.update(said)
    return {name: _judged[key] for name, key in keys.items() if _judged[key]}


@once
def prints(character: str) -> bool:
    """Whether the engine sets a character between two letters, in both weights of the booklets' font."""
    if not_asked():
        return True
    code = f'"a\\u{{{ord(character):x}}}b"'
    try:
        return not typeset(f"{_TITLED}#text({code})\n#strong({code})".encode(), {}, {})[1]
    except RuntimeError:
        return False


def _said_of(pictures: Mapping[str, bytes]) -> str:
    """What the engine says against some pictures, or nothing."""
    shown = [f'#box(image("{name}", width: 10pt, alt: "x"))' for name in pictures]
    try:
        pdf, warnings = typeset((_TITLED + "\n".join(shown)).encode(), pictures, {})
    except RuntimeError as error:
        return str(error).partition("\n")[0]
    return warnings[0] if warnings else next(_profiles(pdf), "")


def _profiles(pdf: bytes) -> Iterator[str]:
    """What is wrong with the color profiles that the engine has taken from pictures as they were."""
    import pikepdf

    with pikepdf.open(BytesIO(pdf)) as file:
        for thing in file.objects:
            if not isinstance(thing, pikepdf.Array) or len(thing) != 2 or thing[0] != pikepdf.Name.ICCBased:
                continue
            header = thing[1].read_bytes()[:20]
            if header[12:16] not in _CLASSES or header[16:20] != _SPACES.get(int(thing[1].get("/N", 0))):
                yield f"its color profile is of the kind '{header[16:20].decode('latin-1').strip()}', not RGB"


def _is_text(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _compiled(texts: dict[str, bytes], inputs: Mapping[str, str], root: str | None) -> tuple[bytes, list[str]]:
    import typst

    compiler: Any = typst.compile_with_warnings  # its stubs do not know that it takes texts by their names
    pdf, warnings = compiler(texts, root=root, format="pdf", pdf_standards=_STANDARDS, **_settings(inputs))
    return pdf, [str(warning) for warning in warnings]

"""What external addresses answered, and the file that remembers it for a while.

Knows nothing of how an address is tried (`__init__.py`). The file is a convenience: where it is damaged, of
another format or not to be written, that is said in a word and the work goes on without it.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal, get_args

from leaflets.core import whole_file

Kind = Literal["fine", "moved", "gone", "forbidden", "unknown"]

_HOUR = 3600
_DAY = 24 * _HOUR
KEEP: dict[str, int] = {"fine": 7 * _DAY, "moved": 7 * _DAY, "gone": _HOUR, "forbidden": _HOUR, "unknown": 0}
"""Seconds for which an answer is believed.

What opened today opens tomorrow, nearly always: a week spares hosts most requests. A fault may be mended any
moment: an hour is the time in which an author mends a list of them, and runs again after each. What could not be
told is not kept: the next run may have the network that this one lacked.
"""

FORMAT = 1
"""Of the file. A change of what answers mean is a new format, too."""


@dataclass(frozen=True)
class Answer:
    """What an address answered. `message` is a verb and its object: the address "answers 404 Not Found".

    fine: it opens, also where it leads on for the time being. moved: it opens, but `final` is the address to write.
    gone: no reader will get there. forbidden: it is there, and not for us; a reader may have the right. unknown:
    this run could not tell.
    """

    kind: Kind
    message: str
    final: str = ""


def read(path: Path, tell: Callable[[str], None]) -> dict[str, Answer]:
    """The answers of earlier runs that are still believed, by address."""
    return {address: answer for address, (answer, _) in _load(path, tell).items()}


def write(path: Path, new: Mapping[str, Answer], tell: Callable[[str], None]) -> None:
    """Add answers to the file; those that are no longer believed leave it.

    It is replaced at once, by a rename: of two runs that write at the same time one loses answers, none the file.
    """
    now = time.time()
    entries = _load(path, lambda _: None)
    entries |= {address: (answer, now + KEEP[answer.kind]) for address, answer in new.items() if KEEP[answer.kind]}
    data = {"format": FORMAT, "answers": {key: {**asdict(a), "until": until} for key, (a, until) in entries.items()}}
    try:
        whole_file.write(path, json.dumps(data, indent=0).encode())
    except OSError as error:
        tell(f"{path}: the answers cannot be kept: {error.strerror}")


def _load(path: Path, tell: Callable[[str], None]) -> dict[str, tuple[Answer, float]]:
    """The answers in the file that are still believed, each with the time (seconds since 1970) until which it is."""
    now = time.time()
    try:
        data = json.loads(path.read_text("utf-8"))
        if data["format"] != FORMAT:
            tell(f"{path}: was written by another version and is not used")
            return {}
        return {str(key): entry for key, value in data["answers"].items() if (entry := _entry(value, now))}
    except FileNotFoundError:
        return {}
    except OSError as error:
        tell(f"{path}: cannot be read: {error.strerror}")
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        tell(f"{path}: is damaged and is not used")
    return {}


def _entry(value: dict[str, Any], now: float) -> tuple[Answer, float] | None:
    """An answer that is still believed. One that claims to be so for too long is from a clock that was wrong."""
    kind, message, final, until = value["kind"], value["message"], value["final"], float(value["until"])
    if kind not in get_args(Kind) or not isinstance(message, str) or not isinstance(final, str):
        raise ValueError
    return (Answer(kind, message, final), until) if now < until <= now + KEEP[kind] else None

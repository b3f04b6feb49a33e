"""A run as a whole: progress, what is remembered, its end."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from leaflets.links.external import Answer, Manners, try_all
from leaflets.links.external import answers as memory
from support.web_server import Say, WebServer, redirect

QUICK = Manners(pause=0.01, request=10, back_off=0.02)
Attempt = Callable[..., dict[str, Answer]]


def test_progress(web: WebServer, attempt: Attempt, said: list[str]) -> None:
    """Progress is told now and then, not for each address."""
    urls = [web.on(f"/{number}", Say(delay=0.02)) for number in range(30)]
    begun = time.monotonic()
    attempt(*urls, progress=0.3)
    assert 1 <= len(said) <= (time.monotonic() - begun) / 0.3
    assert all(re.fullmatch(r"\d+ of 30 addresses tried", line) for line in said)


def test_cache(web: WebServer, attempt: Attempt, said: list[str], tmp_path: Path) -> None:
    """What was answered is not asked again; each fragment is remembered by itself; what was unknown is tried again."""
    web.on("/end", Say(body=b"<h2 id='part'>Part</h2>"))
    web.on("/for-good", redirect(301, "/end"))
    web.on("/closed", Say(403))
    web.on("/down", Say(503))
    urls = [web.url(path) for path in ("/end", "/end#part", "/end#absent", "/for-good", "/closed", "/down")]
    first = attempt(*urls)
    assert "/down" not in (tmp_path / "answers.json").read_text()
    asked = len(web.seen)
    assert attempt(*urls) == first
    assert {seen.path for seen in web.seen[asked:]} == {"/down"}
    asked = len(web.seen)
    assert attempt(web.url("/end#other"))[web.url("/end#other")].kind == "gone"
    assert len(web.seen) == asked + 1
    assert said == []


@pytest.mark.parametrize(
    ("kind", "days", "kept"),
    [
        ("fine", 6.9, True),
        ("fine", 7.1, False),
        ("moved", 6.9, True),
        ("moved", 7.1, False),
        ("gone", 0.04, True),
        ("gone", 0.05, False),
        ("forbidden", 0.04, True),
        ("forbidden", 0.05, False),
        ("unknown", 0.0, False),
        ("fine", -1, False),
    ],
)
def test_age(tmp_path: Path, kind: str, days: float, kept: bool) -> None:
    """What opens is believed for a week, a fault for an hour, the unknown never; nor is an answer from the future."""
    cache = tmp_path / "answers.json"
    memory.write(cache, {"http://x.example/": Answer("fine", "x")}, print)
    data = json.loads(cache.read_text())
    until = time.time() - days * 86_400 + memory.KEEP[kind]
    data["answers"]["http://x.example/"].update(kind=kind, until=until)
    cache.write_text(json.dumps(data))
    assert bool(memory.read(cache, print)) == kept
    memory.write(cache, {}, print)
    assert ("x.example" in cache.read_text()) == kept


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "is damaged and is not used"),
        (b"\xff\xfe", "is damaged and is not used"),
        (b"{", "is damaged and is not used"),
        (b"[" * 100_000, "is damaged and is not used"),
        (b"[]", "is damaged and is not used"),
        (b"7", "is damaged and is not used"),
        (b"{}", "is damaged and is not used"),
        (b'{"format": 1, "answers": []}', "is damaged and is not used"),
        (b'{"format": 1, "answers": {"http://x/": 1}}', "is damaged and is not used"),
        (b'{"format": 1, "answers": {"http://x/": {}}}', "is damaged and is not used"),
        (
            b'{"format": 1, "answers": {"http://x/": {"kind": "good", "message": "", "final": "", "until": 9}}}',
            "is damaged and is not used",
        ),
        (
            b'{"format": 1, "answers": {"http://x/": {"kind": "fine", "message": [], "final": "", "until": 9}}}',
            "is damaged and is not used",
        ),
        (b'{"format": 99, "answers": {}}', "was written by another version and is not used"),
    ],
    ids=lambda value: value[:40] if isinstance(value, bytes) else "",
)
def test_damaged_cache(
    web: WebServer, attempt: Attempt, said: list[str], tmp_path: Path, content: bytes, word: str
) -> None:
    """A cache that cannot be read is left aside with a word, and is whole again after the run."""
    cache = tmp_path / "answers.json"
    cache.write_bytes(content)
    url = web.on("/", Say())
    assert attempt(url)[url].kind == "fine"
    assert said == [f"{cache}: {word}"]
    attempt(url)
    assert len(web.seen) == 1


def test_cache_that_cannot_be_written(web: WebServer, tmp_path: Path, said: list[str]) -> None:
    """A run without a place for its cache ends well, with a word."""
    (tmp_path / "file").touch()
    url = web.on("/", Say())
    cache = tmp_path / "file" / "answers.json"
    assert try_all([url], cache, said.append, QUICK)[url].kind == "fine"
    assert said == [f"{cache}: cannot be read: Not a directory", f"{cache}: the answers cannot be kept: File exists"]


def test_cache_is_a_folder(web: WebServer, tmp_path: Path, said: list[str]) -> None:
    """Nothing is left lying about where the cache cannot be replaced."""
    url = web.on("/", Say())
    assert try_all([url], tmp_path, said.append, QUICK)[url].kind == "fine"
    assert len(said) == 2
    assert not list(tmp_path.parent.glob(f".{tmp_path.name}-*"))


def test_two_runs_at_once(tmp_path: Path) -> None:
    """However many runs write at the same time, the file is whole, and has all that the last one knew."""
    cache = tmp_path / "answers.json"

    def write(name: int) -> None:
        for number in range(20):
            memory.write(cache, {f"http://{name}.example/{number}": Answer("fine", "x")}, print)
            words: list[str] = []
            memory.read(cache, words.append)
            assert words == []

    threads = [threading.Thread(target=write, args=(name,)) for name in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    kept = memory.read(cache, print)
    assert any(f"http://{name}.example/19" in kept for name in range(4))
    assert [path.name for path in tmp_path.iterdir()] == ["answers.json"]


INTERRUPTED = """
import signal, sys
from pathlib import Path
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell lets what it starts with `&` ignore it
from leaflets.links.external import Manners, try_all
try:
    try_all(sys.argv[2:], Path(sys.argv[1]), print, Manners(pause=0.01, request=60))
except KeyboardInterrupt:
    print("interrupted")
"""


def test_interrupt(web: WebServer, tmp_path: Path) -> None:
    """Ctrl-C ends a run at once, though a host has not answered; what others answered is kept."""
    cache = tmp_path / "answers.json"
    good, slow = web.on("/good", Say()), web.url("/slow", "localhost")
    web.on("/slow", Say(delay=60))
    command = [sys.executable, "-c", INTERRUPTED, str(cache), good, slow]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        while len(web.seen) < 2 and process.poll() is None:
            time.sleep(0.05)
        time.sleep(0.3)
        begun = time.monotonic()
        process.send_signal(signal.SIGINT)
        output, _ = process.communicate(timeout=20)
    assert time.monotonic() - begun < 10
    assert output == "interrupted\n"
    assert process.returncode == 0
    assert list(memory.read(cache, print)) == [good]


def test_nothing_is_asked_after_the_end(web: WebServer, tmp_path: Path) -> None:
    """A run that is broken off makes no further request, though its program goes on."""

    def break_off(line: str) -> None:
        raise KeyboardInterrupt(line)

    urls = [web.on(f"/{number}", Say(delay=0.02)) for number in range(300)]
    with pytest.raises(KeyboardInterrupt):
        try_all(urls, tmp_path / "answers.json", break_off, replace(QUICK, progress=0.2))
    time.sleep(0.2)
    asked = len(web.seen)
    time.sleep(0.3)
    assert len(web.seen) == asked < 300


def test_nothing_to_try(attempt: Attempt, said: list[str], tmp_path: Path) -> None:
    """Without addresses nothing is said and nothing is written."""
    assert attempt() == {}
    assert said == []
    assert not list(tmp_path.iterdir())

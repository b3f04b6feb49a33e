"""Readers on a real nginx while releases change under them: no error, and no page of two releases."""

from __future__ import annotations

import hashlib
import http.client
import os
import random
import re
import threading
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest
from leaflets.publish.store import Store
from support import nginx_server
from support.publisher import put, site

LONG = bool(os.environ.get("LEAFLETS_LONG"))
SWITCHES = 300 if LONG else 30
REQUESTS = 10_000 if LONG else 1_500
READERS = 6
PAGES = 8


@pytest.fixture
def port(tmp_path: Path) -> Iterator[int]:
    """A port of this machine where nginx, with the file that admins get, shows `www/current`."""
    port = nginx_server.free_port()
    text = nginx_server.yours(tmp_path / "www/current", "/", port, tmp_path / "site.log")
    with nginx_server.nginx(tmp_path, text, port):
        yield port


class Answer(NamedTuple):
    """What nginx answered: the path that was asked for, the status, the release, the SHA-256 of the body."""

    path: str
    status: int
    release: str
    sha256: str


class Visits:
    """How many visits are under way, by the number of switches before they began."""

    def __init__(self) -> None:
        self.changed = threading.Condition()
        self.switches = 0
        self.open: Counter[int] = Counter()

    def begin(self) -> int:
        """A reader asks for a page."""
        with self.changed:
            self.open[self.switches] += 1
            return self.switches

    def end(self, began: int) -> None:
        """The reader has the page and its stylesheet."""
        with self.changed:
            self.open[began] -= 1
            self.changed.notify_all()

    def wait(self) -> None:
        """Wait until all visits that began before the last switch are over.

        A page's stylesheet stays reachable for one release, so no visit of these tests may see two switches.
        """
        with self.changed:
            assert self.changed.wait_for(lambda: not any(self.open[at] for at in range(self.switches)), timeout=60)

    def switched(self) -> None:
        """Readers see another release since a moment ago."""
        with self.changed:
            self.switches += 1


def read(port: int, seed: int, visits: Visits, answers: list[Answer], stop: threading.Event) -> None:
    """One reader: a page, sometimes a look at it, then its stylesheet, again and again on one connection."""
    chance = random.Random(seed)
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)

    def ask(path: str) -> bytes:
        connection.request("GET", f"/{path}")
        response = connection.getresponse()
        body = response.read()
        release = response.getheader("X-Release") or "none"
        answers.append(Answer(path, response.status, release, hashlib.sha256(body).hexdigest()))
        return body

    pages = ["index.html", *(f"leaflet/{number}.html" for number in range(1, PAGES))]
    while not stop.is_set():
        began = visits.begin()
        try:
            page = ask(chance.choice(pages)).decode()
            if chance.random() < 0.3:
                stop.wait(chance.uniform(0, 0.05))
            style = re.search(r'href="(?:\.\./)?(assets/[^"]+)"', page)
            assert style
            ask(style[1])
        finally:
            visits.end(began)
        if chance.random() < 0.1:
            ask("leaflet/leaflet-booklet.pdf")
    connection.close()


def test_readers_see_one_release_at_a_time(port: int, tmp_path: Path) -> None:
    """Each answer is 200 and bears a release; its bytes are those of that release's manifest, at that path.

    A stylesheet is asked for after its page, often after a switch, and is there, and is the page's own.
    """
    dest = tmp_path / "www"
    made = {(first := put(dest, site(tmp_path / "first", "first", PAGES))).id: first.manifest.all}
    visits, stop = Visits(), threading.Event()
    answers: list[list[Answer]] = [[] for _ in range(READERS)]
    failed: list[str] = []
    before = threading.excepthook
    threading.excepthook = lambda told: failed.append(repr(told.exc_value))
    readers = [threading.Thread(target=read, args=(port, n, visits, answers[n], stop)) for n in range(READERS)]
    for reader in readers:
        reader.start()
    try:
        for number in range(1, SWITCHES + 1):
            new = site(tmp_path / f"site-{number % 2}", f"{number:04}", PAGES)
            for old in new.glob("assets/*.css"):
                if str(number).zfill(4).encode() not in old.read_bytes():
                    old.unlink()
            visits.wait()
            release = put(dest, new, number, tell=lambda line: None)
            visits.switched()
            made[release.id] = release.manifest.all
        while sum(map(len, answers)) < REQUESTS and not failed:
            stop.wait(0.01)
    finally:
        stop.set()
        for reader in readers:
            reader.join()
        threading.excepthook = before
    assert failed == []
    found = [answer for each in answers for answer in each]
    assert len(made) == SWITCHES + 1
    assert len(found) >= REQUESTS
    assert Counter(answer.status for answer in found) == {200: len(found)}
    mixed = [answer for answer in found if made[answer.release][answer.path].sha256 != answer.sha256]
    assert mixed == []
    seen = {answer.release for answer in found}
    later = sum(one.release != two.release for each in answers for one, two in pairwise(each) if ".css" in two.path)
    print(f"{len(found)} requests, {SWITCHES} switches, {len(seen)} releases seen, {later} stylesheets after a switch")
    assert len(seen) > SWITCHES / 3
    assert later
    assert Store(dest).current is not None

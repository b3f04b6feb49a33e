"""The commands of docs/contributing/hosting.md, word for word, on a machine whose folders are a test's own.

`sudo` does what follows it, `apt-get` and `systemctl` are small scripts, and `nginx`, `git` and `make` are the real
ones. The leaflets are the example library, so that a build takes a second.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from leaflets.publish.store import Store
from support import library, nginx_server
from support.library import ROOT
from support.signed_library import make_ready
from test_documentation import BLOCK

PAGE = (ROOT / "docs/contributing/hosting.md").read_text("utf-8")
APT = """#!/bin/sh
case "$*" in
    update|"install --yes nginx-light git make python3-venv curl") exit 0 ;;
    *) exit 1 ;;
esac
"""
CURL = f"""#!{sys.executable}
import sys, urllib.error, urllib.request
*options, address = sys.argv[1:]
assert options == ["--silent", "--show-error", "--head"], options
try:
    answer = urllib.request.urlopen(urllib.request.Request(address, method="HEAD"))
except urllib.error.HTTPError as error:
    answer = error
print("HTTP/1.1", answer.status, answer.reason)
print(answer.headers)
"""


PARTS = [part.partition("\n")[::2] for part in re.split(r"^## ", PAGE, flags=re.MULTILINE)[1:]]
"""Heading and text of each part of the page."""


def commands(text: str) -> list[str]:
    """The commands in a part of the page, in order."""
    lines = [line.strip() for block in BLOCK.finditer(text) for line in block["lines"].splitlines()]
    return [line.removeprefix("$ ") for line in lines if line.startswith("$ ")]


class Machine:
    """A machine with nginx as Debian installs it, below a folder; elsewhere in it is the repository that is cloned."""

    def __init__(self, folder: Path) -> None:
        """Lay out the folders; the repository holds the example library and what is shipped for a server."""
        self.folder, self.port = folder, nginx_server.free_port()
        self.here = folder / "home"
        for path in ("etc/nginx/sites-available", "etc/nginx/sites-enabled", "srv", "bin", "home"):
            (folder / path).mkdir(parents=True)
        default = f"server {{ listen 127.0.0.1:{self.port} default_server; return 418; }}"
        (folder / "etc/nginx/sites-available/default").write_text(default, "utf-8")
        (folder / "etc/nginx/sites-enabled/default").symlink_to(folder / "etc/nginx/sites-available/default")
        self.origin = library.copy(folder)
        for name in (".gitignore", "Makefile"):
            shutil.copy(ROOT / name, self.origin)
        (self.origin / "deploy").mkdir()
        ours = nginx_server.yours(folder / "srv/leaflets/current", "/", self.port, folder / "site.log")
        (self.origin / "deploy/nginx.conf").write_text(ours, "utf-8")
        self.commit("init", "-q")
        nginx = " ".join(f"'{part}'" for part in nginx_server.command(folder))
        for name, script in {
            "sudo": '#!/bin/sh\nexec "$@"\n',
            "apt-get": APT,
            "curl": CURL,
            "make": f"#!/bin/sh\n[ -e .venv ] || ln -s '{sys.prefix}' .venv\n{shutil.which('make')} -o venv \"$@\"\n",
            "nginx": f'#!/bin/sh\nexec {nginx} "$@"\n',
            "systemctl": f"#!/bin/sh\n[ \"$*\" = 'reload nginx' ] && exec {nginx} -s reload\n",
        }.items():
            (folder / "bin" / name).write_text(script, "utf-8")
            (folder / "bin" / name).chmod(0o755)

    def commit(self, *first: str) -> None:
        """Commit all that has changed in the repository."""
        who = ["-c", "user.name=Nobody", "-c", "user.email=nobody@hospital.test"]
        for arguments in (first, ["add", "-A"], [*who, "commit", "-q", "-m", "knee: a leaflet"]):
            if arguments:
                subprocess.run(["git", *arguments], cwd=self.origin, check=True)

    def run(self, command: str) -> str:
        """Run a command of the page; what it printed. Paths of the system mean those of this machine."""
        if command.startswith("cd "):
            self.here /= command.removeprefix("cd ")
            return ""
        ours = re.sub(r"(?<=[ =])(/etc/|/srv\b)", rf"{self.folder}\1", command)
        ours = ours.replace("http://localhost/", f"http://127.0.0.1:{self.port}/")
        around = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "GIT_", "SOURCE_"))}
        around |= {
            "PATH": f"{self.folder / 'bin'}:{os.environ['PATH']}",
            "GIT_CONFIG_COUNT": "1",
            "GIT_CONFIG_KEY_0": f"url.{self.origin}.insteadOf",
            "GIT_CONFIG_VALUE_0": "https://git.hospital.example/leaflets.git",
        }
        shell = ["sh", "-c", ours]
        done = subprocess.run(shell, cwd=self.here, env=around, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
        if "reload" in command:
            self.wait_for_reload()
        return done.stdout

    def wait_for_reload(self) -> None:
        """Until the worker with the old configuration is gone: for a moment both answer."""
        for _ in range(6000):
            if re.search(r"worker process \d+ exited with code 0", (self.folder / "error.log").read_text()):
                return
            time.sleep(0.01)
        raise AssertionError("nginx did not reload")

    def ask(self, tag: str = "") -> tuple[str, str]:
        """The home page's release and its tag; `304` for the release where that is still the tag."""
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}/", headers={"If-None-Match": tag})
        try:
            with urllib.request.urlopen(request) as answer:
                return answer.headers["X-Release"], answer.headers["ETag"]
        except urllib.error.HTTPError as error:
            return str(error.code), error.headers["ETag"]


@pytest.fixture
def machine(tmp_path: Path) -> Iterator[Machine]:
    """A machine whose nginx runs, as it does after its package was installed."""
    made = Machine(tmp_path)
    with nginx_server.nginx(tmp_path, f'include "{tmp_path}/etc/nginx/sites-enabled/*";', made.port):
        yield made


def test_the_page_from_top_to_bottom(machine: Machine) -> None:
    """Every command of the page works in its turn, and the server shows what the page says that it shows."""
    said, seen = {}, {}
    for heading, text in PARTS:
        if heading == "Publish":
            make_ready(machine.origin)
            machine.commit()
            machine.run("git pull")
        elif heading == "Update":
            page = machine.origin / "docs/index.md"
            page.write_text(f"{page.read_text('utf-8')}\nOne more line.\n", "utf-8")
            machine.commit()
        elif heading == "Move to another server":
            browsers_keep_no_page_of_another_release(machine)
            [pack, unpack] = commands(text)
            machine.run(pack)
            (machine.folder / "srv/leaflets").rename(machine.folder / "the old server's")
            machine.run(unpack)
            continue
        said[heading] = "".join(map(machine.run, commands(text)))
        seen[heading] = machine.ask()
    served = said["An intranet site in ten minutes"]
    preview, published, updated = (seen[each][0] for each in ("An intranet site in ten minutes", "Publish", "Update"))
    assert "HTTP/1.1 200 OK" in served
    assert "HTTP/1.1 404 Not Found" in served
    assert served.count(f"X-Release: {preview}") == 2
    assert served.count("Content-Security-Policy: ") == 2
    assert f"Published {preview}, a preview, not for patients" in served
    assert len({preview, published, updated}) == 3
    assert f"* {updated}" in said["Roll back"]
    assert f"Readers now see {published}. Before it: {updated}." in said["Roll back"]
    assert said["Verify"].count("all as published") == 4
    assert "Offline copy: offline/leaflets-offline-" in said["A copy for a ward without network"]
    assert seen["Below a path"][0] == published
    moved = Store(machine.folder / "srv/leaflets")
    assert seen["What is logged"][0] == moved.releases[-1].id == updated
    assert len(moved.releases) == 3
    assert [fault for release in moved.releases for fault in release.faults()] == []


def browsers_keep_no_page_of_another_release(machine: Machine) -> None:
    """What a browser has kept is good for that release alone, forward and back."""
    store = Store(machine.folder / "srv/leaflets")
    tags: dict[str, str] = {}
    for release in (*store.releases, *store.releases):
        store.switch(release)
        for known, tag in tags.items():
            assert (machine.ask(tag)[0] == "304") == (known == release.id)
        name, tags[release.id] = machine.ask()
        assert name == release.id
    assert len(tags) == 3


def test_path_as_the_page_says(tmp_path: Path) -> None:
    """The text to write and the line to write it in are in the file; another server hands the path on."""
    assert "write `^/patients/leaflets/` for `^/` in the line `location ~ …`" in PAGE
    assert nginx_server.SHIPPED.count('location ~ "^/(') == 1
    front = re.search(r"```nginx\n(.*?)```", PAGE, re.DOTALL)
    assert front
    (tmp_path / "made").mkdir()
    (tmp_path / "made/index.html").write_text("home", "utf-8")
    (tmp_path / "made/404.html").write_text("none", "utf-8")
    current = nginx_server.shown(tmp_path / "made", tmp_path)
    ours, theirs = nginx_server.free_port(), nginx_server.free_port()
    text = nginx_server.yours(current, "/patients/leaflets/", ours, tmp_path / "site.log")
    other = front[1].replace("127.0.0.1:8080", f"127.0.0.1:{ours}")
    with nginx_server.nginx(tmp_path, f"{text}\nserver {{ listen 127.0.0.1:{theirs}; {other} }}", theirs):
        for address in ("patients/leaflets/index.html", "patients/leaflets"):
            with urllib.request.urlopen(f"http://127.0.0.1:{theirs}/{address}") as answer:
                assert (answer.read(), answer.headers["Referrer-Policy"]) == (b"home", "no-referrer")
                assert answer.url.startswith(f"http://127.0.0.1:{theirs}/patients/leaflets/")
    assert (tmp_path / "access.log").read_text() == ""

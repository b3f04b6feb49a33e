"""The commands of docs/contributing/hosting.md, word for word, on a machine whose folders are a test's own.

`sudo` does what follows it, `apt-get` and `systemctl` are small scripts, and `nginx` is the real one.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import intranet
import pytest
from library import ROOT
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


def commands(heading: str) -> list[str]:
    """The commands in the part of the page with this heading."""
    part = re.split(r"^## ", PAGE, flags=re.MULTILINE)
    [text] = [text for text in part if text.startswith(f"{heading}\n")]
    lines = [line.strip() for block in BLOCK.finditer(text) for line in block["lines"].splitlines()]
    return [line.removeprefix("$ ") for line in lines if line.startswith("$ ")]


class Machine:
    """A machine with nginx as Debian installs it, below a folder; the clone with its built site is where one works."""

    def __init__(self, folder: Path) -> None:
        """Lay out the folders."""
        self.folder, self.port = folder, intranet.free_port()
        self.clone = folder / "leaflets"
        for path in ("etc/nginx/sites-available", "etc/nginx/sites-enabled", "srv", "bin", "leaflets/site"):
            (folder / path).mkdir(parents=True)
        default = f"server {{ listen 127.0.0.1:{self.port} default_server; return 418; }}"
        (folder / "etc/nginx/sites-available/default").write_text(default, "utf-8")
        (folder / "etc/nginx/sites-enabled/default").symlink_to(folder / "etc/nginx/sites-available/default")
        for name in ("index.html", "404.html"):
            (self.clone / "site" / name).write_text(name, "utf-8")
        shutil.copytree(ROOT / "deploy", self.clone / "deploy")
        file = self.clone / "deploy/nginx.conf"
        current, log = folder / "srv/leaflets/current", folder / "site.log"
        file.write_text(intranet.yours(current, "/", self.port, log, file.read_text("utf-8")), "utf-8")
        nginx = " ".join(f"'{part}'" for part in intranet.command(folder))
        for name, script in {
            "sudo": '#!/bin/sh\nexec "$@"\n',
            "apt-get": APT,
            "curl": CURL,
            "nginx": f'#!/bin/sh\nexec {nginx} "$@"\n',
            "systemctl": f"#!/bin/sh\n[ \"$*\" = 'reload nginx' ] && exec {nginx} -s reload\n",
        }.items():
            (folder / "bin" / name).write_text(script, "utf-8")
            (folder / "bin" / name).chmod(0o755)

    def run(self, command: str) -> str:
        """Run a command of the page; what it printed. Paths of the system mean those of this machine."""
        ours = re.sub(r"(?<= )(/etc/|/srv\b)", rf"{self.folder}\1", command)
        ours = ours.replace("http://localhost/", f"http://127.0.0.1:{self.port}/")
        path = f"{self.folder / 'bin'}:{os.environ['PATH']}"
        done = subprocess.run(
            ["sh", "-c", ours],
            cwd=self.clone,
            env={**os.environ, "PATH": path},
            capture_output=True,
            text=True,
            check=False,
        )
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


@pytest.fixture
def machine(tmp_path: Path) -> Iterator[Machine]:
    """A machine whose nginx runs, as it does after its package was installed."""
    made = Machine(tmp_path)
    with intranet.nginx(tmp_path, f'include "{tmp_path}/etc/nginx/sites-enabled/*";', made.port):
        yield made


ELSEWHERE = {"git clone https://git.hospital.example/leaflets.git", "cd leaflets", "make site"}
"""Run by test_documentation.py."""


def test_a_site_from_nothing_then_an_update(machine: Machine) -> None:
    """Each step works, the answers are those that the page promises, and an update is shown."""
    said = ""
    for command in commands("An intranet site in ten minutes"):
        if command not in ELSEWHERE:
            said += machine.run(command)
    for wanted in ("HTTP/1.1 200 OK", "HTTP/1.1 404 Not Found", "X-Release: first", "Content-Security-Policy: "):
        assert wanted in said
    assert said.count("X-Release: first") == 2
    for command in commands("Publishing"):
        machine.run(command)
    assert "X-Release: second" in machine.run("curl --silent --show-error --head http://localhost/")
    assert not (machine.folder / "srv/leaflets/next").exists()


def test_moving(machine: Machine) -> None:
    """The archive holds the releases, and `current` as a link."""
    for command in commands("An intranet site in ten minutes"):
        if command.startswith("sudo mkdir") or " cp -R " in command or " ln -s releases" in command:
            machine.run(command)
    for command in commands("Move to another server"):
        machine.run(command)
    listed = machine.run("tar -tvf leaflets.tar.gz")
    assert "leaflets/current -> releases/first" in listed
    assert "leaflets/releases/first/index.html" in listed


def test_no_command_is_left_out() -> None:
    """What needs another machine than test_documentation.py has is run here."""
    parts = ("An intranet site in ten minutes", "Publishing", "Move to another server")
    here = [command for part in parts for command in commands(part)]
    for block in BLOCK.finditer(PAGE):
        for line in block["lines"].splitlines():
            if re.match(r" *\$ (sudo|curl) ", line):
                assert line.strip().removeprefix("$ ") in here


def test_path_as_the_page_says(tmp_path: Path) -> None:
    """The text to write and the line to write it in are in the file; another server hands the path on."""
    assert "write `^/patients/leaflets/` for `^/` in the line `location ~ …`" in PAGE
    assert intranet.SHIPPED.count('location ~ "^/(') == 1
    front = re.search(r"```nginx\n(.*?)```", PAGE, re.DOTALL)
    assert front
    (tmp_path / "current").mkdir()
    (tmp_path / "current/index.html").write_text("home", "utf-8")
    (tmp_path / "current/404.html").write_text("none", "utf-8")
    ours, theirs = intranet.free_port(), intranet.free_port()
    text = intranet.yours(tmp_path / "current", "/patients/leaflets/", ours, tmp_path / "site.log")
    other = front[1].replace("127.0.0.1:8080", f"127.0.0.1:{ours}")
    with intranet.nginx(tmp_path, f"{text}\nserver {{ listen 127.0.0.1:{theirs}; {other} }}", theirs):
        for address in ("patients/leaflets/index.html", "patients/leaflets"):
            with urllib.request.urlopen(f"http://127.0.0.1:{theirs}/{address}") as answer:
                assert (answer.read(), answer.headers["Referrer-Policy"]) == (b"home", "no-referrer")
                assert answer.url.startswith(f"http://127.0.0.1:{theirs}/patients/leaflets/")
    assert (tmp_path / "access.log").read_text() == ""

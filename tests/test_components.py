"""`make sbom` and `make audit`: the list of components, and what is said where nobody can be asked."""

from __future__ import annotations

import hashlib
import importlib.machinery
import importlib.util
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from support.library import ROOT


@pytest.fixture(scope="module")
def sbom() -> dict[str, Any]:
    """The list that stands in the repository and goes with each release."""
    found: dict[str, Any] = json.loads((ROOT / "sbom.json").read_text("utf-8"))
    return found


def test_list_is_the_one_that_is_made(tmp_path: Path) -> None:
    """Run `make sbom` where it is not. The script holds the list against CycloneDX's schema before it writes.

    Packages that only some versions of Python or some systems need may differ from one machine to another.
    """
    target = tmp_path / "sbom.json"
    done = subprocess.run([sys.executable, ROOT / "scripts/sbom", target], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    some = set(re.findall(r"^(\S+==\S+) ;", (ROOT / "requirements.lock").read_text("utf-8"), re.MULTILINE))
    kept, made = (
        {
            f"{normal(each['name'])}=={each.get('version', '')}": each
            for each in json.loads(path.read_text("utf-8"))["components"]
        }
        for path in (ROOT / "sbom.json", target)
    )
    assert {name: each for name, each in kept.items() if name not in some} == {
        name: each for name, each in made.items() if name not in some
    }


def normal(name: str) -> str:
    """A package's name as the lock writes it."""
    return name.lower().replace("_", "-")


def test_every_package_has_version_licence_and_hashes(sbom: dict[str, Any]) -> None:
    """The packages that the site is made with, as they are locked; not those of tests and linters."""
    packages = {normal(each["name"]): each for each in sbom["components"] if "purl" in each}
    assert {"mkdocs", "mkdocs-material", "typst", "pikepdf", "markdown"} <= set(packages)
    assert {"pytest", "mypy", "playwright", "cyclonedx-bom"}.isdisjoint(packages)
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    for name, each in packages.items():
        found = re.search(rf"^{re.escape(name)}==(\S+).*\n((?:    --hash.*\n)+)", lock, re.MULTILINE)
        assert found, name
        assert each["version"] == found[1], name
        assert each["licenses"], name
        hashes = {entry["content"] for where in each["externalReferences"] for entry in where.get("hashes", ())}
        assert hashes == set(re.findall(r"sha256:(\w{64})", found[2])), name


def test_what_stands_in_the_repository_is_listed(sbom: dict[str, Any]) -> None:
    """Fonts and the script for search, each file with its own hash and licence."""
    ours = [each for each in sbom["components"] if "purl" not in each]
    files = {part["name"]: part["hashes"][0]["content"] for each in ours for part in each["components"]}
    assert {each["licenses"][0]["license"]["id"] for each in ours} == {"MIT", "OFL-1.1"}
    vendored = [*ROOT.glob("overrides/assets/*/*.js"), *ROOT.glob("overrides/assets/fonts/*.woff2")]
    vendored += ROOT.glob("hooks/leaflets/booklet/fonts/*.ttf")
    assert set(files) == {path.relative_to(ROOT).as_posix() for path in vendored}
    for name, digest in files.items():
        assert hashlib.sha256((ROOT / name).read_bytes()).hexdigest() == digest


def test_list_names_no_machine(sbom: dict[str, Any]) -> None:
    """The same commit gives the same list: it holds no folder of the machine and no time."""
    text = json.dumps(sbom)
    assert str(ROOT) not in text
    assert str(Path.home()) not in text
    assert "timestamp" not in sbom["metadata"]


def audit(home: Path, **environ: str) -> subprocess.CompletedProcess[str]:
    """Run the audit with an empty home, so without pip-audit's cache."""
    environment = {"PATH": os.environ["PATH"], "HOME": str(home), **environ}
    command = [sys.executable, ROOT / "scripts/audit", "--cache-dir", str(home / "cache")]
    return subprocess.run(command, capture_output=True, text=True, env=environment, timeout=300, check=False)


def test_audit_that_reaches_nobody_says_so(tmp_path: Path) -> None:
    """No answer is not "no faults": exit status 2."""
    done = audit(tmp_path, HTTPS_PROXY="http://127.0.0.1:9", https_proxy="http://127.0.0.1:9")
    assert done.returncode == 2, done.stdout + done.stderr
    assert "This needs the internet" in done.stderr
    assert "Traceback" not in done.stderr


FINE = {"name": "a", "version": "1", "vulns": []}
FAULTY = {"name": "b", "version": "2", "vulns": [{"id": "PYSEC-0", "fix_versions": ["3"]}]}
UNASKED = {"name": "c", "skip_reason": "Dependency not found"}


@pytest.mark.parametrize(
    ("packages", "status", "words"),
    [
        ([FINE], 0, "1 packages, 0 known vulnerabilities"),
        ([FINE, FAULTY], 1, "b 2: PYSEC-0; fixed in 3"),
        ([FINE, FAULTY, UNASKED], 2, "1 of 3 packages could not be asked about (c)"),
    ],
)
def test_audit_tells_three_cases_apart(
    packages: list[dict[str, Any]], status: int, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """None known, some known, and not known: the last is never taken for the first."""
    loader = importlib.machinery.SourceFileLoader("audit_script", str(ROOT / "scripts/audit"))
    spec = importlib.util.spec_from_loader("audit_script", loader)
    assert spec
    script = importlib.util.module_from_spec(spec)
    sys.dont_write_bytecode, before = True, sys.dont_write_bytecode
    loader.exec_module(script)
    sys.dont_write_bytecode = before
    assert script.tell(packages) == status
    assert words in "".join(capsys.readouterr())

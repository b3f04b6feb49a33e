"""Lighthouse gives 100 of 100 for accessibility and for best practice. Speed is not asked here."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
from support import real_parts
from support.shipped_pages import PREPARE, RISKS

from .conftest import HOST

PAGES = [
    "index.html",
    PREPARE,
    RISKS,
    "print_page.html",
]
CATEGORIES = {"accessibility": 100, "best-practices": 100}


def lighthouse(address: str, folder: Path) -> dict[str, Any]:
    """The report on a page, with no audit left out, in a browser and a profile of its own."""
    root = "--no-sandbox" if os.geteuid() == 0 else ""
    report = folder / "report.json"
    command = [
        real_parts.node(),
        str(real_parts.npm_packages() / "lighthouse" / "cli" / "index.js"),
        address,
        f"--only-categories={','.join(CATEGORIES)}",
        "--output=json",
        f"--output-path={report}",
        f"--chrome-flags=--headless=new --no-first-run {root}".rstrip(),
        "--no-enable-error-reporting",
        "--quiet",
    ]
    environment = os.environ | {"CHROME_PATH": real_parts.chromium(), "TMPDIR": str(folder)}
    done = subprocess.run(command, env=environment, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(report.read_text("utf-8"))


@pytest.fixture(scope="module")
def judged(sample: Any) -> list[str]:
    """All four pages, or in a sample one."""
    return sample(PAGES, 1)


def test_full_marks(judged: list[str], server: str, tmp_path: Path) -> None:
    """Home, a section, the risks, the print page: full marks, and each audit that failed is named.

    By the address of this machine, to which Lighthouse's own browser knows the way, and which needs no TLS.
    """
    here = server.replace(HOST, "127.0.0.1")
    for number, page in enumerate(judged):
        folder = tmp_path / str(number)
        folder.mkdir()
        report = lighthouse(here + page, folder)
        assert report.get("runtimeError") is None
        failed = [
            f"{page}: {name}: {audit['title']}"
            for name, audit in report["audits"].items()
            if audit["score"] is not None and audit["score"] < 1 and audit["scoreDisplayMode"] == "binary"
        ]
        assert failed == []
        scores = {name: category["score"] * 100 for name, category in report["categories"].items()}
        assert scores == CATEGORIES, page

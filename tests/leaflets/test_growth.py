"""Pages that were written to take long: each is read in a process with a limit that no quadratic algorithm keeps.

The limit is no timing: one part alone would take more if its time were quadratic again, and all together take a tenth.
`benchmarks/hostile.py` measures, with many more seeds.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys

import pytest
from support import library

LONG = bool(os.environ.get("LEAFLETS_LONG"))
CHARACTERS, SECONDS = (250_000, 120) if LONG else (65_000, 45)
CODE = (
    "import json, sys; sys.path.insert(0, sys.argv[1]); import hostile; "
    "print(*(name for name, _ in hostile.measure(*json.loads(sys.argv[2]))))"
)
CASES = [
    ("paragraph", "if …, "),
    ("heading", "{"),
    ("list", "not "),
]
"""Shapes and seeds that took over a minute at 65,000 characters, or would have."""
MORE = [
    ("paragraph", "1 "),
    ("paragraphs", "1 "),
    ("heading", "what not "),
    ("paragraph", "{"),
    ("paragraphs", "may not be "),
    ("list", "1 "),
    ("paragraph", "("),
]


def limit() -> None:
    """End the process where it takes too long."""
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


@pytest.mark.parametrize(("shape", "seed"), CASES + MORE * LONG)
def test_time_is_linear(shape: str, seed: str) -> None:
    """All readers and checks end within the limit."""
    command = [sys.executable, "-c", CODE, str(library.ROOT / "benchmarks"), json.dumps([shape, seed, CHARACTERS])]
    done = subprocess.run(command, capture_output=True, text=True, preexec_fn=limit, check=False)
    assert done.returncode == 0, done.stderr[-2_000:]
    parts = {"locator", "blocks", "record", "redline", "unsourced-number", "long-sentence", "survey"}
    assert parts <= set(done.stdout.split())

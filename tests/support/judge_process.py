"""A process of its own that judges a library again and again, within limits of processor time and memory.

Python cannot stop itself in a regular expression or in a parser that is written in C. A process that takes too much is
ended by the system, and the one that started it tells with which input: `Judge.check` fails with the input in its
message, and keeps it in a file where it is long.
"""

from __future__ import annotations

import base64
import json
import os
import resource
import subprocess
import sys
import sysconfig
import tempfile
import traceback
from pathlib import Path
from types import TracebackType
from typing import Any

SECONDS = 60
"""Of processor for one input: more than any takes on a slow machine that does other things too."""
MEMORY = 3_000_000_000
"""Bytes of address space: Python with all that the checks load takes 1.2 GB."""


class Judge:
    """Judges a library with other bytes in one of its files, in a process that is started anew where it ended."""

    def __init__(self, folder: Path, seconds: int = SECONDS) -> None:
        """Keep the folder of mkdocs.yml; nothing is started yet."""
        self.folder = folder
        self.seconds = seconds
        self._process: subprocess.Popen[str] | None = None

    def check(self, path: str, data: bytes) -> None:
        """Fail unless all of it ends in time, with findings at places that exist. `path` is below docs/."""
        answer = self._ask({"path": path, "data": base64.b64encode(data).decode()})
        if answer is None:
            self.close()
            raise AssertionError(
                f"the process ended: it took more than {self.seconds} s or too much memory: {_kept(data)}"
            )
        if answer:
            raise AssertionError(f"{answer}\n{_kept(data)}")

    def _ask(self, question: dict[str, str]) -> str | None:
        """What is wrong, nothing where all is right; None where the process has ended."""
        if self._process is None:
            command = [sys.executable, __file__, str(self.folder), str(self.seconds)]
            self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(question) + "\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        return str(json.loads(answer)) if answer else None

    def close(self) -> None:
        """End the process."""
        if self._process:
            self._process.kill()
            self._process.communicate()
        self._process = None

    def __enter__(self) -> Judge:
        """Nothing more is needed."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the process."""
        self.close()


def _kept(data: bytes) -> str:
    """An input as a message may hold it; a long one is kept in a file."""
    if len(data) <= 2_000:
        return repr(data)
    with tempfile.NamedTemporaryFile(prefix="leaflets-input-", suffix=".md", delete=False) as file:
        file.write(data)
    return f"{file.name}, which begins with {data[:200]!r}"


def main(folder: Path, seconds: int) -> None:
    """Answer each line of the standard input: judge the library with a file's other bytes, say what is wrong."""
    tests = Path(__file__).parent.parent
    sys.path[:0] = [str(tests), str(tests.parent / "hooks")]
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    out, sys.stdout = sys.stdout, sys.stderr
    watch = _Watch(folder)
    for line in sys.stdin:
        question = json.loads(line)
        used = resource.getrusage(resource.RUSAGE_SELF)
        limit = int(used.ru_utime + used.ru_stime) + seconds
        resource.setrlimit(resource.RLIMIT_CPU, (limit, resource.RLIM_INFINITY))
        file = folder / "docs" / question["path"]
        before = file.read_bytes() if file.exists() else None
        file.write_bytes(base64.b64decode(question["data"]))
        try:
            wrong = _wrong(folder, watch)
        except Exception:
            watch.on, watch.strange = False, []  # the lines of a traceback are read from files
            wrong = traceback.format_exc()
        finally:
            file.unlink() if before is None else file.write_bytes(before)
        out.write(json.dumps(wrong) + "\n")
        out.flush()


def _wrong(folder: Path, watch: _Watch) -> str:
    """What is wrong with how a library is judged; nothing where all is right."""
    from leaflets.booklet import document
    from leaflets.checks import registry, verdict
    from leaflets.checks.check import Inputs
    from leaflets.core.diagnostics import LONGEST, LeafletsError
    from leaflets.site import surveys

    from support import library

    watch.on = True
    made = library.read(folder)
    found = verdict.of(made, registry.run(Inputs(library=made, links=surveys.of_library(made))))
    for leaflet in made.leaflets:
        try:
            document.document(made, leaflet, made.day)
        except LeafletsError as error:  # what cannot be printed is a finding, too
            if not any(each.path.startswith(leaflet.path) and each.level == "warn" for each in found):
                return f"no finding says why there is no booklet: {error}"
    watch.on = False
    for each in found:
        if not stands(folder, each):
            return f"no such place: {each}"
        if "\n" in each.message or len(each.message) > LONGEST:
            return f"no message: {each}"
    strange, watch.strange = watch.strange, []
    return f"opened {strange}" if strange else ""


def stands(folder: Path, found: Any) -> bool:
    """Whether a place exists: the file, the line, and the column, which may be the end of the line."""
    from leaflets.core import text_file

    path = folder / found.path
    if found.line is None:
        return path.exists() or path.name == "index.md"
    lines = text_file.decode(path.read_bytes())[0].split("\n")
    return 1 <= found.line <= len(lines) and 1 <= (found.column or 1) <= len(lines[found.line - 1]) + 1


class _Watch:
    """Notes which files are opened outside a folder and Python's own, while it is `on`."""

    def __init__(self, folder: Path) -> None:
        self.on = False
        self.strange: list[str] = []
        hooks = str(Path(__file__).parents[2] / "hooks")
        self._own = (str(folder.resolve()), sys.prefix, sys.base_prefix, sysconfig.get_path("stdlib"), hooks)
        sys.addaudithook(self._note)

    def _note(self, event: str, arguments: tuple[Any, ...]) -> None:
        if self.on and event == "open" and isinstance(arguments[0], str | os.PathLike):
            path = os.path.realpath(arguments[0])
            if path != os.devnull and not path.startswith(self._own):  # git gets nothing to read
                self.strange.append(path)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))

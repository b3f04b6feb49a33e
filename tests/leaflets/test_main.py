"""The command line: exit status, words, help."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.commands import leaflets, output
from support.library import change


def test_check_of_a_clean_library(example: Path) -> None:
    """Exit status 0, and one line that says how much was read."""
    done = leaflets(example, "check")
    assert (done.returncode, done.stdout) == (0, "")
    said = "The checks of the repository did not run: this is no git repository.\n"
    assert done.stderr == f"{said}1 leaflet, 4 pages: nothing to mend.\n"


def test_check_takes_the_docs_folder(example: Path, tmp_path: Path) -> None:
    """`leaflets check docs` works from anywhere; paths are shown from the folder of mkdocs.yml."""
    change(example, "--- knee/risks.md is missing")
    done = leaflets(tmp_path, "check", str(example / "docs"))
    assert done.returncode == 1
    assert done.stdout.startswith("warn: docs/knee/index.md:1:1: the page docs/knee/risks.md is missing.")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["check", "nowhere"], "leaflets: nowhere: no such folder"),
        (["new", "Knee Surgery"], "'Knee Surgery' is no name for a leaflet: use lower-case words and hyphens. "
                                  "Did you mean 'knee-surgery'?"),
        (["new", "../up"], "'../up' is no name for a leaflet"),
        (["new", "knee"], "docs/knee is there already"),
        (["source", "verify", "kne", "guide", "guide.txt"], "there is no leaflet 'kne'. Did you mean 'knee'?"),
        (["grades", "kne"], "there is no leaflet 'kne'. Did you mean 'knee'? There are: knee"),
        (["check", "--only", "long-sentense"], "there is no check 'long-sentense'. Did you mean 'long-sentence'?"),
        (["check", "--only", "x", "--only", "y"], "there is no check 'x'.\nthere is no check 'y'."),
        (["check", "--only", "inline-code"], "'inline-code' reads a built site: add `--site DIR`"),
        (["check", "--only", "gone-link"], "'gone-link' reads what other hosts answer: add `--external`"),
        (["check", "--only", "example-hospital"], "'example-hospital' judges what is published: add `--publish`"),
        (["check", "--only", "unused-exception"], "'unused-exception' judges what all other checks found"),
        (["check", "--site", "theme", "--only", "long-sentence"], "'long-sentence' judges leaflets as they are"),
        (["check", "docs/knee"], "docs/knee: give the folder of all leaflets, docs, or nothing"),
        (["source", "verify", "guide", "nowhere.txt"], "nowhere.txt"),
    ],
)  # fmt: skip
def test_what_cannot_be_done(example: Path, arguments: list[str], words: str) -> None:
    """One line that says why, exit status 2."""
    done = leaflets(example, *arguments)
    assert done.returncode == 2
    assert words in output(done)


def test_only(example: Path) -> None:
    """Of a faulty library the findings of the checks that are named, and of no other."""
    change(example, "TODO <script>go()</script>\n\n[here](how-to-prepare.md)\n\n[more](nowhere.md)")
    assert {line.rsplit("(", 1)[1] for line in leaflets(example, "check").stdout.splitlines()} > {"broken-link)"}
    done = leaflets(example, "check", "--only", "broken-link", "--only", "long-sentence")
    assert (done.returncode, done.stdout.count("\n"), "(broken-link)" in done.stdout) == (1, 1, True)
    done = leaflets(example, "check", "--only", "long-sentence")
    assert (done.returncode, done.stdout) == (0, "")


def test_info_alone_is_no_failure(example: Path) -> None:
    """Findings at `info` are told; the exit status stays 0."""
    change(
        example,
        "--- ../mkdocs.yml\nextra:\n  checks:\n    unlisted-page: info\n--- knee/more.md\n# More\n\nAsk us. [@-]",
    )
    done = leaflets(example, "check")
    assert done.returncode == 0
    assert done.stdout.startswith("info: docs/knee/more.md:1:1: ")
    assert "nothing to mend, 1 to know of." in done.stderr


def test_new_leaflet_lacks_exactly_what_is_to_be_written(example: Path) -> None:
    """A new leaflet fails for each section and key still blank, and for nothing else."""
    done = leaflets(example, "new", "hip-replacement")
    assert done.returncode == 0
    assert "docs/hip-replacement/ is made." in done.stdout
    found = [line.split(": ", 2)[1:] for line in leaflets(example, "check").stdout.splitlines()]
    assert [(place.removeprefix("docs/hip-replacement/"), what) for place, what in found] == [
        ("how-to-prepare.md:3:4", "the section 'Your medicines' holds only the text of the blank leaflet "
                                  "(empty-section)"),
        ("how-to-prepare.md:7:4", "the section 'Eating and drinking' holds only the text of the blank leaflet "
                                  "(empty-section)"),
        ("index.md:3:1", "front matter: 'owner' still holds the example of the blank leaflet (front-matter)"),
        ("index.md:5:1", "front matter: 'next_review_due' is empty (front-matter)"),
        ("index.md:11:4", "the section 'In brief' holds only the text of the blank leaflet (empty-section)"),
        ("risks.md:1:3", "the section 'Risks' holds only the text of the blank leaflet (empty-section)"),
        ("sources.yml:1:1", "names no source: add the first with `leaflets source add hip-replacement KEY FILE` "
                            "(malformed-sources)"),
    ]  # fmt: skip


def test_grades_are_shown_noted_and_held(example: Path) -> None:
    """The table; `--note` writes the file; from then on a harder page is a finding, and is never noted."""
    easy, hard = "You may get sick. " * 8, "Postoperative complications necessitate hospitalization."
    change(example, f"--- knee/risks.md\n# Risks\n\n!!! risk\n\n    {easy} [@guide risks.1]\n")
    file = example / "docs/knee/grades.yml"
    shown = leaflets(example, "grades")
    assert shown.stdout.startswith(
        "docs/knee/\n  page               grade  without medical words  longest sentence  noted\n"
    )
    assert (shown.returncode, file.exists()) == (0, False)
    assert "\n  risks.md  " in leaflets(example, "grades", "--note", "knee").stdout
    noted = file.read_text("utf-8")
    assert "\nrisks.md: " in noted
    page = example / "docs/knee/risks.md"
    page.write_text(page.read_text("utf-8") + f"\n{hard}\n", "utf-8")
    assert "docs/knee/risks.md:1:1: the page is harder than before" in leaflets(example, "check").stdout
    assert leaflets(example, "grades", "--note").stdout.rstrip().endswith("harder")
    assert file.read_text("utf-8") == noted


def test_a_malformed_file_of_grades_is_not_overwritten(example: Path) -> None:
    """One line with file and line, exit status 2, and the file is as it was."""
    change(example, "--- knee/grades.yml\n# mine\nrisks.md: hard\n")
    done = leaflets(example, "grades", "--note")
    assert done.returncode == 2
    assert "docs/knee/grades.yml:2: 'hard', noted for 'risks.md', is not two reading grades" in output(done)
    assert (example / "docs/knee/grades.yml").read_text("utf-8") == "# mine\nrisks.md: hard\n"


@pytest.mark.parametrize("command", [[], ["check"], ["build"], ["new"], ["source"], ["grades"]])
def test_help(tmp_path: Path, command: list[str]) -> None:
    """`--help` works for every command, in any folder."""
    done = leaflets(tmp_path, *command, "--help")
    assert done.returncode == 0
    assert done.stdout.startswith("Usage:")

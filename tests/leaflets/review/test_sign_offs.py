"""Sign-offs: who has agreed to exactly which words, through all that git does to a branch."""

from __future__ import annotations

import datetime
import json
import os
from pathlib import Path

import pytest
from leaflets.core.sign_off import SignOff
from leaflets.review import sign_offs, standing
from leaflets.review.sign_offs import Signed, SignOffs
from support import library
from support.commands import leaflets, output
from support.git_library import GitLibrary
from support.signed_library import make_ready

PREPARE = "knee/how-to-prepare.md"
STATEMENT = "Do not eat on the day. [@guide prepare.2 #do-not-eat]\n"
A, B, C = "a" * 64, "b" * 64, "c" * 64


def states(repository: GitLibrary) -> dict[str, str]:
    """Where each role stands."""
    made = library.read(repository.folder)
    stands = standing.of(made, made.leaflets[0])
    return {role: stands.state(role) for role in stands.asked.roles}


AGREED = {"clinician": "agreed", "editor": "agreed"}


def test_acceptance_5_a_removed_safety_instruction(repository: GitLibrary) -> None:
    """Role and passage are named; the very words restored before anybody signed others are agreed again."""
    repository.agree()
    assert repository.found("not-agreed") == []
    repository.replace(STATEMENT, "", PREPARE)
    told = repository.found("not-agreed")
    assert len(told) == 2
    for line, role in zip(told, ("clinician", "editor"), strict=True):
        assert line.startswith(
            f"warn: docs/knee/index.md:1:1: the {role} has not agreed to these words: 1 passage differs"
        )
        assert "safety removed on how-to-prepare.md: 'Do not eat on the day.'" in line
    repository.git("revert", "--no-edit", "HEAD")
    assert states(repository) == AGREED
    assert repository.found("not-agreed", "reused-version", "stale-words", "malformed-sign-off") == []


def test_a_change_that_was_signed_and_is_reverted_is_not_agreed(repository: GitLibrary) -> None:
    """Whoever agreed to the new words has not agreed to the old ones again."""
    repository.agree()
    repository.replace("24 hours", "48 hours")
    repository.agree("clinician", day="2026-11-02")
    repository.replace("48 hours", "24 hours")
    assert states(repository) == {"clinician": "changed", "editor": "agreed"}
    repository.agree("clinician", day="2026-11-03")
    assert states(repository) == AGREED


@pytest.mark.linux
def test_acceptance_5_publish_refuses_and_readers_see_what_they_saw(example: Path) -> None:
    """Role and passage are named, and publish exits with 1."""
    make_ready(example)
    GitLibrary(example)
    done = leaflets(example, "publish", "../www")
    assert done.returncode == 0, output(done)
    before = (example.parent / "www/current/knee/how-to-prepare.html").read_bytes()
    path = example / "docs" / PREPARE
    path.write_text(path.read_text("utf-8").replace(STATEMENT, ""), "utf-8")
    library.write_words(example)
    done = leaflets(example, "publish", "../www")
    assert done.returncode == 1
    assert "the clinician has not agreed to these words: 1 passage differs (safety removed on" in output(done)
    assert (example.parent / "www/current/knee/how-to-prepare.html").read_bytes() == before


def test_acceptance_6_squash(repository: GitLibrary) -> None:
    """Words and sign-offs of a branch arrive as one commit."""
    repository.git("switch", "-q", "-c", "branch")
    repository.replace("24 hours", "48 hours")
    repository.agree()
    repository.git("switch", "-q", "main")
    repository.git("merge", "-q", "--squash", "branch")
    repository.git("commit", "-q", "-m", "squashed")
    assert states(repository) == AGREED


def test_acceptance_6_rebase(repository: GitLibrary) -> None:
    """Of a branch whose base went on elsewhere."""
    repository.git("switch", "-q", "-c", "branch")
    repository.replace("24 hours", "48 hours")
    repository.agree()
    repository.git("switch", "-q", "main")
    repository.change("--- index.md\n# Other words\n")
    repository.git("rebase", "-q", "main", "branch")
    assert states(repository) == AGREED


def test_acceptance_6_cherry_pick(repository: GitLibrary) -> None:
    """Both commits, the words and the sign-offs, onto another branch."""
    repository.git("switch", "-q", "-c", "branch")
    repository.replace("24 hours", "48 hours")
    repository.agree()
    repository.git("switch", "-q", "main")
    repository.git("cherry-pick", "branch~1", "branch")
    assert states(repository) == AGREED


def test_acceptance_6_two_signers_on_two_branches(repository: GitLibrary) -> None:
    """Each role signs on a branch of its own: no conflict, agreed; two of one role are no fork."""
    repository.git("switch", "-q", "-c", "one")
    repository.agree("clinician", day="2026-11-02")
    repository.git("switch", "-q", "-c", "two", "main")
    repository.agree("clinician", day="2026-11-03")
    repository.git("switch", "-q", "-c", "three", "main")
    repository.agree("editor")
    repository.git("switch", "-q", "main")
    for branch in ("one", "two", "three"):
        repository.git("merge", "-q", "-m", "merged", branch)
    assert states(repository) == AGREED


def test_acceptance_6_two_changes_signed_apart_and_merged(repository: GitLibrary) -> None:
    """Nobody has read them together: not agreed, and the redline since each role's own words shows the rest."""
    repository.agree()
    repository.git("switch", "-q", "-c", "one")
    repository.replace("Infection may happen", "Infection can happen")
    repository.agree("clinician", day="2026-11-02")
    repository.git("switch", "-q", "-c", "two", "main")
    repository.replace("your knee swells", "your knee itches")
    repository.agree("editor", day="2026-11-03")
    repository.git("merge", "-q", "-m", "merged", "-X", "ours", "one")
    repository.commit()
    assert states(repository) == {"clinician": "changed", "editor": "changed"}
    (found,) = json.loads(repository.run("redline", "--since", "clinician", "--json"))
    assert [item["now"] for item in found["items"]] == ["your knee itches"]
    (found,) = json.loads(repository.run("redline", "--since", "editor", "--json"))
    assert [item["now"] for item in found["items"]] == ["Infection can happen."]


def test_one_role_that_signed_two_texts_apart_is_a_fork(repository: GitLibrary) -> None:
    """Until it signs anew, which replaces both."""
    repository.agree()
    for branch, old, new, day in (
        ("one", "Infection may happen", "Infection can happen", "2026-11-02"),
        ("two", "your knee swells", "your knee itches", "2026-11-03"),
    ):
        repository.git("switch", "-q", "-c", branch, "main")
        repository.replace(old, new)
        repository.agree("clinician", day=day)
    repository.git("merge", "-q", "-m", "merged", "-X", "ours", "one")
    repository.commit()
    assert states(repository)["clinician"] == "fork"
    assert any("two texts that were merged" in line for line in repository.found("not-agreed"))
    repository.agree("clinician", day="2026-11-04")
    assert states(repository)["clinician"] == "agreed"


def test_a_renamed_folder_stays_agreed(repository: GitLibrary) -> None:
    """The folder's name is in no record."""
    repository.agree()
    repository.git("mv", "docs/knee", "docs/knie")
    repository.commit()
    assert states(repository) == AGREED


def test_a_shallow_clone_says_what_it_does_not_know(repository: GitLibrary, tmp_path: Path) -> None:
    """That it is not agreed it knows; how many passages differ it may not know."""
    repository.agree()
    repository.replace("24 hours", "48 hours")
    for number in range(3):
        repository.replace("48 hours" if not number else f"{47 + number} hours", f"{48 + number} hours")
    clone = tmp_path / "clone"
    library.git(tmp_path, "clone", "-q", "--depth", "1", f"file://{repository.folder}", str(clone))
    shallow = GitLibrary.__new__(GitLibrary)
    shallow.folder = clone
    assert states(shallow)["clinician"] == "changed"
    told = shallow.found("not-agreed")
    assert "which ones differ is not known here" in told[0]
    sheet = shallow.run("redline", "knee", "--since", "clinician")
    assert "the history here is cut off" in sheet


def test_acceptance_7_same_version_with_other_words(repository: GitLibrary) -> None:
    """A finding at the version; and another code beside it on the page."""
    repository.agree()
    before = library.read(repository.folder)
    code = standing.of(before, before.leaflets[0]).code
    repository.replace("24 hours", "48 hours")
    (told,) = repository.found("reused-version")
    assert told.startswith(f"warn: docs/knee/index.md:4:1: version 1.0 was agreed to with other words ({code})")
    after = library.read(repository.folder)
    assert standing.of(after, after.leaflets[0]).code != code
    repository.replace('version: "1.0"', 'version: "1.1"', "knee/index.md")
    assert repository.found("reused-version") == []


GOOD = {
    "format": "leaflets-sign-off/1",
    "words": A,
    "version": '"1.0"',
    "role": "clinician",
    "date": "2026-11-01",
    "read": "whole",
    "source_seen": "true",
    "evidence": "pull request 1",
}
NAME = f"2026-11-01-clinician-{A[:8]}.yml"
FORGED = [
    ({}, NAME, ""),
    ({"role": "clinican"}, NAME, ":4:1: there is no role 'clinican' (extra.sign_off). Did you mean 'clinician'?"),
    ({"role": "nurse"}, NAME, ":4:1: there is no role 'nurse' (extra.sign_off). There are: clinician, editor"),
    ({"date": "2027-11-01"}, NAME, ":5:1: 'date' lies in the future: 2027-11-01"),
    ({"date": "soon"}, NAME, ":5:1: 'date' is no date: 'soon'. Write it as 2027-01-31"),
    ({"words": B}, NAME, ":2:1: the file is named otherwise than what it says"),
    ({"words": A[:40]}, NAME, ":2:1: 'words' is no fingerprint of 64 digits"),
    ({"read": "some"}, NAME, ":6:1: 'read' is neither whole nor changes."),
    ({"read": "changes"}, NAME, ":6:1: the first reading by the clinician is of the whole leaflet"),
    ({"source_seen": "maybe"}, NAME, ":7:1: 'source_seen' is neither true nor false: 'maybe'"),
    ({"version": "1.0"}, NAME, ":3:1: 'version' is not text: write it in quotes"),
    ({"replaces": "abc"}, NAME, ":9:1: 'replaces' is not the fingerprint"),
    ({"signature": "x"}, NAME, ":9:1: a sign-off has no 'signature'."),
    ({"format": "other"}, NAME, ":1:1: is no sign-off: its first line is not `format: leaflets-sign-off/1`"),
    ({}, "2026-11-02-clinician-aaaaaaaa.yml", ":2:1: the file is named otherwise"),
    ({}, "notes.txt", " is no sign-off: only files named"),
]


@pytest.mark.parametrize(("changed", "name", "found"), FORGED)
def test_acceptance_7_forged_files(changed: dict[str, str], name: str, found: str, repository: GitLibrary) -> None:
    """One finding with its line, and it counts for nothing."""
    folder = repository.folder / "docs/knee/signed"
    folder.mkdir()
    text = "".join(f"{key}: {value}\n" for key, value in {**GOOD, **changed}.items())
    (folder / name).write_text(text, "utf-8")
    told = repository.found("malformed-sign-off")
    assert len(told) == bool(found), told
    if found:
        assert found in told[0]
        assert states(repository)["clinician"] == "never"


@pytest.mark.parametrize("end", [0, 25, 60, 110, 130, 160])
def test_acceptance_7_truncated_files(end: int, repository: GitLibrary) -> None:
    """Wherever a file was cut off."""
    folder = repository.folder / "docs/knee/signed"
    folder.mkdir()
    text = "".join(f"{key}: {value}\n" for key, value in GOOD.items())
    (folder / NAME).write_text(text[:end], "utf-8")
    (told,) = repository.found("malformed-sign-off")
    assert told.startswith(f"warn: docs/knee/signed/{NAME}:")


def signed(words: str, *replaces: str, day: int = 1) -> Signed:
    """A sign-off by the clinician."""
    return Signed(f"{day}-{words[:4]}", words, "clinician", datetime.date(2026, 11, day), replaces)


@pytest.mark.parametrize(
    ("signed", "heads"),
    [
        ([], ""),
        ([signed(A)], "a"),
        ([signed(A), signed(B, A)], "b"),
        ([signed(B, A), signed(A)], "b"),
        ([signed(A), signed(B, A), signed(A, B)], "a"),
        ([signed(A, day=9), signed(B, A, day=1)], "b"),
        ([signed(A), signed(B, A), signed(C, A)], "bc"),
        ([signed(A), signed(B, A), signed(C, A), signed("d" * 64, B, C)], "d"),
        ([signed(A, day=1), signed(A, day=2)], "a"),
        ([signed(B, A)], "b"),
        ([signed(A), signed(B)], "ab"),
    ],
)
def test_heads(signed: list[Signed], heads: str) -> None:
    """What `replaces` orders: whatever the dates and the names of files are."""
    assert "".join(sorted(one.words[0] for one in SignOffs(signed).heads("clinician"))) == heads


def test_a_sign_off_is_read_as_it_was_written(tmp_path: Path) -> None:
    """Whatever its evidence says."""
    one = Signed("x", A, "clinician", datetime.date(2026, 11, 1), (B, C), "1.0", "changes", True, 'a "b" \\ : c')
    first = Signed("x", B, "clinician", datetime.date(2026, 10, 1), (), "0.9")
    for each in (one, first):
        (tmp_path / sign_offs.name(each)).write_text(sign_offs.written(each), "utf-8")
    found = sign_offs.read(tmp_path, lambda _: "x", SignOff(("clinician",)), datetime.date(2026, 12, 1))
    assert found.faults == []
    assert found.signed == [first, one]


def test_shared_words_are_agreed_line_by_line(repository: GitLibrary) -> None:
    """A new phone number un-agrees no leaflet; it refuses publishing until its line is agreed."""
    repository.agree()
    config = repository.folder / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("555-0100", "555-0199"), "utf-8")
    repository.commit()
    assert states(repository) == AGREED
    told = repository.found("not-agreed")
    assert len(told) == 2
    for line, role in zip(told, ("clinician", "editor"), strict=True):
        assert f"the {role} has not agreed to 1 shared line, the first: value:ward_phone '555-0199'" in line
        assert f"`leaflets sign --shared --role {role}`" in line
    repository.agree()
    assert repository.found("not-agreed") == []


def test_reviews(repository: GitLibrary) -> None:
    """For owners: who has to do what, and by when."""
    assert "knee: not agreed by clinician (never) and editor (never); never read" in repository.run("reviews")
    repository.agree()
    assert repository.run("reviews", "--due") == "Nothing is due.\n"
    (row,) = json.loads(repository.run("reviews", "--json"))
    assert (row["state"], row["last_reviewed"], row["due"]) == ("current", "2026-11-01", "2028-01-01")
    config = repository.folder / "mkdocs.yml"
    text = config.read_text("utf-8").replace("[clinician, editor]}", "[clinician, editor], whole_every: 3 months}")
    config.write_text(text, "utf-8")
    assert "due 1 February 2027" in repository.run("reviews", "--due")


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["knee", "--role", "editr"], 2, "there is no role 'editr'. Did you mean 'editor'?"),
        (["kne", "--role", "editor"], 2, "there is no leaflet 'kne'. Did you mean 'knee'?"),
        (["--role", "editor"], 2, "name the leaflet that is agreed to"),
        (
            ["knee", "--role", "editor", "--read", "changes"],
            2,
            "the first reading by the editor is of the whole leaflet",
        ),
        (["knee", "--role", "editor", "--date", "2031-01-01"], 2, "--date lies in the future"),
    ],
)
def test_what_cannot_be_signed(arguments: list[str], status: int, words: str, repository: GitLibrary) -> None:
    """One line that says why."""
    assert words in repository.run("sign", *arguments, status=status)
    assert not (repository.folder / "docs/knee/signed").exists()


def test_nothing_to_sign(repository: GitLibrary) -> None:
    """Who has agreed to exactly these words is told so; nothing is written."""
    repository.agree()
    before = sorted(os.listdir(repository.folder / "docs/knee/signed"))  # noqa: PTH208
    assert "has agreed to exactly these words" in repository.run("sign", "knee", "--role", "editor", status=1)
    assert sorted(os.listdir(repository.folder / "docs/knee/signed")) == before  # noqa: PTH208

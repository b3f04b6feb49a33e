"""`leaflets publish` on a real library: what it refuses, what it lets through, and what it says."""

from __future__ import annotations

import datetime
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner
from leaflets.__main__ import main
from leaflets.publish.store import Release, Store
from support import library
from support.commands import leaflets, output, run
from support.library import ROOT
from support.publisher import put, site
from support.signed_library import make_ready, review

GATE = f"  - {ROOT}/hooks/gate.py\n"


def publish(folder: Path, *options: str, status: int = 0, dest: str = "../www", **environ: str) -> str:
    """Run `leaflets publish` on a library; what it said."""
    done = leaflets(folder, "publish", dest, *options, **environ)
    said = output(done)
    assert done.returncode == status, said
    return said


def seen(folder: Path) -> Release | None:
    """What readers see of a library."""
    return Store(folder.parent / "www").current


def commit(folder: Path, when: str) -> str:
    """Commit everything in a folder, at a time; the commit's id."""
    dates = {"GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when}
    who = ["-c", "user.name=Nobody", "-c", "user.email=nobody@hospital.test"]
    for arguments in (["init", "-q"], ["add", "-A"], [*who, "commit", "-q", "-m", "knee: a leaflet"]):
        done = run(folder, "git", *arguments, **dates)
        assert done.returncode == 0, done.stderr
    return run(folder, "git", "rev-parse", "HEAD").stdout.strip()


def test_update_and_roll_back(ready: Path) -> None:
    """The first release, the same again, a changed page, and back: each says what readers see now."""
    head = commit(ready, "2026-01-02T03:04:05Z")
    said = publish(ready)
    first = seen(ready)
    assert first is not None
    assert f"From commit {head[:12]}.\n" in said
    assert f"Published {first.id}.\n" in said
    about = first.manifest.about
    assert (about.commit, about.changed, about.preview) == (head, False, False)
    assert about.built == int(os.environ["SOURCE_DATE_EPOCH"])
    assert f"Nothing has changed: readers go on seeing {first.id}." in publish(ready)
    assert seen(ready) == first

    risks = ready / "docs/knee/risks.md"
    risks.write_text(risks.read_text("utf-8").replace("# Risks", "# Risks  "), "utf-8")
    library.change(
        ready,
        "--- more.md\n# More\n\nFor staff.\n--- ../mkdocs.yml\nextra:\n"
        "  pages: {index.md: Lead nurse (example), more.md: Lead nurse (example)}\n",
    )
    said = publish(ready, SOURCE_DATE_EPOCH="")
    second = seen(ready)
    assert second is not None
    assert f"From commit {head[:12]}, with changes that are not in it." in said
    assert f"Published {second.id}. Before it: {first.id}.\n" in said
    assert second.manifest.about.changed
    assert (ready.parent / "www/current/more.html").is_file()
    assert CliRunner().invoke(main, ["rollback", "../www"]).exit_code == 0
    assert not (ready.parent / "www/current/more.html").exists()


def test_what_is_refused_for_patients(ready: Path) -> None:
    """Drafts, example values and overdue reviews: exit status 1, all in one run, with file and line; nothing changes.

    An ordinary build takes them. A page cannot allow them.
    """
    before = put(ready.parent / "www", site(ready.parent / "before", "before"))
    library.change(ready, "--- knee/risks.md\n---\nallow: {}\n---\n" + _text(ready / "docs/knee/risks.md"))
    review(ready, last=-900, due=-1)
    index = ready / "docs/knee/index.md"
    index.write_text(index.read_text("utf-8").replace("local: {}", "local: {ward_phone: 555-0142}"), "utf-8")
    index.write_text(index.read_text("utf-8").replace("local:", "allow: {not-agreed: We are in a hurry.}\nlocal:"))
    config = ready / "mkdocs.yml"
    config.write_text(
        config.read_text("utf-8") + "  checks: {overdue-review: info}\n  checks_at_publish: {overdue-review: warn}\n",
        "utf-8",
    )
    said = publish(ready, status=1)
    for words in (
        "docs/knee/index.md:5:1: the review was due on",
        "docs/knee/index.md:1:1: the clinician has not agreed to these words: 1 passage differs (number",
        "docs/knee/index.md:7:9: the local value 'ward_phone' is an example: 555-0142 is a number for films",
    ):
        assert words in said, said
    assert "no page can allow 'not-agreed': mend what it finds, and delete this" in said
    assert f"Nothing was published. Readers still see {before.id}." in said
    assert seen(ready) == before


def _text(path: Path) -> str:
    return path.read_text("utf-8")


def test_preview(example: Path) -> None:
    """What only publishing refuses is told and let through; what a build refuses is refused."""
    said = publish(example, "--preview")
    assert "the clinician has not agreed to this leaflet" in said
    assert "the hospital is an example" in said
    release = seen(example)
    assert release is not None
    assert release.manifest.about.preview
    assert f"Published {release.id}, a preview, not for patients." in said
    library.change(example, "--- knee/risks.md is missing")
    publish(example, "--preview", status=1)
    assert seen(example) == release


def test_preview_takes_no_patients_site_away(example: Path) -> None:
    """Where readers see a release for patients, a preview is refused before anything is built."""
    before = put(example.parent / "www", site(example.parent / "before", "before"))
    said = CliRunner().invoke(main, ["publish", "--preview", "../www"]).output
    assert f"patients read {before.id} there, and would get the preview in its place. Nothing was changed" in said
    assert seen(example) == before


@pytest.mark.parametrize(
    ("prepare", "words"),
    [
        ("ahead", "the clock of this machine says "),
        ("cache", "library/my cache: lies in the checkout, from which no finished booklet is taken. Name another"),
        ("open cache", "everybody may write there, and could forge a booklet"),
        ("components", "sbom.json: is a link; what it leads to is not published"),
        ("docs", "docs/www: lies in docs/, no place for releases"),
        ("gate", "mkdocs.yml: the gate is missing, so nothing would be checked. Add under `hooks:`"),
        ("contract", "docs/templates/leaflet/ is missing"),
        ("epoch", "SOURCE_DATE_EPOCH='soon' is no number of seconds since 1970"),
    ],
)
def test_what_cannot_be_published(ready: Path, prepare: str, words: str) -> None:
    """Exit status 2, one line, nothing is made."""
    environ, dest = {}, "../www"
    options: list[str] = []
    tomorrow = datetime.datetime.now(datetime.UTC) + datetime.timedelta(days=1)
    if prepare == "ahead":
        commit(ready, f"{tomorrow:%Y-%m-%dT%H:%M:%SZ}")
    elif prepare == "cache":
        options = ["--cache", str(ready / "my cache")]
    elif prepare == "open cache":
        (ready.parent / "kept").mkdir()
        (ready.parent / "kept").chmod(0o777)
        options = ["--cache", "../kept"]
    elif prepare == "components":
        (ready / "sbom.json").symlink_to("/etc/hostname")
    elif prepare == "docs":
        dest = "docs/www"
    elif prepare == "gate":
        config = ready / "mkdocs.yml"
        config.write_text(config.read_text("utf-8").replace(GATE, ""), "utf-8")
    elif prepare == "contract":
        shutil.rmtree(ready / "docs/templates")
    else:
        environ = {"SOURCE_DATE_EPOCH": "soon"}
    done = CliRunner(env=environ).invoke(main, ["publish", dest, *options])
    said = done.output
    assert done.exit_code == 2, said
    assert "leaflets: " in said
    assert words in said
    if prepare == "ahead":
        assert "but commit " in said
        assert f" is of {tomorrow:%Y-%m-%d %H:%M} UTC. Nothing was changed; set the clock right. If the commit" in said
    assert not (ready / dest / "current").exists()


@pytest.mark.parametrize(
    "when", ["2099-01-01T00:00:00Z", "1970-01-02T00:00:00Z", "1999-12-31T23:59:59Z", "@99999999999"]
)
def test_commit_of_a_wrong_day(ready: Path, when: str) -> None:
    """It is told, and stops nobody; the site bears the time of publishing, by which reviews are judged as always."""
    head = commit(ready, f"{when} +0000" if when.startswith("@") else when)
    said = publish(ready, SOURCE_DATE_EPOCH="")
    release = seen(ready)
    assert release is not None
    assert release.manifest.about.commit == head
    assert abs(release.manifest.about.built - time.time()) < 600
    assert "the site bears the time of publishing." in said
    assert ("the commit is wrong" in said) == when.startswith(("2099", "@"))


def test_release_of_a_wrong_day(ready: Path) -> None:
    """A clock stood in 2099 once: what was published then is told, and keeps nobody from the next ones, nor back."""
    far = put(ready.parent / "www", site(ready.parent / "far", "far"), 73 * 365 * 86_400)
    assert far.id.startswith("2099")
    said = publish(ready)
    first = seen(ready)
    assert f"{far.id}: is of a day to come, and stands last in every list. Remove " in said
    assert f"Before it: {far.id}" in said
    (ready / "docs/index.md").write_text("# Other words\n", "utf-8")
    publish(ready)
    assert CliRunner().invoke(main, ["rollback", "../www"]).exit_code == 0
    assert seen(ready) == first


def test_manifest_does_not_depend_on_the_machine(ready: Path, tmp_path: Path) -> None:
    """Another folder, time zone, language, hash seed and umask: the same manifest, byte for byte, so the same site."""
    other = library.copy(tmp_path / "another place")
    make_ready(other)
    publish(ready, TZ="Pacific/Auckland", LC_ALL="C", PYTHONHASHSEED="1")
    before = os.umask(0o077)
    try:
        publish(other, TZ="America/New_York", LC_ALL="C.UTF-8", PYTHONHASHSEED="2")
    finally:
        os.umask(before)
    one, two = seen(ready), seen(other)
    assert one is not None
    assert two is not None
    assert (one.folder / "manifest.json").read_bytes() == (two.folder / "manifest.json").read_bytes()
    assert one.id.partition("-")[2] == two.id.partition("-")[2]
    assert json.loads((one.folder / "manifest.json").read_text("utf-8"))["files"]


def test_disk_that_takes_no_more(ready: Path) -> None:
    """The system refuses a write in the middle of the build: exit status 2, readers see the old site, whole."""
    before = put(ready.parent / "www", site(ready.parent / "before", "before"))
    (ready / "docs/large.txt").write_bytes(b"x" * 100_000)
    done = subprocess.run(
        [sys.executable, "-m", "leaflets", "publish", "../www"],
        cwd=ready,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000)),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "cannot write the site" in output(done)
    assert seen(ready) == before
    assert list(before.faults()) == []
    assert not list((ready.parent / "www/releases").glob(".*"))


def test_two_at_once_and_one_killed(ready: Path) -> None:
    """While one builds the second is refused; when the first is killed, its build keeps the lock until it ends.

    Readers see the old site all the time, and the next publish works and removes what was left behind.
    """
    dest = ready.parent / "www"
    old = put(dest, site(ready.parent / "old", "old"))
    command = [sys.executable, "-m", "leaflets", "publish", str(dest)]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(command, cwd=ready, start_new_session=True, **quiet) as first:  # type: ignore[call-overload]
        while not list(dest.glob("releases/.new-*/site")):
            assert first.poll() is None
            time.sleep(0.002)
        os.killpg(first.pid, signal.SIGSTOP)  # now MkDocs writes: whatever this machine does beside, it waits for us
        assert "another publish or rollback is at work there" in publish(ready, status=2)
        first.send_signal(signal.SIGKILL)
    left = list(dest.glob("releases/.new-*"))
    assert "another publish or rollback is at work there" in publish(ready, status=2)
    os.killpg(first.pid, signal.SIGCONT)
    assert seen(ready) == old
    said = ""
    for _ in range(100):
        done = leaflets(ready, "publish", str(dest))
        said = output(done)
        if done.returncode == 0:
            break
        assert "another publish or rollback is at work there" in said
        assert seen(ready) == old
    new = seen(ready)
    assert new is not None
    assert f"Published {new.id}. Before it: {old.id}." in said
    assert left
    assert not list(dest.glob("releases/.*"))
    assert list(new.faults()) == list(old.faults()) == []


def test_list_of_components_goes_with_the_release(ready: Path) -> None:
    """Beside the site, never in it; it is held against the manifest, and the release can't do without it."""
    said = publish(ready)
    assert "There is no sbom.json beside mkdocs.yml: the release does not list its components." in said
    shutil.copy(ROOT / "sbom.json", ready)
    (ready / "docs/index.md").write_text("# Other words\n", "utf-8")
    assert "sbom.json" not in publish(ready)
    release = seen(ready)
    assert release is not None
    beside = release.folder / "sbom.json"
    assert beside.read_bytes() == (ROOT / "sbom.json").read_bytes()
    assert not list(release.site.rglob("sbom.json"))
    for path in (release.folder, beside):
        path.chmod(0o755)
    beside.write_text("{}", "utf-8")
    (release.folder / "more").touch()
    assert list(release.faults()) == ["added: more, beside the site", "changed: sbom.json, beside the site"]
    beside.unlink()
    assert "missing: sbom.json, beside the site" in release.faults()

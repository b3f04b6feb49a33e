"""What the repository promises at its front door: make's targets, the lock, .venv, the two CI systems."""

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml
from leaflets.review import sign_offs
from packaging.requirements import Requirement
from support import real_parts

ROOT = Path(__file__).parent.parent
TARGET = re.compile(r"^([a-z-]+):", re.MULTILINE)
WORKFLOW = ROOT / ".github" / "workflows" / "ci.yml"
GITLAB = ROOT / ".gitlab-ci.yml"


def run(*command: str | Path, cwd: Path = ROOT, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a command to its end, outside of any make that runs these tests."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    return subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=environment | variables,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def targets() -> set[str]:
    """The names of all of make's targets."""
    return set(TARGET.findall((ROOT / "Makefile").read_text(encoding="utf-8")))


# make


def test_make_alone_lists_every_target_on_one_line_each():
    """A newcomer types `make` and sees what there is."""
    result = run("make", "--no-print-directory")
    listed = re.findall(r"^make ([a-z-]+) +\S.*$", result.stdout, re.MULTILINE)
    assert sorted(listed) == sorted(targets())
    assert len(result.stdout.splitlines()) == len(listed)


@pytest.mark.parametrize("target", sorted(targets()))
def test_every_target_is_a_command_and_not_a_file(target: str, tmp_path: Path):
    """A file or folder of a target's name, such as site/, must not make it "up to date"."""
    shutil.copy(ROOT / "Makefile", tmp_path)
    (tmp_path / target).mkdir()
    result = run("make", "--dry-run", target, cwd=tmp_path)
    assert result.returncode == 0, result.stderr
    assert "up to date" not in result.stdout


NEEDS = {
    "tests": {"test", "test-long", "lock", "upgrade"},
    "lint": {"lint", "format"},
    "tools": {"sbom", "audit"},
    "": {"site", "offline", "publish", "serve", "preview", "bundle", "release", "venv"},
}
"""What each command adds to .venv."""


def test_commands_bring_venv_up_to_date_first():
    """On a machine where nothing was ever installed, one command is enough, and it installs no more than it needs."""
    assert {target for targets in NEEDS.values() for target in targets} == targets() - {"help", "clean"}
    for name, needing in NEEDS.items():
        for target in needing:
            first = run("make", "--dry-run", target).stdout.splitlines()[0]
            assert first == f"scripts/venv {name}".strip(), target


def test_every_lock_is_one_that_a_command_installs():
    """None is left over, and none is missing."""
    names = {lock.name for lock in ROOT.glob("requirements*.lock")}
    assert names == {f"requirements-{name}.lock".replace("-.", ".") for name in NEEDS}


def test_site_is_built_with_the_gate_on():
    """`make site` is `leaflets build`, which refuses; not `mkdocs build`, which does not."""
    assert run("make", "--dry-run", "site").stdout.splitlines()[-1] == ".venv/bin/leaflets build"


def test_publish_needs_a_destination():
    """Without DEST the command says what is missing; one with a space is one folder."""
    assert run("make", "--dry-run", "publish").stdout.splitlines()[-1] == ".venv/bin/leaflets publish "
    named = run("make", "--dry-run", "publish", "DEST=/srv/our leaflets").stdout.splitlines()[-1]
    assert named == '.venv/bin/leaflets publish "/srv/our leaflets"'


def test_upgrade_takes_one_package_or_all():
    """Upgrading a locked dependency is one command."""
    one = run("make", "--dry-run", "upgrade", "PACKAGE=click").stdout.splitlines()[-1]
    all_of_them = run("make", "--dry-run", "upgrade").stdout.splitlines()[-1]
    assert one == "scripts/lock --upgrade-package click"
    assert all_of_them == "scripts/lock --upgrade"


# .venv


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A folder with what scripts/venv reads; what its lock asks for cannot be had."""
    (tmp_path / "scripts").mkdir()
    shutil.copy(ROOT / "scripts" / "venv", tmp_path / "scripts")
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    (tmp_path / "requirements.lock").write_text(f"pip==1 --hash=sha256:{'0' * 64}\n    # via nobody\n")
    return tmp_path


def path_with(folder: Path, pythons: dict[str, str]) -> str:
    """A PATH that holds the system's small tools and these Pythons, each a shell script, and nothing else."""
    folder.mkdir()
    for tool in ("cat", "cmp", "cp", "dirname", "env", "grep", "head", "id", "rm", "sed", "sh"):
        (folder / tool).symlink_to(str(shutil.which(tool)))
    for name, script in pythons.items():
        (folder / name).write_text(f"#!/bin/sh\n{script}\n")
        (folder / name).chmod(0o755)
    return str(folder)


# This Python, which says of itself that it is 3.9.
PYTHON_3_9 = f"""\
[ "$1" = --version ] && echo "Python 3.9.6" && exit
exec "{sys.executable}" -c 'import sys; sys.version_info = (3, 9, 6); exec(sys.argv[1])' "$2"
"""
SHIM = 'echo "pyenv: $0: command not found" >&2; exit 127'


@pytest.mark.parametrize(
    ("pythons", "expected"),
    [
        ({}, "was not found. Install it"),
        ({"python3": PYTHON_3_9}, "python3, Python 3.9.6"),
        ({"python3.13": SHIM, "python3": PYTHON_3_9}, "python3, Python 3.9.6"),
    ],
    ids=["no Python", "only an old one", "a shim that does not start, and an old one"],
)
def test_venv_refuses_where_no_python_will_do(pythons: dict[str, str], expected: str, checkout: Path):
    """The refusal names what was found and what to do, and leaves no half .venv."""
    result = run(checkout / "scripts" / "venv", PATH=path_with(checkout / "bin", pythons))
    assert result.returncode == 1
    assert "Python 3.11 or newer is needed" in result.stderr
    assert expected in result.stderr
    assert "apt-get install python3 python3-venv" in result.stderr
    assert "Traceback" not in result.stderr
    assert not (checkout / ".venv").exists()


def test_venv_takes_the_newest_python_that_will_do(checkout: Path):
    """A shim that does not start and an older one are passed over."""
    real = f'exec "{sys.executable}" "$@"'
    path = path_with(checkout / "bin", {"python3.14": SHIM, "python3.13": real, "python3": PYTHON_3_9})
    result = run(checkout / "scripts" / "venv", PATH=path, PIP_NO_INDEX="1")
    assert f"({checkout}/bin/python3.13)" in result.stderr


def test_an_unfinished_venv_is_made_anew_and_counts_as_done_only_at_the_end(checkout: Path):
    """What an interrupted run left behind is not built upon, and a failed run leaves no note of success."""
    (checkout / ".venv" / "left-over").mkdir(parents=True)
    result = run(checkout / "scripts" / "venv", LEAFLETS_PYTHON=sys.executable, PIP_NO_INDEX="1")
    assert result.returncode == 1
    assert "creating .venv" in result.stderr
    assert "No matching distribution found for pip==1" in result.stderr
    assert "could not be installed" in result.stderr
    assert not (checkout / ".venv" / "left-over").exists()
    assert not list((checkout / ".venv").glob("*.note"))


def test_a_finished_venv_is_left_alone():
    """Every command looks after .venv first, so looking must cost and say nothing."""
    assert run("make", "--no-print-directory", "venv").returncode == 0
    again = run("make", "--no-print-directory", "venv")
    assert (again.returncode, again.stdout, again.stderr) == (0, "", "")


def test_venv_names_the_lock_that_is_not_there(checkout: Path):
    """A misspelled name installs nothing."""
    result = run(checkout / "scripts" / "venv", "test", LEAFLETS_PYTHON=sys.executable)
    assert (result.returncode, result.stderr) == (1, "venv: there is no requirements-test.lock.\n")
    assert not (checkout / ".venv").exists()


def test_everything_that_a_package_needs_is_installed():
    """The locks are complete: pip installs what they name and looks for nothing else."""
    result = run(sys.executable, "-m", "pip", "check")
    assert result.returncode == 0, result.stdout


# The locks

LOCKS = sorted(path.name for path in ROOT.glob("requirements*.lock"))


def locked(lock: str) -> dict[str, list[str]]:
    """The lines of a lock by package: `name==version ; marker`, then its hashes and comments."""
    packages: dict[str, list[str]] = {}
    for line in (ROOT / lock).read_text(encoding="utf-8").splitlines():
        if not line.startswith((" ", "#")):
            name = line.split("==")[0]
            packages[name] = [line]
        elif packages:
            packages[name].append(line)
    return packages


@pytest.mark.parametrize("lock", LOCKS)
def test_the_lock_has_hashes_for_every_package_and_nothing_else(lock: str):
    """No index, folder, address or editable package: the lock means the same on every machine."""
    for name, lines in locked(lock).items():
        assert re.match(r"[a-z0-9-]+==[0-9a-z.]+( ; .+)? \\$", lines[0]), lines[0]
        assert any("--hash=sha256:" in line for line in lines), name
        for line in lines[1:]:
            assert re.match(r"    (--hash=sha256:[0-9a-f]{64}( \\)?$|# )", line), line


def test_the_locks_agree():
    """A package of which two locks hold another version would be installed anew with each command."""
    versions: dict[str, set[str]] = {}
    for lock in LOCKS:
        for name, lines in locked(lock).items():
            versions.setdefault(name, set()).add(lines[0].split()[0])
    assert [found for found in versions.values() if len(found) > 1] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_the_lock_holds_what_pyproject_asks_for(lock: str):
    """Who changes a dependency in pyproject.toml and forgets `make lock` hears of it here."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    group = lock.removeprefix("requirements").removesuffix(".lock").removeprefix("-") or "site"
    wanted = [each for each in project["dependency-groups"][group] if isinstance(each, str)]
    assert wanted
    if group == "site":
        wanted += [*project["project"]["dependencies"], *project["build-system"]["requires"]]
        wanted += [each for extra in project["project"]["optional-dependencies"].values() for each in extra]
    packages = locked(lock)
    for requirement in map(Requirement, wanted):
        lines = packages.get(requirement.name.lower().replace("_", "-"))
        assert lines, f"{requirement} is not locked; run make lock"
        version = lines[0].split()[0].split("==")[1]
        assert requirement.specifier.contains(version, prereleases=True), f"{requirement}: {version} is locked"


def test_the_lock_of_npm_has_a_hash_for_every_package_and_no_address():
    """It means the same with any registry, and holds just the versions that package.json asks for."""
    asked = json.loads((ROOT / "tests" / "package.json").read_text(encoding="utf-8"))["devDependencies"]
    lock = json.loads((ROOT / "tests" / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert lock.pop("")["devDependencies"] == asked
    assert {name: lock[f"node_modules/{name}"]["version"] for name in asked} == asked
    for name, package in lock.items():
        assert package["integrity"].startswith("sha512-"), name
        assert "resolved" not in package, name


# Continuous integration


@pytest.mark.parametrize(
    ("schema", "file"),
    [("vendor.github-workflows", WORKFLOW), ("vendor.gitlab-ci", GITLAB)],
    ids=["GitHub", "GitLab"],
)
def test_pipelines_follow_their_schema(schema: str, file: Path):
    """A misspelled key would be ignored, or stop every pipeline."""
    result = run(sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, file)
    assert result.returncode == 0, result.stdout + result.stderr


WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.y*ml"))
RUNS_WITH_A_TOKEN = {"pull_request_target", "workflow_run", "issue_comment", "issues", "repository_dispatch"}
"""Events that give what a stranger wrote the rights of the repository."""


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_no_workflow_gives_a_pull_request_a_token(file: Path):
    """Whoever opens a pull request runs code in its pipeline: it may read the repository, and there is no secret."""
    text = file.read_text(encoding="utf-8")
    workflow = yaml.safe_load(text)
    events = workflow[True]  # YAML 1.1 reads `on` so
    assert RUNS_WITH_A_TOKEN.isdisjoint(events), events
    assert workflow["permissions"] == {"contents": "read"}
    assert "secrets" not in text
    for name, job in workflow["jobs"].items():
        assert "permissions" not in job, name
        for step in job["steps"]:
            assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", step.get("uses", f"actions/x@{'0' * 40}")), step
            if step.get("uses", "").startswith("actions/checkout"):
                assert step["with"]["persist-credentials"] is False, name
            # What a stranger writes, a title or a branch's name, must not become a part of a command.
            assert "github.event" not in step.get("run", ""), step
            assert "github.head_ref" not in step.get("run", ""), step


def test_gitlab_pipeline_asks_for_no_secret():
    """It reads no variable but GitLab's own, takes no included file, and asks for no identity."""
    text = GITLAB.read_text(encoding="utf-8")
    assert set(re.findall(r"\$\{?(\w+)", text)) <= {
        "CI_PIPELINE_SOURCE",
        "CI_COMMIT_BRANCH",
        "CI_DEFAULT_BRANCH",
        "CI_MERGE_REQUEST_DIFF_BASE_SHA",
        "verdict",
    }
    for key in ("include", "secrets", "id_tokens", "trigger"):
        assert not re.search(rf"^\s*{key}:", text, re.MULTILINE), key


SECRETS = re.compile(
    r"-----BEGIN (?:[A-Z]+ )?PRIVATE KEY|\b(?:gh[pousr]_\w{36}|github_pat_\w{22,}|glpat-[\w-]{20}|AKIA[0-9A-Z]{16}|"
    r"xox[abprs]-[\w-]{10,}|AIza[\w-]{35}|pypi-AgEIcHlwaS5vcmc[\w-]{20,})"
)


def test_repository_holds_no_key():
    """No private key and no token of a well-known kind is in any file: nothing here needs one."""
    for name in filter(None, run("git", "ls-files", "-z").stdout.split("\0")):
        file = ROOT / name
        if file.is_file():
            assert not SECRETS.search(file.read_bytes().decode("utf-8", "replace")), name


def test_ci_run_is_lint_and_test_and_nothing_more():
    """What stops a change is what you can run yourself."""
    result = run(ROOT / ".ci" / "run", MAKEFLAGS="n", CI="true")  # n: make says what it would run
    expected = run("make", "-n", "lint").stdout + run("make", "-n", "test").stdout
    assert result.returncode == 0, result.stderr
    assert result.stdout == expected


@pytest.mark.parametrize("file", [WORKFLOW, GITLAB], ids=["GitHub", "GitLab"])
def test_pipelines_do_the_same_as_ci_run_and_build_the_site(file: Path):
    """Both run make's own targets, and none that does not exist."""
    lines = file.read_text(encoding="utf-8").splitlines()
    commands = [line for line in lines if not line.lstrip().startswith("#") and "apt-get" not in line]
    called = set(re.findall(r"\bmake ([a-z-]+)", "\n".join(commands)))
    assert {"lint", "test", "site", "preview"} <= called <= targets()


# For reviewers, and for other repositories


def test_code_owners_name_files_that_exist():
    """A folder that was renamed would silently lose its reviewers. Those of sign-offs come with the first one."""
    come_later = {sign_offs.FOLDER, sign_offs.SHARED}
    lines = (ROOT / ".github" / "CODEOWNERS").read_text(encoding="utf-8").splitlines()
    patterns = [line.split()[0] for line in lines if line and not line.startswith("#")]
    assert patterns[0] == "*"
    for pattern in patterns[1:]:
        assert list(ROOT.glob(pattern.strip("/"))) or Path(pattern).name in come_later, pattern


def test_each_kind_of_change_has_a_template_that_the_default_one_names():
    """GitHub shows the default alone; the others are found through it."""
    default = (ROOT / ".github" / "PULL_REQUEST_TEMPLATE.md").read_text(encoding="utf-8")
    named = re.findall(r"template=([a-z-]+\.md)", default)
    there = [file.name for file in (ROOT / ".github" / "PULL_REQUEST_TEMPLATE").iterdir()]
    assert sorted(named) == sorted(there) == ["change-a-leaflet.md", "code.md", "new-leaflet.md"]


def test_pre_commit_hook_runs_our_command_on_our_files():
    """The hook's command is one that the package installs, and it runs when a page or setting changes."""
    [hook] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    scripts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["scripts"]
    assert hook["entry"].split() == ["leaflets", "check"]
    assert hook["entry"].split()[0] in scripts
    assert hook["pass_filenames"] is False
    for file in ("docs/index.md", "docs/knee/sources.yml", "docs/knee/figures/knee.svg", "mkdocs.yml"):
        assert re.search(hook["files"], file), file


# The real browser and web server


@pytest.mark.parametrize(
    ("variable", "find"), [("LEAFLETS_CHROMIUM", real_parts.chromium), ("LEAFLETS_NGINX", real_parts.nginx)]
)
def test_a_part_that_does_not_start_is_named(variable, find, monkeypatch: pytest.MonkeyPatch):
    """Who names a wrong program is told so, and does not get another one instead."""
    monkeypatch.setenv(variable, "/no/such/program")
    with pytest.raises(real_parts.NamedPartError, match=f"{variable}=/no/such/program"):
        find()


@pytest.fixture
def npm_folder(tmp_path: Path) -> Path:
    """A folder with a lock of npm, and nothing installed from it."""
    for name in ("package.json", "package-lock.json", ".npmrc"):
        shutil.copy(ROOT / "tests" / name, tmp_path)
    return tmp_path


def test_packages_of_npm_count_only_when_they_are_those_of_the_lock(npm_folder: Path):
    """Never installed, cut short, or from another lock: each is as good as missing, and the message says what to do."""
    modules = npm_folder / "node_modules"
    note = modules / real_parts.NPM_NOTE
    for prepare in (lambda: None, lambda: (modules / "axe-core").mkdir(parents=True), lambda: note.write_text("{}")):
        prepare()
        with pytest.raises(real_parts.MissingPartError, match="package-lock"):
            real_parts.npm_packages(npm_folder)
    shutil.copy(npm_folder / "package-lock.json", note)
    assert real_parts.npm_packages(npm_folder) == modules


def test_packages_that_npm_cannot_get_leave_no_note_of_success(
    npm_folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    """A registry that does not answer: npm's own words are shown, and the packages still count as missing."""
    monkeypatch.setenv("npm_config_registry", "http://127.0.0.1:9/")
    monkeypatch.setenv("npm_config_fetch_retries", "0")
    monkeypatch.setenv("npm_config_cache", str(npm_folder / "cache"))
    real_parts._install_npm_packages(npm_folder)
    assert "npm error code ECONNREFUSED" in capsys.readouterr().out
    with pytest.raises(real_parts.MissingPartError):
        real_parts.npm_packages(npm_folder)


HOLDER = """\
import fcntl, sys, time
with open(sys.argv[1], "w") as file:
    fcntl.lockf(file, fcntl.LOCK_EX)
    print("held", flush=True)
    time.sleep(3)
"""


@pytest.mark.linux
@pytest.mark.parametrize("lock", ["var/lib/dpkg/lock-frontend", "var/lib/apt/lists/lock"])
@pytest.mark.parametrize("who", ["make test", "make venv"])
def test_apt_waits_for_who_is_installing(who: str, lock: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """The real apt-get on a root of its own, while another process holds a lock of it: it waits, and goes on."""
    for folder in (
        "etc/apt/apt.conf.d",
        "etc/apt/preferences.d",
        "var/lib/apt/lists/partial",
        "var/lib/dpkg",
        "var/log",
    ):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "var/cache/apt/archives/partial").mkdir(parents=True)
    (tmp_path / "var/lib/dpkg/status").touch()
    (tmp_path / "apt.conf").write_text(
        f'Dir "{tmp_path}"; Dir::Bin::Methods "/usr/lib/apt/methods"; APT::Sandbox::User "";'
    )
    around = {"APT_CONFIG": str(tmp_path / "apt.conf"), "LC_ALL": "C"}
    with subprocess.Popen([sys.executable, "-c", HOLDER, tmp_path / lock], stdout=subprocess.PIPE) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == b"held\n"
        if who == "make venv":
            text = (ROOT / "scripts/venv").read_text("utf-8")
            wait = re.search(r"^apt_update\(\) \{.*?^\}\n", text, re.DOTALL | re.MULTILINE)
            install = re.search(r"apt-get -o DPkg\S+ install -y --no-install-recommends", text)
            assert wait
            assert install
            said = run("sh", "-c", f"{wait[0]}\napt_update; {install[0]} no-such-package 2>&1", **around).stdout
        else:
            for name, value in around.items():
                monkeypatch.setenv(name, value)
            update = real_parts._update_lists()
            said = update + real_parts._run(*real_parts.APT_GET, "install", "-y", "-qq", "no-such-package").stdout
    assert "Unable to locate package no-such-package" in said
    assert "lock" not in said.splitlines()[0]


def test_clean_takes_the_packages_of_npm_away_and_git_does_not_see_them():
    """They are 200 MB that come again with `make test`."""
    assert "tests/node_modules" in run("make", "--dry-run", "clean").stdout
    assert run("git", "check-ignore", "--quiet", "tests/node_modules/axe-core").returncode == 0


def test_the_parts_that_were_found_start():
    """A stub of the right name, such as Ubuntu's for Chromium, is not a browser."""
    assert re.search(r"Chrom", run(real_parts.chromium(), "--version").stdout)
    assert "nginx" in run(real_parts.nginx(), "-v").stderr
    assert run(real_parts.node(), "--version").stdout.startswith("v")
    assert (real_parts.npm_packages() / "axe-core" / "axe.min.js").is_file()
    assert "openjdk" in run(real_parts.java(), "-version").stderr

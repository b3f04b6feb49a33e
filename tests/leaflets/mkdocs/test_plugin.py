"""`plugins: - leaflets` in real MkDocs builds: what the hooks do, where there are leaflets; else the links alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from leaflets.core import settings
from leaflets.core.diagnostics import LeafletsError
from support.commands import leaflets, mkdocs, output
from support.library import ROOT

HOOKS = r"hooks:\n(?:  - .*\n)+"


def use_plugin(folder: Path, plugin: str = "leaflets", hooks: str = "") -> None:
    """Put the plugin into the place of the hooks of a project; `hooks` stay beside it."""
    config = folder / "mkdocs.yml"
    text, found = re.subn(HOOKS, hooks, config.read_text("utf-8"))
    assert found
    config.write_text(text.replace("plugins: []\n", f"plugins:\n  - {plugin}\n"), "utf-8")


@pytest.fixture
def other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A MkDocs project without leaflets, which has a plugin-like hook of its own that reads pages."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text("# Home\n\nRead [here](index.md).\n", "utf-8")
    theme = ROOT / "tests/example/theme"
    text = f"site_name: Other\ntheme: {{name: null, custom_dir: {theme}}}\nplugins:\n  - leaflets\nhooks: [own.py]\n"
    (tmp_path / "mkdocs.yml").write_text(text, "utf-8")
    (tmp_path / "own.py").write_text("def on_page_read_source(page, config):\n    return None\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def files(site: Path) -> dict[str, bytes]:
    """All files of a site but the map, which names the day."""
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def test_it_makes_what_the_hooks_make(example: Path) -> None:
    """The same pages, byte for byte, and the same words in the log."""
    config = example / "mkdocs.yml"
    hooks = "".join(f"  - {ROOT}/hooks/{name}.py\n" for name in ("gate", "navigation", "booklets", "finish"))
    config.write_text(re.sub(HOOKS, f"hooks:\n{hooks}", config.read_text("utf-8")), "utf-8")
    by_hooks = output(mkdocs(example, "build", "--strict", "--site-dir", "one"))
    use_plugin(example)
    config.write_text(config.read_text("utf-8").replace("- leaflets.markup", "- leaflets"), "utf-8")
    by_plugin = output(mkdocs(example, "build", "--strict", "--site-dir", "two"))
    one, two = files(example / "one"), files(example / "two")
    assert "knee/knee-booklet.pdf" in one
    assert one == two
    told = [re.findall("leaflets: .*", log) for log in (by_hooks, by_plugin)]
    assert "leaflets: 3 booklets of 1 leaflet." in told[0]
    assert told[0] == told[1]


def test_it_is_the_gate(example: Path) -> None:
    """A strict build is refused, and `leaflets build` takes it for the gate."""
    use_plugin(example)
    assert leaflets(example, "build").returncode == 0
    (example / "docs/knee/risks.md").write_text("# Risks\n\nAsk us.\n", "utf-8")
    done = mkdocs(example, "build", "--strict")
    assert done.returncode == 1
    assert "the section 'Risks' has no box '!!! risk' (missing-admonition)" in output(done)
    assert leaflets(example, "build").returncode == 1


def test_another_site_is_judged_and_stays_as_it_is(other: Path) -> None:
    """Only links are judged, taste is told and stops nothing, and no handler gets into the way of others."""
    done = mkdocs(other, "build", "--strict", "--site-dir", "with")
    assert done.returncode == 0, output(done)
    assert "INFO    -  leaflets: docs/index.md:3:13: the link 'here' does not say where it leads" in output(done)
    assert "nothing to mend, 1 to know of" in output(done)
    assert "Multiple 'on_page_read_source' handlers" not in output(done)
    config = other / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("plugins:\n  - leaflets\n", "plugins: []\n"), "utf-8")
    mkdocs(other, "build", "--site-dir", "without")
    assert files(other / "with") == files(other / "without")


def test_options_give_levels(other: Path) -> None:
    """`checks` is heard by the build and by `leaflets check`, however `plugins:` is written."""
    config = other / "mkdocs.yml"
    text = config.read_text("utf-8")
    for plugin in ("  - leaflets: {checks: {vague-link: warn}}\n", "  leaflets: {checks: {vague-link: warn}}\n"):
        config.write_text(text.replace("  - leaflets\n", plugin), "utf-8")
        assert mkdocs(other, "build", "--strict").returncode == 1
        done = leaflets(other, "check")
        assert (done.returncode, done.stdout[:6]) == (1, "warn: ")


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ("{check: {vague-link: info}}", "option 'check': there is no such option. Did you mean 'checks'?"),
        ("{checks: {vage-link: info}}", "option 'checks': there is no check 'vage-link'. Did you mean 'vague-link'?"),
        ("{checks: {vague-link: error}}", "'error' is no level; use one of warn, info, ignore."),
        ("{checks: [vague-link]}", "expected `check: level` lines, not '['vague-link']'."),
    ],
)
def test_a_wrong_option_shows_a_right_one(other: Path, options: str, words: str) -> None:
    """MkDocs stops before the build; the message says what was meant and shows an example that works."""
    config = other / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("- leaflets", f"- leaflets: {options}"), "utf-8")
    done = mkdocs(other, "build")
    assert done.returncode == 1
    said = output(done)
    assert words in said
    shown = said.partition("For example:\n\n")[2].partition("\n\n")[0]
    config.write_text(config.read_text("utf-8").replace(f"plugins:\n  - leaflets: {options}", shown), "utf-8")
    assert mkdocs(other, "build", "--strict").returncode == 0, shown


def test_hooks_beside_it_are_refused(example: Path) -> None:
    """The build and each command say which lines to delete; a hook of the project's own with such a name may stay."""
    hooks = "".join(f"  - {ROOT}/hooks/{name}.py\n" for name in ("gate", "finish"))
    use_plugin(example, hooks=f"hooks:\n{hooks}")
    at = (example / "mkdocs.yml").read_text("utf-8").split("\n").index("hooks:") + 2
    words = "leaflets: the plugin `leaflets` does all that our hooks do. Delete these lines: "
    lines = f"mkdocs.yml:{at}: - {ROOT}/hooks/gate.py; mkdocs.yml:{at + 1}: - {ROOT}/hooks/finish.py"
    for done in (mkdocs(example, "build"), leaflets(example, "build"), leaflets(example, "check")):
        assert done.returncode == 2
        assert words + lines in output(done)
    (example / "finish.py").write_text("def on_config(config):\n    return config\n", "utf-8")
    config = example / "mkdocs.yml"
    config.write_text(re.sub(HOOKS, "hooks:\n  - finish.py\n", config.read_text("utf-8")), "utf-8")
    assert mkdocs(example, "build", "--strict").returncode == 0


def test_levels_in_two_places_are_refused(example: Path) -> None:
    """Nobody need wonder which of them counts."""
    use_plugin(example, "leaflets: {checks: {long-sentence: info}}")
    with (example / "mkdocs.yml").open("a") as config:
        config.write("  checks: {long-sentence: warn}\n")
    with pytest.raises(LeafletsError, match=r"levels stand in `extra\.checks` and in the options of the plugin"):
        settings.read(example / "mkdocs.yml")


@pytest.mark.parametrize(
    ("plugins", "gated"),
    [
        ("[leaflets]", True),
        ("{leaflets: }", True),
        ("[leaflets: {enabled: true}]", True),
        ("[leaflets: {enabled: false}]", False),
        ("{leaflets: {enabled: false}}", False),
        ("[leaflet]", False),
        ("[search: {leaflets: }]", False),
    ],
)
def test_gated(plugins: str, gated: bool, tmp_path: Path) -> None:
    """A plugin that MkDocs does not run is no gate: nothing would be checked."""
    (tmp_path / "mkdocs.yml").write_text(f"plugins: {plugins}\n", "utf-8")
    assert settings.read(tmp_path / "mkdocs.yml").gated is gated


def test_a_fault_in_the_options_has_its_line(example: Path) -> None:
    """`leaflets check`, which runs without MkDocs, names the line within the options."""
    use_plugin(example, "leaflets:\n      checks:\n        vage-link: info")
    at = (example / "mkdocs.yml").read_text("utf-8").split("\n").index("        vage-link: info") + 1
    done = leaflets(example, "check")
    assert f"warn: mkdocs.yml:{at}: there is no check 'vage-link'. Did you mean 'vague-link'?" in done.stdout

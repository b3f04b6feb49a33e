"""The YAML tags of other projects' mkdocs.yml: MkDocs' own reader is the judge."""

from __future__ import annotations

import os
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from leaflets.core.config_tags import ConfigLoader, Relative
from leaflets.core.yaml_file import YamlError, load
from mkdocs.exceptions import ConfigurationError
from mkdocs.utils.yaml import get_yaml_loader, yaml_load


def ours(text: str) -> Any:
    """The value of `a` as we read it."""
    return load(f"a: {text}\n", loader_type=ConfigLoader).data["a"]


def theirs(text: str) -> Any:
    """The value of `a` as MkDocs reads it."""
    return yaml_load(f"a: {text}\n", get_yaml_loader())["a"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("!ENV SET", "text"),
        ("!ENV [SET]", "text"),
        ("!ENV [UNSET, SET, default]", "text"),
        ("!ENV [UNSET, SET]", "SET"),
        ("!ENV [SET, UNSET, default]", "text"),
        ("!ENV [UNSET, OTHER, default]", "default"),
        ("!ENV [UNSET, 8]", 8),
        ("!ENV [UNSET, no]", False),
        ("!ENV [UNSET, '8']", "8"),
        ("!ENV [UNSET, [x, y]]", ["x", "y"]),
        ("!ENV [UNSET, {x: y}]", {"x": "y"}),
        ("!ENV [UNSET, ~]", None),
        ("!ENV [UNSET]", None),
        ("!ENV UNSET", None),
        ("!ENV []", None),
        ("!ENV NUMBER", 8),
        ("!ENV TRUE", True),
        ("!ENV EMPTY", None),
        ("!ENV COLON", "a: b: c"),
        ("!ENV LIST", "[a, b]"),
        ("!ENV SIGN", "#abc"),
    ],
)
def test_environment(text: str, value: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """`!ENV` takes the first variable that is set, as a number, a truth or a text, else the last entry."""
    variables = {"SET": "text", "NUMBER": "8", "TRUE": "true", "EMPTY": "", "COLON": "a: b: c", "LIST": "[a, b]"}
    for name, content in {**variables, "SIGN": "#abc"}.items():
        monkeypatch.setenv(name, content)
    monkeypatch.delenv("UNSET", raising=False)
    assert ours(text) == value
    assert theirs(text) == value or value in ({"x": "y"}, ["x", "y"])  # MkDocs fills these later


@pytest.mark.parametrize("text", ["!ENV {a: b}", "!ENV [[a], b]", "!ENV [{a: b}, c]"])
def test_environment_that_is_none(text: str) -> None:
    """What cannot name a variable is a fault with its line, not a crash."""
    with pytest.raises(YamlError) as caught:
        ours(f"1\nb: {text}")
    assert caught.value.line == 2


@given(st.text(st.characters(exclude_characters="\0", exclude_categories=("Cs",)), max_size=20))
def test_any_text_of_a_variable(text: str) -> None:
    """Whatever a variable holds, it is what MkDocs makes of it."""
    os.environ["LEAFLETS_TEST"] = text
    try:
        try:
            value = theirs("!ENV LEAFLETS_TEST")
        except (ValueError, ConfigurationError):  # a date that is none, a tag without a text: MkDocs ends there
            with pytest.raises(YamlError):
                ours("!ENV LEAFLETS_TEST")
        else:
            assert repr(ours("!ENV LEAFLETS_TEST")) == repr(value)
    finally:
        del os.environ["LEAFLETS_TEST"]


@pytest.mark.parametrize("text", ["!relative $config_dir/x", "!relative $docs_dir", "!relative"])
def test_relative(text: str) -> None:
    """`!relative` keeps its text, and what it is: the settings know the folders."""
    value = ours(text)
    assert isinstance(value, Relative)
    assert value == text.removeprefix("!relative").strip()


@pytest.mark.parametrize("text", ["!relative [a]", "!relative {a: b}"])
def test_relative_that_is_none(text: str) -> None:
    """A list or mapping names no folder."""
    assert ours(text) is None


def test_python_names() -> None:
    """`!!python/name`, `!!python/object/apply` and their like are what they name, as MkDocs has them."""
    assert ours("!!python/name:textwrap.dedent").__name__ == "dedent"
    assert ours("!!python/module:textwrap").__name__ == "textwrap"
    assert ours("!!python/object/apply:str [abc]") == "abc"
    assert ours("!!python/object:types.SimpleNamespace {x: 1}").x == 1
    assert callable(ours("!!python/object/apply:pymdownx.slugs.slugify {kwds: {case: lower}}"))


@pytest.mark.parametrize(
    "text",
    [
        "!!python/name:no_such_module.name",
        "!!python/name:textwrap.no_such_name",
        "!!python/name:",
        "!!python/module:no_such_module",
        "!!python/object/apply:no_such_module.make {}",
        "!!python/object/apply:int [x]",
        "!!python/object/new:no_such_module.Class {}",
        "!!python/object:no_such_module.Class {}",
    ],
)
def test_python_name_that_is_not_there(text: str) -> None:
    """What is not installed here stops nothing: the site is judged without it, and MkDocs tells what it lacks."""
    assert ours(text) is None


def test_other_tags_are_faults() -> None:
    """A tag that MkDocs does not know either is a fault with its place."""
    with pytest.raises(YamlError, match="could not determine a constructor"):
        ours("!other x")


def test_the_loader_of_front_matter_knows_no_such_tag() -> None:
    """Only mkdocs.yml may name Python and variables: who writes a page cannot run code."""
    for tag in ("!ENV HOME", "!relative x", "!!python/name:os.system"):
        with pytest.raises(YamlError):
            load(f"a: {tag}\n")

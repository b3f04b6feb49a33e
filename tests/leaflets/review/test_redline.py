"""Redlines: every changed passage, with the right kind, and no other."""

from __future__ import annotations

import html
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from leaflets.data import phrases
from leaflets.review import compare, tokens
from leaflets.review.compare import RANKS
from leaflets.review.record import Passage, Record, Step
from selectolax.lexbor import LexborHTMLParser
from support import library
from support.commands import leaflets, output
from support.git_library import GitLibrary

PREPARE = "knee/how-to-prepare.md"


def told(items: list[dict[str, object]]) -> list[tuple[object, ...]]:
    """Kind, before and now of each item."""
    return [(item["kind"], item["before"], item["now"]) for item in items]


def test_acceptance_2_a_reworded_risk(repository: GitLibrary) -> None:
    """One passage, as whole sentences."""
    repository.replace("Bleeding is rare", "Bleeding is uncommon")
    assert told(repository.items()) == [
        ("opposites", "Bleeding is rare: about 3 in 100 people.", "Bleeding is uncommon: about 3 in 100 people.")
    ]


def test_acceptance_2_a_number_on_two_pages(repository: GitLibrary) -> None:
    """Both pages."""
    repository.change("--- knee/how-to-prepare.md\n# How to prepare\n\n## Your medicines\n\nBleeding: 3 in 100.\n")
    repository.git("commit", "-q", "--allow-empty", "-m", "before")
    for file, old in ((PREPARE, "3 in 100"), ("knee/risks.md", "3 in 100 people")):
        path = repository.folder / "docs" / file
        path.write_text(path.read_text("utf-8").replace(old, old.replace("3", "5")), "utf-8")
    repository.commit()
    items = repository.items()
    assert [(item["kind"], item["rank"], item["page"]) for item in items] == [
        ("number", 2, "how-to-prepare.md"),
        ("number", 2, "risks.md"),
    ]


def test_acceptance_2_a_new_part_with_six_statements(repository: GitLibrary) -> None:
    """The heading and all six; nothing else moves."""
    new = "\n\n".join(f"The {word} sentence is new." for word in ("apple", "berry", "cherry", "date", "elder", "fig"))
    repository.replace("## Eating and drinking", f"## What else\n\n{new}\n\n## Eating and drinking", PREPARE)
    items = repository.items()
    assert [item["before"] for item in items] == [""] * 7
    assert [item["now"] for item in items] == ["What else", *new.split("\n\n")]
    assert {item["part"] for item in items[1:]} == {"What else"}


def test_acceptance_2_a_removed_safety_instruction(repository: GitLibrary) -> None:
    """It ranks first, and the first line of the summary says so."""
    repository.replace("Do not eat on the day. [@guide prepare.2 #do-not-eat]\n", "", PREPARE)
    (item,) = repository.items()
    assert (item["kind"], item["rank"], item["safety"]) == ("safety removed", 1, True)
    summary = repository.run("redline", "HEAD~1..HEAD", "--markdown")
    assert summary.splitlines()[0] == "**What changes for patients: 1 passage, 1 about safety**"
    assert "~~" not in summary


def test_nothing_changed(repository: GitLibrary) -> None:
    """The summary says that nothing does."""
    repository.replace("Infection may happen.", "Infection **may** happen.")
    assert repository.items() == []
    assert repository.run("redline", "HEAD~1..HEAD", "--markdown").startswith("**What changes for patients: nothing**")


KINDS = {
    "a call that can wait": ('!!! help emergency "', '!!! help later "', {"safety weakened"}),
    "an emergency that is urgent": ('!!! help emergency "', '!!! help "', {"safety weakened"}),
    "a limitation that is a note": ("!!! limitation", "!!! note", {"box"}),
    "a box that is collapsed": ('!!! risk "What', '??? risk "What', {"hidden", "safety hidden"}),
    "a title of a box": ("What it cannot do", "What it can do", {"negation"}),
    "an item in another list": (
        "    - drive for 24 hours\n\n    You may:\n\n    - drink water",
        "\n    You may:\n\n    - drink water\n    - drive for 24 hours",
        {"negation"},
    ),
    "a safety item in another list": (
        "    - eat on the day [@guide prepare.2 #do-not-eat]\n    - drive for 24 hours\n\n    You may:\n",
        "    - drive for 24 hours\n\n    You may:\n\n    - eat on the day [@guide prepare.2 #do-not-eat]\n",
        {"safety weakened"},
    ),
    "another place": ("[@guide risks.1]", "[@guide about.1]", {"source"}),
    "not": ("It does not show", "It does now show", {"negation"}),
    "a unit": ("24 hours", "24 days", {"number"}),
    "out of": ("3 in 100", "3 in 1000", {"number"}),
    "strength": ("Infection may happen", "Infection will happen", {"strength"}),
    "words": ("the bone", "the skin", {"words"}),
    "punctuation": ("Infection may happen.", "Infection may happen!", {"punctuation"}),
    "an alternative text": ("![A knee]", "![A hip]", {"picture"}),
    "a caption": ("from the side", "from the wall", {"words"}),
    "a sign of help": ("your knee swells", "your knee itches", {"safety reworded"}),
}


@pytest.mark.parametrize("why", KINDS)
def test_acceptance_3_each_change_has_its_kind(why: str, repository: GitLibrary) -> None:
    """What a reader of Markdown would not see has an item of its kind, and there is none of another."""
    old, new, kinds = KINDS[why]
    repository.replace(old, new)
    assert {item["kind"] for item in repository.items()} == kinds


def test_acceptance_3_moved_to_another_page(repository: GitLibrary) -> None:
    """A safety statement that stands elsewhere, and one that is none."""
    statement = "Do not eat on the day. [@guide prepare.2 #do-not-eat]\n"
    path = repository.folder / "docs" / PREPARE
    path.write_text(path.read_text("utf-8").replace(statement, ""), "utf-8")
    repository.replace("# Risks\n", f"# Risks\n\n{statement}\nBring a list of your medicines.\n")
    kinds = {(item["kind"], item["before"], item["page"]) for item in repository.items()}
    assert ("safety moved", "Do not eat on the day.", "risks.md") in kinds


def test_acceptance_3_no_longer_demanded(repository: GitLibrary) -> None:
    """The sentence stands, but nothing holds it there any more."""
    repository.replace(
        "must_say:\n  - {name: do-not-eat, place: guide prepare.2, topic: eating and drinking}\n",
        "",
        "knee/sources.yml",
    )
    assert {item["kind"] for item in repository.items()} == {"safety no longer demanded"}


def test_acceptance_3_a_drawing_with_the_same_words(repository: GitLibrary) -> None:
    """Only its shapes changed."""
    repository.replace("M0 0h8v8z", "M0 0h8v4z", "knee/knee.svg")
    assert [item["kind"] for item in repository.items()] == ["picture"]


def test_a_value_of_the_leaflet(repository: GitLibrary) -> None:
    """Its own rules are words of its record."""
    repository.replace("local: {}", "local: {rest: Use the sofa.}", "knee/index.md")
    repository.replace("Use the sofa.", "Use the couch.", "knee/index.md")
    assert told(repository.items()) == [("value", "Use the sofa.", "Use the couch.")]


def test_a_value_of_the_hospital(repository: GitLibrary) -> None:
    """A phone number in mkdocs.yml: one item, with how many passages show it; no file of a leaflet has changed."""
    repository.replace("Infection may happen.", "Infection may happen. Call {{ local.ward_phone }}.")
    config = repository.folder / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("555-0100", "555-0199"), "utf-8")
    repository.commit()
    knee, shared = json.loads(repository.run("redline", "HEAD~1..HEAD", "--json"))
    assert knee["items"] == []
    assert [(item["before"], item["now"]) for item in shared["items"]] == [("555-0100", "555-0199")]
    summary = repository.run("redline", "HEAD~1..HEAD", "--markdown")
    assert summary.startswith("**What changes for patients: 1 passage**")
    assert "1 passages of the leaflets" in summary


def test_a_phrase_of_the_engine(repository: GitLibrary, monkeypatch: pytest.MonkeyPatch) -> None:
    """What stands around every page is agreed, too; what says how far a leaflet is agreed is not."""
    monkeypatch.setattr(phrases, "NOTICES", {**phrases.NOTICES, "draft_lead": "Not read yet."})
    repository.commit()
    for redline in json.loads(repository.run("redline", "HEAD~1..HEAD", "--json")):
        assert redline["items"] == []
    monkeypatch.setattr(phrases, "WORDS", {**phrases.WORDS, "other_times": "At no other times:"})
    repository.commit()
    knee, shared = json.loads(repository.run("redline", "HEAD~1..HEAD", "--json"))
    assert knee["items"] == []
    assert told(shared["items"]) == [("negation", "At other times:", "At no other times:")]


DEMAND = "  - {name: do-not-eat, place: guide prepare.2, topic: eating, on: [how-to-prepare.md, risks.md]}\n"
FASTING = "  - {name: fasting, place: guide prepare.2, topic: eating, on: [how-to-prepare.md]}\n"
DEMANDS = {
    "taken away": (FASTING, "", "safety no longer demanded", "how-to-prepare.md"),
    "on a page less": (
        "on: [how-to-prepare.md, risks.md]",
        "on: [risks.md]",
        "safety no longer demanded",
        "how-to-prepare.md",
    ),
    "of another place": ("place: guide prepare.2", "place: guide prepare.1", "source", "how-to-prepare.md"),
    "on a page more": ("risks.md]", "risks.md, index.md]", "source", "index.md"),
}


@pytest.mark.parametrize("why", DEMANDS)
def test_what_a_page_must_say_is_in_the_record(why: str, repository: GitLibrary) -> None:
    """A demand that changes is an item, though patients read the same words, and the block makes another statement."""
    old, new, kind, page = DEMANDS[why]
    sources = "knee/sources.yml"
    repository.replace("#do-not-eat]", "#do-not-eat #fasting]", PREPARE)
    repository.replace(
        "  - {name: do-not-eat, place: guide prepare.2, topic: eating and drinking}\n", DEMAND + FASTING, sources
    )
    repository.replace(old, new, sources)
    first = repository.items()[0]
    assert (first["kind"], first["rank"], first["page"]) == (kind, RANKS[kind], page)


def test_one_of_two_names_lost(repository: GitLibrary) -> None:
    """A block that makes two safety statements makes one of them no more."""
    repository.replace("#do-not-eat]", "#do-not-eat #fasting]", PREPARE)
    repository.replace(" #fasting]", "]", PREPARE)
    assert [(item["kind"], item["rank"]) for item in repository.items()] == [("safety no longer demanded", 1)]


def test_a_renamed_heading_moves_nothing(repository: GitLibrary) -> None:
    """One item, not one for each passage below it."""
    repository.replace("## Your medicines", "## Your tablets", PREPARE)
    assert told(repository.items()) == [("words", "Your medicines", "Your tablets")]


def test_a_renamed_page_or_folder_changes_nothing(repository: GitLibrary) -> None:
    """No patient sees the name of a file; a folder of another name is the same leaflet."""
    repository.git("mv", "docs/knee", "docs/knie")
    repository.commit()
    (found,) = json.loads(repository.run("redline", "knie", "HEAD~1..", "--json"))
    assert found["items"] == []


def test_the_shape_of_the_json(repository: GitLibrary) -> None:
    """As other programs read it."""
    repository.replace("24 hours", "48 hours")
    (found,) = json.loads(repository.run("redline", "knee", "HEAD~1..HEAD", "--json"))
    assert sorted(found) == ["base", "format_only", "head", "items", "leaflet", "unchanged"]
    assert (found["leaflet"], found["base"], found["head"]) == ("knee", "HEAD~1", "HEAD")
    (item,) = found["items"]
    assert sorted(item) == ["before", "booklets", "kind", "n", "now", "page", "part", "places", "rank", "safety"]
    assert found["unchanged"] > 10


def test_the_pages_of_the_booklets(repository: GitLibrary, tmp_path: Path) -> None:
    """Where the words would be printed now; nothing is told of other words than those of the files."""
    repository.replace("24 hours", "48 hours")
    (item,) = json.loads(repository.run("redline", "knee", "HEAD~1..", "--json"))[0]["items"]
    assert list(item["booklets"]) == ["Booklet", "Large print"]
    assert all(page > 1 for page in item["booklets"].values())
    page = tmp_path / "redline.html"
    shown = repository.run("redline", "knee", "HEAD~1..", "--markdown", "--html", str(page))
    told = f"Booklet: page {item['booklets']['Booklet']}. Large print: page {item['booklets']['Large print']}."
    assert told in page.read_text("utf-8")
    assert told in html.unescape(shown)
    (item,) = json.loads(repository.run("redline", "knee", "HEAD~1..HEAD", "--json"))[0]["items"]
    assert item["booklets"] == {}


def test_the_page_for_reviewers(repository: GitLibrary, tmp_path: Path) -> None:
    """One file: no script, nothing asked for, a language, `del` and `ins` with words for those who do not see them."""
    repository.replace("24 hours", "48 <b>hours</b>")
    page = tmp_path / "redline.html"
    repository.run("redline", "HEAD~1..HEAD", "--html", str(page))
    text = page.read_text("utf-8")
    tree = LexborHTMLParser(text)
    assert tree.css("script, link, img, iframe, b") == []
    assert not re.search(r"url\(|@import|src=|https?:", text)
    assert tree.css_first("html").attributes["lang"] == "en"
    assert tree.css_first("h1").text() == "What changes for patients: 1 passage"
    assert "removed" in tree.css_first("del").text()
    assert "added" in tree.css_first("ins").text()


def test_the_way_to_agree(repository: GitLibrary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The page holds the file by which a role agrees; where a forge builds it, a link opens an editor with it."""
    page = tmp_path / "redline.html"
    repository.agree("editor")
    repository.replace("24 hours", "48 hours")
    repository.run("redline", "knee", "HEAD~1..", "--html", str(page))
    tree = LexborHTMLParser(page.read_text("utf-8"))
    clinician, editor = (node.text() for node in tree.css("pre"))
    assert ("read: whole" in clinician, "replaces:" in clinician) == (True, False)
    assert ("read: changes" in editor, "replaces:" in editor) == (True, True)
    (name,) = (node.text() for node in tree.css("code") if "clinician" in node.text() and "signed/" in node.text())
    (repository.folder / name).write_text(clinician, "utf-8")
    assert repository.found("malformed-sign-off") == []
    for key, value in (("SERVER_URL", "https://forge.test"), ("REPOSITORY", "a/b"), ("HEAD_REF", "x y")):
        monkeypatch.setenv(f"GITHUB_{key}", value)
    repository.run("redline", "knee", "HEAD~1..", "--html", str(page))
    link = LexborHTMLParser(page.read_text("utf-8")).css_first("a").attributes["href"]
    assert link is not None
    assert link.startswith("https://forge.test/a/b/new/x%20y?filename=docs%2Fknee%2Fsigned%2F")


def test_the_review_sheet(repository: GitLibrary, tmp_path: Path) -> None:
    """Without words before, everything is to be read, with its places."""
    page = tmp_path / "sheet.html"
    repository.run("redline", "knee", "--html", str(page))
    words = LexborHTMLParser(page.read_text("utf-8")).body.text()
    for wanted in ("Review sheet", "Do not eat on the day.", "Source: guide prepare.2 #do-not-eat", "Safety."):
        assert wanted in words


def test_the_sentences_of_the_source_stand_beside(repository: GitLibrary, tmp_path: Path) -> None:
    """Each passage beside what it cites, with what to look at; where no text is at hand the page says so."""
    page = tmp_path / "sheet.html"
    repository.replace("Do not eat on the day.", "Eat on the day.", PREPARE)
    repository.run("redline", "knee", "--html", str(page))
    quoted = [node.text() for node in LexborHTMLParser(page.read_text("utf-8")).css("blockquote")]
    assert "Do not eat on the day." in quoted
    assert "Do both say the same? The source denies what the page says." in page.read_text("utf-8").replace(
        "<strong>", ""
    ).replace("</strong>", "")
    (repository.folder / "docs/knee/sources/guide.txt").rename(tmp_path / "guide.txt")
    repository.run("redline", "knee", "--html", str(page))
    assert "are not at hand" in page.read_text("utf-8")
    repository.run("redline", "knee", "HEAD~1..HEAD", "--html", str(page), "--sources", str(tmp_path))
    assert "<blockquote>Do not eat on the day.</blockquote>" in page.read_text("utf-8")


def test_another_edition_of_the_source(repository: GitLibrary, tmp_path: Path) -> None:
    """What cites a sentence that changed is an item, not agreed, and told why; what cites others is not."""
    repository.agree()
    text = repository.folder / "docs/knee/sources/guide.txt"
    new = tmp_path / "new.txt"
    new.write_text(text.read_text("utf-8").replace("Do not eat on the day.", "Do not eat on the morning."), "utf-8")
    assert new.read_text("utf-8") != text.read_text("utf-8")
    repository.run("source", "update", "knee", "guide", str(new), "--write")
    repository.commit("the guide's new edition")
    items = repository.items()
    cited = [item for item in items if item["before"] == "Do not eat on the day."]
    assert cited
    for item in items:
        assert (item["kind"], item["safety"], item["before"]) == ("source", True, item["now"])
        assert "guide prepare.2" in item["places"]
    assert any("(not-agreed)" in line for line in repository.found("not-agreed"))
    page = tmp_path / "redline.html"
    for shown in (
        repository.run("redline", "knee", "HEAD~1..HEAD", "--markdown", "--html", str(page)),
        page.read_text(),
    ):
        assert shown.count("The source says this in other words than before") == len(items)
    text.write_text(text.read_text("utf-8").replace("morning", "day"), "utf-8")
    repository.run("source", "update", "knee", "guide", str(text), "--write")
    repository.commit("the old edition again")
    assert not any("(not-agreed)" in line for line in repository.found("not-agreed"))


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nowhere..HEAD"], "nothing can be compared: nowhere..HEAD"),
        (["kne"], "there is no leaflet 'kne'. Did you mean 'knee'?"),
        (["--since", "clinican"], "there is no role 'clinican'. Did you mean 'clinician'?"),
        (["a..b", "c..d"], "give one range BASE..HEAD"),
        (["hip", "HEAD..HEAD"], "'hip' has no words.txt at HEAD"),
    ],
)
def test_what_cannot_be_compared(arguments: list[str], words: str, repository: GitLibrary) -> None:
    """One line, exit status 2."""
    assert words in repository.run("redline", *arguments, status=2)


def test_words_in_conflict_markers_are_told_with_their_line(repository: GitLibrary) -> None:
    """Somebody committed them."""
    path = repository.folder / "docs/knee/words.txt"
    path.write_text("words/1\n<<<<<<< ours\n| a\n", "utf-8")
    repository.git("commit", "-q", "-a", "-m", "conflict")
    assert "knee at HEAD: words.txt:2: two branches changed this file" in repository.run(
        "redline", "HEAD~1..HEAD", status=2
    )


def test_swapped_parts_are_moved() -> None:
    """Each passage is an item once; none is lost and none told twice."""
    parts = [Passage(f"{name} {at}.", "p.md", "", (Step("part", name),)) for name in "AB" for at in range(3)]
    made = compare.compare("x", Record(tuple(parts)), Record((*parts[3:], *parts[:3])))
    assert len(made.items) + made.unchanged + made.format_only == 6


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("Take 2 tablets", "Take 3 tablets", "number"),
        ("Don't eat", "Eat", "negation"),
        ("before you eat", "after you eat", "opposites"),
        ("You may drive", "You must drive", "strength"),
        ("a cut", "a scar", "words"),
        ("Stop; then go", "Stop, then go", "punctuation"),
        ("Call {local:a_phone}", "Call {local:b_phone}", "value"),
        ("Read <https://a.test/1>", "Read <https://a.test/2>", "source"),
        ("about 3 in 100", "about 3 in 1000", "number"),
        ("the same", "the same", ""),
    ],
)
def test_kinds_of_words(old: str, new: str, kind: str) -> None:
    """The most dangerous kind of what is gone or new."""
    assert tokens.kind(old, new) == kind
    assert "".join(piece.text for piece in tokens.pieces(old, new) if piece.how != "new") == old
    assert "".join(piece.text for piece in tokens.pieces(old, new) if piece.how != "gone") == new


def test_safety_number_and_not_rank_above_all_others() -> None:
    """In this order."""
    order = sorted(RANKS, key=lambda kind: RANKS[kind])
    assert [kind for kind in order if not kind.startswith("safety")][:2] == ["number", "negation"]
    assert all(kind.startswith("safety") for kind in order[:6])


def test_acceptance_8_a_clone_of_depth_2_makes_the_summary(repository: GitLibrary, tmp_path: Path) -> None:
    """As a pipeline has it: two commits, and nothing is written to the repository."""
    repository.replace("24 hours", "48 hours")
    repository.replace("Do not eat on the day.", "You may eat on the day.", "knee/how-to-prepare.md")
    clone = tmp_path / "clone"
    library.git(tmp_path, "clone", "-q", "--depth", "2", f"file://{repository.folder}", str(clone))
    before = library.git(clone, "status", "--porcelain")
    page = tmp_path / "redline.html"
    done = leaflets(clone, "redline", "HEAD^1..", "--markdown", "--html", str(page))
    assert done.returncode == 0, output(done)
    assert done.stdout.startswith("**What changes for patients: 1 passage, 1 about safety**")
    assert "<del>Do</del>" in done.stdout
    assert "Safety: weakened" in page.read_text("utf-8")
    assert library.git(clone, "status", "--porcelain") == before


def test_words_that_still_stand_elsewhere() -> None:
    """An item names the pages that say unchanged what it said; its own new place is none."""
    help_, later = (Step("box", "Call", classes) for classes in ("help", "help later"))
    same = Passage("your chest hurts", "index.md", where=(help_,))
    old = Record((same, replace(same, page="risks.md"), Passage("Rest.", "risks.md")))
    moved = Record((same, replace(same, page="risks.md", where=(later,)), Passage("Rest.", "risks.md")))
    reworded = Record((same, replace(same, page="risks.md", words="your leg hurts"), Passage("Rest.", "risks.md")))
    for new in (moved, reworded):
        (item,) = compare.compare("knee", old, new).items
        assert (item.page, item.also) == ("risks.md", ("index.md",))
    (item,) = compare.compare("knee", Record((same,)), Record((replace(same, where=(later,)),))).items
    assert item.also == ()

"""Lines for readers of other languages: `extra.languages`."""

from __future__ import annotations

from pathlib import Path

import pytest
from leaflets.core import languages
from leaflets.core.languages import Line
from support import booklets, shipped_config
from support.commands import leaflets, output


def test_read() -> None:
    """Each with the direction of its first letter; what is wrong counts for nothing."""
    told = {"es": " ¿Español? ", "ar": "هل تحتاج", "he": "«שלום", "zh-Hans": "需要", "xx-": "no", "fr": ""}
    assert languages.read(told) == (
        Line("es", "¿Español?", "ltr"),
        Line("ar", "هل تحتاج", "rtl"),
        Line("he", "«שלום", "rtl"),
        Line("zh-Hans", "需要", "ltr"),
    )
    assert languages.read(["es"]) == languages.read(None) == ()


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        ("languages: [es]", "is not `es: "),
        ("languages: {spanish: Pregunte}", "'spanish' is no language, such as es, zh-Hans or pt-BR"),
        ("languages: {no: Spør oss}", "'False' is no language, such as es, zh-Hans or pt-BR (`no` needs quotes)"),
        ("languages: {es: }", "the line of 'es' is empty"),
        ("languages: {es: 2027-01-01}", "the line of 'es' is not text: write it in quotes, \"2027-01-01\""),
        ("languages: {es: Llame al 555-0102}", "the line of 'es' holds a number: phone numbers stand below it"),
        ('languages: {es: "<b>Pregunte</b>"}', "the line of 'es' holds '<b': no markup is read here"),
    ],
)
def test_faults(written: str, fault: str, example: Path) -> None:
    """Each is a finding with its line, and what to write."""
    config = example / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("extra:\n", f"extra:\n  {written}\n"), "utf-8")
    line = config.read_text("utf-8").split("\n").index(f"  {written}") + 1
    told = output(leaflets(example, "check", "--only", "malformed-settings"))
    assert f"mkdocs.yml:{line}: extra.languages: {fault}" in told


def test_where_they_are_shown(tmp_path: Path) -> None:
    """At the end of each page, with language and direction; on the back of booklets where the font has the letters."""
    made = booklets.with_page(tmp_path, "# More\n\nWords. [@-]\n")
    known = {line.tag: line for line in made.settings.languages}
    assert {"es", "ar"} <= known.keys()
    shipped_config.build(made.settings.root)
    for address in ("knee/risks.html", "index.html"):
        nodes = shipped_config.page(made.settings.root, address).css("ul.languages li")
        shown = [Line(str(each.attributes["lang"]), each.text(), str(each.attributes["dir"])) for each in nodes]
        assert shown == list(known.values()), address
    back = booklets.xml(made).find("back")
    assert back is not None
    printed = [each.attrib for each in back.iter("language")]
    assert printed == [{"tag": tag, "line": known[tag].text} for tag in ("es", "fr")]

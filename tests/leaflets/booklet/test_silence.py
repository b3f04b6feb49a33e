"""Where the check is silent a booklet is made, with every word of the page on its paper and in its order."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from leaflets.booklet.editions import set_leaflet
from leaflets.checks.publishing import unprintable
from leaflets.library.model import Library
from support import booklets
from support.pdf import paper_words

WORDS = st.sampled_from(
    (
        *("one", "two three", "a-b c/d", "W" * 24, "Esophagogastroduodenoscopy", "x" * 70, "68.0 mg", "naïve 37 °C"),
        *("(1,000)", "https://a.example/" + "b/" * 30, "half\u00adway", "zero\u200bwidth", "no\u2060break", "X-ray"),
        *("thin\u2009space", "“so”"),
    )
)
TEXT = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)
LINES = st.lists(TEXT, min_size=1, max_size=45).map("<br>".join)
INLINE = st.sampled_from(["b", "em", "i", "code", "sup", "span lang=fr", "mark", "small", "a href='risks.html'", "q"])
MARKED = st.tuples(INLINE, TEXT).map(lambda made: f"<{made[0]}>{made[1]}</{made[0].split()[0]}>")
NUMBER = st.sampled_from(["", "0", "2", "2 ", "+3", "-4", "2.7", "99", "1000000000000", "x"])
KIND = st.sampled_from(["", "a", "A", "i", "I", "1", "x"])
SIZE = st.sampled_from(["", "20", "50%", "0", "9999", "wide"])
PICTURE = st.tuples(st.sampled_from(["svg", "png"]), SIZE).map(
    lambda made: f"<img alt='' src='figures/knee.{made[0]}' width='{made[1]}'>"
)
FLAT = st.one_of(TEXT, MARKED, LINES, PICTURE)


def blocks(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Blocks around what there is already."""
    some = st.lists(inner, min_size=1, max_size=4)
    item = st.tuples(NUMBER, KIND, inner).map(lambda made: f"<li value='{made[0]}' type='{made[1]}'>{made[2]}</li>")
    cell = st.tuples(st.sampled_from(["td", "th"]), NUMBER, inner).map(
        lambda made: f"<{made[0]} colspan='{made[1]}'>{made[2]}</{made[0]}>"
    )
    rows = st.lists(st.lists(cell, min_size=1, max_size=3).map("".join), min_size=1, max_size=4)
    return st.one_of(
        inner.map("<p>{}</p>".format),
        inner.map("<div lang='de'>{}</div>".format),
        inner.map("<blockquote>{}</blockquote>".format),
        some.map(lambda made: "<ul><li>" + "</li><li>".join(made) + "</li></ul>"),
        st.tuples(NUMBER, KIND, st.booleans(), st.lists(item, min_size=1, max_size=4)).map(
            lambda made: f"<ol start='{made[0]}' type='{made[1]}'{' reversed' * made[2]}>{''.join(made[3])}</ol>"
        ),
        rows.map(lambda made: "<table><tr><th>A</th><th>B</th></tr><tr>" + "</tr><tr>".join(made) + "</tr></table>"),
        st.tuples(TEXT, some).map(
            lambda made: (
                f"<div class='admonition risk'><p class='admonition-title'>{made[0]}</p>{''.join(made[1])}</div>"
            )
        ),
        st.tuples(TEXT, inner).map(lambda made: f"<details><summary>{made[0]}</summary>{made[1]}</details>"),
        st.tuples(TEXT, inner).map(lambda made: f"<dl><dt>{made[0]}</dt><dd>{made[1]}</dd></dl>"),
        st.tuples(TEXT, inner).map(lambda made: f"<figure>{made[1]}<figcaption>{made[0]}</figcaption></figure>"),
        st.tuples(st.integers(2, 6), TEXT).map(lambda made: f"<h{made[0]}>{made[1]}</h{made[0]}>"),
        LINES.map(lambda made: "<pre>" + made.replace("<br>", "\n") + "</pre>"),
    )


PAGES = st.lists(st.recursive(FLAT, blocks, max_leaves=6), min_size=1, max_size=6).map("\n\n".join)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The example library."""
    return booklets.with_page(tmp_path_factory.mktemp("silence"), "# Page\n\nWords.\n")


@settings(
    max_examples=settings.default.max_examples // 5,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(PAGES)
def test_silence(library: Library, html: str) -> None:
    """Whatever stands in the page: it is told, or it is printed whole."""
    page = library.pages["knee/page.md"]
    page.html, page.blocks = f"<h1>Page</h1>\n{html}", []
    if list(unprintable.check(library)):
        return
    made = set_leaflet(library, library.leaflets[0], booklets.DAY)
    for edition in ("booklet", "large-print"):
        assert paper_words.off_paper(made[edition].pdf) == []
        assert paper_words.lost(page.html, made[edition].pdf) == []

"""A private page that shows a source with the number of each sentence, and a button that copies its citation.

It opens from a folder, asks for nothing, prints, and works without its script: then citations are selected by hand.
Nobody publishes it: the text may be copyrighted.
"""

from __future__ import annotations

from collections.abc import Sequence

from leaflets.core.text import in_html
from leaflets.data.sources import Source
from leaflets.sources.splitter import Section

_STYLE = """
:root { color-scheme: light dark; font: 1.05rem/1.5 system-ui, sans-serif; }
body { max-width: 46rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere; }
ol { list-style: none; margin: 0; padding: 0; }
li { display: flex; flex-wrap: wrap; align-items: start; gap: 0 .8rem; }
li { padding: .35rem 0; border-bottom: 1px solid #8886; }
li > span { flex: 1 1 20rem; }
li.item > span::before { content: "\\2022\\a0"; }
code { white-space: nowrap; user-select: all; }
button { font: inherit; padding: .1rem .6rem; }
.private { border: 1px solid; padding: .5rem .8rem; }
.above { font-size: 1rem; margin-bottom: 0; }
[role=status] { position: sticky; top: 0; margin: 0; padding: .3rem 0; background: Canvas; }
nav li { border: 0; padding: .1rem 0; }
@media print {
  button, nav, [role=status] { display: none; }
  li { break-inside: avoid; }
  h2 { break-after: avoid; }
}
"""
_SCRIPT = """
const status = document.querySelector("[role=status]");
async function copy(text) {
  try { await navigator.clipboard.writeText(text); }
  catch {
    const area = document.createElement("textarea");
    area.value = text;
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    if (!done) throw new Error();
  }
}
for (const code of document.querySelectorAll("li > code")) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "Copy";
  button.setAttribute("aria-label", "Copy " + code.textContent);
  button.addEventListener("click", async () => {
    try { await copy(code.textContent); status.textContent = "Copied: " + code.textContent; }
    catch { status.textContent = "The browser did not allow it. Select the citation and copy it."; }
  });
  code.after(button);
}
"""


def html(source: Source, sections: Sequence[Section]) -> str:
    """Make the page of a source that was cut into sections."""
    title = in_html(source.title or source.key)
    return "\n".join(
        [
            '<!doctype html><html lang="en"><head><meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width">',
            '<meta http-equiv="Content-Security-Policy" '
            "content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'\">",
            f"<title>{title}: numbered sentences</title><style>{_STYLE}</style></head><body>",
            f"<main><h1>{title}</h1>",
            *_origin(source),
            '<p role="status"></p>',
            "<nav><h2>Sections</h2><ol>",
            *(f'<li><a href="#{section.key}">{_heading(section)}</a></li>' for section in sections),
            "</ol></nav>",
            *(line for section in sections for line in _section(source.key, section)),
            f"</main><script>{_SCRIPT}</script></body></html>",
            "",
        ]
    )


def _origin(source: Source) -> list[str]:
    facts = [source.publisher, source.url, f"read {source.read}" if source.read else "", source.rights]
    lines = [f"<p>{in_html('. '.join(fact.rstrip('.') for fact in facts if fact))}.</p>"] if any(facts) else []
    if not source.kept:
        lines.append('<p class="private">Private: for your own work. Do not put this page on a server.</p>')
    return lines


def _heading(section: Section) -> str:
    return in_html(section.heading or "Before the first heading")


def _section(key: str, section: Section) -> list[str]:
    above = [f'<p class="above">{in_html(heading)}</p>' for heading in section.above]
    lines = [*above, f'<h2 id="{section.key}">{_heading(section)}</h2>', "<ol>"]
    for number, sentence in enumerate(section.sentences, 1):
        kind = ' class="item"' if sentence.is_item else ""
        cite = f"[@{key} {section.key}.{number}]"
        lines.append(f"<li{kind}><span>{in_html(sentence.text)}</span> <code>{cite}</code></li>")
    return [*lines, "</ol>"]

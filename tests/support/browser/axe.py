"""axe-core in the real browser: the scenes in which a page is judged, what it says, and what is known of its doubts.

axe-core has rules for fewer than half of the criteria of WCAG 2.2 A and AA. That it finds nothing is no
proof of conformance.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Page
from support import real_parts

SEED = 2026
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
RUN = """async tags => {
    const done = await axe.run(document, {runOnly: {type: "tag", values: tags},
                                          resultTypes: ["violations", "incomplete"]})
    const told = results => results.flatMap(rule => rule.nodes.map(
        node => [rule.id, node.target.flat(9).join(" "), node.html,
                 (node.failureSummary || "").replace(/^.*:/, "").replace(/\\s+/g, " ").trim()]))
    return [told(done.violations), told(done.incomplete), done.passes.length]
}"""
# WCAG 2.2, 1.4.12: what a reader may set, all of it at once.
SPACING = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p { margin-bottom: 2em !important }"""


@dataclass(frozen=True)
class Scene:
    """A state in which readers may see a page: options of the browser, what they do, what a page must have for it."""

    options: Mapping[str, Any] = field(default_factory=dict)
    act: Callable[[Any], Any] = lambda visitor: None
    scripts: bool = True
    needs: str = ""


def _show_sources(visitor: Any) -> None:
    button = visitor.page.locator("[data-show-sources]")
    if button.get_attribute("aria-pressed") != "true":  # the choice is kept from page to page
        button.click()
    visitor.page.locator(".page-sources").evaluate("details => { details.open = true }")
    visitor.page.evaluate("scrollTo(0, 0)")  # else the header lies over what the button's place scrolled up to


def _search(visitor: Any) -> None:
    assert visitor.search("pain") != ["nothing"]
    visitor.page.wait_for_timeout(400)  # the list slides in; in between, its colors are mixed


DARK = {"color_scheme": "dark"}
SCENES: dict[str, Scene] = {
    "light": Scene(),
    "dark": Scene(DARK),
    "320 px": Scene({"viewport": {"width": 320, "height": 640}}),
    # 1280 by 1024 px at 400%: a quarter of the CSS pixels each way, each four device pixels wide.
    "400% zoom": Scene({"viewport": {"width": 320, "height": 256}, "device_scale_factor": 4}),
    # What a reader sets comes from the browser: the site's own policy does not forbid it.
    "text spacing": Scene({"bypass_csp": True}, lambda visitor: visitor.page.add_style_tag(content=SPACING)),
    "forced colors": Scene({"forced_colors": "active"}),
    "reduced motion": Scene({"reduced_motion": "reduce"}),
    "print": Scene(act=lambda visitor: visitor.page.emulate_media(media="print")),
    "search open": Scene(act=_search, needs='data-md-component="search"'),
    "search open, dark": Scene(DARK, _search, needs='data-md-component="search"'),
    "sources shown": Scene(act=_show_sources, needs="data-show-sources"),
    "sources shown, dark": Scene(DARK, _show_sources, needs="data-show-sources"),
    "no JavaScript": Scene(scripts=False),
}


@dataclass(frozen=True)
class Answer:
    """One answer of axe-core: of which page and scene, by which rule, of which element, and why."""

    address: str
    scene: str
    rule: str
    place: str
    html: str
    reason: str

    def __str__(self) -> str:
        """A line to read."""
        return f"{self.address} ({self.scene}): {self.rule}: {self.place}: {self.reason[:200]}: {self.html[:120]}"


@dataclass(frozen=True)
class Explained:
    """What axe-core could not decide and a person looked at: by which rule, of what, where, why it is fine."""

    rule: str
    where: str  # a regular expression for the place (a CSS selector)
    reason: str  # how axe-core's own reason for its doubt begins or goes on
    scenes: tuple[str, ...]
    why: str

    def explains(self, answer: Answer) -> bool:
        """Whether this is about that answer."""
        known = self.rule == answer.rule and self.reason in answer.reason and answer.scene in self.scenes
        return known and re.search(self.where, answer.place) is not None


_SEARCH = ("search open", "search open, dark")
_NARROW = ("320 px", "400% zoom")
_SOURCES = ("sources shown", "sources shown, dark")
EXPLAINED = (
    Explained(
        "color-contrast",
        r"^(?!.*md-search)",
        "by another element",  # overlapped, or at the edge of the list partially obscured
        _SEARCH,
        "The list of answers lies over the page. What it covers is judged in the other scenes.",
    ),
    Explained(
        "color-contrast",
        r"^(?!.*md-search)",
        "too short to determine",
        _SEARCH,
        "As above, for text of one letter or digit.",
    ),
    Explained(
        "color-contrast",
        r"md-nav__link.*> \.md-ellipsis$",
        "partially overlaps other elements",
        tuple(name for name in SCENES if name not in (*_NARROW, *_SOURCES, "text spacing", "print", "no JavaScript")),
        "A link of two lines in the sidebar of the guides. Nothing lies over it; test_every_page has its contrast.",
    ),
    Explained(
        "color-contrast",
        r"t[dh]:nth-child",
        "partially obscured by another element",
        _NARROW,
        "The table of all leaflets scrolls in its own box: cells at its edge are half in view, and come into view.",
    ),
    Explained(
        "color-contrast",
        r"#box-\d+ > a\[data-local=|^a\[data-local=\"emergency_phone\"\]$",
        "due to a pseudo element",
        tuple(name for name in SCENES if name not in _NARROW),
        "A number in the title of a box is smaller than the box's icon, which stands beside it. test_comfort reads it.",
    ),
    Explained(
        "color-contrast",
        r"> code(:nth-child\(\d+\))?$",
        "partially overlaps other elements",
        ("print",),
        "Code of the guides that runs over the end of a line: its two boxes touch other code. Both are black on white.",
    ),
    Explained(
        "color-contrast",
        r"^text\[",
        "by another element",
        tuple(name for name in SCENES if name not in (*_NARROW, "print")),
        "A word on a drawing. It bears a ground of its own around each letter; test_labels has its contrast.",
    ),
)


@dataclass
class Verdict:
    """What axe-core says of one page in one scene, and which explanations were needed."""

    violations: list[Answer]
    unexplained: list[Answer]
    used: set[Explained]

    def __str__(self) -> str:
        """All that is to be mended or looked at, a line each."""
        lines = [f"VIOLATION {answer}" for answer in self.violations]
        return "\n".join([*lines, *(f"not decided {answer}" for answer in self.unexplained)])


def deal(pages: Mapping[str, str], rounds: int) -> dict[str, list[str]]:
    """Which pages are judged in which scene: every page in `rounds` scenes, those that had the fewest pages so far.

    `pages` holds each page's HTML by its address. With as many rounds as there are scenes, that is all of them.
    """
    dealt: dict[str, list[str]] = {name: [] for name in SCENES}
    order = sorted(pages)
    random.Random(SEED).shuffle(order)
    for page in order:
        fitting = [name for name, scene in SCENES.items() if scene.needs in pages[page]]
        for name in sorted(fitting, key=lambda name: len(dealt[name]))[:rounds]:
            dealt[name].append(page)
    return dealt


def judge(visitor: Any, address: str, name: str) -> Verdict:
    """Open a page in a scene and ask axe-core."""
    scene, page = SCENES[name], visitor.page
    if scene.scripts:
        visitor.open(address)
    else:
        _open_without_scripts(visitor, address)
    scene.act(visitor)
    violations, doubts = ask(page)
    unexplained, used = [], set()
    for answer in (Answer(address, name, *doubt) for doubt in doubts):
        reasons = [one for one in EXPLAINED if one.explains(answer)]
        used.update(reasons)
        if not reasons:
            unexplained.append(answer)
    return Verdict([Answer(address, name, *violation) for violation in violations], unexplained, used)


def ask(page: Page) -> tuple[list[list[str]], list[list[str]]]:
    """Run axe-core on what is shown: violations and doubts, each as rule, place, HTML and reason."""
    page.evaluate(_source() + ";undefined")
    violations, doubts, passes = page.evaluate(RUN, TAGS)
    assert passes >= 10, "axe-core has seen next to nothing of this page"
    return violations, doubts


def _open_without_scripts(visitor: Any, address: str) -> None:
    """Load a page with scripts switched off, then switch them on for axe-core, which cannot do without timers.

    The page was parsed and drawn without them, and none of its own starts later. (A browser context with
    `java_script_enabled=False` would do the same but never let a timer of axe-core's go off.)
    """
    session = visitor.page.context.new_cdp_session(visitor.page)
    session.send("Emulation.setScriptExecutionDisabled", {"value": True})
    visitor.open(address)
    session.send("Emulation.setScriptExecutionDisabled", {"value": False})
    assert visitor.page.evaluate("document.documentElement.matches('.no-js, .paper')"), "a script of the page has run"


def _source() -> str:
    return (real_parts.npm_packages() / "axe-core" / "axe.min.js").read_text("utf-8")


def unused(name: str, used: Iterable[Explained]) -> list[Explained]:
    """The explanations for a scene that explained nothing in it."""
    return [one for one in EXPLAINED if name in one.scenes and one not in used]

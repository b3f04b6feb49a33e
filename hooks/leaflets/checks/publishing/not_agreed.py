"""A role has not agreed to the words of a leaflet, or to shared words: they are others than those that it has read.

Whoever made the change, and however small it is: "not" and "now" differ by one letter. `leaflets redline NAME --since
ROLE` shows what differs from the words to which the role agreed; `leaflets sign` agrees. In a build this is `info`, and
silent on a leaflet that nobody has read yet, since each of its pages says so. Publishing refuses it.

Bad:

    --- all roles have agreed
    --- knee/how-to-prepare.md
    # How to prepare

    ## Your medicines

    Bring a list of your medicines. [@guide prepare.1]

    ## Eating and drinking

    Do now eat on the day. [@guide prepare.2 #do-not-eat]

Good:

    --- knee/how-to-prepare.md
    # How to prepare

    ## Your medicines

    Bring a list of **your medicines**. [@guide prepare.1]

    ## Eating and drinking

    Do not eat
    on the day. [@guide prepare.2 #do-not-eat]
    --- all roles have agreed
"""

from collections.abc import Iterator

from leaflets.checks.check import LIBRARY, needs
from leaflets.core.diagnostics import Finding, Place
from leaflets.core.text import quote
from leaflets.library.model import Leaflet, Library
from leaflets.review import compare, shared, standing, words
from leaflets.review.compare import Item
from leaflets.review.record import shown
from leaflets.review.standing import Standing

_MOST = 3
"""Passages that are named: the redline shows all."""


@needs(LIBRARY, level="info", published="warn")
def check(library: Library) -> Iterator[Finding]:
    """Every role whose last sign-off is of other words, of each leaflet and of the shared words."""
    settings = library.settings
    if not settings.sign_off.roles:
        if settings.for_readers and library.leaflets:
            message = "names no roles that agree to a leaflet: `sign_off: {roles: [clinician, editor]}` under `extra:`"
            yield settings.at(message, "sign_off")
        return
    anybody = False
    for leaflet in library.leaflets:
        stands = standing.of(library, leaflet)
        anybody = anybody or bool(stands.signed.signed)
        if settings.for_readers or stands.signed.signed:
            for role in settings.sign_off.roles:
                if message := _told(library, leaflet, stands, role):
                    yield leaflet.at(message)
    if settings.for_readers or (anybody and standing.shared_sign_offs(library).signed):
        yield from _shared(library)


def _told(library: Library, leaflet: Leaflet, stands: Standing, role: str) -> str:
    """What a role has to do; nothing where it has agreed."""
    state = stands.state(role)
    if state == "agreed":
        return ""
    sign = f"leaflets sign {leaflet.name} --role {role}"
    if state == "never":
        return f"the {role} has not agreed to this leaflet: have it read, then `{sign}`"
    if state == "fork":
        texts = " and ".join(head.words[:8] for head in stands.heads[role])
        return f"the {role} has agreed to two texts that were merged ({texts}), and not to this one: `{sign}`"
    old = words.signed(library, leaflet, stands.heads[role][0].words)
    if old is None:
        return f"the {role} has agreed to other words; which ones differ is not known here. Have it read, then `{sign}`"
    items = compare.compare(leaflet.name, old, stands.record).items
    first = ", ".join(
        f"{item.kind} {_where(item)}: {quote(shown(item.before or item.now), 80)}" for item in items[:_MOST]
    )
    count = f"{len(items)} passages differ" if len(items) != 1 else "1 passage differs"
    more = " …" if len(items) > _MOST else ""
    return f"the {role} has not agreed to these words: {count} ({first}{more}). Read the redline, then `{sign}`"


def _where(item: Item) -> str:
    return f"on {item.page}" if item.page else "around the pages"


def _shared(library: Library) -> Iterator[Finding]:
    """The roles that have not agreed to words that leaflets share."""
    place = Place(library.settings.shown(library.settings.docs / shared.FILE))
    for role, lines in standing.shared_not_agreed(library):
        first = quote(shown(lines[0].words), 80)
        count = f"{len(lines)} shared lines" if len(lines) > 1 else "1 shared line"
        sign = f"`leaflets sign --shared --role {role}`"
        message = f"the {role} has not agreed to {count}, the first: {lines[0].kind} {first}. {sign}"
        yield Finding(
            place if (library.settings.docs / shared.FILE).is_file() else Place(library.settings.config_name), message
        )

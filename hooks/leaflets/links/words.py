"""What a link or a picture says of itself: words that would fit any link, a file's name instead of a description."""

from __future__ import annotations

import re
from typing import Literal

from leaflets.links.pages import Image, Link

VAGUE = {
    "at this link", "at this page", "click", "click here", "click here for more", "click me", "click on this link",
    "click this", "click this link", "find out more", "find out more here", "follow this link", "for more information",
    "further information", "go here", "here", "learn more", "learn more here", "link", "more", "more details",
    "more here", "more info", "more information", "more information here", "on this page", "press here", "read here",
    "read more", "read more here", "read this", "read this page", "see here", "see more", "see this page", "tap here",
    "the link", "this", "this address", "this article", "this document", "this here", "this link", "this one",
    "this page", "this site", "this web page", "this webpage", "this website",
}  # fmt: skip
"""Link texts that say nothing on their own (WCAG 2.2, 2.4.4 and 2.4.9; technique F84)."""
_FILE_NAME = re.compile(r"\S+\.(?:png|jpe?g|gif|svg|webp|avif|bmp|tiff?|ico)", re.IGNORECASE)


def fault(link: Link) -> Literal["", "no text", "vague"]:
    """What is wrong with a link's words. Code, and the name of the part that it leads to, say something."""
    if link.name is None or not link.address:
        return ""
    words = link.name.lower().strip(" .,:;!?…»›>→")
    is_part = link.address.endswith("#" + words.replace(" ", "-"))
    return "no text" if not link.name else "vague" if words in VAGUE and not link.coded and not is_part else ""


def alternative_fault(
    image: Image,
) -> Literal["", "no alternative", "empty alternative", "blank alternative", "file name"]:
    """What is wrong with the text of a picture, or nothing. An empty one may be meant: the check finds out."""
    if image.hidden:
        return ""
    if image.alt is None:
        return "no alternative"
    if not image.alt:
        return "empty alternative"
    if not image.alt.strip():
        return "blank alternative"
    words = image.alt.strip().lower()
    stem = image.address.rpartition("/")[2].partition("?")[0].rpartition(".")[0].lower()
    return "file name" if _FILE_NAME.fullmatch(words) or (words == stem and not words.isalpha()) else ""

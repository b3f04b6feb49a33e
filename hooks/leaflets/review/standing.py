"""Where a leaflet stands: which roles have agreed to exactly its words, when each has read the whole of it."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from leaflets.core.sign_off import SignOff
from leaflets.library.model import Leaflet, Library
from leaflets.review import record, shared, sign_offs
from leaflets.review.record import Passage, Record
from leaflets.review.sign_offs import FIRST, Signed, SignOffs

State = Literal["agreed", "changed", "fork", "never"]
"""Of a role: agreed to these words; agreed to others; two last sign-offs, of which none replaces the other; none."""


@dataclass(frozen=True)
class Standing:
    """A leaflet's words with the sign-offs of its roles."""

    asked: SignOff
    record: Record
    signed: SignOffs

    @cached_property
    def heads(self) -> dict[str, list[Signed]]:
        """The last sign-offs of each role that is asked, in the order of the settings."""
        return {role: self.signed.heads(role) for role in self.asked.roles}

    def state(self, role: str) -> State:
        """Where one role stands."""
        heads = self.heads.get(role, [])
        if len(heads) != 1:
            return "fork" if heads else "never"
        return "agreed" if heads[0].words == self.record.fingerprint else "changed"

    @property
    def agreed(self) -> bool:
        """Whether every role has agreed to exactly these words; without roles nobody has."""
        return bool(self.asked.roles) and all(self.state(role) == "agreed" for role in self.asked.roles)

    @property
    def draft(self) -> bool:
        """Whether somebody still has to agree."""
        return not self.agreed

    @property
    def changed(self) -> bool:
        """Whether every role has agreed before, and these words are others: they changed since."""
        return not self.agreed and bool(self.asked.roles) and all(self.heads.values())

    @cached_property
    def last_reviewed(self) -> datetime.date | None:
        """The day by which every role had read the whole leaflet, the last time; None where one never has."""
        days = [
            max((one.date for one in self.signed.of(role) if one.read == "whole"), default=None)
            for role in self.asked.roles
        ]
        known = [day for day in days if day is not None]
        return min(known) if known and len(known) == len(days) else None

    @property
    def whole_due(self) -> datetime.date | None:
        """The day by which every role has to read the whole leaflet again; None where nothing says so."""
        last, months = self.last_reviewed, self.asked.months
        return _later(last, months) if last and months else None

    @property
    def code(self) -> str:
        """The first digits of the fingerprint: which words somebody has read."""
        return self.record.fingerprint[:FIRST]

    @property
    def roles(self) -> list[tuple[str, datetime.date]]:
        """The roles that agreed to exactly these words, each with the day."""
        return [(role, heads[0].date) for role, heads in self.heads.items() if self.state(role) == "agreed"]


def of(library: Library, leaflet: Leaflet) -> Standing:
    """Where a leaflet stands. Kept with the leaflet once all its pages are rendered."""
    if isinstance(leaflet.standing, Standing):
        return leaflet.standing
    settings = library.settings
    folder = settings.docs / leaflet.name / sign_offs.FOLDER
    signed = sign_offs.read(folder, settings.shown, settings.sign_off, library.today)
    standing = Standing(settings.sign_off, record.of(library, leaflet), signed)
    if all(page.html is not None or page.too_much for page in leaflet.pages):
        leaflet.standing = standing
    return standing


def shared_sign_offs(library: Library) -> SignOffs:
    """The sign-offs of the words that leaflets share."""
    settings = library.settings
    return sign_offs.read(settings.docs / sign_offs.SHARED, settings.shown, settings.sign_off, library.today)


def shared_not_agreed(library: Library) -> Iterator[tuple[str, list[Passage]]]:
    """The roles that have not agreed to shared lines, each with these lines. A line is agreed to for good."""
    signed = shared_sign_offs(library)
    passages = shared.of(library).passages
    for role in library.settings.sign_off.shared:
        known = {line for one in signed.of(role) for line in one.lines}
        if new := [passage for passage in passages if passage.text not in known]:
            yield role, new


def due(library: Library, leaflet: Leaflet) -> datetime.date | None:
    """The day by which the leaflet must be read again: that of its front matter, or an earlier one by the settings."""
    written = leaflet.meta.get("next_review_due")
    days = [written if type(written) is datetime.date else None, of(library, leaflet).whole_due]
    return min(filter(None, days), default=None)


def _later(day: datetime.date, months: int) -> datetime.date:
    """The same day of a later month, or the last of that month."""
    year, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + year, month + 1
    return datetime.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))

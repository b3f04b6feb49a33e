"""For owners: where each leaflet stands, and when it is to be read again."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from leaflets.core.text import listed, long_date
from leaflets.library.model import Library
from leaflets.review import standing

SOON = datetime.timedelta(days=90)


@dataclass(frozen=True)
class Row:
    """One leaflet. `waiting` are the roles that have not agreed to its words, each with its state."""

    owner: str
    leaflet: str
    title: str
    version: str
    waiting: tuple[tuple[str, str], ...]
    last_reviewed: datetime.date | None
    due: datetime.date | None
    today: datetime.date

    @property
    def state(self) -> str:
        """`overdue`, `not agreed`, `due` or `current`; the most urgent one."""
        if self.waiting:
            return "not agreed"
        if self.due and self.due < self.today:
            return "overdue"
        return "due" if self.due and self.due - self.today <= SOON else "current"

    @property
    def wants_somebody(self) -> bool:
        """Whether somebody has to do something."""
        return self.state != "current"

    @property
    def told(self) -> str:
        """The row in words."""
        words = self.state
        if self.waiting:
            words += f" by {listed([f'{role} ({state})' for role, state in self.waiting])}"
        read = (
            f"last read whole on {long_date(self.last_reviewed)}"
            if self.last_reviewed
            else "never read as a whole by all"
        )
        due = f"{'was ' if self.due < self.today else ''}due {long_date(self.due)}" if self.due else "no day is set"
        return f"{words}; {read}; {due}"

    def as_dict(self) -> dict[str, Any]:
        """The row for JSON; days as `2026-12-02`."""
        return {
            "leaflet": self.leaflet,
            "title": self.title,
            "owner": self.owner,
            "version": self.version,
            "state": self.state,
            "waiting": dict(self.waiting),
            "last_reviewed": self.last_reviewed.isoformat() if self.last_reviewed else None,
            "due": self.due.isoformat() if self.due else None,
        }


def of(library: Library) -> Iterator[Row]:
    """All leaflets of a rendered library, by owner, then by title."""
    rows = []
    for leaflet in library.leaflets:
        stands = standing.of(library, leaflet)
        states = [(role, stands.state(role)) for role in stands.asked.roles]
        rows.append(
            Row(
                str(leaflet.meta.get("owner") or ""), leaflet.name, leaflet.title,
                str(leaflet.meta.get("version") or ""),
                tuple((role, state) for role, state in states if state != "agreed"),
                stands.last_reviewed, standing.due(library, leaflet), library.today,
            )
        )  # fmt: skip
    yield from sorted(rows, key=lambda row: (row.owner, row.title.casefold(), row.leaflet))

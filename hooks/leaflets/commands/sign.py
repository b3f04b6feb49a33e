"""`leaflets sign`: a role agrees to the words of a leaflet, exactly as they stand."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from leaflets.commands import here
from leaflets.core import values
from leaflets.core.diagnostics import LeafletsError, RefusedError, did_you_mean
from leaflets.library.model import Library
from leaflets.review import record, shared, sign_offs, standing
from leaflets.review.sign_offs import Signed


@click.command()
@click.argument("name", metavar="[LEAFLET]", required=False)
@click.option("--role", required=True, help="Who agrees: a role of `extra.sign_off` in mkdocs.yml, never a name.")
@click.option("--read", type=click.Choice(sign_offs.READ), help="What was read: all, or what changed.")
@click.option("--source-seen", type=click.Choice(["yes", "no"]), default="no", help="Whether the source lay beside it.")
@click.option("--date", type=click.DateTime(["%Y-%m-%d"]), help="The day of the reading; without it, today.")
@click.option("--evidence", default="", help="Where the agreement is recorded: a pull request, a minute.")
@click.option("--shared", "is_shared", is_flag=True, help="Agree to the words that leaflets share.")
def command(
    name: str | None,
    role: str,
    read: str | None,
    source_seen: str,
    date: datetime.datetime | None,
    evidence: str,
    is_shared: bool,
) -> None:
    """Agree to the words of a leaflet for a role.

    Writes docs/LEAFLET/signed/DATE-ROLE-FIRST8.yml, and words.txt where it is out of date: commit both. Any other word
    from then on is one that the role has not agreed to. With --shared it is the hospital's values and the terms, line
    by line. Without --read the first reading is of the whole, a later one of the changes.
    """
    library = here.read_library()
    roles = library.settings.sign_off.shared if is_shared else library.settings.sign_off.roles
    if role not in roles:
        known = (
            ", ".join(roles) or "none: name them in mkdocs.yml, `sign_off: {roles: [clinician, editor]}` under `extra:`"
        )
        raise LeafletsError(f"there is no role '{role}'.{did_you_mean(role, roles)} There are: {known}")
    day = date.date() if date else datetime.datetime.now(datetime.UTC).date()
    if fault := values.date(day, max(library.today, datetime.datetime.now(datetime.UTC).date()), past=True):
        raise LeafletsError(f"--date {fault}")
    if is_shared:
        _sign_shared(library, role, day, evidence)
    elif name is None:
        raise LeafletsError("name the leaflet that is agreed to, or give --shared")
    else:
        _sign(
            library,
            name,
            Signed("", "", role, day, read=read or "", source_seen=source_seen == "yes", evidence=evidence),
        )


def _sign(library: Library, name: str, asked: Signed) -> None:
    """Write the sign-off of one leaflet. Raises RefusedError where there is nothing to agree to."""
    leaflet = here.find_leaflet(library, name)
    stands = standing.of(library, leaflet)
    folder = library.settings.docs / name / sign_offs.FOLDER
    heads = stands.heads[asked.role]
    if stands.state(asked.role) == "agreed" and asked.read != "whole":
        raise RefusedError(
            f"The {asked.role} has agreed to exactly these words, on {heads[0].date}. Nothing was written."
        )
    if not heads and asked.read == "changes":
        raise LeafletsError(f"the first reading by the {asked.role} is of the whole leaflet: --read whole")
    words = stands.record.fingerprint
    one = Signed(
        "", words, asked.role, asked.date,
        tuple(dict.fromkeys(head.words for head in heads if head.words != words)),
        str(leaflet.meta.get("version") or ""),
        asked.read or ("changes" if heads else "whole"), asked.source_seen, asked.evidence,
    )  # fmt: skip
    here.write(library.settings.docs / name / record.FILE, stands.record.text.encode())
    _write(library, folder, one)


def _sign_shared(library: Library, role: str, day: datetime.date, evidence: str) -> None:
    """Write the sign-off of the shared lines that the role has not agreed to yet."""
    new = dict(standing.shared_not_agreed(library)).get(role, [])
    if not new:
        raise RefusedError(f"The {role} has agreed to all shared words. Nothing was written.")
    lines = tuple(passage.text for passage in new)
    here.write(library.settings.docs / shared.FILE, shared.of(library).text.encode())
    one = Signed("", sign_offs.fingerprint_of(lines), role, day, evidence=evidence, lines=lines)
    _write(library, library.settings.docs / sign_offs.SHARED, one)


def _write(library: Library, folder: Path, one: Signed) -> None:
    file = folder / sign_offs.name(one)
    number = 2
    while file.exists():  # the same words twice on one day, with others between
        file, number = folder / sign_offs.name(one).replace(".yml", f"-{number}.yml"), number + 1
    here.write(file, sign_offs.written(one).encode())
    click.echo(f"Written: {library.settings.shown(file)}\nCommit it together with the words that it agrees to.")

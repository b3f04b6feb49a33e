"""The copy for a computer without network: one zip with the finished site, and a page that says what it is.

The site in it is the one that a build made, byte for byte. Knows nothing of MkDocs.
"""

from __future__ import annotations

import datetime
import html
import re
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from leaflets.core import paths, whole_file
from leaflets.core.diagnostics import LeafletsError
from leaflets.core.text import long_date
from leaflets.data import phrases
from leaflets.git.repository import described
from leaflets.library.model import Leaflet, Library
from leaflets.review import standing
from leaflets.review.imprint import imprint

START = "START-HERE.html"
SITE = "site"
LONGEST = 150
"""Characters of a path in the zip. Windows' Explorer takes 259 with the folder into which people unpack it."""

_FIRST, _LAST = datetime.date(1980, 1, 1), datetime.date(2107, 12, 31)
"""The days that a zip can name (APPNOTE.TXT, 4.4.6): it counts years from 1980, in seven bits."""

_UNWRITABLE = re.compile(r'[\x00-\x1f<>:"|?*\\]|[. ](?:/|$)')
_DEVICE = re.compile(r"(?:^|/)(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.[^/]*)?(?:/|$)", re.IGNORECASE)
"""What Windows takes for a device, with any suffix (Microsoft, "Naming Files, Paths, and Namespaces")."""


def overdue(library: Library) -> list[str]:
    """The titles of leaflets whose review was due before today: a copy of them could not be used on its first day."""
    return [leaflet.title for leaflet in library.leaflets if (day := _due(leaflet)) and day < library.today]


def pack(library: Library, site: Path, folder: Path) -> Path:
    """Write the zip of a finished `site` into `folder` and return its path.

    Its bytes depend on the site, the leaflets' dates, the commit and the day (`SOURCE_DATE_EPOCH`) alone: entries are
    sorted, with one time, one mode and UTF-8 names. Raises LeafletsError where a name would not survive on Windows, or
    the file can't be written; an older zip stays as it was then.
    """
    files = sorted(paths.below(site))
    if faults := list(_unpackable(files)):
        raise LeafletsError("no offline copy, since Windows could not unpack it:\n" + "\n".join(faults))
    target = folder / f"leaflets-offline-{library.today.isoformat()}.zip"
    day = min(max(library.today, _FIRST), _LAST)
    time = (day.year, day.month, day.day, 0, 0, 0)
    try:
        with whole_file.replacing(target) as new, zipfile.ZipFile(new, "w") as packed:
            _add(packed, START, start_page(library, described(library.settings.root)).encode(), time)
            for path in files:
                _add(packed, f"{SITE}/{path}", (site / path).read_bytes(), time)
    except OSError as error:
        raise LeafletsError(f"{target}: cannot be written: {error.strerror}. Nothing was changed") from error
    return target


def _add(packed: zipfile.ZipFile, name: str, data: bytes, time: tuple[int, int, int, int, int, int]) -> None:
    entry = zipfile.ZipInfo(name, time)
    entry.create_system = 3  # Unix, on every machine: it says how to read the mode
    entry.external_attr = 0o100644 << 16
    packed.writestr(entry, data, zipfile.ZIP_DEFLATED, 9)


def _unpackable(files: Iterable[str]) -> Iterator[str]:
    """What Windows can't write, each with a reason."""
    seen: dict[str, str] = {}
    for path in files:
        if paths.has_no_address(path):
            yield f"{path!a}: the name is not UTF-8, or holds an invisible sign"
            continue
        if _UNWRITABLE.search(path):
            yield f'{path}: a name may not hold < > : " | ? * or \\, nor end in a dot or a space'
        if _DEVICE.search(path):
            yield f"{path}: Windows takes this name for a device"
        if len(path) + len(SITE) + 1 > LONGEST:
            yield f"{path}: is longer than {LONGEST - len(SITE) - 1} characters"
        if other := seen.get(path.lower()):
            yield f"{path}: differs from {other} in upper and lower case only"
        seen[path.lower()] = path


def _due(leaflet: Leaflet) -> datetime.date | None:
    day = leaflet.meta.get("next_review_due")
    if isinstance(day, datetime.datetime):
        return day.date()
    return day if isinstance(day, datetime.date) else None


def start_page(library: Library, commit: str = "") -> str:
    """The page at the top of the zip: what this is, of which day, and until when it may be used.

    It may be used until the first of its leaflets is due for review; that of a draft counts, too.
    """
    hospital = library.settings.hospital
    name = html.escape(str(hospital.get("name") or "Patient leaflets"))
    days = [day for leaflet in library.leaflets if (day := _due(leaflet))]
    until = (
        f"{_SAY['use_until']} {long_date(min(days))}."
        if days
        else "No day is set for a review. Ask for a newer copy before you use this one."
    )
    notices = ""
    if any(standing.of(library, leaflet).draft for leaflet in library.leaflets):
        notices += f"<p><strong>{_SAY['draft_lead']}</strong> {_SAY['draft_some']}</p>\n"
    if hospital.get("example"):
        notices += f"<p><strong>{_SAY['example_lead']}</strong> {_SAY['example_more']}</p>\n"
    made = f"{long_date(library.today)}{f', from version {html.escape(commit)}' if commit else ''}"
    rows = "".join(_row(library, leaflet) for leaflet in library.leaflets)
    return _PAGE.format(name=name, until=until, notices=notices, made=made, rows=rows, **_SAY)


def _row(library: Library, leaflet: Leaflet) -> str:
    facts = imprint(library, leaflet)
    cells = (
        f'<a href="{SITE}/{html.escape(leaflet.name)}/index.html">{html.escape(facts.title)}</a>',
        html.escape(f"{facts.version or _SAY['no_version']} {_SAY['draft_mark'] if facts.draft else ''}".strip()),
        html.escape(facts.last_reviewed or _SAY["not_reviewed"]),
        html.escape(facts.next_review_due or _SAY["no_due"]),
    )
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>\n"


_SAY = phrases.ALL
_PAGE = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Start here – {name}</title>
<style>
:root {{ color-scheme: light dark; font: 1.125rem/1.5 system-ui, sans-serif; }}
body {{ max-width: 42rem; margin: 2rem auto; padding: 0 1rem; }}
h1 {{ line-height: 1.2; }}
.until {{ border: .25rem solid; padding: .5rem 1rem; font-size: 1.375rem; font-weight: bold; }}
.open {{ font-size: 1.375rem; font-weight: bold; }}
.table {{ overflow-x: auto; }}
table {{ border-collapse: collapse; }}
th, td {{ border: 1px solid; padding: .375rem .75rem; text-align: left; vertical-align: top; }}
</style>
</head>
<body>
<main>
<p>{name}</p>
<h1>Patient leaflets for a computer without network</h1>
<p class="until">{until}</p>
{notices}<p class="open"><a href="site/index.html">Open the leaflets</a></p>
<p>If the links lead nowhere, this page is still inside the zip. Unpack the whole zip first, then open this page in the
folder that you get.</p>
<h2>What is in this copy</h2>
<p>Made on {made}.</p>
<div class="table" role="region" aria-label="Leaflets in this copy" tabindex="0">
<table>
<thead><tr><th scope="col">{leaflet}</th><th scope="col">{version}</th><th scope="col">{reviewed}</th>
<th scope="col">{due}</th></tr></thead>
<tbody>
{rows}</tbody>
</table>
</div>
<p>It may be used until the first of these reviews is due. A newer copy takes the place of the whole folder.</p>
</main>
</body>
</html>
"""

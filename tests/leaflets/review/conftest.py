"""What the tests of the review share."""

from __future__ import annotations

from pathlib import Path

import pytest
from support import library
from support.git_library import GitLibrary

RISKS = """\
--- knee/risks.md
# Risks

!!! risk "What may go wrong"

    Infection may happen. [@guide risks.1]

    Bleeding is rare: about 3 in 100 people.

    Do not:

    - eat on the day [@guide prepare.2 #do-not-eat]
    - drive for 24 hours

    You may:

    - drink water

!!! limitation "What it cannot do"

    It does not show the bone.

!!! help emergency "Call us if:"

    - your knee swells

![A knee](knee.svg "The knee, from the side")
--- knee/knee.svg
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8">
  <title>A knee</title>
  <path class="ink" d="M0 0h8v8z"/>
</svg>
"""


@pytest.fixture
def repository(example: Path) -> GitLibrary:
    """The example library with more to say, in a repository."""
    library.change(example, RISKS)
    return GitLibrary(example)

"""The Nu Html Checker, which judges HTML by the standard."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from support import real_parts


def vnu(folder: Path) -> list[str]:
    """All that vnu says of the pages in a folder: errors, warnings and hints, none left out."""
    jar = real_parts.npm_packages() / "vnu-jar" / "build" / "dist" / "vnu.jar"
    command = [real_parts.java(), "-jar", str(jar), "--format", "json", "--skip-non-html", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    messages = json.loads(done.stderr)["messages"]
    assert done.returncode == (1 if any(message["type"] == "error" for message in messages) else 0), done.stderr
    return [
        f"{Path(message.get('url', '')).name}:{message.get('lastLine')}: {message['type']}: {message['message']}"
        for message in messages
    ]

"""What all tests of external addresses share: a web server, certificates, and a way to try quickly."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from leaflets.links.external import Answer, Manners, try_all
from support.web_server import Certificates, WebServer

QUICK = Manners(pause=0.01, request=10, back_off=0.02)
Attempt = Callable[..., dict[str, Answer]]


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)


@pytest.fixture
def web() -> Iterator[WebServer]:
    """A web server that has nothing to say yet."""
    with WebServer() as server:
        yield server


@pytest.fixture(scope="session")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    """An authority that nobody knows but who is told."""
    return Certificates(tmp_path_factory.mktemp("certificates"))


@pytest.fixture
def said() -> list[str]:
    """What was told beside the answers."""
    return []


@pytest.fixture
def attempt(tmp_path: Path, said: list[str]) -> Attempt:
    """Try addresses with quick manners, changed as named; `cache` is the same file each time."""

    def run(*addresses: str, **manners: float) -> dict[str, Answer]:
        return try_all(addresses, tmp_path / "answers.json", said.append, replace(QUICK, **manners))  # type: ignore[arg-type]

    return run

"""Addresses of other hosts: each tried once, hosts side by side, with a memory and a word about progress.

In: addresses. Out: what their hosts answered, as `Answer`. Only http and https are ever requested; how a host is
treated says `visit.Manners`. Knows no page and no link.
"""

from __future__ import annotations

import queue
import socket
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from itertools import chain
from pathlib import Path
from urllib.parse import urldefrag, urlsplit

from leaflets.links.external import answers as memory
from leaflets.links.external.answers import Answer
from leaflets.links.external.request import NoReplyError, Session, canonical
from leaflets.links.external.visit import Manners, StoppedError, Visitor

__all__ = ["Answer", "Manners", "try_all"]

_NO_NETWORK = "No host answered: is there a network, and are HTTPS_PROXY and REQUESTS_CA_BUNDLE as they should be?"
_DOUBT = "; nor did any other host answer: is there a network?"

Work = dict[str, dict[str, list[str]]]
"""What is to be requested at one host: address → fragment → the addresses as they were written."""


def try_all(
    addresses: Iterable[str], cache: Path, tell: Callable[[str], None], manners: Manners | None = None
) -> dict[str, Answer]:
    """The answer of each address, in the order given.

    `cache` is the file of earlier answers; `tell` gets a line about progress now and then, and what goes wrong with
    the run as a whole. Raises nothing but what `tell` raises, and KeyboardInterrupt; what was answered until then is
    kept in `cache`.
    """
    manners = manners or Manners()
    wanted = list(dict.fromkeys(addresses))
    known = memory.read(cache, tell)
    found = {address: known[address] for address in wanted if address in known}
    hosts: defaultdict[str, Work] = defaultdict(dict)
    for address in wanted:
        if address not in found:
            try:
                once = canonical(address)
            except NoReplyError as error:
                found[address] = error.answer
                continue
            written = hosts[urlsplit(once).hostname or ""].setdefault(once, {})
            written.setdefault(urldefrag(address.strip())[1], []).append(address)
    if hosts:
        stop = threading.Event()
        visitor = Visitor(manners, stop)
        tried: dict[str, Answer] = {}
        try:
            _visit_all(hosts, visitor, manners, tried, tell)
        finally:
            stop.set()
            if visitor.answered:
                memory.write(cache, tried, tell)
        if not visitor.answered:
            if len(hosts) > 1:
                tell(_NO_NETWORK)
            if not _some_name_is_known(known):
                for once in visitor.without_host:
                    for address in chain(*hosts[urlsplit(once).hostname or ""][once].values()):
                        tried[address] = Answer("unknown", tried[address].message + _DOUBT)
        found |= tried
    return {address: found[address] for address in wanted}


def _visit_all(
    hosts: Mapping[str, Work], visitor: Visitor, manners: Manners, tried: dict[str, Answer], tell: Callable[[str], None]
) -> None:
    """Fill `tried`. Hosts with most addresses begin, as they take longest.

    The threads are daemons: Ctrl-C ends the program though a request is under way.
    """
    waiting: queue.SimpleQueue[Work] = queue.SimpleQueue()
    for host in sorted(hosts, key=lambda host: -len(hosts[host])):
        waiting.put(hosts[host])
    done: queue.SimpleQueue[dict[str, Answer]] = queue.SimpleQueue()
    for _ in range(min(len(hosts), manners.hosts)):
        threading.Thread(target=_visit_hosts, args=(waiting, visitor, done), daemon=True).start()
    total = sum(map(len, hosts.values()))
    count = 0
    tell_at = time.monotonic() + manners.progress
    while count < total:
        with suppress(queue.Empty):
            tried |= done.get(timeout=max(0, tell_at - time.monotonic()))
            count += 1
        if time.monotonic() >= tell_at:
            tell(f"{count} of {total} addresses tried")
            tell_at = time.monotonic() + manners.progress


def _visit_hosts(
    waiting: queue.SimpleQueue[Work], visitor: Visitor, done: queue.SimpleQueue[dict[str, Answer]]
) -> None:
    """Visit the addresses of one host after the other until none is left, or the run is stopped."""
    with suppress(queue.Empty, StoppedError):
        while True:
            work = waiting.get_nowait()
            with Session() as session:
                for once, written in work.items():
                    try:
                        answers = visitor.visit(session, once, written)
                    except StoppedError:
                        raise
                    except Exception as error:  # a fault of ours with one address must not keep the others waiting
                        answers = dict.fromkeys(written, Answer("unknown", f"could not be tried: {error!r}"))
                    done.put({address: answers[part] for part, all_ in written.items() for address in all_})


def _some_name_is_known(known: Mapping[str, Answer]) -> bool:
    """Whether the name of a host that answered in an earlier run can be looked up now: then there is a network."""
    hosts = {urlsplit(address).hostname for address, answer in known.items() if answer.kind in {"fine", "moved"}}
    for host in sorted(filter(None, hosts))[:3]:
        with suppress(OSError, UnicodeError):
            socket.getaddrinfo(host, None)
            return True
    return False

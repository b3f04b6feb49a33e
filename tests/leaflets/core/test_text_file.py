"""Text files of any bytes."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from leaflets.core.text_file import decode

LONG = 1_000_000
SECONDS = 2.0  # of processor time for LONG bytes; a twentieth of it is usual


@given(st.text())
def test_what_is_written_is_read(text: str) -> None:
    """UTF-8 comes back as it was, but for its newlines and mark; only a NUL in it is a fault."""
    found, fault = decode(text.encode())
    plain = re.sub("\r\n?", "\n", text.removeprefix("\ufeff"))
    assert found == plain.replace("\0", "\ufffd")
    assert (fault is not None) == ("\0" in plain)


@given(st.binary())
@example(b"\xff\xfe")
@example(b"\xff\xfe\x00\xd8")
@example(b"\xfe\xff\xd8")
@example(b"\xff\xfe\x00\x00a\x00\x00\x00")
@example(b"a\n\xed\xa0\x80")
def test_any_bytes_are_read(data: bytes) -> None:
    """Whatever a file holds becomes a text that can be shown and written, and a fault names a line that it has."""
    text, fault = decode(data)
    assert not set(text) & {"\r", "\0"}
    assert text.encode().decode() == text
    if fault and (line := re.match(r"line (\d+) is not UTF-8 \(byte 0x([0-9a-f]{2});", fault)):
        assert 1 <= int(line[1]) <= data.count(b"\n") + 1
        assert int(line[2], 16) in data


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"\xef\xbb\xbf\xef\xbb\xbfa", "\ufeffa"),
        (b"a\r\r\nb", "a\n\nb"),
        (b"a\x0bb\xc2\x85c\xe2\x80\xa8d", "a\x0bb\x85c\u2028d"),
    ],
)
def test_only_newlines_of_editors_are_newlines(data: bytes, text: str) -> None:
    """One byte-order mark goes; line ends that only Unicode knows stay, so that lines are those of an editor."""
    assert decode(data) == (text, None)


def test_utf16_without_a_mark_is_no_text() -> None:
    """Every second byte is NUL: the fault says so."""
    assert decode("a\nb".encode("utf-16-le"))[1] == "holds a NUL character: this is not a text file"


@pytest.mark.parametrize("byte", [b"\xff", b"\r", b"\0", b"\xff\xfe", b"a\n"])
def test_a_large_file_takes_linear_time(byte: bytes) -> None:
    """A picture that is named `.md` is read as quickly as a text."""
    start = time.process_time()
    decode(byte * (LONG // len(byte)))
    assert time.process_time() - start < SECONDS

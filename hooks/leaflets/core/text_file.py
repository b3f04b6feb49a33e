"""Text files as people save them: UTF-8 or not, with any newline. Nothing here raises."""

from __future__ import annotations


def decode(data: bytes) -> tuple[str, str | None]:
    r"""A file's text with `\n` as newline and no byte-order mark; and what is wrong with its bytes, if anything.

    Bytes that are not UTF-8 become U+FFFD in the text, so that the rest can still be read.
    """
    try:
        text, fault = data.decode("utf-8-sig"), None
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        wide = data[:2] in (b"\xff\xfe", b"\xfe\xff")
        guess = "UTF-16" if wide else "Windows-1252 or Latin-1"
        text = data.decode("utf-16" if wide else "utf-8-sig", "replace")
        fault = (
            f"line {line} is not UTF-8 (byte 0x{data[error.start]:02x}; it looks like {guess}). "
            "Save the file again with the encoding UTF-8"
        )
    if "\0" in text and fault is None:
        fault = "holds a NUL character: this is not a text file"
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd"), fault

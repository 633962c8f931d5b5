"""Reads the text that a person names, in a file or on stdin; what is no text is refused with the way to mend it."""

from __future__ import annotations

import codecs
import os
import stat
import sys
from pathlib import Path
from typing import BinaryIO

from nantong_cli.errors import FileError, Message, message

#: no article is longer, and whatever is would fill the memory
MEGABYTES = 16
LIMIT = MEGABYTES * 2**20

#: what other encodings of Unicode begin with, the longer before what it begins with
_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
#: what Chinese texts are kept in besides, under names that iconv knows too
_ENCODINGS = ("GB18030", "BIG5", "UTF-16LE", "UTF-16BE")
#: signs that no Chinese text of some length does without, and that a wrong decoding hardly gives
_FREQUENT = frozenset("的一是在和有年，。、")
#: of a text, as much as shows its encoding
_SAMPLE = 2**16


def read(name: str) -> str:
    """Return the text of the file `name`, or of stdin for `-`, its line ends as they are and without a BOM.

    FileError where there is none, where it is no text in UTF-8, where it is empty, or longer than LIMIT.
    """
    said = message("text.stdin") if name == "-" else name
    try:
        data = _of_stdin() if name == "-" else _of_file(name)
    except OSError as error:
        raise FileError("text.unreadable", path=said, why=error.strerror or str(error)) from None
    if len(data) > LIMIT:
        raise FileError("text.too_big", path=said, megabytes=MEGABYTES)
    text = _decoded(data, said)
    if not text.strip():
        raise FileError("text.empty", path=said)
    return text


def _of_stdin() -> bytes:
    """Return what stdin holds, up to just over the limit; nothing where it is closed."""
    return _upto(sys.stdin.buffer) if sys.stdin is not None else b""


def _of_file(name: str) -> bytes:
    """Return what a file or a pipe holds, up to just over the limit."""
    try:
        mode = os.stat(name).st_mode  # noqa: PTH116  # Path("") would be this folder
    except (FileNotFoundError, NotADirectoryError):
        raise FileError("text.missing", path=name) from None
    if stat.S_ISDIR(mode):
        raise FileError("text.folder", path=name)
    if not (stat.S_ISREG(mode) or stat.S_ISFIFO(mode)):
        raise FileError("text.device", path=name)
    with Path(name).open("rb") as file:
        return _upto(file)


def _upto(file: BinaryIO) -> bytes:
    """Return what is in a file; of a larger one just enough to know that it is."""
    return file.read(LIMIT + 1)


def _decoded(data: bytes, said: str | Message) -> str:
    """Return the text of the bytes; FileError with the encoding that they seem to be in."""
    if encoding := next((known for mark, known in _MARKS if data.startswith(mark)), None):
        raise FileError("text.encoding", path=said, encoding=encoding)
    why = None
    try:
        text = data.removeprefix(codecs.BOM_UTF8).decode("utf-8")
        if "\0" not in text:
            return text
    except UnicodeDecodeError as error:
        why = error
    if encoding := _likely(data[:_SAMPLE]):
        raise FileError("text.encoding", path=said, encoding=encoding)
    if why is None or b"\0" in data:
        raise FileError("text.binary", path=said)
    raise FileError("text.not_utf8", path=said, byte=f"0x{why.object[why.start]:02x}", at=why.start)


def _likely(data: bytes) -> str | None:
    """Return the encoding in which the bytes look most like Chinese text; None where they do in none."""
    likeness = {encoding: _likeness(data, encoding) for encoding in _ENCODINGS}
    best = max(likeness, key=lambda encoding: likeness[encoding])
    return best if likeness[best] > 0 else None


def _likeness(data: bytes, encoding: str) -> int:
    """Return how many frequent signs the bytes give in an encoding, less what is none in it."""
    text = data.decode(encoding, "replace")
    return sum(character in _FREQUENT for character in text) - 10 * text.count(
        "\N{REPLACEMENT CHARACTER}"
    )

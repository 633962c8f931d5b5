"""The formats: one table of names and writers; it is also the option's list of choices."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import TextIO, TypeAlias

from nantong_cli.answer import Answer
from nantong_cli.render.look import Look

Writer: TypeAlias = Callable[[Answer, TextIO, Look], None]


def _for_people(answer: Answer, stream: TextIO, look: Look) -> None:
    """Write a table; only here is Rich loaded, which a program should not have to wait for."""
    from nantong_cli.render.terminal import write_table

    write_table(answer, stream, look)


def _plain(answer: Answer, stream: TextIO, look: Look) -> None:
    """Write plain lines."""
    from nantong_cli.render.machine import write_plain

    write_plain(answer, stream, look)


def _json(answer: Answer, stream: TextIO, look: Look) -> None:
    """Write JSON."""
    from nantong_cli.render.machine import write_json

    write_json(answer, stream, look)


class Format(str, Enum):
    """How an answer may be written."""

    table = "table"
    plain = "plain"
    json = "json"


WRITERS: dict[Format, Writer] = {
    Format.table: _for_people,
    Format.plain: _plain,
    Format.json: _json,
}

"""The formats: one table of names and writers; it is also the option's list of choices."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import TextIO, TypeAlias

from nantong_cli.answer import Answer
from nantong_cli.render import machine
from nantong_cli.render.look import Look

Writer: TypeAlias = Callable[[Answer, TextIO, Look], None]


def _table(answer: Answer, stream: TextIO, look: Look) -> None:
    """Write for people; only here is Rich loaded, which a program should not have to wait for."""
    from nantong_cli.render.terminal import write_table

    write_table(answer, stream, look)


class Format(str, Enum):
    """How an answer may be written."""

    table = "table"
    plain = "plain"
    json = "json"


WRITERS: dict[Format, Writer] = {
    Format.table: _table,
    Format.plain: machine.write_plain,
    Format.json: machine.write_json,
}

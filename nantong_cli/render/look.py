"""How and for whom an answer is written: everything that a writer may not ask of the world itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from nantong_cli.model import Lang


class Look(NamedTuple):
    """The reader's language, the room there is, and what was asked of the format.

    `fields` are the keys to write, all of them when there are none; `data_version` goes into envelopes;
    `ambiguous` is the width in cells of characters that some terminals draw wide; `quiet` leaves out the sources;
    `command` is what was asked, where an answer has no title of its own.
    """

    lang: Lang = "en"
    width: int = 80
    colour: bool = False
    data_version: str = ""
    fields: tuple[str, ...] = ()
    header: bool = True
    excel: bool = False
    ascii: bool = False
    ambiguous: int = 1
    charts: bool = True
    quiet: bool = False
    command: str = ""

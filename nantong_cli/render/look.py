"""How and for whom an answer is written: everything that a writer may not ask of the world itself."""

from __future__ import annotations

from typing import NamedTuple

from nantong_cli.model import Lang


class Look(NamedTuple):
    """The reader's language, the room there is, and whether there is colour; `data_version` goes into envelopes."""

    lang: Lang = "en"
    width: int = 80
    colour: bool = False
    data_version: str = ""

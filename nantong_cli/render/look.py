"""How and for whom an answer is written: everything that a writer may not ask of the world itself."""

from __future__ import annotations

from dataclasses import dataclass

from nantong_cli.model import Lang


@dataclass(frozen=True, slots=True)
class Look:
    """The reader's language, the room there is, and whether there is colour; `data_version` goes into envelopes."""

    lang: Lang = "en"
    width: int = 80
    colour: bool = False
    data_version: str = ""

"""The template's ledger, written so that a fuzzer may spoil it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import nantong_cli
from tests.fuzzing.chance import Chance

TEMPLATE = Path(nantong_cli.__file__).parent / "template"
FILES = {
    path.relative_to(TEMPLATE).as_posix(): path.read_bytes()
    for path in sorted(TEMPLATE.rglob("*.yaml"))
}
RESULTS, GOALS = "observations/x.csv", "targets/x.csv"
HEADS = {
    RESULTS: "place,metric,period,op,value,unit,status,grade,source",
    GOALS: "place,metric,period,op,value,unit,strength,grade,source,statement.en,statement.zh-Hans,"
    "statement.zh-Hant",
}
ROWS = {
    RESULTS: "first,gdp,2022,=,74.0,cny_100m,final,A,report-2024",
    GOALS: "second,gdp_growth,2024,>=,6.5,percent,ensure,A,report-2024,More.,更多。,更多。",
}


def written(folder: Path, files: Mapping[str, bytes | None]) -> Path:
    """Write the template's ledger into a new folder, some files otherwise and those of None left out."""
    for name, raw in {**FILES, **files}.items():
        if raw is not None:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(raw)
    return folder


def damaged(raw: bytes, chance: Chance) -> bytes:
    """Return bytes of which some are others, or that end early, or go on."""
    found = bytearray(raw)
    for _ in range(1 + chance.below(6)):
        at = chance.below(max(len(found), 1))
        match chance.below(5):
            case 0:
                del found[at:]
            case 1:
                found += chance.take(chance.below(30))
            case 2:
                found[at : at + 4] = chance.take(4)
            case _:
                found[at : at + 1] = chance.take(1)
    return bytes(found)


class environment:  # noqa: N801  # as contextlib names such things
    """Variables of the environment, for as long as it lasts."""

    def __init__(self, **given: str) -> None:
        self.given = given

    def __enter__(self) -> None:
        self.before = dict(os.environ)
        os.environ.update(self.given)
        os.environ.pop("NT_CACHE", None)

    def __exit__(self, *_: object) -> None:
        os.environ.clear()
        os.environ.update(self.before)

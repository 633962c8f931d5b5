"""Whatever changes in the files, reading only what changed gives what a full load gives: a ledger, or its problems."""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from nantong_cli.errors import DatasetError, Problem
from nantong_cli.ledger import open_ledger
from nantong_cli.loading import load
from tests.benchmarks import generate
from tests.store.conftest import LONG_AGO, assert_same, files, settle
from tests.store.edits import (
    EDITS,
    OF_LAYERS,
    Edit,
    layer_over,
    write_another_character,
    write_my_shelves,
)

pytestmark = pytest.mark.once


def outcome(
    opened: Callable[[list[Path]], object], layers: list[Path]
) -> tuple[Problem, ...] | None:
    """Return the problems that opening layers tells, None where there are none."""
    try:
        opened(layers)
    except DatasetError as error:
        return error.problems
    return None


@pytest.fixture
def generated(tmp_path: Path) -> Path:
    """Return a small ledger that was generated, old enough to be believed unchanged."""
    folder = tmp_path / "generated"
    generate.write(folder, generate.Size(counties=5, targets=4, years=2))
    settle(folder)
    return folder


def see_after_edits(
    layers: list[Path], edits: tuple[Edit, ...], read: list[str], *, seed: int
) -> None:
    """Edit layers again and again, and see each time that the outcome is that of a full load, and how it was read."""
    chance = random.Random(seed)  # noqa: S311  # not for secrets
    open_ledger(layers)
    sound, times = bytes_of(layers), Times(layers)
    for step in range(25):
        for edit in chance.choices(edits, k=chance.choice((1, 1, 1, 2, 3))):
            edit(chance, layers[0])
        times.settle(LONG_AGO + 1 + step)
        if problems := outcome(load, layers):
            assert outcome(open_ledger, layers) == problems
            if chance.random() < 0.8:  # most keepers mend what is broken before they go on
                for path in bytes_of(layers):
                    path.unlink()
                for path, raw in sound.items():
                    path.write_bytes(raw)
        else:
            read.clear()
            assert_same(open_ledger(layers), load(layers))
            assert "everything" not in read if only_adds(layers[1:]) else {*read} <= {"everything"}
            sound = bytes_of(layers)


class Times:
    """When the files of layers look as if they had changed: those alone that say something else than before."""

    def __init__(self, layers: list[Path]) -> None:
        self.layers, self.said = layers, bytes_of(layers)
        self.times: dict[Path, int] = {}

    def settle(self, at: int) -> None:
        """Have what changed since the last time look as if it changed then, and everything else as it did."""
        now = bytes_of(self.layers)
        self.times |= {path: at for path, raw in now.items() if self.said.get(path) != raw}
        self.said = now
        for path in now:
            os.utime(path, (self.times.get(path, LONG_AGO),) * 2)


def only_adds(layers: list[Path]) -> bool:
    """Say whether layers have no places' own files, and override nothing."""
    return not any(
        path.parent.name == "counties" or b"override" in raw
        for path, raw in bytes_of(layers).items()
    )


def bytes_of(layers: list[Path]) -> dict[Path, bytes]:
    """Return what stands in the files of layers."""
    return {path: path.read_bytes() for layer in layers for path in files(layer)}


@pytest.mark.parametrize("seed", range(12))
def test_after_any_edits_the_outcome_is_that_of_a_full_load(
    generated: Path, cache: Path, read: list[str], seed: int
) -> None:
    see_after_edits([generated], EDITS, read, seed=seed)


@pytest.mark.parametrize("seed", range(16))
def test_after_any_edits_of_layers_the_outcome_is_that_of_a_full_load(
    generated: Path, cache: Path, read: list[str], seed: int
) -> None:
    mine = layer_over(generated)
    mine.mkdir()
    write_my_shelves(random.Random(1), generated)  # noqa: S311  # not for secrets
    place = min((generated / "counties").glob("*.yaml")).stem
    rows = "place,metric,period,op,value,unit,status,grade,source,project\n"
    rows += f"{place},industry_growth,2016,=,1,percent,estimate,B,mine-2022,\n"
    (mine / "observations").mkdir()
    (mine / "observations" / "kept.csv").write_text(rows, "utf-8")
    settle(mine)
    edits = (*OF_LAYERS, *OF_LAYERS, *EDITS)
    see_after_edits([generated, mine], edits, read, seed=seed)


def test_a_changed_file_is_the_only_one_that_is_read_again(
    generated: Path, cache: Path, read: list[str]
) -> None:
    open_ledger([generated])
    paths = sorted((generated / "counties").glob("*.yaml"))
    write_another_character(random.Random(1), generated)  # noqa: S311  # not for secrets
    changed = [path for path in paths if path.stat().st_mtime > LONG_AGO]
    settle(generated, at=LONG_AGO)
    os.utime(changed[0], (LONG_AGO + 1, LONG_AGO + 1))
    read.clear()
    assert_same(open_ledger([generated]), load([generated]))
    assert read == [changed[0].relative_to(generated).as_posix()]


def test_rows_that_changed_are_read_again_and_no_place_s_own_file(
    generated: Path, cache: Path, read: list[str]
) -> None:
    sheet = generated / "observations" / "more.csv"
    sheet.parent.mkdir()
    head = "place,metric,period,op,value,unit,status,grade,source\n"
    place = min((generated / "counties").glob("*.yaml")).stem

    def values(value: int, *, at: int) -> list[str]:
        row = f"{place},industry_growth,2019,=,{value},percent,estimate,B,realm-2022\n"
        sheet.write_text(head + row, "utf-8")
        os.utime(sheet, (at, at))
        found = open_ledger([generated]).observations_of([place], metrics=["industry_growth"])
        assert_same(open_ledger([generated]), load([generated]))
        return [str(one.claim.value) for one in found if one.period == "2019"]

    assert values(1, at=LONG_AGO) == ["1"]
    read.clear()
    assert values(2, at=LONG_AGO + 1) == ["2"]
    assert read == []
    sheet.unlink()
    assert_same(open_ledger([generated]), load([generated]))
    assert read == []


def test_new_sources_are_taken_in_and_no_place_s_own_file_is_read_again(
    generated: Path, cache: Path, read: list[str]
) -> None:
    open_ledger([generated])
    read.clear()
    place = min((generated / "counties").glob("*.yaml")).stem
    sources = generated / "sources.yaml"
    _, one, last = sources.read_text("utf-8").rpartition("  - id: realm-2023\n")
    with sources.open("a", encoding="utf-8") as file:
        file.write(one.replace("realm-2023", "another") + last)
    (generated / "observations").mkdir()
    (generated / "observations" / "more.csv").write_text(
        "place,metric,period,op,value,unit,status,grade,source\n"
        f"{place},industry_growth,2019,=,1,percent,estimate,B,another\n",
        "utf-8",
    )
    for path in (sources, generated / "observations" / "more.csv"):
        os.utime(path, (LONG_AGO + 1, LONG_AGO + 1))
    assert_same(open_ledger([generated]), load([generated]))
    assert read == []

"""The generated ledgers are sound, of the size asked for, and the same each time."""

from __future__ import annotations

from pathlib import Path

import pytest

from nantong_cli.loading import load
from tests.benchmarks.generate import Size, write


@pytest.mark.parametrize("size", [Size(1, 1, 1), Size(70, 3, 2), Size(2, 50, 3)])
def test_a_generated_ledger_is_sound_and_of_the_size_asked_for(tmp_path: Path, size: Size) -> None:
    write(tmp_path, size)
    ledger = load([tmp_path])
    assert len(ledger.subjects) == size.counties
    assert len(ledger.targets) == size.counties * size.targets * size.years
    assert {target.claim.kind for target in ledger.targets} <= {
        *("absolute", "relative", "qualitative", "unquantified")
    }


def test_the_same_words_give_the_same_bytes(tmp_path: Path) -> None:
    for name, seed in (("one", 7), ("two", 7), ("other", 8)):
        write(tmp_path / name, Size(3, 4, 2), seed=seed)
    files = {
        name: [file.read_bytes() for file in sorted((tmp_path / name).rglob("*.yaml"))]
        for name in ("one", "two", "other")
    }
    assert files["one"] == files["two"] != files["other"]

"""Damage that SQLite cannot see: a store that says other things than it was sealed with is no store of ours."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from nantong_cli.holdings import WholeLedger
from nantong_cli.ledger import open_ledger
from nantong_cli.store import seal
from tests.store.conftest import assert_same


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE statements SET value = '99' WHERE value IS NOT NULL",
        "DELETE FROM statements WHERE role = 'observation'",
        "UPDATE forms SET place = 1",
        "UPDATE kept SET value = '{}' WHERE name = 'script'",
        "INSERT INTO searched (searched) VALUES ('delete-all')",
    ],
)
def test_cells_that_were_changed_are_never_believed(
    data: Path, cache: Path, ledger: WholeLedger, read: list[str], change: str
) -> None:
    open_ledger([data])
    (path,) = cache.iterdir()
    with closing(sqlite3.connect(path)) as database:
        database.execute(change)
        database.commit()
    read.clear()
    found = open_ledger([data])
    assert read[0] == "shelves"
    assert_same(found, ledger)


@pytest.mark.parametrize("part", [0.3, 0.99])
def test_one_byte_that_changed_is_noticed_wherever_it_is(
    data: Path, cache: Path, ledger: WholeLedger, read: list[str], part: float
) -> None:
    open_ledger([data])
    (path,) = cache.iterdir()
    raw = bytearray(path.read_bytes())
    raw[int(len(raw) * part)] ^= 1
    path.write_bytes(raw)
    read.clear()
    found = open_ledger([data])
    assert read[0] == "shelves"
    assert_same(found, ledger)
    read.clear()
    open_ledger([data])
    assert read == []


def test_a_seal_is_broken_by_any_byte_and_no_other_store_has_it(tmp_path: Path) -> None:
    path = tmp_path / "some.sqlite"
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE a (b)")
    assert not seal.is_sealed(path)
    seal.seal(path)
    assert seal.is_sealed(path)
    raw = path.read_bytes()
    for at in range(0, len(raw), 61):
        path.write_bytes(raw[:at] + bytes([raw[at] ^ 0x40]) + raw[at + 1 :])
        assert not seal.is_sealed(path)
    path.write_bytes(raw + b"\0")
    assert not seal.is_sealed(path)
    path.write_bytes(raw[:50])
    assert not seal.is_sealed(path)


def test_a_large_store_is_summed_only_where_its_time_is_not_the_one_it_was_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "large.sqlite"
    path.write_bytes(bytes(range(256)) * 40)
    seal.seal(path)
    summed: list[Path] = []
    real = seal._sum

    def counted(one: Path) -> bytes:
        summed.append(one)
        return real(one)

    monkeypatch.setattr(seal, "_sum", counted)
    assert seal.is_sealed(path)
    assert summed == [path]  # it is small, so far
    monkeypatch.setattr(seal, "LARGE", 10_000)
    assert seal.is_sealed(path)
    assert summed == [path]
    os.utime(path)
    assert seal.is_sealed(path)
    assert seal.is_sealed(path)  # it has its time again
    assert summed == [path, path]
    raw = path.read_bytes()
    path.write_bytes(raw[:5000] + b"!" + raw[5001:])
    assert not seal.is_sealed(path)
    assert not seal.is_sealed(path)
    assert len(summed) == 4


def test_a_sealed_store_is_a_plain_sqlite_file_still(data: Path, cache: Path) -> None:
    open_ledger([data])
    (path,) = cache.iterdir()
    with closing(sqlite3.connect(path)) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert seal.is_sealed(path)  # reading it changes nothing

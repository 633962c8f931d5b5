"""Hostile and broken input, a little of each kind at every run of the tests; `run.py` looks for as long as you like."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nantong_cli.ledger import open_ledger, store_of
from tests.fuzzing import stores, targets
from tests.fuzzing.chance import Chance
from tests.fuzzing.run import Runs


@pytest.mark.parametrize("name", targets.TARGETS)
@settings(max_examples=20)
@given(raw=st.binary(min_size=30, max_size=300))
def test_whatever_comes_in_is_answered_or_told(name: str, raw: bytes) -> None:
    targets.run(name, raw)


@pytest.mark.parametrize("name", targets.TARGETS)
def test_what_a_fuzzer_begins_from_is_answered_or_told(name: str) -> None:
    for raw in targets.seeds(name)[:8]:
        targets.run(name, raw)


def test_the_store_that_is_to_be_damaged_is_believed_while_it_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = stores.sound_store()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.delenv("NT_CACHE", raising=False)
    path = store_of([kept.folder])
    assert path is not None
    path.parent.mkdir()
    path.write_bytes(kept.store)
    monkeypatch.delattr("nantong_cli.ledger._waited_for")
    stores.see_same(open_ledger([kept.folder]), kept)
    stores.change_cells(path, Chance(bytes([1, 0, 1, 9])))
    with pytest.raises(NameError):
        open_ledger([kept.folder])


def test_choices_follow_from_the_bytes_and_end_with_them() -> None:
    chance = Chance(b"\x01\x00\x05ab")
    assert [chance.below(2), chance.below(1000), chance.of("xyz")] == [1, 5, "y"]
    assert [chance.rest(), chance.below(9), chance.of("xyz"), chance.text()] == [b"b", 0, "x", ""]


def test_the_runner_counts_its_executions(tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "tests.fuzzing.run", "csv", "1", "--folder", str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    last = ran.stdout.splitlines()[-1]
    assert re.fullmatch(
        r"csv: [1-9][0-9]* executions in [0-9]+ s, [0-9]+ a second, 0 findings", last
    )


def test_what_is_found_is_kept_once_for_each_place_in_the_code(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails(_: str, raw: bytes) -> None:
        if raw > b"m":
            raise KeyError(raw)

    runs = Runs("csv", 60, tmp_path)
    runs.target = fails
    for raw in (b"a", b"x", b"y"):
        runs.one(raw)
    (kept,) = tmp_path.iterdir()
    assert bytes.fromhex(kept.read_text("ascii")) == b"x"
    assert (runs.number, list(runs.found.values())) == (3, [kept.name])
    assert f" -> {kept}\n" in capsys.readouterr().out

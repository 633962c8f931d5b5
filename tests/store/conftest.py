"""What the tests of the store share: data that may be believed unchanged, a cache of the test's own, and comparing."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from nantong_cli import compiling
from nantong_cli import ledger as ledgers
from nantong_cli.holdings import Ledger, WholeLedger
from nantong_cli.ledger import bundled
from nantong_cli.loading import parts
from nantong_cli.passages import script_of

LONG_AGO = 1_600_000_000


def files(folder: Path) -> list[Path]:
    """Return every file of a ledger, and what is named like one."""
    return sorted(path for path in folder.rglob("*.*") if path.is_file())


def settle(folder: Path, *, at: int = LONG_AGO) -> None:
    """Have files look as if they had not changed for long."""
    for file in files(folder):
        os.utime(file, (at, at))


def whole(ledger: Ledger) -> WholeLedger:
    """Return everything that a ledger answers."""
    return WholeLedger(
        dataset=ledger.dataset,
        places=tuple(ledger.places),
        units=tuple(ledger.units),
        terms=tuple(ledger.terms),
        metrics=tuple(ledger.metrics),
        families=tuple(ledger.families),
        sources=tuple(ledger.sources),
        pages=tuple(ledger.pages_of()),
        targets=tuple(ledger.targets_of()),
        observations=tuple(ledger.observations_of()),
        projects=tuple(ledger.projects_of()),
        map=ledger.map,
    )


def assert_same(ledger: Ledger, other: Ledger) -> None:
    """See that two ledgers answer alike, the table of their scripts included."""
    assert whole(ledger) == whole(other)
    assert script_of(ledger) == script_of(other)
    assert tuple(ledger.subjects) == tuple(other.subjects)
    assert tuple(ledger.periods) == tuple(other.periods)
    assert tuple(ledger.entries()) == tuple(other.entries())


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return a copy of the data that is old enough to be believed unchanged."""
    folder = tmp_path / "data"
    shutil.copytree(bundled(), folder)
    settle(folder)
    return folder


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a cache folder of the test's own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("NT_CACHE", raising=False)
    return tmp_path / "cache" / "nt"


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what was read so far: `everything`, the `shelves`, or the path of one file, in that order."""
    seen: list[str] = []

    def watch(place: object, name: str, told: Callable[..., str]) -> None:
        real = getattr(place, name)

        def counted(*given: object, **more: object) -> object:
            seen.append(told(*given))
            return real(*given, **more)

        monkeypatch.setattr(place, name, counted)

    watch(ledgers, "_loaded", lambda *_: "everything")
    watch(compiling, "load", lambda *_: "everything")
    watch(parts, "shelves", lambda *_: "shelves")
    watch(parts, "county", lambda _, path, __: str(path))
    return seen

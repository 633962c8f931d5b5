"""A large dataset is read by several processes; with them, without them, or with dying ones, the store is the same."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from nantong_cli import workers
from nantong_cli.errors import DatasetError
from nantong_cli.ledger import open_ledger
from nantong_cli.loading import load
from tests.store.conftest import assert_same, settle

pytestmark = pytest.mark.once


@pytest.fixture(autouse=True)
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have any dataset count as large."""
    monkeypatch.setattr(workers, "LARGE", 0)
    monkeypatch.setattr("os.cpu_count", lambda: 3)


def test_other_processes_read_the_files(data: Path, cache: Path, read: list[str]) -> None:
    assert_same(open_ledger([data]), load([data]))
    assert read == ["shelves"]


def test_other_processes_read_the_first_of_several_layers(
    data: Path, cache: Path, read: list[str], tmp_path: Path
) -> None:
    (tmp_path / "mine").mkdir()
    rows = "place,metric,period,op,value,unit,status,grade,source\n"
    rows += "haian,industrial_sales,2021,=,5,cny_100m,final,A,people-2023-02-17\n"
    (tmp_path / "mine" / "observations").mkdir()
    (tmp_path / "mine" / "observations" / "a.csv").write_text(rows, "utf-8")
    settle(tmp_path / "mine")
    layers = [data, tmp_path / "mine"]
    assert_same(open_ledger(layers), load(layers))
    assert read == ["shelves"]


def test_how_far_it_is_never_goes_back_and_ends_with_everything(
    data: Path, cache: Path, tmp_path: Path
) -> None:
    rows = "place,metric,period,op,value,unit,status,grade,source\n"
    rows += "".join(
        f"haian,population,{1900 + n % 90},=,{n},person,final,A,xhrb-2023-08\n" for n in range(2500)
    )
    (tmp_path / "mine" / "observations").mkdir(parents=True)
    (tmp_path / "mine" / "observations" / "many.csv").write_text(rows, "utf-8")
    seen: list[tuple[int, int]] = []
    open_ledger([data, tmp_path / "mine"], progress=lambda *told: seen.append(told))
    done, totals = [one for one, _ in seen], {total for _, total in seen}
    assert done == sorted(done)
    assert totals == {done[-1]}
    elsewhere = [
        path.name for path in data.glob("*s.yaml") if path.stem in ("targets", "observations")
    ]
    own = len(list((data / "counties").iterdir())) + 1
    assert len(seen) == len(elsewhere) + own + 3  # of the long file more than once


@pytest.mark.parametrize(
    "program",
    [
        "raise SystemExit(1)",
        "import sys; sys.stdin.buffer.read(); sys.stdout.buffer.write(b'half')",
        "import sys; sys.stdin.buffer.read(); sys.stdout.buffer.write(b'\\0' * 7 + b'\\x09half')",
    ],
)
def test_what_a_dead_process_did_not_read_is_read_here(
    data: Path, cache: Path, read: list[str], monkeypatch: pytest.MonkeyPatch, program: str
) -> None:
    monkeypatch.setattr(workers, "_CHILD", program)
    assert_same(open_ledger([data]), load([data]))
    assert len(read) == 9


def test_where_none_can_be_started_the_files_are_read_here(
    data: Path, cache: Path, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    assert_same(open_ledger([data]), load([data]))
    assert len(read) == 9


def test_what_is_wrong_is_told_as_a_full_load_tells_it(data: Path, cache: Path) -> None:
    path = data / "counties/haian.yaml"
    path.write_text(path.read_text("utf-8").replace("metric: gdp_growth", "metric: gdb_growth"))
    with pytest.raises(DatasetError) as expected:
        load([data])
    with pytest.raises(DatasetError) as found:
        open_ledger([data])
    assert found.value.problems == expected.value.problems

"""The compiled store is a cache and nothing more: whatever becomes of it, the answers are the same."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from nantong_cli import ledger as ledgers
from nantong_cli.errors import DatasetError
from nantong_cli.ledger import bundled, open_ledger
from nantong_cli.model import WholeLedger
from nantong_cli.store import location, schema
from nantong_cli.store.read import read
from nantong_cli.store.write import write
from tests.conftest import environment

STAMP = "a stamp"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return a copy of the data that is old enough to be believed unchanged."""
    folder = tmp_path / "data"
    shutil.copytree(bundled(), folder)
    for file in folder.rglob("*.yaml"):
        os.utime(file, (1_600_000_000, 1_600_000_000))
    return folder


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a cache folder of the test's own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("NT_CACHE", raising=False)
    return tmp_path / "cache" / "nt"


@pytest.fixture
def loads(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Return the folders whose YAML was read."""
    seen: list[Path] = []
    real = ledgers._loaded

    def counted(layers: Sequence[Path]) -> WholeLedger:
        seen.extend(layers)
        return real(layers)

    monkeypatch.setattr(ledgers, "_loaded", counted)
    return seen


def test_what_is_read_back_is_what_was_written(ledger: WholeLedger, tmp_path: Path) -> None:
    path = tmp_path / "deep" / "er" / "one.sqlite"
    write(ledger, STAMP, path)
    assert read(path, STAMP) == ledger
    assert [file.name for file in path.parent.iterdir()] == ["one.sqlite"]


def test_a_second_run_reads_no_yaml(data: Path, cache: Path, loads: list[Path]) -> None:
    first = open_ledger([data])
    assert open_ledger([data]) == first
    assert loads == [data]
    assert len(list(cache.iterdir())) == 1


def test_a_changed_an_added_and_a_removed_file_are_noticed(
    data: Path, cache: Path, loads: list[Path]
) -> None:
    open_ledger([data])
    county = data / "counties/haian.yaml"
    text = county.read_text("utf-8")
    county.write_text(
        text.replace("value: 74\n", "value: 75\n").replace("達74億元", "達75億元"), "utf-8"
    )
    os.utime(county, (1_600_000_001, 1_600_000_001))
    values = {target.id: str(target.claim.value) for target in open_ledger([data]).targets}
    assert values["haian.budget_revenue.2023"] == "75"
    (data / "counties/rugao.yaml").unlink()
    assert len(open_ledger([data]).pages) == 7
    assert len(loads) == 3


def test_a_change_of_rows_and_of_a_zip_is_noticed_in_any_layer(
    data: Path, cache: Path, loads: list[Path], tmp_path: Path
) -> None:
    head = "place,metric,period,op,value,unit,status,grade,source\n"
    row = "haian,industrial_sales,2023,=,{},cny_100m,final,A,people-2023-02-17\n"
    mine, zipped = tmp_path / "mine" / "observations" / "a.csv", tmp_path / "more.zip"
    mine.parent.mkdir(parents=True)

    def write(rows: int, zips: int, when: int) -> None:
        mine.write_text(head + row.format(rows).replace("2023,", "2021,"), "utf-8")
        with zipfile.ZipFile(zipped, "w") as into:
            into.writestr("observations/a.csv", head + row.format(zips).replace("2023,", "2020,"))
        for file in (mine, zipped):
            os.utime(file, (when, when))

    def values() -> list[str]:
        found = open_ledger([data, tmp_path / "mine", zipped]).observations
        return [
            str(one.claim.value)
            for one in found
            if one.period in ("2020", "2021") and one.metric.id == "industrial_sales"
        ]

    write(1, 2, 1_600_000_000)
    assert [values(), values()] == [["1", "2"], ["1", "2"]]
    assert len(loads) == 3
    write(3, 2, 1_600_000_001)
    assert values() == ["3", "2"]
    write(3, 4, 1_600_000_002)
    assert [values(), values()] == [["3", "4"], ["3", "4"]]
    assert len(loads) == 9


def test_a_broken_dataset_is_never_kept(data: Path, cache: Path) -> None:
    open_ledger([data])
    (data / "sources.yaml").write_text("", "utf-8")
    os.utime(data / "sources.yaml", (1_600_000_001, 1_600_000_001))
    for _ in range(2):
        with pytest.raises(DatasetError):
            open_ledger([data])


def test_a_file_changed_a_moment_ago_is_not_believed_unchanged(
    data: Path, cache: Path, loads: list[Path]
) -> None:
    now = time.time()
    os.utime(data / "places.yaml", (now, now))
    open_ledger([data])
    open_ledger([data])
    assert len(loads) == 2
    assert not cache.exists()


def zeroes(path: Path) -> None:
    path.write_bytes(bytes(path.stat().st_size))


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def text_instead(path: Path) -> None:
    path.write_text("no database at all\n" * 1000, "utf-8")


def another_version(path: Path) -> None:
    with sqlite3.connect(path) as database:
        database.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    database.close()


def a_table_is_gone(path: Path) -> None:
    with sqlite3.connect(path) as database:
        database.execute("DROP TABLE statements")
    database.close()


def a_number_is_none(path: Path) -> None:
    with sqlite3.connect(path) as database:
        database.execute("UPDATE statements SET value = 'many' WHERE value IS NOT NULL")
    database.close()


def a_reference_is_broken(path: Path) -> None:
    with sqlite3.connect(path) as database:
        database.execute("UPDATE statements SET metric = 'nothing'")
    database.close()


def a_folder_instead(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize(
    "damage",
    [
        zeroes,
        emptied,
        text_instead,
        another_version,
        a_table_is_gone,
        a_number_is_none,
        a_reference_is_broken,
        a_folder_instead,
    ],
)
def test_a_damaged_store_is_not_believed_and_is_made_anew(
    data: Path, cache: Path, ledger: WholeLedger, damage: Callable[[Path], None]
) -> None:
    open_ledger([data])
    (path,) = cache.iterdir()
    damage(path)
    assert open_ledger([data]) == ledger
    assert open_ledger([data]) == ledger


def test_a_truncated_store_is_not_believed(data: Path, cache: Path, ledger: WholeLedger) -> None:
    open_ledger([data])
    (path,) = cache.iterdir()
    whole = path.read_bytes()
    for size in (1, 99, 4096, len(whole) // 2, len(whole) - 1):
        path.write_bytes(whole[:size])
        assert open_ledger([data]) == ledger


def test_where_nothing_can_be_written_the_answer_is_the_same(
    data: Path, tmp_path: Path, ledger: WholeLedger, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("in the way", "utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert open_ledger([data]) == ledger
    monkeypatch.setenv("XDG_CACHE_HOME", "/proc/nowhere")
    assert open_ledger([data]) == ledger


def test_a_full_disk_leaves_nothing_behind(
    data: Path, cache: Path, ledger: WholeLedger, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr("nantong_cli.store.write._fill", full)
    assert open_ledger([data]) == ledger
    assert list(cache.iterdir()) == []


def test_the_cache_can_be_turned_off(
    data: Path, cache: Path, loads: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NT_CACHE", "off")
    open_ledger([data])
    open_ledger([data])
    assert len(loads) == 2
    assert not cache.exists()


@pytest.mark.parametrize(
    ("env", "folder"),
    [
        ({"XDG_CACHE_HOME": "/somewhere"}, Path("/somewhere/nt")),
        ({"XDG_CACHE_HOME": "relative"}, Path.home() / ".cache/nt"),
        ({"XDG_CACHE_HOME": ""}, Path.home() / ".cache/nt"),
        ({"NT_CACHE": "OFF"}, None),
    ],
)
@pytest.mark.skipif(
    sys.platform != "linux", reason="the source text of this test is Linux's convention"
)
def test_the_cache_lies_where_the_system_wants_it(env: dict[str, str], folder: Path | None) -> None:
    assert location.cache_folder(env) == folder


def test_two_datasets_of_one_name_have_two_stores(tmp_path: Path) -> None:
    one, other = tmp_path / "a/data", tmp_path / "b/data"
    assert location.store_path(tmp_path, [one]) != location.store_path(tmp_path, [other])


def run(*words: str, cache: Path) -> subprocess.Popen[bytes]:
    """Start `nt` with a cache of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "nantong_cli", *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(XDG_CACHE_HOME=str(cache)),
    )


def test_many_processes_on_a_cold_cache_give_one_answer(tmp_path: Path) -> None:
    started = [run("targets", "-f", "json", cache=tmp_path) for _ in range(24)]
    answers = {process.communicate(timeout=120) for process in started}
    assert len(answers) == 1
    assert next(iter(answers))[1] == b""


def test_a_process_killed_while_it_writes_leaves_no_half_store(
    tmp_path: Path, ledger: WholeLedger
) -> None:
    for number in range(12):
        process = run("list", cache=tmp_path)
        time.sleep(0.04 + number * 0.012)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        for store in (tmp_path / "nt").glob("*.sqlite"):
            with sqlite3.connect(store) as database:
                (sound,) = database.execute("PRAGMA integrity_check").fetchone()
            database.close()
            assert sound == "ok"
            store.unlink()


def test_a_warm_run_loads_no_yaml(tmp_path: Path) -> None:
    assert run("list", cache=tmp_path).communicate(timeout=60)[1] == b""
    script = (
        "import sys; from nantong_cli.cli import main; status = main(['targets', '-f', 'json']); "
        "sys.exit(status or int('yaml' in sys.modules) * 9)"
    )
    env = environment(XDG_CACHE_HOME=str(tmp_path))
    warm = subprocess.run([sys.executable, "-c", script], env=env, capture_output=True, check=False)
    cold = subprocess.run(
        [sys.executable, "-c", script],
        env=env | {"NT_CACHE": "off"},
        capture_output=True,
        check=False,
    )
    assert (warm.returncode, cold.returncode) == (0, 9)
    assert warm.stdout == cold.stdout

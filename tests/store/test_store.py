"""The compiled store is a cache and nothing more: whatever becomes of it, the answers are the same."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from nantong_cli import workers
from nantong_cli.errors import DatasetError
from nantong_cli.holdings import WholeLedger
from nantong_cli.ledger import bundled, open_ledger, store_of
from nantong_cli.loading import load
from nantong_cli.store import location, schema, turn
from tests.conftest import HANGS, environment
from tests.store.conftest import assert_same, settle

#: a time that is not long ago while the tests run, however long they take
LATER = time.time() + 86_400
CARD = (bundled() / "dataset.yaml").read_text("utf-8") + "override: true\n"


def test_a_second_run_reads_no_yaml(data: Path, cache: Path, read: list[str]) -> None:
    first = open_ledger([data])
    files = list(read)
    assert_same(open_ledger([data]), load([data]))
    assert_same(first, load([data]))
    assert read == files
    assert read[0] == "shelves"
    assert "everything" not in read
    assert [file.suffix for file in cache.iterdir()] == [".sqlite"]


def test_the_place_of_the_store_can_be_asked_for(data: Path, cache: Path) -> None:
    open_ledger([data])
    assert store_of([data]) == next(cache.iterdir())


def test_a_change_of_rows_and_of_a_zip_is_noticed_in_any_layer(
    data: Path, cache: Path, read: list[str], tmp_path: Path
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
        found = open_ledger([data, tmp_path / "mine", zipped]).observations_of()
        return [
            str(one.claim.value)
            for one in found
            if one.period in ("2020", "2021") and one.metric.id == "industrial_sales"
        ]

    write(1, 2, 1_600_000_000)
    assert [values(), values()] == [["1", "2"], ["1", "2"]]
    once = list(read)
    assert (once[0], len(once)) == ("shelves", 9)
    write(3, 2, 1_600_000_000)
    os.utime(mine, (1_600_000_001, 1_600_000_001))
    assert [values(), values()] == [["3", "2"], ["3", "2"]]
    assert read == once
    write(3, 4, 1_600_000_001)
    assert [values(), values()] == [["3", "4"], ["3", "4"]]
    assert read == once * 2


@pytest.mark.parametrize("is_inside", [True, False])
def test_layers_that_lie_in_one_another_are_told_apart(
    data: Path, cache: Path, read: list[str], tmp_path: Path, is_inside: bool
) -> None:
    """Two of them clash, though the path of one begins with the other's."""
    outer = (data if is_inside else tmp_path) / "mine"
    inner = outer / "counties" / "more"
    inner.mkdir(parents=True)
    row = "haian,industrial_sales,2021,=,{},cny_100m,final,A,people-2023-02-17\n"
    for value, folder in enumerate((outer, inner)):
        (folder / "observations").mkdir()
        rows = "place,metric,period,op,value,unit,status,grade,source\n" + row.format(value)
        (folder / "observations" / "a.csv").write_text(rows, "utf-8")
    for layers in ([data, outer], [data, inner]):
        assert_same(open_ledger(layers), load(layers))
    with pytest.raises(DatasetError) as error:
        open_ledger([data, outer, inner])
    assert [one.message.key for one in error.value.problems] == ["override.undeclared"]


def test_a_broken_dataset_is_never_kept(data: Path, cache: Path) -> None:
    open_ledger([data])
    (data / "sources.yaml").write_text("", "utf-8")
    os.utime(data / "sources.yaml", (1_600_000_001, 1_600_000_001))
    for _ in range(2):
        with pytest.raises(DatasetError):
            open_ledger([data])


def test_a_file_changed_a_moment_ago_is_not_believed_unchanged(
    data: Path, cache: Path, read: list[str]
) -> None:
    os.utime(data / "counties/haian.yaml", (LATER, LATER))
    for _ in range(3):
        assert_same(open_ledger([data]), load([data]))
    assert read.count("counties/haian.yaml") == 3
    assert read.count("counties/rugao.yaml") == 1


def test_a_shelf_changed_a_moment_ago_has_everything_read_again(
    data: Path, cache: Path, read: list[str]
) -> None:
    os.utime(data / "places.yaml", (LATER, LATER))
    for _ in range(2):
        assert_same(open_ledger([data]), load([data]))
    assert read.count("counties/rugao.yaml") == 2


@pytest.mark.parametrize(
    ("name", "said", "all_of_it"),
    [("places.yaml", "places: []\n", "shelves"), ("dataset.yaml", CARD, "everything")],
    ids=["what records refer to", "an override"],
)
def test_large_layers_wait_for_what_changed_a_moment_ago_and_are_read_once(
    data: Path,
    cache: Path,
    read: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    said: str,
    all_of_it: str,
) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / name).write_text(said, "utf-8")
    slept: list[float] = []

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        settle(mine)

    monkeypatch.setattr(time, "sleep", sleep)
    monkeypatch.setattr(workers, "LARGE", 0)
    for _ in range(3):
        assert_same(open_ledger([data, mine]), load([data, mine]))
    assert (slept, read.count(all_of_it)) == ([2], 1)


def zeroes(path: Path) -> None:
    path.write_bytes(bytes(path.stat().st_size))


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def text_instead(path: Path) -> None:
    path.write_text("no database at all\n" * 1000, "utf-8")


def another_version(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database, database:
        database.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    database.close()


def a_table_is_gone(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("DROP TABLE statements")
    database.close()


def a_number_is_none(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("UPDATE statements SET value = 'many' WHERE value IS NOT NULL")
    database.close()


def a_reference_is_broken(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database, database:
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
    data: Path,
    cache: Path,
    ledger: WholeLedger,
    read: list[str],
    damage: Callable[[Path], None],
) -> None:
    open_ledger([data])
    (path,) = cache.iterdir()
    damage(path)
    assert_same(open_ledger([data]), ledger)
    read.clear()
    assert_same(open_ledger([data]), ledger)
    assert read[-1:] == (["everything"] if damage is a_folder_instead else [])


def test_a_truncated_store_is_not_believed(data: Path, cache: Path, ledger: WholeLedger) -> None:
    open_ledger([data])
    (path,) = cache.iterdir()
    whole = path.read_bytes()
    for size in (1, 99, 4096, len(whole) // 2, len(whole) - 1):
        path.write_bytes(whole[:size])
        assert_same(open_ledger([data]), ledger)


def test_where_nothing_can_be_written_the_answer_is_the_same(
    data: Path, tmp_path: Path, ledger: WholeLedger, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("in the way", "utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert_same(open_ledger([data]), ledger)
    monkeypatch.setenv("XDG_CACHE_HOME", "/proc/nowhere")
    assert_same(open_ledger([data]), ledger)


def test_a_full_disk_leaves_nothing_behind(
    data: Path, cache: Path, ledger: WholeLedger, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr("nantong_cli.store.write.Store.put", full)
    assert_same(open_ledger([data]), ledger)
    assert list(cache.iterdir()) == []


def test_the_cache_can_be_turned_off(
    data: Path, cache: Path, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NT_CACHE", "off")
    open_ledger([data])
    open_ledger([data])
    assert read == ["everything"] * 2
    assert store_of([data]) is None
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


def test_without_a_home_nothing_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless() -> Path:
        raise RuntimeError("could not determine home directory")

    monkeypatch.setattr(Path, "home", homeless)
    assert location.cache_folder({}) is None


def test_a_disk_that_fills_up_while_writing_leaves_nothing_behind(tmp_path: Path) -> None:
    script = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000)); "
        "from nantong_cli.cli import main; sys.exit(main(['targets', '-f', 'json']))"
    )
    filled = subprocess.run(
        [sys.executable, "-c", script],
        env=environment(XDG_CACHE_HOME=str(tmp_path)),
        capture_output=True,
        check=False,
    )
    plain = run("targets", "-f", "json", cache=tmp_path / "other").communicate(timeout=HANGS)
    assert (filled.returncode, filled.stdout, filled.stderr) == (0, *plain)
    assert list((tmp_path / "nt").iterdir()) == []


def test_a_store_that_somebody_has_locked_answers_at_once(
    data: Path, cache: Path, ledger: WholeLedger, read: list[str]
) -> None:
    open_ledger([data])
    with closing(sqlite3.connect(next(cache.iterdir()))) as other:
        other.execute("BEGIN EXCLUSIVE")
        read.clear()
        assert_same(open_ledger([data]), ledger)
        assert read == []
        os.utime(data / "counties/haian.yaml", (1_600_000_001, 1_600_000_001))
        assert_same(open_ledger([data]), ledger)
        assert read == ["counties/haian.yaml"]


def test_nobody_waits_for_ever_for_another_process(
    data: Path, cache: Path, ledger: WholeLedger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turn, "PATIENCE_SECONDS", 0.1)
    cache.mkdir(parents=True)
    with turn.Turn(cache / store_of([data]).name) as other:  # type: ignore[union-attr]
        assert other.is_ours()
        assert_same(open_ledger([data]), ledger)


def test_what_killed_processes_left_behind_is_swept_after_an_hour(data: Path, cache: Path) -> None:
    cache.mkdir(parents=True)
    for name, age in (("old.new", 3700), ("young.new", 60)):
        (cache / name).write_text("half a store", "utf-8")
        os.utime(cache / name, (time.time() - age,) * 2)
    open_ledger([data])
    assert {file.name for file in cache.iterdir()} == {"young.new", store_of([data]).name}  # type: ignore[union-attr]


def run(*words: str, cache: Path, over: Path | None = None) -> subprocess.Popen[bytes]:
    """Start `nt` with a cache of its own, over the bundled data or another folder."""
    other = f"ledger.bundled = lambda: Path({str(over)!r}); " if over else ""
    script = (
        f"import sys; from pathlib import Path; from nantong_cli import ledger; {other}"
        f"from nantong_cli.cli import main; sys.exit(main({list(words)!r}))"
    )
    return subprocess.Popen(
        [sys.executable, "-c", script],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(XDG_CACHE_HOME=str(cache)),
    )


@pytest.mark.once
def test_two_hundred_processes_on_a_cold_cache_give_one_answer(tmp_path: Path) -> None:
    started = [run("targets", "-f", "json", cache=tmp_path) for _ in range(200)]
    answers = {process.communicate(timeout=HANGS) for process in started}
    assert len(answers) == 1
    assert next(iter(answers))[1] == b""
    assert len(list((tmp_path / "nt").iterdir())) == 1


def sound(cache: Path) -> bool:
    """Say whether every store there is whole."""
    for store in (cache / "nt").glob("*.sqlite"):
        with closing(sqlite3.connect(store)) as database:
            if database.execute("PRAGMA integrity_check").fetchone() != ("ok",):
                return False
    return True


def test_a_process_killed_while_it_writes_leaves_no_half_store(tmp_path: Path) -> None:
    whole = run("targets", "-f", "json", cache=tmp_path / "other").communicate(timeout=HANGS)
    for number in range(16):
        process = run("list", cache=tmp_path)
        time.sleep(0.04 + number * 0.02)
        process.kill()
        process.communicate()
        assert sound(tmp_path)
        if number % 4 == 3:
            assert run("targets", "-f", "json", cache=tmp_path).communicate(timeout=HANGS) == whole
            shutil.rmtree(tmp_path / "nt")


def test_a_process_killed_while_it_changes_a_store_leaves_the_old_or_the_new(
    tmp_path: Path, data: Path
) -> None:
    run("list", cache=tmp_path, over=data).communicate(timeout=HANGS)
    county = data / "counties/haian.yaml"
    text = county.read_text("utf-8")
    for number in range(12):
        year = 2000 + number
        county.write_text(text.replace("period: 2022", f"period: {year}", 1), "utf-8")
        os.utime(county, (1_600_000_000 + year, 1_600_000_000 + year))
        process = run("list", cache=tmp_path, over=data)
        time.sleep(0.04 + number * 0.02)
        process.kill()
        process.communicate()
        assert sound(tmp_path)
        told, err = run("show", "haian", "-f", "json", cache=tmp_path, over=data).communicate(
            timeout=HANGS
        )
        assert (f'"period": "{year}"' in told.decode(), err) == (True, b"")


def test_a_warm_run_loads_no_yaml(tmp_path: Path) -> None:
    assert run("list", cache=tmp_path).communicate(timeout=HANGS)[1] == b""
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


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a system without named pipes")
@pytest.mark.parametrize("folder", [location.FOLDER, 0], ids=["by the folder", "by their paths"])
def test_states_are_of_the_files_of_a_ledger_however_they_are_found(
    data: Path, folder: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(location, "FOLDER", folder)
    (data / "counties" / ".swap.yaml").write_text("an editor's own")
    (data / "counties" / "notes.txt").write_text("anybody's")
    os.mkfifo(data / "targets.csv")  # nobody is waited for
    os.mkfifo(data / "targets")
    (data / "observations").write_text("no folder")
    found = location.states([data])
    assert {"dataset.yaml", "counties/haian.yaml", "targets.csv"} <= found.keys()
    assert not {"counties/.swap.yaml", "counties/notes.txt", "observations"} & found.keys()
    status = (data / "dataset.yaml").stat()
    assert found["dataset.yaml"] == f"{status.st_size} {status.st_mtime_ns}"
    assert found["targets.csv"].startswith("0 ")

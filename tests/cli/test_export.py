"""`nt export`: what goes where, what is refused, and what a full disk and a closed pipe leave behind."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
import zipfile
from decimal import Decimal
from pathlib import Path

import pytest

from nantong_cli.export.formats import Shape
from nantong_cli.export.tables import TABLES
from nantong_cli.holdings import WholeLedger
from nantong_cli.model import LANGS
from tests.conftest import HANGS, Run, environment

TABLES_FILES = sorted(f"{name}.csv" for name in TABLES)
PACKAGE_FILES = sorted((*TABLES_FILES, "CITATION.cff", "README.md", "datapackage.json"))
#: each format, and a path for it
PATHS = {
    "json": "out.json",
    "jsonl": "out.jsonl",
    "csv": "out",
    "sqlite": "out.sqlite",
    "datapackage": "out.zip",
}


def shell(script: str, folder: Path, **env: str) -> subprocess.CompletedProcess[str]:
    """Run a line of bash in a folder."""
    nt = f'nt() {{ "{sys.executable}" -m nantong_cli "$@"; }}; set -o pipefail; '
    return subprocess.run(
        ["bash", "-c", nt + script],
        capture_output=True,
        encoding="utf-8",
        cwd=folder,
        env=environment(**env),
        timeout=HANGS,
        check=False,
    )


# where it goes


def test_json_is_one_object_of_the_lists_in_their_order(nt: Run, ledger: WholeLedger) -> None:
    ran = nt("export", "json")
    assert (ran.status, ran.err) == (0, "")
    found = json.loads(ran.out, parse_float=Decimal)
    assert list(found) == [
        *(
            "schema_version",
            "data_version",
            "dataset",
            "places",
            "waters",
            "units",
            "terms",
            "families",
        ),
        *("metrics", "sources", "targets", "observations", "projects", "pages"),
    ]
    assert (found["schema_version"], found["data_version"]) == (1, ledger.dataset.version)
    assert [one["id"] for one in found["targets"]] == [one.id for one in ledger.targets]
    assert len(ran.out.splitlines()) == 1 + sum(
        len(value) + 2 if isinstance(value, list) and value else 1
        for key, value in found.items()
        if key not in ("schema_version", "data_version")
    )


def test_a_target_is_told_whole(nt: Run) -> None:
    found = json.loads(nt("export", "json").out)
    (target,) = (one for one in found["targets"] if one["id"] == "haian.gdp_growth.2023")
    assert target == {
        "id": "haian.gdp_growth.2023",
        "place": "haian",
        "metric": "gdp_growth",
        "period": "2023",
        "kind": "absolute",
        "op": ">=",
        "value": 6.5,
        "unit": "percent",
        "relative_to": None,
        "qualitative": None,
        "unquantified": False,
        "strength": "ensure",
        "grade": None,
        "goal": None,
        "figure": "6.5%以上",
        "statement": {
            "en": "Hai'an is to ensure GDP growth of 6.5 % or more in 2023.",
            "zh-Hans": "确保2023年地区生产总值增长6.5%或更高。",
            "zh-Hant": "確保2023年地區生產總值增長6.5%或更高。",
        },
        "scope": None,
        "note": None,
        "source": "xhrb-2023-08",
        "paragraph": 13,
    }


def test_projects_hold_their_figures_and_say_their_place(nt: Run, ledger: WholeLedger) -> None:
    found = json.loads(nt("export", "json").out)["projects"]
    for project, one in zip(ledger.projects, found, strict=True):
        assert (one["id"], one["place"]) == (project.id, project.place.id)
        assert [figure["id"] for figure in one["figures"]] == [it.id for it in project.figures]
    figures = [figure for one in found for figure in one["figures"]]
    standing = {(one["role"], one["strength"] is None, one["status"] is None) for one in figures}
    assert standing == {("target", False, True), ("observation", True, False)}
    assert not any("place" in one for one in figures)


def test_jsonl_says_of_each_line_what_it_is_first(nt: Run, ledger: WholeLedger) -> None:
    lines = nt("export", "jsonl").out.splitlines()
    whole = json.loads(nt("export", "json").out)
    assert all(line.startswith('{"record": "') for line in lines)
    kinds = [json.loads(line)["record"] for line in lines]
    assert list(dict.fromkeys(kinds)) == [
        *("dataset", "place", "water", "unit", "term", "family", "metric", "source"),
        *("target", "observation", "project", "page"),
    ]
    assert kinds.count("target") == len(ledger.targets)
    (first,) = lines[:1]
    assert json.loads(first) == {"record": "dataset", **whole["dataset"]}


@pytest.mark.parametrize("form", PATHS)
def test_an_export_lands_at_its_path_in_silence_and_is_the_same_every_time(
    nt: Run, tmp_path: Path, form: str
) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        assert nt("export", form, PATHS[form], cwd=tmp_path / name) == (0, "", "")
        assert [path.name for path in (tmp_path / name).iterdir()] == [PATHS[form]]
    first, second = ((tmp_path / name / PATHS[form]) for name in ("one", "two"))
    if form == "csv":
        for path in first.iterdir():
            assert path.read_bytes() == (second / path.name).read_bytes()
    else:
        assert first.read_bytes() == second.read_bytes()


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_a_path_holds_what_stdout_would(nt: Run, tmp_path: Path, form: str) -> None:
    ran = nt("export", form, "-")
    assert ran == nt("export", form)
    nt("export", form, "it", cwd=tmp_path)
    assert (tmp_path / "it").read_text("utf-8") == ran.out


@pytest.mark.parametrize("lang", LANGS)
def test_an_export_does_not_depend_on_the_language(nt: Run, lang: str) -> None:
    assert nt("export", "jsonl", "--lang", lang) == nt("export", "jsonl")


def test_a_folder_and_a_zip_file_hold_the_same(nt: Run, tmp_path: Path) -> None:
    for form, names in (("csv", TABLES_FILES), ("datapackage", PACKAGE_FILES)):
        nt("export", form, form, cwd=tmp_path)
        nt("export", form, f"{form}.ZIP", cwd=tmp_path)
        assert sorted(path.name for path in (tmp_path / form).iterdir()) == names
        with zipfile.ZipFile(tmp_path / f"{form}.ZIP") as archive:
            assert archive.testzip() is None
            assert archive.namelist() == names  # in order, none with a folder in it
            for name in names:
                assert archive.read(name) == (tmp_path / form / name).read_bytes()
                assert archive.getinfo(name).date_time == (1980, 1, 1, 0, 0, 0)


def test_sqlite_has_every_record(nt: Run, tmp_path: Path, ledger: WholeLedger) -> None:
    nt("export", "sqlite", "it", cwd=tmp_path)
    database = sqlite3.connect(tmp_path / "it")
    for name in ("places", "metrics", "sources", "targets", "observations", "projects"):
        (count,) = database.execute(f"SELECT count(*) FROM {name}").fetchone()  # noqa: S608
        assert count == len(getattr(ledger, name))
    database.close()


# what is refused


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("path", [(), ("-",)])
def test_what_is_no_text_needs_a_path(nt: Run, path: tuple[str, ...], lang: str) -> None:
    said = {
        "csv": {
            "en": "nt export csv writes a folder or a .zip file: name its PATH, such as tables",
            "zh-Hans": "nt export csv 写出的是一个文件夹或 .zip 文件：请写出路径，例如 tables",
            "zh-Hant": "nt export csv 寫出的是一個文件夾或 .zip 文件：請寫出路徑，例如 tables",
        },
        "sqlite": {
            "en": "nt export sqlite writes a file: name its PATH, such as ledger.sqlite",
            "zh-Hans": "nt export sqlite 写出的是一个文件：请写出路径，例如 ledger.sqlite",
            "zh-Hant": "nt export sqlite 寫出的是一個文件：請寫出路徑，例如 ledger.sqlite",
        },
    }
    for form, sentences in said.items():
        ran = nt("export", form, *path, "--lang", lang)
        assert ran == (2, "", f"nt: {sentences[lang]}\n")
    assert nt("export", "datapackage", *path).status == 2


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ((), "FORMAT is missing: name it"),
        (("xml",), "FORMAT: expected one of json, jsonl, csv, sqlite, datapackage"),
        (("json", "a", "b"), "there are more words than the command takes"),
        (("json", "--forc"), "unknown option '--forc': did you mean --force?"),
    ],
)
def test_a_wrong_question_has_a_remedy(nt: Run, words: tuple[str, ...], sentence: str) -> None:
    ran = nt("export", *words)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith(f"nt: {sentence}")


@pytest.mark.parametrize("form", PATHS)
def test_what_is_there_is_replaced_only_with_force(nt: Run, tmp_path: Path, form: str) -> None:
    path = PATHS[form]
    assert nt("export", form, path, cwd=tmp_path).status == 0
    again = nt("export", form, path, cwd=tmp_path)
    said = f"nt: {path}: is there already: add --force to replace it, or name another path\n"
    assert again == (1, "", said)
    assert nt("export", form, path, "--force", cwd=tmp_path) == (0, "", "")
    assert [one.name for one in tmp_path.iterdir()] == [path]


def test_a_package_replaces_tables_and_tables_a_package(nt: Run, tmp_path: Path) -> None:
    for form, names in (
        ("csv", TABLES_FILES),
        ("datapackage", PACKAGE_FILES),
        ("csv", TABLES_FILES),
    ):
        assert nt("export", form, "it", "--force", cwd=tmp_path).status == 0
        assert sorted(path.name for path in (tmp_path / "it").iterdir()) == names


# full disks and closed pipes


@pytest.mark.parametrize("form", PATHS)
@pytest.mark.parametrize("there", [False, True], ids=["new", "replacing"])
def test_a_full_disk_leaves_nothing_half_written(tmp_path: Path, form: str, *, there: bool) -> None:
    """A limit on the size of files stands for the disk: the system refuses in the middle of a file."""
    path = tmp_path / PATHS[form]
    if there and form == "csv":
        path.mkdir()
        (path / "dataset.csv").write_text("old")
    elif there:
        path.write_text("old")
    command = f"ulimit -f 8; nt export {form} {PATHS[form]}" + (" --force" if there else "")
    done = shell(command, tmp_path, NT_CACHE="off")
    assert (done.returncode, done.stdout) == (1, "")
    start = f"nt: {PATHS[form]}: cannot be written, and nothing is left of it: "
    assert done.stderr.startswith(start)
    assert done.stderr.count("\n") == 1
    left = {one.relative_to(tmp_path).as_posix() for one in tmp_path.rglob("*")}
    if not there:
        assert left == set()
    else:
        kept = path / "dataset.csv" if form == "csv" else path
        assert kept.read_text() == "old"
        assert left == {PATHS[form], kept.relative_to(tmp_path).as_posix()}


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
def test_a_full_disk_behind_stdout_is_told(tmp_path: Path) -> None:
    done = shell("nt export json > /dev/full", tmp_path)
    assert done.returncode == 1
    assert done.stderr == "nt: cannot write the answer: No space left on device\n"


@pytest.mark.parametrize("form", ["json", "jsonl"])
@pytest.mark.parametrize("reader", ["head -n 1", "head -c 1", "true"])
def test_a_closed_pipe_is_no_failure(tmp_path: Path, form: str, reader: str) -> None:
    done = shell(f"nt export {form} | {reader} > /dev/null", tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_an_encoding_that_cannot_hold_chinese_loses_nothing(tmp_path: Path) -> None:
    done = shell("nt export json", tmp_path, PYTHONIOENCODING="ascii")
    whole = shell("nt export json", tmp_path)
    assert done.stdout.isascii()
    assert json.loads(done.stdout) == json.loads(whole.stdout)
    assert "cannot hold every character" in done.stderr
    assert whole.stderr == ""


# what it costs, and help


@pytest.mark.parametrize("form", PATHS)
def test_an_export_never_loads_rich_and_a_warm_one_never_yaml(tmp_path: Path, form: str) -> None:
    script = (
        "import sys; from nantong_cli.cli import main; "
        f"status = main(['export', {form!r}, {str(tmp_path / 'it')!r}]); assert status == 0; "
        "assert not {'rich', 'yaml'} & sys.modules.keys(), sys.modules.keys()"
    )
    shell("nt list", tmp_path)  # so that it is warm
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, env=environment(), check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")


def test_every_format_of_an_export_is_told_in_the_help(nt: Run) -> None:
    rows = json.loads(nt("help", "exports", "-f", "json").out)["items"]
    assert [row["word"] for row in rows] == [one.value for one in Shape] == list(PATHS)

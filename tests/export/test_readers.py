"""What other people wrote reads the exports: validators find nothing, and numbers, gaps and hedges arrive as such."""

from __future__ import annotations

import csv
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from nantong_cli.export.formats import Shape, land
from nantong_cli.export.tables import TABLES
from nantong_cli.holdings import WholeLedger
from tests.conftest import HANGS, environment

pytestmark = pytest.mark.once

#: the programs of the environment that the tests run in, before those of the system
PATH = os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)))


class Exported(NamedTuple):
    """A ledger, and the folder with its exports: json, jsonl, sqlite, package (a folder) and package.zip."""

    ledger: WholeLedger
    folder: Path

    def rows(self, table: str) -> list[dict[str, str]]:
        """Return the rows of a table as Python's csv reads them."""
        with (self.folder / "package" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file, strict=True))


@pytest.fixture(scope="session")
def exported_of(tmp_path_factory: pytest.TempPathFactory) -> Callable[[WholeLedger], Exported]:
    """Give `exported_of(ledger)`: its exports, made once."""
    made: dict[str, Exported] = {}

    def exported(ledger: WholeLedger) -> Exported:
        name = ledger.dataset.id
        if name not in made:
            folder = tmp_path_factory.mktemp(name)
            for shape in (Shape.json, Shape.jsonl, Shape.sqlite):
                land(shape, ledger, folder / shape.value, force=False)
            for path in ("package", "package.zip"):
                land(Shape.datapackage, ledger, folder / path, force=False)
            made[name] = Exported(ledger, folder)
        return made[name]

    return exported


@pytest.fixture
def exported(any_ledger: WholeLedger, exported_of: Callable[[WholeLedger], Exported]) -> Exported:
    """Return the exports of each ledger."""
    return exported_of(any_ledger)


def run(*words: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a program, which has to be there."""
    if shutil.which(words[0], path=PATH) is None:
        pytest.skip(f"no {words[0]} on this machine")
    return subprocess.run(
        words,
        capture_output=True,
        encoding="utf-8",
        cwd=folder,
        env=environment(PATH=PATH, COLUMNS="200"),
        timeout=HANGS,
        check=False,
    )


def library(name: str) -> Any:
    """Return a library, which has to be there."""
    return pytest.importorskip(name, reason=f"no {name} on this machine")


# frictionless


def validated(path: str, folder: Path) -> dict[str, Any]:
    """Return the report of `frictionless validate`."""
    done = run("frictionless", "validate", path, "--json", folder=folder)
    report: dict[str, Any] = json.loads(done.stdout)
    assert done.returncode == (0 if report["valid"] else 1)
    return report


@pytest.mark.parametrize("path", ["package/datapackage.json", "package.zip"])
def test_frictionless_finds_the_package_valid(exported: Exported, path: str) -> None:
    report = validated(path, exported.folder)
    assert (report["valid"], report["errors"], report["warnings"]) == (True, [], [])
    rows = {task["name"]: task["stats"].get("rows", 0) for task in report["tasks"]}
    assert rows == {name: len(exported.rows(name)) for name in TABLES}


@pytest.mark.parametrize(
    ("table", "old", "new", "kind"),
    [
        ("targets", ",one,Oneshire,", ",nowhere,Oneshire,", "foreign-key"),
        ("targets", ",strive,", ",perhaps,", "constraint-error"),
        ("targets", ",6.50,percent,", ",over 6,percent,", "type-error"),
        ("units", "percent,%", "person,%", "primary-key"),
        ("places", "Oneshire", "", "constraint-error"),
        ("metrics", ",north,growth,", ",north,shrinking,", "foreign-key"),
    ],
)
def test_frictionless_finds_what_is_made_wrong(
    full: WholeLedger,
    exported_of: Callable[[WholeLedger], Exported],
    tmp_path: Path,
    table: str,
    old: str,
    new: str,
    kind: str,
) -> None:
    shutil.copytree(exported_of(full).folder / "package", tmp_path / "package")
    path = tmp_path / "package" / f"{table}.csv"
    whole = path.read_text("utf-8")
    assert old in whole
    path.write_text(whole.replace(old, new, 1), "utf-8")
    report = validated("package/datapackage.json", tmp_path)
    (task,) = (one for one in report["tasks"] if one["name"] == table)
    kinds = {error["type"] for error in task["errors"]}
    assert {kind, "hash-count"} <= kinds


def test_the_descriptor_is_of_version_2_and_names_sources_and_licence(exported: Exported) -> None:
    found = json.loads((exported.folder / "package" / "datapackage.json").read_text("utf-8"))
    card = exported.ledger.dataset
    assert found["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert (found["name"], found["version"]) == (card.id, card.version)
    assert [one["name"] for one in found["licenses"]] == [card.licence]
    assert len(found["sources"]) == len(exported.ledger.sources)
    assert [one["name"] for one in found["resources"]] == list(TABLES)
    for resource in found["resources"]:
        fields = resource["schema"]["fields"]
        header = (exported.folder / "package" / resource["path"]).read_text("utf-8").split("\n")[0]
        assert header.split(",") == [field["name"] for field in fields]
        assert all(field["description"].endswith(".") for field in fields)
        assert set(resource["schema"]["primaryKey"]) <= {field["name"] for field in fields}


# sqlite3 and datasette


def test_sqlite3_finds_the_file_sound_and_every_record_in_it(exported: Exported) -> None:
    asked = "pragma integrity_check; select count(*) from targets; select count(*) from metrics"
    done = run("sqlite3", "sqlite", asked, folder=exported.folder)
    ledger = exported.ledger
    assert done.stdout.split() == ["ok", str(len(ledger.targets)), str(len(ledger.metrics))]


def test_datasette_inspects_the_file(exported: Exported) -> None:
    done = run("datasette", "inspect", "sqlite", folder=exported.folder)
    assert done.returncode == 0
    (found,) = json.loads(done.stdout).values()
    counts = {name: table["count"] for name, table in found["tables"].items()}
    for name in ("places", "units", "metrics", "sources", "projects"):
        assert counts[name] == len(getattr(exported.ledger, name))


# csvkit


@pytest.mark.parametrize("table", TABLES)
def test_csvclean_finds_every_row_as_long_as_the_header(exported: Exported, table: str) -> None:
    done = run("csvclean", "--length-mismatch", f"{table}.csv", folder=exported.folder / "package")
    assert (done.returncode, done.stderr) == (0, "")


def test_csvstat_counts_rows_and_finds_the_gaps(exported: Exported) -> None:
    package = exported.folder / "package"
    count = run("csvstat", "--count", "targets.csv", folder=package)
    assert int(count.stdout) == len(exported.ledger.targets)
    done = run("csvstat", "--nulls", "-c", "value,strength,op", "targets.csv", folder=package)
    told = [line.split(":")[1].strip() for line in done.stdout.splitlines()]
    assert told == ["True", "False", "True"]


# pandas and DuckDB


def test_pandas_reads_numbers_as_numbers_and_gaps_as_gaps(exported: Exported) -> None:
    pandas = library("pandas")
    for table, records in (
        ("targets", exported.ledger.targets),
        ("observations", exported.ledger.observations),
    ):
        frame = pandas.read_csv(exported.folder / "package" / f"{table}.csv")
        assert str(frame["value"].dtype) == "float64"
        assert str(frame["unit_scale"].dtype) in ("int64", "float64")
        wanted = [one.claim.value for one in records]
        assert list(frame["value"].isna()) == [value is None for value in wanted]
        assert list(frame["value"].dropna()) == [
            float(value) for value in wanted if value is not None
        ]
        assert list(frame["op"].fillna("")) == [one.claim.op or "" for one in records]
        assert list(frame["place_names_zh_hant"]) == [one.place.names.zh_hant for one in records]


def test_pandas_reads_every_column_as_the_package_says(exported: Exported) -> None:
    """A code with a zero in front stays a text, as the descriptor has it."""
    pandas = library("pandas")
    types = {
        "string": "string",
        "array": "string",
        "number": "float64",
        "integer": "Int64",
        "boolean": "boolean",
    }
    package = exported.folder / "package"
    found = json.loads((package / "datapackage.json").read_text("utf-8"))
    for resource in found["resources"]:
        said = {one["name"]: types[one["type"]] for one in resource["schema"]["fields"]}
        frame = pandas.read_csv(
            package / resource["path"], dtype=said, keep_default_na=False, na_values=[""]
        )
        rows = exported.rows(resource["name"])
        assert len(frame) == len(rows)
        for name, kind in said.items():
            if kind == "string":
                read = [
                    "" if gap else one
                    for one, gap in zip(frame[name], frame[name].isna(), strict=True)
                ]
                assert read == [row[name] for row in rows]


def test_pandas_reads_json_lines(exported: Exported) -> None:
    pandas = library("pandas")
    frame = pandas.read_json(exported.folder / "jsonl", lines=True)
    counts = frame["record"].value_counts()
    for word, records in (("target", exported.ledger.targets), ("page", exported.ledger.pages)):
        assert counts[word] == len(records)


@pytest.fixture
def asked(exported: Exported, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], list[Any]]:
    """Give `asked(sql)`: what DuckDB answers, the exports at hand by their names."""
    duckdb = library("duckdb")
    monkeypatch.chdir(exported.folder / "package")
    return lambda sql: list(duckdb.sql(sql).fetchall())


def test_duckdb_finds_the_types_by_itself(
    exported: Exported, asked: Callable[[str], list[Any]]
) -> None:
    types = {name: kind for name, kind, *_ in asked("DESCRIBE SELECT * FROM 'targets.csv'")}
    assert types["value"] == "DOUBLE"
    assert types["unit_scale"] == types["paragraph"] == "BIGINT"
    assert types["unquantified"] == "BOOLEAN"
    texts = ("id", "period", "op", "unit", "strength", "figure", "statement_zh_hans")
    assert {types[name] for name in texts} == {"VARCHAR"}
    numbers = [one.claim.value for one in exported.ledger.targets if one.claim.value is not None]
    ((count, total),) = asked("SELECT count(value), sum(value) FROM 'targets.csv'")
    assert (count, total) == (len(numbers), pytest.approx(float(sum(numbers))))


def test_duckdb_joins_the_tables_by_their_ids(
    exported: Exported, asked: Callable[[str], list[Any]]
) -> None:
    joined = (
        "SELECT count(*) FROM 'targets.csv' AS t JOIN 'places.csv' AS p ON p.id = t.place "
        "JOIN 'metrics.csv' AS m ON m.id = t.metric JOIN 'sources.csv' AS s ON s.id = t.source "
        "WHERE p.names_en = t.place_names_en AND m.names_en = t.metric_names_en"
    )
    assert asked(joined) == [(len(exported.ledger.targets),)]


def test_duckdb_reads_json(exported: Exported, asked: Callable[[str], list[Any]]) -> None:
    records = "SELECT unnest(targets, max_depth := 2) FROM read_json('../json')"
    types = {name: kind for name, kind, *_ in asked(f"DESCRIBE {records}")}
    assert (types["value"], types["unquantified"]) == ("DOUBLE", "BOOLEAN")
    assert len(asked(records)) == len(exported.ledger.targets)


def test_duckdb_reads_json_lines(exported: Exported, asked: Callable[[str], list[Any]]) -> None:
    lines = "read_json('../jsonl', format = 'newline_delimited')"
    counts = dict(asked(f"SELECT record, count(*) FROM {lines} GROUP BY ALL"))  # noqa: S608  # our own words
    assert counts["observation"] == len(exported.ledger.observations)
    assert counts["dataset"] == 1


# cffconvert


def test_cffconvert_finds_the_citation_valid(exported: Exported) -> None:
    done = run("cffconvert", "--validate", folder=exported.folder / "package")
    assert (done.returncode, done.stdout.count("are valid according to schema version 1.2.0")) == (
        0,
        1,
    )


def test_the_citation_names_every_source(exported: Exported) -> None:
    yaml = library("yaml")
    found = yaml.safe_load((exported.folder / "package" / "CITATION.cff").read_text("utf-8"))
    assert found["title"] == exported.ledger.dataset.title.en
    assert found["version"] == exported.ledger.dataset.version
    assert [(one["title"], one["authors"][0]["name"]) for one in found["references"]] == [
        (one.title.en, one.producer.en) for one in exported.ledger.sources
    ]


def test_no_text_of_the_data_becomes_markup_in_the_readme(full: WholeLedger) -> None:
    from nantong_cli.export.cards import readme

    said = readme(full, {})
    assert (
        "- Bulletin 2023 · Bulletin \\| \\*2023\\* <https://example.org/bulletin?a=1,2>\n" in said
    )

"""The schemas of a ledger's files: current, valid, true to the bundled files, and of one mind with the rules."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator as Validator

from nantong_cli.errors import DatasetError
from nantong_cli.ledger import bundled
from tests.conftest import ROOT
from tests.loading import file_schemas
from tests.loading.test_problems import CASES, Case

pytestmark = pytest.mark.once

TEMPLATE = ROOT / "nantong_cli" / "template"
#: what only the rules can see: ids that other files define, other records, texts that say another thing, bytes
NOT_IN_ONE_FILE = (
    *(
        "unknown.",
        "id.",
        "alias.",
        "place.circle",
        "page.twice",
        "record.twice",
        "figure.disagrees",
    ),
    *("atlas.no_map", "atlas.outside", "atlas.overlap", "atlas.no_part", "atlas.missing"),
    *("unit.", "family.", "source.", "benchmark.", "goal.", "observation.early", "project."),
    *("file.", "yaml.", "key.twice", "remedy.", "node.", "kind.", "see", "value.empty"),
)


#: how a number, a mark or a period is spelt is lost once YAML is read, order is no matter of a shape,
#: and a later layer may lack a list that the first needs
SPELT = {
    "a missing list",
    "a merge key",
    "unquantified, but not true",
    "a number with a plus",
    "a number that begins with a zero",
    "a number that begins with its point",
    "a number that ends with its point",
    "a number with an underscore",
    "a number in hexadecimal",
    "a number that is none",
    "a number without an end",
    "a number with a line break after it",
    "a number of 70 digits",
    "a number of 100,000 digits",
    "a period 2022/2020",
    "a period 2023/2023",
}


class Loader(yaml.CSafeLoader):
    """YAML as editors read it, but for dates, which are texts."""


Loader.add_constructor("tag:yaml.org,2002:timestamp", lambda _, node: node.value)


def kind_of(path: str) -> str:
    """Return which kind of file a path names."""
    name = Path(path).stem
    return name if name in file_schemas.KINDS and name != "page" else "page"


def complaints(path: str, text: str | bytes) -> list[str]:
    """Return what the schema of a file's kind finds in it; nothing in what is no YAML at all."""
    try:
        found = yaml.load(text, Loader)  # noqa: S506  # a safe loader, but for dates
    except (yaml.YAMLError, ValueError):
        return []
    validator = Validator(file_schemas.schema(kind_of(path)))
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(found)]


@pytest.mark.parametrize("kind", file_schemas.KINDS)
def test_the_files_are_what_their_source_writes(kind: str) -> None:
    path = file_schemas.FOLDER / f"{kind}.schema.json"
    assert path.read_text("utf-8") == file_schemas.written(kind), (
        "run: python -m tests.loading.file_schemas"
    )
    Validator.check_schema(json.loads(path.read_text("utf-8")))


@pytest.mark.parametrize("folder", [bundled(), TEMPLATE], ids=["bundled", "template"])
def test_every_file_of_a_good_ledger_is_as_its_schema_says(folder: Path) -> None:
    files = sorted(folder.rglob("*.yaml"))
    assert len(files) >= 9
    for file in files:
        assert complaints(file.name, file.read_text("utf-8")) == [], file


@pytest.mark.parametrize("file", sorted(bundled().rglob("*.yaml")), ids=lambda file: str(file.name))
def test_the_first_line_of_a_bundled_file_names_its_schema(file: Path) -> None:
    first = file.read_text("utf-8").partition("\n")[0]
    _, _, named = first.partition("$schema=")
    assert (
        file.parent / named
    ).resolve() == file_schemas.FOLDER / f"{kind_of(file.name)}.schema.json"


def structural(error: DatasetError | None) -> dict[str, list[str]]:
    """Return the problems that one file shows by itself, by the file's path."""
    found: dict[str, list[str]] = {}
    for problem in error.problems if error else ():
        if not problem.message.key.startswith(NOT_IN_ONE_FILE):
            found.setdefault(problem.where.path, []).append(problem.message.key)
    return found


@pytest.mark.parametrize("spoilt", CASES, ids=[one.name for one in CASES])
def test_schemas_and_rules_agree_on_what_is_wrong(
    error_of: Callable[..., DatasetError | None], written: Callable[..., Path], spoilt: Case
) -> None:
    folder, error = written(*spoilt.changes), error_of(*spoilt.changes)
    told = structural(error)
    keys: dict[str, set[str]] = {}
    for problem in error.problems if error else ():
        keys.setdefault(problem.where.path, set()).add(problem.message.key)
    for file in sorted(folder.rglob("*.yaml")):
        path = file.relative_to(folder).as_posix()
        if any(key.startswith(("yaml.", "file.")) for key in keys.get(path, ())):
            continue  # no YAML that an editor could read either
        said = complaints(path, file.read_bytes())
        if said:
            assert path in keys, f"only the schema objects to {path}: {said}"
        elif told.get(path) and spoilt.name not in SPELT:
            pytest.fail(f"only the rules object to {path}: {told[path]}")


def test_what_only_the_rules_can_see_is_what_is_listed_here() -> None:
    assert {one.name for one in CASES} >= SPELT


def test_the_schemas_object_to_something() -> None:
    found: list[Any] = complaints("dataset.yaml", "id: A B\n")
    assert len(found) >= 2

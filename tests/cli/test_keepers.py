"""For keepers of data: a ledger to begin with, what is wrong with one, and how its files are made."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator as Validator

from nantong_cli.loading import load
from tests.conftest import Run

KINDS = ["dataset", "metrics", "observations", "page", "places", "sources", "targets"]


@pytest.fixture
def begun(nt: Run, tmp_path: Path) -> Path:
    """Return the folder of a ledger just begun."""
    ran = nt("data", "new", "mine", cwd=tmp_path)
    assert (ran.status, ran.out) == (0, "")
    assert ran.err == (
        "nt: mine is a small ledger: change it, and nt data validate mine says what does not fit\n"
    )
    return tmp_path / "mine"


def test_a_new_ledger_is_complete_and_well(nt: Run, begun: Path) -> None:
    ledger = load([begun])
    assert [place.id for place in ledger.subjects] == ["first", "second"]
    kinds = {target.claim.kind for target in ledger.targets}
    assert kinds == {"absolute", "relative", "unquantified"}
    assert ledger.observations
    assert ledger.projects[0].news
    ran = nt("data", "validate", str(begun))
    assert (ran.status, ran.out, ran.err) == (0, "", "")


def test_every_file_of_a_new_ledger_is_commented_and_names_a_schema_that_lies_beside_it(
    begun: Path,
) -> None:
    files = sorted(begun.rglob("*.yaml"))
    assert len(files) == 9
    for file in files:
        first, *rest = file.read_text("utf-8").splitlines()
        named = first.removeprefix("# yaml-language-server: $schema=")
        Validator.check_schema(json.loads((file.parent / named).read_text("utf-8")))
        assert any("#" in line for line in rest) or file.name == "second.yaml"


@pytest.mark.parametrize("stands", ["folder", "file", "link"])
def test_nothing_is_written_over(nt: Run, tmp_path: Path, stands: str) -> None:
    path = tmp_path / "mine"
    if stands == "folder":
        path.mkdir()
    elif stands == "file":
        path.write_text("mine\n", "utf-8")
    else:
        path.symlink_to(tmp_path / "nowhere")
    ran = nt("data", "new", str(path))
    assert (ran.status, ran.out) == (1, "")
    assert ran.err == (
        f"nt: {path} is there already, and nothing is written over: "
        "name a folder that is not there yet\n"
    )
    assert sorted(one.name for one in tmp_path.iterdir()) == ["mine"]
    assert not (tmp_path / "nowhere").exists()


def test_a_folder_that_cannot_be_written_is_told(nt: Run, tmp_path: Path) -> None:
    ran = nt("data", "new", str(tmp_path / "no" / "mine"))
    assert ran.status == 1
    assert ran.err.startswith(f"nt: {tmp_path / 'no' / 'mine'}")
    assert not list(tmp_path.iterdir())


def test_problems_are_told_with_file_and_line_all_at_once(nt: Run, begun: Path) -> None:
    first = begun / "counties" / "first.yaml"
    first.write_text(
        first.read_text("utf-8").replace("strength: ensure", "strength: sure"), "utf-8"
    )
    places = begun / "places.yaml"
    places.write_text(
        places.read_text("utf-8").replace("type: county\n", "kind: county\n"), "utf-8"
    )
    ran = nt("data", "validate", str(begun))
    assert ran.status == 1
    lines = ran.out.splitlines()
    assert [line.split(": ")[0].rpartition("/")[2] for line in lines] == [
        "first.yaml:22",
        "places.yaml:12",
        "places.yaml:15",
    ]
    assert lines[0].endswith("strength: 'sure' is not one of its values: did you mean ensure?")
    assert ran.err == ""
    chinese = nt("data", "validate", str(begun), "--lang", "zh-Hans").out.splitlines()
    assert len(chinese) == 3
    assert chinese[0] != lines[0]


def test_problems_as_json_for_an_editor(nt: Run, begun: Path) -> None:
    first = begun / "counties" / "first.yaml"
    first.write_text(first.read_text("utf-8").replace("value: 6.5 ", "value: 7 "), "utf-8")
    ran = nt("data", "validate", str(begun), "-f", "json")
    assert ran.status == 1
    assert json.loads(ran.out) == {
        "schema_version": 1,
        "data_version": None,
        "items": [
            {
                "path": str(first),
                "line": 17,
                "code": "figure.disagrees",
                "message": "the figure words '6.5%以上' say >= 6.5, and the record something else: "
                "go back to the paragraph",
                "see": None,
            }
        ],
    }
    well = nt("data", "validate", "-f", "json")
    assert (well.status, json.loads(well.out)["items"]) == (0, [])


def test_a_ledger_that_is_not_there(nt: Run, tmp_path: Path) -> None:
    ran = nt("data", "validate", str(tmp_path / "none"))
    assert (ran.status, ran.out) == (1, "")
    assert ran.err == (
        f"nt: {tmp_path / 'none'}: no such folder or zip: name one that holds a ledger, "
        "or begin one with nt data new\n"
    )


def test_schemas_of_files_are_listed_and_printed(nt: Run) -> None:
    assert nt("data", "schema").out.splitlines() == KINDS
    for kind in KINDS:
        shape = json.loads(nt("data", "schema", kind).out)
        Validator.check_schema(shape)
        assert shape["$id"] == f"urn:nt:schema:1:file:{kind}"
    ran = nt("data", "schema", "plaecs")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.splitlines()[0] == (
        "nt: no kind of file is called 'plaecs': did you mean places?"
    )

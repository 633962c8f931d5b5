"""What is exported, loaded back, is the same ledger: every record, every digit, in order, but for lines of files."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nantong_cli.export.formats import Shape, files, text
from nantong_cli.holdings import WholeLedger
from nantong_cli.model import Text
from tests.export import reloaded
from tests.export.reloaded import Json

#: how each format is read back
WAYS: dict[str, Callable[[WholeLedger], Json]] = {
    "json": lambda ledger: reloaded.from_json("".join(text(Shape.json, ledger))),
    "jsonl": lambda ledger: reloaded.from_lines("".join(text(Shape.jsonl, ledger))),
    "csv": lambda ledger: reloaded.from_tables(files(Shape.csv, ledger)),
    "datapackage": lambda ledger: reloaded.from_tables(files(Shape.datapackage, ledger)),
}


@pytest.mark.parametrize("way", WAYS)
def test_an_export_loads_back_as_the_same_ledger(
    any_ledger: WholeLedger, way: str, tmp_path: Path
) -> None:
    again = reloaded.reload(WAYS[way](any_ledger), tmp_path)
    for name in WholeLedger._fields:
        before, after = getattr(any_ledger, name), getattr(again, name)
        assert repr(reloaded.bare(after)) == repr(reloaded.bare(before)), name


def test_the_ledger_of_the_test_has_everything_in_it(full: WholeLedger) -> None:
    said = [one.claim for one in full.targets]
    (project,) = full.projects
    assert {claim.kind for claim in said} == {"absolute", "relative", "qualitative"}
    assert {one.claim.kind for one in project.figures} == {"absolute", "unquantified"}
    assert [one.id for one in project.figures][::2] == [
        "mill.workers.2023-H1",
        "mill.workers.2023-H1.2",
    ]
    assert project.news
    assert any(one.goal for one in full.targets)
    assert any(one.gap_over for one in full.metrics)
    assert full.map
    assert [len(one.tiles) for one in full.map.waters] == [2]


def test_a_digit_that_is_lost_is_noticed(full: WholeLedger, tmp_path: Path) -> None:
    export = WAYS["json"](full)
    (changed,) = (one for one in export["targets"] if one["value"] == "6.50")
    changed["value"], changed["figure"] = "6.5", "6.5%以上"
    again = reloaded.reload(export, tmp_path)
    assert repr(reloaded.bare(again.targets)) != repr(reloaded.bare(full.targets))


#: a NUL aside, which Python 3.10's csv does not read, and halves of characters, which are none
ANY = st.characters(exclude_categories=["Cs"], exclude_characters="\0")


@given(said=st.text(ANY, min_size=1))
def test_any_text_survives_in_every_format(full: WholeLedger, said: str) -> None:
    told = full._replace(
        terms=tuple(one._replace(names=Text(said, said, said)) for one in full.terms)
    )
    (name,) = {one["names"]["en"] for one in json.loads("".join(text(Shape.json, told)))["terms"]}
    lines = "".join(text(Shape.jsonl, told)).split("\n")
    (line,) = {
        one["names"]["zh-Hant"] for one in map(json.loads, lines[:-1]) if one["record"] == "term"
    }
    table = files(Shape.csv, told)["terms.csv"].decode()
    (cell,) = {row["names_zh_hans"] for row in csv.DictReader(io.StringIO(table, newline=""))}
    assert name == line == cell == said

"""`--data` and NT_DATA at the command line: a result of one's own beside the bundled ledger."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from nantong_cli.cli.completion import candidates
from nantong_cli.cli.shells import FILE
from nantong_cli.ledger import bundled
from tests.conftest import Run

SOURCE = """\
sources:
  - id: bulletin
    kind: statistical_bulletin
    producer: {en: The bureau, zh-Hans: 统计局, zh-Hant: 統計局}
    title: {en: Bulletin, zh-Hans: 公报, zh-Hant: 公報}
    attribution_short: {en: Bulletin 2023, zh-Hans: 公报2023年, zh-Hant: 公報2023年}
    language: zh-Hans
"""
ROWS = """\
place,metric,period,op,value,unit,status,grade,source
haian,industrial_sales,2023,=,2401.5,cny_100m,final,A,bulletin
"""
CORRECTED = ROWS.replace("source\n", "source,override\n").replace("bulletin", "bulletin,true")
ASKED = ("check", "haian", "--metric", "industrial_sales", "--no-header", "--fields")
FIELDS = "verdict,outturn_value,outturn_source"


def layer(folder: Path, rows: str = ROWS, source: str = SOURCE) -> Path:
    """Write a layer with rows of results, and the source that they cite."""
    (folder / "observations").mkdir(parents=True)
    (folder / "observations" / "2023.csv").write_text(rows, "utf-8")
    if source:
        (folder / "sources.yaml").write_text(source, "utf-8")
    return folder


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """Return a layer with one result that the bundled ledger lacks."""
    return layer(tmp_path / "mine")


def test_a_result_of_ones_own_turns_a_verdict(nt: Run, mine: Path) -> None:
    assert nt(*ASKED, FIELDS).out == "no_outturn\t\t\n"
    told = "met\t2401.5\tbulletin\n"
    assert nt(*ASKED, FIELDS, "--data", str(mine)) == (0, told, "")
    assert nt("--data", str(mine), *ASKED, FIELDS).out == told
    assert nt(*ASKED, FIELDS, env={"NT_DATA": str(mine)}).out == told
    assert nt("data", "validate", str(mine)) == (0, "", "")


def test_what_data_names_goes_before_the_variable(nt: Run, mine: Path, tmp_path: Path) -> None:
    absent = {"NT_DATA": str(tmp_path / "none")}
    assert nt(*ASKED, FIELDS, "--data", str(mine), env=absent).out == "met\t2401.5\tbulletin\n"
    ran = nt(*ASKED, FIELDS, env=absent)
    assert (ran.status, ran.out) == (1, "")
    assert ran.err.startswith(f"nt: {tmp_path / 'none'}: no such folder or zip")


def test_the_variable_can_name_several(nt: Run, mine: Path, tmp_path: Path) -> None:
    later = layer(tmp_path / "later", CORRECTED.replace("2401.5", "2300"), "")
    both = {"NT_DATA": os.pathsep.join([str(bundled()), str(mine), str(later)])}
    assert nt(*ASKED, FIELDS, env=both).out == "not_met\t2300\tbulletin\n"
    assert nt("data", "path", env=both).out == f"{bundled()}\n{mine}\n{later}\n"
    assert nt("--version", env=both).out.endswith("+mine.later\n")


def test_a_zip_is_a_ledger_and_a_layer(nt: Run, mine: Path, tmp_path: Path) -> None:
    whole = shutil.make_archive(str(tmp_path / "whole"), "zip", bundled())
    added = shutil.make_archive(str(tmp_path / "added"), "zip", mine)
    assert nt("show", "haian", "--data", whole) == nt("show", "haian")
    assert nt(*ASKED, FIELDS, "--data", whole, "--data", added).out == "met\t2401.5\tbulletin\n"
    assert nt("data", "validate", whole, added) == (0, "", "")


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        (
            "en",
            (
                "an earlier layer has this record, of the same source: remove one, or write "
                "override: true in this one"
            ),
        ),
        ("zh-Hans", "前面的层已有同一来源的这个记录：请删去一个，或在这里写 override: true"),
        ("zh-Hant", "前面的層已有同一來源的這個記錄：請刪去一個，或在這裡寫 override: true"),
    ],
)
def test_a_clash_names_both_lines_and_the_remedy_mends_it(
    nt: Run, mine: Path, tmp_path: Path, lang: str, said: str
) -> None:
    again = layer(tmp_path / "again", ROWS.replace("2401.5", "2300"), "")
    here, there = (f"{one}/observations/2023.csv:2" for one in (again, mine))
    ran = nt("data", "validate", str(mine), str(again), "--lang", lang)
    assert ran == (1, f"{here}: {said} ({there})\n", "")
    refused = nt("list", "--data", str(mine), "--data", str(again), "--lang", lang)
    assert (refused.status, refused.out) == (1, "")
    assert f"{here}: {said}" in refused.err
    assert there in refused.err
    mended = layer(tmp_path / "mended", CORRECTED.replace("2401.5", "2300"), "")
    assert nt("data", "validate", str(mine), str(mended)) == (0, "", "")


def test_problems_of_layers_and_of_zips_as_json(nt: Run, mine: Path, tmp_path: Path) -> None:
    bad = layer(tmp_path / "bad", ROWS.replace("2401.5", '"2,401.5"').replace("2023", "2021"), "")
    zipped = shutil.make_archive(str(tmp_path / "bad"), "zip", bad)
    for path in (str(bad), zipped):
        ran = nt("data", "validate", "-f", "json", "--data", str(mine), path)
        assert (ran.status, ran.err) == (1, "")
        told = json.loads(ran.out)
        assert told["data_version"] is None
        assert [(one["path"], one["line"], one["code"], one["see"]) for one in told["items"]] == [
            (f"{path}/observations/2023.csv", 2, "value.no_number", None),
        ]
    well = json.loads(nt("data", "validate", "-f", "json", str(mine)).out)
    assert well["data_version"].endswith("+mine")
    assert well["items"] == []


def test_what_a_layer_brings_is_completed(mine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NT_CACHE", "off")
    assert [*candidates(["nt", "sources", "bulletin"], "en")] == []
    for line in (f"nt sources --data {mine} bulletin", f"nt --data {mine} sources bulletin"):
        assert [value for value, _ in candidates(line.split(), "en")] == ["bulletin"]
    monkeypatch.setenv("NT_DATA", str(mine))
    assert [value for value, _ in candidates(["nt", "sources", "bulletin"], "en")] == ["bulletin"]
    assert [value for value, _ in candidates(["nt", "list", "--data", ""], "en")] == [FILE]

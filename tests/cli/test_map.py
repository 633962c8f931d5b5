"""`nt map` as it is typed: by what, in which format, and what a ledger without a map is told."""

from __future__ import annotations

import csv
import io
import json

import pytest

from nantong_cli.cli import app, main
from nantong_cli.ledger import bundled
from nantong_cli.loading import load
from nantong_cli.model import LANGS
from tests.conftest import Run


def test_it_counts_targets_unless_a_metric_is_named(nt: Run) -> None:
    counted = list(csv.DictReader(io.StringIO(nt("map", "-f", "csv").out)))
    assert {row["by"] for row in counted} == {"targets"}
    by_metric = json.loads(nt("map", "-m", "gdp_growth", "-f", "json").out)["items"]
    assert {item["by"] for item in by_metric} == {"outturn"}
    assert {item["place"]: item["shade"] for item in by_metric} == {
        "haian": 2,
        "rugao": 1,
        "rudong": 3,
        "qidong": None,
        "chongchuan": 1,
        "tongzhou": None,
        "haimen": 1,
    }


def test_a_family_stands_for_the_metric_of_its_name(nt: Run) -> None:
    items = json.loads(nt("map", "--metric", "gdp", "-f", "json").out)["items"]
    assert {item["metric"] for item in items} == {"gdp"}


@pytest.mark.parametrize("words", [("map", "-m", "no_such"), ("map", "haian"), ("map", "-m")])
def test_a_wrong_question_is_told(nt: Run, words: tuple[str, ...]) -> None:
    ran = nt(*words)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("nt: ")


@pytest.mark.parametrize("form", ["record", "md"])
def test_documents_and_records_have_the_table_alone(nt: Run, form: str) -> None:
    said = nt("map", "-m", "gdp", "-f", form).out
    assert "CNY 138.1 bn (prel. B)" in said
    assert "░" not in said
    assert "~" not in said


@pytest.mark.parametrize("columns", [60, 80, 120])
@pytest.mark.parametrize("lang", LANGS)
def test_a_terminal_gets_the_map_over_the_table(
    nt_on_terminal: Run, columns: int, lang: str
) -> None:
    ran = nt_on_terminal("map", "--lang", lang, columns=columns, env={"NO_COLOR": "1"})
    lines = ran.out.splitlines()
    first = next(n for n, line in enumerate(lines) if line.startswith("┌"))
    key = next(n for n, line in enumerate(lines) if line.startswith("░ "))
    assert first < key
    assert len(lines) - key >= 10
    colour = nt_on_terminal("map", "--lang", lang, columns=columns)
    assert "\x1b[36m" in colour.out
    assert nt_on_terminal("map", "--ascii", "--no-chart", columns=columns).out.isascii()


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        (
            "en",
            (
                "nt: this ledger has no map: places.yaml may have one, of columns and rows, "
                "and a tile for each place\n"
            ),
        ),
        (
            "zh-Hans",
            "nt: 这份账本没有地图：可以在 places.yaml 中给出 map 的列与行，并给每个地方一个位置\n",
        ),
    ],
)
def test_a_ledger_without_a_map_is_told_so_and_that_is_no_failure(
    lang: str, said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    without = load([bundled()])._replace(map=None)
    monkeypatch.setattr(app, "opened", lambda folder, asked: without)
    assert main(["map", "-f", "json", "--lang", lang]) == 0
    ran = capsys.readouterr()
    assert json.loads(ran.out)["items"] == []
    assert ran.err == said

"""Real programs read the real output: each is asked what would be wrong if a hedge, a digit, a null were lost."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

from nantong_cli.holdings import WholeLedger
from tests.conftest import HANGS, ROOT, environment

pytestmark = pytest.mark.once

#: the programs of the environment that the tests run in, before those of the system
PATH = os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)))
#: how the shell finds nt, and hands it to what it starts
NT = f'nt() {{ "{sys.executable}" -m nantong_cli "$@"; }}\nset -euo pipefail\n'


def needs(*programs: str) -> pytest.MarkDecorator:
    """Skip a test where a program is not installed."""
    absent = [program for program in programs if shutil.which(program, path=PATH) is None]
    return pytest.mark.skipif(bool(absent), reason=f"no {', '.join(absent)} on this machine")


def shell(script: str, folder: Path = ROOT) -> str:
    """Return what lines of bash print; they say nothing on stderr."""
    done = subprocess.run(
        ["bash", "-c", NT + script],
        capture_output=True,
        encoding="utf-8",
        cwd=folder,
        env=environment(PATH=PATH, PYTHONPATH=str(ROOT)),
        timeout=HANGS,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def lines(*several: str) -> str:
    """Return lines as one text."""
    return "".join(f"{line}\n" for line in several)


# jq


@needs("jq")
def test_jq_counts_nulls_and_no_zeros() -> None:
    assert shell("nt targets -f json | jq '[.items[] | select(.value == null)] | length'") == "9\n"
    assert shell("nt targets -f json | jq '[.items[] | select(.value == 0)] | length'") == "0\n"


@needs("jq")
def test_jq_groups_by_the_hedge() -> None:
    said = shell(
        "nt targets -f json | "
        "jq -c '[.items[] | .op] | group_by(.) | map({(.[0] // \"none\"): length}) | add'"
    )
    assert json.loads(said) == {"none": 4, "=": 13, ">": 3, ">=": 9, "~": 3}


@needs("jq")
def test_jq_reads_json_lines_one_by_one() -> None:
    said = shell("nt targets -m gdp_growth -f jsonl | jq -r '[.place, .kind, .figure] | @tsv'")
    assert said == lines(
        "haian\tabsolute\t6.5%以上",
        "haian\tabsolute\t",
        "rugao\trelative\t超全省平均水平",
        "qidong\trelative\t高於南通平均水平",
        "chongchuan\trelative\t達到全市平均水平",
        "haimen\tqualitative\t穩居南通第一方陣",
        *(f"{place}\tabsolute\t" for place in ("nantong", "jiangsu", "china")),
    )


@needs("jq")
def test_jq_follows_a_relative_target_to_its_benchmark() -> None:
    said = shell(
        "nt targets rugao haimen -f json | "
        "jq -c '.items[] | select(.relative_to) | [.metric, .relative_to]'"
    )
    assert said == lines(
        '["gdp_growth",{"place":"jiangsu","metric":"gdp_growth"}]',
        '["scitech_projects",{"goal":"start_of_year","factor":2}]',
        '["hightech_enterprises_net_new",{"goal":"start_of_year","factor":2}]',
    )


@needs("jq")
def test_jq_finds_the_word_in_the_text_by_its_place() -> None:
    said = shell(
        "nt search 創新 -f json | "
        "jq -r '.items[] | .text as $t | .matches[] | $t[.[0]:.[1]]' | sort -u"
    )
    assert said == "创新\n"


@needs("jq")
def test_jq_reads_a_page_with_its_parts() -> None:
    said = shell(
        'nt show rudong -f json | jq -c \'.items[0] | [.names["zh-Hant"], (.plan.items | length), '
        "(.projects | map(.figures | length))]'"
    )
    assert said == '["如東縣",3,[5,2]]\n'


@needs("jq")
def test_jq_takes_every_json_of_every_command() -> None:
    for command in ("list", "targets", "compare", "metrics", "projects", "coverage", "search 海"):
        count = shell(f"nt {command} -f json | jq '.items | length'")
        assert int(count) > 0
        assert shell(f"nt {command} -f jsonl | jq -s length") == count
    assert shell("nt search zzzz -f json 2>/dev/null | jq -c .items") == "[]\n"


# Miller


@needs("mlr")
def test_miller_sums_a_column_of_csv_without_what_is_missing() -> None:
    said = shell(
        "nt targets -m scitech_projects -f csv | "
        "mlr --icsv --ojson stats1 -a count,sum,min -f value"
    )
    assert json.loads(said) == [{"value_count": 3, "value_sum": 530, "value_min": 150}]


@needs("mlr")
def test_miller_keeps_the_digits_it_does_not_reckon_with() -> None:
    said = shell(
        "nt projects -f csv | mlr --icsv --onidx filter '$value == 64.8' then cut -f value"
    )
    assert said == "64.8\n"


@needs("mlr")
@pytest.mark.parametrize("form", ["csv", "tsv"])
def test_miller_counts_by_hedge(form: str) -> None:
    said = shell(f"nt targets -f {form} | mlr --i{form} --ocsv count-distinct -f op")
    assert dict(csv.reader(io.StringIO(said))) == {
        "op": "count",
        "": "4",
        "=": "13",
        ">": "3",
        ">=": "9",
        "~": "3",
    }


@needs("mlr")
@pytest.mark.parametrize("command", ["targets", "compare", "projects", "metrics", "search 创新"])
def test_miller_reads_csv_tsv_and_json_lines_to_the_same_texts(command: str) -> None:
    keys = {"targets": "figure,statement", "compare": "figure,note", "projects": "entity,about"}
    chosen = keys.get(command, "metric,definition" if command == "metrics" else "where,text")
    read = {
        form: json.loads(
            shell(f"nt {command} -f {form} --fields {chosen} | mlr -S --i{form} --ojson cat")
        )
        for form in ("csv", "tsv")
    }
    assert read["csv"] == read["tsv"]
    assert len(read["csv"]) > 5
    header, *rows = csv.reader(io.StringIO(shell(f"nt {command} -f csv --fields {chosen}")))
    assert [list(one.values()) for one in read["csv"]] == rows
    assert list(read["csv"][0]) == header


@needs("mlr")
def test_miller_reads_the_items_of_json() -> None:
    said = shell(
        "nt targets haian -f jsonl | mlr --ijsonl --ojsonl cut -o -f value,op then head -n 2"
    )
    assert said == lines('{"value": 65, "op": "="}', '{"value": 6.5, "op": ">="}')


@needs("mlr")
def test_miller_joins_two_answers_by_their_keys() -> None:
    said = shell(
        "mlr --icsv --ocsv --from "
        "<(nt targets -m gdp_growth --period 2023 -f csv --fields place,op,kind) "
        "join -j place -f <(nt list -f csv --fields place,code) then sort -f place"
    )
    assert said == lines(
        "place,code,op,kind",
        "chongchuan,320613,>=,relative",
        "haian,320685,>=,absolute",
        "haimen,320614,,qualitative",
        "qidong,320681,>,relative",
        "rugao,320682,>,relative",
    )


# SQLite


@needs("sqlite3")
def test_sqlite_tells_missing_from_named(tmp_path: Path) -> None:
    said = shell(
        "nt targets -f csv > targets.csv\n"
        "sqlite3 :memory: '.import --csv targets.csv t' "
        "\"select kind, count(*), count(nullif(value, '')) from t group by kind order by kind\"",
        tmp_path,
    )
    assert said == lines("absolute|23|23", "qualitative|1|0", "relative|5|0", "unquantified|3|0")


@needs("sqlite3")
def test_sqlite_keeps_hedges_and_the_sources_words(tmp_path: Path) -> None:
    said = shell(
        "nt targets -f csv > targets.csv\n"
        "sqlite3 :memory: '.import --csv targets.csv t' "
        "\"select place, op, value, figure from t where op in ('>', '>=') and value <> '' "
        'order by cast(value as real) desc"',
        tmp_path,
    )
    assert said == lines(
        "rugao|>|600|突破600家",
        "qidong|>=|200|不少於200個",
        "rudong|>=|150|150個以上",
        "haimen|>=|100|不少於100家",
        "haimen|>=|30|不少於30個",
        "haimen|>=|30|不少於30個",
        "haian|>=|8|8%以上",
        "haian|>=|7|",
        "haian|>=|6.5|6.5%以上",
    )


@needs("sqlite3")
def test_sqlite_gets_every_row_and_every_text(tmp_path: Path) -> None:
    for command in ("targets", "compare", "projects", "coverage", "metrics", "list", "search 创新"):
        header, *rows = csv.reader(io.StringIO(shell(f"nt {command} -f csv")))
        (tmp_path / "t.csv").write_text(shell(f"nt {command} -f csv"), "utf-8")
        said = shell(
            "sqlite3 -json :memory: '.import --csv t.csv t' 'select * from t order by rowid'",
            tmp_path,
        )
        read = json.loads(said)
        assert [list(row.values()) for row in read] == rows
        assert list(read[0]) == header


# csvkit


@needs("csvstat")
def test_csvstat_finds_nulls_where_no_number_is_named() -> None:
    assert shell("nt targets -f csv | csvstat --nulls -c value").strip().casefold() == "true"
    assert shell("nt targets -f csv | csvstat --nulls -c figure").strip().casefold() == "true"
    assert shell("nt targets -f csv | csvstat --nulls -c source").strip().casefold() == "false"
    assert shell("nt targets -f csv | csvstat --max -c value").replace(",", "").strip() == "2350"
    assert shell("nt targets -f csv | csvstat --count").strip() == "32"


@needs("csvlook", "csvcut", "csvgrep")
def test_csvlook_shows_hedge_and_number_side_by_side() -> None:
    said = shell("nt targets -m scitech_projects -f csv | csvcut -c place,op,value | csvlook -I")
    assert said == lines(
        "| place    | op | value |",
        "| -------- | -- | ----- |",
        "| rudong   | >= | 150   |",
        "| qidong   | >= | 200   |",
        "| tongzhou | =  | 180   |",
        "| haimen   | =  |       |",
    )
    said = shell("nt targets -f csv | csvgrep -c figure -m 翻番 | csvcut -c id")
    assert said == lines(
        "id", "haimen.scitech_projects.2023", "haimen.hightech_enterprises_net_new.2023"
    )


# Python


def test_pythons_csv_and_json_read_the_same_ledger(ledger: WholeLedger) -> None:
    rows = list(csv.DictReader(io.StringIO(shell("nt targets -f csv"), newline=""), strict=True))
    items = json.loads(shell("nt targets -f json"), parse_float=Decimal, parse_int=Decimal)["items"]
    for row, item, target in zip(rows, items, ledger.targets, strict=True):
        claim = target.claim
        assert row["id"] == item["id"] == target.id
        assert row["value"] == (format(claim.value, "f") if claim.value is not None else "")
        assert str(item["value"]) == str(claim.value)
        assert (row["op"] or None, row["figure"] or None) == (item["op"], item["figure"])
        assert (item["op"], item["figure"]) == (claim.op, target.figure)


def test_pythons_csv_reads_what_a_spreadsheet_gets() -> None:
    said = shell("nt targets haian -f csv --excel --fields op,value")
    rows = list(csv.reader(io.StringIO(said.removeprefix("\ufeff"), newline=""), strict=True))
    assert [" ".join(row) for row in rows] == [
        "op value",
        "= 65",
        ">= 6.5",
        "= 74",
        ">= 8",
        "= 2350",
        ">= 7",
        "= 75",
    ]


# the shell's own


@needs("column")
def test_column_lines_up_what_is_given(tmp_path: Path) -> None:
    said = shell("nt targets haian --fields place,op,value | column -t -s $'\\t'", tmp_path)
    assert [line.split() for line in said.splitlines()] == [
        ["place", "op", "value"],
        ["haian", "=", "65"],
        ["haian", ">=", "6.5"],
        ["haian", "=", "74"],
        ["haian", ">=", "8"],
        ["haian", "=", "2350"],
        ["haian", ">=", "7"],
        ["haian", "=", "75"],
    ]
    assert len({line.index(line.split()[1]) for line in said.splitlines()}) == 1


def test_cut_awk_and_sort_take_fields_by_number() -> None:
    awk = "nt targets --fields place,value | awk -F '\\t' 'NR > 1 && $2 == \"\" { n++ } END { print n }'"
    assert shell(awk) == "9\n"
    best = "nt targets -m scitech_projects --fields value,place --no-header | sort -rn | head -n 1"
    assert shell(best) == "200\tqidong\n"
    assert shell("nt list | cut -f 1,3 | tail -n 1") == "haimen\t320614\n"


def test_read_takes_a_line_into_variables() -> None:
    said = shell(
        "nt coverage rudong -m gdp_growth -m scitech_projects --fields metric,state --no-header | "
        "while IFS=$'\\t' read -r metric state; do echo \"$metric is $state\"; done"
    )
    assert said == lines("gdp_growth is not_stated", "scitech_projects is stated")

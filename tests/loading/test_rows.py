"""Bulk rows as CSV: the same records as in YAML, the same problems with their lines, and what is wrong with a CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import pytest

from nantong_cli.errors import DatasetError, Where
from nantong_cli.holdings import WholeLedger
from nantong_cli.loading import load
from nantong_cli.loading.origins import MAX_BYTES
from nantong_cli.loading.rows import COLUMNS
from nantong_cli.model import Observation, Target
from tests.loading import file_schemas
from tests.loading.conftest import told
from tests.loading.test_layers import keys_under
from tests.loading.test_problems import NO_NUMBER, keys_of

Found = tuple[str, int, str]
NOWHERE = Where("", 0)
RESULTS, GOALS = "observations/2023.csv", "targets/more.csv"
HEAD = "place,metric,period,op,value,unit,status,grade,source\n"
ROW = "one,income,2023,=,1600.50,cny_100m,estimate,B,paper\n"


def table(*rows: dict[str, str]) -> str:
    """Return rows as CSV."""
    into = io.StringIO()
    writer = csv.DictWriter(into, list(dict.fromkeys(key for row in rows for key in row)))
    writer.writeheader()
    writer.writerows(rows)
    return into.getvalue()


def without_lines(ledger: WholeLedger) -> list[object]:
    """Return the records of a ledger, and not where they stand."""
    every = (*ledger.targets, *ledger.observations, *(p.figures for p in ledger.projects))
    return [
        one._replace(where=NOWHERE) if isinstance(one, (Target, Observation)) else
        [figure._replace(where=NOWHERE) for figure in one]
        for one in every
    ]  # fmt: skip


def test_rows_are_the_records_that_yaml_would_have_given(
    ledger_with: Callable[..., WholeLedger],
) -> None:
    result = {
        "place": "one",
        "metric": "income",
        "period": "2023",
        "op": "=",
        "value": "1600.50",
        "unit": "cny_100m",
        "status": "estimate",
        "grade": "B",
        "source": "paper",
    }
    other = {
        "place": "one",
        "metric": "workers",
        "period": "2023-Q1",
        "op": "~",
        "value": "20",
        "unit": "person",
        "status": "estimate",
        "grade": "C",
        "source": "paper",
        "figure": "20人左右",
        "paragraph": "7",
        "project": "mill",
        "scope.en": "Men, and women",
        "scope.zh-Hans": "男\n女",
        "scope.zh-Hant": "男\n女",
        "note.en": 'A "remark".',
        "note.zh-Hans": "注",
        "note.zh-Hant": "注",
    }
    goal = {
        "place": "one",
        "metric": "income",
        "period": "2024",
        "op": ">",
        "relative_to.goal": "spring_goal",
        "relative_to.factor": "2",
        "strength": "plan",
        "statement.en": "Twice.",
        "statement.zh-Hans": "两倍。",
        "statement.zh-Hant": "兩倍。",
        "source": "paper",
        "grade": "A",
    }
    vague = {**goal, "op": "", "relative_to.goal": "", "relative_to.factor": "", "period": "2025"}
    vague |= {"qualitative": "top_tier", "goal": "spring_goal"}
    rows = ledger_with((RESULTS, table(result, other)), (GOALS, table(goal, vague)))
    yaml = ledger_with(
        (
            "observations.yaml",
            """\
observations:
  - {place: one, metric: income, period: 2023, op: "=", value: 1600.50, unit: cny_100m,
     status: estimate, grade: B, source: paper}
  - place: one
    metric: workers
    period: 2023-Q1
    op: "~"
    value: 20
    unit: person
    status: estimate
    grade: C
    source: paper
    figure: 20人左右
    paragraph: 7
    project: mill
    scope: {en: "Men, and women", zh-Hans: "男\\n女", zh-Hant: "男\\n女"}
    note: {en: 'A "remark".', zh-Hans: 注, zh-Hant: 注}
""",
        ),
        (
            "targets.yaml",
            """\
targets:
  - {place: one, metric: income, period: 2024, op: ">", relative_to: {goal: spring_goal, factor: 2},
     strength: plan, statement: {en: Twice., zh-Hans: 两倍。, zh-Hant: 兩倍。}, source: paper, grade: A}
  - {place: one, metric: income, period: 2025, qualitative: top_tier, goal: spring_goal,
     strength: plan, statement: {en: Twice., zh-Hans: 两倍。, zh-Hant: 兩倍。}, source: paper, grade: A}
""",
        ),
    )
    assert without_lines(rows) == without_lines(yaml)
    assert [one.where.line for one in rows.targets if one.where.path == GOALS] == [2, 3]


def test_every_column_is_known_to_what_reads_records(
    problems_of: Callable[..., list[Found]],
) -> None:
    for path, kind in ((RESULTS, Observation), (GOALS, Target)):
        found = problems_of((path, table(dict.fromkeys(COLUMNS[kind].every, "x"))))
        assert [said for _, _, said in found if "unknown key" in said] == []
        assert {line for _, line, _ in found} == {2}


@pytest.mark.parametrize(("path", "kind"), [("observations", Observation), ("targets", Target)])
def test_every_key_of_a_record_has_its_column(path: str, kind: type) -> None:
    inner: dict[str, set[str]] = {}
    for key, shape in file_schemas.KINDS[path][1]["properties"][path]["items"][
        "properties"
    ].items():
        named = shape.get("$ref", "").rpartition("/")[2]
        parts = file_schemas.DEFS[named] if named else {}
        ways = parts.get("oneOf", [parts])
        inner[key] = {one for way in ways for one in way.get("properties", {})}
    columns = {
        f"{key}.{one}" if one else key for key, ones in inner.items() for one in ones or {""}
    }
    assert columns == {*COLUMNS[kind].every}


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param(HEAD + ROW.replace("1600.50", "1,600"), 2, id="a comma too many"),
        pytest.param("\ufeff" + HEAD + ROW.replace("income", "incme"), 2, id="a BOM"),
        pytest.param((HEAD + ROW.replace("income", "incme")).replace("\n", "\r\n"), 2, id="CRLF"),
        pytest.param(
            HEAD.strip() + ",note.en,note.zh-Hans,note.zh-Hant\n"
            + ROW.strip() + ',"a\nb\n\nc",注,注\n'
            + ROW.replace("2023", "2022").replace("income", "incme").strip() + ",,,\n",
            6,
            id="a text of four lines before it",
        ),
        pytest.param(HEAD + "\n,,,,,,,,\n" + ROW.replace("income", "incme"), 4, id="blank rows"),
    ],
)  # fmt: skip
def test_a_problem_stands_on_the_line_that_its_row_begins_on(
    problems_of: Callable[..., list[Found]], text: str, line: int
) -> None:
    assert [found[:2] for found in problems_of((RESULTS, text))] == [(RESULTS, line)]


CASES: dict[str, tuple[str | bytes, list[tuple[int, str]]]] = {
    "nothing": ("", [(1, "the file is empty: its first line should name the columns")]),
    "only a BOM": (b"\xef\xbb\xbf\n\n", [(1, "the file is empty: its first line should name the columns")]),
    "semicolons": (
        HEAD.replace(",", ";"),
        [(1, "the columns are not separated by commas: save the file as CSV with commas")],
    ),
    "tabs": (
        HEAD.replace(",", "\t"),
        [(1, "the columns are not separated by commas: save the file as CSV with commas")],
    ),
    "a column twice": (
        HEAD.replace("op,", "op,op,"),
        [(1, "column 'op' is there twice: keep one")],
    ),
    "an unknown column": (
        HEAD.replace("op,", "opp,"),
        [(1, "unknown column 'opp': did you mean op?")],
    ),
    "a column of targets among results": (
        HEAD.replace("op,", "op,strength,"),
        [(1, "unknown column 'strength': none of the 25 known ones is near")],
    ),
    "a missing column": (
        HEAD.replace("grade,", "").replace("metric,", ""),
        [(1, "missing column 'metric': add it"), (1, "missing column 'grade': add it")],
    ),
    "a thousand columns": (
        ",".join(map(str, range(1000))),
        [(1, "1000 columns, and no more than 100 may be: it is no file of a ledger")],
    ),
    "a cell too many": (
        HEAD + ROW + ROW.replace("1600.50", "1,600.50"),
        [(3, "10 cells, and there are 9 columns: put quotes around a text with a comma in it")],
    ),
    "a row cut off": (
        HEAD + ROW + "one,income\n",
        [(3, "2 cells, and there are 9 columns: put quotes around a text with a comma in it")],
    ),
    "a quote that never ends": (
        HEAD + ROW + 'one,"income,2023\n' + ROW,
        [(3, "no CSV: unexpected end of data: a text in quotes ends with one, and a quote inside is doubled")],
    ),
    "text behind a quote": (
        HEAD + 'one,"income"s,2023\n' + ROW,
        [(2, "no CSV: ',' expected after '\"': a text in quotes ends with one, and a quote inside is doubled")],
    ),
    "NUL": (HEAD + ROW.replace("one", "o\0ne"), [(2, "character U+0000 is not allowed: remove it")]),
    "an escape": (
        (HEAD + ROW.replace("one", "\x1bone")).replace("\n", "\r\n"),
        [(2, "character U+001B is not allowed: remove it")],
    ),
    "no UTF-8": (
        (HEAD + ROW + "啟東\n").encode("big5"),
        [(3, "byte 0xb1 is no UTF-8, perhaps GBK or Big5: save the file as UTF-8, in Excel as “CSV UTF-8”")],
    ),
    "GBK": (
        (HEAD + ROW.replace("one", "启东")).encode("gbk"),
        [(2, "byte 0xc6 is no UTF-8, perhaps GBK or Big5: save the file as UTF-8, in Excel as “CSV UTF-8”")],
    ),
    "UTF-16": (
        (HEAD + ROW).encode("utf-16"),
        [(1, "the file is UTF-16: save it as UTF-8, in Excel as “CSV UTF-8”")],
    ),
    "columns without a name": (
        (HEAD + ROW).replace("\n", ",,\n"),
        [(1, "column 10 has no name: name it, or remove it, also where it looks empty")],
    ),
    "something too big": (
        b"x" * (MAX_BYTES + 1),
        [(0, "the file is larger than 64 MiB: split it")],
    ),
    "a long cell": (
        HEAD + ROW.replace("one", "x" * 100_001),
        [(2, "a text is longer than 100000 characters: shorten it")],
    ),
    "a very long cell": (
        HEAD + ROW.replace("one", "x" * 200_000),
        [(2, "a text is longer than 100000 characters: shorten it")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_what_is_wrong_with_a_csv_is_told_with_its_line(
    problems_of: Callable[..., list[Found]], name: str
) -> None:
    text, problems = CASES[name]
    assert problems_of((RESULTS, text)) == [(RESULTS, line, said) for line, said in problems]


def test_every_message_about_rows_is_provoked(
    error_of: Callable[..., DatasetError | None],
) -> None:
    errors = [error_of((RESULTS, text)) for text, _ in CASES.values()]
    keys = {key for error in errors if error for key in keys_of(error)}
    assert {*keys_under("# problems of rows")} <= keys


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("one,", "two,", "unknown place 'two': expected one of north, one"),
        ("one,", " one,", "unknown place ' one': did you mean one?"),
        ("1600.50", "1.6.5", "value: " + NO_NUMBER.format("1.6.5")),
        ("2023", "", "missing key 'period': add it"),
        ("2023", " ", "period: the value is empty: fill it in, or remove the key"),
        ("=", "", "missing key 'op': add it"),
    ],
)  # fmt: skip
def test_a_row_is_held_to_the_rules_of_a_record(
    problems_of: Callable[..., list[Found]], old: str, new: str, said: str
) -> None:
    assert problems_of((RESULTS, HEAD + ROW.replace(old, new, 1))) == [(RESULTS, 2, said)]


def test_the_same_result_in_a_row_and_in_yaml_is_said_twice(
    problems_of: Callable[..., list[Found]],
) -> None:
    ((path, line, said),) = problems_of((RESULTS, HEAD + ROW + ROW))
    assert (path, line) == (RESULTS, 3)
    assert said.endswith(f"(the other one: {RESULTS}:2)")


def test_rows_can_override_and_be_overridden(
    written: Callable[..., object], tmp_path: object
) -> None:
    from pathlib import Path

    assert isinstance(tmp_path, Path)
    base = written((RESULTS, HEAD + ROW + ROW.replace("2023", "2021")))
    assert isinstance(base, Path)
    mine = tmp_path / "mine"
    (mine / "observations").mkdir(parents=True)
    head, row = HEAD.replace("source", "source,override"), ROW.replace("1600.50", "1700")
    sheet = mine / "observations" / "a.csv"
    sheet.write_text(head + row.replace("paper", "paper,true"), "utf-8")
    ledger = load([base, mine])
    assert [(one.id, str(one.claim.value)) for one in ledger.observations] == [
        ("one.income.2022", "1522.10"),
        ("one.income.2023", "1700"),
        ("one.income.2021", "1600.50"),
    ]
    sheet.write_text(head + row.replace("paper", "paper,true").replace("2023", "2020"), "utf-8")
    with pytest.raises(DatasetError) as found:
        load([base, mine])
    assert [told(one)[1] for one in found.value.problems] == [2]


def test_several_files_are_read_in_the_order_of_their_names(
    ledger_with: Callable[..., WholeLedger],
) -> None:
    ledger = ledger_with(
        ("observations/b.csv", HEAD + ROW.replace("1600.50", "2")),
        ("observations/a.csv", HEAD + ROW.replace("1600.50", "1")),
    )
    assert [str(one.claim.value) for one in ledger.observations] == ["1522.10", "1", "2"]

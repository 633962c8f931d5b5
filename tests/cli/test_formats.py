"""Each format of each command: whole small outputs, fields, order, headers, bytes, and data that means harm."""

from __future__ import annotations

import csv
import io
import json
import os
import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import NamedTuple

import pytest
from wcwidth import wcswidth

from nantong_cli.cli import main
from nantong_cli.cli.words import among
from nantong_cli.holdings import WholeLedger
from nantong_cli.model import LANGS, Text
from nantong_cli.queries.compare import compare
from nantong_cli.queries.coverage import coverage
from nantong_cli.queries.metrics import metrics
from nantong_cli.queries.places import places
from nantong_cli.queries.projects import projects
from nantong_cli.queries.search import search
from nantong_cli.queries.show import show
from nantong_cli.queries.targets import targets
from nantong_cli.render import fields
from nantong_cli.render.formats import FOR_PEOPLE, NESTED, Format, writer
from nantong_cli.render.look import Look
from nantong_cli.render.machine import PAGE_KEYS, as_csv, as_json, as_plain
from nantong_cli.sheets import Answer, Pages
from tests.conftest import Run, environment

pytestmark = pytest.mark.once

#: each command that answers, and some fields that its records have in every format
COMMANDS = {
    "list": (("list",), "place,targets,motto"),
    "targets": (("targets",), "op,value,place,figure"),
    "compare": (("compare",), "gap,value,id"),
    "metrics": (("metrics",), "unit,metric,targets"),
    "projects": (("projects",), "paragraph,id,place"),
    "coverage": (("coverage",), "state,place,metric"),
    "search": (("search", "创新"), "matches,where,text"),
    "sources": (("sources",), "records,id,grades"),
}
TABLES = [words for words, _ in COMMANDS.values()]
EVERY = [*TABLES, ("show", "haian")]
FLAT = ("plain", "tsv", "csv")


class Said(NamedTuple):
    """What a run left behind, to the byte."""

    status: int
    out: bytes
    err: str

    @property
    def text(self) -> str:
        """Return what stdout got, as text."""
        return self.out.decode()


Ask = Callable[..., Said]

#: what an answer of the article's records ends with
RULE = "─" * 80
SOURCES = "Sources: Xinhua Daily · Jiaohuidian, August 2023"


@pytest.fixture
def ask(capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Run `nt` in this process, with its streams piped."""
    for name in ("NT_LANG", "NO_COLOR", "CLICOLOR_FORCE"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment(COLUMNS="80").items():
        monkeypatch.setenv(name, value)
    assert os.environ["LC_ALL"] == "C.UTF-8"

    def run(*words: str) -> Said:
        status = main(words)
        out, err = capsysbinary.readouterr()
        return Said(status, out, err.decode())

    return run


def rows_of(form: str, text: str) -> list[list[str]]:
    """Return what a flat format holds, read as its own rules have it."""
    if form == "csv":
        return list(csv.reader(io.StringIO(text, newline=""), strict=True))
    assert text.endswith("\n")
    return [line.split("\t") for line in text.removesuffix("\n").split("\n")]


def lines(*several: str) -> str:
    """Return lines as one text."""
    return "".join(f"{line}\n" for line in several)


# whole outputs


def test_a_target_in_every_format(ask: Ask) -> None:
    words = ("targets", "haian", "-m", "gdp_growth", "--period", "2023")
    header = (
        "id",
        "place",
        "place_name",
        "metric",
        "metric_name",
        "period",
        "kind",
        "op",
        "value",
        "unit",
        *(f"relative_to_{part}" for part in ("place", "metric", "goal", "factor")),
        "qualitative",
        "strength",
        "figure",
        "statement",
        "source",
        "paragraph",
    )
    record = (
        "haian.gdp_growth.2023",
        "haian",
        "Hai'an",
        "gdp_growth",
        "GDP growth",
        "2023",
        "absolute",
        ">=",
        "6.5",
        "percent",
        *("", "", "", ""),
        "",
        "ensure",
        "6.5%以上",
        "Hai'an is to ensure GDP growth of 6.5 % or more in 2023.",
        "xhrb-2023-08",
        "13",
    )
    assert ask(*words, "-f", "table").text == lines(
        "place   metric      period  target   firmness   ¶",
        "Hai'an  GDP growth  2023    ≥ 6.5 %  ensure    13",
        RULE,
        SOURCES,
        "nt compare --metric METRIC · nt show PLACE · -f json for scripts",
    )
    assert ask(*words, "-f", "record", "--no-header").text == lines(
        "Hai'an · GDP growth",
        "period        2023",
        "target        ≥ 6.5 %",
        "firmness      ensure",
        "¶             13",
        RULE,
        SOURCES,
    )
    assert ask(*words, "-f", "md").text == lines(
        "| place | metric | period | target | firmness | ¶ |",
        "| --- | --- | --- | --- | --- | ---: |",
        "| Hai'an | GDP growth | 2023 | ≥ 6.5 % | ensure | 13 |",
        "",
        SOURCES,
    )
    assert ask(*words, "-f", "csv").text == lines(",".join(header), ",".join(record))
    assert ask(*words, "-f", "tsv").text == lines("\t".join(header), "\t".join(record))
    assert ask(*words, "-f", "plain").out == ask(*words, "-f", "tsv").out
    item = (
        '{"id": "haian.gdp_growth.2023", "place": "haian", "place_name": "Hai\'an", '
        '"metric": "gdp_growth", "metric_name": "GDP growth", "period": "2023", "kind": "absolute", '
        '"op": ">=", "value": 6.5, "unit": "percent", "relative_to": null, "qualitative": null, '
        '"strength": "ensure", "figure": "6.5%以上", '
        '"statement": "Hai\'an is to ensure GDP growth of 6.5 % or more in 2023.", '
        '"source": "xhrb-2023-08", "paragraph": 13}'
    )
    assert ask(*words, "-f", "jsonl").text == lines(item)
    version = json.loads(ask(*words, "-f", "json").text)["data_version"]
    assert ask(*words, "-f", "json").text == lines(
        f'{{"schema_version": 1, "data_version": "{version}", "items": [', item, "]}"
    )


GROWTH = ("targets", "haian", "rugao", "haimen", "-m", "gdp_growth", "--period", "2023")
CHOSEN = ("--fields", "value,op,place")


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        (
            "table",
            (
                "value  op  place",
                "6.5    >=  haian",
                "       >   rugao",
                "           haimen",
                RULE,
                SOURCES,
            ),
        ),
        (
            "md",
            (
                "| value | op | place |",
                "| --- | --- | --- |",
                r"| 6.5 | \>= | haian |",
                r"|  | \> | rugao |",
                "|  |  | haimen |",
                "",
                SOURCES,
            ),
        ),
        ("plain", ("value\top\tplace", "6.5\t>=\thaian", "\t>\trugao", "\t\thaimen")),
        ("tsv", ("value\top\tplace", "6.5\t>=\thaian", "\t>\trugao", "\t\thaimen")),
        ("csv", ("value,op,place", "6.5,>=,haian", ",>,rugao", ",,haimen")),
        (
            "jsonl",
            (
                '{"value": 6.5, "op": ">=", "place": "haian"}',
                '{"value": null, "op": ">", "place": "rugao"}',
                '{"value": null, "op": null, "place": "haimen"}',
            ),
        ),
    ],
)
def test_fields_are_raw_values_under_their_keys_in_the_order_asked(
    ask: Ask, form: str, expected: tuple[str, ...]
) -> None:
    ran = ask(*GROWTH, *CHOSEN, "-f", form)
    assert (ran.status, ran.err) == (0, "")
    assert ran.text == lines(*expected)


def test_fields_of_a_record_stand_one_a_line(ask: Ask) -> None:
    said = ask(*GROWTH, *CHOSEN, "-f", "record").text.removesuffix(lines(RULE, SOURCES))
    records = [block.splitlines() for block in re.split(r"\n{2,}", said.strip("\n"))]
    assert [[line.split() for line in record] for record in records] == [
        [["value", "6.5"], ["op", ">="], ["place", "haian"]],
        [["value"], ["op", ">"], ["place", "rugao"]],
        [["value"], ["op"], ["place", "haimen"]],
    ]


def test_records_are_apart_by_one_blank_line(ask: Ask) -> None:
    words = ("targets", "haian", "rugao", "-m", "gdp_growth", "--period", "2023")
    said = ask(*words, "-f", "record").text
    first, second, *_ = said.split("\n\n")
    assert first.splitlines()[0] == "Hai'an · GDP growth"
    assert second.splitlines()[:3] == [
        "Rugao · GDP growth",
        "period        2023",
        "target        > Jiangsu",
    ]


@pytest.mark.parametrize(
    ("words", "form", "expected"),
    [
        (
            ("list", "--fields", "place,code,targets,unquantified"),
            "csv",
            (
                "place,code,targets,unquantified",
                "haian,320685,5,0",
                "rugao,320682,2,0",
                "rudong,320623,2,1",
                "qidong,320681,2,0",
                "chongchuan,320613,4,2",
                "tongzhou,320612,5,0",
                "haimen,320614,6,0",
            ),
        ),
        (
            ("compare", "rudong", "qidong", "haian", "-m", "scitech_projects"),
            "md",
            (
                "**Sci-tech projects attracted, 2023**",
                "",
                "| rank | place | year before | target | firmness | bound | outturn | gap | verdict |",
                "| --- | --- | --- | --- | --- | --- | --- | --- | --- |",
                (
                    "| 1–2 | Rudong | – | ≥ 150 projects | ensure | ≥ 150 projects "
                    "| 147 projects (prel. B) | -3 projects | ✗ not met |"
                ),
                (
                    "| 1–2 | Qidong | 61 projects (prel. B) | ≥ 200 projects | plan "
                    "| ≥ 200 projects | – | – | · no outturn |"
                ),
                "| – | Hai'an | 86 projects (prel. B) | not stated | – | – | – | – | – |",
                "| – | Nantong | – | not stated | – | – | 1,428 projects (final B) | – | – |",
            ),
        ),
        (
            ("metrics", "gdp", "--fields", "metric,unit,targets,observations"),
            "tsv",
            (
                "metric\tunit\ttargets\tobservations",
                "gdp\tcny_100m\t0\t48",
                "gdp_growth\tpercent\t9\t24",
            ),
        ),
        (
            ("projects", "rugao", "--fields", "id,figure_id,op,value"),
            "csv",
            (
                "id,figure_id,op,value",
                "jinying-park,jinying-park.total_investment.2023-M08,>,400",
                "asia-symbol-rugao,asia-symbol-rugao.total_investment.2023-M08,=,64.8",
                "asia-symbol-rugao,asia-symbol-rugao.trial_production.2023-M10,,",
            ),
        ),
        (
            ("coverage", "haian", "rudong", "-m", "gdp_growth", "-m", "scitech_projects"),
            "csv",
            (
                "place,place_name,metric,metric_name,state,op,kind,period,id",
                "haian,Hai'an,gdp_growth,GDP growth,stated,>=,absolute,2023,haian.gdp_growth.2023",
                "rudong,Rudong,gdp_growth,GDP growth,not_stated,,,,",
                "haian,Hai'an,scitech_projects,Sci-tech projects attracted,not_stated,,,,",
                (
                    "rudong,Rudong,scitech_projects,Sci-tech projects attracted,stated,>=,absolute,"
                    "2023,rudong.scitech_projects.2023"
                ),
            ),
        ),
        (
            ("search", "科创", "三年", "--fields", "place,where,language,matches,paragraph"),
            "jsonl",
            (
                (
                    '{"place": "chongchuan", "where": "plan_item", "language": "zh-Hans", '
                    '"matches": [[3, 5], [5, 7]], "paragraph": 47}'
                ),
            ),
        ),
        (
            ("show", "haian", "-s", "motto"),
            "plain",
            (
                "place\tplace_name\tsection\tnumber\ttitle\ttext\tparagraph",
                "haian\tHai'an\tmotto\t\t\tHold to the primary task, keep to five focuses\t5",
            ),
        ),
        (
            ("show", "haian", "-s", "motto"),
            "md",
            (
                "# Hai'an",
                "",
                "## Motto",
                "",
                "Hold to the primary task, keep to five focuses (¶ 5)",
            ),
        ),
    ],
)
def test_small_answers_whole(
    ask: Ask, words: tuple[str, ...], form: str, expected: tuple[str, ...]
) -> None:
    ran = ask(*words, "-f", form)
    assert (ran.status, ran.err) == (0, "")
    head = "\n".join(ran.text.split("\n")[: len(expected)])
    assert head == "\n".join(expected)
    rest = ran.text[len(head) + 1 :]
    assert rest == "" or rest.startswith(("\n- ", f"\n{SOURCES}"))  # what ends Markdown


# the same of every command


@pytest.mark.parametrize("form", [one.value for one in Format])
@pytest.mark.parametrize("words", EVERY, ids=" ".join)
def test_every_command_answers_in_every_format_or_says_what_to_ask(
    ask: Ask, words: tuple[str, ...], form: str
) -> None:
    ran = ask(*words, "-f", form)
    if words[0] == "show" and form in ("csv", "tsv"):
        assert (ran.status, ran.out) == (2, b"")
        assert ran.err == (
            f"nt: a page is no {form} table: ask nt targets haian -f {form}, or nt show haian -f json\n"
        )
        return
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.endswith(b"\n")
    assert b"\r" not in ran.out
    assert not ran.out.startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("words", TABLES, ids=" ".join)
def test_flat_formats_hold_the_same_cells_and_every_row_has_them_all(
    ask: Ask, words: tuple[str, ...]
) -> None:
    read = {form: rows_of(form, ask(*words, "-f", form).text) for form in FLAT}
    assert read["plain"] == read["tsv"] == read["csv"]
    header, *rows = read["csv"]
    assert rows
    assert len(set(header)) == len(header)
    assert {len(row) for row in rows} == {len(header)}
    assert all(re.fullmatch(r"[a-z]+[0-9]*(_[a-z]+)*", key) for key in header)


@pytest.mark.parametrize("words", EVERY, ids=" ".join)
def test_json_lines_are_the_items_of_json(ask: Ask, words: tuple[str, ...]) -> None:
    items = json.loads(ask(*words, "-f", "json").text)["items"]
    told = ask(*words, "-f", "jsonl").text.splitlines()
    assert [json.loads(line) for line in told] == items


@pytest.mark.parametrize("form", [one.value for one in Format])
@pytest.mark.parametrize("name", COMMANDS)
def test_fields_work_with_every_command_and_format(ask: Ask, name: str, form: str) -> None:
    words, chosen = COMMANDS[name]
    keys = chosen.split(",")
    ran = ask(*words, "--fields", chosen, "-f", form)
    assert (ran.status, ran.err) == (0, "")
    if form in FLAT:
        header, *rows = rows_of(form, ran.text)
        assert header == keys
        assert {len(row) for row in rows} == {len(keys)}
        everything, *all_rows = rows_of(form, ask(*words, "-f", form).text)
        at = [everything.index(key) for key in keys]
        assert rows == [[row[n] for n in at] for row in all_rows]
    elif form in ("json", "jsonl"):
        items = [json.loads(line) for line in ran.text.splitlines()] if form == "jsonl" else None
        for item in items or json.loads(ran.text)["items"]:
            assert list(item) == keys
    elif form == "md":
        table = next(line for line in ran.text.splitlines() if line.startswith("|"))
        assert table.replace("\\", "") == f"| {' | '.join(keys)} |"
    else:
        assert all(key in ran.text for key in keys)


@pytest.mark.parametrize("form", ["table", "record", "md", *FLAT, "json"])
@pytest.mark.parametrize("words", TABLES, ids=" ".join)
def test_an_unknown_field_names_the_valid_ones(ask: Ask, words: tuple[str, ...], form: str) -> None:
    ran = ask(*words, "--fields", "place,zzzz", "-f", form)
    if words[0] == "metrics":  # whose records are of no place
        ran = ask(*words, "--fields", "zzzz", "-f", form)
    assert (ran.status, ran.out) == (2, b"")
    told = re.fullmatch(r"nt: unknown field 'zzzz': expected one of (.*)\n", ran.err)
    assert told
    valid = told[1].split(", ")
    if form in FLAT:
        assert valid == rows_of(form, ask(*words, "-f", form).text)[0]
    if form == "json":
        assert valid == list(json.loads(ask(*words, "-f", "json").text)["items"][0])


def test_a_field_may_be_begun_and_is_then_guessed_only_if_it_is_the_only_one(ask: Ask) -> None:
    assert ask("targets", "--fields", "val", "-f", "csv").text.startswith("value\n")
    assert ask("targets", "--fields", "stat", "-f", "csv").text.startswith("statement\n")
    ran = ask("targets", "--fields", "relative_to", "-f", "csv")
    assert (ran.status, ran.out) == (2, b"")
    assert ran.err.startswith(
        "nt: unknown field 'relative_to': expected one of relative_to_place, "
    )
    assert among(["metric"], ["metric", "metric_name"], "field") == ("metric",)


@pytest.mark.parametrize("option", ["--fields", "--sort"])
@pytest.mark.parametrize("form", ["table", "record", "md", "plain"])
def test_a_page_has_parts_and_no_fields(ask: Ask, option: str, form: str) -> None:
    ran = ask("show", "haian", option, "place", "-f", form)
    assert (ran.status, ran.out) == (2, b"")
    assert ran.err.startswith(f"nt: {option} does not go with a page: pick its parts by --section")


def test_a_page_in_json_has_fields(ask: Ask) -> None:
    ran = ask("show", "rugao", "haian", "--reverse", "--fields", "motto,place", "-f", "json")
    items = json.loads(ran.text)["items"]
    assert [list(item) for item in items] == [["motto", "place"]] * 2
    assert [item["place"] for item in items] == ["haian", "rugao"]


# order


def test_numbers_are_sorted_by_size_and_what_is_missing_stands_last_either_way(ask: Ask) -> None:
    words = ("targets", "haian", "rugao", "haimen", "--sort", "value", "--fields", "value")
    small, large = ["6.5", "7", "8", "30", "30", "65"], ["74", "75", "100", "600", "2350"]
    numbers, missing = [*small, *large], [""] * 4
    up, down = [*numbers, *missing], [*numbers[::-1], *missing]
    for form in FLAT:
        assert [row[0] for row in rows_of(form, ask(*words, "-f", form).text)[1:]] == up
        assert [
            row[0] for row in rows_of(form, ask(*words, "--reverse", "-f", form).text)[1:]
        ] == down
    items = [json.loads(line) for line in ask(*words, "-f", "jsonl").text.splitlines()]
    assert [item["value"] for item in items] == [float(one) if one else None for one in up]


def test_equal_values_keep_the_order_of_the_article_either_way(ask: Ask) -> None:
    words = ("targets", "--sort", "strength", "--fields", "strength,id", "-f", "csv")
    article = [row[0] for row in rows_of("csv", ask("targets", "-f", "csv").text)[1:]]
    for way in ((), ("--reverse",)):
        rows = rows_of("csv", ask(*words, *way).text)[1:]
        assert [row[0] for row in rows] == sorted((r[0] for r in rows), reverse=bool(way))
        for strength in {row[0] for row in rows}:
            ids = [row[1] for row in rows if row[0] == strength]
            assert ids == [one for one in article if one in ids]


@pytest.mark.parametrize("form", [one.value for one in Format])
@pytest.mark.parametrize("words", TABLES, ids=" ".join)
def test_reverse_alone_turns_the_records_round(ask: Ask, words: tuple[str, ...], form: str) -> None:
    there, back = ask(*words, "-f", form), ask(*words, "--reverse", "-f", form)
    assert (back.status, back.err) == (0, "")
    if form == "csv" and words[0] != "projects":  # a project's figures stay in their order
        header, *rows = rows_of(form, there.text)
        assert rows_of(form, back.text) == [header, *reversed(rows)]
    if form == "jsonl":
        assert back.text.splitlines() == there.text.splitlines()[::-1]


def test_a_table_is_sorted_by_the_number_and_not_by_its_words(ask: Ask) -> None:
    said = ask("list", "--sort", "targets", "--reverse", "-f", "table").text
    assert [line.split()[:2] for line in said.splitlines() if re.match(r"\w\S+ +\d", line)] == [
        ["Haimen", "6"],
        ["Hai'an", "5"],
        ["Tongzhou", "5"],
        ["Chongchuan", "4"],
        ["Rugao", "2"],
        ["Rudong", "2"],
        ["Qidong", "2"],
    ]


# headers, widths, signs


@pytest.mark.parametrize("form", FLAT)
@pytest.mark.parametrize("words", TABLES, ids=" ".join)
def test_without_a_header_only_the_header_is_missing(
    ask: Ask, words: tuple[str, ...], form: str
) -> None:
    whole = ask(*words, "-f", form).out
    assert ask(*words, "-f", form, "--no-header").out == whole.split(b"\n", 1)[1]


def test_json_has_no_header_to_leave_out(ask: Ask) -> None:
    assert ask("list", "-f", "json", "--no-header") == ask("list", "-f", "json")
    assert ask("list", "-f", "jsonl", "--no-header") == ask("list", "-f", "jsonl")


def test_the_title_is_the_header_of_what_people_read(ask: Ask) -> None:
    for form in ("table", "record", "md"):
        assert "what they pledged" in ask("list", "-f", form).text
        said = ask("list", "-f", form, "--no-header").text
        assert "what they pledged" not in said
        assert "Hai'an" in said


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("width", [20, 60, 120])
@pytest.mark.parametrize("words", EVERY, ids=" ".join)
def test_no_line_is_wider_than_asked(
    ask: Ask, words: tuple[str, ...], width: int, lang: str
) -> None:
    for form in ("table", "record"):
        said = ask(*words, "-f", form, "--width", str(width), "--lang", lang).text
        assert max(map(wcswidth, said.splitlines())) <= width


@pytest.mark.parametrize("words", EVERY, ids=" ".join)
def test_width_changes_nothing_that_programs_read(ask: Ask, words: tuple[str, ...]) -> None:
    for form in ("md", "plain", "json", "jsonl"):
        assert ask(*words, "-f", form, "--width", "20").out == ask(*words, "-f", form).out


def drawn(text: str) -> set[str]:
    """Return what is beyond ASCII in a text and is no letter: names are data, in whichever script."""
    return {one for one in text if ord(one) > 127 and not one.isalpha()}


@pytest.mark.parametrize("form", ["table", "record", "md"])
@pytest.mark.parametrize(
    "words",
    [
        ("list",),
        ("show", "nantong", "haian", "qidong"),
        ("targets",),
        ("compare",),
        ("compare", "-m", "gdp"),
        ("compare", "haian", "rugao"),
        ("compare", "-m", "scitech_projects"),
        ("metrics", "gdp"),
        ("projects",),
        ("coverage",),
        ("search", "battery"),
        ("search", "zzz"),
    ],
    ids=" ".join,
)
def test_with_ascii_only_data_is_beyond_ascii(ask: Ask, words: tuple[str, ...], form: str) -> None:
    ran = ask(*words, "-f", form, "--ascii")
    said = "nt: nothing answers to that\n" if words[0] == "search" else ""
    assert (ran.status, ran.err) == (0, said)
    assert drawn(ran.text) == set()
    if words[0] in ("list", "targets", "compare", "coverage"):
        assert ran.text.isascii()


def test_ascii_keeps_every_hedge(ask: Ask) -> None:
    words = ("targets", "haian", "rugao", "-m", "gdp_growth", "--period", "2023")
    assert ask(*words, "-f", "table", "--ascii", "--no-header").text == lines(
        "place   metric      period  target     firmness   P",
        "Hai'an  GDP growth  2023    >= 6.5 %   ensure    13",
        "",
        "Rugao   GDP growth  2023    > Jiangsu  plan      17",
        "",
        ". Rugao, GDP growth: The work plan names it as the goal to work around; no word",
        "  of ensuring governs it.",
        "-" * 80,
        "Sources: Xinhua Daily . Jiaohuidian, August 2023",
    )
    assert r"| \>= 6.5 % |" in ask(*words, "-f", "md", "--ascii").text


@pytest.mark.parametrize("form", ["plain", "tsv", "csv", "json", "jsonl"])
def test_ascii_is_of_drawing_and_changes_no_data(ask: Ask, form: str) -> None:
    assert ask("targets", "-f", form, "--ascii").out == ask("targets", "-f", form).out


# CSV


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("plain", "plain"),
        ("", ""),
        (" blanks ", " blanks "),
        ("a,b", '"a,b"'),
        ('say "no"', '"say ""no"""'),
        ("two\nlines", '"two\nlines"'),
        ("two\r\nlines", '"two\r\nlines"'),
        ("bare\rreturn", '"bare\rreturn"'),
        ("a;b\tc|d", "a;b\tc|d"),
        ("海安，市", "海安，市"),
    ],
)
def test_csv_quotes_what_would_end_a_value_and_nothing_else(value: str, written: str) -> None:
    assert as_csv(value) == written
    assert list(csv.reader(io.StringIO(f"{written},x\n", newline=""), strict=True)) == [
        [value, "x"]
    ]


def test_a_lone_missing_value_is_a_record_and_no_empty_line(ask: Ask) -> None:
    assert ask(*GROWTH, "--fields", "value", "-f", "csv").text == 'value\n6.5\n""\n""\n'


def test_csv_is_bytes_of_utf_8_and_nothing_around_them(nt: Run) -> None:
    words = ("targets", "haian", "-m", "gdp_growth", "--period", "2023")
    ran = nt(*words, "--fields", "place_name,figure", "-f", "csv")
    assert ran.out.encode() == "place_name,figure\nHai'an,6.5%以上\n".encode()


def test_a_spreadsheet_gets_a_bom_and_its_line_ends(ask: Ask) -> None:
    words = ("targets", "haian", "-m", "gdp_growth", "-m", "budget_revenue", "--period", "2023")
    said = ask(*words, "--fields", "op,value,figure", "-f", "csv", "--excel").out
    assert said == "\ufeffop,value,figure\r\n>=,6.5,6.5%以上\r\n=,74,達74億元\r\n".encode()
    said = ask(*words, "--fields", "op,value", "-f", "csv", "--excel", "--no-header").out
    assert said == b"\xef\xbb\xbf>=,6.5\r\n=,74\r\n"


@pytest.mark.parametrize("words", TABLES, ids=" ".join)
def test_a_spreadsheet_gets_the_same_cells(ask: Ask, words: tuple[str, ...]) -> None:
    plain = ask(*words, "-f", "csv").text
    excel = ask(*words, "-f", "csv", "--excel").text
    assert rows_of("csv", excel.removeprefix("\ufeff")) == rows_of("csv", plain)


# data that means harm

HOSTILE = (
    "[red]x[/red]",
    "[/]",
    ":smile:",
    "\x1b]0;t\x07",
    "\x1b[31mred\x1b[0m",
    "\x9b31m",
    "=1+1",
    "+1",
    "-1+1",
    "@SUM(A1)",
    "＝1+1",
    "\t=1+1",
    "a|b",
    "a\tb\nc",
    "a\r\nb\rc",
    "say \"no\", or 'yes'",
    "back\\slash\\n",
    "*bold* _it_ `code` <b>tag</b> [a](http://b) # ~s~ &lt; $x$",
    "e\u0301\u0327\u0300 cafe\u0301",
    "👩‍👩‍👧‍👦 🇨🇳 ✊🏽",
    "\u202egnirts\u202c \u2066x\u2069 \u200e",
    "line\u2028separator\u2029 \x85 \x0b",
    "{place} %s $(touch x) `touch y` ${HOME}",
    "0",
    "null",
    "NaN",
)
LONG = ("x" * 10_000, "海" * 3_000)
#: what steers a terminal or the order of what stands in it
STEERING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")

LOOK = Look(data_version="1.0.0")
QUESTIONS: dict[str, Callable[[WholeLedger], Answer]] = {
    "list": places,
    "show": lambda ledger: show(ledger, ledger.subjects[:1]),
    "targets": lambda ledger: targets(ledger, ()),
    "compare": lambda ledger: compare(ledger, ledger.subjects),
    "compare side by side": lambda ledger: compare(ledger, ledger.subjects[:2]),
    "metrics": metrics,
    "projects": projects,
    "coverage": lambda ledger: coverage(ledger, ledger.subjects),
    "search": lambda ledger: search(ledger, [ledger.subjects[0].names.en]),
}


def everywhere(ledger: WholeLedger, text: str) -> WholeLedger:
    """Return a ledger in which a text stands for every name and every text of the first records."""
    said = Text(text, text, text)
    county = ledger.subjects[0].id
    area = {
        place.id: place._replace(names=said, pinyin=text) if place.id == county else place
        for place in ledger.places
    }
    measures = {one.id: one._replace(names=said, definition=said) for one in ledger.metrics[:2]}
    measures = {one.id: one for one in ledger.metrics} | measures
    aims = tuple(
        one._replace(
            place=area[one.place.id],
            metric=measures[one.metric.id],
            figure=text,
            statement=said,
            scope=said,
            note=said,
        )
        for one in ledger.targets
    )
    works = tuple(
        one._replace(place=area[one.place.id], names=said, entity=said, about=said)
        for one in ledger.projects
    )
    pages = tuple(
        one._replace(
            place=area[one.place.id],
            motto=one.motto._replace(text=said),
            lead=one.lead._replace(text=said),
            plan=tuple(item._replace(text=said, title=said) for item in one.plan),
            pledge=one.pledge and one.pledge._replace(name=said, role=said, text=said),
        )
        for one in ledger.pages
    )
    return ledger._replace(
        dataset=ledger.dataset._replace(title=said),
        places=tuple(area.values()),
        metrics=tuple(measures.values()),
        targets=aims,
        projects=works,
        pages=pages,
    )


def written(answer: Answer, form: Format, look: Look = LOOK) -> str:
    """Return an answer in a format."""
    stream = io.StringIO(newline="")
    writer(form)(answer, stream, look)
    return stream.getvalue()


def short(text: str) -> str:
    """Return the name of a case."""
    return ascii(text[:20])


@pytest.mark.parametrize("name", QUESTIONS)
@pytest.mark.parametrize("text", [*HOSTILE, *LONG], ids=short)
def test_programs_get_hostile_values_to_the_character(
    ledger: WholeLedger, text: str, name: str
) -> None:
    answer = QUESTIONS[name](everywhere(ledger, text))
    nested = json.loads(written(answer, Format.json))["items"]
    assert [json.loads(one) for one in written(answer, Format.jsonl).split("\n")[:-1]] == nested
    assert not STEERING.search(written(answer, Format.json))
    if isinstance(answer, Pages):
        assert nested[0]["place_name"] == nested[0]["motto"]["text"] == text
        page = rows_of("plain", written(answer, Format.plain))
        assert page[0] == PAGE_KEYS
        assert {len(row) for row in page} == {len(PAGE_KEYS)}
        assert unescaped(page[1][1]) == text
        return
    table = fields.exploded(answer)
    raw: list[Sequence[object]] = [fields.flat_header(table), *fields.flat_rows(table, "en")]
    expected = [[_as_cell(value) for value in row] for row in raw]
    assert text in {cell for row in expected for cell in row}
    assert rows_of("csv", written(answer, Format.csv)) == expected
    for form in (Format.tsv, Format.plain):
        read = rows_of(form.value, written(answer, form))
        assert [[unescaped(cell) for cell in row] for row in read] == expected


def _as_cell(value: object) -> str:
    """Return a value as a cell tells it."""
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else f"{value:f}" if isinstance(value, Decimal) else str(value)


def unescaped(cell: str) -> str:
    """Return a cell of TSV as it was."""
    signs = {"t": "\t", "n": "\n", "r": "\r", "\\": "\\"}
    return re.sub(r"\\(.)", lambda found: signs[found[1]], cell)


@pytest.mark.parametrize("name", QUESTIONS)
@pytest.mark.parametrize("text", HOSTILE, ids=short)
def test_people_see_hostile_values_and_nothing_obeys_them(
    ledger: WholeLedger, text: str, name: str
) -> None:
    answer = QUESTIONS[name](everywhere(ledger, text))
    for form in sorted(FOR_PEOPLE):
        for wide in (40, 80):
            said = written(answer, form, LOOK._replace(width=wide))
            assert not STEERING.search(said)
            assert "\t" not in said
    for word in ("[red]x[/red]", ":smile:", "{place}"):
        if text.startswith(word) and name in ("list", "compare", "targets"):
            assert word in written(answer, Format.table, LOOK._replace(width=200))


@pytest.mark.parametrize("name", ["list", "show"])
@pytest.mark.parametrize("text", LONG, ids=short)
def test_people_see_a_long_value_wrapped_and_whole(
    ledger: WholeLedger, text: str, name: str
) -> None:
    answer = QUESTIONS[name](everywhere(ledger, text))
    for form in sorted(FOR_PEOPLE):
        assert text in re.sub(r"[^x海]", "", written(answer, form))


@pytest.mark.parametrize("text", HOSTILE, ids=short)
def test_a_cell_of_markdown_is_one_cell_in_which_nothing_is_markup(
    ledger: WholeLedger, text: str
) -> None:
    said = written(QUESTIONS["targets"](everywhere(ledger, text)), Format.md)
    rows = [line for line in said.split("\n") if line.startswith("|")]
    assert len(rows) == 2 + len(ledger.targets)
    for row in rows:
        assert len(re.findall(r"(?<!\\)\|", row.replace("\\\\", ""))) == 7
        bare = re.sub(r"\\[\\`*_{}\[\]<>|#~$&]", "", row.replace("<br>", ""))
        assert not set("\\`*_[]<>$") & set(bare)


def test_markdown_escapes_are_these(ledger: WholeLedger) -> None:
    text = "a|b *c* _d_ [e](f) <g> \\h `i` ~j~ #k &lt; R&D\nl"
    (row, *_) = [
        line
        for line in written(QUESTIONS["list"](everywhere(ledger, text)), Format.md).split("\n")
        if line.startswith("| a")
    ]
    assert row.startswith(
        r"| a\|b \*c\* \_d\_ \[e\](f) \<g\> \\h \`i\` \~j\~ \#k \&lt; R&D<br>l | 5 |"
    )


@pytest.mark.parametrize(
    ("text", "begins"),
    [("- no list", r"\- no"), ("12. no list", r"12\. no"), ("=== no rule", r"\=== no")],
)
def test_a_text_of_a_page_begins_no_list_and_no_heading(
    ledger: WholeLedger, text: str, begins: str
) -> None:
    said = written(QUESTIONS["show"](everywhere(ledger, text)), Format.md)
    assert f"\n## Motto\n\n{begins}" in said


def test_notes_of_markdown_say_what_they_are_of(ask: Ask) -> None:
    said = ask("compare", "haian", "rugao", "haimen", "-m", "gdp_growth", "-f", "md").text
    *_, table, notes, sources = said.split("\n\n")
    assert table.startswith("| rank | place |")
    assert notes.splitlines() == [
        "- rank: what the stated numbers decide, and a range of ranks where they decide no more",
        "- Hai'an: the target is at least 1 pp above that of Nantong, Jiangsu, China",
        "- Rugao, GDP growth: The work plan names it as the goal to work around; no word of ensuring governs it.",
        "- Haimen, GDP growth: How many counties the first tier holds is defined nowhere.",
        (
            "- Nantong, GDP growth: How firm the source's wording is was not recorded; “plan” stands for "
            "unmarked. In doubt: two weaker sources give 5.5 to 7 % and not 5 %."
        ),
        (
            "- Jiangsu, China, GDP growth: How firm the source's wording is was not recorded; “plan” stands "
            "for unmarked."
        ),
    ]
    assert sources.startswith(f"{SOURCES}; ")


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+1 more", "'+1 more"),
        ("-1+1", "'-1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1+1", "'\t=1+1"),
        ("\r=1+1", "'\r=1+1"),
        ("＝1+1", "'＝1+1"),
        ("＋1+1", "'＋1+1"),
        ("=", "="),
        (">=", ">="),
        ("-0.40", "-0.40"),
        ("-12", "-12"),
        ("-", "'-"),
        ("–", "–"),
        ("6.5%以上", "6.5%以上"),
        ("a=1", "a=1"),
        ("", ""),
    ],
)
def test_a_spreadsheet_takes_no_text_for_a_formula(
    ledger: WholeLedger, text: str, cell: str
) -> None:
    answer = QUESTIONS["targets"](everywhere(ledger, text))
    look = LOOK._replace(excel=True, fields=("figure", "op", "value"))
    read = rows_of("csv", written(answer, Format.csv, look).removeprefix("\ufeff"))
    assert {row[0] for row in read[1:]} == {cell}
    assert {row[1] for row in read[1:]} == {"=", ">=", ">", "~", ""}
    assert rows_of("csv", written(answer, Format.csv, look._replace(excel=False)))[1][0] == text


def test_json_escapes_what_cannot_be_seen_and_a_reader_has_it_again() -> None:
    assert as_json("a\x1b\x7f\x9b\u202e\u2028海😀") == (r'"a\u001b\u007f\u009b\u202e\u2028海😀"')
    assert as_plain("a\x1bb") == "a\x1bb"


# absence


@pytest.mark.parametrize("form", ["plain", "tsv", "csv"])
def test_what_is_missing_is_empty_and_never_0(ask: Ask, form: str) -> None:
    header, *rows = rows_of(form, ask("targets", "-f", form).text)
    value, kind = header.index("value"), header.index("kind")
    assert {row[value] == "" for row in rows if row[kind] != "absolute"} == {True}
    assert {row[value] == "" for row in rows if row[kind] == "absolute"} == {False}
    assert "0" not in {cell for row in rows for cell in row}


def test_what_is_missing_is_null_in_json(ask: Ask) -> None:
    for item in json.loads(ask("targets", "-f", "json").text)["items"]:
        assert (item["value"] is None) == (item["kind"] != "absolute")
        assert (item["relative_to"] is None) == (item["kind"] != "relative")
        assert item["value"] != 0


def test_a_real_0_is_0(ask: Ask) -> None:
    header, *rows = rows_of("csv", ask("list", "-f", "csv").text)
    assert {row[header.index("qualitative")] for row in rows} == {"0", "1"}


@pytest.mark.parametrize(
    ("form", "out"),
    [
        ("csv", "place,place_name,where,id,text,language,matches,paragraph\n"),
        ("tsv", "place\tplace_name\twhere\tid\ttext\tlanguage\tmatches\tparagraph\n"),
        ("jsonl", ""),
    ],
)
def test_an_empty_answer_keeps_its_header(ask: Ask, form: str, out: str) -> None:
    ran = ask("search", "zzzz", "-f", form)
    assert (ran.status, ran.text, ran.err) == (0, out, "nt: nothing answers to that\n")


def test_json_of_an_empty_answer_is_an_empty_list(ask: Ask) -> None:
    assert json.loads(ask("search", "zzzz", "-f", "json").text)["items"] == []
    ran = ask("search", "zzzz", "-f", "json", "--fields", "text,where")
    assert (ran.status, json.loads(ran.text)["items"]) == (0, [])
    assert ask("search", "zzzz", "-f", "csv", "--fields", "text,where").text == "text,where\n"


def test_every_format_is_either_for_people_or_for_programs() -> None:
    assert {one.value for one in Format} - {one.value for one in FOR_PEOPLE} == {
        *FLAT,
        *(one.value for one in NESTED),
    }


@pytest.mark.parametrize("form", ["plain", "md", "record"])
def test_no_cell_of_a_page_shows_how_it_is_made(nt: Run, form: str) -> None:
    said = nt("show", "haian", "rudong", "nantong", "-f", form).out
    assert said
    assert not re.search(r"[A-Za-z]\(\w+=|Decimal\(| · ·", said)

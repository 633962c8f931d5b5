"""The commands as a shell sees them: what they print, and where."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from nantong_cli import __version__
from nantong_cli.cli.commands import COMMANDS
from nantong_cli.cli.groups import GROUPS
from nantong_cli.holdings import WholeLedger
from tests.conftest import Run

#: names that stay as they are in Chinese
KEPT = {"Hans", "Hant", "Markdown", "SQLite", "Schema"}

ANSWERS = (
    ("list",),
    ("show", "haian"),
    ("show", "nantong", "haimen"),
    ("targets",),
    ("targets", "haian", "--metric", "gdp"),
    ("compare",),
    ("compare", "--metric", "gdp"),
    ("compare", "haian", "rugao"),
    ("check",),
    ("check", "haian", "--verdict", "not_met"),
    ("why", "haian", "gdp_growth"),
    ("why", "nantong", "gdp_growth", "--period", "2023-H1"),
    ("metrics",),
    ("metrics", "gdp"),
    ("projects",),
    ("coverage",),
    ("search", "科创"),
    ("sources",),
    ("sources", "xhrb-2023-08"),
)


def names(words: tuple[str, ...]) -> str:
    """Return the name of a case."""
    return " ".join(words)


@pytest.mark.parametrize("words", ANSWERS, ids=names)
def test_json_is_an_envelope_with_versions_and_items(
    nt: Run, ledger: WholeLedger, words: tuple[str, ...]
) -> None:
    ran = nt(*words, "--format", "json")
    assert (ran.status, ran.err) == (0, "")
    found = json.loads(ran.out)
    assert list(found) == ["schema_version", "data_version", "items"]
    assert (found["schema_version"], found["data_version"]) == (1, ledger.dataset.version)
    assert found["items"]


@pytest.mark.parametrize("words", ANSWERS, ids=names)
def test_off_a_terminal_an_answer_is_plain_lines_of_one_length(
    nt: Run, words: tuple[str, ...]
) -> None:
    ran = nt(*words)
    assert (ran.status, ran.err) == (0, "")
    header, *rows = ran.out.splitlines()
    assert rows
    assert {row.count("\t") for row in rows} == {header.count("\t")}
    assert "\x1b" not in ran.out


@pytest.mark.parametrize("lang", ["en", "zh-Hans", "zh-Hant"])
@pytest.mark.parametrize("words", ANSWERS, ids=names)
def test_keys_do_not_depend_on_the_language(nt: Run, words: tuple[str, ...], lang: str) -> None:
    def keys(value: object) -> object:
        if isinstance(value, dict):
            return {key: keys(one) for key, one in value.items()}
        return [keys(one) for one in value] if isinstance(value, list) else None

    here = json.loads(nt(*words, "-f", "json", "--lang", lang).out)
    there = json.loads(nt(*words, "-f", "json").out)
    assert keys(here) == keys(there)


@pytest.mark.parametrize("words", ANSWERS, ids=names)
def test_the_same_question_gives_the_same_bytes(nt: Run, words: tuple[str, ...]) -> None:
    assert nt(*words) == nt(*words, env={"PYTHONHASHSEED": "7"})


def test_a_terminal_gets_a_table_in_its_own_width(nt_on_terminal: Run) -> None:
    ran = nt_on_terminal("show", "haian", columns=72, env={"NO_COLOR": "1"})
    assert ran.status == 0
    assert "─" * 72 in ran.out.splitlines()
    assert "\x1b" not in ran.out


def test_colour_is_for_terminals_and_for_those_who_ask(nt: Run, nt_on_terminal: Run) -> None:
    assert "\x1b[" in nt_on_terminal("list").out
    assert "\x1b[" not in nt_on_terminal("list", env={"TERM": "dumb"}).out
    assert "\x1b[" not in nt_on_terminal("list", "--color", "never").out
    assert "\x1b[" in nt("list", "-f", "table", "--color", "always").out
    assert "\x1b[" not in nt("list", "-f", "table").out
    assert "\x1b[" in nt("list", "-f", "table", env={"CLICOLOR_FORCE": "1"}).out


def test_columns_and_width_say_how_wide(nt: Run) -> None:
    for words, env in ((("--width", "64"), {}), ((), {"COLUMNS": "64"})):
        ran = nt("list", "-f", "table", *words, env=env)
        assert "─" * 64 in ran.out.splitlines()


def test_version_is_of_code_and_data(nt: Run, ledger: WholeLedger) -> None:
    said = f"nt {__version__}, data {ledger.dataset.id} {ledger.dataset.version}\n"
    assert nt("--version") == (0, said, "")


@pytest.mark.parametrize("flag", ["-h", "--help"])
def test_help_stands_everywhere_and_begins_with_examples(nt: Run, flag: str) -> None:
    for words in ((), *(tuple(name.split()) for name in (*COMMANDS, *GROUPS))):
        ran = nt(*words, flag)
        assert (ran.status, ran.err) == (0, "")
        usage, examples = ran.out.split("\nExamples:\n")
        assert usage.startswith(f"Usage: nt {' '.join(words)}".rstrip())
        assert examples.startswith(f"  nt {' '.join(words)}".rstrip()) or words == ("get",)
        assert ran == nt("help", *words)


@pytest.mark.parametrize("group", GROUPS)
def test_the_examples_of_a_group_are_of_its_members(group: str) -> None:
    every = {line for name in COMMANDS for line in COMMANDS[name].examples}
    assert set(GROUPS[group]) <= every


@pytest.mark.parametrize("name", COMMANDS)
def test_examples_in_the_help_work(nt: Run, name: str, copy: str, tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_text(copy, "utf-8")
    for line in COMMANDS[name].examples:
        asked = line.partition(" > ")[0]  # what follows is the shell's
        if "|" not in line:
            failed = "--fail-on" in asked  # on a verdict that the ledger has
            assert nt(*asked.split()[1:], cwd=tmp_path).status == int(failed), line


@pytest.mark.parametrize("lang", ["zh-Hans", "zh-Hant"])
def test_help_in_chinese_has_no_english_but_what_is_typed(nt: Run, lang: str) -> None:
    for name in (*COMMANDS, *GROUPS):
        for line in nt(*name.split(), "--help", "--lang", lang).out.splitlines():
            words = re.findall(r"[A-Za-z]{3,}", line.partition("  ")[2] if "  " in line else "")
            for word in words:
                assert word.isupper() or word.islower() or word in KEPT, line


def test_without_words_nt_helps(nt: Run) -> None:
    assert nt() == nt("--help")


def test_a_group_alone_explains_itself(nt: Run) -> None:
    assert nt("data") == nt("data", "--help") == nt("help", "data") == nt("help", "dat")
    assert nt("--lang", "zh-Hans", "data") == nt("data", "--lang=zh-Hans")
    assert [line for line in nt("data").out.splitlines() if line.startswith("  path ")]


def test_options_of_looks_may_stand_before_the_command(nt: Run) -> None:
    assert nt("--lang", "zh-Hans", "-f", "json", "list") == nt("list", "--lang=zh-Hans", "-fjson")
    behind = nt("data", "audit", "-", "--lang=zh-Hans", "-fjson", stdin="一\n")
    assert nt("--lang", "zh-Hans", "data", "-f", "json", "audit", "-", stdin="一\n") == behind


def test_the_language_is_asked_or_of_the_environment(nt: Run) -> None:
    hans, hant = nt("list", "--lang", "zh-Hans").out, nt("list", "--lang", "zh-Hant").out
    assert "启东市" in hans
    assert "啟東市" in hant
    assert nt("list", env={"NT_LANG": "zh_CN"}).out == hans
    assert nt("list", env={"LC_ALL": "zh_TW.UTF-8"}).out == hant
    assert nt("list", "--lang", "en", env={"NT_LANG": "zh_CN"}).out == nt("list").out


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        (("--op", ">="), 9),
        (("--op", "~"), 3),
        (("--strength", "plan"), 12),
        (("--period", "2023-H2"), 2),
        (("-m", "scitech_projects"), 4),
        (("-m", "gdp"), 9),
        (("haimen", "--op", ">=", "--strength", "ensure"), 3),
        (("rudong", "haian"), 9),
        (("rudong", "haian", "--period", "2022"), 2),
        (("nantong",), 1),
        (("nantong", "--op", ">="), 0),
    ],
)
def test_targets_are_filtered(nt: Run, words: tuple[str, ...], ids: int) -> None:
    ran = nt("targets", *words, "-f", "json")
    assert ran.status == 0
    assert len(json.loads(ran.out)["items"]) == ids


def test_targets_are_sorted_by_any_field_and_gaps_stand_last(nt: Run) -> None:
    items = json.loads(nt("targets", "--sort", "value", "-f", "json").out)["items"]
    values = [item["value"] for item in items]
    numbers = [value for value in values if value is not None]
    assert len(numbers) == 23
    assert values == [*sorted(numbers), *[None] * 9]
    places = [
        i["place"] for i in json.loads(nt("targets", "--sort", "place", "-f", "json").out)["items"]
    ]
    assert places == sorted(places)


def test_numbers_in_json_keep_the_digits_of_the_source(nt: Run) -> None:
    assert '"value": 6.5,' in nt("targets", "haian", "-m", "gdp", "-f", "json").out
    assert '"value": 6032.4,' in nt("show", "nantong", "-f", "json").out


def test_a_page_in_json_holds_all_its_parts(nt: Run) -> None:
    (page,) = json.loads(nt("show", "rudong", "-f", "json").out)["items"]
    assert page["place"] == "rudong"
    assert page["names"] == {
        "en": "Rudong",
        "zh-Hans": "如东县",
        "zh-Hant": "如東縣",
        "pinyin": "Rudong",
    }
    assert set(page["motto"]) == {"text", "paragraph"}
    assert set(page["arena"]) == {"text", "paragraph"}
    assert [set(item) for item in page["plan"]["items"]] == [{"title", "text", "paragraph"}] * 3
    assert set(page["pledge"]) == {"name", "role", "text", "paragraph"}
    assert [target["id"] for target in page["targets"]] == [
        "rudong.ten_billion_projects.2023-H2",
        "rudong.scitech_projects.2023",
    ]
    assert [project["id"] for project in page["projects"]] == [
        "rudong-gravity-storage",
        "rudong-three-projects",
    ]
    assert [len(project["figures"]) for project in page["projects"]] == [5, 2]
    assert [(target["verdict"], target["reason"]) for target in page["targets"]] == [
        ("not_assessable", "unquantified"),
        ("not_met", "outside"),
    ]
    cited = [source["id"] for source in page["sources"]]
    records = [*page["targets"], *page["observations"], *page["projects"]]
    assert cited[0] == "xhrb-2023-08"
    assert len(cited) == len(set(cited))
    assert {record["source"] for record in records} <= set(cited)


def test_sections_pick_parts_of_a_page(nt: Run) -> None:
    (page,) = json.loads(nt("show", "haian", "-s", "plan", "-s", "mot", "-f", "json").out)["items"]
    assert {"motto", "plan"} < set(page)
    assert not {"arena", "pledge", "targets", "projects"} & set(page)


def test_the_city_has_a_page_and_no_pledge(nt: Run) -> None:
    (page,) = json.loads(nt("show", "南通", "-f", "json").out)["items"]
    assert page["pledge"] is None
    of_the_article = [one for one in page["observations"] if one["source"] == "xhrb-2023-08"]
    assert {one["metric"]: one["value"] for one in of_the_article} == {
        "gdp": 6032.4,
        "gdp_rank_national": 18,
        "gdp_growth_over_china": 1.5,
        "gdp_growth_over_jiangsu": 0.4,
    }


def test_a_page_draws_small_pictures_unless_asked_not_to(nt: Run) -> None:
    words = ("show", "haian", "--section", "targets", "-f", "table", "--width", "120")
    drawn, plain = nt(*words).out, nt(*words, "--no-chart").out
    assert drawn.splitlines()[3].split()[-2:] == ["drawn", "¶"]
    assert "▶" in drawn
    assert plain.splitlines()[3].split()[-2:] == ["verdict", "¶"]
    assert "▶" not in plain
    assert "✗ not met" in plain

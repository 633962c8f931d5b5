"""`nt search`: a word is found whichever script, case and width it is typed in, and the place of it is told."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from nantong_cli.holdings import WholeLedger
from nantong_cli.model import Text
from nantong_cli.queries.search import search
from nantong_cli.render import cells
from nantong_cli.values import Hit
from tests.conftest import Run
from tests.queries.conftest import ledger as small_ledger
from tests.queries.conftest import metric, page, place, project, target, text

HAIAN = place("haian")._replace(names=Text("Hai'an", "海安市", "海安市"))
QIDONG = place("qidong")._replace(names=Text("Qidong", "启东市", "啟東市"))
SALES = metric("sales")


def with_motto(en: str, zh_hans: str, zh_hant: str) -> WholeLedger:
    """Return a ledger with one page that has this motto."""
    own = page(HAIAN)
    own = own._replace(motto=own.motto._replace(text=Text(en, zh_hans, zh_hant)))
    return small_ledger(own, places=[HAIAN, QIDONG])


def shown(ledger: WholeLedger, *words: str, lang: str = "en") -> list[str]:
    """Return the texts found as a person reads them, without colour."""
    reader: Any = lang
    return [cells.hit(row[3], reader) for row in search(ledger, words).rows]


def where(ledger: WholeLedger, *words: str) -> list[tuple[str, str, str | None]]:
    """Return where the words were found: the place, the part, and the record."""
    return [(row[0].id, row[1], row[2]) for row in search(ledger, words).rows]


# folding


MOTTO = with_motto("Lead in science and Technology", "创新驱动产业GDP", "創新驅動產業GDP")


@pytest.mark.parametrize("typed", ["创新驱动", "創新驅動", "創新驱动", "创新驅動"])
def test_either_script_finds_what_is_written_in_the_other(typed: str) -> None:
    assert shown(MOTTO, typed, lang="zh-Hans") == ["«创新驱动»产业GDP"]
    assert shown(MOTTO, typed, lang="zh-Hant") == ["«創新驅動»產業GDP"]


@pytest.mark.parametrize("typed", ["gdp", "GDP", "ＧＤＰ", "ｇｄｐ", "Gdp"])
def test_case_and_width_tell_no_words_apart(typed: str) -> None:
    assert shown(MOTTO, typed, lang="zh-Hans") == ["创新驱动产业«GDP»"]


def test_what_is_written_wide_is_found_by_what_is_typed_narrow() -> None:
    wide = with_motto("x", "增長６．５％以上", "增長６．５％以上")
    assert shown(wide, "6.5%", lang="zh-Hans") == ["增長«６．５％»以上"]


def test_the_scripts_of_the_bundled_ledger_fold_both_ways(ledger: WholeLedger) -> None:
    for one, other in (
        ("启东", "啟東"),
        ("启东", "啓東"),
        ("科创项目", "科創項目"),
        ("长江", "長江"),
    ):
        found = search(ledger, [one]).rows
        assert found
        assert found == search(ledger, [other]).rows


def test_part_of_a_word_is_found() -> None:
    assert shown(MOTTO, "tech") == ["Lead in science and «Tech»nology"]


def test_blanks_around_a_word_are_not_part_of_it() -> None:
    assert shown(MOTTO, "  science ") == ["Lead in «science» and Technology"]


# several words


def test_several_words_must_all_stand_in_one_text() -> None:
    assert shown(MOTTO, "technology", "lead") == ["«Lead» in science and «Technology»"]
    assert shown(MOTTO, "technology", "onward") == []
    assert shown(MOTTO, "science", "创新") == []  # one text, and no language that holds both


def test_a_word_of_several_is_typed_in_quotes() -> None:
    assert shown(MOTTO, "science and") == ["Lead in «science and» Technology"]


def test_a_word_is_marked_each_time() -> None:
    echo = with_motto("go, go, and go on", "走", "走")
    assert shown(echo, "go") == ["«go», «go», and «go» on"]


def test_overlapping_words_are_marked_once() -> None:
    assert shown(MOTTO, "science", "ence an") == ["Lead in «science» and Technology"]
    assert shown(MOTTO, "sci", "science") == ["Lead in «sci»ence and Technology"]


# what is shown


def test_the_readers_language_is_shown_where_it_holds_the_words() -> None:
    both = with_motto("GDP first", "GDP第一", "GDP第一")
    assert shown(both, "gdp", lang="en") == ["«GDP» first"]
    assert shown(both, "gdp", lang="zh-Hans") == ["«GDP»第一"]


def test_else_the_language_that_holds_them() -> None:
    assert shown(MOTTO, "产业", lang="en") == ["创新驱动«产业»GDP"]
    assert shown(MOTTO, "science", lang="zh-Hant") == ["Lead in «science» and Technology"]


def test_a_hit_knows_its_places_in_every_language() -> None:
    ((_, _, _, hit, paragraph),) = search(MOTTO, ["创新"]).rows
    assert hit == Hit(
        Text("Lead in science and Technology", "创新驱动产业GDP", "創新驅動產業GDP"),
        {"zh-Hans": ((0, 2),), "zh-Hant": ((0, 2),)},
    )
    assert paragraph == 5


# where


def test_every_kind_of_text_is_searched_and_says_where_it_stands() -> None:
    yarn = project("yarn", QIDONG, target(QIDONG, SALES, "= 9", about="yarn", note="zinc"))
    own = target(HAIAN, SALES, "= 5", scope="tungsten")
    everything = small_ledger(
        page(HAIAN, motto="onward"),
        own,
        yarn,
        places=[HAIAN, QIDONG],
    )
    assert where(everything, "启东") == [("qidong", "place", "qidong")]
    assert where(everything, "onward") == [("haian", "motto", None)]
    assert where(everything, "workshop") == [("haian", "arena", None)]
    assert where(everything, "two focuses") == [("haian", "plan", None)]
    assert where(everything, "industry") == [("haian", "plan_item", None)]
    assert where(everything, "secretary") == [("haian", "pledge", None)]
    assert where(everything, "tungsten") == [("haian", "target", own.id)]
    assert where(everything, "statement of haian") == [("haian", "target", own.id)]
    assert where(everything, "figure of haian") == [("haian", "target", own.id)]
    assert where(everything, "a company") == [("qidong", "project", "yarn")]
    assert where(everything, "zinc") == [("qidong", "project", "yarn.sales.2023")]
    assert {part for _, part, _ in where(everything, "name of sales")} == {"target", "project"}


def test_rows_are_in_the_order_of_the_ledger_and_name_their_paragraph(ledger: WholeLedger) -> None:
    found = search(ledger, ["科创"]).rows
    parts = [row[1] for row in found]
    order = ["place", "motto", "arena", "plan", "plan_item", "pledge", "target", "observation"]
    last = {part: at for at, part in enumerate([*order, "project"])}
    beside = [last[part] for part in parts if part in ("target", "observation", "project")]
    assert beside == sorted(beside)
    paragraphs = {("target", one.id): one.paragraph for one in ledger.targets}
    paragraphs |= {("observation", one.id): one.paragraph for one in ledger.observations}
    of_records = [row for row in found if row[1] in ("target", "observation")]
    assert [row[4] for row in of_records] == [paragraphs[row[1], row[2]] for row in of_records]
    assert all(row[4] for row in found if row[1] != "observation")
    assert {row[1] for row in of_records} == {"target", "observation"}
    ids = {one.id for one in ledger.targets} | {one.id for one in ledger.observations}
    ids |= {one.id for one in ledger.projects}
    ids |= {figure.id for one in ledger.projects for figure in one.figures}
    assert {row[2] for row in found if row[2]} <= ids


def test_hedges_are_found_in_the_articles_own_words(nt: Run) -> None:
    items = json.loads(nt("search", "不少于", "200", "-f", "json").out)["items"]
    assert ("qidong.scitech_projects.2023", "不少於200個") in [
        (item["id"], item["text"]) for item in items
    ]


# the command


def test_marks_need_no_colour(nt: Run) -> None:
    ran = nt("search", "三年行动", "-f", "table", "--width", "100", "--lang", "zh-Hans")
    assert (ran.status, ran.err) == (0, "")
    assert "«三年行动»" in ran.out
    assert "\x1b" not in ran.out
    assert "<<三年行动>>" in nt("search", "三年行动", "-f", "table", "--ascii").out


def test_programs_get_the_text_as_it_is_and_the_places_beside_it(nt: Run) -> None:
    items = json.loads(nt("search", "創新", "-f", "json", "--lang", "zh-Hans").out)["items"]
    assert items
    for item in items:
        assert "«" not in item["text"]
        for start, end in item["matches"]:
            assert item["text"][start:end] in ("创新", "創新")
    header, *rows = nt("search", "創新", "--fields", "matches").out.splitlines()
    assert header == "matches"
    assert all(re.fullmatch(r"\d+-\d+(; \d+-\d+)*", row) for row in rows)


@pytest.mark.parametrize("form", ["plain", "tsv", "csv", "json", "jsonl"])
def test_nothing_found_is_an_empty_answer_and_said_on_stderr(nt: Run, form: str) -> None:
    ran = nt("search", "zzzz", "-f", form)
    assert (ran.status, ran.err) == (0, "nt: nothing answers to that\n")
    assert "zzzz" not in ran.out
    assert ran.out.count("\n") == {"json": 1, "jsonl": 0}.get(form, 1)


def test_nothing_found_is_said_to_people_too(nt: Run) -> None:
    ran = nt("search", "zzzz", "-f", "table", "--no-header")
    assert (ran.status, ran.out, ran.err) == (0, "–\n", "nt: nothing answers to that\n")


@pytest.mark.parametrize("words", [("",), ("  ",), ("", " ")])
def test_no_word_finds_nothing(nt: Run, words: tuple[str, ...]) -> None:
    ran = nt("search", *words, "-f", "jsonl")
    assert (ran.status, ran.out) == (0, "")


def test_without_a_word_the_question_is_wrong(nt: Run) -> None:
    ran = nt("search")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("nt: TEXT is missing")


@pytest.mark.parametrize("word", ["[", "+", ".*", "\\", "%", "«"])
def test_a_word_is_a_word_and_no_pattern(word: str) -> None:
    own = with_motto(f"a {word} b", "甲", "甲")
    assert shown(own, word) == [f"a «{word}» b"]
    assert shown(with_motto("ab", "甲", "甲"), word) == []


def test_texts_told_apart_by_language_are_found_in_each() -> None:
    own = small_ledger(page(HAIAN, motto="steel"), places=[HAIAN._replace(names=text("x")), QIDONG])
    assert shown(own, "steel", lang="zh-Hant") == ["«steel»（繁）"]

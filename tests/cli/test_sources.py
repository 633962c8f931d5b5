"""`nt sources` as a shell sees it, and the line of sources that ends every answer for people."""

from __future__ import annotations

import json
import re

import pytest

from nantong_cli.render.formats import FOR_PEOPLE, Citation, Format
from tests.conftest import Run

PAPER = "Sources: Xinhua Daily · Jiaohuidian, August 2023"
PEOPLE = sorted(form.value for form in FOR_PEOPLE)
PROGRAMS = sorted(form.value for form in Format if form not in FOR_PEOPLE)
#: answers that rest on the article alone, one of each command
CALLS = (
    "list",
    "targets rudong",
    "compare -m high_level_talents",
    "metrics high_level_talents",
    "projects rudong",
    "coverage -m scitech_projects",
    "search 招商",
    "show rudong -s motto -s targets",
)


# the line under an answer


@pytest.mark.parametrize("form", PEOPLE)
@pytest.mark.parametrize("call", CALLS)
def test_an_answer_for_people_ends_with_its_sources_unless_asked_not_to(
    nt: Run, call: str, form: str
) -> None:
    told = nt(*call.split(), "-f", form)
    assert (told.status, told.err) == (0, "")
    assert PAPER in told.out.splitlines()[-2:]  # a hint may follow
    quiet = nt(*call.split(), "-f", form, "-q")
    rest = [line for line in told.out.splitlines() if line != PAPER]
    assert quiet.out.splitlines() == (rest[:-1] if rest[-1] in ("", "─" * 80) else rest)
    assert quiet == nt("--quiet", *call.split(), "-f", form)


@pytest.mark.parametrize("form", PROGRAMS)
@pytest.mark.parametrize("call", ["targets haian", "compare -m gdp", "list"])
def test_programs_get_sources_by_their_ids_and_no_line(nt: Run, call: str, form: str) -> None:
    told = nt(*call.split(), "-f", form)
    assert "Sources:" not in told.out
    assert told == nt(*call.split(), "-f", form, "-q")


def test_what_rests_on_nothing_names_no_source(nt: Run) -> None:
    empty = nt("targets", "nantong", "--strength", "strive", "-f", "table")
    assert empty.err == "nt: nothing answers to that\n"
    assert "Sources:" not in empty.out


@pytest.mark.parametrize("form", PEOPLE)
def test_a_page_that_lists_its_sources_does_not_name_them_again(nt: Run, form: str) -> None:
    assert "Xinhua" in nt("show", "haian", "-f", form).out
    assert PAPER not in nt("show", "haian", "-f", form).out
    assert PAPER not in nt("show", "haian", "-s", "motto", "-s", "sources", "-f", form).out


def test_each_of_several_pages_names_its_own_sources(nt: Run) -> None:
    said = nt("show", "haian", "rugao", "china", "-s", "motto", "-f", "table").out
    assert said.splitlines().count(PAPER) == 2  # nothing is told of China


def test_another_order_and_other_fields_rest_on_the_same_sources(nt: Run) -> None:
    for words in (("--sort", "value"), ("--reverse",), ("--fields", "id"), ("--no-header",)):
        said = nt("compare", "-m", "high_level_talents", "-f", "table", *words)
        assert PAPER in said.out.splitlines()


def test_of_many_sources_the_first_are_named_and_the_others_counted(nt: Run) -> None:
    every = json.loads(nt("compare", "-m", "gdp", "-f", "json").out)["items"]
    cited = {item["source"] for item in every if item["source"]}
    assert len(cited) > 6
    *_, told = nt("compare", "-m", "gdp", "-f", "md").out.splitlines()
    assert told.startswith(f"{PAPER}; ")
    more = re.search(r"; and ([0-9]+) more: nt sources$", told)
    assert more
    assert 3 < int(more[1]) < len(cited)  # people see fewer results than programs


def test_the_line_is_wrapped_and_never_cut(nt_on_terminal: Run) -> None:
    said = nt_on_terminal("targets", "rudong", columns=24, env={"NO_COLOR": "1"}).out
    assert "Sources: Xinhua Daily ·\nJiaohuidian, August 2023\n" in said


def test_the_line_is_dim(nt: Run) -> None:
    said = nt("targets", "rudong", "-f", "table", "--color", "always").out
    assert f"\x1b[2m{PAPER}\x1b[0m\n" in said


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("zh-Hans", "来源：新华日报·交汇点，2023年8月"),
        ("zh-Hant", "來源：新華日報·交匯點，2023年8月"),
    ],
)
def test_the_line_speaks_the_reader_s_language(nt: Run, lang: str, line: str) -> None:
    assert line in nt("targets", "rudong", "-f", "md", "--lang", lang).out.splitlines()


# the bibliography


def test_sources_are_listed_with_what_rests_on_them(nt: Run) -> None:
    items = json.loads(nt("sources", "-f", "json").out)["items"]
    (paper,) = (item for item in items if item["id"] == "xhrb-2023-08")
    every = json.loads(nt("targets", "-f", "json").out)["items"]
    assert paper["targets"] == sum(item["source"] == "xhrb-2023-08" for item in every)
    assert paper["records"] == len(paper["cited_by"]) > paper["targets"]
    assert paper["cited_by"][: paper["targets"]] == [
        item["id"] for item in every if item["source"] == "xhrb-2023-08"
    ]


def test_a_source_is_asked_for_by_a_beginning_of_its_id(nt: Run) -> None:
    (item,) = json.loads(nt("sources", "NBS-codes", "-f", "json").out)["items"]
    assert (item["id"], item["kind"]) == ("nbs-codes-2023", "classification")
    assert item["places"] == item["records"] == len(item["cited_by"])


def test_an_unknown_source_is_told_with_its_remedy(nt: Run) -> None:
    assert nt("sources", "nbs-code-2023") == (
        *(2, ""),
        "nt: unknown source 'nbs-code-2023': did you mean nbs-codes-2023?\n",
    )
    assert nt("sources", "gazette", "--lang", "zh-Hans").err == (
        "nt: 未知的来源“gazette”：请看 nt sources\n"
    )


# citations


@pytest.mark.parametrize("cite", [one.value for one in Citation])
def test_a_citation_is_the_same_on_a_terminal_and_off_it(
    nt: Run, nt_on_terminal: Run, cite: str
) -> None:
    off = nt("sources", "--cite", cite)
    on = nt_on_terminal("sources", "--cite", cite, columns=40)
    assert (off.status, off.err) == (on.status, on.err) == (0, "")
    assert off.out == on.out


def test_citations_come_in_the_order_of_the_answer(nt: Run) -> None:
    def ids(*words: str) -> list[str]:
        return [item["id"] for item in json.loads(nt("sources", *words, "--cite", "csl-json").out)]

    every = ids()
    assert every == nt("sources", "-f", "plain", "--fields", "id", "--no-header").out.split()
    assert ids("--reverse") == every[::-1]
    assert ids("--sort", "id") == sorted(every)
    assert ids("nbs-codes-2023") == ["nbs-codes-2023"]


@pytest.mark.parametrize(
    ("words", "option"),
    [
        (("--cite", "bibtex", "-f", "csv"), "--format csv"),
        (("--cite", "bibtex", "-f", "plain"), "--format plain"),
        (("--cite", "csl-json", "-f", "jsonl"), "--format jsonl"),
        (("--cite", "plain", "--fields", "id"), "--fields"),
    ],
)
def test_a_format_that_contradicts_a_citation_is_refused(
    nt: Run, words: tuple[str, ...], option: str
) -> None:
    said = f"nt: --cite {words[1]} does not go with {option}: leave one of them out\n"
    assert nt("sources", *words) == (2, "", said)


@pytest.mark.parametrize(("cite", "form"), [("plain", "plain"), ("csl-json", "json")])
def test_a_format_that_says_the_same_does_not_matter(nt: Run, cite: str, form: str) -> None:
    assert nt("sources", "--cite", cite, "-f", form) == nt("sources", "--cite", cite)


def test_any_other_citation_is_told_the_valid_ones(nt: Run) -> None:
    ran = nt("sources", "--cite", "apa")
    assert ran.status == 2
    assert ran.err.startswith("nt: --cite: expected one of plain, bibtex, csl-json\n")

"""Citations: whole ones beside the source, in each form, and read back by programs that are not ours."""

from __future__ import annotations

import io
import json
import re
from typing import Any

import pytest
from citeproc import (  # type: ignore[import-untyped]  # it has no types
    Citation as Cited,
)
from citeproc import (
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    formatter,
)
from citeproc.source.json import CiteProcJSON  # type: ignore[import-untyped]  # it has no types
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator as Validator
from pybtex.database import (  # type: ignore[import-untyped]  # it has no types
    BibliographyData,
    Entry,
    parse_string,
)
from pybtex.plugin import find_plugin  # type: ignore[import-untyped]  # it has no types

from nantong_cli.answer import Column, Table
from nantong_cli.errors import Where
from nantong_cli.holdings import WholeLedger
from nantong_cli.model import LANGS, SOURCE_KINDS, Lang, Source, Text
from nantong_cli.queries.sources import sources
from nantong_cli.render.bibtex import ENTRIES, entry
from nantong_cli.render.citations import CSL_TYPES, csl_item, sentence
from nantong_cli.render.formats import Citation, writer
from nantong_cli.render.look import Look

BULLETIN = Source(
    id="rudong-bulletin-2021",
    kind="statistical_bulletin",
    producer=Text("Rudong Bureau of Statistics", "如东县统计局", "如東縣統計局"),
    title=Text("Statistical bulletin of 2021", "2021年统计公报", "2021年統計公報"),
    attribution_short=Text("Rudong 2021", "如东2021年", "如東2021年"),
    date_published="2022-03-07",
    date_accessed="2024-05",
    url_main="https://example.org/a_b?c=1&d=%20#e",
    language="zh-Hans",
    sha256=None,
    note=Text("Read in a reprint.", "读自转载。", "讀自轉載。"),
    where=Where("sources.yaml", 1),
)
#: of which nothing is known that need not be
BARE = BULLETIN._replace(date_published=None, date_accessed=None, url_main=None, note=None)
ENGLISH = BARE._replace(language="en", title=Text("What next?", "下一步？", "下一步？"))


def written(cited: list[Source], form: Citation, lang: Lang = "en", **looks: Any) -> str:
    """Return an answer that lists sources, as citations."""
    table = Table("sources", (Column("source", "source"),), tuple((one,) for one in cited))
    stream = io.StringIO()
    writer(form)(table, stream, Look(lang, **looks))
    return stream.getvalue()


# a line in the reader's language


@pytest.mark.parametrize(
    ("source", "lang", "expected"),
    [
        (
            BULLETIN,
            "en",
            (
                "Rudong Bureau of Statistics (7 March 2022). 2021年统计公报 [Statistical bulletin of 2021]. "
                "Accessed May 2024: https://example.org/a_b?c=1&d=%20#e"
            ),
        ),
        (
            BULLETIN,
            "zh-Hans",
            "如东县统计局，2022年3月7日。2021年统计公报。2024年5月查阅：https://example.org/a_b?c=1&d=%20#e",
        ),
        (
            BULLETIN,
            "zh-Hant",
            "如東縣統計局，2022年3月7日。2021年統計公報。2024年5月查閱：https://example.org/a_b?c=1&d=%20#e",
        ),
        (
            BARE,
            "en",
            "Rudong Bureau of Statistics (n.d.). 2021年统计公报 [Statistical bulletin of 2021].",
        ),
        (BARE, "zh-Hans", "如东县统计局，无日期。2021年统计公报。"),
        (
            BARE._replace(date_accessed="2024"),
            "en",
            "Rudong Bureau of Statistics (n.d.). 2021年统计公报 [Statistical bulletin of 2021]. Accessed 2024.",
        ),
        (
            BARE._replace(url_main="https://example.org"),
            "zh-Hant",
            "如東縣統計局，無日期。2021年統計公報。https://example.org",
        ),
        (ENGLISH, "en", "Rudong Bureau of Statistics (n.d.). What next?"),
        (ENGLISH, "zh-Hant", "如東縣統計局，無日期。What next?〔下一步？〕。"),
        (ENGLISH._replace(language="ja"), "zh-Hans", "如东县统计局，无日期。下一步？"),
    ],
)
def test_a_citation_in_words(source: Source, lang: Lang, expected: str) -> None:
    assert sentence(source, lang) == expected


@pytest.mark.parametrize(
    ("date", "en", "hans"),
    [
        ("2022", "2022", "2022年"),
        ("2022-03", "March 2022", "2022年3月"),
        ("2022-03-07", "7 March 2022", "2022年3月7日"),
        ("spring 2022", "spring 2022", "spring 2022"),
    ],
)
def test_a_date_is_told_as_far_as_it_goes(date: str, en: str, hans: str) -> None:
    dated = BARE._replace(date_published=date)
    assert f"Statistics ({en}). " in sentence(dated, "en")
    assert f"统计局，{hans}。" in sentence(dated, "zh-Hans")


def test_a_citation_is_a_line_whatever_stands_in_the_source() -> None:
    harm = Text("a\nb\x1b[31m\tc", "甲\n乙", "甲\n乙")
    cited = [BARE._replace(title=harm, language="en"), BULLETIN]
    first, second = written(cited, Citation.plain, width=20).splitlines()
    assert first == r"Rudong Bureau of Statistics (n.d.). a b\x1b[31m\tc."
    assert second == sentence(BULLETIN, "en")


# BibTeX


def test_an_entry_of_bibtex() -> None:
    assert (
        entry(BULLETIN, "en")
        == """\
@techreport{rudong-bulletin-2021,
  author = {{如东县统计局}},
  title = {{2021年统计公报}},
  institution = {{如东县统计局}},
  type = {statistical bulletin},
  year = {2022},
  month = mar,
  date = {2022-03-07},
  url = {https://example.org/a_b?c=1&d=%20#e},
  urldate = {2024-05},
  language = {zh-Hans},
  note = {Read in a reprint.},
}
"""
    )


def test_an_entry_without_a_date_says_so() -> None:
    assert (
        entry(BARE._replace(kind="news_article", language="en"), "zh-Hant")
        == """\
@article{rudong-bulletin-2021,
  author = {{Rudong Bureau of Statistics}},
  title = {{Statistical bulletin of 2021}},
  journal = {{Rudong Bureau of Statistics}},
  year = {無日期},
  language = {en},
}
"""
    )


def read(text: str) -> dict[str, Entry]:
    """Return the entries that pybtex reads, which stops at what is no BibTeX."""
    found: BibliographyData = parse_string(text, "bibtex")
    return dict(found.entries.items())


#: LaTeX's own names of what it takes for more than itself
UNDONE = {
    r"\textbraceleft{}": "{",
    r"\textbraceright{}": "}",
    r"\textasciitilde{}": "~",
    r"\textasciicircum{}": "^",
    r"\textbackslash{}": "\\",
    **{f"\\{sign}": sign for sign in "&%$#_"},
}


def undone(text: str) -> str:
    """Return what LaTeX prints; a character that it would take for more than itself is a mistake."""
    found = re.sub(
        "|".join(map(re.escape, UNDONE)), lambda name: chr(ord(UNDONE[name[0]]) + 0xF0000), text
    )
    assert not set(found) & set("&%$#_{}~^\\"), text
    return "".join(chr(ord(sign) - 0xF0000) if ord(sign) > 0xF0000 else sign for sign in found)


@given(st.text(st.characters(exclude_categories=["C", "Z"]) | st.sampled_from('&%$#_{}~^\\"@, ')))
def test_any_text_is_read_back_from_bibtex_as_it_is(text: str) -> None:
    said = Text(text, text, text)
    (found,) = read(entry(BULLETIN._replace(title=said, note=said), "en")).values()
    title = found.fields["title"]
    assert (title[:1], title[-1:]) == ("{", "}")
    assert undone(title[1:-1]) == undone(found.fields["note"]) == " ".join(text.split())


def test_an_address_is_verbatim_but_for_what_cannot_stand_in_one() -> None:
    odd = BULLETIN._replace(url_main="https://例.org/a b{c}\\~d^_%2F")
    (found,) = read(entry(odd, "en")).values()
    assert found.fields["url"] == "https://%E4%BE%8B.org/a%20b%7Bc%7D%5C~d%5E_%2F"


def test_a_date_that_is_none_is_told_for_the_year() -> None:
    (found,) = read(entry(BARE._replace(date_published="spring_2022"), "en")).values()
    assert found.fields["year"] == r"spring\_2022"
    assert not {"month", "date"} & set(found.fields)


@pytest.mark.parametrize("kind", SOURCE_KINDS)
def test_a_style_of_bibtex_sets_every_kind_of_source(kind: str) -> None:
    style, text = (
        find_plugin("pybtex.style.formatting", "plain")(),
        find_plugin("pybtex.backends", "text")(),
    )
    for source in (BULLETIN, BARE):
        data = parse_string(entry(source._replace(kind=kind), "en"), "bibtex")
        (shown,) = style.format_bibliography(data)
        said = shown.text.render(text)
        assert said.startswith("如东县统计局. 2021年统计公报. ")
        assert ("March 2022" if source is BULLETIN else "n.d.") in said


# CSL-JSON


def test_an_item_of_csl_json() -> None:
    assert csl_item(BULLETIN, "zh-Hant") == {
        "id": "rudong-bulletin-2021",
        "type": "report",
        "title": "2021年统计公报",
        "author": [{"literal": "如东县统计局"}],
        "publisher": "如东县统计局",
        "genre": "統計公報",
        "issued": {"date-parts": [[2022, 3, 7]]},
        "accessed": {"date-parts": [[2024, 5]]},
        "URL": "https://example.org/a_b?c=1&d=%20#e",
        "language": "zh-Hans",
        "note": "讀自轉載。",
    }


def test_what_is_not_known_has_no_variable() -> None:
    assert csl_item(BARE._replace(kind="encyclopaedia"), "en") == {
        "id": "rudong-bulletin-2021",
        "type": "entry-encyclopedia",
        "title": "2021年统计公报",
        "container-title": "如东县统计局",
        "language": "zh-Hans",
    }


def test_dates_of_csl_go_as_far_as_they_are_known() -> None:
    dates = ("2022", "2022-03", "2022-03-07", "spring 2022")
    issued = [csl_item(BARE._replace(date_published=date), "en")["issued"] for date in dates]
    parts = [{"date-parts": [[2022, 3, 7][:count]]} for count in (1, 2, 3)]
    assert issued == [*parts, {"literal": "spring 2022"}]


#: the part of CSL's schema for data that citations of ours use
DATE = {
    "type": "object",
    "properties": {
        "date-parts": {
            "type": "array",
            "minItems": 1,
            "maxItems": 2,
            "items": {"type": "array", "items": {"type": "integer"}, "minItems": 1, "maxItems": 3},
        },
        "literal": {"type": "string"},
    },
    "additionalProperties": False,
}
STRINGS = ("id", "title", "container-title", "publisher", "genre", "URL", "language", "note")
NAME = {
    "type": "object",
    "properties": {"literal": {"type": "string"}},
    "additionalProperties": False,
}
CSL = {
    "type": "array",
    "items": {
        "type": "object",
        "properties": {
            **{key: {"type": "string"} for key in STRINGS},
            "type": {"enum": ["article-newspaper", "report", "dataset", "entry-encyclopedia"]},
            "author": {"type": "array", "items": NAME},
            "issued": DATE,
            "accessed": DATE,
        },
        "required": ["type", "id"],
        "additionalProperties": False,
    },
}


@pytest.mark.parametrize("lang", LANGS)
def test_csl_json_is_as_its_schema_says(ledger: WholeLedger, lang: Lang) -> None:
    cited = [BULLETIN._replace(kind=kind) for kind in SOURCE_KINDS]
    cited += [*ledger.sources, BARE, BARE._replace(date_published="spring 2022")]
    found = json.loads(written(cited, Citation.csl_json, lang))
    assert [item["id"] for item in found] == [one.id for one in cited]
    assert list(Validator(CSL).iter_errors(found)) == []


def test_a_style_of_csl_sets_every_kind_of_source() -> None:
    cited = [BULLETIN._replace(id=kind.replace("_", "-"), kind=kind) for kind in SOURCE_KINDS]
    items = json.loads(written([*cited, BARE], Citation.csl_json))
    style = CitationStylesStyle("harvard-cite-them-right", locale="en-GB", validate=False)
    shown = CitationStylesBibliography(style, CiteProcJSON(items), formatter.plain)
    for item in items:
        shown.register(Cited([CitationItem(item["id"])]))
    said = [str(one) for one in shown.bibliography()]
    assert len(said) == len(items)
    for one in said[:-1]:
        assert "2021年统计公报" in one
        assert "(2022)" in one
        assert "如东县统计局" in one
    assert "(no date)" in said[-1]


def test_every_kind_of_source_has_its_type() -> None:
    assert tuple(CSL_TYPES) == tuple(ENTRIES) == SOURCE_KINDS


# all of them


@pytest.mark.parametrize("lang", LANGS)
def test_the_whole_bibliography_is_read_back(ledger: WholeLedger, lang: Lang) -> None:
    stream = io.StringIO()
    writer(Citation.bibtex)(sources(ledger), stream, Look(lang))
    found = read(stream.getvalue())
    assert list(found) == [source.id for source in ledger.sources]
    assert {one.type for one in found.values()} <= {kind for kind, _ in ENTRIES.values()}


def test_where_nothing_is_cited_there_is_nothing_to_read() -> None:
    assert [written([], form) for form in Citation] == ["", "", "[]\n"]

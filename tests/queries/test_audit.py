"""A copy of a source's text held against the ledger: agreed, moved, misread, missing, and never by a guess."""

from __future__ import annotations

import hashlib
from decimal import Decimal
from typing import Any

import pytest

from nantong_cli.answer import Table
from nantong_cli.errors import QuestionError, message
from nantong_cli.holdings import WholeLedger
from nantong_cli.model import Claim, Observation, Relative, Target
from nantong_cli.queries.audit import audit
from tests.queries.conftest import PAPER, ledger, metric, observation, place, project, target

HAIAN, RUGAO = place("haian"), place("rugao")
GDP, FAI, COUNT = metric("gdp_growth"), metric("fai_growth"), metric("projects")
ARTICLE = PAPER._replace(sha256="0" * 64)
OTHER = PAPER._replace(id="other", sha256="1" * 64)


def figure(words: str, paragraph: int, said: str | Claim, **more: Any) -> Target:
    """Return a target that the article states in these words of a paragraph."""
    place, metric = more.pop("place", HAIAN), more.pop("metric", GDP)
    own = target(place, metric, said, source=more.pop("source", ARTICLE), **more)
    return own._replace(figure=words, paragraph=paragraph)


def book(*records: Target | Observation, **more: Any) -> WholeLedger:
    """Return a ledger of these records."""
    return ledger(*records, places=[HAIAN, RUGAO], sources=more.pop("sources", [ARTICLE]), **more)


def found(table: Table) -> list[tuple[Any, ...]]:
    """Return what a person would look for in each row: the words, the state, where, and the copy's own words."""
    keys = [column.key for column in table.columns]
    rows = [dict(zip(keys, row, strict=True)) for row in table.rows]
    return [(row["figure"], row["state"], row["found"], row["words"]) for row in rows]


def one(words: str, said: str | Claim, text: str, *, paragraph: int = 1) -> tuple[Any, ...]:
    """Return state, paragraph and words of a single figure in a copy."""
    ((_, *rest),) = found(audit(book(figure(words, paragraph, said)), text))
    return tuple(rest)


def test_words_in_their_paragraph_agree() -> None:
    table = audit(book(figure("6.5%以上", 2, ">= 6.5")), "標題\nGDP增長6.5%以上。\n")
    assert found(table) == [("6.5%以上", "agreed", 2, "6.5%以上")]
    assert table.holds
    assert table.title == ARTICLE.attribution_short


@pytest.mark.parametrize(
    ("words", "said", "written"),
    [
        pytest.param("達74億元", "= 74", "达74亿元", id="simplified"),
        pytest.param("超1300億元", "> 1300", "超1,300億元", id="thousands"),
        pytest.param(
            "超1300億元", "> 1300", "超1\N{NARROW NO-BREAK SPACE}300億元", id="thin blanks"
        ),
        pytest.param("超1,300億元", "> 1300", "超１３００億元", id="full width"),
        pytest.param("6.5%以上", ">= 6.5", "６．５％以上", id="full width, point and percent"),
        pytest.param("6.5%以上", ">= 6.5", "6.5 % 以上", id="blanks"),
        pytest.param("約九成", "~ 90", "約90%", id="numerals"),
        pytest.param("約90%", "~ 90", "约九成", id="numerals, the other way"),
        pytest.param("超半數", "> 50", "超50%", id="half"),
        pytest.param("第18位", "= 18", "第十八位", id="an ordinal"),
        pytest.param("全球第一", "= 1", "全球第1", id="an ordinal, the other way"),
        pytest.param("100MWh", "= 100", "100mwh", id="case"),
        pytest.param("“6.5%”以上", ">= 6.5", "「6.5%」以上", id="quotes"),
        pytest.param(
            "6.5%以上", ">= 6.5", "6.5\N{ZERO WIDTH SPACE}%以上", id="what cannot be seen"
        ),
    ],
)
def test_it_does_not_matter_how_words_are_written(words: str, said: str, written: str) -> None:
    state, paragraph, _ = one(words, said, f"全年增長{written}，再創新高")
    assert (state, paragraph) == ("agreed", 1)


@pytest.mark.parametrize(
    ("words", "said", "text"),
    [
        ("8%以上", ">= 8", "18%以上"),
        ("8%以上", ">= 8", "6.8%以上"),
        ("達8", "= 8", "達8.5"),
        ("達8", "= 8", "達80"),
        ("5個", "= 5", "1,005個，共2025 05個"),
    ],
)
def test_a_number_stands_as_a_whole_or_not_at_all(words: str, said: str, text: str) -> None:
    state, *_ = one(words, said, text)
    assert state in ("misread", "missing")


def test_a_point_that_ends_what_is_before_is_no_part_of_the_number() -> None:
    assert one("8%以上", ">= 8", "表現亮眼……8%以上") == ("agreed", 1, "8%以上")


def test_words_in_another_paragraph_have_moved_to_the_nearest() -> None:
    text = "6.5%以上\n二\n三\n四\n6.5%以上\n"
    assert one("6.5%以上", ">= 6.5", text, paragraph=4) == ("moved", 5, "6.5%以上")
    assert one("6.5%以上", ">= 6.5", text, paragraph=9) == ("moved", 5, "6.5%以上")


def test_words_that_stand_nowhere_are_missing() -> None:
    assert one("6.5%以上", ">= 6.5", "穩步增長") == ("missing", None, None)


@pytest.mark.parametrize(
    ("words", "said", "text", "read"),
    [
        pytest.param("達74億元", "= 74", "收入達75億元", "達75億元", id="another number"),
        pytest.param("達74億元", "= 74", "收入達74.0億元", "達74.0億元", id="another digit"),
        pytest.param("6.5%以上", ">= 6.5", "增長6.5%以下", "6.5%以下", id="another hedge"),
        pytest.param("6.5%以上", ">= 6.5", "增長超6.5%", "超6.5%", id="a hedge in front instead"),
        pytest.param("6.5%以上", ">= 6.5", "增長6.5%", "6.5%", id="a hedge lost"),
        pytest.param("65家", "= 65", "淨增65家以上", "65家以上", id="a hedge behind"),
        pytest.param("65家", "= 65", "淨增約65家", "約65家", id="a hedge in front"),
        pytest.param("20.3%", "= 20.3", "增長-20.3%", "-20.3%", id="a sign in front"),
    ],
)
def test_words_that_say_something_else_are_misread(
    words: str, said: str, text: str, read: str
) -> None:
    assert one(words, said, text) == ("misread", 1, read)


@pytest.mark.parametrize(
    ("words", "said", "text"),
    [
        pytest.param("總投資超50億元", "> 50", "总投资达50亿元", id="another word"),
        pytest.param("增長20.3%", "= 20.3", "增長-20.3%", id="a sign that parts them"),
        pytest.param("達74億元", "= 74", "達74萬元", id="another unit"),
        pytest.param("6.5%以上", ">= 6.5", "不低於6.5%", id="the same, said otherwise"),
    ],
)
def test_words_that_are_not_the_source_s_are_missing(words: str, said: str, text: str) -> None:
    assert one(words, said, text) == ("missing", None, None)


def test_the_dash_of_a_range_is_no_sign_and_signing_is_no_hedge() -> None:
    assert one("6%", "= 6", "5%-6%") == ("agreed", 1, "6%")
    assert one("增長6%", "= 6", "一季度-增長6%") == ("agreed", 1, "增長6%")
    assert one("6%", "= 6", "約-6%") == ("misread", 1, "約-6%")
    assert one("51個", "= 51", "簽約51個") == ("agreed", 1, "51個")


def test_a_comparison_is_held_by_its_hedge() -> None:
    above = Claim(op=">", relative=Relative(place=RUGAO, metric=GDP))
    assert one("高於全省平均", above, "增速高于全省平均") == ("agreed", 1, "高于全省平均")
    assert one("高於全省平均", above, "增速低於全省平均") == ("misread", 1, "低於全省平均")
    assert one("高於全省平均", above, "增速不高於全省平均") == ("misread", 1, "不高於全省平均")


def test_what_is_told_without_a_number_is_held_by_its_words_alone() -> None:
    text = "穩居南通第一方陣，項目1個"
    assert one("穩居南通第一方陣", "first_tier", text) == ("agreed", 1, "穩居南通第一方陣")
    assert one("主要指標實現目標", "", text) == ("missing", None, None)


def test_whose_number_it_is_is_never_guessed() -> None:
    records = (figure("27個", 1, "= 27"), figure("51個", 1, "= 51", metric=COUNT))
    assert found(audit(book(*records), "簽約51個，開工28個")) == [
        ("51個", "agreed", 1, "51個"),
        ("27個", "misread", 1, "28個"),
    ]
    assert found(audit(book(*records), "簽約52個，開工28個")) == [
        ("27個", "missing", None, None),
        ("51個", "missing", None, None),
    ]


def test_one_phrase_may_state_several_figures_and_each_may_have_its_own() -> None:
    records = (figure("不少於30個", 1, ">= 30"), figure("不少於30個", 1, ">= 30", metric=COUNT))
    twice = "簽約不少於30個，開工不少於30個"
    assert [row[1] for row in found(audit(book(*records), twice))] == ["agreed", "agreed"]
    assert [row[1] for row in found(audit(book(*records), "均不少於30個"))] == ["agreed", "agreed"]
    assert found(audit(book(*records), twice.replace("30個", "20個", 1))) == [
        ("不少於30個", "agreed", 1, "不少於30個"),
        ("不少於30個", "misread", 1, "不少於20個"),
    ]
    both = found(audit(book(*records), twice.replace("30個", "20個")))
    assert [row[1:] for row in both] == [("misread", 1, "不少於20個")] * 2
    shared = found(audit(book(*records), "均不少於20個"))
    assert [row[1:] for row in shared] == [("misread", 1, "不少於20個")] * 2


def test_the_one_that_agrees_is_meant_where_words_stand_more_often_than_figures() -> None:
    assert one("65家", "= 65", "超65家，其中高企65家") == ("agreed", 1, "65家")


def test_results_and_figures_of_projects_are_held_too() -> None:
    seen = observation(HAIAN, FAI, "= 7", source=ARTICLE)._replace(figure="7%", paragraph=1)
    about = figure("8%", 2, "= 8", about="plant")
    whole = ledger(seen, project("plant", RUGAO, about), places=[HAIAN, RUGAO], sources=[ARTICLE])
    assert found(audit(whole, "增長7%\n占8%")) == [
        ("7%", "agreed", 1, "7%"),
        ("8%", "agreed", 2, "8%"),
    ]


def test_records_without_words_or_paragraph_and_of_other_sources_are_left_out() -> None:
    seen = observation(HAIAN, FAI, "= 7", source=ARTICLE)
    records = (
        seen._replace(figure=None),
        seen._replace(id="b", paragraph=None),
        figure("8%", 1, "= 8", source=PAPER._replace(id="paper-2")),
    )
    table = audit(book(*records), "7% 8%")
    assert (found(table), table.holds) == ([], True)


def test_rows_stand_by_state_and_paragraph_and_each_has_its_reading() -> None:
    records = (
        figure("6.5%以上", 3, ">= 6.5"),
        figure("8%以上", 1, ">= 8", metric=FAI),
        figure("超5%", 2, "> 5", metric=COUNT),
    )
    table = audit(book(*records), "增長9%以上\n無\n超5%，6.5%以上")
    keys = [column.key for column in table.columns]
    rows = [dict(zip(keys, row, strict=True)) for row in table.rows]
    told = ("id", "state", "op", "value", "paragraph", "found", "read_op", "read_value")
    assert [tuple(row[key] for key in told) for row in rows] == [
        ("haian.gdp_growth.2023", "agreed", ">=", Decimal("6.5"), 3, 3, ">=", Decimal("6.5")),
        ("haian.projects.2023", "moved", ">", Decimal(5), 2, 3, ">", Decimal(5)),
        ("haian.fai_growth.2023", "misread", ">=", Decimal(8), 1, 1, ">=", Decimal(9)),
    ]
    assert not table.holds
    counted = message("note.audit", figures=3, agreed=1, moved=1, misread=1, missing=0)
    assert [(note.text, note.aloud) for note in table.notes] == [
        (message("note.digest_differs"), True),
        (counted, True),
    ]


def test_people_see_the_copys_words_where_one_is_misread() -> None:
    def seen(text: str) -> list[str]:
        table = audit(book(figure("6.5%以上", 1, ">= 6.5")), text)
        return [column.key for column in table.columns if column.audience != "machine"]

    usual = ["state", "place", "metric", "figure", "paragraph", "found"]
    assert seen("6.5%以上") == usual
    assert seen("7.5%以上") == [*usual, "words"]


def digest_of(text: str) -> str:
    """Return the digest that a source keeps of its text."""
    return hashlib.sha256(text.encode()).hexdigest()


def test_a_digest_that_differs_is_told_and_is_no_disagreement() -> None:
    text = "增長6.5%以上\r\n"
    same = ARTICLE._replace(sha256=digest_of(text))
    for source, digest, is_aloud in ((same, "matches", False), (ARTICLE, "differs", True)):
        record = figure("6.5%以上", 1, ">= 6.5", source=source)
        table = audit(book(record, sources=[source]), text)
        assert table.holds
        assert table.rows[0][-1] == digest
        assert table.notes[0].text == message(f"note.digest_{digest}")
        assert [note.aloud for note in table.notes] == [is_aloud, False]


def test_the_source_is_the_one_of_the_digest_or_the_only_one_or_the_one_named() -> None:
    text = "7%"
    same = OTHER._replace(sha256=digest_of(text))
    records = (figure("6%", 1, "= 6"), figure("7%", 1, "= 7", metric=FAI, source=same))
    two = book(*records, sources=[ARTICLE, same])
    assert found(audit(two, text)) == [("7%", "agreed", 1, "7%")]
    assert found(audit(two, text, source=ARTICLE))[0][0] == "6%"
    dateless = book(*records, sources=[ARTICLE, same._replace(sha256=None)])
    assert found(audit(dateless, text))[0][0] == "6%"
    with pytest.raises(QuestionError) as several:
        audit(two, "8%")
    assert several.value.message == message("audit.which_source", sources="paper, other")
    with pytest.raises(QuestionError) as none:
        audit(book(*records, sources=[PAPER]), text)
    assert none.value.message == message("audit.no_source")


@pytest.mark.parametrize(
    "lines",
    ["一\n二", "一\r\n二\r\n", "\n\n一\n \t\u3000\n\ufeff\n二\n\n", "一\r\u200b\r二"],
    ids=["plain", "CRLF", "blank lines", "CR and what cannot be seen"],
)
def test_paragraphs_are_the_lines_on_which_something_stands(lines: str) -> None:
    assert one("二", "", lines, paragraph=2) == ("agreed", 2, "二")


def test_nothing_that_steers_a_terminal_comes_out_of_the_copy() -> None:
    state, _, words = one("6.5%以上", ">= 6.5", "6.5\u202e%\u2066以上\x1b[31m")
    assert (state, words) == ("agreed", "6.5%以上")


def test_a_quotation_is_quoted_to_its_end() -> None:
    assert one("實現“翻番”", "", "較年初實現「翻番」。") == ("agreed", 1, "實現「翻番」")
    assert one("增長8%", "= 8", "“增長8%”，") == ("agreed", 1, "增長8%")

"""The folding of figure words: both scripts of every one of the ledger's, and never another number."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from opencc import OpenCC

from nantong_cli.holdings import WholeLedger
from nantong_cli.model import Observation, Target
from nantong_cli.passages import script, script_of
from nantong_cli.queries.figure_words import Copy, Folding

TO_SIMPLIFIED = OpenCC("t2s")
#: Traditional as the standard, Taiwan and Hong Kong write it
TO_TRADITIONAL = [OpenCC(name) for name in ("s2t", "s2tw", "s2hk")]
VARIANTS = script({})
BARE = Folding(VARIANTS)


@pytest.fixture(scope="module")
def figures(ledger: WholeLedger) -> list[str]:
    """Return the figure words of every record."""
    about_projects = (one for project in ledger.projects for one in project.figures)
    every: tuple[Target | Observation, ...] = (
        *ledger.targets,
        *ledger.observations,
        *about_projects,
    )
    return sorted({one.figure for one in every if one.figure})


def test_every_figure_folds_to_one_thing_in_either_script(
    ledger: WholeLedger, figures: list[str]
) -> None:
    folding = Folding(script_of(ledger))
    assert len(figures) > 40
    for figure in figures:
        simplified = TO_SIMPLIFIED.convert(figure)
        written = [simplified, *(to.convert(simplified) for to in TO_TRADITIONAL)]
        assert {folding.of(one) for one in written} == {folding.of(figure)}, figure


def test_the_variants_are_simplified_as_opencc_has_them() -> None:
    pairs = {chr(other): plain for other, plain in VARIANTS.items()}
    differing = {other for other, plain in pairs.items() if TO_SIMPLIFIED.convert(other) != plain}
    assert differing == set()
    assert all(TO_SIMPLIFIED.convert(plain) == plain for plain in pairs.values())


def test_different_figures_stay_different(ledger: WholeLedger, figures: list[str]) -> None:
    folding = Folding(script_of(ledger))
    assert len({folding.of(figure) for figure in figures}) == len(figures)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("６，０３２．４ 億元", "6032.4亿元"),
        ("1,522.10", "1522.10"),
        ("51個,300名", "51个,300名"),
        ("2023 65家", "2023 65家"),
        ("達 74\u3000億元", "达74亿元"),
        ("「翻番」『翻番』“翻番”", "翻番翻番翻番"),
        ("九成、十成、半數、第二十一", "90%、100%、50%、第21"),
        ("第一二", "第一二"),
        ("完成一半", "完成一半"),
        ("−0.5％", "-0.5%"),
        ("", ""),
    ],
)
def test_a_text_is_folded(text: str, folded: str) -> None:
    assert BARE.of(text) == folded


@given(st.text(), st.text())
def test_figure_words_are_found_and_quoted_wherever_they_stand(before: str, after: str) -> None:
    text = f"{before}總達74億元、{after}"
    copy = Copy(text, BARE)
    spots = [spot for n in range(1, len(copy.lines) + 1) for spot in copy.spots("總達74億元", n)]
    assert any("總達74億元" in copy.quoted(spot) for spot in spots)  # with the hedges around them


@given(st.text(alphabet="0123456789.,， 　“”九成半數第十個約超以上達x\u202e", max_size=30))
def test_what_is_quoted_folds_to_what_was_found(text: str) -> None:
    copy = Copy(text, BARE)
    for paragraph in range(1, len(copy.lines) + 1):
        for spot in copy.spots("個", paragraph):
            assert BARE.of(copy.quoted(spot)) == spot.words


@given(st.decimals(min_value=0, max_value=99999, places=1), st.decimals(0, 99999, places=1))
def test_a_number_is_found_where_it_stands_and_no_other_is(one: Decimal, other: Decimal) -> None:
    copy = Copy(f"增長{other:f}%。", BARE)
    assert bool(copy.spots(f"{one:f}%", 1)) == (one == other)


def test_a_paragraph_that_there_is_not_holds_nothing() -> None:
    copy = Copy("6%\n", BARE)
    for paragraph in (0, -1, 2):
        assert copy.spots("6%", paragraph) == []
        assert copy.likenesses("6%", paragraph) == []

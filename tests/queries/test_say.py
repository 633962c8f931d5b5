"""Reads whole sentences, as an editor would: hedge, strength, date, source, and what became of it, in each language."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from nantong_cli.errors import QuestionError
from nantong_cli.holdings import WholeLedger
from nantong_cli.model import LANGS, Claim, Observation, Op, Relative, Target, Term, Text
from nantong_cli.queries.say import say
from nantong_cli.render.findings import sentence
from tests.queries.conftest import HERE, observation, source, target

PAPER = source("paper")._replace(
    attribution_short=Text("the paper, August 2023", "报纸，2023年8月", "報紙，2023年8月")
)
BUREAU = source("bureau")._replace(
    attribution_short=Text("the bureau", "统计局", "統計局"), date_published="2024-01-17"
)
SPRING = Term("spring", Text("goal of spring", "春季目标", "春季目標"), HERE)
OWN_ARTICLE = SPRING._replace(names=Text("the goal of spring", "春季目标", "春季目標"))
FIRST_TIER = Term("first_tier", Text("first tier of Nantong", "南通第一方阵", "南通第一方陣"), HERE)
PARK = Text("Tide Park", "潮汐园", "潮汐園")


class Desk:
    """Figures of Rugao by the bundled ledger's own metrics and places, and the sentences told of them."""

    def __init__(self, ledger: WholeLedger) -> None:
        self.ledger = ledger._replace(targets=(), observations=(), projects=())
        self.place = {one.id: one for one in ledger.places}
        self.metric = {one.id: one for one in ledger.metrics}
        self.projects = ledger.projects

    def target(self, said: str | Claim, of: str = "gdp_growth", **given: Any) -> Target:
        """Return a target of Rugao."""
        return target(self.place["rugao"], self.metric[of], said, source=PAPER, **given)

    def seen(
        self, said: str, of: str = "gdp_growth", who: str = "rugao", **given: Any
    ) -> Observation:
        """Return a result of 2023 that the bureau published."""
        given = {"period": "2023", **given}
        return observation(self.place[who], self.metric[of], said, source=BUREAU, **given)

    def beside(self, op: Op, who: str, of: str = "gdp_growth", factor: str = "") -> Claim:
        """Return a claim that is measured by another place."""
        times = Decimal(factor) if factor else None
        relative = Relative(place=self.place[who], metric=self.metric[of], factor=times)
        return Claim(op=op, relative=relative)

    def read(self, *records: Target | Observation) -> list[str]:
        """Return the sentence of the first record in each language, told with the others at hand."""
        found = self.ledger._replace(
            targets=tuple(one for one in records if isinstance(one, Target)),
            observations=tuple(one for one in records if isinstance(one, Observation)),
            projects=self.ledger.projects,
        )
        said = say(found, [records[0].id])
        return [sentence(said, lang).replace("\u00a0", " ") for lang in LANGS]


@pytest.fixture(scope="module")
def desk(ledger: WholeLedger) -> Desk:
    """Return the bundled ledger's places and metrics, with none of its figures."""
    return Desk(ledger)


def goal(op: Op, factor: str, named: Term = SPRING) -> Claim:
    """Return the claim of so many times an earlier goal."""
    return Claim(op=op, relative=Relative(goal=named, factor=Decimal(factor)))


#: what is promised as a number, and how a rate reads; each hedge is told apart from every other
ABSOLUTE = [
    ("= 6.5", "would come to 6.5 %", "达到6.5%", "達到6.5%"),
    (">= 6.5", "would be at least 6.5 %", "不低于6.5%", "不低於6.5%"),
    ("<= 6.5", "would be at most 6.5 %", "不超过6.5%", "不超過6.5%"),
    ("> 6.5", "would be more than 6.5 %", "超过6.5%", "超過6.5%"),
    ("< 6.5", "would be less than 6.5 %", "低于6.5%", "低於6.5%"),
    ("~ 6.5", "would be about 6.5 %", "约为6.5%", "約為6.5%"),
    (">= 6.50", "would be at least 6.50 %", "不低于6.50%", "不低於6.50%"),
]


@pytest.mark.parametrize(("said", "en", "hans", "hant"), ABSOLUTE)
def test_a_number_keeps_its_hedge_and_its_digits(
    desk: Desk, said: str, en: str, hans: str, hant: str
) -> None:
    assert desk.read(desk.target(said)) == [
        (
            f"Rugao planned that “GDP growth” for 2023 {en} (the paper, August 2023, ¶ 7); "
            "no result for 2023 is known."
        ),
        f"如皋市计划2023年“地区生产总值增速”{hans}（报纸，2023年8月，第7段）；没有2023年的结果。",
        f"如皋市計劃2023年“地區生產總值增速”{hant}（報紙，2023年8月，第7段）；沒有2023年的結果。",
    ]


@pytest.mark.parametrize(
    ("said", "en", "hans", "hant"),
    [
        ("= 150", "would come to 150 projects", "达到150 个", "達到150 個"),
        (">= 150", "would be at least 150 projects", "不少于150 个", "不少於150 個"),
        ("<= 150", "would be at most 150 projects", "不超过150 个", "不超過150 個"),
        ("> 150", "would be more than 150 projects", "超过150 个", "超過150 個"),
        ("< 150", "would be fewer than 150 projects", "少于150 个", "少於150 個"),
        ("~ 150", "would be about 150 projects", "约为150 个", "約為150 個"),
    ],
)
def test_what_is_counted_is_fewer_and_not_lower(
    desk: Desk, said: str, en: str, hans: str, hant: str
) -> None:
    assert desk.read(desk.target(said, "scitech_projects")) == [
        (
            f"Rugao planned that “Sci-tech projects attracted” for 2023 {en} "
            "(the paper, August 2023, ¶ 7); no result for 2023 is known."
        ),
        f"如皋市计划2023年“招引科创项目”{hans}（报纸，2023年8月，第7段）；没有2023年的结果。",
        f"如皋市計劃2023年“招引科創項目”{hant}（報紙，2023年8月，第7段）；沒有2023年的結果。",
    ]


@pytest.mark.parametrize(
    ("strength", "en", "hans", "hant"),
    [
        ("ensure", "was to ensure that", "要确保", "要確保"),
        ("plan", "planned that", "计划", "計劃"),
        ("strive", "was to strive so that", "力争", "力爭"),
        ("expect", "expected that", "预计", "預計"),
    ],
)
def test_firmness_is_the_verb(desk: Desk, strength: str, en: str, hans: str, hant: str) -> None:
    assert desk.read(desk.target("> 74", "budget_revenue", strength=strength)) == [
        (
            f"Rugao {en} “General public budget revenue” for 2023 would be more than CNY 7.4 bn "
            "(the paper, August 2023, ¶ 7); no result for 2023 is known."
        ),
        f"如皋市{hans}2023年“一般公共预算收入”超过74 亿元（报纸，2023年8月，第7段）；没有2023年的结果。",
        f"如皋市{hant}2023年“一般公共預算收入”超過74 億元（報紙，2023年8月，第7段）；沒有2023年的結果。",
    ]


@pytest.mark.parametrize(
    ("op", "factor", "en", "hans"),
    [
        ("=", "", "would come to that of Jiangsu", "达到江苏省的水平"),
        (">=", "", "would be at least that of Jiangsu", "不低于江苏省的水平"),
        ("<=", "", "would be at most that of Jiangsu", "不高于江苏省的水平"),
        (">", "", "would be above that of Jiangsu", "高于江苏省的水平"),
        ("<", "", "would be below that of Jiangsu", "低于江苏省的水平"),
        ("~", "", "would be about that of Jiangsu", "约为江苏省的水平"),
        (">", "1.5", "would be above 1.5 times that of Jiangsu", "高于江苏省的1.5倍"),
        (">=", "2", "would be at least twice that of Jiangsu", "不低于江苏省的2倍"),
    ],
)
def test_a_place_to_be_measured_by_is_named_with_the_comparator(
    desk: Desk, op: Op, factor: str, en: str, hans: str
) -> None:
    told = desk.read(desk.target(desk.beside(op, "jiangsu", factor=factor)))
    reason = "what it is measured by is not published"
    assert told[:2] == [
        (
            f"Rugao planned that “GDP growth” for 2023 {en} (the paper, August 2023, ¶ 7); no result "
            f"for 2023 is known, and whether the target was met cannot be judged ({reason})."
        ),
        (
            f"如皋市计划2023年“地区生产总值增速”{hans}（报纸，2023年8月，第7段）；没有2023年的结果，"
            "无从判定是否达到目标（用作参照的数没有公开）。"
        ),
    ]


def test_another_metric_to_be_measured_by_is_named(desk: Desk) -> None:
    promised = desk.target(desk.beside(">", "rugao"), "budget_revenue_growth", strength="ensure")
    assert desk.read(promised, desk.seen("= 6"), desk.seen("= 8", "budget_revenue_growth")) == [
        (
            "Rugao was to ensure that “Growth of general public budget revenue” for 2023 would be "
            "above “GDP growth” of Rugao (the paper, August 2023, ¶ 7); by what is known it came to 8 % "
            "(preliminary figure: the bureau, 17 January 2024; grade B), while “GDP growth” of Rugao "
            "came to 6 % (preliminary figure: the bureau, 17 January 2024; grade B), so the target is met."
        ),
        (
            "如皋市要确保2023年“一般公共预算收入增速”高于如皋市的“地区生产总值增速”（报纸，2023年8月，第7段）；"
            "据现有资料，为8%（初步数：统计局，2024年1月17日；等级 B），如皋市的“地区生产总值增速”为6%"
            "（初步数：统计局，2024年1月17日；等级 B），达到目标。"
        ),
        (
            "如皋市要確保2023年“一般公共預算收入增速”高於如皋市的“地區生產總值增速”（報紙，2023年8月，第7段）；"
            "據現有資料，為8%（初步數：統計局，2024年1月17日；等級 B），如皋市的“地區生產總值增速”為6%"
            "（初步數：統計局，2024年1月17日；等級 B），達到目標。"
        ),
    ]


@pytest.mark.parametrize("named", [SPRING, OWN_ARTICLE])
@pytest.mark.parametrize(
    ("op", "factor", "en", "hant"),
    [
        ("=", "2", "would come to twice the goal of spring", "達到春季目標的2倍"),
        (">=", "1.5", "would be at least 1.5 times the goal of spring", "不低於春季目標的1.5倍"),
        ("<", "0.9", "would be below 0.9 times the goal of spring", "低於春季目標的0.9倍"),
    ],
)
def test_times_an_earlier_goal_has_its_comparator_and_one_article(
    desk: Desk, named: Term, op: Op, factor: str, en: str, hant: str
) -> None:
    told = desk.read(desk.target(goal(op, factor, named), "scitech_projects"))
    assert told[0] == (
        f"Rugao planned that “Sci-tech projects attracted” for 2023 {en} (the paper, August 2023, "
        "¶ 7); no result for 2023 is known, and whether the target was met cannot be judged "
        "(the earlier goal is not published)."
    )
    assert told[2] == (
        f"如皋市計劃2023年“招引科創項目”{hant}（報紙，2023年8月，第7段）；沒有2023年的結果，"
        "無從判定是否達到目標（先前的目標沒有公開）。"
    )


def test_an_earlier_goal_that_is_known_stands_beside_the_result(desk: Desk) -> None:
    early = desk.target("= 60", "scitech_projects", goal=SPRING)._replace(id="early")
    promised = desk.target(goal("=", "2"), "scitech_projects", strength="strive")
    seen = desk.seen("= 118", "scitech_projects", status="final", grade="A")
    assert desk.read(promised, early, seen) == [
        (
            "Rugao was to strive so that “Sci-tech projects attracted” for 2023 would come to twice the "
            "goal of spring (the paper, August 2023, ¶ 7); by what is known it came to 118 projects "
            "(final figure: the bureau, 17 January 2024; grade A), while the goal of spring was 60 "
            "projects (the paper, August 2023, ¶ 7), so the target is not met."
        ),
        (
            "如皋市力争2023年“招引科创项目”达到春季目标的2倍（报纸，2023年8月，第7段）；据现有资料，为118 个"
            "（最终数：统计局，2024年1月17日；等级 A），春季目标为60 个（报纸，2023年8月，第7段），未达到目标。"
        ),
        (
            "如皋市力爭2023年“招引科創項目”達到春季目標的2倍（報紙，2023年8月，第7段）；據現有資料，為118 個"
            "（最終數：統計局，2024年1月17日；等級 A），春季目標為60 個（報紙，2023年8月，第7段），未達到目標。"
        ),
    ]


def test_a_quality_is_quoted_and_said_to_be_undefined(desk: Desk) -> None:
    promised = desk.target(Claim(qualitative=FIRST_TIER), strength="ensure")
    assert desk.read(promised, desk.seen("~ 6", status="estimate")) == [
        (
            "Rugao was to ensure that “GDP growth” for 2023 would be in the “first tier of Nantong”, "
            "which nobody defines (the paper, August 2023, ¶ 7); by what is known it was about 6 % "
            "(estimate: the bureau, 17 January 2024; grade B), and whether the target was met cannot "
            "be judged."
        ),
        (
            "如皋市要确保2023年“地区生产总值增速”处于没有界定的“南通第一方阵”（报纸，2023年8月，第7段）；"
            "据现有资料，约为6%（预计数：统计局，2024年1月17日；等级 B），无从判定是否达到目标。"
        ),
        (
            "如皋市要確保2023年“地區生產總值增速”處於沒有界定的“南通第一方陣”（報紙，2023年8月，第7段）；"
            "據現有資料，約為6%（預計數：統計局，2024年1月17日；等級 B），無從判定是否達到目標。"
        ),
    ]


def test_a_goal_without_a_number_is_said_to_have_none(desk: Desk) -> None:
    assert desk.read(desk.target("", period="2023-H2")) == [
        (
            "Rugao planned that “GDP growth” for the second half of 2023 would reach a target of which "
            "no number is given (the paper, August 2023, ¶ 7); no result for the second half of 2023 "
            "is known, and whether the target was met cannot be judged."
        ),
        (
            "如皋市计划2023年下半年“地区生产总值增速”达到未列数字的目标（报纸，2023年8月，第7段）；"
            "没有2023年下半年的结果，无从判定是否达到目标。"
        ),
        (
            "如皋市計劃2023年下半年“地區生產總值增速”達到未列數字的目標（報紙，2023年8月，第7段）；"
            "沒有2023年下半年的結果，無從判定是否達到目標。"
        ),
    ]


#: what was seen, and how a target of 6.5 % or more is told to have ended
ENDS = [
    ("= 6.6", "final", "it came to 6.6 % (final figure", "so the target is met"),
    ("> 6.5", "preliminary", "it was more than 6.5 % (preliminary figure", "so the target is met"),
    ("~ 6.3", "estimate", "it was about 6.3 % (estimate", "so the target is not met"),
    ("<= 6.4", "estimate", "it was at most 6.4 % (estimate", "so the target is not met"),
    ("< 6.4", "estimate", "it was less than 6.4 % (estimate", "so the target is not met"),
    (
        *(">= 6.4", "estimate", "it was at least 6.4 % (estimate"),
        "which leaves open whether the target was met (rounding or a hedge alone could turn it)",
    ),
    (
        *("~ 6", "estimate", "it was about 6 % (estimate"),
        "so the target is not met",
    ),
]


@pytest.mark.parametrize(("seen", "status", "known", "verdict"), ENDS)
def test_the_result_has_its_own_hedge_and_status_and_the_verdict(
    desk: Desk, seen: str, status: str, known: str, verdict: str
) -> None:
    told = desk.read(desk.target(">= 6.5"), desk.seen(seen, status=status))
    assert told[0] == (
        "Rugao planned that “GDP growth” for 2023 would be at least 6.5 % (the paper, August 2023, "
        f"¶ 7); by what is known {known}: the bureau, 17 January 2024; grade B), {verdict}."
    )


def test_an_undecided_verdict_says_beside_what(desk: Desk) -> None:
    beside = desk.seen("= 5.8", who="jiangsu", status="final", grade="A")
    promised = desk.target(desk.beside(">", "jiangsu"))
    assert desk.read(promised, desk.seen("~ 6", status="estimate", grade="C"), beside) == [
        (
            "Rugao planned that “GDP growth” for 2023 would be above that of Jiangsu (the paper, August "
            "2023, ¶ 7); by what is known it was about 6 % (estimate: the bureau, 17 January 2024; "
            "grade C), while that of Jiangsu came to 5.8 % (final figure: the bureau, 17 January 2024; "
            "grade A), which leaves open whether the target was met (rounding or a hedge alone could "
            "turn it)."
        ),
        (
            "如皋市计划2023年“地区生产总值增速”高于江苏省的水平（报纸，2023年8月，第7段）；据现有资料，约为6%"
            "（预计数：统计局，2024年1月17日；等级 C），江苏省为5.8%（最终数：统计局，2024年1月17日；等级 A），"
            "是否达到目标不能确定（仅凭四舍五入或措辞就可能改变）。"
        ),
        (
            "如皋市計劃2023年“地區生產總值增速”高於江蘇省的水平（報紙，2023年8月，第7段）；據現有資料，約為6%"
            "（預計數：統計局，2024年1月17日；等級 C），江蘇省為5.8%（最終數：統計局，2024年1月17日；等級 A），"
            "是否達到目標不能確定（僅憑四捨五入或措辭就可能改變）。"
        ),
    ]


@pytest.mark.parametrize(
    ("least", "en", "hans"),
    [
        ("6", "each of which meets the target", "但都达到目标"),
        ("7.5", "none of which meets the target", "但都未达到目标"),
        ("6.5", "which leaves open whether the target was met", "是否达到目标不能确定"),
    ],
)
def test_results_that_disagree_are_all_told(desk: Desk, least: str, en: str, hans: str) -> None:
    other = desk.seen("= 7.2")._replace(id="other", source=PAPER)
    told = desk.read(desk.target(f">= {least}"), desk.seen("= 6.2"), other)
    assert told[:2] == [
        (
            f"Rugao planned that “GDP growth” for 2023 would be at least {least} % (the paper, August "
            "2023, ¶ 7); equally good results disagree: 6.2 % (preliminary figure: the bureau, 17 "
            f"January 2024; grade B), 7.2 % (preliminary figure: the paper, August 2023; grade B), {en}."
        ),
        (
            f"如皋市计划2023年“地区生产总值增速”不低于{least}%（报纸，2023年8月，第7段）；同样可靠的结果不一致："
            "6.2%（初步数：统计局，2024年1月17日；等级 B）、7.2%（初步数：报纸，2023年8月；等级 B），"
            f"{hans}。"
        ),
    ]


def test_a_benchmark_on_which_results_disagree_is_told_with_all_of_them(desk: Desk) -> None:
    others = [desk.seen(f"= {one}", who="jiangsu")._replace(id=one) for one in ("5.8", "6.8")]
    told = desk.read(desk.target(desk.beside(">", "jiangsu")), desk.seen("= 6.2"), *others)
    standing = "(preliminary figure: the bureau, 17 January 2024; grade B)"
    assert told[0] == (
        "Rugao planned that “GDP growth” for 2023 would be above that of Jiangsu (the paper, August "
        f"2023, ¶ 7); by what is known it came to 6.2 % {standing}, while the results for “GDP "
        f"growth” of Jiangsu disagree: 5.8 % {standing}, 6.8 % {standing}, which leaves open whether the "
        "target was met (equally good results disagree)."
    )


def test_part_of_a_year_is_never_told_as_the_year(desk: Desk) -> None:
    part = desk.seen("> 100", "scitech_projects", period="2023-H1")
    assert desk.read(desk.target(">= 150", "scitech_projects"), part) == [
        (
            "Rugao planned that “Sci-tech projects attracted” for 2023 would be at least 150 projects "
            "(the paper, August 2023, ¶ 7); only the first half of 2023 is published, for which it was "
            "more than 100 projects (preliminary figure: the bureau, 17 January 2024; grade B)."
        ),
        (
            "如皋市计划2023年“招引科创项目”不少于150 个（报纸，2023年8月，第7段）；只有2023年上半年的数："
            "超过100 个（初步数：统计局，2024年1月17日；等级 B）。"
        ),
        (
            "如皋市計劃2023年“招引科創項目”不少於150 個（報紙，2023年8月，第7段）；只有2023年上半年的數："
            "超過100 個（初步數：統計局，2024年1月17日；等級 B）。"
        ),
    ]


def test_a_result_of_another_scope_is_never_told_as_the_targets(desk: Desk) -> None:
    promised = desk.target(">= 30", "major_projects_signed")._replace(
        scope=Text("domestic", "内资", "內資")
    )
    assert desk.read(promised, desk.seen("= 47", "major_projects_signed")) == [
        (
            "Rugao planned that “Major projects newly signed” (domestic) for 2023 would be at least 30 "
            "projects (the paper, August 2023, ¶ 7); only a result of another scope is published: "
            "“Major projects newly signed” in 2023 came to 47 projects (preliminary figure: the bureau, "
            "17 January 2024; grade B)."
        ),
        (
            "如皋市计划2023年“新签约重大项目”（内资）不少于30 个（报纸，2023年8月，第7段）；只公开了别的范围："
            "2023年“新签约重大项目”为47 个（初步数：统计局，2024年1月17日；等级 B）。"
        ),
        (
            "如皋市計劃2023年“新簽約重大項目”（內資）不少於30 個（報紙，2023年8月，第7段）；只公開了別的範圍："
            "2023年“新簽約重大項目”為47 個（初步數：統計局，2024年1月17日；等級 B）。"
        ),
    ]


@pytest.mark.parametrize(
    ("said", "en", "hans"),
    [
        ("= 16", "came to 16 projects", "为16 个"),
        (">= 16", "was at least 16 projects", "不少于16 个"),
        ("<= 16", "was at most 16 projects", "不超过16 个"),
        ("> 16", "was more than 16 projects", "超过16 个"),
        ("< 16", "was fewer than 16 projects", "少于16 个"),
        ("~ 16", "was about 16 projects", "约为16 个"),
    ],
)
def test_a_result_is_a_sentence_too(desk: Desk, said: str, en: str, hans: str) -> None:
    seen = desk.seen(said, "scitech_projects", status="estimate", period="2023-Q1/Q3")
    assert desk.read(seen._replace(scope=Text("signed", "签约", "簽約")))[:2] == [
        (
            f"“Sci-tech projects attracted” (signed) of Rugao in Q1–Q3 2023 {en} "
            "(estimate: the bureau, 17 January 2024; grade B)."
        ),
        f"如皋市2023年第1至3季度“招引科创项目”（签约）{hans}（预计数：统计局，2024年1月17日；等级 B）。",
    ]


def test_figures_of_a_project_name_the_project(ledger: WholeLedger) -> None:
    def told(id_: str) -> list[str]:
        return [sentence(say(ledger, [id_]), lang) for lang in ("en", "zh-Hant")]

    assert told("zenith-steel-nantong.output_value.2023") == [
        (
            "Haimen expected that “Output value” of “Zenith Steel in Nantong” for 2023 would be more "
            "than CNY 30 bn (Xinhua Daily · Jiaohuidian, August 2023, ¶ 63); no result for 2023 is "
            "known."
        ),
        (
            "海門區預計2023年“中天鋼鐵南通公司”的“產值”超過300 億元（新華日報·交匯點，2023年8月，第63段）；"
            "沒有2023年的結果。"
        ),
    ]
    assert told("asia-symbol-rugao.trial_production.2023-M10") == [
        (
            "Rugao planned that “Start of trial production” of “Asia Symbol pulp and paper works” for "
            "October 2023 would come about (Xinhua Daily · Jiaohuidian, August 2023, ¶ 16); no result "
            "for October 2023 is known."
        ),
        (
            "如皋市計劃2023年10月“亞太森博漿紙項目”的“試生產”得以實現（新華日報·交匯點，2023年8月，第16段）；"
            "沒有2023年10月的結果。"
        ),
    ]
    assert told("zenith-steel-nantong.sales.2022") == [
        (
            "“Sales” of “Zenith Steel in Nantong” (Haimen) in 2022 came to CNY 16.7 bn (preliminary "
            "figure: Xinhua Daily · Jiaohuidian, August 2023; grade B)."
        ),
        "“中天鋼鐵南通公司”（海門區）2022年“銷售額”為167 億元（初步數：新華日報·交匯點，2023年8月；等級 B）。",
    ]


def test_no_figure_of_the_ledger_loses_its_hedge(ledger: WholeLedger) -> None:
    hedges = {
        "=": ("would come to ",),
        ">=": ("would be at least ",),
        "<=": ("would be at most ",),
        ">": ("would be more than ", "would be above "),
        "<": ("would be less than ", "would be fewer than ", "would be below "),
        "~": ("would be about ",),
    }
    for one in ledger.targets:
        told = sentence(say(ledger, [one.id]), "en")
        if one.claim.op is not None:
            assert any(hedge in told for hedge in hedges[one.claim.op])
        assert told.count("“") == told.count("”")
        assert one.source.attribution_short.en in told


def test_what_is_not_stated_has_no_sentence(ledger: WholeLedger) -> None:
    with pytest.raises(QuestionError, match=r"get\.not_stated"):
        say(ledger, ["qidong", "fai_growth"])

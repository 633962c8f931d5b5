"""Shows what the bundled ledger holds: literal tables, read out of the article a second time and not out of data/."""

from __future__ import annotations

from typing import TypeAlias

import pytest

from nantong_cli.holdings import WholeLedger
from nantong_cli.model import Claim, Observation, Target

SOURCE = "xhrb-2023-08"

#: metric, period, comparator, what, unit, strength, paragraph
Pledged: TypeAlias = tuple[str, str, str, str, str, str, int]

NO_NUMBER = "no number"

TARGETS: dict[str, list[Pledged]] = {
    "haian": [
        ("hightech_enterprises_net_new", "2023", "=", "65", "enterprise", "ensure", 10),
        ("gdp_growth", "2023", ">=", "6.5", "percent", "ensure", 13),
        ("budget_revenue", "2023", "=", "74", "cny_100m", "ensure", 13),
        ("fai_growth", "2023", ">=", "8", "percent", "ensure", 13),
        ("industrial_sales", "2023", "=", "2350", "cny_100m", "ensure", 13),
    ],
    "rugao": [
        ("gdp_growth", "2023", ">", "gdp_growth of jiangsu", "", "plan", 17),
        ("hightech_enterprises", "2023", ">", "600", "enterprise", "ensure", 19),
    ],
    "rudong": [
        ("ten_billion_projects", "2023-H2", "", NO_NUMBER, "", "ensure", 27),
        ("scitech_projects", "2023", ">=", "150", "project", "ensure", 28),
    ],
    "qidong": [
        ("scitech_projects", "2023", ">=", "200", "project", "plan", 36),
        ("gdp_growth", "2023", ">", "gdp_growth of nantong", "", "ensure", 41),
    ],
    "chongchuan": [
        ("gdp_growth", "2023", ">=", "gdp_growth of nantong", "", "plan", 46),
        ("budget_revenue", "2023", "", NO_NUMBER, "", "plan", 46),
        ("disposable_income_urban", "2023", "", NO_NUMBER, "", "plan", 46),
        ("old_communities_renovated", "2023", "=", "40", "community", "plan", 47),
    ],
    "tongzhou": [
        ("major_projects_signed", "2023", "=", "51", "project", "ensure", 54),
        ("major_projects_started", "2023", "=", "27", "project", "ensure", 54),
        ("enterprises_2bn_class", "2023", "=", "10", "enterprise", "ensure", 55),
        ("scitech_projects", "2023", "=", "180", "project", "ensure", 56),
        ("high_level_talents", "2023", "=", "80", "person", "ensure", 56),
    ],
    "haimen": [
        ("major_projects_signed", "2023-H2", ">=", "30", "project", "ensure", 67),
        ("major_projects_started", "2023", ">=", "30", "project", "ensure", 67),
        ("above_scale_enterprises_new", "2023", ">=", "100", "enterprise", "ensure", 67),
        ("scitech_projects", "2023", "=", "2 × start_of_year", "", "ensure", 68),
        ("hightech_enterprises_net_new", "2023", "=", "2 × start_of_year", "", "ensure", 68),
        ("gdp_growth", "2023", "", "first_tier", "", "ensure", 70),
    ],
    "nantong": [],
}

#: place, metric, period, comparator, value, unit, paragraph
OBSERVATIONS = [
    ("haian", "gdp", "2022", ">", "1300", "cny_100m", 3),
    ("rugao", "gdp", "2022", ">", "1300", "cny_100m", 3),
    ("rudong", "gdp", "2022", ">", "1300", "cny_100m", 3),
    ("qidong", "gdp", "2022", ">", "1300", "cny_100m", 3),
    ("chongchuan", "gdp", "2022", ">", "1300", "cny_100m", 3),
    ("tongzhou", "gdp", "2022", ">", "1300", "cny_100m", 3),
    ("haimen", "gdp", "2022", ">", "1300", "cny_100m", 3),
    ("nantong", "gdp", "2023-H1", "=", "6032.4", "cny_100m", 1),
    ("nantong", "gdp_rank_national", "2023-H1", "=", "18", "rank", 1),
    ("nantong", "gdp_growth_over_china", "2023-H1", "=", "1.5", "percentage_point", 1),
    ("nantong", "gdp_growth_over_jiangsu", "2023-H1", "=", "0.4", "percentage_point", 1),
]

#: of each project: its place and its name, then its figures; a goal has a strength, a fact has none
PROJECTS: dict[str, tuple[str, str, list[Pledged]]] = {
    "hongsheng-phase-3": (
        "haian",
        "弘盛新材料三期",
        [("world_rank", "2028", "=", "1", "rank", "strive", 6)],
    ),
    "jinying-park": (
        "rugao",
        "金鷹（如皋）產業園",
        [("total_investment", "2023-M08", ">", "400", "cny_100m", "", 16)],
    ),
    "asia-symbol-rugao": (
        "rugao",
        "亞太森博漿紙項目",
        [
            ("total_investment", "2023-M08", "=", "64.8", "cny_100m", "", 16),
            ("trial_production", "2023-M10", "", NO_NUMBER, "", "plan", 16),
        ],
    ),
    "rudong-gravity-storage": (
        "rudong",
        "如東重力儲能項目",
        [
            ("storage_capacity", "2023-M08", "=", "100", "mwh", "", 25),
            ("storeys_planned", "2023-M08", "=", "35", "storey", "", 25),
            ("storeys_built", "2023-M08", "=", "31", "storey", "", 25),
            ("floor_area", "2023-M08", ">", "100", "sqm_10k", "", 25),
            ("operating_staff", "2023-M08", "<", "30", "person", "", 25),
        ],
    ),
    "rudong-three-projects": (
        "rudong",
        "桐昆三期、景耀電池片和國機電池",
        [
            ("total_investment", "2023-M08", ">", "50", "cny_100m", "", 27),
            ("construction_start", "2023-H2", "", NO_NUMBER, "", "ensure", 27),
        ],
    ),
    "qidong-shipbuilding-park": (
        "qidong",
        "啟東海工船舶工業園",
        [
            ("hightech_share", "2023-M08", ">", "50", "percent", "", 33),
            ("above_scale_industrial_output", "2023-M01/M07", "=", "184", "cny_100m", "", 33),
            (
                "above_scale_industrial_output_growth",
                "2023-M01/M07",
                "=",
                "20.3",
                "percent",
                "",
                33,
            ),
        ],
    ),
    "nantong-semiconductor-park": (
        "tongzhou",
        "南通半導體光電產業園",
        [("space_booked", "2023-M08", "~", "90", "percent", "", 52)],
    ),
    "zenith-steel-nantong": (
        "haimen",
        "中天鋼鐵南通公司",
        [
            ("sales", "2022", "=", "167", "cny_100m", "", 63),
            ("output_value", "2023", ">", "300", "cny_100m", "expect", 63),
        ],
    ),
    "haimen-recycling-chain": (
        "haimen",
        "圍繞中天鋼鐵的循環經濟產業鏈",
        [("total_investment", "2023-M08", ">", "100", "cny_100m", "", 63)],
    ),
}

#: county, name in Traditional, in Simplified and in English, party secretary of what, paragraph
OFFICIALS = [
    ("haian", "于立忠", "于立忠", "Yu Lizhong", "海安市委書記", 13),
    ("rugao", "何益軍", "何益军", "He Yijun", "如皋市委書記", 22),
    ("rudong", "陳慧宇", "陈慧宇", "Chen Huiyu", "如東縣委書記", 30),
    ("qidong", "楊中堅", "杨中坚", "Yang Zhongjian", "啟東市委書記", 41),
    ("chongchuan", "胡擁軍", "胡拥军", "Hu Yongjun", "崇川區委書記", 49),
    ("tongzhou", "張建華", "张建华", "Zhang Jianhua", "通州區委書記", 60),
    ("haimen", "郭曉敏", "郭晓敏", "Guo Xiaomin", "海門區委書記", 70),
]

#: paragraphs of the motto, the arena and the opening line, then of each item of the work plan
PAGES = {
    "haian": ((5, 6, 7), [8, 9, 10, 11, 12]),
    "rugao": ((15, 16, 17), [18, 19, 20, 21]),
    "rudong": ((24, 25, 26), [27, 28, 29]),
    "qidong": ((32, 33, 34), [35, 36, 37, 38, 39, 40]),
    "chongchuan": ((43, 44, 45), [46, 47, 47, 47, 47, 48, 48, 48]),
    "tongzhou": ((51, 52, 53), [54, 55, 56, 57, 58, 59]),
    "haimen": ((62, 63, 64), [65, 66, 67, 68, 69]),
    "nantong": ((2, 1, 2), [2, 2, 3]),
}

#: statistical codes as of 2023: Chongchuan, Tongzhou and Haimen are districts, Rudong a county
PLACES = {
    "haian": ("320685", "海安市", "county_city", "nantong"),
    "rugao": ("320682", "如皋市", "county_city", "nantong"),
    "rudong": ("320623", "如東縣", "county", "nantong"),
    "qidong": ("320681", "啟東市", "county_city", "nantong"),
    "chongchuan": ("320613", "崇川區", "district", "nantong"),
    "tongzhou": ("320612", "通州區", "district", "nantong"),
    "haimen": ("320614", "海門區", "district", "nantong"),
    "nantong": ("320600", "南通市", "prefecture_city", "jiangsu"),
    "jiangsu": ("320000", "江蘇省", "province", "china"),
}


def _what(claim: Claim) -> str:
    """Return what is claimed, in a word."""
    if claim.value is not None:
        return str(claim.value)
    if claim.qualitative is not None:
        return claim.qualitative.id
    if claim.relative is None:
        return NO_NUMBER
    if claim.relative.goal is not None:
        return f"{claim.relative.factor} × {claim.relative.goal.id}"
    assert claim.relative.metric is not None
    assert claim.relative.place is not None
    return f"{claim.relative.metric.id} of {claim.relative.place.id}"


def _claimed(record: Target | Observation) -> tuple[str, str, str, str, str]:
    """Return a record's metric, period, comparator, what, and unit."""
    unit = record.claim.unit.id if record.claim.unit else ""
    return record.metric.id, record.period, record.claim.op or "", _what(record.claim), unit


def _about_projects(ledger: WholeLedger) -> list[Target | Observation]:
    """Return the figures that the article gives of its projects."""
    figures = (figure for project in ledger.projects for figure in project.figures)
    return [figure for figure in figures if figure.source.id == SOURCE]


@pytest.mark.parametrize("place", TARGETS)
def test_the_targets_of_each_place_in_the_order_of_the_article(
    ledger: WholeLedger, place: str
) -> None:
    found = [
        (*_claimed(target), target.strength, target.paragraph)
        for target in ledger.targets
        if target.place.id == place and target.source.id == SOURCE
    ]
    assert found == TARGETS[place]


def test_the_article_has_26_targets_11_observations_and_18_figures_of_projects(
    ledger: WholeLedger,
) -> None:
    targets = [one for one in ledger.targets if one.source.id == SOURCE]
    observations = [one for one in ledger.observations if one.source.id == SOURCE]
    assert len(ledger.projects) == 9
    assert (len(targets), len(observations), len(_about_projects(ledger))) == (26, 11, 18)


def test_no_project_comes_from_anywhere_but_the_article(ledger: WholeLedger) -> None:
    assert {project.source.id for project in ledger.projects} == {SOURCE}


def test_what_is_published_elsewhere_has_a_grade_and_no_paragraph_of_the_article(
    ledger: WholeLedger,
) -> None:
    about_projects = (figure for project in ledger.projects for figure in project.figures)
    records = (*ledger.targets, *ledger.observations, *about_projects)
    elsewhere = [one for one in records if one.source.id != SOURCE]
    assert [one.id for one in elsewhere if one.paragraph is not None] == []
    assert [one.id for one in elsewhere if one.grade is None] == []


def test_the_observations_of_the_article(ledger: WholeLedger) -> None:
    found = [
        (observation.place.id, *_claimed(observation), observation.paragraph)
        for observation in ledger.observations
        if observation.source.id == SOURCE
    ]
    assert found == OBSERVATIONS


def test_the_projects_with_their_figures(ledger: WholeLedger) -> None:
    found = {
        project.id: (
            project.place.id,
            project.names.zh_hant,
            [
                (
                    *_claimed(figure),
                    figure.strength if isinstance(figure, Target) else "",
                    figure.paragraph,
                )
                for figure in project.figures
                if figure.source.id == SOURCE
            ],
        )
        for project in ledger.projects
    }
    assert found == PROJECTS


def test_a_figure_of_a_project_stands_in_the_projects_own_paragraph(ledger: WholeLedger) -> None:
    elsewhere = [
        figure.id
        for project in ledger.projects
        for figure in project.figures
        if figure.source.id == SOURCE and figure.paragraph != project.paragraph
    ]
    assert elsewhere == []


def test_what_a_target_or_a_result_covers_where_that_is_not_everything(ledger: WholeLedger) -> None:
    about_projects = (figure for project in ledger.projects for figure in project.figures)
    records = (*ledger.targets, *ledger.observations, *about_projects)
    scopes = {
        (record.place.id, record.metric.id): record.scope.zh_hant
        for record in records
        if record.scope and record.source.id == SOURCE
    }
    assert scopes == {
        ("haimen", "major_projects_signed"): "內資項目",
        ("haimen", "major_projects_started"): "工業項目",
        ("qidong", "hightech_share"): "園內船企",
    }


def test_every_debatable_reading_has_its_note(ledger: WholeLedger) -> None:
    about_projects = (figure for project in ledger.projects for figure in project.figures)
    records = (*ledger.targets, *ledger.observations, *about_projects)
    noted = {record.id for record in records if record.note and record.source.id == SOURCE}
    debatable = {
        "nantong.gdp.2023-H1",  # the half-year is not printed
        "nantong.gdp_growth_over_china.2023-H1",  # a gap, not a hedge
        "nantong.gdp_growth_over_jiangsu.2023-H1",
        *(f"{place}.gdp.2022" for place in TARGETS if place != "nantong"),  # no period printed
        "haian.budget_revenue.2023",  # one 確保 for four goals, and 達
        "haian.industrial_sales.2023",
        "rugao.gdp_growth.2023",  # no 確保
        "rugao.hightech_enterprises.2023",  # a stock, of a year printed elsewhere
        "rudong.ten_billion_projects.2023-H2",  # a class of size
        "rudong-three-projects.total_investment.2023-M08",  # each, the first, or the sum
        "chongchuan.old_communities_renovated.2023",  # carried on, not completed
        "tongzhou.enterprises_2bn_class.2023",  # of what measure is not said
        "haimen.above_scale_enterprises_new.2023",  # the nearest period carries on
        "haimen.scitech_projects.2023",  # the goal is not printed
        "haimen.hightech_enterprises_net_new.2023",
        "haimen.gdp_growth.2023",  # a tier of no defined size
        "zenith-steel-nantong.output_value.2023",  # not the sales of the year before
    }
    assert debatable - noted == set()


@pytest.mark.parametrize(("place", "hant", "hans", "en", "role", "paragraph"), OFFICIALS)
def test_each_county_is_pledged_by_its_party_secretary(
    ledger: WholeLedger, place: str, hant: str, hans: str, en: str, role: str, paragraph: int
) -> None:
    pledge = next(page.pledge for page in ledger.pages if page.place.id == place)
    assert pledge is not None
    assert (pledge.name.zh_hant, pledge.name.zh_hans, pledge.name.en) == (hant, hans, en)
    assert role.removesuffix("書記") in pledge.role.zh_hant
    assert "書記" in pledge.role.zh_hant
    assert "Party Secretary of" in pledge.role.en
    assert pledge.paragraph == paragraph


def test_the_city_itself_pledges_nothing(ledger: WholeLedger) -> None:
    assert [page.place.id for page in ledger.pages if page.pledge is None] == ["nantong"]


def test_the_pages_follow_the_article_paragraph_by_paragraph(ledger: WholeLedger) -> None:
    found = {
        page.place.id: (
            (page.motto.paragraph, page.arena.paragraph, page.lead.paragraph),
            [item.paragraph for item in page.plan],
        )
        for page in ledger.pages
    }
    assert found == PAGES


def test_every_item_of_a_work_plan_has_a_title(ledger: WholeLedger) -> None:
    assert [page.place.id for page in ledger.pages for item in page.plan if not item.title] == []


def test_the_places_with_their_codes(ledger: WholeLedger) -> None:
    found = {
        place.id: (place.code, place.names.zh_hant, place.type, place.parent)
        for place in ledger.places
        if place.id != "china"
    }
    assert found == PLACES


def test_the_subjects_are_the_seven_counties_in_the_order_of_the_article(
    ledger: WholeLedger,
) -> None:
    assert [place.id for place in ledger.subjects] == list(PLACES)[:7]

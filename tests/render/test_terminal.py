"""Tables and pages for people: whole screens beside the call, at several widths, in each language."""

from __future__ import annotations

import io

import pytest
from wcwidth import wcswidth

from nantong_cli.answer import Answer
from nantong_cli.model import LANGS, Lang, WholeLedger
from nantong_cli.names import find_metrics, find_places
from nantong_cli.queries.compare import compare
from nantong_cli.queries.metrics import metrics
from nantong_cli.queries.places import places
from nantong_cli.queries.projects import projects
from nantong_cli.queries.show import show
from nantong_cli.queries.targets import targets
from nantong_cli.render.look import Look
from nantong_cli.render.terminal import write_table


def drawn(answer: Answer, *, width: int = 80, lang: Lang = "en", colour: bool = False) -> str:
    """Return what a screen of this width gets."""
    stream = io.StringIO()
    write_table(answer, stream, Look(lang, width, colour))
    return stream.getvalue()


def answers(ledger: WholeLedger) -> dict[str, Answer]:
    """Return one answer of each kind."""
    every = find_metrics(
        ["gdp", "scitech_projects", "major_projects_started"], ledger.metrics, ledger.families
    )
    return {
        "list": places(ledger),
        "show": show(ledger, ledger.places),
        "targets": targets(ledger, ()),
        "compare one": compare(ledger, ledger.subjects, every[2:3]),
        "compare family": compare(ledger, ledger.subjects, every[:2]),
        "compare two": compare(ledger, ledger.subjects[:2]),
        "compare all": compare(ledger, ledger.subjects),
        "metrics": metrics(ledger),
        "metric": metrics(ledger, every),
        "projects": projects(ledger),
        "nothing": targets(ledger, (), ops=["<"]),
    }


KINDS = (
    "list",
    "show",
    "targets",
    "compare one",
    "compare family",
    "compare two",
    "compare all",
    "metrics",
    "metric",
    "projects",
    "nothing",
)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("width", [40, 60, 80, 120, 200])
@pytest.mark.parametrize("kind", KINDS)
def test_no_line_is_wider_than_the_screen(
    ledger: WholeLedger, kind: str, width: int, lang: Lang
) -> None:
    for line in drawn(answers(ledger)[kind], width=width, lang=lang).splitlines():
        assert wcswidth(line) <= width, line


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_nothing_is_cut_off_a_page(ledger: WholeLedger, width: int, lang: Lang) -> None:
    for page in ledger.pages:
        shown = "".join(drawn(show(ledger, (page.place,)), width=width, lang=lang).split())
        texts = [page.arena.text, page.lead.text, *(item.text for item in page.plan)]
        texts += [page.pledge.text] if page.pledge else []
        titles = [item.title for item in page.plan if item.title]
        for text in texts if width < 110 else [page.arena.text, page.lead.text]:
            assert "".join(text.says(lang).split()) in shown
        for title in titles if width < 110 else []:
            assert "".join(title.says(lang).split()) in shown
        assert "…" not in shown.replace("……", "")


def test_colour_adds_nothing_that_words_do_not_say(ledger: WholeLedger) -> None:
    from rich.text import Text

    for answer in answers(ledger).values():
        with_colour = Text.from_ansi(drawn(answer, colour=True)).plain
        plain = drawn(answer)
        assert "\x1b[" not in plain
        assert [line.rstrip() for line in with_colour.splitlines()] == plain.splitlines()


def test_one_metric_is_a_row_a_county_and_a_rank_only_where_decided(ledger: WholeLedger) -> None:
    chosen = find_metrics(["scitech_projects"], ledger.metrics, ledger.families)
    assert (
        drawn(compare(ledger, ledger.subjects, chosen), width=100)
        == """\
Sci-tech projects attracted   Innovation-driven start-up projects brought in during the period.
────────────────────────────────────────────────────────────────────────────────────────────────────
rank  place       stated                                     firmness  period   ¶
1–4   Rudong      ≥ 150 projects                             ensure    2023    28
1–3   Qidong      ≥ 200 projects                             plan      2023    36
2–4   Tongzhou      180 projects                             ensure    2023    56
1–4   Haimen      2 × the goal set at the start of the year  ensure    2023    68
–     Hai'an      not stated                                 –         –        –
–     Rugao       not stated                                 –         –        –
–     Chongchuan  not stated                                 –         –        –

· rank: what the stated numbers decide, and a range of ranks where they decide no more
· Haimen, Sci-tech projects attracted: The goal of the start of the year is not printed.
────────────────────────────────────────────────────────────────────────────────────────────────────
Sources: Xinhua Daily · Jiaohuidian, August 2023
nt metrics METRIC · nt show PLACE · nt targets --metric METRIC
"""
    )


def test_what_only_looks_alike_is_kept_apart(ledger: WholeLedger) -> None:
    chosen = find_metrics(["major_projects_started"], ledger.metrics, ledger.families)
    two = find_places(["tongzhou", "haimen"], ledger.places)
    assert (
        drawn(compare(ledger, two, chosen), width=80)
        == """\
Major projects newly started
Major projects that start construction during the period.
────────────────────────────────────────────────────────────────────────────────
place     stated         covers      firmness  period   ¶
Haimen    ≥ 30 projects  industrial  ensure    2023    67
Tongzhou    27 projects  –           ensure    2023    54

· Haimen, Major projects newly started: Industrial projects only: not like for
  like with projects of all kinds.
────────────────────────────────────────────────────────────────────────────────
Sources: Xinhua Daily · Jiaohuidian, August 2023
nt metrics METRIC · nt show PLACE · nt targets --metric METRIC
"""
    )


def test_a_family_is_a_row_a_county_and_a_column_a_metric(ledger: WholeLedger) -> None:
    chosen = find_metrics(["gdp"], ledger.metrics, ledger.families)
    two = find_places(["haian", "rudong"], ledger.places)
    seven = drawn(compare(ledger, ledger.subjects, chosen), width=80, lang="zh-Hant")
    assert seven.splitlines()[:8] == [
        "地方    地區生產總值                 地區生產總值增速",
        "海安市  > 1300 億元（2022年、結果）  ≥ 6.5%（2023年）",
        "如皋市  > 1300 億元（2022年、結果）  > 江蘇省（2023年）",
        "如東縣  > 1300 億元（2022年、結果）  未提出",
        "啟東市  > 1300 億元（2022年、結果）  > 南通市（2023年）",
        "崇川區  > 1300 億元（2022年、結果）  ≥ 南通市（2023年）",
        "通州區  > 1300 億元（2022年、結果）  未提出",
        "海門區  > 1300 億元（2022年、結果）  南通第一方陣（2023年）",
    ]
    assert drawn(compare(ledger, two, chosen), width=80).splitlines()[:3] == [
        "metric      Hai'an                       Rudong",
        "GDP         > CNY 130 bn (2022, result)  > CNY 130 bn (2022, result)",
        "GDP growth  ≥ 6.5 % (2023)               not stated",
    ]


def test_a_narrow_screen_turns_rows_into_records(ledger: WholeLedger) -> None:
    haian = find_places(["haian"], ledger.places)
    screen = drawn(targets(ledger, haian, ops=[">="]), width=40, lang="zh-Hans")
    assert (
        screen
        == """\
海安市 · 地区生产总值增速
时期          2023年
目标          ≥ 6.5%
力度          确保
段            13

海安市 · 固定资产投资增速
时期          2023年
目标          ≥ 8%
力度          确保
段            13
────────────────────────────────────────
来源：新华日报·交汇点，2023年8月
nt compare --metric 指标 · nt show 地
方 · 脚本请用 -f json
"""
    )


def test_a_place_without_a_page_says_so(ledger: WholeLedger) -> None:
    jiangsu = find_places(["jiangsu"], ledger.places)
    shown = drawn(show(ledger, jiangsu, sections=["arena", "pledge"]))
    assert shown.splitlines() == [
        "Jiangsu  江蘇省                                        province · 320000 · China",
        "─" * 80,
        "Arena         none in the article",
        "",
        "Pledge        none in the article",
        "─" * 80,
        "nt targets jiangsu · nt projects jiangsu · nt compare --metric gdp",
    ]

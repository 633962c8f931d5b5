"""Tables and pages for people: whole screens beside the call, at several widths, in each language."""

from __future__ import annotations

import io

import pytest
from wcwidth import wcswidth

from nantong_cli.holdings import WholeLedger
from nantong_cli.i18n import label
from nantong_cli.model import LANGS, Lang
from nantong_cli.names import find_metrics, find_places
from nantong_cli.queries.compare import compare
from nantong_cli.queries.metrics import metrics
from nantong_cli.queries.places import places
from nantong_cli.queries.projects import projects
from nantong_cli.queries.show import show
from nantong_cli.queries.targets import targets
from nantong_cli.render import drawing, grids
from nantong_cli.render.look import Look
from nantong_cli.render.terminal import write_table
from nantong_cli.sheets import Answer


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


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("width", range(70, 131, 10))
def test_a_small_picture_is_whole_or_not_there(ledger: WholeLedger, width: int, lang: Lang) -> None:
    seen = 0
    for place in ledger.places:
        shown = show(ledger, (place,), sections=["targets"])
        (section,) = shown.pages[0].sections
        assert section.table is not None
        at = [column.kind for column in section.table.columns].index("picture")
        pictures = [row[at] for row in section.table.rows if row[at] is not None]
        screen = drawn(shown, width=width, lang=lang)
        _, _, table = screen.partition(f"\n{label('section.targets', lang)}\n")
        is_there = label("column.picture", lang) in table.split("\n")[0]
        for one in pictures:
            strokes = drawing.drawn(one, one.lines, grids.PICTURE, drawing.UNICODE).strip()
            assert (strokes in screen) == is_there
            seen += is_there
    assert seen or width < 100


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
Sci-tech projects attracted, 2023
Innovation-driven start-up projects brought in during the period.
────────────────────────────────────────────────────────────────────────────────────────────────────
rank  place       year before       target           outturn           gap          verdict
1–4   Rudong      –                 ≥ 150 projects   147 projects      -3 projects  ✗ not met
                                                     (prel. B)
1–3   Qidong      61 projects       ≥ 200 projects   –                 –            · no outturn
                  (prel. B)
2–4   Tongzhou    –                   180 projects   –                 –            · no outturn
1–4   Haimen      –                 2 × the goal     only first half   –            – not assessable
                                    set at the       of 2023:
                                    start of the     116 projects
                                    year             (prel. C)
–     Hai'an      86 projects       not stated       –                 –            –
                  (prel. B)
–     Rugao       38 projects       not stated       –                 –            –
                  (final B)
–     Chongchuan  –                 not stated       –                 –            –

–     Nantong     –                 not stated       1,428 projects    –            –
                                                     (final B)

                         160 projects           180 projects          200 projects
Rudong          ◆   ├────────────────────────────────────────────────────────────▶  ✗ not met
Qidong                                                                       ├───▶  · no outturn
Tongzhou                                              ├──────────────────────────▶  · no outturn
Haimen                                                                              – not assessable
Hai'an                                                                              no target stated
Rugao                                                                               no target stated
Chongchuan                                                                          no target stated
├ target, this number included  ▶ open end  ◆ ━ outturn and its width of doubt

· rank: what the stated numbers decide, and a range of ranks where they decide no more
· Hai'an, Rugao, Qidong, Sci-tech projects attracted: The rules by which such projects are
  recognised changed in 2023: 2022 and 2023 are not like for like.
· Rudong, Sci-tech projects attracted: The rules by which such projects are recognised changed in
  2023: 2022 and 2023 are not like for like. The number is three short of the 150 in the article.
· Haimen, Sci-tech projects attracted: The goal of the start of the year is not printed.
· Nantong, Sci-tech projects attracted: The rules by which such projects are recognised changed in
  2023: 2022 and 2023 are not like for like. Nantong Daily of 3 January 2024 has the same number.
────────────────────────────────────────────────────────────────────────────────────────────────────
Sources: Xinhua Daily · Jiaohuidian, August 2023; CNR Online, 13 January 2023; People's Daily Online
Jiangsu, 4 April 2023; and 3 more: nt sources
nt metrics METRIC · nt show PLACE · nt targets --metric METRIC
"""
    )


def test_what_only_looks_alike_is_kept_apart(ledger: WholeLedger) -> None:
    chosen = find_metrics(["major_projects_started"], ledger.metrics, ledger.families)
    two = find_places(["tongzhou", "haimen"], ledger.places)
    assert (
        drawn(compare(ledger, two, chosen), width=80)
        == """\
Major projects newly started, 2023
Major projects that start construction during the period.
────────────────────────────────────────────────────────────────────────────────
place     target         covers      bound          outturn  verdict
Haimen    ≥ 30 projects  industrial  ≥ 30 projects  –        · no outturn
Tongzhou    27 projects  –           ≥ 27 projects  –        · no outturn

          27 projects   28 projects      29 projects   30 projects
Haimen                                                        ├──▶  · no outturn
Tongzhou     ├───────────────────────────────────────────────────▶  · no outturn
├ target, this number included  ▶ open end

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
        "地方    地區生產總值                         地區生產總值增速",
        "海安市  > 1300 億元（2023年、初步 B）        ≥ 6.5%（2023年）",
        "                                             ≈ 6.3%（2023年、預計 B） ✗ 未達到",
        "如皋市  > 1300 億元（2023年、初步 B）        > 江蘇省（2023年）",
        "                                             ≈ 6%（2023年、預計 B） ? 未定",
        "如東縣  1381 億元（2023年、初步 B）          6.5%（2023年、初步 B）",
        "啟東市  > 1300 億元（2023年、初步 B）        > 南通市（2023年）",
        "崇川區  1750 億元（2023年、預計 A）          ≥ 南通市（2023年）",
    ]
    assert drawn(compare(ledger, two, chosen), width=80).splitlines()[:3] == [
        "metric      Hai'an                            Rudong",
        "GDP         > CNY 130 bn (2023, prel. B)      CNY 138.1 bn (2023, prel. B)",
        "GDP growth  ≥ 6.5 % (2023)                    6.5 % (2023, prel. B)",
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

海安市 · 地区生产总值增速
时期          2022年
目标          ≥ 7%
力度          计划
段            –

· 地区生产总值增速：来源的措辞有多坚决没
  有记录；“计划”表示没有标明。
────────────────────────────────────────
来源：新华日报·交汇点，2023年8月；南通市
政府英文网站，2022年1月
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

"""Charts as a person sees them: whole ones beside the call, at 60, 80 and 120 columns, in English and Chinese."""

from __future__ import annotations

import io
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from nantong_cli.charts import Chart
from nantong_cli.holdings import WholeLedger
from nantong_cli.model import LANGS, Lang, Metric, Place, Text, Unit
from nantong_cli.queries.compare import compare
from nantong_cli.render import charts
from nantong_cli.render.look import Look
from nantong_cli.render.paint import write_lines
from nantong_cli.render.terminal import write_table
from tests.queries.conftest import (
    HERE,
    beside,
    claim,
    ledger,
    metric,
    observation,
    place,
    target,
)

PERCENT = Unit("percent", Text("{} %", "{}%", "{}%"), Decimal(1), "percent", HERE)
GROWTH = metric("growth", unit=PERCENT)._replace(measure="growth_rate")


def named(id_: str, hans: str, hant: str, *, parent: str | None = "nantong") -> Place:
    """Return a place with names of its own."""
    found = place(id_, parent=parent)
    return found._replace(names=Text(id_.title(), hans, hant))


HAIAN, RUGAO = named("haian", "海安市", "海安市"), named("rugao", "如皋市", "如皋市")
RUDONG, HAIMEN = named("rudong", "如东县", "如東縣"), named("haimen", "海门区", "海門區")
NANTONG = named("nantong", "南通市", "南通市", parent=None)


def year(small: WholeLedger) -> WholeLedger:
    """Return the ledger as one about 2023."""
    return small._replace(dataset=small.dataset._replace(period="2023"))


#: a target met, missed and undecided, one about a number, none at all, and the city that others are measured by
SMALL = year(
    ledger(
        target(HAIAN, GROWTH, claim(">= 6.5", PERCENT)),
        observation(HAIAN, GROWTH, "~ 6.3", period="2023"),
        target(RUGAO, GROWTH, beside(NANTONG, GROWTH)),
        observation(RUGAO, GROWTH, "~ 6", period="2023"),
        target(RUDONG, GROWTH, claim("~ 5", PERCENT)),
        observation(RUDONG, GROWTH, "> 5", period="2023"),
        observation(NANTONG, GROWTH, "= 5.8", period="2023"),
        places=(HAIAN, RUGAO, RUDONG, HAIMEN, NANTONG),
    )
)


def chart_of(small: WholeLedger) -> Chart:
    """Return the one chart of growth."""
    (chart,) = compare(small, small.subjects, [GROWTH]).charts
    return chart


def drawn(chart: Chart, width: int, lang: Lang = "en", **more: Any) -> str:
    """Return a chart as it stands on a screen of this width, without the blanks that pad it."""
    look = Look(lang, width)._replace(**more)
    stream = io.StringIO()
    write_lines(charts.chart(chart, look).lines(width), stream, look)
    return "\n".join(line.rstrip() for line in stream.getvalue().splitlines()) + "\n"


SCREENS: dict[tuple[int, Lang], str] = {
    (60, "en"): """\

                 5 %           6 %
Haian                        ┊      ━━ ├─▶  ✗ not met
Rugao                    ╺━━━○━━━━━━━━━━─▶  ? undecided
Rudong     ╌╌╌╌╌╌╌━━━━━━━━━━━┿━━━━━━━━━━━▶  ✓ met
Haimen                       ┊              no target stated
                             ┊
Nantong                      ┿╸             no target stated
├ target, this number included
○ target, this number excluded  ▶ open end  ╌ target, about
◆ ━ outturn and its width of doubt  ┊ Nantong 5.8 %
""",
    (60, "zh-Hans"): """\

        4.5%      5%      5.5%     6%      6.5%
海安市                           ┊      ╺━━  ├─▶  ✗ 未达到
如皋市                      ━━━━━○━━━━━━━━━━━╸─▶  ? 未定
如东县    ╌╌╌╌╌╌╌╌╌━━━━━━━━━━━━━━┿━━━━━━━━━━━━━▶  ✓ 达到
海门区                           ┊                未提出目标
                                 ┊
南通市                          ━┿╸               未提出目标
├ 目标，含此数  ○ 目标，不含此数  ▶ 一端不限  ╌ 目标，约数
◆ ━ 实际数及其不确定范围  ┊ 南通市 5.8%
""",
    (80, "en"): """\

          4.5 %        5 %       5.5 %       6 %        6.5 %
Haian                                     ┊         ╺━━   ├──▶  ✗ not met
Rugao                              ╺━━━━━━○━━━━━━━━━━━━━━━╸──▶  ? undecided
Rudong      ╌╌╌╌╌╌╌╌╌╌╌╌━━━━━━━━━━━━━━━━━━┿━━━━━━━━━━━━━━━━━━▶  ✓ met
Haimen                                    ┊                     no target stated
                                          ┊
Nantong                                  ━┿╸                    no target stated
├ target, this number included  ○ target, this number excluded  ▶ open end
╌ target, about  ◆ ━ outturn and its width of doubt  ┊ Nantong 5.8 %
""",
    (80, "zh-Hans"): """\

          4.5%          5%          5.5%         6%          6.5%
海安市                                       ┊           ━━━   ├───▶  ✗ 未达到
如皋市                                ━━━━━━━○━━━━━━━━━━━━━━━━━━───▶  ? 未定
如东县      ╌╌╌╌╌╌╌╌╌╌╌╌╌━━━━━━━━━━━━━━━━━━━━┿━━━━━━━━━━━━━━━━━━━━━▶  ✓ 达到
海门区                                       ┊                        未提出目标
                                             ┊
南通市                                      ━┿━╸                      未提出目标
├ 目标，含此数  ○ 目标，不含此数  ▶ 一端不限  ╌ 目标，约数
◆ ━ 实际数及其不确定范围  ┊ 南通市 5.8%
""",
    (120, "en"): """\

           4.5 %            5 %            5.5 %           6 %            6.5 %
Haian                                                 ┊             ━━━╸    ├───▶  ✗ not met
Rugao                                        ━━━━━━━━━○━━━━━━━━━━━━━━━━━━━━━╸───▶  ? undecided
Rudong       ╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌━━━━━━━━━━━━━━━━━━━━━━━━━┿━━━━━━━━━━━━━━━━━━━━━━━━━▶  ✓ met
Haimen                                                ┊                            no target stated
                                                      ┊
Nantong                                             ╺━┿━                           no target stated
├ target, this number included  ○ target, this number excluded  ▶ open end  ╌ target, about
◆ ━ outturn and its width of doubt  ┊ Nantong 5.8 %
""",
    (120, "zh-Hans"): """\

          4.5%             5%             5.5%            6%             6.5%
海安市                                               ┊             ━━━╸    ├───▶  ✗ 未达到
如皋市                                      ━━━━━━━━━○━━━━━━━━━━━━━━━━━━━━━╸───▶  ? 未定
如东县      ╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌━━━━━━━━━━━━━━━━━━━━━━━━━┿━━━━━━━━━━━━━━━━━━━━━━━━━▶  ✓ 达到
海门区                                               ┊                            未提出目标
                                                     ┊
南通市                                             ╺━┿━                           未提出目标
├ 目标，含此数  ○ 目标，不含此数  ▶ 一端不限  ╌ 目标，约数  ◆ ━ 实际数及其不确定范围  ┊ 南通市 5.8%
""",
}


@pytest.mark.parametrize(("width", "lang"), list(SCREENS))
def test_a_chart_on_a_screen(width: int, lang: Lang) -> None:
    assert drawn(chart_of(SMALL), width, lang) == SCREENS[width, lang]


def test_a_chart_in_ascii_has_the_same_marks_in_the_same_cells() -> None:
    expected = """\

                 5 %           6 %
Haian                        :      == [->  x not met
Rugao                    ====(==========->  ? undecided
Rudong     ~~~~~~~===========#===========>  + met
Haimen                       :              no target stated
                             :
Nantong                      #=             no target stated
[ target, this number included
( target, this number excluded  > open end  ~ target, about
* = outturn and its width of doubt  : Nantong 5.8 %
"""
    chart = chart_of(SMALL)
    assert drawn(chart, 60, ascii=True) == expected
    # a terminal that gives two cells to lines and arrows gets the same
    assert drawn(chart, 60, ambiguous=2) == expected.replace(" x ", " ✗ ").replace(" + ", " ✓ ")


def test_only_marks_that_can_be_seen_stand_in_the_legend() -> None:
    def legend(*records: str) -> str:
        targets = (target(HAIAN, GROWTH, claim(one, PERCENT)) for one in records)
        small = ledger(
            *targets,
            target(RUGAO, GROWTH, claim(records[0], PERCENT)),
            observation(RUGAO, GROWTH, "= 6.1", period="2023"),
            places=(HAIAN, RUGAO, NANTONG),
        )
        return drawn(chart_of(year(small)), 120).splitlines()[-1]

    outturn = "◆ ━ outturn and its width of doubt"
    assert legend(">= 6.5") == f"├ target, this number included  ▶ open end  {outturn}"
    assert legend("> 6.5") == f"○ target, this number excluded  ▶ open end  {outturn}"
    assert legend("<= 6.5") == f"├ target, this number included  ▶ open end  {outturn}"
    assert legend("~ 7") == f"╌ target, about  {outturn}"


def test_nothing_is_told_by_colour_alone() -> None:
    chart = chart_of(SMALL)
    plain, coloured = drawn(chart, 80), drawn(chart, 80, colour=True)
    from rich.text import Text as Rich

    assert "\x1b[" not in plain
    assert "\x1b[" in coloured
    assert [line.rstrip() for line in Rich.from_ansi(coloured).plain.splitlines()] == [
        line.rstrip() for line in plain.splitlines()
    ]


def test_where_there_is_no_room_for_words_the_picture_stays() -> None:
    rows = drawn(chart_of(SMALL), 40).splitlines()[2:6]
    assert all("met" not in row and "undecided" not in row for row in rows)
    assert all("━" in row for row in rows[:3])


@pytest.mark.parametrize("lang", LANGS)
@given(width=st.integers(34, 200), name=st.sampled_from(["A", "Chongchuan", "崇川區", "é̃", "Łódź"]))
def test_no_row_is_wider_than_the_screen(lang: Lang, width: int, name: str) -> None:
    chart = chart_of(SMALL)
    first = chart.rows[0]
    other = first._replace(place=first.place._replace(names=Text(name, name, name)))
    shown = drawn(chart._replace(rows=(other, *chart.rows[1:])), width, lang)
    assert [line for line in shown.splitlines() if wcswidth(line) > width] == []


def test_a_chart_has_a_title_unless_it_is_the_answers_own() -> None:
    def screen(*metrics: Metric) -> list[str]:
        stream = io.StringIO()
        write_table(compare(SMALL, SMALL.subjects, metrics), stream, Look("en", 80))
        return stream.getvalue().splitlines()

    title = "name of growth, 2023"
    assert title not in screen(GROWTH)[1:]
    both = screen(GROWTH, metric("other"))
    assert both.count(title) == 1
    assert both.index(title) > both.index(next(line for line in both if "Rudong" in line))


def test_no_chart_leaves_the_table_and_everything_else() -> None:
    def screen(*, with_charts: bool) -> list[str]:
        stream = io.StringIO()
        look = Look("en", 80, charts=with_charts)
        write_table(compare(SMALL, SMALL.subjects, [GROWTH]), stream, look)
        return stream.getvalue().splitlines()

    whole, without = screen(with_charts=True), screen(with_charts=False)
    picture = drawn(chart_of(SMALL), 80).splitlines()
    at = whole.index(picture[1]) - 1
    assert whole[at : at + len(picture)] == picture
    assert whole[:at] + whole[at + len(picture) :] == without

"""Maps as a person sees them: whole ones beside the call, at 60, 80 and 120 columns, in English and Chinese."""

from __future__ import annotations

import io
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from nantong_cli.charts import Atlas, Region
from nantong_cli.errors import message
from nantong_cli.holdings import WholeLedger
from nantong_cli.maps import Map, Water
from nantong_cli.model import LANGS, Lang, Place, Text, Tile
from nantong_cli.queries.atlas import atlas
from nantong_cli.render.atlas import drawn as drawing
from nantong_cli.render.look import Look
from nantong_cli.render.paint import write_lines
from nantong_cli.render.terminal import write_table
from nantong_cli.values import Word
from tests.queries.conftest import HERE, place


def tile(x: int, y: int, width: int, height: int) -> Tile:
    """Return a rectangle."""
    return Tile(x, y, width, height, HERE)


def county(id_: str, hans: str, hant: str, own: Tile | None) -> Place:
    """Return a county where it lies."""
    return place(id_)._replace(names=Text(id_.title(), hans, hant), tile=own)


SEA = Water("sea", Text("The Sea", "大海", "大海"), (tile(5, 1, 2, 4), tile(4, 1, 1, 1)), HERE)
#: two counties to the west, one to the east of both, one to the south of all, and the sea
SMALL = Atlas(
    Map(6, 5, (SEA,), HERE),
    (
        Region(county("rugao", "如皋市", "如皋市", tile(1, 1, 2, 2)), message("atlas.one"), 1),
        Region(
            county("haimen", "海门区", "海門區", tile(1, 3, 2, 2)),
            message("atlas.count", count=4),
            3,
        ),
        Region(
            county("rudong", "如东县", "如東縣", tile(3, 2, 2, 3)),
            message("atlas.count", count=2),
            2,
        ),
        Region(
            county("qidong", "启东市", "啟東市", tile(1, 5, 6, 1)),
            message("atlas.amount", amount=Word("phrase.not_stated")),
            None,
        ),
    ),
    (
        (1, message("atlas.one")),
        (2, message("atlas.count", count=2)),
        (3, message("atlas.range", low=3, high=4)),
    ),
)


def drawn(shown: Atlas, width: int, lang: Lang = "en", **more: Any) -> str:
    """Return a map as it stands on a screen of this width, without the blanks that pad it."""
    look = Look(lang, width)._replace(**more)
    stream = io.StringIO()
    for part in drawing(shown, look):
        write_lines(part.lines(width), stream, look)
    return "\n".join(line.rstrip() for line in stream.getvalue().splitlines()) + "\n"


SCREENS: dict[tuple[int, Lang], str] = {
    (60, "en"): """\
┌───────────────────┐         ~     ~     ~     ~     ~
│░░░░░░░░░░░░░░░░░░░│            ~     ~     ~     ~     ~
│░░░░  Rugao   ░░░░░│         ~     ~     ~     ~     ~
│░░░░ 1 target ░░░░░├──────────────────┐     ~     ~     ~
│░░░░░░░░░░░░░░░░░░░│▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒│  ~     ~     ~
│░░░░░░░░░░░░░░░░░░░│▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒│     ~     ~     ~
├───────────────────┤▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒│  ~   The Sea ~
│▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓│▒▒▒  Rudong   ▒▒▒▒│     ~     ~     ~
│▓▓▓▓  Haimen   ▓▓▓▓│▒▒▒ 2 targets ▒▒▒▒│  ~     ~     ~
│▓▓▓▓ 4 targets ▓▓▓▓│▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒│     ~     ~     ~
│▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓│▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒│  ~     ~     ~
│▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓│▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒│     ~     ~     ~
├───────────────────┴──────────────────┴───────────────────┐
│                          Qidong                          │
│                        not stated                        │
└──────────────────────────────────────────────────────────┘
░ 1 target  ▒ 2 targets  ▓ 3 to 4 targets
blank: no one number to compare

""",
    (60, "zh-Hant"): """\
┌───────────────────┐         ~     ~     ~     ~     ~
│░░░░░░░░░░░░░░░░░░░│            ~     ~     ~     ~     ~
│░░░░░ 如皋市  ░░░░░│         ~     ~     ~     ~     ~
│░░░░░ 1個目標 ░░░░░├──────────────────┐     ~     ~     ~
│░░░░░░░░░░░░░░░░░░░│▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒│  ~     ~     ~
│░░░░░░░░░░░░░░░░░░░│▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒│     ~     ~     ~
├───────────────────┤▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒│  ~    大海   ~
│▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓│▒▒▒▒ 如東縣  ▒▒▒▒▒│     ~     ~     ~
│▓▓▓▓▓ 海門區  ▓▓▓▓▓│▒▒▒▒ 2個目標 ▒▒▒▒▒│  ~     ~     ~
│▓▓▓▓▓ 4個目標 ▓▓▓▓▓│▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒│     ~     ~     ~
│▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓│▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒│  ~     ~     ~
│▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓│▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒│     ~     ~     ~
├───────────────────┴──────────────────┴───────────────────┐
│                          啟東市                          │
│                          未提出                          │
└──────────────────────────────────────────────────────────┘
░ 1個目標  ▒ 2個目標  ▓ 3至4個目標
留白：沒有可比較的單一數值

""",
    (80, "en"): """\
┌─────────────────────────┐               ~     ~     ~     ~     ~     ~     ~
│░░░░░░░░░░░░░░░░░░░░░░░░░│                  ~     ~     ~     ~     ~     ~
│░░░░░░░  Rugao   ░░░░░░░░│               ~     ~     ~     ~     ~     ~     ~
│░░░░░░░ 1 target ░░░░░░░░├──────────────────────────┐   ~     ~     ~     ~
│░░░░░░░░░░░░░░░░░░░░░░░░░│▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒│~     ~     ~     ~     ~
│░░░░░░░░░░░░░░░░░░░░░░░░░│▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒│   ~     ~     ~     ~
├─────────────────────────┤▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒│~     ~  The Sea  ~     ~
│▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓│▒▒▒▒▒▒▒  Rudong   ▒▒▒▒▒▒▒▒│   ~     ~     ~     ~
│▓▓▓▓▓▓▓  Haimen   ▓▓▓▓▓▓▓│▒▒▒▒▒▒▒ 2 targets ▒▒▒▒▒▒▒▒│~     ~     ~     ~     ~
│▓▓▓▓▓▓▓ 4 targets ▓▓▓▓▓▓▓│▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒│   ~     ~     ~     ~
│▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓│▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒│~     ~     ~     ~     ~
│▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓│▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒│   ~     ~     ~     ~
├─────────────────────────┴──────────────────────────┴─────────────────────────┐
│                                    Qidong                                    │
│                                  not stated                                  │
└──────────────────────────────────────────────────────────────────────────────┘
░ 1 target  ▒ 2 targets  ▓ 3 to 4 targets  blank: no one number to compare

""",
    (80, "zh-Hant"): """\
┌─────────────────────────┐               ~     ~     ~     ~     ~     ~     ~
│░░░░░░░░░░░░░░░░░░░░░░░░░│                  ~     ~     ~     ~     ~     ~
│░░░░░░░░ 如皋市  ░░░░░░░░│               ~     ~     ~     ~     ~     ~     ~
│░░░░░░░░ 1個目標 ░░░░░░░░├──────────────────────────┐   ~     ~     ~     ~
│░░░░░░░░░░░░░░░░░░░░░░░░░│▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒│~     ~     ~     ~     ~
│░░░░░░░░░░░░░░░░░░░░░░░░░│▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒│   ~     ~     ~     ~
├─────────────────────────┤▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒│~     ~   大海    ~     ~
│▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓│▒▒▒▒▒▒▒▒ 如東縣  ▒▒▒▒▒▒▒▒▒│   ~     ~     ~     ~
│▓▓▓▓▓▓▓▓ 海門區  ▓▓▓▓▓▓▓▓│▒▒▒▒▒▒▒▒ 2個目標 ▒▒▒▒▒▒▒▒▒│~     ~     ~     ~     ~
│▓▓▓▓▓▓▓▓ 4個目標 ▓▓▓▓▓▓▓▓│▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒│   ~     ~     ~     ~
│▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓│▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒│~     ~     ~     ~     ~
│▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓│▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒│   ~     ~     ~     ~
├─────────────────────────┴──────────────────────────┴─────────────────────────┐
│                                    啟東市                                    │
│                                    未提出                                    │
└──────────────────────────────────────────────────────────────────────────────┘
░ 1個目標  ▒ 2個目標  ▓ 3至4個目標  留白：沒有可比較的單一數值

""",
    (120, "en"): """\
┌─────────────────────────────┐                 ~     ~     ~     ~     ~     ~     ~     ~
│░░░░░░░░░░░░░░░░░░░░░░░░░░░░░│                    ~     ~     ~     ~     ~     ~     ~
│░░░░░░░░░  Rugao   ░░░░░░░░░░│                 ~     ~     ~     ~     ~     ~     ~     ~
│░░░░░░░░░ 1 target ░░░░░░░░░░├──────────────────────────────┐ ~     ~     ~     ~     ~
│░░░░░░░░░░░░░░░░░░░░░░░░░░░░░│▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒│    ~     ~     ~     ~     ~
│░░░░░░░░░░░░░░░░░░░░░░░░░░░░░│▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒│ ~     ~     ~     ~     ~
├─────────────────────────────┤▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒│    ~      The Sea    ~     ~
│▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓│▒▒▒▒▒▒▒▒▒  Rudong   ▒▒▒▒▒▒▒▒▒▒│ ~     ~     ~     ~     ~
│▓▓▓▓▓▓▓▓▓  Haimen   ▓▓▓▓▓▓▓▓▓│▒▒▒▒▒▒▒▒▒ 2 targets ▒▒▒▒▒▒▒▒▒▒│    ~     ~     ~     ~     ~
│▓▓▓▓▓▓▓▓▓ 4 targets ▓▓▓▓▓▓▓▓▓│▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒│ ~     ~     ~     ~     ~
│▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓│▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒│    ~     ~     ~     ~     ~
│▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓│▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒│ ~     ~     ~     ~     ~
├─────────────────────────────┴──────────────────────────────┴─────────────────────────────┐
│                                          Qidong                                          │
│                                        not stated                                        │
└──────────────────────────────────────────────────────────────────────────────────────────┘
░ 1 target  ▒ 2 targets  ▓ 3 to 4 targets  blank: no one number to compare

""",
    (120, "zh-Hant"): """\
┌─────────────────────────────┐                 ~     ~     ~     ~     ~     ~     ~     ~
│░░░░░░░░░░░░░░░░░░░░░░░░░░░░░│                    ~     ~     ~     ~     ~     ~     ~
│░░░░░░░░░░ 如皋市  ░░░░░░░░░░│                 ~     ~     ~     ~     ~     ~     ~     ~
│░░░░░░░░░░ 1個目標 ░░░░░░░░░░├──────────────────────────────┐ ~     ~     ~     ~     ~
│░░░░░░░░░░░░░░░░░░░░░░░░░░░░░│▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒│    ~     ~     ~     ~     ~
│░░░░░░░░░░░░░░░░░░░░░░░░░░░░░│▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒│ ~     ~     ~     ~     ~
├─────────────────────────────┤▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒│    ~     ~ 大海      ~     ~
│▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓│▒▒▒▒▒▒▒▒▒▒ 如東縣  ▒▒▒▒▒▒▒▒▒▒▒│ ~     ~     ~     ~     ~
│▓▓▓▓▓▓▓▓▓▓ 海門區  ▓▓▓▓▓▓▓▓▓▓│▒▒▒▒▒▒▒▒▒▒ 2個目標 ▒▒▒▒▒▒▒▒▒▒▒│    ~     ~     ~     ~     ~
│▓▓▓▓▓▓▓▓▓▓ 4個目標 ▓▓▓▓▓▓▓▓▓▓│▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒│ ~     ~     ~     ~     ~
│▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓│▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒│    ~     ~     ~     ~     ~
│▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓│▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒│ ~     ~     ~     ~     ~
├─────────────────────────────┴──────────────────────────────┴─────────────────────────────┐
│                                          啟東市                                          │
│                                          未提出                                          │
└──────────────────────────────────────────────────────────────────────────────────────────┘
░ 1個目標  ▒ 2個目標  ▓ 3至4個目標  留白：沒有可比較的單一數值

""",
}


@pytest.mark.parametrize(("width", "lang"), list(SCREENS))
def test_a_map_on_a_screen(width: int, lang: Lang) -> None:
    assert drawn(SMALL, width, lang) == SCREENS[width, lang]


def test_a_map_in_ascii_has_everything_in_the_same_cells() -> None:
    signs = str.maketrans("─│┌┐└┘├┤┬┴┼░▒▓█", "-|+++++++++.:+#")
    expected = drawn(SMALL, 60).translate(signs)
    assert expected.isascii()
    assert drawn(SMALL, 60, ascii=True) == expected
    # a terminal that gives two cells to lines and blocks gets the same
    assert drawn(SMALL, 60, ambiguous=2) == expected


def test_colour_repeats_what_shades_and_words_say() -> None:
    from rich.text import Text as Rich

    coloured = drawn(SMALL, 60, colour=True)
    assert "\x1b[" in coloured
    said = (
        Rich.from_ansi(coloured).plain.rstrip("\n").splitlines()
    )  # an older Rich keeps no last break
    assert [line.rstrip() for line in said] == drawn(SMALL, 60).rstrip("\n").splitlines()


def test_too_long_words_are_wrapped_in_their_tile() -> None:
    first, *others = SMALL.regions
    told = first._replace(
        told=message("atlas.amount", amount="only the first half of the year: 6 %")
    )
    shown = drawn(SMALL._replace(regions=(told, *others)), 60)
    inside = [line[1:20].strip(" ░") for line in shown.splitlines()[1:6]]
    assert list(filter(None, inside)) == [
        "Rugao",
        "only the first half",
        "of the year: 6 %",
    ]


def test_where_a_tile_has_no_room_for_words_nothing_is_drawn() -> None:
    assert drawing(SMALL, Look("en", 26)) == []
    assert drawing(SMALL, Look("en", 34)) != []


def test_only_shades_that_occur_are_in_the_key() -> None:
    first, *_ = SMALL.regions
    alone = drawn(Atlas(SMALL.map, (first,), SMALL.shades[:1]), 80)
    assert alone.splitlines()[-2:] == ["░ 1 target", ""]


@pytest.mark.parametrize("lang", LANGS)
@given(
    width=st.integers(30, 200), name=st.sampled_from(["A", "Chongchuan", "崇川區", "é̃", "x" * 90])
)
def test_no_line_is_wider_than_the_screen(lang: Lang, width: int, name: str) -> None:
    first, *others = SMALL.regions
    other = first._replace(place=first.place._replace(names=Text(name, name, name)))
    shown = drawn(SMALL._replace(regions=(other, *others)), width, lang)
    assert [line for line in shown.splitlines() if wcswidth(line) > width] == []
    assert name in shown.replace("\n", "") or wcswidth(name) > width // 3 - 2


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("width", [60, 80, 120])
def test_the_seven_counties_lie_where_they_do(ledger: WholeLedger, width: int, lang: Lang) -> None:
    stream = io.StringIO()
    write_table(atlas(ledger), stream, Look(lang, width))
    lines = stream.getvalue().splitlines()
    at = {}
    for one in ledger.subjects:
        name = one.names.says(lang)
        row = next(n for n, line in enumerate(lines) if name in line)
        at[one.id] = (wcswidth(lines[row].partition(name)[0]) + wcswidth(name) // 2, row)
    west_to_east = ["rugao", "chongchuan", "haimen", "qidong"]
    assert sorted(west_to_east, key=lambda one: at[one][0]) == west_to_east
    north_to_south = ["haian", "rudong", "tongzhou", "haimen"]
    assert sorted(north_to_south, key=lambda one: at[one][1]) == north_to_south
    assert at["haian"][0] < at["rudong"][0]
    assert max(at, key=lambda one: at[one][0]) == "qidong"
    seas = {water.id: water.names.says(lang) for water in ledger.map.waters} if ledger.map else {}
    rows = {id_: n for id_, name in seas.items() for n, line in enumerate(lines) if name in line}
    assert at["rudong"][1] < rows["yellow_sea"] < at["qidong"][1] < rows["yangtze"]


def test_without_charts_there_is_the_table_alone(ledger: WholeLedger) -> None:
    stream = io.StringIO()
    write_table(atlas(ledger), stream, Look("en", 80, charts=False))
    assert (
        stream.getvalue()
        == """\
Number of targets, 2023
────────────────────────────────────────────────────────────────────────────────
place       targets  pledged
Hai'an            5  5 with a number
Rugao             2  1 with a number, 1 relative
Rudong            2  1 with a number, 1 without a number
Qidong            2  1 with a number, 1 relative
Chongchuan        4  1 with a number, 1 relative, 2 without a number
Tongzhou          5  5 with a number
Haimen            6  3 with a number, 2 relative, 1 in words
────────────────────────────────────────────────────────────────────────────────
Sources: Xinhua Daily · Jiaohuidian, August 2023
nt map --metric METRIC · nt show PLACE · nt compare --metric METRIC
"""
    )

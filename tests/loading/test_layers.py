"""Layers: what a later folder adds to an earlier one, what clashes, and what takes the place of what."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from nantong_cli.errors import DatasetError, NtError
from nantong_cli.holdings import WholeLedger
from nantong_cli.i18n import messages, say
from nantong_cli.loading import load
from nantong_cli.loading.origins import stands_alone
from nantong_cli.model import LANGS
from tests.loading.conftest import FILES, told
from tests.loading.test_problems import keys_of

Files = Mapping[str, str]
Found = tuple[str, int, str]

LEAFLET = """\
sources:
  - id: leaflet
    kind: news_article
    producer: {en: A Leaflet, zh-Hans: 传单, zh-Hant: 傳單}
    title: {en: What others say, zh-Hans: 别人说, zh-Hant: 別人說}
    attribution_short: {en: A leaflet, zh-Hans: 传单, zh-Hant: 傳單}
    language: zh-Hans
"""
INCOME = """\
  - place: one
    metric: income
    period: 2023
    op: "="
    value: 1600
    unit: cny_100m
    status: preliminary
    grade: B
    source: leaflet
"""
OUTTURN = "observations:\n" + INCOME
NOTHING_TO_OVERRIDE = (
    "override: no earlier layer has this record: remove the key, or look for a slip in what tells "
    "the record (id; place, metric, period, source, scope)"
)


@pytest.fixture
def layered(written: Callable[..., Path], tmp_path: Path) -> Callable[..., list[Path]]:
    """Give `layered(*layers)`: the folders of the small ledger and of layers of files upon it."""

    def write(*layers: Files) -> list[Path]:
        folders = [written()]
        for number, files in enumerate(layers, 1):
            folder = tmp_path / f"layer-{number}"
            for path, text in files.items():
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                (folder / path).write_text(text, "utf-8")
            folders.append(folder)
        return folders

    return write


@pytest.fixture
def ledger_of(layered: Callable[..., list[Path]]) -> Callable[..., WholeLedger]:
    """Give `ledger_of(*layers)`: the small ledger with layers upon it."""
    return lambda *layers: load(layered(*layers))


@pytest.fixture
def broken(layered: Callable[..., list[Path]]) -> Callable[..., DatasetError]:
    """Give `broken(*layers)`: what is raised over layers that do not fit."""

    def error(*layers: Files) -> DatasetError:
        with pytest.raises(DatasetError) as found:
            load(layered(*layers))
        return found.value

    return error


@pytest.fixture
def problems_of_layers(broken: Callable[..., DatasetError]) -> Callable[..., list[Found]]:
    """Give `problems_of_layers(*layers)`: problems as (path, line, sentence), of paths what follows the test's own."""

    def problems(*layers: Files) -> list[Found]:
        error = broken(*layers)
        own = f"{error.layers[0].parent.as_posix()}/"
        return [
            (path.replace(own, ""), line, said.replace(own, ""))
            for path, line, said in map(told, error.problems)
        ]

    return problems


def test_a_layer_of_one_source_and_one_result_adds_to_what_lies_under_it(
    ledger_of: Callable[..., WholeLedger],
) -> None:
    ledger = ledger_of({"sources.yaml": LEAFLET, "observations.yaml": OUTTURN})
    assert [(one.id, str(one.claim.value)) for one in ledger.observations] == [
        ("one.income.2022", "1522.10"),
        ("one.income.2023", "1600"),
    ]
    assert [source.id for source in ledger.sources] == ["paper", "leaflet"]
    assert [page.place.id for page in ledger.pages] == ["north", "one"]


def test_ids_of_what_is_added_go_on_from_those_that_are_there(
    ledger_of: Callable[..., WholeLedger],
) -> None:
    once = OUTTURN.replace("2023", "2022")
    ledger = ledger_of(
        {"sources.yaml": LEAFLET, "observations.yaml": once},
        {
            "sources.yaml": LEAFLET.replace("leaflet", "flyer"),
            "observations.yaml": once.replace("1600", "1700").replace("leaflet", "flyer"),
        },
    )
    assert [(one.id, str(one.claim.value)) for one in ledger.observations] == [
        ("one.income.2022", "1522.10"),
        ("one.income.2022.2", "1600"),
        ("one.income.2022.3", "1700"),
    ]


def test_a_layer_can_add_a_place_with_its_page_and_metrics_that_it_brings(
    ledger_of: Callable[..., WholeLedger],
) -> None:
    page = FILES["counties/one.yaml"].partition("targets:")[0].replace("one", "two", 1)
    ledger = ledger_of(
        {
            "places.yaml": """\
places:
  - id: two
    names: {en: Twoshire, zh-Hans: 乙县, zh-Hant: 乙縣}
    pinyin: Yixian
    type: county
    parent: north
""",
            "metrics.yaml": """\
metrics:
  - id: guests
    names: {en: Guests, zh-Hans: 客人, zh-Hant: 客人}
    definition: {en: Who comes., zh-Hans: 谁来。, zh-Hant: 誰來。}
    unit: person
    measure: count
    better: higher
""",
            "counties/two.yaml": page,
            "targets.yaml": """\
targets:
  - place: two
    metric: guests
    period: 2023
    unquantified: true
    strength: plan
    source: paper
    statement: {en: Guests., zh-Hans: 客人。, zh-Hant: 客人。}
""",
        }
    )
    assert [place.id for place in ledger.subjects] == ["one", "two"]
    assert [page.place.id for page in ledger.pages] == ["north", "one", "two"]
    assert [one.id for one in ledger.targets] == ["one.growth.2023", "two.guests.2023"]


def test_a_place_whose_page_lies_below_needs_none_and_one_without_any_does(
    ledger_of: Callable[..., WholeLedger], problems_of_layers: Callable[..., list[Found]]
) -> None:
    own = "place: one\nsource: leaflet\n" + OUTTURN.replace("    source: leaflet\n", "").replace(
        "    place: one\n", ""
    ).replace("  - place: one\n    metric", "  - metric")
    ledger = ledger_of({"sources.yaml": LEAFLET, "counties/one.yaml": own})
    assert [one.source.id for one in ledger.observations] == ["paper", "leaflet"]


def test_the_version_says_what_was_added(ledger_of: Callable[..., WholeLedger]) -> None:
    added = {"sources.yaml": LEAFLET, "observations.yaml": OUTTURN}
    assert ledger_of().dataset.version == "1.0.0"
    assert ledger_of(added).dataset.version == "1.0.0+layer-1"
    more = {"observations.yaml": OUTTURN.replace("2023", "2021")}
    assert ledger_of(added, more).dataset.version == "1.0.0+layer-1.layer-2"


# clashes


@pytest.mark.parametrize(
    ("path", "begin", "end", "line", "first", "kind"),
    [
        ("sources.yaml", "sources:", "\x00", 2, 2, "source 'paper'"),
        ("places.yaml", "places:", "  - id: one", 2, 2, "place 'north'"),
    ],
)
def test_an_id_that_a_layer_below_has_is_a_problem_that_names_both_lines(
    problems_of_layers: Callable[..., list[Found]],
    path: str,
    begin: str,
    end: str,
    line: int,
    first: int,
    kind: str,
) -> None:
    text = begin + FILES[path].partition(begin)[2].partition(end)[0]
    (found,) = (one for one in problems_of_layers({path: text}) if "id" in one[2])
    assert found[:2] == (f"layer-1/{path}", line)
    assert found[2].endswith(f"(the other one: 0/{path}:{first})")


@pytest.mark.parametrize("key", ["units", "terms", "families", "metrics"])
def test_so_is_one_of_what_metrics_are_made_of(
    problems_of_layers: Callable[..., list[Found]], key: str
) -> None:
    lines = FILES["metrics.yaml"].splitlines()
    at = lines.index(f"{key}:")
    end = next(n for n in range(at + 2, len(lines)) if not lines[n].startswith("    "))
    text = "\n".join(lines[at:end]) + "\n"
    (found,) = problems_of_layers({"metrics.yaml": text})
    assert found[:2] == ("layer-1/metrics.yaml", 2)
    assert found[2].endswith(f"(the other one: 0/metrics.yaml:{at + 2})")


def test_a_page_a_project_and_a_statement_of_a_layer_below_are_not_said_again(
    problems_of_layers: Callable[..., list[Found]],
) -> None:
    found = problems_of_layers({"counties/one.yaml": FILES["counties/one.yaml"]})
    first = "(the other one: 0/counties/one.yaml:{})"
    again = (
        "an earlier layer has this record, of the same source: remove one, "
        "or write override: true in this one "
    ) + first
    twice = (
        "mill.workers.2023-H1.2 says what another record of the same source says: remove one "
    ) + first.format(48)
    assert [(line, said) for _, line, said in found] == [
        (5, f"a second page of one: keep one file {first.format(5)}"),
        (20, again.format(20)),
        (31, again.format(31)),
        (42, f"duplicate project or place 'mill': ids are unique {first.format(42)}"),
        (48, twice),
    ]
    assert {path for path, _, _ in found} == {"layer-1/counties/one.yaml"}


def test_another_number_of_the_same_source_is_a_clash_and_of_another_source_is_none(
    ledger_of: Callable[..., WholeLedger], problems_of_layers: Callable[..., list[Found]]
) -> None:
    other = RESULT.replace("    override: true\n", "")
    assert problems_of_layers({"observations.yaml": other}) == [
        (
            "layer-1/observations.yaml",
            2,
            (
                "an earlier layer has this record, of the same source: remove one, or write "
                "override: true in this one (the other one: 0/counties/one.yaml:31)"
            ),
        )
    ]
    own = {"sources.yaml": LEAFLET, "observations.yaml": other.replace("paper", "leaflet")}
    assert len(ledger_of(own).observations) == 2


def test_a_source_that_strives_for_more_than_it_ensures_does_not_contradict_itself(
    ledger_of: Callable[..., WholeLedger], problems_of_layers: Callable[..., list[Found]]
) -> None:
    head, rest = FILES["counties/one.yaml"].split("targets:\n")
    target = (
        rest.partition("\nobservations:")[0].replace("6.50", "7").replace("strength: ensure", "{}")
    )
    own = head.partition("page:")[0] + "targets:\n" + target
    strive = {"counties/one.yaml": own.replace("{}", "strength: strive")}
    assert [one.strength for one in ledger_of(strive).targets] == ["ensure", "strive"]
    ensure = {"counties/one.yaml": own.replace("{}", "strength: ensure")}
    ((path, line, said),) = problems_of_layers(ensure)
    assert (path, line) == ("layer-1/counties/one.yaml", 5)
    assert said.endswith("(the other one: 1/counties/one.yaml:20)")


def test_a_second_card_is_a_problem_unless_it_is_to_be_the_card(
    ledger_of: Callable[..., WholeLedger], problems_of_layers: Callable[..., list[Found]]
) -> None:
    card = FILES["dataset.yaml"].replace("small-ledger", "other").replace("1.0.0", "2.0.0+of-mine")
    assert problems_of_layers({"dataset.yaml": card}) == [
        (
            "layer-1/dataset.yaml",
            1,
            (
                "a later layer has a card of its own: remove the file, or write override: true in it "
                "(the other one: 0/dataset.yaml:1)"
            ),
        )
    ]
    own = {"dataset.yaml": card + "override: true\n"}
    assert ledger_of(own).dataset[:1] == ("other",)
    assert ledger_of(own).dataset.version == "2.0.0+of-mine"
    more = {"sources.yaml": LEAFLET, "observations.yaml": OUTTURN}
    assert ledger_of(own, more).dataset.version == "2.0.0+of-mine.layer-2"


MAP = """\
map:
  columns: 2
  rows: 1
  waters:
    - id: pond
      names: {en: Pond, zh-Hans: 池, zh-Hant: 池}
      tiles: [{x: 2, y: 1, width: 1, height: 1}]
"""
TILED = """\
places:
  - id: one
    names: {en: Oneshire, zh-Hans: 甲县, zh-Hant: 甲縣}
    pinyin: Jiaxian
    code: 010
    type: county
    parent: north
    tile: {x: 1, y: 1, width: 1, height: 1}
    override: true
"""


def test_a_layer_can_draw_a_map_where_there_is_none(ledger_of: Callable[..., WholeLedger]) -> None:
    ledger = ledger_of({"places.yaml": TILED + MAP})
    assert ledger.map is not None
    assert [water.id for water in ledger.map.waters] == ["pond"]
    assert [one.tile[:4] for one in ledger.subjects if one.tile] == [(1, 1, 1, 1)]


def test_a_second_map_is_a_problem_unless_it_is_to_be_the_map(
    ledger_of: Callable[..., WholeLedger], problems_of_layers: Callable[..., list[Found]]
) -> None:
    first = {"places.yaml": TILED + MAP}
    assert problems_of_layers(first, {"places.yaml": MAP.replace("2\n", "3\n")}) == [
        (
            "layer-2/places.yaml",
            2,
            (
                "a later layer has a map of its own: remove it, or write override: true in it "
                "(the other one: layer-1/places.yaml:11)"
            ),
        )
    ]
    wider = MAP.replace("columns: 2", "override: true\n  columns: 3")
    drawn = ledger_of(first, {"places.yaml": wider}).map
    assert drawn is not None
    assert drawn.columns == 3


def test_a_map_that_overrides_nothing_and_one_that_is_none_are_problems(
    problems_of_layers: Callable[..., list[Found]],
) -> None:
    declared = TILED + MAP.replace("columns: 2", "override: true\n  columns: 2")
    assert problems_of_layers({"places.yaml": declared}) == [
        ("layer-1/places.yaml", 11, NOTHING_TO_OVERRIDE)
    ]
    assert problems_of_layers({"places.yaml": TILED + "map: none\n"}) == [
        ("layer-1/places.yaml", 10, "expected a mapping (key: value), found a text")
    ]


def test_a_place_that_a_layer_adds_has_to_lie_on_the_map_below(
    problems_of_layers: Callable[..., list[Found]],
) -> None:
    two = (
        TILED.replace("one", "two").replace("One", "Two").replace("甲", "乙").replace("010", "011")
    )
    two = two.replace("Jia", "Yi").replace("    override: true\n", "")
    page = FILES["counties/one.yaml"].partition("targets:")[0].replace("place: one", "place: two")
    first = {"places.yaml": TILED + MAP}
    assert problems_of_layers(first, {"places.yaml": two, "counties/two.yaml": page}) == [
        (
            "layer-2/places.yaml",
            8,
            (
                "the tile of two covers some of that of one: move or shrink one of them "
                "(the other one: layer-1/places.yaml:8)"
            ),
        )
    ]
    bare = two.replace("    tile: {x: 1, y: 1, width: 1, height: 1}\n", "")
    ((path, line, said),) = problems_of_layers(
        first, {"places.yaml": bare, "counties/two.yaml": page}
    )
    assert (path, line) == ("layer-2/places.yaml", 2)
    assert said.endswith("(the other one: layer-1/places.yaml:11)")


# overrides


def overriding(path: str, begin: str, end: str, old: str, new: str) -> dict[str, str]:
    """Return a layer with one record of the small ledger, changed, that declares itself an override."""
    key, text = begin.split("\n", 1)
    record = (
        text
        + FILES[path].partition(begin.rsplit("\n", maxsplit=1)[-1] or begin)[2].partition(end)[0]
    )
    assert old in record
    return {path: f"{key}\n{record.replace(old, new)}    override: true\n"}


def test_an_override_stands_in_the_place_of_what_it_overrides(
    ledger_of: Callable[..., WholeLedger],
) -> None:
    unit = """\
units:
  - id: percent
    symbol: {en: pct, zh-Hans: "%", zh-Hant: "%"}
    scale: 1
    base: percent
    override: true
"""
    place = """\
places:
  - id: north
    names: {en: Southland, zh-Hans: 北地市, zh-Hant: 北地市}
    pinyin: Beidi
    type: prefecture_city
    override: true
"""
    ledger = ledger_of({"metrics.yaml": unit, "places.yaml": place})
    assert [one.id for one in ledger.units] == ["percent", "cny_100m", "person"]
    assert [one.id for one in ledger.places] == ["north", "one"]
    assert ledger.places[0].names.en == "Southland"
    assert ledger.targets[0].claim.unit == ledger.units[0]
    assert ledger.metrics[0].unit == ledger.units[0]
    assert ledger.units[0].symbol.en == "pct"
    assert ledger.pages[0].place == ledger.places[0]


RESULT = """\
observations:
  - place: one
    metric: income
    period: 2022
    op: "="
    value: 1523
    unit: cny_100m
    status: final
    grade: A
    source: paper
    override: true
"""


def test_a_result_that_overrides_keeps_the_id_and_the_place(
    ledger_of: Callable[..., WholeLedger],
) -> None:
    more = OUTTURN.replace("2023", "2022")
    ledger = ledger_of(
        {"sources.yaml": LEAFLET, "observations.yaml": more}, {"observations.yaml": RESULT}
    )
    assert [(one.id, str(one.claim.value), one.source.id) for one in ledger.observations] == [
        ("one.income.2022", "1523", "paper"),
        ("one.income.2022.2", "1600", "leaflet"),
    ]
    assert ledger.observations[0].where.path.endswith("layer-2/observations.yaml")


def test_the_last_of_several_overrides_stands(ledger_of: Callable[..., WholeLedger]) -> None:
    layers = [{"observations.yaml": RESULT.replace("1523", str(1523 + n))} for n in range(3)]
    ledger = ledger_of(*layers)
    assert [str(one.claim.value) for one in ledger.observations] == ["1525"]


def test_a_target_a_page_and_a_project_can_be_overridden(
    ledger_of: Callable[..., WholeLedger],
) -> None:
    own = FILES["counties/one.yaml"]
    head, rest = own.split("targets:\n")
    targets = rest.partition("\nobservations:")[0]
    project = own.partition("projects:\n")[2].partition("    figures:")[0]
    ledger = ledger_of(
        {
            "counties/one.yaml": head.replace("Steady", "Slow").replace(
                "page:\n", "page:\n  override: true\n"
            )
            + "targets:\n"
            + targets.replace("strength: ensure", "strength: strive")
            + "    override: true\nprojects:\n"
            + project.replace("The mill", "The new mill")
            + "    override: true\n"
        }
    )
    assert [page.motto.text.en for page in ledger.pages] == ["Onward", "Slow"]
    assert [(one.id, one.strength) for one in ledger.targets] == [("one.growth.2023", "strive")]
    assert [(one.names.en, one.figures) for one in ledger.projects] == [("The new mill", ())]


def test_a_source_that_only_what_is_overridden_cites_is_no_slip_of_anybodys(
    ledger_of: Callable[..., WholeLedger],
) -> None:
    metric = FILES["metrics.yaml"].partition("  - id: opening")[2]
    place = FILES["places.yaml"].partition("  - id: one\n")[2].replace("    source: paper\n", "")
    page = FILES["counties/one.yaml"].replace("source: paper", "source: leaflet", 1)
    page = page.replace("page:\n", "page:\n  override: true\n")
    north = FILES["north.yaml"].replace("source: paper", "source: leaflet")
    for key in ("targets", "observations", "projects"):
        page = page.partition(f"{key}:")[0] if key == "targets" else page
    project = "  - id: mill" + FILES["counties/one.yaml"].partition("  - id: mill")[2]
    ledger = ledger_of(
        {
            "sources.yaml": LEAFLET,
            "places.yaml": "places:\n  - id: one\n" + place + "    override: true\n",
            "counties/one.yaml": page
            + "projects:\n"
            + project.partition("    figures:")[0]
            + "    override: true\n",
            "north.yaml": north.replace("page:\n", "page:\n  override: true\n"),
        }
    )
    assert metric
    assert {page.source.id for page in ledger.pages} == {"leaflet"}
    assert [source.id for source in ledger.sources] == ["paper", "leaflet"]


def test_news_of_a_project_can_be_overridden(ledger_of: Callable[..., WholeLedger]) -> None:
    news = """\
observations: []
news:
  - project: mill
    period: 2023
    text: {en: It burnt., zh-Hans: 失火。, zh-Hant: 失火。}
    grade: B
    source: paper
"""
    later = news.replace("It burnt.", "It smoked.").replace("observations: []\n", "")
    ledger = ledger_of(
        {"observations.yaml": news}, {"observations.yaml": later + "    override: true\n"}
    )
    assert [one.text.en for one in ledger.projects[0].news] == ["It smoked."]


def test_an_override_of_nothing_is_a_problem(
    problems_of_layers: Callable[..., list[Found]],
) -> None:
    source = FILES["sources.yaml"].replace("id: paper", "id: papers") + "    override: true\n"
    result = RESULT.replace("2022", "2021")
    assert problems_of_layers({"sources.yaml": source, "observations.yaml": result}) == [
        ("layer-1/observations.yaml", 11, NOTHING_TO_OVERRIDE),
        ("layer-1/sources.yaml", 9, NOTHING_TO_OVERRIDE),
    ]


def test_in_a_ledger_of_one_layer_there_is_nothing_to_override(
    problems_of: Callable[..., list[Found]],
) -> None:
    for path, before, line in (
        ("sources.yaml", "    language: zh-Hans\n", 9),
        ("counties/one.yaml", '    figure: "6.50%以上"\n', 27),
        ("dataset.yaml", "area: north\n", 5),
    ):
        indent = " " * (len(before) - len(before.lstrip()))
        change = (path, before, f"{before}{indent}override: true\n")
        assert (path, line, NOTHING_TO_OVERRIDE) in problems_of(change)


def test_an_override_that_fits_two_records_is_a_problem(
    problems_of_layers: Callable[..., list[Found]],
) -> None:
    twice = OUTTURN + INCOME.replace("1600", "1700")
    both = {"sources.yaml": LEAFLET, "observations.yaml": twice}
    override = {"observations.yaml": OUTTURN + "    override: true\n"}
    assert problems_of_layers(both, override) == [
        (
            "layer-2/observations.yaml",
            11,
            (
                "override: 2 records are told by the same place, metric, period, source and scope: "
                "only one of its kind can be overridden (the other one: layer-1/observations.yaml:2)"
            ),
        )
    ]


def test_two_overrides_of_one_record_in_one_layer_are_a_problem(
    problems_of_layers: Callable[..., list[Found]],
) -> None:
    _, record = RESULT.split("\n", 1)
    assert problems_of_layers({"observations.yaml": RESULT + record.replace("1523", "1524")}) == [
        (
            "layer-1/observations.yaml",
            21,
            (
                "override: another record of this layer overrides the same: keep one "
                "(the other one: layer-1/observations.yaml:2)"
            ),
        )
    ]


def test_an_override_is_true_or_not_there(problems_of_layers: Callable[..., list[Found]]) -> None:
    said = problems_of_layers({"observations.yaml": RESULT.replace("true", "yes")})
    assert ("layer-1/observations.yaml", 11) in [(path, line) for path, line, _ in said]


# files


def test_a_broken_file_of_a_layer_brings_no_problem_that_only_follows_from_it(
    problems_of_layers: Callable[..., list[Found]],
) -> None:
    found = problems_of_layers({"sources.yaml": "- x\n", "observations.yaml": OUTTURN})
    assert found == [
        ("layer-1/sources.yaml", 1, "expected a mapping (key: value), found a list"),
    ]


def test_a_pipe_is_no_file_and_keeps_nobody_waiting(small_ledger: Path) -> None:
    (small_ledger / "north.yaml").unlink()
    os.mkfifo(small_ledger / "north.yaml")
    with pytest.raises(DatasetError) as found:
        load([small_ledger])
    assert [told(one) for one in found.value.problems] == [
        ("north.yaml", 0, "is a pipe, which may never end: put a plain file here")
    ]


def test_a_layer_that_is_not_there_is_none_or_is_empty_is_told_by_its_path(
    tmp_path: Path, small_ledger: Path
) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty" / "read me.txt").write_text("hello", "utf-8")
    (tmp_path / "file").write_text("hello", "utf-8")
    said = {name: told_of(str(tmp_path / name)) for name in ("none", "empty", "file")}
    assert said == {
        "none": f"{tmp_path / 'none'}: no such folder or zip: name one that holds a ledger, "
        "or begin one with nt data new",
        "empty": f"{tmp_path / 'empty'} holds no file of a ledger: it needs dataset.yaml and what "
        "belongs to it, or a file that adds to a ledger, such as observations.yaml",
        "file": f"{tmp_path / 'file'} is neither a folder nor a zip: name one that holds a ledger",
    }
    assert told_of("") == "--data needs a path: name a folder or a zip of a ledger"
    assert told_of("a\0b").startswith("a")
    assert stands_alone(str(small_ledger))


def told_of(path: str) -> str:
    """Return what is said of a path that cannot be a layer."""
    with pytest.raises(NtError) as found:
        stands_alone(path)
    assert found.value.status == 1
    return say(found.value.message, "en")


def test_every_message_about_layers_is_provoked_here_and_can_be_said_in_every_language() -> None:
    said = Path(__file__).read_text("utf-8")
    for key in keys_under("# where a ledger lies"):
        english, *_ = messages.MESSAGES[key]
        longest = max(re.split(r"\{\w+\}", english), key=len)
        assert re.search(re.escape(longest[:30]).replace("\\ ", r"\s*"), said), key


def keys_under(heading: str) -> Iterator[str]:
    """Give the keys that stand in the catalogue under a heading."""
    source = Path(messages.__file__).read_text("utf-8")
    block = source.partition(f"    {heading}\n")[2].partition("    # ")[0]
    yield from re.findall(r'^    "([a-z_.0-9]+)": \(', block, re.MULTILINE)


def test_layers_are_told_in_every_language(broken: Callable[..., DatasetError]) -> None:
    error = broken({"observations.yaml": RESULT.replace("2022", "2021")})
    assert {"override.nothing"} <= {*keys_of(error)}
    assert len({say(error.problems[0].message, lang) for lang in LANGS}) == 3

"""Each rule that no single field shows: what keeps it, what breaks it, and what is said then."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import pytest

from nantong_cli.errors import Message, message
from nantong_cli.holdings import WholeLedger
from nantong_cli.loading import rules

Change = tuple[str, str | bytes | None] | tuple[str, str, str]
ONE = "counties/one.yaml"
EVERY = (*rules.RULES, *rules.RULES_OF_WHOLES)
CLAIM = '    op: ">="\n    value: 6.50\n    unit: percent\n'
SECOND_MILL = """\
projects:
  - id: MILL
    paragraph: 3
    names: {en: Next mill, zh-Hans: 又一磨坊, zh-Hant: 又一磨坊}
    entity: {en: Mill & Co., zh-Hans: 磨坊公司, zh-Hant: 磨坊公司}
    about: {en: It mills too., zh-Hans: 也磨面。, zh-Hant: 也磨麵。}
"""
GROWTH_AGAIN = """\
  - metric: growth
    period: PERIOD
    op: ">="
    value: 6.5
    unit: percent
    strength: strive
    figure: 不低于6.5%
    paragraph: 4
    statement: {en: 6.5 % or more., zh-Hans: 6.5%或更高。, zh-Hant: 6.5%或更高。}

observations:
"""
SECOND_PAGE = """\
place: PLACE
source: paper
page:
  motto: {paragraph: 1, en: Back, zh-Hans: 后退, zh-Hant: 後退}
  arena: {paragraph: 1, en: A field, zh-Hans: 一块田, zh-Hant: 一塊田}
  plan:
    lead: {paragraph: 1, en: No step, zh-Hans: 不走, zh-Hant: 不走}
    items: []
"""
PLACE_TWO = """\
places:
  - id: two
    names: {en: NAME, zh-Hans: 乙县, zh-Hant: 乙縣}
    pinyin: Yixian
    type: county
    parent: PARENT
"""


SURPASS = """\
targets:
  - metric: growth
    period: 2023
    op: ">"
    relative_to: {place: one, metric: growth}
    strength: strive
    figure: 高于邻县
    paragraph: 4
    statement: {en: More than they., zh-Hans: 比他们快。, zh-Hant: 比他們快。}
"""
GOAL = """\
targets:
  - place: one
    metric: growth
    period: 2023
    op: "="
    value: 3
    unit: percent
    goal: spring_goal
    strength: plan
    source: paper
    statement: {en: So much., zh-Hans: 这么多。, zh-Hant: 這麼多。}
"""
TWICE = "relative_to: {goal: spring_goal, factor: 2}"
SOURCES = """\
sources:
  - id: paper
    kind: news_article
    producer: {en: The Paper, zh-Hans: 某报, zh-Hant: 某報}
    title: {en: What they say, zh-Hans: 他们说, zh-Hant: 他們說}
    attribution_short: {en: The Paper 2023, zh-Hans: 某报2023年, zh-Hant: 某報2023年}
    date_published: 2023-08-01
    language: zh-Hans
  - id: leaflet
    kind: news_article
    producer: {en: A Leaflet, zh-Hans: 传单, zh-Hant: 傳單}
    title: {en: What others say, zh-Hans: 别人说, zh-Hant: 別人說}
    attribution_short: {en: A leaflet, zh-Hans: 传单, zh-Hant: 傳單}
    language: zh-Hans
"""


def place_two(name: str = "Twoshire", parent: str = "north") -> Change:
    """Return the change that adds a place."""
    text = PLACE_TWO.replace("NAME", name).replace("PARENT", parent)
    return "places.yaml", "places:\n", text


class Example(NamedTuple):
    """A ledger that keeps a rule, or one that breaks it, with the problems that the rule then finds."""

    rule: str
    says: str
    changes: tuple[Change, ...]
    problems: list[tuple[str, int, Message]]


def good(rule: str, says: str, *changes: Change) -> Example:
    return Example(rule, says, changes, [])


def bad(
    rule: str, says: str, *changes: Change, problems: list[tuple[str, int, Message]]
) -> Example:
    return Example(rule, says, changes, problems)


EXAMPLES = [
    good(
        "project_ids_are_unique",
        "two projects with ids of their own",
        (ONE, "projects:\n", SECOND_MILL.replace("MILL", "mill-2")),
    ),
    bad(
        "project_ids_are_unique",
        "two projects with one id",
        (ONE, "projects:\n", SECOND_MILL.replace("MILL", "mill")),
        problems=[(ONE, 47, message("id.twice", kind=message("kind.project"), id="mill"))],
    ),
    bad(
        "project_ids_are_unique",
        "a project with the id of a place",
        (ONE, "id: mill", "id: one"),
        problems=[(ONE, 42, message("id.twice", kind=message("kind.project"), id="one"))],
    ),
    good(
        "metrics_and_families_differ",
        "a metric named like its own family",
        ("metrics.yaml", "  - id: income\n", "  - id: money\n"),
        (ONE, "metric: income", "metric: money"),
    ),
    bad(
        "metrics_and_families_differ",
        "a metric named like a family of others",
        ("metrics.yaml", "  - id: opening\n", "  - id: money\n"),
        problems=[("metrics.yaml", 43, message("family.not_its_own", id="money"))],
    ),
    good(
        "place_names_are_unique",
        "a place that bears its own name twice",
        ("places.yaml", "aliases: [the north]", "aliases: [north, Northland, 北地市]"),
    ),
    bad(
        "place_names_are_unique",
        "two places with one name, written in two ways",
        place_two(name="The-North"),
        problems=[("places.yaml", 7, message("alias.twice", name="the north", owner="two"))],
    ),
    good(
        "metric_names_are_unique",
        "a metric that bears its own name twice",
        ("metrics.yaml", "aliases: [revenue]", "aliases: [income, INCOME]"),
    ),
    bad(
        "metric_names_are_unique",
        "two metrics with one name, in two widths",
        ("metrics.yaml", "measure: event\n", "measure: event\n    aliases: [Ｒｅｖｅｎｕｅ]\n"),
        problems=[
            ("metrics.yaml", 43, message("alias.twice", name="Ｒｅｖｅｎｕｅ", owner="income"))
        ],
    ),
    good("parents_exist", "a part of a part", place_two(parent="one")),
    bad(
        "parents_exist",
        "a part of nothing that is known",
        place_two(parent="south"),
        problems=[
            (
                "places.yaml",
                2,
                message("unknown.place", value="south", remedy=message("remedy.define")),
            )
        ],
    ),
    bad(
        "parents_exist",
        "a circle, and a place that leads into it",
        place_two(parent="north"),
        ("places.yaml", "type: prefecture_city", "type: prefecture_city\n    parent: one"),
        problems=[
            ("places.yaml", 7, message("place.circle", id="north")),
            ("places.yaml", 13, message("place.circle", id="one")),
        ],
    ),
    good(
        "one_page_a_place",
        "a page for each",
        place_two(),
        ("counties/two.yaml", SECOND_PAGE.replace("PLACE", "two")),
    ),
    bad(
        "one_page_a_place",
        "two pages of one place",
        ("counties/two.yaml", SECOND_PAGE.replace("PLACE", "one")),
        problems=[("counties/two.yaml", 4, message("page.twice", place="one"))],
    ),
    good(
        "nothing_is_said_twice",
        "the same of another period",
        (ONE, "observations:\n", GROWTH_AGAIN.replace("PERIOD", "2023-H2")),
    ),
    bad(
        "nothing_is_said_twice",
        "the same, with other digits and another firmness",
        (ONE, "observations:\n", GROWTH_AGAIN.replace("PERIOD", "2023")),
        problems=[(ONE, 30, message("record.twice", id="one.growth.2023.2"))],
    ),
    good(
        "figure_words_agree",
        "a separator of thousands, and a hedge in words",
        (ONE, CLAIM, '    op: "<="\n    value: 1200\n    unit: percent\n'),
        (ONE, 'figure: "6.50%以上"', "figure: 不超过1,200%"),
    ),
    good(
        "figure_words_agree",
        "words without a number, where none is claimed",
        (ONE, CLAIM, "    qualitative: top_tier\n"),
        (ONE, 'figure: "6.50%以上"', "figure: 第一梯队"),
    ),
    bad(
        "figure_words_agree",
        "a comma lost",
        (ONE, '"1,522.10亿元"', '"15,2210亿元"'),
        problems=[(ONE, 31, message("figure.disagrees", figure="15,2210亿元", op="=", value="15"))],
    ),
    good(
        "sources_are_cited",
        "a source that only a place cites",
        ("sources.yaml", SOURCES),
        ("places.yaml", "source: paper", "source: leaflet"),
    ),
    bad(
        "sources_are_cited",
        "a source that nobody cites",
        ("sources.yaml", SOURCES),
        problems=[("sources.yaml", 9, message("source.uncited", id="leaflet"))],
    ),
    good(
        "nothing_is_measured_by_itself",
        "two places that each promise to surpass the other",
        place_two(parent="north"),
        ("counties/two.yaml", SECOND_PAGE.replace("PLACE", "two") + SURPASS),
        (ONE, CLAIM, '    op: ">="\n    relative_to: {place: two, metric: growth}\n'),
        (ONE, 'figure: "6.50%以上"', "figure: 不低于邻县"),
    ),
    bad(
        "nothing_is_measured_by_itself",
        "a place that promises to surpass itself",
        (ONE, CLAIM, '    op: ">="\n    relative_to: {place: one, metric: growth}\n'),
        (ONE, 'figure: "6.50%以上"', "figure: 不低于本县"),
        problems=[(ONE, 20, message("benchmark.itself", id="one.growth.2023"))],
    ),
    bad(
        "nothing_is_measured_by_itself",
        "twice a goal that is twice itself",
        ("targets.yaml", GOAL.replace("value: 3\n    unit: percent", TWICE)),
        problems=[("targets.yaml", 2, message("benchmark.itself", id="one.growth.2023.2"))],
    ),
    good(
        "goals_are_set_once",
        "goals of two years",
        ("targets.yaml", GOAL + GOAL.removeprefix("targets:\n").replace("2023", "2022")),
    ),
    bad(
        "goals_are_set_once",
        "two numbers for one goal",
        ("targets.yaml", GOAL + GOAL.removeprefix("targets:\n").replace("value: 3", "value: 4")),
        problems=[
            (
                "targets.yaml",
                12,
                message(
                    "goal.twice", place="one", metric="growth", period="2023", goal="spring_goal"
                ),
            )
        ],
    ),
    good(
        "results_come_after_their_period",
        "an estimate from before the year's end, and a result of the month in which the source is of",
        (ONE, "period: 2022", "period: 2023"),
        (ONE, "status: final", "status: estimate"),
        (ONE, "period: 2023-H1", "period: 2023-M08"),
        (ONE, "status: estimate\n        grade: B", "status: final\n        grade: B"),
    ),
    bad(
        "results_come_after_their_period",
        "a final result of a year that has not ended",
        (ONE, "period: 2022", "period: 2023"),
        problems=[
            (
                ONE,
                31,
                message("observation.early", source="paper", published="2023-08-01", period="2023"),
            )
        ],
    ),
]


MAP = "map:\n  columns: 4\n  rows: 2\nplaces:\n"
SEA = """\
map:
  columns: 4
  rows: 2
  waters:
    - id: sea
      names: {en: Sea, zh-Hans: 海, zh-Hant: 海}
      tiles:
        - {x: X, y: 1, width: 1, height: 2}
places:
"""


def tile(x: int, y: int, width: int, height: int) -> Change:
    """Return the change that gives the county a tile."""
    written = f"    tile: {{x: {x}, y: {y}, width: {width}, height: {height}}}\n"
    return "places.yaml", "    parent: north\n", f"    parent: north\n{written}"


def land(text: str) -> Change:
    """Return the change that gives the ledger a map."""
    return "places.yaml", "places:\n", text


EXAMPLES += [
    good(
        "tiles_lie_on_the_map",
        "a tile that ends with the last column and the last row",
        land(MAP),
        tile(3, 2, 2, 1),
    ),
    bad(
        "tiles_lie_on_the_map",
        "a tile that ends a column and a row too far",
        land(MAP),
        tile(3, 2, 3, 2),
        problems=[("places.yaml", 16, message("atlas.outside", name="one", columns="4", rows="2"))],
    ),
    bad(
        "tiles_lie_on_the_map",
        "a tile, and no map",
        tile(1, 1, 1, 1),
        problems=[("places.yaml", 13, message("atlas.no_map", name="one"))],
    ),
    good(
        "tiles_do_not_overlap",
        "water that begins where the land ends",
        land(SEA.replace("X", "3")),
        tile(1, 1, 2, 2),
    ),
    bad(
        "tiles_do_not_overlap",
        "water over a column of the land",
        land(SEA.replace("X", "2")),
        tile(1, 1, 2, 2),
        problems=[("places.yaml", 8, message("atlas.overlap", name="sea", other="one"))],
    ),
    good("only_subjects_have_tiles", "a tile of a county", land(MAP), tile(1, 1, 1, 1)),
    bad(
        "only_subjects_have_tiles",
        "a tile of the city that the county is a part of",
        land(MAP),
        (
            "places.yaml",
            "    type: prefecture_city\n",
            "    type: prefecture_city\n    tile: {x: 1, y: 1, width: 4, height: 2}\n",
        ),
        problems=[("places.yaml", 10, message("atlas.no_part", name="north", area="north"))],
    ),
    good("every_subject_has_a_tile", "no map, and so no tiles"),
    good("every_subject_has_a_tile", "a tile of the one county", land(MAP), tile(1, 1, 4, 2)),
    bad(
        "every_subject_has_a_tile",
        "a map without the county",
        land(MAP),
        problems=[("places.yaml", 10, message("atlas.missing", name="one", area="north"))],
    ),
]


def found_by(
    rule: str, ledger_of: Callable[..., WholeLedger], changes: tuple[Change, ...]
) -> list[tuple[str, int, Message]]:
    """Return what one rule finds in the changed ledger."""
    by_name = {one.__name__: one for one in EVERY}
    found = by_name[rule](ledger_of(*changes))
    return [(one.where.path, one.where.line, one.message) for one in found]


@pytest.fixture
def ledger_of(
    ledger_with: Callable[..., WholeLedger], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., WholeLedger]:
    """Give `ledger_of(*changes)`: the changed ledger, loaded without asking the rules."""

    def read(*changes: Change) -> WholeLedger:
        with monkeypatch.context() as patch:
            patch.setattr(rules, "RULES", ())
            patch.setattr(rules, "RULES_OF_WHOLES", ())
            return ledger_with(*changes)

    return read


@pytest.mark.parametrize("example", EXAMPLES, ids=[f"{one.rule}: {one.says}" for one in EXAMPLES])
def test_a_rule_finds_what_breaks_it_and_nothing_else(
    example: Example, ledger_of: Callable[..., WholeLedger]
) -> None:
    said = [
        (path, line, Message(one.key, tuple((k, _plain(v)) for k, v in one.values)))
        for path, line, one in found_by(example.rule, ledger_of, example.changes)
    ]
    assert said == example.problems


@pytest.mark.parametrize(
    "example",
    [one for one in EXAMPLES if not one.problems],
    ids=[f"{one.rule}: {one.says}" for one in EXAMPLES if not one.problems],
)
def test_what_keeps_a_rule_breaks_no_other(
    example: Example, problems_of: Callable[..., list[tuple[str, int, str]]]
) -> None:
    assert problems_of(*example.changes) == []


def test_every_rule_says_in_its_docstring_what_it_is() -> None:
    assert [rule.__name__ for rule in EVERY if not (rule.__doc__ or "").strip()] == []


def test_every_rule_has_a_good_and_a_bad_example() -> None:
    names = sorted(rule.__name__ for rule in EVERY)
    assert sorted({one.rule for one in EXAMPLES if not one.problems}) == names
    assert sorted({one.rule for one in EXAMPLES if one.problems}) == names


def test_no_rule_finds_anything_in_the_small_ledger(
    ledger_with: Callable[..., WholeLedger],
) -> None:
    ledger = ledger_with()
    assert [problem for rule in EVERY for problem in rule(ledger)] == []


def _plain(value: object) -> object:
    """Return a value of a message; a number as its text."""
    return value if isinstance(value, Message | str) else str(value)

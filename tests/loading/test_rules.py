"""Each rule that no single field shows: what keeps it, what breaks it, and what is said then."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import pytest

from nantong_cli.errors import Message, message
from nantong_cli.loading import rules
from nantong_cli.model import Ledger

Change = tuple[str, str | bytes | None] | tuple[str, str, str]
ONE = "counties/one.yaml"
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
]


def found_by(
    rule: str, ledger_of: Callable[..., Ledger], changes: tuple[Change, ...]
) -> list[tuple[str, int, Message]]:
    """Return what one rule finds in the changed ledger."""
    by_name = {one.__name__: one for one in rules.RULES}
    found = by_name[rule](ledger_of(*changes))
    return [(one.where.path, one.where.line, one.message) for one in found]


@pytest.fixture
def ledger_of(
    ledger_with: Callable[..., Ledger], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Ledger]:
    """Give `ledger_of(*changes)`: the changed ledger, loaded without asking the rules."""

    def read(*changes: Change) -> Ledger:
        with monkeypatch.context() as patch:
            patch.setattr(rules, "RULES", ())
            return ledger_with(*changes)

    return read


@pytest.mark.parametrize("example", EXAMPLES, ids=[f"{one.rule}: {one.says}" for one in EXAMPLES])
def test_a_rule_finds_what_breaks_it_and_nothing_else(
    example: Example, ledger_of: Callable[..., Ledger]
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
    assert [rule.__name__ for rule in rules.RULES if not (rule.__doc__ or "").strip()] == []


def test_every_rule_has_a_good_and_a_bad_example() -> None:
    names = sorted(rule.__name__ for rule in rules.RULES)
    assert sorted({one.rule for one in EXAMPLES if not one.problems}) == names
    assert sorted({one.rule for one in EXAMPLES if one.problems}) == names


def test_no_rule_finds_anything_in_the_small_ledger(ledger_with: Callable[..., Ledger]) -> None:
    ledger = ledger_with()
    assert [problem for rule in rules.RULES for problem in rule(ledger)] == []


def _plain(value: object) -> object:
    """Return a value of a message; a number as its text."""
    return value if isinstance(value, Message | str) else str(value)

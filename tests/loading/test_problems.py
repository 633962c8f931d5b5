"""Every problem that loading can find: the data that has it, and what is said of it, line and sentence."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from nantong_cli.errors import DatasetError, Message
from nantong_cli.i18n import messages, say
from nantong_cli.i18n.messages import MESSAGES
from nantong_cli.loading import nodes, origins
from nantong_cli.loading.fields import NEAR_SOUGHT
from nantong_cli.loading.gathered import MAX_PROBLEMS
from nantong_cli.model import LANGS

Change = tuple[str, str | bytes | None] | tuple[str, str, str]
Found = tuple[str, int, str]


class Case(NamedTuple):
    """What is changed in the small ledger, and the problems that it then has."""

    name: str
    changes: tuple[Change, ...]
    problems: list[Found]


def case(name: str, *changes: Change, problems: list[Found]) -> Case:
    return Case(name, changes, problems)


ONE = "counties/one.yaml"
PLACE = """\
  - id: far{0}
    names: {{en: Far {0}, zh-Hans: 远{0}, zh-Hant: 遠{0}}}
    pinyin: Yuan{0}
    type: country
"""
MISSING = (
    "the file is missing: a ledger has dataset, places, metrics and sources, each .yaml, "
    "and the page of its area"
)
NO_NUMBER = "'{}' is no number: write digits as in 1522.10, without separators, sign + or unit"
NO_PERIOD = "'{}' is no period: write 2023, 2023-H1, 2023-Q3, 2023-M07, 2023-M01/M07 or 2020/2022"

ELSEWHERE = """\
observations:
  - place: one
    metric: growth
    period: 2022
    op: "="
    value: 5
    unit: percent
    status: preliminary
    grade: B
    source: paper
"""
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
GOALS_IN_A_CIRCLE = """\
targets:
  - place: one
    metric: income
    period: 2023
    op: "="
    relative_to: {goal: spring_goal, factor: 2}
    goal: top_tier
    strength: plan
    source: paper
    statement: {en: Twice., zh-Hans: 两倍。, zh-Hant: 兩倍。}
  - place: one
    metric: income
    period: 2023
    op: "="
    relative_to: {goal: top_tier, factor: 2}
    goal: spring_goal
    strength: plan
    source: paper
    statement: {en: Twice again., zh-Hans: 又两倍。, zh-Hant: 又兩倍。}
"""

SAME_AGAIN = """\
  - metric: growth
    period: 2023
    op: ">="
    value: 6.5
    unit: percent
    strength: plan
    figure: 不低于6.5%
    paragraph: 5
    statement: {en: 6.5 % or more., zh-Hans: 6.5%或更高。, zh-Hant: 6.5%或更高。}
observations:
"""
SECOND_PAGE = """\
place: north
source: paper
page:
  motto: {paragraph: 1, en: Back, zh-Hans: 后退, zh-Hant: 後退}
  arena: {paragraph: 1, en: A field, zh-Hans: 一块田, zh-Hant: 一塊田}
  plan:
    lead: {paragraph: 1, en: No step, zh-Hans: 不走, zh-Hant: 不走}
    items: []
"""
SECOND_SOURCE = """\
  - id: paper
    kind: news_article
    producer: {en: Other, zh-Hans: 别的, zh-Hant: 別的}
    title: {en: Other, zh-Hans: 别的, zh-Hant: 別的}
    attribution_short: {en: Other, zh-Hans: 别的, zh-Hant: 別的}
    date_published: 2023
    language: en
"""

FILES_CASES = [
    case(
        "a file that all ledgers have is missing",
        ("metrics.yaml", None),
        problems=[("metrics.yaml", 0, MISSING)],
    ),
    case("the area's page is missing", ("north.yaml", None), problems=[("north.yaml", 0, MISSING)]),
    case(
        "a file is empty",
        ("north.yaml", ""),
        problems=[("north.yaml", 1, "the file is empty: it should hold a mapping")],
    ),
    case(
        "a file has comments only",
        ("north.yaml", "# to come\n"),
        problems=[("north.yaml", 1, "the file is empty: it should hold a mapping")],
    ),
    case(
        "a file has a document marker only",
        ("north.yaml", "---\n"),
        problems=[("north.yaml", 1, "the file is empty: it should hold a mapping")],
    ),
    case(
        "a file holds a list",
        ("north.yaml", "- place: north\n"),
        problems=[("north.yaml", 1, "expected a mapping (key: value), found a list")],
    ),
    case(
        "a file holds a text",
        ("north.yaml", "north\n"),
        problems=[("north.yaml", 1, "expected a mapping (key: value), found a text")],
    ),
    case(
        "a file is no text at all",
        ("north.yaml", b"\x89PNG\r\n\x1a\n\x00"),
        problems=[("north.yaml", 1, "byte 0x89 is no UTF-8: save the file as UTF-8")],
    ),
    case(
        "a folder in the place of a file",
        ("north.yaml", None),
        ("north.yaml/inside.txt", ""),
        problems=[("north.yaml", 0, f"cannot be read: {os.strerror(errno.EISDIR)}")],
    ),
    case(
        "a file of a name that nobody reads",
        ("observation.yaml", ELSEWHERE),
        problems=[
            (
                "observation.yaml",
                0,
                (
                    "no file of a ledger bears this name, so it is not read: rename it to one that is "
                    "(targets.yaml, observations.yaml, counties/PLACE.yaml …), or move it elsewhere"
                ),
            )
        ],
    ),
    case(
        "a file is too big",
        ("north.yaml", bytes(origins.MAX_BYTES + 1)),
        problems=[("north.yaml", 0, "the file is larger than 64 MiB: split it")],
    ),
    case(
        "more problems than anybody reads",
        ("observations.yaml", "observations:\n" + "- a\n" * (MAX_PROBLEMS + 99)),
        problems=[
            *(
                (
                    "observations.yaml",
                    line,
                    "expected a mapping (key: value), found a text",
                )
                for line in range(2, MAX_PROBLEMS + 2)
            ),
            (
                "observations.yaml",
                MAX_PROBLEMS + 1,
                "more than 10000 problems: mend those told here, and ask again",
            ),
        ],
    ),
]
CASES_OF_MANY = [
    case(
        "more unknown places than a nearest one is looked for",
        ("places.yaml", "places:\n", "places:\n" + "".join(map(PLACE.format, range(20)))),
        (
            "observations/a.csv",
            "place,metric,period,op,value,unit,status,grade,source\n"
            + "onee,income,2023,=,1,cny_100m,final,A,paper\n" * (NEAR_SOUGHT + 2),
        ),
        problems=[
            *(
                ("observations/a.csv", line, "unknown place 'onee': did you mean one?")
                for line in range(2, NEAR_SOUGHT + 2)
            ),
            *(
                (
                    "observations/a.csv",
                    line,
                    "unknown place 'onee': expected one of the 22 known ones",
                )
                for line in range(NEAR_SOUGHT + 2, NEAR_SOUGHT + 4)
            ),
        ],
    ),
]
YAML_CASES = [
    case(
        "a byte is no UTF-8",
        ("north.yaml", b"place: north\nsource: caf\xe9\n"),
        problems=[("north.yaml", 2, "byte 0xe9 is no UTF-8: save the file as UTF-8")],
    ),
    case(
        "a character that YAML forbids",
        ("north.yaml", "place: north\nsource: 某\x07报\n"),
        problems=[("north.yaml", 2, "character U+0007 is not allowed in YAML: remove it")],
    ),
    case(
        "a tab in the indentation",
        ("north.yaml", "    items: []", "\titems: []"),
        problems=[("north.yaml", 8, "a tab stands in the indentation: indent with spaces")],
    ),
    case(
        "a bracket that is never closed",
        ("north.yaml", "items: []", "items: ["),
        problems=[
            (
                "north.yaml",
                8,
                "no YAML: while parsing a flow node did not find expected node content",
            )
        ],
    ),
    case(
        "a quote that is never closed",
        ("north.yaml", "place: north", 'place: "north'),
        problems=[
            (
                "north.yaml",
                1,
                "no YAML: while scanning a quoted scalar found unexpected end of stream",
            )
        ],
    ),
    case(
        "a second document",
        ("north.yaml", "source: paper\n", "source: paper\n---\n"),
        problems=[("north.yaml", 3, "a second document begins: one file holds one document")],
    ),
    case(
        "an anchor",
        ("north.yaml", "place: north", "place: &it north"),
        problems=[
            (
                "north.yaml",
                1,
                "anchors (&) and aliases (*) are not allowed: write the value out, or quote it",
            )
        ],
    ),
    case(
        "an alias",
        ("north.yaml", "source: paper", "source: *it"),
        problems=[
            (
                "north.yaml",
                2,
                "anchors (&) and aliases (*) are not allowed: write the value out, or quote it",
            )
        ],
    ),
    case(
        "a star that should be quoted",
        ("north.yaml", "{paragraph: 1, en: Onward,", "{paragraph: 1, en: *Onward,"),
        problems=[
            (
                "north.yaml",
                4,
                "anchors (&) and aliases (*) are not allowed: write the value out, or quote it",
            )
        ],
    ),
    case(
        "a tag that would make an object",
        ("north.yaml", "place: north", "place: !!python/object:os.system north"),
        problems=[
            (
                "north.yaml",
                1,
                "the tag !!python/object:os.system is not allowed: write the plain value, or quote it",
            )
        ],
    ),
    case(
        "a tag of one's own",
        ("north.yaml", "place: north", "place: !place north"),
        problems=[
            ("north.yaml", 1, "the tag !place is not allowed: write the plain value, or quote it")
        ],
    ),
    case(
        "a text longer than any",
        ("north.yaml", "place: " + "x" * (nodes.MAX_SCALAR + 1)),
        problems=[("north.yaml", 1, "a text is longer than 100000 characters: shorten it")],
    ),
    case(
        "a small file of a million values",
        ("north.yaml", "items:\n" + "-\n" * nodes.MAX_NODES),
        problems=[
            (
                "north.yaml",
                999_999,
                "the file holds more than 1000000 values: split it, or write its records as rows of CSV",
            )
        ],
    ),
    case(
        "nesting without end",
        ("north.yaml", "items: []", "items: " + "[" * 100_000),
        problems=[("north.yaml", 8, "nested deeper than 32 levels: flatten it")],
    ),
    case(
        "a key that is a list",
        ("north.yaml", "place: north", "[place]: north"),
        problems=[("north.yaml", 1, "a key is no text: write a plain word")],
    ),
    case(
        "a merge key",
        ("north.yaml", "place: north", "<<: {place: north}\nplace: north"),
        problems=[
            (
                "north.yaml",
                1,
                "unknown key '<<': expected one of observations, page, place, projects, source, targets",
            )
        ],
    ),
]
KEYS_CASES = [
    case(
        "an unknown key near a known one",
        (ONE, "    strength: ensure", "    strength: ensure\n    figures: two"),
        problems=[(ONE, 26, "unknown key 'figures': did you mean figure?")],
    ),
    case(
        "an unknown key like no other, of few",
        ("places.yaml", "places:\n", "altitude: 12\nplaces:\n"),
        problems=[("places.yaml", 1, "unknown key 'altitude': expected one of map, places")],
    ),
    case(
        "an unknown key like no other, of many",
        (ONE, "    strength: ensure", "    strength: ensure\n    zzz: two"),
        problems=[(ONE, 26, "unknown key 'zzz': none of the 17 known ones is near")],
    ),
    case(
        "an unknown key whose name is endless",
        ("places.yaml", "places:\n", "x" * 1000 + ": 1\nplaces:\n"),
        problems=[
            (
                "places.yaml",
                1,
                f"unknown key '{'x' * 60}…': expected one of map, places",
            )
        ],
    ),
    case(
        "a key misspelt is missing too",
        (ONE, "    strength: ensure", "    strenght: ensure"),
        problems=[
            (ONE, 20, "missing key 'strength': add it"),
            (ONE, 25, "unknown key 'strenght': did you mean strength?"),
        ],
    ),
    case(
        "a missing key",
        ("dataset.yaml", "licence: CC-BY-4.0\n", ""),
        problems=[("dataset.yaml", 1, "missing key 'licence': add it")],
    ),
    case(
        "a missing text",
        ("dataset.yaml", "title: {en: A small ledger, zh-Hans: 小帐本, zh-Hant: 小帳本}\n", ""),
        problems=[("dataset.yaml", 1, "missing key 'title': add it")],
    ),
    case(
        "a missing list",
        (
            "metrics.yaml",
            "families:\n  - id: money\n    names: {en: Money, zh-Hans: 钱, zh-Hant: 錢}\n",
            "",
        ),
        problems=[("metrics.yaml", 1, "missing key 'families': add it")],
    ),
    case(
        "a missing mapping",
        ("north.yaml", "  motto: {paragraph: 1, en: Onward, zh-Hans: 前进, zh-Hant: 前進}\n", ""),
        problems=[("north.yaml", 4, "missing key 'motto': add it")],
    ),
    case(
        "a key twice",
        (ONE, "    strength: ensure\n", "    strength: ensure\n    strength: plan\n"),
        problems=[(ONE, 26, "duplicate key 'strength': it stands on line 25 already; keep one")],
    ),
    case(
        "a key twice in a flow mapping",
        ("north.yaml", "en: Onward,", "en: Onward, en: Ahead,"),
        problems=[("north.yaml", 4, "duplicate key 'en': it stands on line 4 already; keep one")],
    ),
]
TYPES_CASES = [
    case(
        "a list where a text belongs",
        ("dataset.yaml", "licence: CC-BY-4.0", "licence: [CC-BY-4.0]"),
        problems=[("dataset.yaml", 5, "licence: expected a text, found a list")],
    ),
    case(
        "a mapping where a text belongs",
        ("dataset.yaml", "licence: CC-BY-4.0", "licence: {name: CC-BY-4.0}"),
        problems=[("dataset.yaml", 5, "licence: expected a text, found a mapping")],
    ),
    case(
        "a text where a mapping belongs",
        (
            "dataset.yaml",
            "title: {en: A small ledger, zh-Hans: 小帐本, zh-Hant: 小帳本}",
            "title: A small ledger",
        ),
        problems=[("dataset.yaml", 2, "expected a mapping (key: value), found a text")],
    ),
    case(
        "nothing where a mapping belongs",
        ("dataset.yaml", "title: {en: A small ledger, zh-Hans: 小帐本, zh-Hant: 小帳本}", "title:"),
        problems=[("dataset.yaml", 2, "expected a mapping (key: value), found nothing")],
    ),
    case(
        "a mapping where a list belongs",
        (ONE, "observations:\n  - metric: income", "observations:\n    metric: income"),
        problems=[(ONE, 31, "observations: expected a list (- …), found a mapping")],
    ),
    case(
        "nothing where a list belongs",
        ("north.yaml", "items: []", "items:"),
        problems=[("north.yaml", 8, "items: expected a list (- …), found nothing")],
    ),
    case(
        "a text in a list of records",
        (ONE, "observations:\n", "observations:\n  - later\n"),
        problems=[(ONE, 31, "expected a mapping (key: value), found a text")],
    ),
    case(
        "a list in a list of texts",
        ("places.yaml", "aliases: [the north]", "aliases: [the north, [up there]]"),
        problems=[("places.yaml", 5, "aliases: expected a text, found a list")],
    ),
    case(
        "a blank in a list of texts",
        ("places.yaml", "aliases: [the north]", 'aliases: [the north, " "]'),
        problems=[("places.yaml", 5, "aliases: the value is empty: fill it in, or remove the key")],
    ),
    case(
        "an empty value",
        ("dataset.yaml", "licence: CC-BY-4.0", "licence:"),
        problems=[
            ("dataset.yaml", 5, "licence: the value is empty: fill it in, or remove the key")
        ],
    ),
    case(
        "a value of blanks",
        ("dataset.yaml", "licence: CC-BY-4.0", 'licence: "  "'),
        problems=[
            ("dataset.yaml", 5, "licence: the value is empty: fill it in, or remove the key")
        ],
    ),
]
VALUES_CASES = [
    case(
        "an id with capitals and blanks",
        (ONE, "id: mill", "id: The Mill"),
        problems=[(ONE, 42, "id: 'The Mill' is no id: use a-z and 0-9, joined by - or _")],
    ),
    case(
        "an id that would climb out of the folder",
        ("dataset.yaml", "area: north", "area: ../north"),
        problems=[
            ("dataset.yaml", 4, "area: '../north' is no id: use a-z and 0-9, joined by - or _")
        ],
    ),
    case(
        "a choice misspelt",
        (ONE, "strength: ensure", "strength: ensured"),
        problems=[(ONE, 25, "strength: 'ensured' is not one of its values: did you mean ensure?")],
    ),
    case(
        "a choice like no other",
        (ONE, "grade: A", "grade: excellent"),
        problems=[
            (ONE, 37, "grade: 'excellent' is not one of its values: expected one of A, B, C")
        ],
    ),
    case(
        "a comparator of another kind",
        (ONE, 'op: ">="', "op: ≥"),
        problems=[
            (ONE, 22, "op: '≥' is not one of its values: expected one of <, <=, =, >, >=, ~")
        ],
    ),
    case(
        "a factor that is no number",
        (
            ONE,
            "    value: 6.50\n    unit: percent\n",
            "    relative_to: {goal: spring_goal, factor: double}\n",
        ),
        problems=[
            (
                ONE,
                23,
                "factor: 'double' is no number: write digits as in 1522.10, without separators, sign + or unit",
            )
        ],
    ),
    case(
        "a unit of no size",
        ("metrics.yaml", "scale: 100000000", "scale: 0.00"),
        problems=[("metrics.yaml", 8, "scale: '0.00' is not above 0")],
    ),
    case(
        "a factor below nothing",
        (
            ONE,
            "    value: 6.50\n    unit: percent\n",
            "    relative_to: {goal: spring_goal, factor: -2}\n",
        ),
        problems=[(ONE, 23, "factor: '-2' is not above 0")],
    ),
    case(
        "a paragraph zero",
        (ONE, "      - paragraph: 5", "      - paragraph: 0"),
        problems=[(ONE, 10, "paragraph: '0' is no whole number from 1")],
    ),
    case(
        "a paragraph in words",
        (ONE, "      - paragraph: 5", "      - paragraph: five"),
        problems=[(ONE, 10, "paragraph: 'five' is no whole number from 1")],
    ),
    case(
        "unquantified, but not true",
        (ONE, '    op: ">="\n    value: 6.50\n    unit: percent\n', "    unquantified: yes\n"),
        problems=[(ONE, 22, "unquantified: 'yes' is not 'true': write true, or remove the key")],
    ),
    case(
        "a value too long to be repeated",
        (ONE, "    period: 2023\n", "    period: " + "2023-" * 100 + "\n"),
        problems=[(ONE, 21, "period: " + NO_PERIOD.format("2023-" * 12 + "…"))],
    ),
]
LANGUAGES_CASES = [
    case(
        "a language is missing",
        ("dataset.yaml", ", zh-Hans: 小帐本", ""),
        problems=[
            (
                "dataset.yaml",
                2,
                "the text in 'zh-Hans' is missing: every text is in en, zh-Hans and zh-Hant",
            )
        ],
    ),
    case(
        "a language is empty",
        ("dataset.yaml", "zh-Hans: 小帐本", 'zh-Hans: ""'),
        problems=[
            ("dataset.yaml", 2, "zh-Hans: the value is empty: fill it in, or remove the key")
        ],
    ),
    case(
        "a language spelt another way",
        ("dataset.yaml", "zh-Hans: 小帐本", "zh-hans: 小帐本"),
        problems=[
            ("dataset.yaml", 2, "unknown key 'zh-hans': did you mean zh-Hans?"),
            (
                "dataset.yaml",
                2,
                "the text in 'zh-Hans' is missing: every text is in en, zh-Hans and zh-Hant",
            ),
        ],
    ),
    case(
        "a language is missing beside a paragraph",
        ("north.yaml", ", zh-Hant: 前進", ""),
        problems=[
            (
                "north.yaml",
                4,
                "the text in 'zh-Hant' is missing: every text is in en, zh-Hans and zh-Hant",
            )
        ],
    ),
]
CLAIMS_CASES = [
    case(
        "a value together with unquantified",
        (ONE, "    value: 6.50\n", "    value: 6.50\n    unquantified: true\n"),
        problems=[(ONE, 24, "value + unquantified: only one of them can stand in a record")],
    ),
    case(
        "three claims in one",
        (
            ONE,
            "    value: 6.50\n",
            "    value: 6.50\n    qualitative: top_tier\n    unquantified: true\n",
        ),
        problems=[
            (ONE, 24, "value + qualitative + unquantified: only one of them can stand in a record")
        ],
    ),
    case(
        "a comparator without a value",
        (ONE, "    value: 6.50\n    unit: percent\n", ""),
        problems=[(ONE, 22, "op stands without a value: add value and unit, or relative_to")],
    ),
    case(
        "a comparator and a unit without a value",
        (ONE, "    value: 6.50\n", ""),
        problems=[(ONE, 22, "op stands without a value: add value and unit, or relative_to")],
    ),
    case(
        "a value without a comparator",
        (ONE, '    op: ">="\n', ""),
        problems=[(ONE, 20, "missing key 'op': add it")],
    ),
    case(
        "a value without a unit",
        (ONE, "    unit: percent\n", ""),
        problems=[(ONE, 20, "missing key 'unit': add it")],
    ),
    case(
        "no claim at all",
        (ONE, '    op: ">="\n    value: 6.50\n    unit: percent\n', ""),
        problems=[
            (
                ONE,
                20,
                "nothing is claimed: add value with op and unit, relative_to, qualitative, or unquantified: true",
            )
        ],
    ),
    case(
        "a comparator with what has no number",
        (ONE, "    value: 6.50\n    unit: percent\n", "    unquantified: true\n"),
        problems=[(ONE, 22, "op cannot stand with unquantified: remove it")],
    ),
    case(
        "a unit with what has no number",
        (ONE, '    op: ">="\n    value: 6.50\n', "    qualitative: top_tier\n"),
        problems=[(ONE, 23, "unit cannot stand with qualitative: remove it")],
    ),
    case(
        "a unit with what another place decides",
        (ONE, "    value: 6.50\n", "    relative_to: {place: north, metric: growth}\n"),
        problems=[(ONE, 24, "unit cannot stand with relative_to: remove it")],
    ),
    case(
        "a benchmark that is a text",
        (ONE, "    value: 6.50\n    unit: percent\n", "    relative_to: north\n"),
        problems=[(ONE, 23, "expected a mapping (key: value), found a text")],
    ),
    case(
        "a benchmark that is two things",
        (
            ONE,
            "    value: 6.50\n    unit: percent\n",
            "    relative_to: {goal: spring_goal, factor: 2, place: north}\n",
        ),
        problems=[(ONE, 23, "unknown key 'place': expected one of factor, goal")],
    ),
    case(
        "a benchmark without a metric",
        (ONE, "    value: 6.50\n    unit: percent\n", "    relative_to: {place: north}\n"),
        problems=[(ONE, 23, "missing key 'metric': add it")],
    ),
    case(
        "an observation without a value",
        (
            ONE,
            '    op: "="\n    value: 1522.10\n    unit: cny_100m\n',
            "    qualitative: top_tier\n",
        ),
        problems=[(ONE, 31, "an observation needs a value: add op, value and unit")],
    ),
    case(
        "an observation of a metric unknown, and without a value",
        (
            ONE,
            'metric: income\n    period: 2022\n    op: "="\n    value: 1522.10\n    unit: cny_100m\n',
            "metric: incomes\n    period: 2022\n    unquantified: true\n",
        ),
        problems=[
            (ONE, 31, "an observation needs a value: add op, value and unit"),
            (ONE, 31, "unknown metric 'incomes': did you mean income?"),
        ],
    ),
    case(
        "a figure without its paragraph",
        (ONE, '    figure: "6.50%以上"\n    paragraph: 6\n', '    figure: "6.50%以上"\n'),
        problems=[(ONE, 26, "a figure without its paragraph: add paragraph")],
    ),
    case(
        "a target without figure words and without a paragraph",
        (ONE, '    figure: "6.50%以上"\n    paragraph: 6\n', ""),
        problems=[
            (ONE, 20, "missing key 'figure': add it"),
            (ONE, 20, "missing key 'paragraph': add it"),
        ],
    ),
    case(
        "figure words with another number",
        (ONE, 'figure: "6.50%以上"', 'figure: "65.0%以上"'),
        problems=[
            (
                ONE,
                20,
                "the figure words '65.0%以上' say >= 65.0, and the record something else: go back to the paragraph",
            )
        ],
    ),
    case(
        "figure words with fewer digits",
        (ONE, 'figure: "6.50%以上"', 'figure: "6.5%以上"'),
        problems=[
            (
                ONE,
                20,
                "the figure words '6.5%以上' say >= 6.5, and the record something else: go back to the paragraph",
            )
        ],
    ),
    case(
        "figure words with another hedge",
        (ONE, 'figure: "6.50%以上"', 'figure: "6.50%左右"'),
        problems=[
            (
                ONE,
                20,
                "the figure words '6.50%左右' say ~ 6.50, and the record something else: go back to the paragraph",
            )
        ],
    ),
    case(
        "figure words without a number",
        (ONE, 'figure: "6.50%以上"', "figure: 稳步增长"),
        problems=[
            (
                ONE,
                20,
                "the figure words '稳步增长' say = –, and the record something else: go back to the paragraph",
            )
        ],
    ),
    case(
        "a unit that cannot measure the metric",
        (ONE, "unit: percent", "unit: person"),
        problems=[(ONE, 24, "unit 'person' cannot measure growth: expected one like percent")],
    ),
    case(
        "a number for an event",
        (ONE, "metric: growth", "metric: opening"),
        problems=[
            (
                ONE,
                24,
                "unit 'percent' cannot measure opening, which is an event: write unquantified: true",
            )
        ],
    ),
]
REFERENCES_CASES = [
    case(
        "an unknown place of a file",
        (ONE, "place: one", "place: ona"),
        problems=[(ONE, 1, "unknown place 'ona': did you mean one?")],
    ),
    case(
        "an unknown source of a file",
        (ONE, "source: paper", "source: pamphlet"),
        problems=[(ONE, 2, "unknown source 'pamphlet': did you mean paper?")],
    ),
    case(
        "an unknown place as benchmark",
        (
            ONE,
            "    value: 6.50\n    unit: percent\n",
            "    relative_to: {place: south, metric: growth}\n",
        ),
        problems=[(ONE, 23, "unknown place 'south': did you mean north?")],
    ),
    case(
        "an unknown metric",
        (ONE, "metric: growth", "metric: grwth"),
        problems=[(ONE, 20, "unknown metric 'grwth': did you mean growth?")],
    ),
    case(
        "an unknown metric like no other",
        (ONE, "metric: growth", "metric: happiness"),
        problems=[
            (
                ONE,
                20,
                "unknown metric 'happiness': expected one of growth, income, opening, workers",
            )
        ],
    ),
    case(
        "an unknown unit of a target",
        (ONE, "unit: percent", "unit: per_cent"),
        problems=[(ONE, 24, "unknown unit 'per_cent': did you mean percent?")],
    ),
    case(
        "an unknown unit of a metric",
        ("metrics.yaml", "unit: percent", "unit: promille"),
        problems=[
            (
                "metrics.yaml",
                26,
                "unknown unit 'promille': expected one of cny_100m, percent, person",
            )
        ],
    ),
    case(
        "an unknown term",
        (ONE, '    op: ">="\n    value: 6.50\n    unit: percent\n', "    qualitative: top_teir\n"),
        problems=[(ONE, 22, "unknown term 'top_teir': did you mean top_tier?")],
    ),
    case(
        "an unknown goal",
        (
            ONE,
            "    value: 6.50\n    unit: percent\n",
            "    relative_to: {goal: summer_goal, factor: 2}\n",
        ),
        problems=[(ONE, 23, "unknown term 'summer_goal': did you mean spring_goal?")],
    ),
    case(
        "an unknown family",
        ("metrics.yaml", "family: money", "family: monney"),
        problems=[("metrics.yaml", 30, "unknown family 'monney': did you mean money?")],
    ),
    case(
        "a family where none is defined",
        (
            "metrics.yaml",
            "families:\n  - id: money\n    names: {en: Money, zh-Hans: 钱, zh-Hant: 錢}\n",
            "families: []\n",
        ),
        problems=[("metrics.yaml", 28, "unknown family 'money': none is defined")],
    ),
    case(
        "an unknown source of a place",
        ("places.yaml", "source: paper", "source: papers"),
        problems=[("places.yaml", 13, "unknown source 'papers': did you mean paper?")],
    ),
    case(
        "an unknown source of a target",
        (ONE, "    strength: ensure", "    strength: ensure\n    source: leaflet"),
        problems=[(ONE, 26, "unknown source 'leaflet': expected one of paper")],
    ),
    case(
        "an unknown project of a result published elsewhere",
        ("observations.yaml", ELSEWHERE.replace("place: one", "place: one\n    project: mil")),
        problems=[("observations.yaml", 3, "unknown project 'mil': did you mean mill?")],
    ),
    case(
        "a project of another place",
        ("observations.yaml", ELSEWHERE.replace("place: one", "place: north\n    project: mill")),
        problems=[
            ("observations.yaml", 3, "the project mill is of one: give that place"),
        ],
    ),
    case(
        "a source that no record cites",
        ("sources.yaml", SOURCES),
        problems=[
            (
                "sources.yaml",
                9,
                "no record cites the source leaflet: cite it, or take it out",
            )
        ],
    ),
    case(
        "a target measured by itself",
        (
            ONE,
            "    value: 6.50\n    unit: percent\n",
            "    relative_to: {place: one, metric: growth}\n",
        ),
        (ONE, 'figure: "6.50%以上"', "figure: 达到全市以上"),
        problems=[
            (
                ONE,
                20,
                "one.growth.2023 is measured by itself: name another place, another metric or a goal",
            )
        ],
    ),
    case(
        "goals in a circle",
        ("targets.yaml", GOALS_IN_A_CIRCLE),
        problems=[
            (
                "targets.yaml",
                2,
                "one.income.2023 is measured by itself by way of one.income.2023.2: begin with a number",
            ),
            (
                "targets.yaml",
                11,
                "one.income.2023.2 is measured by itself by way of one.income.2023: begin with a number",
            ),
        ],
    ),
    case(
        "a goal that is set twice",
        (
            "targets.yaml",
            GOALS_IN_A_CIRCLE.replace("goal: top_tier,", "goal: spring_goal,")
            .replace("goal: top_tier\n", "goal: spring_goal\n")
            .replace("relative_to: {goal: spring_goal, factor: 2}", "value: 7\n    unit: cny_100m")
            .replace("value: 7", "value: 8", 1),
        ),
        problems=[
            (
                "targets.yaml",
                12,
                "one has set the goal spring_goal of income for 2023 already: keep one (the other one: targets.yaml:2)",
            )
        ],
    ),
    case(
        "a result from before its period's end that is no estimate",
        ("observations.yaml", ELSEWHERE.replace("period: 2022", "period: 2023")),
        problems=[
            (
                "observations.yaml",
                2,
                "paper is of 2023-08-01, before 2023 ended: a result so early is an estimate, or of a shorter period",
            )
        ],
    ),
    case(
        "an unknown parent",
        ("places.yaml", "parent: north", "parent: nort"),
        problems=[("places.yaml", 7, "unknown place 'nort': add it to places.yaml")],
    ),
    case(
        "an unknown area",
        ("dataset.yaml", "area: north", "area: nort"),
        problems=[("dataset.yaml", 4, "unknown place 'nort': did you mean north?")],
    ),
    case(
        "a circle of parents",
        ("places.yaml", "type: prefecture_city", "type: prefecture_city\n    parent: one"),
        problems=[
            ("places.yaml", 2, "'north' is a part of itself: mend its parent"),
            ("places.yaml", 8, "'one' is a part of itself: mend its parent"),
        ],
    ),
    case(
        "a place that is its own parent",
        ("places.yaml", "parent: north", "parent: one"),
        problems=[("places.yaml", 7, "'one' is a part of itself: mend its parent")],
    ),
]
TWICE_CASES = [
    case(
        "a place twice",
        (
            "places.yaml",
            "places:\n",
            (
                "places:\n  - id: one\n    names: {en: Elsewhere, zh-Hans: 别处, zh-Hant: 別處}\n"
                "    pinyin: Biechu\n    type: county\n"
            ),
        ),
        problems=[
            (
                "places.yaml",
                11,
                "duplicate place 'one': ids are unique (the other one: places.yaml:2)",
            )
        ],
    ),
    case(
        "a unit twice",
        (
            "metrics.yaml",
            "terms:\n",
            "  - {id: percent, symbol: {en: pct, zh-Hans: 百分, zh-Hant: 百分}, scale: 1, base: percent}\nterms:\n",
        ),
        problems=[
            (
                "metrics.yaml",
                14,
                "duplicate unit 'percent': ids are unique (the other one: metrics.yaml:2)",
            )
        ],
    ),
    case(
        "a term twice",
        (
            "metrics.yaml",
            "families:\n",
            "  - {id: top_tier, names: {en: the best, zh-Hans: 最好, zh-Hant: 最好}}\nfamilies:\n",
        ),
        problems=[
            (
                "metrics.yaml",
                19,
                "duplicate term 'top_tier': ids are unique (the other one: metrics.yaml:15)",
            )
        ],
    ),
    case(
        "a family twice",
        (
            "metrics.yaml",
            "metrics:\n",
            "  - id: money\n    names: {en: Cash, zh-Hans: 现金, zh-Hant: 現金}\nmetrics:\n",
        ),
        problems=[
            (
                "metrics.yaml",
                22,
                "duplicate family 'money': ids are unique (the other one: metrics.yaml:20)",
            )
        ],
    ),
    case(
        "a metric twice",
        ("metrics.yaml", "  - id: opening", "  - id: workers"),
        problems=[
            (
                "metrics.yaml",
                43,
                "duplicate metric 'workers': ids are unique (the other one: metrics.yaml:37)",
            )
        ],
    ),
    case(
        "a source twice",
        ("sources.yaml", "sources:\n", "sources:\n" + SECOND_SOURCE),
        problems=[
            (
                "sources.yaml",
                9,
                "duplicate source 'paper': ids are unique (the other one: sources.yaml:2)",
            )
        ],
    ),
    case(
        "a project with the id of a place",
        (ONE, "id: mill", "id: north"),
        problems=[
            (
                ONE,
                42,
                "duplicate project or place 'north': ids are unique (the other one: places.yaml:2)",
            )
        ],
    ),
    case(
        "an alias of two places",
        ("places.yaml", "    code: 010\n", "    code: 010\n    aliases: [The North, 北地]\n"),
        problems=[
            (
                "places.yaml",
                7,
                "'The North' is a name of north already: names are unique (the other one: places.yaml:2)",
            )
        ],
    ),
    case(
        "a code of two places",
        ("places.yaml", "    aliases: [the north]\n", '    code: "010"\n'),
        problems=[
            (
                "places.yaml",
                7,
                "'010' is a name of north already: names are unique (the other one: places.yaml:2)",
            )
        ],
    ),
    case(
        "an alias of two metrics",
        ("metrics.yaml", "    measure: event\n", "    measure: event\n    aliases: [Revenue]\n"),
        problems=[
            (
                "metrics.yaml",
                43,
                "'Revenue' is a name of income already: names are unique (the other one: metrics.yaml:29)",
            )
        ],
    ),
    case(
        "a metric named like a family of others",
        ("metrics.yaml", "  - id: opening", "  - id: money"),
        problems=[
            (
                "metrics.yaml",
                43,
                (
                    "metric 'money' bears the name of a family that it is no part of: "
                    "rename one, or set family (the other one: metrics.yaml:20)"
                ),
            )
        ],
    ),
    case(
        "a second page of a place",
        ("counties/two.yaml", SECOND_PAGE),
        problems=[
            (
                "counties/two.yaml",
                4,
                "a second page of north: keep one file (the other one: north.yaml:4)",
            )
        ],
    ),
    case(
        "a record twice",
        (ONE, "observations:\n", SAME_AGAIN),
        problems=[
            (
                ONE,
                30,
                (
                    "one.growth.2023.2 says what another record of the same source says: "
                    "remove one (the other one: counties/one.yaml:20)"
                ),
            )
        ],
    ),
]

NUMBER_CASES = [
    case(
        f"a number {name}",
        (ONE, "value: 6.50", f"value: {written}"),
        problems=[(ONE, 23, "value: " + NO_NUMBER.format(read))],
    )
    for name, written, read in (
        ("with a thousands separator", "1,522.10", "1,522.10"),
        ("with a plus", "+5", "+5"),
        ("that begins with a zero", "010", "010"),
        ("that begins with its point", ".5", ".5"),
        ("that ends with its point", "5.", "5."),
        ("with an exponent", "1e5", "1e5"),
        ("with an underscore", "1_000", "1_000"),
        ("in hexadecimal", "0x1F", "0x1F"),
        ("in Arabic-Indic digits", "٣", "٣"),
        ("in full-width digits", "６５", "６５"),
        ("in Chinese digits", "六", "六"),
        ("with its unit", "6.5%", "6.5%"),
        ("with two minuses", "--5", "--5"),
        ("that is only a minus", '"-"', "-"),
        ("that is none", ".nan", ".nan"),
        ("without an end", ".inf", ".inf"),
        ("that is a truth value", "on", "on"),
        ("that is a date", "2024-01-01", "2024-01-01"),
        ("that is null", "~", "~"),
        ("with a blank inside", "6 5", "6 5"),
        ("with a line break after it", '"6.5\\n"', "6.5\n"),
        ("of 70 digits", "1" * 70, "1" * 60 + "…"),
        ("of 100,000 digits", "1" * 100_000, "1" * 60 + "…"),
    )
]

PERIOD_CASES = [
    case(
        f"a period {written}",
        (ONE, "    period: 2023\n", f"    period: {written}\n"),
        problems=[(ONE, 21, "period: " + NO_PERIOD.format(written))],
    )
    for written in (
        "23",
        "H1 2023",
        "2023-13",
        "2023-H3",
        "2023-Q5",
        "2023-M7",
        "2023-M13",
        "2023-Q3/Q1",
        "2022/2020",
        "2023/2023",
        "２０２３",
    )
]

MAP = "map:\n  columns: 4\n  rows: 2\n"
TILE = "    parent: north\n    tile: {x: 1, y: 1, width: 2, height: 2}\n"
MAP_CASES = [
    case(
        "a map of more columns than fit on a screen",
        ("places.yaml", "places:\n", "map:\n  columns: 61\n  rows: 2\nplaces:\n"),
        ("places.yaml", "    parent: north\n", TILE),
        problems=[
            (
                "places.yaml",
                2,
                "columns: 61 is more than a map has, 60 at most: draw it on a coarser grid",
            )
        ],
    ),
    case(
        "a map that is none, which is told once and not of each tile",
        ("places.yaml", "places:\n", "map: 4 by 2\nplaces:\n"),
        ("places.yaml", "    parent: north\n", TILE),
        problems=[("places.yaml", 1, "expected a mapping (key: value), found a text")],
    ),
    case(
        "a tile counted from 0",
        ("places.yaml", "places:\n", f"{MAP}places:\n"),
        ("places.yaml", "    parent: north\n", TILE.replace("x: 1", "x: 0")),
        problems=[("places.yaml", 16, "x: '0' is no whole number from 1")],
    ),
    case(
        "a tile without a height",
        ("places.yaml", "places:\n", f"{MAP}places:\n"),
        ("places.yaml", "    parent: north\n", TILE.replace(", height: 2", "")),
        problems=[("places.yaml", 16, "missing key 'height': add it")],
    ),
    case(
        "a tile without a map",
        ("places.yaml", "    parent: north\n", TILE),
        problems=[
            (
                "places.yaml",
                13,
                (
                    "the tile of one lies on no map: give places.yaml a map with columns and rows, "
                    "or take the tile away"
                ),
            )
        ],
    ),
    case(
        "a tile outside of the map",
        ("places.yaml", "places:\n", f"{MAP}places:\n"),
        ("places.yaml", "    parent: north\n", TILE.replace("x: 1", "x: 4")),
        problems=[
            (
                "places.yaml",
                16,
                (
                    "the tile of one lies outside of the map's 4 columns and 2 rows, which are counted "
                    "from 1: move it, or make the map larger"
                ),
            )
        ],
    ),
    case(
        "a tile in the water",
        (
            "places.yaml",
            "places:\n",
            (
                f"{MAP}  waters:\n    - id: sea\n      names: {{en: Sea, zh-Hans: 海, zh-Hant: 海}}\n"
                "      tiles:\n        - {x: 2, y: 2, width: 3, height: 1}\nplaces:\n"
            ),
        ),
        ("places.yaml", "    parent: north\n", TILE),
        problems=[
            (
                "places.yaml",
                8,
                (
                    "the tile of sea covers some of that of one: move or shrink one of them "
                    "(the other one: places.yaml:21)"
                ),
            )
        ],
    ),
    case(
        "a tile of the whole area, and none of its part",
        ("places.yaml", "places:\n", f"{MAP}places:\n"),
        (
            "places.yaml",
            "    type: prefecture_city\n",
            "    type: prefecture_city\n    tile: {x: 1, y: 1, width: 2, height: 2}\n",
        ),
        problems=[
            (
                "places.yaml",
                10,
                "north is no part of north and has no place on its map: take the tile away",
            ),
            (
                "places.yaml",
                11,
                (
                    "one is missing from the map, which shows every part of north: give it a tile "
                    "(the other one: places.yaml:2)"
                ),
            ),
        ],
    ),
]

CASES = [
    *FILES_CASES,
    *CASES_OF_MANY,
    *YAML_CASES,
    *KEYS_CASES,
    *TYPES_CASES,
    *VALUES_CASES,
    *LANGUAGES_CASES,
    *CLAIMS_CASES,
    *REFERENCES_CASES,
    *TWICE_CASES,
    *NUMBER_CASES,
    *PERIOD_CASES,
    *MAP_CASES,
]


@pytest.mark.parametrize("spoilt", CASES, ids=[one.name for one in CASES])
def test_a_problem_is_told_with_its_line_and_its_remedy(
    problems_of: Callable[..., list[Found]], spoilt: Case
) -> None:
    assert problems_of(*spoilt.changes) == spoilt.problems


def test_the_small_ledger_itself_has_no_problem(problems_of: Callable[..., list[Found]]) -> None:
    assert problems_of() == []


def test_no_case_stands_here_twice() -> None:
    names = [one.name for one in CASES]
    assert len(names) == len(set(names))


@pytest.fixture
def errors(error_of: Callable[..., DatasetError | None]) -> list[DatasetError]:
    """Give what each case raises."""
    found = [error_of(*spoilt.changes) for spoilt in CASES]
    return [error for error in found if error is not None]


def test_every_message_about_a_dataset_is_provoked_by_a_case(errors: list[DatasetError]) -> None:
    assert sorted(keys_of_datasets()) == sorted({key for one in errors for key in keys_of(one)})


def test_every_problem_can_be_said_in_every_language(errors: list[DatasetError]) -> None:
    every = [problem.message for error in errors for problem in error.problems]
    for lang in LANGS:
        assert [said for said in (say(one, lang) for one in every) if not said or "{" in said] == []


def keys_of_datasets() -> set[str]:
    """Return the keys that stand in the catalogue under the heading of a dataset's problems."""
    source = Path(messages.__file__).read_text(encoding="utf-8")
    block = source.partition("# problems of a dataset\n")[2].partition("# wrong questions\n")[0]
    keys = set(re.findall(r'^    "([a-z_.0-9]+)": \(', block, re.MULTILINE))
    assert keys < set(MESSAGES)
    return keys


def keys_of(error: DatasetError) -> Iterator[str]:
    """Give the keys of everything that is said when a dataset is broken."""
    yield error.message.key
    for problem in error.problems:
        yield from keys_within(problem.message)
        if problem.see is not None:
            yield "see"


def keys_within(said: Message) -> Iterator[str]:
    """Give the key of a message and of those inside it."""
    yield said.key
    for _, value in said.values:
        if isinstance(value, Message):
            yield from keys_within(value)

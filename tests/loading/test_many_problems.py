"""Several problems at once: all are told, in order, each once, and none that only follows from another."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from nantong_cli.errors import DatasetError
from nantong_cli.holdings import WholeLedger
from nantong_cli.i18n import say
from nantong_cli.loading import load

Found = tuple[str, int, str]
Problems = Callable[..., list[Found]]
ONE = "counties/one.yaml"
MISSING = (
    "the file is missing: a ledger has dataset, places, metrics and sources, each .yaml, "
    "and the page of its area"
)


def test_problems_of_several_files_come_all_at_once_sorted_by_path_and_line(
    problems_of: Problems,
) -> None:
    assert problems_of(
        ("sources.yaml", "kind: news_article", "kind: newspaper_article"),
        ("dataset.yaml", 'version: "1.0.0"\n', ""),
        (ONE, "grade: B", "grade: D"),
        (ONE, "value: 6.50", "value: about 6.5"),
        (ONE, "metric: income", "metric: incom"),
        ("metrics.yaml", "better: neither\n  - id: opening", "better: none\n  - id: opening"),
        ("north.yaml", ", zh-Hant: 前進", ""),
    ) == [
        (
            ONE,
            23,
            "value: 'about 6.5' is no number: write digits as in 1522.10, without separators, sign + or unit",
        ),
        (ONE, 31, "unknown metric 'incom': did you mean income?"),
        (ONE, 54, "grade: 'D' is not one of its values: expected one of A, B, C"),
        ("dataset.yaml", 1, "missing key 'version': add it"),
        (
            "metrics.yaml",
            42,
            "better: 'none' is not one of its values: expected one of higher, lower, neither",
        ),
        ("north.yaml", 4, "the text in 'zh-Hant' is missing: every text is in en, zh-Hans and zh-Hant"),
        ("sources.yaml", 3, "kind: 'newspaper_article' is not one of its values: did you mean news_article?"),
    ]  # fmt: skip


def test_several_problems_of_one_record_are_told_together(problems_of: Problems) -> None:
    assert problems_of(
        (
            ONE,
            "    period: 2022\n",
            "    period: last year\n    colour: red\n",
        ),
        (ONE, "    grade: A\n", ""),
        (ONE, "unit: cny_100m", "unit: cny_100"),
    ) == [
        (ONE, 31, "missing key 'grade': add it"),
        (
            ONE,
            32,
            "period: 'last year' is no period: write 2023, 2023-H1, 2023-Q3, 2023-M07, 2023-M01/M07 or 2020/2022",
        ),
        (ONE, 33, "unknown key 'colour': none of the 15 known ones is near"),
        (ONE, 36, "unknown unit 'cny_100': did you mean cny_100m?"),
    ]


def test_rules_are_asked_even_where_something_else_is_wrong(problems_of: Problems) -> None:
    assert problems_of(
        ("dataset.yaml", "licence: CC-BY-4.0\n", ""),
        (ONE, 'figure: "6.50%以上"', 'figure: "65%以上"'),
    ) == [
        (
            ONE,
            20,
            "the figure words '65%以上' say >= 65, and the record something else: go back to the paragraph",
        ),
        ("dataset.yaml", 1, "missing key 'licence': add it"),
    ]


def test_a_problem_is_told_once_though_it_is_met_twice(problems_of: Problems) -> None:
    assert problems_of((ONE, "  - id: mill\n", "  - id: Mill 1\n")) == [
        (ONE, 42, "id: 'Mill 1' is no id: use a-z and 0-9, joined by - or _")
    ]


def test_an_empty_folder_lacks_every_file_that_a_ledger_has(problems_of: Problems) -> None:
    paths = ("dataset.yaml", "metrics.yaml", "places.yaml", "sources.yaml")
    gone = [(path, None) for path in (*paths, "north.yaml", ONE)]
    assert problems_of(*gone) == [(path, 0, MISSING) for path in paths]


@pytest.mark.parametrize("path", ["dataset.yaml", "metrics.yaml", "places.yaml", "sources.yaml"])
@pytest.mark.parametrize(
    ("content", "line", "sentence"),
    [
        pytest.param(None, 0, MISSING, id="missing"),
        pytest.param("", 1, "the file is empty: it should hold a mapping", id="empty"),
        pytest.param("- x\n", 1, "expected a mapping (key: value), found a list", id="a list"),
        pytest.param(
            "a: &b 1\n",
            1,
            "anchors (&) and aliases (*) are not allowed: write the value out, or quote it",
            id="no YAML of ours",
        ),
    ],
)
def test_a_broken_file_brings_no_problem_that_only_follows_from_it(
    path: str, content: str | None, line: int, sentence: str, problems_of: Problems
) -> None:
    assert problems_of((path, content)) == [(path, line, sentence)]


@pytest.mark.parametrize(
    ("path", "key", "line"),
    [
        ("metrics.yaml", "units", 1),
        ("metrics.yaml", "terms", 14),
        ("metrics.yaml", "families", 19),
        ("metrics.yaml", "metrics", 22),
        ("places.yaml", "places", 1),
        ("sources.yaml", "sources", 1),
    ],
)
def test_a_misspelt_list_brings_no_problem_that_only_follows_from_it(
    path: str, key: str, line: int, problems_of: Problems
) -> None:
    found = problems_of((path, f"{key}:\n", f"{key.upper()}:\n"))
    assert [(where, at, said.partition(":")[0]) for where, at, said in found] == [
        (path, 1, f"missing key '{key}'"),
        (path, line, f"unknown key '{key.upper()}'"),
    ]


def test_a_record_with_a_problem_can_still_be_referred_to(problems_of: Problems) -> None:
    assert problems_of(
        ("places.yaml", "type: county\n", "type: shire\n"),
        ("metrics.yaml", "measure: growth_rate", "measure: rate"),
        ("sources.yaml", "    language: zh-Hans\n", ""),
    ) == [
        (
            "metrics.yaml",
            27,
            (
                "measure: 'rate' is not one of its values: expected one of "
                "count, event, gap, growth_rate, level, net_change, rank, share"
            ),
        ),
        (
            "places.yaml",
            11,
            (
                "type: 'shire' is not one of its values: expected one of "
                "country, county, county_city, district, prefecture_city, province"
            ),
        ),
        ("sources.yaml", 2, "missing key 'language': add it"),
    ]


def test_an_unknown_unit_of_a_metric_is_told_once_and_not_by_each_of_its_records(
    problems_of: Problems,
) -> None:
    assert problems_of(("metrics.yaml", "unit: percent", "unit: percents")) == [
        ("metrics.yaml", 26, "unknown unit 'percents': did you mean percent?")
    ]


def test_a_metric_without_names_is_no_namesake_of_another(problems_of: Problems) -> None:
    assert problems_of(
        ("metrics.yaml", "names: {en: Growth, zh-Hans: 增长, zh-Hant: 增長}", "names: {en: Growth}"),
        ("metrics.yaml", "names: {en: Opening, zh-Hans: 开业, zh-Hant: 開業}", "names: {en: Opening}"),
    ) == [
        ("metrics.yaml", line, f"the text in '{lang}' is missing: every text is in en, zh-Hans and zh-Hant")
        for line in (24, 44)
        for lang in ("zh-Hans", "zh-Hant")
    ]  # fmt: skip


def test_an_unknown_reference_is_told_even_where_another_file_is_broken(
    problems_of: Problems,
) -> None:
    assert problems_of(
        ("sources.yaml", ""),
        ("metrics.yaml", "families:\n  - id: money\n    names: {en: Money, zh-Hans: 钱, zh-Hant: 錢}\n",
         "families: []\n"),
    ) == [
        ("metrics.yaml", 28, "unknown family 'money': none is defined"),
        ("sources.yaml", 1, "the file is empty: it should hold a mapping"),
    ]  # fmt: skip


def test_one_record_that_is_none_does_not_silence_what_is_wrong_elsewhere(
    problems_of: Problems,
) -> None:
    assert problems_of(
        ("metrics.yaml", "terms:\n", "  - a ton\nterms:\n"),
        (ONE, "unit: percent", "unit: percents"),
    ) == [
        (ONE, 24, "unknown unit 'percents': did you mean percent?"),
        ("metrics.yaml", 14, "expected a mapping (key: value), found a text"),
    ]


def test_a_hundred_problems_are_a_hundred_lines_and_one_count(
    error_of: Callable[..., DatasetError | None],
) -> None:
    keys = "".join(f"key_{number}: 1\n" for number in range(100))
    error = error_of(("dataset.yaml", "id: small-ledger\n", f"id: small-ledger\n{keys}"))
    assert error is not None
    assert say(error.message, "en") == "the dataset is broken: 100 problems"
    assert [problem.where.line for problem in error.problems] == list(range(2, 102))


def spoilt_lines(text: str) -> Iterator[str]:
    """Give the text with each line left out, said twice, or with something else for its value."""
    lines = text.splitlines(keepends=True)
    for number, line in enumerate(lines):
        others = ["", line * 2]
        if ":" in line:
            key = line[: line.index(":") + 1]
            others += [
                f"{key} {value}\n"
                for value in ("", "x", "''", "0", "-1", "[]", "{}", "[[x]]", "{a: b}")
            ]
        yield from ("".join([*lines[:number], other, *lines[number + 1 :]]) for other in others)


@pytest.mark.parametrize(
    "path", ["dataset.yaml", "metrics.yaml", "places.yaml", "sources.yaml", "north.yaml", ONE]
)
def test_whatever_line_is_spoilt_the_ledger_is_read_or_its_problems_told(
    path: str, small_ledger: Path, problems_of: Problems
) -> None:
    for text in spoilt_lines((small_ledger / path).read_text(encoding="utf-8")):
        last = len(text.splitlines())
        found = problems_of((path, text))
        assert len(found) == len(set(found))
        assert [place[:2] for place in found] == sorted(place[:2] for place in found)
        assert [
            (at, said) for where, at, said in found if where == path and not 0 <= at <= last
        ] == []


def test_a_file_without_end_is_read_no_further_than_the_bound(
    small_ledger: Path,
) -> None:
    endless = Path("/dev/zero")
    if not endless.exists():
        pytest.skip("there is no file without end here")
    (small_ledger / "north.yaml").unlink()
    (small_ledger / "north.yaml").symlink_to(endless)
    with pytest.raises(DatasetError) as error:
        load([small_ledger])
    assert [say(problem.message, "en") for problem in error.value.problems] == [
        "the file is larger than 64 MiB: split it"
    ]


# what comes through when nothing is wrong


def test_numbers_keep_their_digits(ledger_with: Callable[..., WholeLedger]) -> None:
    ledger = ledger_with()
    assert [str(one.claim.value) for one in ledger.targets] == ["6.50"]
    assert [one.claim.value for one in ledger.observations] == [Decimal("1522.10")]
    assert str(ledger.observations[0].claim.value) == "1522.10"


@pytest.mark.parametrize("digits", ["0", "0.10", "-0.5", "100", "12345678901234567890.123456789"])
def test_a_number_is_read_as_it_stands_in_the_file(
    digits: str, ledger_with: Callable[..., WholeLedger]
) -> None:
    ledger = ledger_with(
        (ONE, "value: 1522.10", f"value: {digits}"), (ONE, '"1,522.10亿元"', f'"{digits}亿元"')
    )
    assert str(ledger.observations[0].claim.value) == digits


def test_codes_stay_text(ledger_with: Callable[..., WholeLedger]) -> None:
    assert [place.code for place in ledger_with().places] == [None, "010"]


def test_dates_and_versions_stay_text(ledger_with: Callable[..., WholeLedger]) -> None:
    ledger = ledger_with(("dataset.yaml", '"1.0.0"', "1.10"))
    assert ledger.sources[0].date_published == "2023-08-01"
    assert ledger.dataset.version == "1.10"


def test_records_stand_in_the_order_of_the_places_and_know_their_lines(
    ledger_with: Callable[..., WholeLedger],
) -> None:
    ledger = ledger_with()
    assert [(page.place.id, *page.where) for page in ledger.pages] == [
        ("north", "north.yaml", 4),
        ("one", ONE, 5),
    ]
    assert [(one.id, *one.where) for one in ledger.targets] == [("one.growth.2023", ONE, 20)]
    assert [(one.id, *one.where) for one in ledger.observations] == [("one.income.2022", ONE, 31)]
    figures = [figure for project in ledger.projects for figure in project.figures]
    assert [(one.id, *one.where) for one in figures] == [("mill.workers.2023-H1", ONE, 48)]


def test_what_an_editor_leaves_beside_a_county_is_no_county(
    ledger_with: Callable[..., WholeLedger],
) -> None:
    ledger = ledger_with(("counties/.#one.yaml", "[half a"), ("counties/one.yaml~", "[half a"))
    assert len(ledger.pages) == 2

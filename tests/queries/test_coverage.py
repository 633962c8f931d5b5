"""Shows who states what: a row a metric for people, a record each for programs, and the kind of every gap."""

from __future__ import annotations

from nantong_cli.answer import Column, Note, Table
from nantong_cli.errors import message
from nantong_cli.holdings import WholeLedger
from nantong_cli.queries.coverage import COLUMNS, coverage
from nantong_cli.render import cells, fields
from tests.queries.conftest import (
    PAPER,
    beside,
    ledger,
    metric,
    observation,
    place,
    project,
    source,
    target,
)

HAIAN, RUGAO, RUDONG = place("haian"), place("rugao"), place("rudong")
JIANGSU = place("jiangsu", parent=None)
GROWTH, SALES, JOBS = metric("growth"), metric("sales"), metric("jobs")

NUMBER = target(HAIAN, GROWTH, ">= 6.5")
RELATIVE = target(RUGAO, GROWTH, beside(JIANGSU, GROWTH))
WORDS = target(RUDONG, GROWTH, "first_tier")
OPEN = target(RUGAO, SALES, "")
LATER = target(HAIAN, GROWTH, "= 7", period="2024")
SMALL = ledger(
    NUMBER,
    RELATIVE,
    WORDS,
    OPEN,
    LATER,
    observation(HAIAN, JOBS, "= 5"),
    project("yarn", HAIAN, target(HAIAN, SALES, "= 9", about="yarn")),
    places=[HAIAN, RUGAO, RUDONG, JIANGSU],
)


def told(table: Table) -> list[list[str]]:
    """Return the rows as a person reads them."""
    pairs = [zip(table.columns, row, strict=True) for row in table.rows]
    return [[cells.text(column, value, "en") for column, value in row] for row in pairs]


def test_for_people_a_row_is_a_metric_and_a_column_a_county() -> None:
    found = coverage(SMALL, SMALL.subjects)
    assert found == Table(
        "coverage",
        (
            Column("metric", "metric"),
            Column("haian", "mark", heading=HAIAN.names),
            Column("rugao", "mark", heading=RUGAO.names),
            Column("rudong", "mark", heading=RUDONG.names),
        ),
        (
            (GROWTH, (NUMBER, LATER), (RELATIVE,), (WORDS,)),
            (SALES, (), (OPEN,), ()),
        ),
        notes=(Note(message("note.coverage")),),
        hint="hint.coverage",
        records=found.records,
        sources=(PAPER,),
    )


def test_each_kind_of_statement_and_of_gap_has_its_sign() -> None:
    assert told(coverage(SMALL, SMALL.subjects)) == [
        ["name of growth", "≥ =", ">", "words"],
        ["name of sales", "·", "no number", "·"],
    ]


def test_for_programs_a_record_is_a_target_or_a_gap() -> None:
    records = coverage(SMALL, SMALL.subjects).records
    assert records == Table(
        "coverage",
        COLUMNS,
        (
            (HAIAN, GROWTH, "stated", ">=", "absolute", "2023", "haian.growth.2023"),
            (HAIAN, GROWTH, "stated", "=", "absolute", "2024", "haian.growth.2024"),
            (RUGAO, GROWTH, "stated", ">", "relative", "2023", "rugao.growth.2023"),
            (RUDONG, GROWTH, "stated", None, "qualitative", "2023", "rudong.growth.2023"),
            (HAIAN, SALES, "not_stated", None, None, None, None),
            (RUGAO, SALES, "without_number", None, "unquantified", "2023", "rugao.sales.2023"),
            (RUDONG, SALES, "not_stated", None, None, None, None),
        ),
    )


def test_a_promise_of_the_ledgers_year_is_told_once_and_one_of_another_year_not_at_all() -> None:
    again = NUMBER._replace(id="haian.growth.2023.2", source=source("elsewhere"))
    half = target(HAIAN, GROWTH, ">= 6.5", period="2023-H2")
    own = ledger(
        *(NUMBER, again, half, LATER),
        target(RUGAO, SALES, "= 1", period="2022"),
        places=[HAIAN, RUGAO],
        metrics=[GROWTH, SALES],
        period="2023",
    )
    found = coverage(own, own.subjects)
    assert found.rows == ((GROWTH, (NUMBER, half), ()),)
    assert found.records
    assert [row[-1] for row in found.records.rows] == [NUMBER.id, half.id, None]
    assert found.sources == (PAPER,)


def test_without_metrics_only_what_one_of_the_places_asked_for_states() -> None:
    found = coverage(SMALL, [HAIAN, RUDONG])
    assert [row[0] for row in found.rows] == [GROWTH]


def test_a_metric_asked_for_is_told_even_where_nobody_states_it() -> None:
    found = coverage(SMALL, [HAIAN], [JOBS])
    assert told(found) == [["name of jobs", "·"]]
    assert found.records
    assert found.records.rows == ((HAIAN, JOBS, "not_stated", None, None, None, None),)


def test_results_and_figures_of_projects_are_no_targets() -> None:
    found = coverage(SMALL, [HAIAN], [SALES, JOBS])
    assert told(found) == [["name of sales", "·"], ["name of jobs", "·"]]


def test_places_and_metrics_stand_in_the_order_asked() -> None:
    found = coverage(SMALL, [RUDONG, HAIAN], [SALES, GROWTH])
    assert [column.key for column in found.columns] == ["metric", "rudong", "haian"]
    assert [row[0] for row in found.rows] == [SALES, GROWTH]


def test_where_nobody_states_anything_there_are_no_rows() -> None:
    found = coverage(SMALL, [JIANGSU])
    assert (found.rows, found.records) == ((), Table("coverage", COLUMNS, ()))


def test_flat_and_nested_records_have_the_same_fields() -> None:
    found = coverage(SMALL, SMALL.subjects)
    keys = ["place", "place_name", "metric", "metric_name", "state", "op", "kind", "period", "id"]
    assert fields.flat_header(found) == keys
    assert {tuple(item) for item in fields.items(found, "en")} == {tuple(keys)}


# the bundled ledger


def test_every_target_of_the_article_is_covered_once_and_none_from_elsewhere(
    ledger: WholeLedger,
) -> None:
    found = coverage(ledger, ledger.subjects)
    assert found.records
    of_the_article = [one for one in ledger.targets if one.source.id == "xhrb-2023-08"]
    assert sorted(row[-1] for row in found.records.rows if row[-1]) == sorted(
        target.id for target in of_the_article
    )
    metrics = {target.metric.id for target in of_the_article}
    pairs = {(row[0].id, row[1].id) for row in found.records.rows}
    assert len(pairs) == len(metrics) * len(ledger.subjects) == len(metrics) * 7


def test_the_gaps_of_growth_are_two(ledger: WholeLedger) -> None:
    growth = [metric for metric in ledger.metrics if metric.id == "gdp_growth"]
    found = coverage(ledger, ledger.subjects, growth)
    assert told(found) == [["GDP growth", "≥", ">", "·", ">", "≥", "·", "words"]]

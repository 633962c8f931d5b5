"""The formats for programs: exact keys, exact digits, a record a line."""

from __future__ import annotations

import io
import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nantong_cli.answer import Column, Table
from nantong_cli.holdings import WholeLedger
from nantong_cli.queries.projects import projects
from nantong_cli.queries.targets import targets
from nantong_cli.render import fields
from nantong_cli.render.look import Look
from nantong_cli.render.machine import as_json, as_plain, write_json, write_plain

TARGET_KEYS = [
    "id",
    "place",
    "place_name",
    "metric",
    "metric_name",
    "period",
    "kind",
    "op",
    "value",
    "unit",
    "relative_to",
    "qualitative",
    "strength",
    "figure",
    "statement",
    "source",
    "paragraph",
]

JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


def test_a_target_is_exactly_these_fields(ledger: WholeLedger) -> None:
    found = {item["id"]: item for item in fields.items(targets(ledger, ()), "en")}
    assert all(list(item) == TARGET_KEYS for item in found.values())
    assert found["haian.gdp_growth.2023"] == {
        "id": "haian.gdp_growth.2023",
        "place": "haian",
        "place_name": "Hai'an",
        "metric": "gdp_growth",
        "metric_name": "GDP growth",
        "period": "2023",
        "kind": "absolute",
        "op": ">=",
        "value": Decimal("6.5"),
        "unit": "percent",
        "relative_to": None,
        "qualitative": None,
        "strength": "ensure",
        "figure": "6.5%以上",
        "statement": "Hai'an is to ensure GDP growth of 6.5 % or more in 2023.",
        "source": "xhrb-2023-08",
        "paragraph": 13,
    }
    assert found["rugao.gdp_growth.2023"]["relative_to"] == {
        "place": "jiangsu",
        "metric": "gdp_growth",
    }
    assert found["haimen.scitech_projects.2023"]["relative_to"] == {
        "goal": "start_of_year",
        "factor": Decimal(2),
    }
    assert found["haimen.gdp_growth.2023"]["qualitative"] == "first_tier"
    assert found["chongchuan.budget_revenue.2023"]["kind"] == "unquantified"


def test_language_changes_names_and_statements_only(ledger: WholeLedger) -> None:
    english, chinese = (list(fields.items(targets(ledger, ()), lang)) for lang in ("en", "zh-Hans"))
    for one, other in zip(english, chinese, strict=True):
        assert {key for key in one if one[key] != other[key]} <= {
            "place_name",
            "metric_name",
            "statement",
        }


@given(JSON_VALUES)
def test_our_json_is_json(value: object) -> None:
    assert json.loads(as_json(value)) == value


@pytest.mark.parametrize("digits", ["6.50", "0", "-0.40", "1522.10", "9" * 40, "1300"])
def test_a_number_keeps_its_digits(digits: str) -> None:
    assert as_json(Decimal(digits)) == digits
    assert as_plain(Decimal(digits)) == digits


@pytest.mark.parametrize(
    ("value", "line"),
    [
        (None, ""),
        ("a\tb", "a\\tb"),
        ("a\nb", "a\\nb"),
        ("a\\b", "a\\\\b"),
        (0, "0"),
        ("海安", "海安"),
    ],
)
def test_a_value_never_breaks_the_line_or_the_column(value: str | int | None, line: str) -> None:
    assert as_plain(value) == line


def test_an_empty_answer_is_an_envelope_without_items() -> None:
    table = Table("none", (Column("id", "id"),), ())
    stream = io.StringIO()
    write_json(table, stream, Look(data_version="1.0.0"))
    assert json.loads(stream.getvalue()) == {
        "schema_version": 1,
        "data_version": "1.0.0",
        "items": [],
    }
    stream = io.StringIO()
    write_plain(table, stream, Look())
    assert stream.getvalue() == "id\n"


def test_flat_projects_are_a_row_a_figure_and_no_project_is_lost(ledger: WholeLedger) -> None:
    table = fields.exploded(projects(ledger))
    header = fields.flat_header(table)
    rows = list(fields.flat_rows(table, "en"))
    assert len(header) == len(set(header))
    assert len(rows) == sum(max(1, len(project.figures)) for project in ledger.projects)
    assert {row[header.index("id")] for row in rows} == {p.id for p in ledger.projects}
    assert {"figure_id", "figure_paragraph", "metric", "op", "value"} <= set(header)


def test_a_project_without_figures_keeps_its_row(ledger: WholeLedger) -> None:
    bare = ledger._replace(projects=(ledger.projects[0]._replace(figures=()),))
    table = fields.exploded(projects(bare))
    (row,) = fields.flat_rows(table, "en")
    assert row[0] == ledger.projects[0].id
    assert row[fields.flat_header(table).index("value")] is None

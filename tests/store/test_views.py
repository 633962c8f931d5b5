"""The store's views answer to whoever asks them with `sqlite3`, as the README shows."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from nantong_cli.holdings import WholeLedger
from nantong_cli.ledger import open_ledger, store_of
from nantong_cli.store import schema
from tests.conftest import ROOT

README = (ROOT / "README.md").read_text("utf-8")


@pytest.fixture
def database(data: Path, cache: Path) -> Iterator[sqlite3.Connection]:
    """Return a connection to the store of the bundled data."""
    open_ledger([data])
    path = store_of([data])
    assert path is not None
    with closing(sqlite3.connect(path)) as database:
        yield database


def test_a_target_is_found_by_place_and_metric(database: sqlite3.Connection) -> None:
    query = "SELECT period, op, value FROM targets WHERE place = 'haian' AND metric = 'gdp_growth'"
    assert sorted(database.execute(query)) == [("2022", ">=", "7"), ("2023", ">=", "6.5")]
    (*_, plan) = database.execute(f"EXPLAIN QUERY PLAN {query}").fetchone()
    assert plan.startswith("SEARCH statements USING INDEX")


def test_the_views_hold_every_record_of_a_place(
    database: sqlite3.Connection, ledger: WholeLedger
) -> None:
    for view, records in (("targets", ledger.targets), ("observations", ledger.observations)):
        rows = database.execute(f"SELECT id, value FROM {view}")  # noqa: S608  # the two views
        values = ((one.id, one.claim.value) for one in records)
        expected = [(name, None if value is None else str(value)) for name, value in values]
        assert sorted(rows) == sorted(expected)


def test_the_inputs_of_a_verdict_stand_side_by_side(database: sqlite3.Connection) -> None:
    query = (
        "SELECT target, better, op, value, base, observed_op, observed, status FROM verdict_inputs "
        "WHERE place = 'haian' AND metric IN ('gdp_growth', 'budget_revenue') AND target LIKE '%.2023'"
    )
    assert sorted(database.execute(query)) == [
        ("haian.budget_revenue.2023", "higher", "=", "74", "cny", "=", "71.01", "estimate"),
        ("haian.gdp_growth.2023", "higher", ">=", "6.5", "percent", "~", "6.3", "estimate"),
    ]


def test_a_target_without_a_result_is_among_the_inputs_too(database: sqlite3.Connection) -> None:
    query = "SELECT observed_op, observed FROM verdict_inputs WHERE target = 'haian.industrial_sales.2023'"
    assert database.execute(query).fetchall() == [(None, None)]


def test_the_version_says_which_tables_there_are(database: sqlite3.Connection) -> None:
    assert database.execute("PRAGMA user_version").fetchone() == (schema.VERSION,)


@pytest.mark.parametrize("view", ["targets", "observations", "verdict_inputs"])
def test_the_readme_names_every_column_of_a_view(database: sqlite3.Connection, view: str) -> None:
    columns = [row[1] for row in database.execute(f"PRAGMA table_info({view})")]
    (told,) = re.findall(rf"^\| `{view}` \|.*\| (.*) \|$", README, re.MULTILINE)
    assert told.replace("\\", "").split(", ") == columns

"""Words → what they may stand in: by the index of three-character runs, or, for shorter words, by looking through.

What is found is more than enough: who asked compares the texts themselves.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import TYPE_CHECKING

from nantong_cli.holdings import Ledger, WholeLedger
from nantong_cli.model import LANGS, Metric, Observation, Target
from nantong_cli.passages import folded, script_of
from nantong_cli.store import schema
from nantong_cli.store.pages import page, project

if TYPE_CHECKING:
    from nantong_cli.store.objects import Objects

#: as many characters as the index takes at once
RUN = 3
#: above this many ways to write a run, it is left out of what is asked
MANY_WAYS = 100
#: more of a long word is not asked for
LONG = 50


def holding(ledger: Ledger, objects: Objects, words: Sequence[str]) -> Ledger:
    """Return a ledger of everything in `ledger` that texts with all these words may belong to."""
    try:
        written = _Written(objects.database, script_of(ledger))
        found = _found(objects.database, [written.ways(word[:LONG]) for word in words])
        return _ledger(ledger, objects, found, _metrics(ledger, words))
    except UnicodeEncodeError:  # half a character, which stands in no text
        return _ledger(ledger, objects, {}, [])


class _Written:
    """How a folded character may be written in the texts: in either script, in another case or width."""

    def __init__(self, database: sqlite3.Connection, script: Mapping[int, str]) -> None:
        self.script = script
        self.unscripted: dict[str, set[str]] = {}
        for other, simple in script.items():
            self.unscripted.setdefault(simple, set()).add(chr(other))
        self.unplain: dict[str, set[str]] = {}
        for character, plain in database.execute("SELECT character, plain FROM characters"):
            self.unplain.setdefault(plain, set()).add(character)

    def ways(self, word: str) -> list[str]:
        """Return, for each character of a word, all that it may be written as."""
        return ["".join(sorted(self._ways(character))) for character in word]

    def _ways(self, character: str) -> set[str]:
        plain = set(self.unscripted.get(character, ()))
        if ord(character) not in self.script:
            plain.add(character)
        return plain.union(*(self.unplain.get(one, ()) for one in plain))


def _found(database: sqlite3.Connection, words: Sequence[list[str]]) -> dict[str, list[int]]:
    """Return the numbers, by table, of the rows in which the words may stand, each character in one of its ways."""
    if not all(all(ways) for ways in words):
        return {}
    asked = [run for word in words for run in _runs(word)]
    if asked and _is_indexed(database):
        rows = database.execute(
            "SELECT rowid FROM searched WHERE searched MATCH ?", [" AND ".join(asked)]
        )
        found: dict[str, list[int]] = {}
        tables = tuple(schema.SEARCHED)
        for (at,) in rows:
            found.setdefault(tables[at % len(tables)], []).append(at // len(tables))
        return found
    patterns = [_pattern(word) for word in words]
    return {table: list(_looked_through(database, table, patterns)) for table in schema.SEARCHED}


def _is_indexed(database: sqlite3.Connection) -> bool:
    """Say whether the store has its index of runs."""
    found = database.execute("SELECT 1 FROM sqlite_master WHERE name = 'searched'").fetchone()
    return found is not None


def _runs(word: list[str]) -> Iterator[str]:
    """Give what to ask the index for: each run of three characters, in any way to write it."""
    for at in range(len(word) - RUN + 1):
        ways = {"".join(way).replace('"', '""') for way in product(*word[at : at + RUN])}
        if len(ways) <= MANY_WAYS:
            yield "(" + " OR ".join(f'"{way}"' for way in sorted(ways)) + ")"


def _pattern(word: list[str]) -> str:
    """Return what GLOB compares a text with."""
    return "*" + "".join(map(_any_of, word)) + "*"


def _any_of(ways: str) -> str:
    """Return what GLOB takes for any of these characters: `]` stands first there, `-` last, `^` not at the front."""
    ordered = sorted(ways, key=lambda one: {"]": 0, "^": 2, "-": 3}.get(one, 1))
    if ordered == ["^"]:
        return "^"
    return f"[{''.join(ordered)}]"


def _looked_through(
    database: sqlite3.Connection, table: str, patterns: Sequence[str]
) -> Iterator[int]:
    """Give the numbers of the rows of a table whose texts, taken together, are like all the patterns."""
    like = " AND ".join(f"{text_of(table)} GLOB ?" for _ in patterns)
    query = f"SELECT n FROM {table} WHERE {like}"  # noqa: S608  # our own names
    return (n for (n,) in database.execute(query, patterns))


def indexed(table: str) -> str:
    """Return what to select for the index: its number of a row, and all texts of that, from the table."""
    tables = tuple(schema.SEARCHED)
    return f"n * {len(tables)} + {tables.index(table)}, {text_of(table)} FROM {table}"


def text_of(table: str) -> str:
    """Return the expression for all texts of a row that can be searched."""
    columns = schema.named(schema.SEARCHED[table])
    return "(" + " || char(10) || ".join(f"ifnull({one}, '')" for one in columns) + ")"


def _metrics(ledger: Ledger, words: Sequence[str]) -> list[Metric]:
    """Return the metrics whose names have all the words: every record that they measure has them too."""
    script = script_of(ledger)
    return [
        metric
        for metric in ledger.metrics
        if any(
            all(word in folded(metric.names.says(lang), script) for word in words) for lang in LANGS
        )
    ]


def _ledger(
    ledger: Ledger, objects: Objects, found: Mapping[str, Sequence[int]], metrics: Sequence[Metric]
) -> WholeLedger:
    """Return what was found and what the metrics measure, in the order of the ledger."""
    records = {*found.get("statements", ())}
    records |= {n for metric in metrics for n in _measured(objects.database, metric.id)}
    own: list[Target | Observation] = []
    projects = set(found.get("projects", ()))
    for row in objects.rows_numbered("statements", records):
        if row[4] is None:
            own.append(objects.statement(row))
        else:
            projects |= {
                n
                for n, *_ in objects.rows_about(
                    "projects", schema.rank(row[0]), " AND id = ?", row[4]
                )
            }
    pages = {*found.get("pages", ())}
    pages |= {schema.span(schema.rank(n))[0] for n in found.get("passages", ())}
    empty = WholeLedger(ledger.dataset, (), (), (), (), (), (), (), (), (), ())
    return empty._replace(
        places=tuple(
            map(objects.made_place, objects.rows_numbered("places", found.get("places", ())))
        ),
        pages=tuple(page(objects, row) for row in objects.rows_numbered("pages", pages)),
        targets=tuple(one for one in own if isinstance(one, Target)),
        observations=tuple(one for one in own if isinstance(one, Observation)),
        projects=tuple(
            project(objects, row) for row in objects.rows_numbered("projects", projects)
        ),
    )


def _measured(database: sqlite3.Connection, metric: str) -> Iterator[int]:
    """Give the numbers of the records that a metric measures."""
    rows = database.execute("SELECT n FROM statements WHERE metric = ?", [metric])
    return (n for (n,) in rows)

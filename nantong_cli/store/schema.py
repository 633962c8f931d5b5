"""The tables of a compiled ledger: their columns, and the views that a person would query.

A column named `x*` is a text in three languages and stands for `x_en`, `x_zh_hans` and `x_zh_hant`. Lists are
JSON; numbers are text, so that they keep their digits. `n` keeps the order of the ledger: what is of one place has
the numbers that `span` gives.
"""

from __future__ import annotations

#: changes with every change of the tables; a store of another version is not read
VERSION = 6

#: what records refer to
SHELVES: dict[str, str] = {
    "dataset": "id title* version area licence period",
    "places": "id names* pinyin aliases code type parent source path line tile",
    "map": "columns rows path line",
    "waters": "id names* tiles path line",
    "units": "id symbol* scale base path line",
    "terms": "id names* path line",
    "families": "id names* path line",
    "metrics": "id family names* definition* unit measure better basis* aliases path line "
    "gap_place gap_metric",
    "sources": "id kind producer* title* attribution_short* date_published date_accessed url_main "
    "language sha256 note* path line",
}
#: what is kept place by place
PARTS: dict[str, str] = {
    "pages": "place source pledge_name* pledge_role* pledge_text* pledge_paragraph path line",
    "passages": "place part title* text* paragraph",
    "projects": "id place names* entity* about* source paragraph path line",
    "statements": "role id place project metric period op value unit relative_place relative_metric "
    "goal factor qualitative strength status grade figure statement* source paragraph scope* note* "
    "path line named_goal",
    "news": "place project period text* grade source path line",
}
TABLES = SHELVES | PARTS

#: each table's columns that `nt search` looks through, metrics' names aside
SEARCHED = {
    "statements": "statement* scope* note* figure",
    "passages": "title* text*",
    "pages": "pledge_name* pledge_role* pledge_text*",
    "projects": "names* entity* about*",
    "places": "names*",
}

OTHERS = """
CREATE TABLE kept (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE forms (form TEXT, place INTEGER, PRIMARY KEY (form, place)) WITHOUT ROWID;
CREATE TABLE scripts (shelf INTEGER, n INTEGER, pairs TEXT, PRIMARY KEY (shelf, n)) WITHOUT ROWID;
CREATE TABLE characters (character TEXT PRIMARY KEY, plain TEXT NOT NULL) WITHOUT ROWID;
"""
VIEWS = """
CREATE VIEW targets AS
    SELECT id, place, metric, period, op, value, unit, relative_place, relative_metric, goal, factor,
           qualitative, strength, figure, statement_en, statement_zh_hans, statement_zh_hant, source, paragraph
    FROM statements WHERE role = 'target' AND project IS NULL;
CREATE VIEW observations AS
    SELECT id, place, metric, period, op, value, unit, status, grade, figure, note_en, note_zh_hans,
           note_zh_hant, source, paragraph
    FROM statements WHERE role = 'observation' AND project IS NULL;
CREATE VIEW verdict_inputs AS
    SELECT t.id AS target, t.place, t.metric, m.better, t.period, t.op, t.value, t.unit, u.scale, u.base,
           t.relative_place, t.relative_metric, t.goal, t.factor, t.qualitative, t.strength,
           o.id AS observation, o.op AS observed_op, o.value AS observed, o.unit AS observed_unit,
           v.scale AS observed_scale, o.status, o.grade, o.source AS observed_by
    FROM statements AS t
    JOIN metrics AS m ON m.id = t.metric
    LEFT JOIN units AS u ON u.id = t.unit
    LEFT JOIN statements AS o ON o.place = t.place AND o.metric = t.metric AND o.period = t.period
        AND o.role = 'observation' AND o.project IS NULL
    LEFT JOIN units AS v ON v.id = o.unit
    WHERE t.role = 'target' AND t.project IS NULL;
"""
INDEXES = """
CREATE INDEX places_by_id ON places (id);
CREATE INDEX places_by_parent ON places (parent);
CREATE INDEX sources_by_id ON sources (id);
CREATE INDEX projects_by_id ON projects (id);
CREATE INDEX statements_by_place ON statements (place, metric);
CREATE INDEX statements_by_metric ON statements (metric, place);
CREATE INDEX statements_by_source ON statements (source);
"""
#: words of three characters and more; where SQLite has no such index, search looks through the tables
FULL_TEXT = """
CREATE VIRTUAL TABLE searched USING fts5 (text, content = '', detail = none, tokenize = 'trigram');
"""

#: what finds something in a store whose parts do not fit together
UNSOUND = (
    "SELECT 1 FROM projects GROUP BY id HAVING count(*) > 1",
    "SELECT 1 FROM projects JOIN places ON places.id = projects.id",
    (
        "SELECT 1 FROM sources WHERE id NOT IN (SELECT source FROM pages UNION SELECT source FROM projects"
        " UNION SELECT source FROM news UNION SELECT source FROM places WHERE source IS NOT NULL)"
        " AND NOT EXISTS (SELECT 1 FROM statements WHERE statements.source = sources.id)"
    ),
)

_BITS = 20  # no file is so long that a place could have more records


def span(rank: int) -> range:
    """Return the numbers of what is of the place of this rank, the place's own first."""
    return range((rank + 1) << _BITS, (rank + 2) << _BITS)


def rank(n: int) -> int:
    """Return the rank of the place that what has this number is of."""
    return (n >> _BITS) - 1


def columns(table: str) -> list[str]:
    """Return the columns of a table, texts in their three languages."""
    return named(TABLES[table])


def named(names: str) -> list[str]:
    """Return the columns that names with stars stand for."""
    found = []
    for name in names.split():
        if name.endswith("*"):
            found += [f"{name[:-1]}_{lang}" for lang in ("en", "zh_hans", "zh_hant")]
        else:
            found.append(name)
    return found


def script() -> str:
    """Return the statements that make an empty store; its indexes are made when it is full."""
    tables = (
        f"CREATE TABLE {name} (n INTEGER PRIMARY KEY, {', '.join(columns(name))});"
        for name in TABLES
    )
    return "\n".join((f"PRAGMA user_version = {VERSION};", *tables, OTHERS, VIEWS))

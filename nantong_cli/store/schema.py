"""The tables of a compiled ledger: their columns, and the views that a person would query.

A column named `x*` is a text in three languages and stands for `x_en`, `x_zh_hans` and `x_zh_hant`.
`n` keeps the order of the ledger; lists are JSON; numbers are text, so that they keep their digits.
"""

from __future__ import annotations

#: changes with every change of the tables; a store of another version is not read
VERSION = 3

TABLES: dict[str, str] = {
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
    "pages": "place source pledge_name* pledge_role* pledge_text* pledge_paragraph path line",
    "passages": "place part title* text* paragraph",
    "projects": "id place names* entity* about* source paragraph path line",
    "statements": "role id place project metric period op value unit relative_place relative_metric "
    "goal factor qualitative strength status grade figure statement* source paragraph scope* note* "
    "path line named_goal",
    "news": "project period text* grade source path line",
}

VIEWS = """
CREATE VIEW targets AS
    SELECT id, place, metric, period, op, value, unit, relative_place, relative_metric, goal, factor,
           qualitative, strength, figure, statement_en, statement_zh_hans, statement_zh_hant, source, paragraph
    FROM statements WHERE role = 'target' AND project IS NULL ORDER BY n;
CREATE VIEW observations AS
    SELECT id, place, metric, period, op, value, unit, status, grade, figure, note_en, note_zh_hans,
           note_zh_hant, source, paragraph
    FROM statements WHERE role = 'observation' AND project IS NULL ORDER BY n;
CREATE INDEX statements_by_place ON statements (place, metric);
CREATE INDEX statements_by_metric ON statements (metric, place);
CREATE INDEX statements_by_project ON statements (project);
"""


def columns(table: str) -> list[str]:
    """Return the columns of a table, texts in their three languages."""
    found = []
    for name in TABLES[table].split():
        if name.endswith("*"):
            found += [f"{name[:-1]}_{lang}" for lang in ("en", "zh_hans", "zh_hant")]
        else:
            found.append(name)
    return found


def script() -> str:
    """Return the statements that make an empty store."""
    tables = (
        f"CREATE TABLE {name} (n INTEGER PRIMARY KEY, {', '.join(columns(name))});"
        for name in TABLES
    )
    stamp = "CREATE TABLE stamp (value TEXT NOT NULL);"
    return "\n".join((f"PRAGMA user_version = {VERSION};", stamp, *tables, VIEWS))

"""Which projects does the article name, and with what figures?"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from nantong_cli.answer import Column, Table
from nantong_cli.queries.figures import FIGURE_COLUMNS, figures_table, most_cited, notes_of

if TYPE_CHECKING:
    from nantong_cli.holdings import Ledger
    from nantong_cli.model import Place
    from nantong_cli.pages import Project

COLUMNS = (
    Column("id", "id"),
    Column("place", "place"),
    Column("project_name", "name", word="project"),
    Column("names", "text", audience="machine"),
    Column("entity", "text"),
    Column("about", "text"),
    Column("source", "id", audience="machine"),
    Column("paragraph", "paragraph"),
    Column("figures", "table", inner=FIGURE_COLUMNS),
    Column("news", "news"),
)


def projects(ledger: Ledger, places: Collection[Place] = ()) -> Table:
    """Return the projects of `places`, or of all, each with its figures."""
    return listed(ledger.projects_of([place.id for place in places]))


def listed(found: Sequence[Project]) -> Table:
    """Return projects, each with its figures."""
    rows = [
        (
            project.id,
            project.place,
            project.names,
            project.names,
            project.entity,
            project.about,
            project.source.id,
            project.paragraph,
            figures_table(project.figures),
            project.news,
        )
        for project in found
    ]
    figures = [figure for project in found for figure in project.figures]
    return Table(
        "projects",
        COLUMNS,
        tuple(rows),
        notes=notes_of(figures),
        detailed=True,
        is_sparse=True,
        hint="hint.projects",
        sources=most_cited(one.source for one in (*found, *figures)),
    )

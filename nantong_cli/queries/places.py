"""Which counties are there, and what kind of thing has each pledged?"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from nantong_cli.answer import Column, Table
from nantong_cli.holdings import by_place
from nantong_cli.model import KINDS, Source
from nantong_cli.queries.figures import most_cited, promises

if TYPE_CHECKING:
    from nantong_cli.holdings import Ledger

COLUMNS = (
    Column("place", "place"),
    Column("code", "id", audience="machine"),
    Column("type", "code", audience="machine"),
    Column("targets", "integer"),
    *(Column(kind, "integer", audience="machine") for kind in KINDS),
    Column("pledged", "tally", audience="screen", word="kind"),
    Column("projects", "integer"),
    Column("motto", "name"),
)


def places(ledger: Ledger) -> Table:
    """Return the subjects of the ledger, with their mottos and the number of their targets by kind."""
    pages = {page.place.id: page for page in ledger.pages_of()}
    targets = by_place(promises(ledger, ledger.subjects, ledger.dataset.period))
    every = by_place(ledger.projects_of([place.id for place in ledger.subjects]))
    rows = []
    cited: list[Source] = []
    for place in ledger.subjects:
        own, projects = targets.get(place.id, []), every.get(place.id, [])
        kinds = Counter(target.claim.kind for target in own)
        page = pages.get(place.id)
        motto = page.motto.text if page else None
        cited += [page.source] if page else []
        cited += [target.source for target in own]
        cited += [project.source for project in projects]
        tally = tuple((kind, kinds[kind]) for kind in KINDS if kinds[kind])
        counts = (len(own), *(kinds[kind] for kind in KINDS), tally, len(projects))
        rows.append((place, place.code, place.type, *counts, motto))
    return Table(
        "places",
        COLUMNS,
        tuple(rows),
        title=ledger.dataset.title,
        hint="hint.list",
        sources=most_cited(cited),
    )

"""What is one county's page?"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from nantong_cli.answer import Column, Note, Table
from nantong_cli.queries import check, figures
from nantong_cli.queries.assess import Assessment, assess
from nantong_cli.queries.charts import beside
from nantong_cli.queries.derive import derived
from nantong_cli.queries.projects import projects
from nantong_cli.queries.reasons import derivation
from nantong_cli.queries.sources import DETAILS, ORIGIN_COLUMNS, origin_row
from nantong_cli.sheets import Block, Page, Pages, Section

if TYPE_CHECKING:
    from nantong_cli.holdings import Ledger
    from nantong_cli.model import Observation, Place, Target
    from nantong_cli.pages import PlacePage, Project

SECTIONS = ("motto", "arena", "plan", "targets", "observations", "pledge", "projects", "sources")

#: a source as a page lists it: what it is called, and the rest for programs
SOURCE_COLUMNS = figures.without(ORIGIN_COLUMNS, "kind", *DETAILS)


SPARE = {"strength": 1}
#: of a page's targets: what became of each stands beside it
TARGET_COLUMNS = (
    *(
        column._replace(spare=SPARE.get(column.key, column.spare))
        for column in figures.without(check.COLUMNS, "place", "bound", "gap")
    ),
    Column("picture", "picture", audience="screen", spare=3),
    Column("paragraph", "paragraph", audience="screen", spare=2),
)


def show(ledger: Ledger, places: Sequence[Place], *, sections: Collection[str] = ()) -> Pages:
    """Return the pages of `places` in the order asked, with all sections or those asked for."""
    wanted = set(sections or SECTIONS)
    return Pages("pages", tuple(_page(ledger, place, wanted) for place in places))


def _page(ledger: Ledger, place: Place, wanted: Collection[str]) -> Page:
    """Return one place's page."""
    found = next(iter(ledger.pages_of([place.id])), None)
    every = {section.key: section for section in (*_texts(found), *_figures(ledger, place))}
    records: list[Target | Observation] = []
    if "targets" in wanted:
        records += ledger.targets_of([place.id])
    if "observations" in wanted:
        records += ledger.observations_of([place.id])
    own = ledger.projects_of([place.id]) if "projects" in wanted else ()
    records += [figure for project in own for figure in project.figures]
    cited = [one.source for one in (*records, *own)]
    cited += [found.source for key in wanted if found is not None and every[key].lead]
    return Page(
        place=place,
        parents=tuple(ledger.above(place)),
        sections=tuple(every[key] for key in SECTIONS if key in wanted),
        notes=(*figures.notes_of(records), *_derived(ledger, place, wanted)),
        hint="hint.show",
        sources=() if "sources" in wanted else figures.most_cited(cited),
    )


def _derived(ledger: Ledger, place: Place, wanted: Collection[str]) -> Iterator[Note]:
    """Give what follows from published numbers and is published nowhere itself."""
    if "observations" in wanted:
        for one in derived(ledger, [place.id]):
            for said in derivation(one):
                yield Note(said, (one.metric,))


def _texts(page: PlacePage | None) -> Iterator[Section]:
    """Give the sections that are told in words."""
    if page is None:
        yield from map(Section, ("motto", "arena", "plan", "pledge"))
        return
    yield Section("motto", Block(page.motto.text, page.motto.paragraph))
    yield Section("arena", Block(page.arena.text, page.arena.paragraph))
    items = tuple(Block(one.text, one.paragraph, title=one.title) for one in page.plan)
    yield Section("plan", Block(page.lead.text, page.lead.paragraph), items)
    word = page.pledge
    said = Block(word.text, word.paragraph, name=word.name, role=word.role) if word else None
    yield Section("pledge", said)


def _figures(ledger: Ledger, place: Place) -> Iterator[Section]:
    """Give the sections that are tables."""
    year = ledger.dataset.period
    found = [assess(ledger, one) for one in ledger.targets_of([place.id])]
    targets = [(*check.row(one, year), beside(ledger, one), one.target.paragraph) for one in found]
    rank = {metric.id: number for number, metric in enumerate(ledger.metrics)}
    results = sorted(
        ledger.observations_of([place.id]), key=lambda one: (rank[one.metric.id], one.period)
    )
    seen = [figures.observation_row(one) for one in results]
    yield Section("targets", table=Table("targets", TARGET_COLUMNS, tuple(targets)))
    of_one = figures.without(figures.OBSERVATION_COLUMNS, "place")
    yield Section("observations", table=Table("observations", of_one, tuple(seen)))
    own = projects(ledger, (place,))
    columns = figures.without(own.columns, "id", "place", "paragraph")
    yield Section("projects", table=own._replace(columns=columns))
    yield Section("sources", table=_sources(ledger, place, found))


def _sources(ledger: Ledger, place: Place, found: Sequence[Assessment]) -> Table:
    """Return the sources that the page rests on."""
    own = ledger.projects_of([place.id])
    records: tuple[Target | Observation | Project | PlacePage, ...] = (
        *(one.target for one in found),
        *ledger.observations_of([place.id]),
        *own,
        *(figure for project in own for figure in project.figures),
        *ledger.pages_of([place.id]),
    )
    used = {record.source.id for record in records}
    used |= {one.source.id for project in own for one in project.news}
    used |= {record.source.id for one in found for record in check.rests_on(one)}
    rows = [origin_row(one) for one in ledger.sources_by(used)]
    return Table("sources", SOURCE_COLUMNS, tuple(rows))

"""What is one county's page?"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from nantong_cli.answer import Column, Note, Table
from nantong_cli.queries import check, figures
from nantong_cli.queries.assess import Assessment, assess_each
from nantong_cli.queries.charts import beside
from nantong_cli.queries.derive import derived
from nantong_cli.queries.projects import listed
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


class _Found(NamedTuple):
    """Everything about one place."""

    page: PlacePage | None
    targets: Sequence[Assessment]
    results: Sequence[Observation]
    projects: Sequence[Project]

    @property
    def figures(self) -> list[Target | Observation]:
        """Return the figures about its projects."""
        return [figure for project in self.projects for figure in project.figures]


def show(
    ledger: Ledger,
    places: Sequence[Place],
    *,
    sections: Collection[str] = (),
    pictures: bool = True,
) -> Pages:
    """Return the pages of `places` in the order asked, with all sections or those asked for.

    `pictures` says whether there is anybody to look at the small pictures beside targets.
    """
    wanted = set(sections or SECTIONS)
    pages = (_page(ledger, place, wanted, pictures=pictures) for place in places)
    return Pages("pages", tuple(pages))


def _page(ledger: Ledger, place: Place, wanted: Collection[str], *, pictures: bool) -> Page:
    """Return one place's page."""
    own = [place.id]
    page = next(iter(ledger.pages_of(own)), None)
    targets = assess_each(ledger, ledger.targets_of(own))
    found = _Found(page, targets, ledger.observations_of(own), ledger.projects_of(own))
    tables = _tables(ledger, found, pictures=pictures)
    every = {section.key: section for section in (*_texts(page), *tables)}
    records: list[Target | Observation] = []
    if "targets" in wanted:
        records += [one.target for one in targets]
    if "observations" in wanted:
        records += found.results
    projects = found.projects if "projects" in wanted else ()
    records += found.figures if "projects" in wanted else ()
    cited = [one.source for one in (*records, *projects)]
    cited += [page.source for key in wanted if page is not None and every[key].lead]
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


def _tables(ledger: Ledger, found: _Found, *, pictures: bool) -> Iterator[Section]:
    """Give the sections that are tables."""
    year = ledger.dataset.period
    targets = tuple(
        (*check.row(one, year), beside(ledger, one) if pictures else None, one.target.paragraph)
        for one in found.targets
    )
    yield Section("targets", table=Table("targets", TARGET_COLUMNS, targets))
    rank = {metric.id: number for number, metric in enumerate(ledger.metrics)}
    results = sorted(found.results, key=lambda one: (rank[one.metric.id], one.period))
    seen = tuple(map(figures.observation_row, results))
    of_one = figures.without(figures.OBSERVATION_COLUMNS, "place")
    yield Section("observations", table=Table("observations", of_one, seen))
    projects = listed(found.projects)
    columns = figures.without(projects.columns, "id", "place", "paragraph")
    yield Section("projects", table=projects._replace(columns=columns))
    yield Section("sources", table=_sources(ledger, found))


def _sources(ledger: Ledger, found: _Found) -> Table:
    """Return the sources that the page rests on."""
    records: tuple[Target | Observation | Project | PlacePage, ...] = (
        *(record for one in found.targets for record in check.rests_on(one)),
        *found.results,
        *found.projects,
        *found.figures,
        *([found.page] if found.page else []),
    )
    used = {record.source.id for record in records}
    used |= {one.source.id for project in found.projects for one in project.news}
    rows = [origin_row(one) for one in ledger.sources_by(used)]
    return Table("sources", SOURCE_COLUMNS, tuple(rows))

"""What is one county's page?"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from nantong_cli.answer import Block, Column, Page, Pages, Section, Table
from nantong_cli.model import Ledger, Observation, Place, PlacePage, Project, Target
from nantong_cli.queries import figures
from nantong_cli.queries.projects import projects

SECTIONS = ("motto", "arena", "plan", "targets", "observations", "pledge", "projects", "sources")

SOURCE_COLUMNS = (
    Column("id", "id"),
    Column("kind", "code", audience="machine"),
    Column("producer", "text", audience="machine"),
    Column("title", "text", audience="machine"),
    Column("attribution_short", "text"),
    Column("date_published", "id", audience="machine"),
    Column("date_accessed", "id", audience="machine"),
    Column("url_main", "id", audience="machine"),
    Column("language", "id", audience="machine"),
    Column("sha256", "id", audience="machine"),
    Column("note", "text", audience="machine"),
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
    if "projects" in wanted:
        own = ledger.projects_of([place.id])
        records += [figure for project in own for figure in project.figures]
    return Page(
        place=place,
        parents=tuple(ledger.above(place)),
        sections=tuple(every[key] for key in SECTIONS if key in wanted),
        notes=figures.notes_of(records),
        hint="hint.show",
    )


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
    targets = [figures.target_row(one) for one in ledger.targets_of([place.id])]
    seen = [figures.observation_row(one) for one in ledger.observations_of([place.id])]
    of_one = figures.without(figures.TARGET_COLUMNS, "place")
    yield Section("targets", table=Table("targets", of_one, tuple(targets)))
    of_one = figures.without(figures.OBSERVATION_COLUMNS, "place")
    yield Section("observations", table=Table("observations", of_one, tuple(seen)))
    own = projects(ledger, (place,))
    columns = figures.without(own.columns, "id", "place", "paragraph")
    yield Section("projects", table=own._replace(columns=columns))
    yield Section("sources", table=_sources(ledger, place))


def _sources(ledger: Ledger, place: Place) -> Table:
    """Return the sources that the page rests on."""
    records: tuple[Target | Observation | Project | PlacePage, ...] = (
        *ledger.targets_of([place.id]),
        *ledger.observations_of([place.id]),
        *ledger.projects_of([place.id]),
        *ledger.pages_of([place.id]),
    )
    used = {record.source.id for record in records}
    rows = [
        (
            one.id,
            one.kind,
            one.producer,
            one.title,
            one.attribution_short,
            one.date_published,
            one.date_accessed,
            one.url_main,
            one.language,
            one.sha256,
            one.note,
        )
        for one in ledger.sources_by(used)
    ]
    return Table("sources", SOURCE_COLUMNS, tuple(rows))

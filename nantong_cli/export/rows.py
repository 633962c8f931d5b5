"""Records → what a table's rows are read from: records with the names, units and citations of what they refer to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from nantong_cli.export import records, shelves, statements
from nantong_cli.export.shelves import Record, texts
from nantong_cli.holdings import each

if TYPE_CHECKING:
    from nantong_cli.holdings import Ledger
    from nantong_cli.model import Observation, Target
    from nantong_cli.pages import News, PlacePage, Project


def of_list(name: str) -> Callable[[Ledger], Iterator[Record]]:
    """Return what gives the records of a list as they are."""
    return lambda ledger: records.of_list(ledger, name)


def dataset(ledger: Ledger) -> Iterator[Record]:
    """Give the one card."""
    yield shelves.dataset(ledger.dataset, ledger.map)


def _figure(one: Target | Observation, record: Record) -> Record:
    """Return the record of a figure with the names of what it refers to."""
    unit, quality = one.claim.unit, one.claim.qualitative
    return record | {
        "place": one.place.id,
        "place_names": texts(one.place.names),
        "metric_names": texts(one.metric.names),
        "unit_symbol": texts(unit.symbol) if unit else None,
        "unit_scale": unit.scale if unit else None,
        "unit_base": unit.base if unit else None,
        "qualitative_names": texts(quality.names) if quality else None,
        **_source(one),
    }


def _source(one: Target | Observation | Project | News | PlacePage) -> Record:
    """Return how the source of anything is told in a line."""
    short = texts(one.source.attribution_short)
    return {"source_attribution_short": short, "source_url_main": one.source.url_main}


def targets(ledger: Ledger) -> Iterator[Record]:
    """Give the targets of places."""
    return (_figure(one, statements.target(one)) for one in each(ledger, ledger.targets_of))


def observations(ledger: Ledger) -> Iterator[Record]:
    """Give the results of places."""
    return (
        _figure(one, statements.observation(one)) for one in each(ledger, ledger.observations_of)
    )


def projects(ledger: Ledger) -> Iterator[Record]:
    """Give the projects, without what is about them."""
    for one in each(ledger, ledger.projects_of):
        names = {"place_names": texts(one.place.names)}
        yield statements.project(one) | names | _source(one)


def figures(ledger: Ledger) -> Iterator[Record]:
    """Give the targets and results about projects."""
    for project in each(ledger, ledger.projects_of):
        about = {"project": project.id, "project_names": texts(project.names)}
        for one in project.figures:
            yield _figure(one, statements.figure(one)) | about


def news(ledger: Ledger) -> Iterator[Record]:
    """Give what became of projects."""
    for project in each(ledger, ledger.projects_of):
        about = {"project": project.id, "project_names": texts(project.names)}
        for number, one in enumerate(project.news, 1):
            yield statements.news(one) | about | {"number": number} | _source(one)


def pages(ledger: Ledger) -> Iterator[Record]:
    """Give the pages of places, without the items of their plans."""
    for one in each(ledger, ledger.pages_of):
        names = {"place_names": texts(one.place.names)}
        yield statements.page(one) | names | _source(one)


def plan_items(ledger: Ledger) -> Iterator[Record]:
    """Give the items of the work plans."""
    for one in each(ledger, ledger.pages_of):
        about = {"place": one.place.id, "place_names": texts(one.place.names)}
        for number, item in enumerate(statements.page(one)["plan"]["items"], 1):
            yield {**item, **about, "number": number, "source": one.source.id, **_source(one)}

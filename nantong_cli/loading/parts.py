"""A dataset place by place, so that a large one need never be held whole, nor read again when one file changed.

A part is everything about one place: what its own file says, and what the files of many places add. Parts are
held to the same rules as a whole ledger. What is wrong is not told here: a full load tells it.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from nantong_cli.loading import rules
from nantong_cli.loading.folder import Reader, joined, numbering
from nantong_cli.loading.records import Shelf
from nantong_cli.loading.statements import Ids
from nantong_cli.model import (
    Dataset,
    Map,
    News,
    Observation,
    Part,
    Place,
    Project,
    Target,
    Text,
    WholeLedger,
)

#: the files that every record is read against, and those that may speak of any place
SHELVES = ("dataset.yaml", "places.yaml", "metrics.yaml", "sources.yaml")
ELSEWHERE = ("targets.yaml", "observations.yaml")


class Unsound(Exception):  # noqa: N818  # no error of the user's yet: a full load says what is wrong
    """Something is wrong with the dataset, or could be."""


class Added(NamedTuple):
    """What the files of many places add to one: records in their order, and news of its projects."""

    records: tuple[Target | Observation, ...] = ()
    news: tuple[tuple[str, News], ...] = ()


class Shelves(NamedTuple):
    """What records refer to, and the map."""

    card: Dataset
    shelf: Shelf
    map: Map | None


def shelves(folder: Path) -> Shelves:
    """Read what records refer to; Unsound where something is wrong with it."""
    reader = Reader(folder)
    reader.shelves()
    card, shelf = reader.card(), reader.shelf
    ledger = _ledger(card, shelf.places.values())._replace(
        families=tuple(shelf.families.values()),
        metrics=tuple(shelf.metrics.values()),
        map=reader.map,
    )
    asked = (*rules.RULES_OF_SHELVES, *rules.RULES_OF_WHOLE_SHELVES)
    if reader.problems or any(problem for rule in asked for problem in rule(ledger)):
        raise Unsound
    return Shelves(card, shelf, reader.map)


def county(folder: Path, path: str, shelf: Shelf) -> Part:
    """Read one place's own file; Unsound where something is wrong with it."""
    reader = Reader(folder, shelf)
    reader.county(path)
    if reader.problems or not reader.pages:
        raise Unsound
    (page,) = reader.pages
    part = Part(
        *(page.place, page, tuple(reader.targets)),
        *(tuple(reader.observations), tuple(reader.projects)),
    )
    return checked(part)


def elsewhere(folder: Path, shelf: Shelf, projects: Iterable[Project]) -> dict[str, Added]:
    """Read the files of many places, and return what they add by place; Unsound where something is wrong."""
    reader = Reader(folder, shelf)
    known = list(projects)
    own = {project.id: project.place.id for project in known}
    reader.elsewhere(known)
    if reader.problems:
        raise Unsound
    records: dict[str, list[Target | Observation]] = {}
    for record in reader.added:
        records.setdefault(record.place.id, []).append(record)
    news: dict[str, list[tuple[str, News]]] = {}
    for name, one in reader.news:
        news.setdefault(own[name], []).append((name, one))
    return {
        place: Added(tuple(records.get(place, ())), tuple(news.get(place, ())))
        for place in records | news
    }


def split(part: Part) -> tuple[Part, Added]:
    """Return what a place's own file says, and what the files of many places add."""
    figures = [figure for project in part.projects for figure in project.figures]
    records = [one for one in (*part.targets, *part.observations, *figures) if _is_added(one)]
    news = [(project.id, one) for project in part.projects for one in project.news]
    own = part._replace(
        targets=tuple(one for one in part.targets if not _is_added(one)),
        observations=tuple(one for one in part.observations if not _is_added(one)),
        projects=tuple(
            one._replace(
                figures=tuple(figure for figure in one.figures if not _is_added(figure)), news=()
            )
            for one in part.projects
        ),
    )
    return own, Added(tuple(records), tuple(news))


def _is_added(record: Target | Observation) -> bool:
    """Say whether a record stands in a file of many places."""
    return record.where.path in ELSEWHERE


def added_to(part: Part, added: Added) -> Part:
    """Return a part of which other files say more, the ids counted on; Unsound where the two do not fit."""
    known = {project.id for project in part.projects}
    named = {one.project for one in added.records if one.project} | {name for name, _ in added.news}
    if not named <= known:
        raise Unsound
    records = _numbered(part, added.records)
    own = [record for record in records if record.project is None]
    return checked(
        part._replace(
            targets=(*part.targets, *(one for one in own if isinstance(one, Target))),
            observations=(
                *part.observations,
                *(one for one in own if isinstance(one, Observation)),
            ),
            projects=tuple(joined(part.projects, records, added.news)),
        )
    )


def _numbered(part: Part, records: Iterable[Target | Observation]) -> list[Target | Observation]:
    """Return records with the ids that they have after those of the part."""
    ids: dict[type, Ids] = {Target: Ids(), Observation: Ids()}
    figures = (figure for project in part.projects for figure in project.figures)
    found = []
    for each, is_new in (
        (part.targets, False),
        (part.observations, False),
        (figures, False),
        (records, True),
    ):
        for record in each:
            stem = (record.project or record.place.id, record.metric.id, record.period)
            name = ids[numbering(type(record), record.project)].next(*stem)
            if is_new:
                found.append(record._replace(id=name))
    return found


def checked(part: Part) -> Part:
    """Return a part that keeps the rules; Unsound where it does not."""
    ledger = _ledger(None, (part.place,))._replace(
        pages=(part.page,) if part.page else (),
        targets=part.targets,
        observations=part.observations,
        projects=part.projects,
    )
    if any(problem for rule in rules.RULES_OF_PLACES for problem in rule(ledger)):
        raise Unsound
    return part


def _ledger(card: Dataset | None, places: Iterable[Place]) -> WholeLedger:
    """Return a ledger of places and nothing else, for rules to look at."""
    nothing = Dataset("", Text("", "", ""), "", "", "")
    return WholeLedger(card or nothing, tuple(places), (), (), (), (), (), (), (), (), ())

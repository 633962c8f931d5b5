"""The rules that no single field shows: each a small function over what was read, its docstring the rule and why."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

from nantong_cli import wording
from nantong_cli.errors import Problem, Where, message
from nantong_cli.model import Ledger, Observation, Target
from nantong_cli.names import folded


class _Named(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def where(self) -> Where: ...


def _twice(kind: str, records: Iterable[_Named]) -> Iterator[Problem]:
    """Find the records whose id another one had first."""
    first: dict[str, Where] = {}
    for record in records:
        if record.id in first:
            said = message("id.twice", kind=message(f"kind.{kind}"), id=record.id)
            yield Problem(record.where, said, first[record.id])
        else:
            first[record.id] = record.where


def project_ids_are_unique(ledger: Ledger) -> Iterator[Problem]:
    """A project's id is its own, and no place's: the ids of figures begin with one or the other."""
    yield from _twice("project", (*ledger.places, *ledger.projects))


def metrics_and_families_differ(ledger: Ledger) -> Iterator[Problem]:
    """A family may bear the id of one of its own metrics, of no other: `gdp` asks for the family."""
    families = {family.id: family for family in ledger.families}
    for metric in ledger.metrics:
        if metric.id in families and metric.family != metric.id:
            said = message("family.not_its_own", id=metric.id)
            yield Problem(metric.where, said, families[metric.id].where)


def place_names_are_unique(ledger: Ledger) -> Iterator[Problem]:
    """No two places answer to one name, or a question would have two answers."""
    first: dict[str, tuple[str, Where]] = {}
    for place in ledger.places:
        said = (
            place.id,
            place.names.en,
            place.names.zh_hans,
            place.names.zh_hant,
            place.code or "",
        )
        for name in dict.fromkeys(filter(None, (*said, place.pinyin, *place.aliases))):
            owner, where = first.setdefault(folded(name), (place.id, place.where))
            if owner != place.id:
                yield Problem(place.where, message("alias.twice", name=name, owner=owner), where)


def metric_names_are_unique(ledger: Ledger) -> Iterator[Problem]:
    """No two metrics answer to one name."""
    first: dict[str, tuple[str, Where]] = {}
    for metric in ledger.metrics:
        names = (metric.id, metric.names.en, metric.names.zh_hans, metric.names.zh_hant)
        for name in dict.fromkeys(filter(None, (*names, *metric.aliases))):
            owner, where = first.setdefault(folded(name), (metric.id, metric.where))
            if owner != metric.id:
                yield Problem(metric.where, message("alias.twice", name=name, owner=owner), where)


def parents_exist(ledger: Ledger) -> Iterator[Problem]:
    """A place is a part of a place that the ledger knows, and never of itself by any way round."""
    parents = {place.id: place.parent for place in ledger.places}
    for place in ledger.places:
        if place.parent is not None and place.parent not in parents:
            said = message("unknown.place", value=place.parent, remedy=message("remedy.define"))
            yield Problem(place.where, said)
        seen, above = {place.id}, place.parent
        while above is not None and above not in seen:
            seen.add(above)
            above = parents.get(above)
        if above == place.id:
            yield Problem(place.where, message("place.circle", id=place.id))


def one_page_a_place(ledger: Ledger) -> Iterator[Problem]:
    """A place has one file: two would be two versions of one page."""
    first: dict[str, Where] = {}
    for page in ledger.pages:
        if page.place.id in first:
            said = message("page.twice", place=page.place.id)
            yield Problem(page.where, said, first[page.place.id])
        first.setdefault(page.place.id, page.where)


def nothing_is_said_twice(ledger: Ledger) -> Iterator[Problem]:
    """A source says a thing of a place once: the same claim twice is a slip of the coder's."""
    first: dict[tuple[object, ...], Where] = {}
    for record in every_record(ledger):
        about = record.project or record.place.id
        key = (type(record), about, record.metric.id, record.period, record.claim, record.source.id)
        if key in first:
            yield Problem(record.where, message("record.twice", id=record.id), first[key])
        first.setdefault(key, record.where)


def figure_words_agree(ledger: Ledger) -> Iterator[Problem]:
    """The source's own words and the record say the same number and comparator: a comma lost in one is found."""
    for record in every_record(ledger):
        if record.figure is not None and not wording.agrees(record.figure, record.claim):
            read = wording.read(record.figure)
            number = read.value if read.value is not None else read.factor
            said = message(
                "figure.disagrees",
                figure=record.figure,
                op=read.op,
                value="–" if number is None else number,
            )
            yield Problem(record.where, said)


def every_record(ledger: Ledger) -> Iterator[Target | Observation]:
    """Give all targets and observations, those about projects too."""
    yield from ledger.targets
    yield from ledger.observations
    for project in ledger.projects:
        yield from project.figures


RULES: tuple[Callable[[Ledger], Iterator[Problem]], ...] = (
    project_ids_are_unique,
    metrics_and_families_differ,
    place_names_are_unique,
    metric_names_are_unique,
    parents_exist,
    one_page_a_place,
    nothing_is_said_twice,
    figure_words_agree,
)

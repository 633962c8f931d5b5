"""Everything that is known of some places, gathered to be read as one document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from nantong_cli.documents import Report, Story
from nantong_cli.queries import check, show
from nantong_cli.queries.assess import Assessment, assess_each
from nantong_cli.queries.compare import compare
from nantong_cli.queries.figures import most_cited, without
from nantong_cli.queries.lines import levels_above
from nantong_cli.queries.places import places as overview
from nantong_cli.queries.sources import sources
from nantong_cli.queries.why import why
from nantong_cli.values import Judged

if TYPE_CHECKING:
    from nantong_cli.answer import Table
    from nantong_cli.holdings import Ledger
    from nantong_cli.model import Metric, Place, Source
    from nantong_cli.sheets import Page

#: of a place that others are measured by and that has no page of its own: what its page tells
_OF_LEVELS = ("targets", "observations")
#: the bibliography stands at the end, for all pages
_OF_PLACES = tuple(key for key in show.SECTIONS if key != "sources")


def report(
    ledger: Ledger, places: Sequence[Place] = (), *, conventions: Sequence[Table] = ()
) -> Report:
    """Return what there is on `places`, or on all of the ledger's, and on the levels above that they share."""
    shown = tuple(places or ledger.subjects)
    levels = levels_above(ledger, shown)
    every = [*shown, *levels]
    verdicts = check.check(ledger, every)
    comparisons = tuple(_comparisons(ledger, shown))
    pages = tuple(_pages(ledger, every, levels))
    found = assess_each(ledger, ledger.targets_of([one.id for one in every]))
    stories = tuple(_story(ledger, one) for one in found)
    cited = [verdicts.sources, *(table.sources for _, table in comparisons)]
    cited += [one.sources for one in pages]
    cited += [story.sources for story in stories]
    cited.append(tuple(_news(ledger, every)))
    return Report(
        dataset=ledger.dataset,
        overview=_of(overview(ledger), shown),
        tally=tuple(check.counts(found).items()),
        verdicts=verdicts._replace(columns=without(verdicts.columns, "bound", "reason")),
        comparisons=comparisons,
        pages=pages,
        stories=stories,
        sources=_bibliography(ledger, [one for some in cited for one in some]),
        conventions=tuple(conventions),
        apart=sum(one.place in levels for one in pages),
    )


def _of(table: Table, places: Sequence[Place]) -> Table:
    """Return the rows of the overview that are of `places`, in their order."""
    rows = {row[0].id: row for row in table.rows}
    return table._replace(rows=tuple(rows[one.id] for one in places if one.id in rows))


def _comparisons(ledger: Ledger, places: Sequence[Place]) -> Iterator[tuple[Metric, Table]]:
    """Give a comparison by each metric of which two of the places say anything; of one place, with those above."""
    own = {place.id for place in places}
    for metric in ledger.metrics:
        if not _is_told(ledger, metric, own):
            continue
        table = compare(ledger, places, [metric])
        telling = _telling(table)
        if len(telling & own) > 1 or (len(own) == 1 and len(telling) > 1):
            yield metric, table._replace(columns=without(table.columns, "bound"))


def _is_told(ledger: Ledger, metric: Metric, places: set[str]) -> bool:
    """Say whether any of the places states anything of a metric."""
    of = {"places": tuple(places), "metrics": (metric.id,)}
    return bool(ledger.targets_of(**of) or ledger.observations_of(**of))


def _telling(table: Table) -> set[str]:
    """Return the places that tell a target or an outturn in a comparison of one metric."""
    at = next(n for n, column in enumerate(table.columns) if column.kind == "place")
    told = [n for n, column in enumerate(table.columns) if column.key in ("target", "outturn")]
    return {row[at].id for row in table.rows if any(row[n] for n in told)}


def _pages(ledger: Ledger, every: Sequence[Place], levels: Sequence[Place]) -> Iterator[Page]:
    """Give the pages of places, and of the levels above whatever there is."""
    written = {page.place.id for page in ledger.pages_of()}
    for place in every:
        is_bare = place in levels and place.id not in written
        sections = _OF_LEVELS if is_bare else _OF_PLACES
        (page,) = show.show(ledger, [place], sections=sections, pictures=False).pages
        if is_bare:
            page = page._replace(sections=tuple(one for one in page.sections if one.is_stated))
        if page.sections:
            yield page


def _story(ledger: Ledger, found: Assessment) -> Story:
    """Return the story of a target."""
    target = found.target
    table = why(ledger, target.place, target.metric, figure_id=target.id)
    cited = most_cited(record.source for record in check.rests_on(found))
    return Story(target, Judged(found.verdict, found.reason), table, cited)


def _news(ledger: Ledger, places: Sequence[Place]) -> Iterator[Source]:
    """Give the sources of what became of projects."""
    for project in ledger.projects_of([place.id for place in places]):
        yield from (one.source for one in project.news)


def _bibliography(ledger: Ledger, cited: Sequence[Source]) -> Table:
    """Return the sources that anything rests on, in the order of the ledger."""
    ids = {one.id for one in cited}
    wanted = [one for one in ledger.sources if one.id in ids]
    return sources(ledger, wanted) if wanted else sources(ledger)._replace(rows=())

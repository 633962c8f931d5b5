"""Small ledgers for the tests of questions: short constructors of model values, the rest filled in."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from nantong_cli.errors import Where
from nantong_cli.holdings import WholeLedger
from nantong_cli.model import (
    Claim,
    Dataset,
    Family,
    Metric,
    Observation,
    Op,
    Place,
    Relative,
    Source,
    Target,
    Term,
    Text,
    Unit,
)
from nantong_cli.pages import Passage, PlacePage, Pledge, Project

HERE = Where("ledger.yaml", 1)


def text(said: str) -> Text:
    """Return a text that is told apart by language."""
    return Text(said, f"{said}（简）", f"{said}（繁）")


def unit(id_: str, scale: int = 1, base: str = "") -> Unit:
    """Return a unit; its base is itself unless given."""
    return Unit(id_, text(id_), Decimal(scale), base or id_, HERE)


def source(id_: str) -> Source:
    """Return a news article."""
    return Source(
        id=id_,
        kind="news_article",
        producer=text("the paper"),
        title=text(f"title of {id_}"),
        attribution_short=text(f"the paper, {id_}"),
        date_published="2023-08",
        date_accessed=None,
        url_main=None,
        language="zh-Hant",
        sha256=None,
        note=None,
        where=HERE,
    )


PERCENT = unit("percent")
PAPER = source("paper")


def place(id_: str, *, parent: str | None = "nantong", code: str | None = None) -> Place:
    """Return a county, a part of Nantong."""
    return Place(id_, text(id_.title()), id_, (), code, "county", parent, None, HERE)


def metric(
    id_: str,
    *,
    unit: Unit | None = PERCENT,
    better: str = "higher",
    measure: str = "level",
    basis: str = "",
    family: str | None = None,
    aliases: tuple[str, ...] = (),
    gap_over: tuple[Place, Metric] | None = None,
) -> Metric:
    """Return a metric in percent, of which more is better; `gap_over` is what a gap is the distance from."""
    names, definition = text(f"name of {id_}"), text(f"definition of {id_}")
    footing = text(basis) if basis else None
    over = Relative(place=gap_over[0], metric=gap_over[1]) if gap_over else None
    return Metric(
        *(id_, family, names, definition, unit, measure, better, footing, aliases, HERE, over)
    )


def claim(written: str, unit: Unit = PERCENT) -> Claim:
    """Return a claim as one would note it: `>= 6.5` a number, `first_tier` a quality, nothing for no number."""
    if not written:
        return Claim()
    op, _, value = written.rpartition(" ")
    for known in ("=", ">=", "<=", ">", "<", "~"):
        if op == known:
            return Claim(op=known, value=Decimal(value), unit=unit)
    return Claim(qualitative=Term(written, text(written), HERE))


def beside(place: Place, metric: Metric, op: Op = ">", *, factor: str = "") -> Claim:
    """Return a claim that is measured by another place: of more than it, unless another comparator is given."""
    times = Decimal(factor) if factor else None
    return Claim(op=op, relative=Relative(place=place, metric=metric, factor=times))


def goal(id_: str) -> Term:
    """Return the name of a goal that was set earlier."""
    return Term(id_, text(f"{id_} goal"), HERE)


def times(factor: str, named: Term, op: Op = "=") -> Claim:
    """Return the claim of so many times an earlier goal."""
    return Claim(op=op, relative=Relative(goal=named, factor=Decimal(factor)))


def target(
    place: Place,
    metric: Metric,
    said: str | Claim,
    *,
    period: str = "2023",
    strength: str = "plan",
    scope: str = "",
    note: str = "",
    about: str | None = None,
    source: Source = PAPER,
    unit: Unit | None = None,
    goal: Term | None = None,
) -> Target:
    """Return a target in the metric's unit, or another; `about` is the project that it is about."""
    own = said if isinstance(said, Claim) else claim(said, unit or metric.unit or PERCENT)
    id_ = f"{about or place.id}.{metric.id}.{period}"
    return Target(
        id=id_,
        place=place,
        project=about,
        metric=metric,
        period=period,
        claim=own,
        strength=strength,
        figure=f"figure of {id_}",
        statement=text(f"statement of {id_}"),
        source=source,
        paragraph=7,
        scope=text(scope) if scope else None,
        note=text(note) if note else None,
        where=HERE,
        goal=goal,
    )


def observation(
    place: Place,
    metric: Metric,
    said: str,
    *,
    period: str = "2022",
    scope: str = "",
    note: str = "",
    about: str | None = None,
    source: Source = PAPER,
    status: str = "preliminary",
    grade: str = "B",
    unit: Unit | None = None,
) -> Observation:
    """Return a result, a preliminary one of grade B unless it is told otherwise, in the metric's unit or another."""
    id_ = f"{about or place.id}.{metric.id}.{period}.seen"
    return Observation(
        id=id_,
        place=place,
        project=about,
        metric=metric,
        period=period,
        claim=claim(said, unit or metric.unit or PERCENT),
        status=status,
        grade=grade,
        figure=f"figure of {id_}",
        source=source,
        paragraph=3,
        scope=text(scope) if scope else None,
        note=text(note) if note else None,
        where=HERE,
    )


def project(id_: str, place: Place, *figures: Target | Observation) -> Project:
    """Return a project with its figures."""
    return Project(
        id=id_,
        place=place,
        names=text(f"name of {id_}"),
        entity=text("a company"),
        about=text(f"about {id_}"),
        source=PAPER,
        paragraph=5,
        figures=figures,
        where=HERE,
    )


def passage(said: str, paragraph: int, title: str = "") -> Passage:
    """Return a text of a page."""
    return Passage(text(said), paragraph, text(title) if title else None)


def page(place: Place, *, motto: str = "onward", is_pledged: bool = True) -> PlacePage:
    """Return a page with a plan of two items."""
    pledge = Pledge(text("Yu"), text("secretary"), text("we will"), 13)
    return PlacePage(
        place=place,
        source=PAPER,
        motto=passage(motto, 5),
        arena=passage("a workshop", 6),
        lead=passage("two focuses", 7),
        plan=(passage("build", 8, "industry"), passage("open", 9, "trade")),
        pledge=pledge if is_pledged else None,
        where=HERE,
    )


def ledger(
    *records: Target | Observation | Project | PlacePage,
    places: Sequence[Place],
    metrics: Sequence[Metric] | None = None,
    families: Sequence[Family] = (),
    sources: Sequence[Source] = (PAPER,),
    period: str | None = None,
) -> WholeLedger:
    """Return a ledger of Nantong, of no year unless given; its metrics are those of the records unless given."""
    targets = tuple(one for one in records if isinstance(one, Target))
    seen = tuple(one for one in records if isinstance(one, Observation))
    used = {one.metric.id: one.metric for one in targets}
    used |= {one.metric.id: one.metric for one in seen}
    return WholeLedger(
        dataset=Dataset("small", text("A small ledger"), "1.0.0", "nantong", "CC-BY-4.0", period),
        places=tuple(places),
        units=(PERCENT,),
        terms=(),
        metrics=tuple(used.values() if metrics is None else metrics),
        families=tuple(families),
        sources=tuple(sources),
        pages=tuple(one for one in records if isinstance(one, PlacePage)),
        targets=targets,
        observations=seen,
        projects=tuple(one for one in records if isinstance(one, Project)),
    )

"""The texts of a ledger that can be searched, and the Simplified form of each Traditional character in them."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from nantong_cli import wording
from nantong_cli.model import Observation, Place, Source, Target, Text

if TYPE_CHECKING:
    from nantong_cli.holdings import Ledger
    from nantong_cli.pages import PlacePage, Project

#: characters that other editions write for the standard ones, and those of figures, whatever the ledger's texts hold
_VARIANTS = {chr(other): chr(plain) for other, plain in wording.SIMPLE.items()} | dict(
    zip(
        "爲為羣衆啓佈裏麪峯臺産產億萬級項層總額長點噸畝",
        "为为群众启布里面峰台产产亿万级项层总额长点吨亩",
        strict=True,
    )
)


class Passage(NamedTuple):
    """A text of the ledger, and where it stands; a place's name is nobody's in particular."""

    place: Place
    where: str
    id: str | None
    text: Text
    paragraph: int | None
    source: Source | None = None


def of_place(place: Place) -> Iterator[Passage]:
    """Give the texts of a place: its names."""
    yield Passage(place, "place", place.id, place.names, None)


def of_page(page: PlacePage) -> Iterator[Passage]:
    """Give the texts of a page."""
    told = [("motto", page.motto.text, page.motto.paragraph)]
    told.append(("arena", page.arena.text, page.arena.paragraph))
    told.append(("plan", page.lead.text, page.lead.paragraph))
    for item in page.plan:
        texts = filter(None, (item.title, item.text))
        told += [("plan_item", text, item.paragraph) for text in texts]
    if page.pledge is not None:
        word = page.pledge
        told += [("pledge", text, word.paragraph) for text in (word.name, word.role, word.text)]
    for where, text, paragraph in told:
        yield Passage(page.place, where, None, text, paragraph, page.source)


def of_target(target: Target) -> Iterator[Passage]:
    """Give the texts of a target."""
    return _of_record("target", target)


def of_observation(seen: Observation) -> Iterator[Passage]:
    """Give the texts of a result."""
    return _of_record("observation", seen)


def of_project(project: Project) -> Iterator[Passage]:
    """Give the texts of a project and of its figures."""
    for text in (project.names, project.entity, project.about):
        about = (project.place, "project", project.id)
        yield Passage(*about, text, project.paragraph, project.source)
    for one in project.news:
        yield Passage(project.place, "project", project.id, one.text, None, one.source)
    for figure in project.figures:
        yield from _of_record("project", figure)


def _of_record(where: str, record: Target | Observation) -> Iterator[Passage]:
    """Give the texts of a target or a result."""
    texts = [record.metric.names, record.scope, record.note]
    if isinstance(record, Target):
        texts.insert(0, record.statement)
    if record.figure is not None:  # the source's own words, which stand in no language of ours
        texts.append(Text(record.figure, record.figure, record.figure))
    for text in texts:
        if text is not None:
            yield Passage(record.place, where, record.id, text, record.paragraph, record.source)


def passages(ledger: Ledger) -> Iterator[Passage]:
    """Give every text that can be searched, shelf by shelf."""
    for shelf in shelves(ledger):
        yield from shelf


def shelves(ledger: Ledger) -> tuple[Iterator[Passage], ...]:
    """Return the texts of the places, the pages, the targets, the results and the projects, each for itself."""
    return (
        _each(of_place, ledger.places),
        _each(of_page, ledger.pages_of()),
        _each(of_target, ledger.targets_of()),
        _each(of_observation, ledger.observations_of()),
        _each(of_project, ledger.projects_of()),
    )


def _each(of: Callable[..., Iterator[Passage]], records: Iterable[object]) -> Iterator[Passage]:
    """Give the texts of records of one kind."""
    for record in records:
        yield from of(record)


def pairs(texts: Iterable[Text]) -> dict[str, str]:
    """Return each Traditional character that texts write in both scripts, with the Simplified one: the last said."""
    found: dict[str, str] = {}
    for _, hans, hant in texts:
        if hans != hant and len(hans) == len(hant):
            found.update((b, a) for a, b in zip(hans, hant, strict=True) if a != b)
    return found


def script(pairs: dict[str, str]) -> dict[int, str]:
    """Return the table that turns Traditional characters into Simplified ones, editions' variants included."""
    return {ord(other): simple for other, simple in (_VARIANTS | pairs).items()}


def script_of(ledger: Ledger) -> Mapping[int, str]:
    """Return the table of a ledger's texts: the one that it keeps, or one made of all that it says."""
    kept = ledger.script
    return script(pairs(one.text for one in passages(ledger))) if kept is None else kept


def plain(character: str) -> str:
    """Return a character without case and width, where that is still one character."""
    folded = unicodedata.normalize("NFKC", character).casefold()
    return folded if len(folded) == 1 else character


def folded(text: str, script: Mapping[int, str]) -> str:
    """Return a text of the same length without what does not tell words apart: case, width and script."""
    return "".join(map(plain, text)).translate(script)

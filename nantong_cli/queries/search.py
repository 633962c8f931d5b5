"""Where does a word stand, whichever script it is typed in?"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from nantong_cli import wording
from nantong_cli.answer import Column, Hit, Table
from nantong_cli.model import (
    LANGS,
    Lang,
    Ledger,
    Observation,
    Place,
    PlacePage,
    Source,
    Target,
    Text,
)
from nantong_cli.queries.figures import most_cited

COLUMNS = (
    Column("place", "place"),
    Column("where", "code"),
    Column("id", "id", audience="machine"),
    Column("text", "hit"),
    Column("paragraph", "paragraph"),
)


#: characters that other editions write for the standard ones, and those of figures, whatever the ledger's texts hold
VARIANTS = wording.SIMPLE | str.maketrans(
    "爲為羣衆啓佈裏麪峯臺産產億萬級項層總額長點噸畝",
    "为为群众启布里面峰台产产亿万级项层总额长点吨亩",
)


class Passage(NamedTuple):
    """A text of the ledger, and where it stands; a place's name is nobody's in particular."""

    place: Place
    where: str
    id: str | None
    text: Text
    paragraph: int | None
    source: Source | None = None


def search(ledger: Ledger, words: Sequence[str]) -> Table:
    """Return the texts, names, figures and statements that hold every one of `words`."""
    script = Script(ledger)
    wanted = [folded for word in words if (folded := script.folded(word.strip()))]
    rows: list[tuple[Any, ...]] = []
    cited: list[Source] = []
    for passage in _passages(ledger):
        spans: dict[Lang, tuple[tuple[int, int], ...]] = {}
        for lang in LANGS:
            said = script.folded(passage.text.says(lang))
            if wanted and all(word in said for word in wanted):
                spans[lang] = tuple(sorted(span for word in wanted for span in _spans(word, said)))
        if spans:
            hit = Hit(passage.text, spans)
            rows.append((passage.place, passage.where, passage.id, hit, passage.paragraph))
            cited += filter(None, [passage.source])
    return Table("search", COLUMNS, tuple(rows), hint="hint.search", sources=most_cited(cited))


def _spans(word: str, text: str) -> Iterator[tuple[int, int]]:
    """Give where a word stands in a text."""
    at = text.find(word)
    while at >= 0:
        yield at, at + len(word)
        at = text.find(word, at + len(word))


class Script:
    """Folds case, width and script, a character for a character, so that places in the text stay what they are."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger

    @cached_property
    def simplified(self) -> dict[int, str]:
        """Return the Simplified form of each Traditional character that the ledger writes in both."""
        pairs: dict[int, str] = {}
        for passage in _passages(self.ledger):
            hans, hant = passage.text.zh_hans, passage.text.zh_hant
            if len(hans) == len(hant):
                pairs.update((ord(b), a) for a, b in zip(hans, hant, strict=True) if a != b)
        return {other: chr(plain) for other, plain in VARIANTS.items()} | pairs

    def folded(self, text: str) -> str:
        """Return a text of the same length without what does not tell words apart."""
        return "".join(map(_plain, text)).translate(self.simplified)


def _plain(character: str) -> str:
    """Return a character without case and width, where that is still one character."""
    folded = unicodedata.normalize("NFKC", character).casefold()
    return folded if len(folded) == 1 else character


def _passages(ledger: Ledger) -> Iterator[Passage]:
    """Give every text that can be searched."""
    for place in ledger.places:
        yield Passage(place, "place", place.id, place.names, None)
    for page in ledger.pages_of():
        yield from _page(page)
    for target in ledger.targets_of():
        yield from _record("target", target)
    for seen in ledger.observations_of():
        yield from _record("observation", seen)
    for project in ledger.projects_of():
        for text in (project.names, project.entity, project.about):
            about = (project.place, "project", project.id)
            yield Passage(*about, text, project.paragraph, project.source)
        for one in project.news:
            yield Passage(project.place, "project", project.id, one.text, None, one.source)
        for figure in project.figures:
            yield from _record("project", figure)


def _page(page: PlacePage) -> Iterator[Passage]:
    """Give the texts of a page."""
    told = [("motto", page.motto.text, page.motto.paragraph)]
    told.append(("arena", page.arena.text, page.arena.paragraph))
    told.append(("plan", page.lead.text, page.lead.paragraph))
    for item in page.plan:
        texts = filter(None, (item.title, item.text))
        told += (("plan_item", text, item.paragraph) for text in texts)
    if page.pledge is not None:
        word = page.pledge
        told += (("pledge", text, word.paragraph) for text in (word.name, word.role, word.text))
    for where, text, paragraph in told:
        yield Passage(page.place, where, None, text, paragraph, page.source)


def _record(where: str, record: Target | Observation) -> Iterator[Passage]:
    """Give the texts of a target or a result."""
    texts = [record.metric.names, record.scope, record.note]
    if isinstance(record, Target):
        texts.insert(0, record.statement)
    if record.figure is not None:  # the source's own words, which stand in no language of ours
        texts.append(Text(record.figure, record.figure, record.figure))
    for text in texts:
        if text is not None:
            about = (record.place, where, record.id)
            yield Passage(*about, text, record.paragraph, record.source)

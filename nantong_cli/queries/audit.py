"""Does a copy of a source's text hold the figures that the ledger has of it, where and as the ledger says?"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from nantong_cli import wording
from nantong_cli.answer import Column, Measured, Note, Table
from nantong_cli.errors import QuestionError, message
from nantong_cli.model import Observation, Source, Target
from nantong_cli.passages import script_of
from nantong_cli.queries.figure_words import Copy, Folding, Spot
from nantong_cli.queries.figures import without

if TYPE_CHECKING:
    from nantong_cli.holdings import Ledger

Record: TypeAlias = Target | Observation

#: what can be said of a figure: its words are in their paragraph and say what the record says; they are in another
#: one; they have another number or hedge there; they are nowhere
STATES = ("agreed", "moved", "misread", "missing")
DIGESTS = ("matches", "differs")

COLUMNS = (
    Column("id", "id", audience="machine"),
    Column("state", "code", word="audit"),
    Column("place", "place"),
    Column("metric", "measured"),
    Column("figure", "prose"),
    Column("op", "id", audience="machine"),
    Column("value", "raw", audience="machine"),
    Column("paragraph", "paragraph"),
    Column("found", "paragraph"),
    Column("words", "prose"),
    Column("read_op", "id", audience="machine"),
    Column("read_value", "raw", audience="machine"),
    Column("source", "id", audience="machine"),
    Column("digest", "code", audience="machine"),
)


class Finding(NamedTuple):
    """A figure of the ledger, and where and how the copy has it, if it does."""

    record: Record
    figure: str
    paragraph: int
    spot: Spot | None

    @property
    def state(self) -> str:
        """Say which of STATES this is."""
        if self.spot is None:
            return "missing"
        if not wording.agrees(self.spot.words, self.record.claim):
            return "misread"
        return "agreed" if self.spot.paragraph == self.paragraph else "moved"

    @property
    def reading(self) -> wording.Reading | None:
        """Return what the words say in the copy; None where they are not there, or claim nothing to compare."""
        if self.spot is None or self.record.claim.op is None:
            return None
        return wording.read(self.spot.words)


def audit(ledger: Ledger, text: str, *, source: Source | None = None) -> Table:
    """Return what becomes of each figure of a source in `text`, a copy of what the source says.

    Without `source` it is the one whose digest the text has, or the only one with a digest; QuestionError
    where there is none or are several. What agrees stands first, each kind in the order of the paragraphs.
    """
    digest = hashlib.sha256(text.encode()).hexdigest()
    source = source or _meant(ledger.sources, digest)
    copy = Copy(text, Folding(script_of(ledger)))
    found = list(_findings(_records(ledger, source), copy))
    found.sort(key=lambda one: (STATES.index(one.state), one.paragraph))
    is_same = source.sha256 == digest
    counts = Counter(one.state for one in found)
    holds = counts["agreed"] == len(found)
    columns = COLUMNS if counts["misread"] else without(COLUMNS, "words")
    rows = (
        _row(one, copy) | {"source": source.id, "digest": DIGESTS[not is_same]} for one in found
    )
    counted = message("note.audit", figures=len(found), **{one: counts[one] for one in STATES})
    compared = message("note.digest_matches" if is_same else "note.digest_differs")
    return Table(
        "audit",
        columns,
        tuple(tuple(row[column.key] for column in columns) for row in rows),
        title=source.attribution_short,
        notes=(Note(compared, aloud=not is_same), Note(counted, aloud=not holds)),
        grouped=True,
        hint="hint.audit",
        holds=holds,
    )


def _meant(sources: Sequence[Source], digest: str) -> Source:
    """Return the source that a text is taken to be."""
    dated = [one for one in sources if one.sha256 is not None]
    for one in dated:
        if one.sha256 == digest:
            return one
    if len(dated) == 1:
        return dated[0]
    if not dated:
        raise QuestionError("audit.no_source")
    raise QuestionError("audit.which_source", sources=", ".join(one.id for one in dated))


def _records(ledger: Ledger, source: Source) -> list[Record]:
    """Return the targets and results of a source, those about projects too."""
    about_projects = (figure for project in ledger.projects_of() for figure in project.figures)
    every = (*ledger.targets_of(), *ledger.observations_of(), *about_projects)
    return [record for record in every if record.source.id == source.id]


def _findings(records: Sequence[Record], copy: Copy) -> Iterator[Finding]:
    """Give a finding for each record that has figure words and a paragraph."""
    groups: dict[tuple[str, int], list[Record]] = {}
    for record in records:
        if record.figure is not None and record.paragraph is not None:
            groups.setdefault((record.figure, record.paragraph), []).append(record)
    own = {key: copy.spots(*key) for key in groups}
    taken = {(spot.paragraph, spot.number) for spots in own.values() for spot in spots}
    for key, group in groups.items():
        spots = _spots(copy, key, group, own[key], taken)
        yield from (Finding(one, *key, spot) for one, spot in zip(group, spots, strict=True))


def _spots(
    copy: Copy,
    key: tuple[str, int],
    group: Sequence[Record],
    own: Sequence[Spot],
    taken: Collection[tuple[int, int]],
) -> Sequence[Spot | None]:
    """Return a spot for each record of a group, all of the same words in the same paragraph; None for no spot.

    One phrase may state several figures, or each of them may have its own. What is like the words and says
    something else is taken for theirs only where it is plain whose: it is the only such spot, or there are as
    many as there are records without one; and its number is not that of another record's words.
    """
    claim = group[0].claim
    spots = sorted(own, key=lambda spot: not wording.agrees(spot.words, claim))
    if not spots:
        moved = (spot for spot in copy.elsewhere(*key) if wording.agrees(spot.words, claim))
        spots = list(islice(moved, 1))
    if len(own) == len(spots) < len(group):
        like = [
            spot
            for spot in copy.likenesses(*key)
            if (spot.paragraph, spot.number) not in taken and not wording.agrees(spot.words, claim)
        ]
        if len(spots) + len(like) == len(group) or (not spots and len(like) == 1):
            spots = sorted((*own, *like))
    if not spots:
        return [None] * len(group)
    return [spots[min(number, len(spots) - 1)] for number in range(len(group))]


def _row(one: Finding, copy: Copy) -> dict[str, Any]:
    """Return a finding by the keys of COLUMNS."""
    record, claim, reading = one.record, one.record.claim, one.reading
    return {
        "id": record.id,
        "state": one.state,
        "place": record.place,
        "metric": Measured(record.metric, record.scope),
        "figure": one.figure,
        "op": claim.op,
        "value": claim.value,
        "paragraph": one.paragraph,
        "found": one.spot.paragraph if one.spot else None,
        "words": copy.quoted(one.spot) if one.spot else None,
        "read_op": reading.op if reading else None,
        "read_value": reading.value if reading and claim.value is not None else None,
    }

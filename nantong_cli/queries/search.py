"""Where does a word stand, whichever script it is typed in?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from nantong_cli.answer import Column, Table
from nantong_cli.model import LANGS, Lang, Source
from nantong_cli.passages import folded, passages, script_of
from nantong_cli.queries.figures import most_cited
from nantong_cli.values import Hit

if TYPE_CHECKING:
    from nantong_cli.holdings import Ledger

COLUMNS = (
    Column("place", "place"),
    Column("where", "code"),
    Column("id", "id", audience="machine"),
    Column("text", "hit"),
    Column("paragraph", "paragraph"),
)


def search(ledger: Ledger, words: Sequence[str]) -> Table:
    """Return the texts, names, figures and statements that hold every one of `words`."""
    script = script_of(ledger)
    wanted = [plain for word in words if (plain := folded(word.strip(), script))]
    rows: list[tuple[Any, ...]] = []
    cited: list[Source] = []
    for passage in passages(ledger.holding(wanted)) if wanted else ():
        spans: dict[Lang, tuple[tuple[int, int], ...]] = {}
        for lang in LANGS:
            said = folded(passage.text.says(lang), script)
            if all(word in said for word in wanted):
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

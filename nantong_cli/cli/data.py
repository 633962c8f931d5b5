"""The commands of `nt data`, for keepers of data. Each has its row in COMMANDS, under both of its words."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from nantong_cli.cli import arguments
from nantong_cli.errors import NtError, QuestionError, message
from nantong_cli.ledger import layers, open_ledger, store_of
from nantong_cli.model import Lang, Source

if TYPE_CHECKING:
    from nantong_cli.holdings import Ledger
    from nantong_cli.sheets import Answer


class Unopened(NamedTuple):
    """The reader's language, and the paths that --data gives: a ledger that is not opened, for it may be broken."""

    lang: Lang
    data: Sequence[str]


def path(ledger: Unopened, store: arguments.OfStore = False) -> int:
    """Where does the data lie, layer by layer, or its compiled store?"""
    from nantong_cli.cli.output import write_path

    found = layers(ledger.data)
    if store:
        open_ledger(found)  # so that there is a store, and a fresh one
        kept = store_of(found)
        if kept is None:
            raise NtError("store.off")
        if not kept.exists():
            raise NtError("store.none", path=kept)
        found = (kept,)
    for one in found:
        write_path(one)
    return 0


def validate(
    ledger: Unopened,
    layer: arguments.Layers = None,
    format: arguments.AsReport = "text",
) -> int:
    """What is wrong with a ledger? Layers named here come after those that --data gives."""
    from nantong_cli.cli import problems

    return problems.report(layers([*ledger.data, *(layer or ())]), ledger.lang, format)


def new(ledger: Unopened, folder: arguments.NewFolder) -> int:
    """Where shall a ledger begin?"""
    from pathlib import Path

    from nantong_cli.cli import beginnings, output

    beginnings.begin(Path(folder))
    output.tell(message("new.done", path=folder), ledger.lang)
    return 0


def schema(_: Unopened, kind: arguments.FileKind = None) -> int:
    """How is a file of a ledger made?"""
    from nantong_cli.cli import beginnings

    return beginnings.write_schema(kind)


def audit(
    ledger: "Ledger", file: arguments.FileText, source: arguments.OneSource = None
) -> "Answer":
    """Does a copy of a source's text hold the figures that the ledger has of it?"""
    from nantong_cli.queries.audit import audit as question

    return question(ledger, file, source=_source(ledger, source) if source is not None else None)


def _source(ledger: "Ledger", typed: str) -> Source:
    """Return the source that is named; QuestionError where there is none, or none whose text is known."""
    from nantong_cli.cli.words import nearest

    known = {one.id: one for one in ledger.sources}
    if typed not in known:
        raise QuestionError("unknown.source", value=typed, remedy=nearest(typed, known))
    if known[typed].sha256 is None:
        raise QuestionError("audit.no_digest", source=typed)
    return known[typed]

"""The commands of `nt data`, for keepers of data. Each has its row in COMMANDS, under both of its words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from nantong_cli.answer import Answer
from nantong_cli.cli import options
from nantong_cli.errors import NtError, QuestionError, message
from nantong_cli.ledger import layers, open_ledger, store_of
from nantong_cli.model import Lang, Ledger, Source


class Unopened(NamedTuple):
    """The reader's language, and the paths that --data gives: a ledger that is not opened, for it may be broken."""

    lang: Lang
    data: Sequence[str]


def path(ledger: Unopened, store: options.OfStore = False) -> int:
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
    layer: options.Layers = None,
    format: options.AsReport = options.Report.text,
) -> int:
    """What is wrong with a ledger? Layers named here come after those that --data gives."""
    from nantong_cli.cli import problems

    return problems.report(layers([*ledger.data, *(layer or ())]), ledger.lang, format.value)


def new(ledger: Unopened, folder: options.NewFolder) -> int:
    """Where shall a ledger begin?"""
    from pathlib import Path

    from nantong_cli.cli import beginnings, output

    beginnings.begin(Path(folder))
    output.tell(message("new.done", path=folder), ledger.lang)
    return 0


def schema(_: Unopened, kind: options.FileKind = None) -> int:
    """How is a file of a ledger made?"""
    from nantong_cli.cli import beginnings

    return beginnings.write_schema(kind)


def audit(ledger: Ledger, file: options.FileText, source: options.OneSource = None) -> Answer:
    """Does a copy of a source's text hold the figures that the ledger has of it?"""
    from nantong_cli.queries.audit import audit as question

    return question(ledger, file, source=_source(ledger, source) if source is not None else None)


def _source(ledger: Ledger, typed: str) -> Source:
    """Return the source that is named; QuestionError where there is none, or none whose text is known."""
    from nantong_cli.cli.words import nearest

    known = {one.id: one for one in ledger.sources}
    if typed not in known:
        raise QuestionError("unknown.source", value=typed, remedy=nearest(typed, known))
    if known[typed].sha256 is None:
        raise QuestionError("audit.no_digest", source=typed)
    return known[typed]

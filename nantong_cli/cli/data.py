"""The commands of `nt data`, for keepers of data. Each has its row in COMMANDS, under both of its words."""

from __future__ import annotations

from nantong_cli.answer import Answer
from nantong_cli.cli import options
from nantong_cli.errors import NtError, QuestionError, message
from nantong_cli.ledger import bundled, open_ledger, store_of
from nantong_cli.model import Lang, Ledger, Source


def path(_: Lang, store: options.OfStore = False) -> int:
    """Where does the data lie, or its compiled store?"""
    from nantong_cli.cli.output import write_path

    found = bundled()
    if store:
        open_ledger(found)  # so that there is a store, and a fresh one
        kept = store_of(found)
        if kept is None:
            raise NtError("store.off")
        if not kept.exists():
            raise NtError("store.none", path=kept)
        found = kept
    write_path(found)
    return 0


def validate(
    lang: Lang, folder: options.OneFolder = None, format: options.AsReport = options.Report.text
) -> int:
    """What is wrong with a ledger?"""
    from pathlib import Path

    from nantong_cli.cli import problems

    return problems.report(Path(folder) if folder else bundled(), lang, format.value)


def new(lang: Lang, folder: options.NewFolder) -> int:
    """Where shall a ledger begin?"""
    from pathlib import Path

    from nantong_cli.cli import beginnings, output

    beginnings.begin(Path(folder))
    output.tell(message("new.done", path=folder), lang)
    return 0


def schema(_: Lang, kind: options.FileKind = None) -> int:
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

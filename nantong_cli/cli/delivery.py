"""`nt export`: the whole ledger on stdout, or at a path, which is whole afterwards or as it was before."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from nantong_cli.cli import output
from nantong_cli.errors import QuestionError, message
from nantong_cli.export.formats import TEXTS, Shape, land, text

if TYPE_CHECKING:
    from nantong_cli.holdings import Ledger
    from nantong_cli.model import Lang

#: of the formats that are no text: what is written, and what its path may be called
_AT = {
    Shape.csv: ("export.what.folder", "tables"),
    Shape.sqlite: ("export.what.file", "ledger.sqlite"),
    Shape.datapackage: ("export.what.folder", "ledger.zip"),
}


def deliver(ledger: Ledger, lang: Lang, shape: Shape, path: str | None, *, force: bool) -> int:
    """Write the ledger where it is wanted, and return the status."""
    if path is not None and path != "-":
        land(shape, ledger, Path(path), force=force)
        return 0
    if shape not in TEXTS:
        what, example = _AT[shape]
        raise QuestionError(
            "export.no_path", format=shape.value, what=message(what), example=example
        )
    stream = sys.stdout
    lost = output.escape_what_does_not_fit(stream)
    stream.writelines(text(shape, ledger))
    stream.flush()
    if lost:
        output.tell(message("output.encoding", encoding=lost[0]), lang)
    return 0

"""`nt data validate`: every problem of a ledger as `path:line: message`, or as JSON for an editor; silent when well."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nantong_cli.cli import output
from nantong_cli.cli.progress import shown
from nantong_cli.errors import DatasetError, Problem
from nantong_cli.i18n import say
from nantong_cli.render.machine import SCHEMA_VERSION, as_json
from nantong_cli.render.safe import in_one_line

if TYPE_CHECKING:
    from nantong_cli.model import Lang


def report(layers: Sequence[Path], lang: Lang, form: str) -> int:
    """Write what is wrong with the ledger that lies in `layers` on stdout; 0 where nothing is, else 1."""
    from nantong_cli.loading import load

    version: str | None = None
    problems: tuple[Problem, ...] = ()
    try:
        with shown(lang) as progress:
            version = load(layers, progress=progress).dataset.version
    except DatasetError as error:
        problems = error.problems
    output.escape_what_does_not_fit(sys.stdout)
    if form == "json":
        items = [_item(one, layers, lang) for one in problems]
        head = {"schema_version": SCHEMA_VERSION, "data_version": version, "items": items}
        sys.stdout.write(as_json(head) + "\n")
    else:
        sys.stdout.writelines(f"{in_one_line(_line(one, layers, lang))}\n" for one in problems)
    sys.stdout.flush()
    return 1 if problems else 0


def _line(one: Problem, layers: Sequence[Path], lang: Lang) -> str:
    """Return a problem with its file and line before it, and the other place that belongs to it."""
    where = output.shown(one.where.path, layers)
    said = f"{where}:{one.where.line}: {say(one.message, lang)}"
    if one.see is None:
        return said
    return f"{said} ({output.shown(one.see.path, layers)}:{one.see.line})"


def _item(one: Problem, layers: Sequence[Path], lang: Lang) -> dict[str, Any]:
    """Return a problem as an object."""
    see = one.see
    return {
        "path": str(output.shown(one.where.path, layers)),
        "line": one.where.line,
        "code": one.message.key,
        "message": say(one.message, lang),
        "see": {"path": str(output.shown(see.path, layers)), "line": see.line} if see else None,
    }

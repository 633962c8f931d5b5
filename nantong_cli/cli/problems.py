"""`nt data validate`: every problem of a ledger as `path:line: message`, or as JSON for an editor; silent when well."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from nantong_cli.cli import output
from nantong_cli.errors import DatasetError, NtError, Problem
from nantong_cli.i18n import say
from nantong_cli.model import Lang
from nantong_cli.render.machine import SCHEMA_VERSION, as_json
from nantong_cli.render.safe import visible


def report(folder: Path, lang: Lang, form: str) -> int:
    """Write what is wrong with the ledger in `folder` on stdout; 0 where nothing is, else 1."""
    from nantong_cli.loading import load

    if not folder.exists():
        raise NtError("validate.no_folder", path=folder)
    version: str | None = None
    problems: tuple[Problem, ...] = ()
    try:
        version = load(folder).dataset.version
    except DatasetError as error:
        problems = error.problems
    output.escape_what_does_not_fit(sys.stdout)
    if form == "json":
        items = [_item(one, folder, lang) for one in problems]
        head = {"schema_version": SCHEMA_VERSION, "data_version": version, "items": items}
        sys.stdout.write(as_json(head) + "\n")
    else:
        sys.stdout.writelines(f"{visible(_line(one, folder, lang))}\n" for one in problems)
    sys.stdout.flush()
    return 1 if problems else 0


def _line(one: Problem, folder: Path, lang: Lang) -> str:
    """Return a problem with its file and line before it, and the other place that belongs to it."""
    said = f"{folder / one.where.path}:{one.where.line}: {say(one.message, lang)}"
    if one.see is None:
        return said
    return f"{said} ({folder / one.see.path}:{one.see.line})"


def _item(one: Problem, folder: Path, lang: Lang) -> dict[str, Any]:
    """Return a problem as an object."""
    return {
        "path": str(folder / one.where.path),
        "line": one.where.line,
        "code": one.message.key,
        "message": say(one.message, lang),
        "see": {"path": str(folder / one.see.path), "line": one.see.line} if one.see else None,
    }

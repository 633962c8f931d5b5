"""`nt data new` and `nt data schema`: a small ledger to begin with, and the shapes of its files."""

from __future__ import annotations

import sys
from pathlib import Path

from nantong_cli.cli.words import among
from nantong_cli.errors import NtError
from nantong_cli.export.landing import land_folder

PACKAGE = Path(__file__).parents[1]
TEMPLATE = PACKAGE / "template"
SCHEMAS = PACKAGE / "schemas" / "files"
#: where a new ledger keeps the schemas that its files name in their first lines
KEPT = ".schemas"


def kinds() -> tuple[str, ...]:
    """Return the kinds of files that a ledger has."""
    return tuple(sorted(path.name.partition(".")[0] for path in SCHEMAS.glob("*.schema.json")))


def begin(folder: Path) -> None:
    """Write a small, complete ledger to `folder`, which must not be there yet; NtError otherwise."""
    if folder.exists() or folder.is_symlink():
        raise NtError("new.exists", path=folder)
    files = {
        path.relative_to(TEMPLATE).as_posix(): path.read_bytes()
        for path in sorted(TEMPLATE.rglob("*.yaml"))
    }
    files |= {f"{KEPT}/{path.name}": path.read_bytes() for path in sorted(SCHEMAS.iterdir())}
    land_folder(folder, files, kinds=(), force=False)


def write_schema(kind: str | None) -> int:
    """Write the schema of a kind of file on stdout, or which kinds there are; return the status."""
    if kind is None:
        sys.stdout.writelines(f"{one}\n" for one in kinds())
    else:
        (chosen,) = among([kind], kinds(), "file_kind")
        sys.stdout.write((SCHEMAS / f"{chosen}.schema.json").read_text("utf-8"))
    sys.stdout.flush()
    return 0

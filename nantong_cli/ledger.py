"""Opens a dataset: for now by loading it whole; a compiled store would stand here, and nothing else would notice."""

from __future__ import annotations

from pathlib import Path

from nantong_cli.model import Ledger


def bundled() -> Path:
    """Return the folder of the data that comes with the tool: in the wheel, or else in the checkout."""
    package = Path(__file__).parent
    inside = package / "data"
    return inside if inside.is_dir() else package.parent / "data"


def open_ledger(folder: Path) -> Ledger:
    """Return the ledger in `folder`; DatasetError with every problem where it is broken."""
    from nantong_cli.loading import load

    return load(folder)

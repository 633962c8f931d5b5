"""Where the data comes from: YAML text → nodes with line numbers → model objects, and every problem."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from nantong_cli.holdings import WholeLedger

__all__ = ["Progress", "load"]

#: told how much of how much has been read
Progress: TypeAlias = Callable[[int, int], None]


def load(layers: Sequence[Path], *, progress: Progress | None = None) -> WholeLedger:
    """Read the dataset that lies in `layers`, see `loading.folder`, which loads YAML and is itself loaded here."""
    from nantong_cli.loading.folder import load as loaded

    return loaded(layers, progress=progress)

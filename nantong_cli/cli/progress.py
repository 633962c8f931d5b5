"""How far the reading of a large dataset has come, for a person who waits: one line on a terminal's stderr."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

from nantong_cli.cli.output import spoken_language
from nantong_cli.i18n import label
from nantong_cli.ledger import Layers, open_ledger

if TYPE_CHECKING:
    from nantong_cli.holdings import Ledger
    from nantong_cli.loading import Progress
    from nantong_cli.model import Lang

#: nobody is told of what takes no longer than this
PATIENCE_SECONDS = 1.0
PAUSE_SECONDS = 0.1
CELLS = 20


def opened(layers: Layers, asked: str | None) -> Ledger:
    """Return the ledger in `layers`; `asked` is the language that --lang gives, if any."""
    with shown(spoken_language(asked)) as progress:
        return open_ledger(layers, progress=progress)


@contextmanager
def shown(lang: Lang) -> Iterator[Progress | None]:
    """Give what tells a terminal's stderr how far a reading has come, nothing where stderr is no terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    bar = Bar(sys.stderr, lang)
    try:
        yield bar
    finally:
        bar.clear()


class Bar:
    """A line that is written again and again in its place, and is gone in the end."""

    def __init__(
        self, stream: TextIO, lang: Lang, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.stream, self.lang, self.clock = stream, lang, clock
        self.next = clock() + PATIENCE_SECONDS
        self.width = 0

    def __call__(self, done: int, total: int) -> None:
        """Show how much of how much is done, not too often."""
        if (now := self.clock()) < self.next:
            return
        from unicodedata import east_asian_width

        self.next = now + PAUSE_SECONDS
        full = CELLS * done // max(total, 1)
        said = label("progress.reading", self.lang, percent=100 * done // max(total, 1))
        text = f"nt: [{'#' * full}{'.' * (CELLS - full)}] {said}"
        self._write(f"\r{text}")
        self.width = sum(2 if east_asian_width(c) in "WF" else 1 for c in text)

    def clear(self) -> None:
        """Take the line away, if there is one."""
        if self.width:
            self._write(f"\r{' ' * self.width}\r")
        self.width = 0

    def _write(self, text: str) -> None:
        """Write at once."""
        encoding = self.stream.encoding or "utf-8"
        self.stream.write(text.encode(encoding, "replace").decode(encoding))
        self.stream.flush()

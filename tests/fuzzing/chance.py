"""Bytes → choices: what a fuzzer changes byte by byte decides what is made of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


class Chance:
    """Choices read from bytes, one after another; where they have run out, every choice is the first."""

    def __init__(self, raw: bytes) -> None:
        self._raw, self._at = raw, 0

    def take(self, size: int) -> bytes:
        """Return so many bytes, or as many as are left."""
        found = self._raw[self._at : self._at + size]
        self._at += size
        return found

    def rest(self) -> bytes:
        """Return what is left."""
        return self.take(len(self._raw))

    def below(self, limit: int) -> int:
        """Return a whole number from 0, below `limit`."""
        size = (max(limit - 1, 1).bit_length() + 7) // 8
        return int.from_bytes(self.take(size), "big") % max(limit, 1)

    def of(self, options: Sequence[T]) -> T:
        """Return one of `options`."""
        return options[self.below(len(options))]

    def text(self) -> str:
        """Return up to 40 characters of any kind, half ones too."""
        raw = self.take(self.below(40))
        return (
            raw.decode("utf-16-le", "surrogatepass")
            if len(raw) % 4 == 2
            else raw.decode(errors="replace")
        )

    def yes(self) -> bool:
        """Return one choice of two."""
        return bool(self.below(2))

"""Where the problems of a ledger are gathered: all of them, up to as many as anybody could want to read."""

from __future__ import annotations

from collections.abc import Iterable

from nantong_cli.errors import Problem

#: a small file can have more problems than a machine has memory
MAX_PROBLEMS = 10_000


class TooManyError(Exception):
    """There are more problems than are told."""


class Problems(list[Problem]):
    """The problems found so far; TooManyError ends the reading where there are too many."""

    def append(self, problem: Problem) -> None:
        """Add a problem."""
        if len(self) >= MAX_PROBLEMS:
            raise TooManyError
        super().append(problem)

    def extend(self, problems: Iterable[Problem]) -> None:
        """Add problems."""
        for one in problems:
            self.append(one)

"""What can go wrong, and where: problems of a dataset are values, a wrong question is an exception.

Nothing here is text yet: a message is a key of the catalogue and its arguments, so that it can be
said in the reader's language at the very end.
"""

from pathlib import Path
from typing import NamedTuple


class Message(NamedTuple):
    """A sentence still to be said: a key of `i18n.catalogue` and the values it names."""

    key: str
    values: tuple[tuple[str, object], ...] = ()


def message(key: str, /, **values: object) -> Message:
    """Return the message `key` with its values."""
    return Message(key, tuple(values.items()))


class Where(NamedTuple):
    """The line of a file that a record or a problem stands on; lines count from 1, 0 is the file itself."""

    path: str
    line: int


class Problem(NamedTuple):
    """One thing that is wrong with a dataset, and where."""

    where: Where
    message: Message
    #: a second line that belongs to it, such as the first of two records with one id
    see: Where | None = None


class NtError(Exception):
    """Something the user has to know; `status` is the exit status it leads to."""

    status = 1

    def __init__(self, key: str, /, **values: object) -> None:
        super().__init__(key)
        self.message = message(key, **values)


class FileError(NtError):
    """A file that the user named cannot be read."""


class QuestionError(NtError):
    """The question was wrong: an unknown name, an option that does not fit."""

    status = 2


class DatasetError(NtError):
    """The dataset is broken; every problem that was found, in the order of files and lines.

    `layers` are the folders and zips that it was read from: of one alone, a line is told by its file's name inside.
    """

    def __init__(self, problems: tuple[Problem, ...], layers: tuple[Path, ...]) -> None:
        count = len(problems)
        super().__init__("dataset.broken_once" if count == 1 else "dataset.broken", count=count)
        self.problems = problems
        self.layers = layers

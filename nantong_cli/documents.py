"""What is read as a whole: a manual, and a report of many answers. Nothing in it is formatted."""

from typing import NamedTuple

from nantong_cli.answer import Table
from nantong_cli.model import Dataset, Metric, Source, Target
from nantong_cli.sheets import Page
from nantong_cli.values import Judged


class Chapter(NamedTuple):
    """A part of a manual: what is typed, and what it is for."""

    heading: str
    rows: tuple[tuple[str, str], ...]


class Manual(NamedTuple):
    """What a command is for and how it is used, in the reader's language; `headings` are of usage and examples."""

    name: str
    usage: tuple[str, ...]
    summary: str
    examples: tuple[str, ...]
    parts: tuple[Chapter, ...]
    headings: tuple[str, str]


class Story(NamedTuple):
    """One target with its story: a table of one row, and the sources that it rests on."""

    target: Target
    verdict: Judged
    table: Table
    sources: tuple[Source, ...]


class Report(NamedTuple):
    """Answers that are read together as one document.

    `tally` is how many targets got each verdict; `comparisons` are of one metric each; the last `apart` pages are of
    places that the others are measured by; `sources` is the bibliography of them all.
    """

    dataset: Dataset
    overview: Table
    tally: tuple[tuple[str, int], ...]
    verdicts: Table
    comparisons: tuple[tuple[Metric, Table], ...]
    pages: tuple[Page, ...]
    stories: tuple[Story, ...]
    sources: Table
    conventions: tuple[Table, ...]
    apart: int = 0

"""What may stand in a cell of an answer, beside the model's own records: raw, to be told in words later."""

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from nantong_cli.bounds import Bound, Interval
from nantong_cli.model import Lang, Observation, Text, Unit


class Hit(NamedTuple):
    """A text in which words were found, and where: from and to, in each language that holds them all."""

    text: Text
    spans: Mapping[Lang, tuple[tuple[int, int], ...]]

    def language(self, lang: Lang) -> Lang:
        """Return the language to show: the reader's, or the first in which the words stand.

        The two scripts of Chinese are written a character for a character: where one holds the words, so
        does the other, in the same places.
        """
        if lang in self.spans:
            return lang
        return next(iter(self.spans))


class Extent(NamedTuple):
    """Amounts between two ends, in the base of a unit, to be told in that unit."""

    interval: Interval
    unit: Unit


class Limit(NamedTuple):
    """Which results reach a target, to be told in its unit."""

    bound: Bound
    unit: Unit


class Difference(NamedTuple):
    """By how much a result is above what it is measured by: of the stated numbers, and at most and at least.

    `value` is in the unit, None where no one number is stated; rates differ by points (`is_points`).
    """

    value: Decimal | None
    extent: Extent
    is_points: bool
    #: False where it is told as a distance, without a sign
    is_signed: bool = True


class Part(NamedTuple):
    """Results of a part of a period only, which do not stand for the whole."""

    results: tuple[Observation, ...]


class Judged(NamedTuple):
    """A verdict, and what it rests on in a word."""

    verdict: str
    reason: str


class Period(NamedTuple):
    """A period inside a sentence."""

    text: str


class Date(NamedTuple):
    """A date inside a sentence, as far as it goes."""

    text: str


class Word(NamedTuple):
    """A label of the catalogue inside a sentence."""

    key: str

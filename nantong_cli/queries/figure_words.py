"""Finds a source's figure words in a copy of its text, in whichever script, width and separators that is written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from nantong_cli import wording

#: a line with nothing to see on it is no paragraph
_SEEN = re.compile(r"[^\s\u200b-\u200f\u2060\ufeff]")
#: blanks that part thousands, which a plain blank hardly does
_THIN = "\u2005\u2006\u2009\u202f\u00a0"
_QUOTES = "“”‘’「」『』〝〞＂＇\"'"
#: what is written otherwise without being another length of text: thousands, numerals that `wording` reads, blanks
_DRESS = re.compile(
    r"(?<![0-9.])[0-9]{1,3}(?:[,\u2009][0-9]{3})+(?![0-9])"
    r"|[一二三四五六七八九十]成|半数|第[一二三四五六七八九十]{1,3}"
    r"|[ \u2009]+"
)
_NUMBER = r"[0-9]+(?:\.[0-9]+)?"
#: a number as a whole: 8 does not stand in 18, 0.8, 80 or 8.5
_WHOLE = r"(?<![0-9])(?<![0-9]\.){}(?![0-9])(?!\.[0-9])"
_HEDGE = f"(?:{wording.BEFORE}|{wording.BEHIND})"
_PART = re.compile(rf"(?P<number>{_NUMBER})|{_HEDGE}")
#: what changes the figure that it stands before or behind: a minus that is no dash of a range, a hedge, a no
_MINUS = re.compile(r"(?<![0-9%])-(?=[0-9])")
_AHEAD = re.compile(rf"(?:{wording.BEFORE}|[不未])+\Z")
_AFTER = re.compile(rf"(?:{wording.BEHIND})+")
_FURTHEST = 12


class Spot(NamedTuple):
    """Where words stand in a folded paragraph, with the hedges around them, and where their first number does."""

    paragraph: int
    start: int
    end: int
    words: str
    number: int


class Folding:
    """Folds what does not tell figure words apart: case, width, script, quotes, blanks, separators, numerals."""

    def __init__(self, simplified: Mapping[int, str]) -> None:
        self.signs = _Signs(simplified)

    def of(self, text: str) -> str:
        """Return a text folded."""
        return _DRESS.sub(_undressed, self.plain(text))

    def plain(self, text: str) -> str:
        """Return a text with each of its characters folded, and so as long as it was."""
        return text.translate(self.signs)


class _Signs(dict[int, str]):
    """The folded form of each character, one for one, found when it is first asked for."""

    def __init__(self, simplified: Mapping[int, str]) -> None:
        given = dict.fromkeys(_QUOTES, " ") | dict.fromkeys(_THIN, "\u2009") | {"−": "-"}
        super().__init__({ord(sign): folded for sign, folded in given.items()})
        self.simplified = simplified

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        if sign.isspace() or unicodedata.category(sign) == "Cf":
            folded = " "
        else:
            folded = unicodedata.normalize("NFKC", sign).casefold()
            folded = folded if len(folded) == 1 else sign
        self[code] = self.simplified.get(ord(folded), folded)
        return self[code]


def _undressed(found: re.Match[str]) -> str:
    """Return how a number or a blank is written plainly: 1,300 is 1300, 九成 is 90%, a blank is nothing."""
    said = found[0]
    if said[0] in " \u2009":
        before = found.string[max(0, found.start() - 1) : found.start()]
        after = found.string[found.end() : found.end() + 1]
        return " " if before.isdecimal() and after.isdecimal() else ""
    if said[0].isdecimal():
        return re.sub(r"[,\u2009]", "", said)
    number = wording.read(said).value
    if number is None:
        return said
    return f"第{number}" if said[0] == "第" else f"{number}%"


def _origin(plain: str, at: int, *, is_end: bool = False) -> int:
    """Return where in a text the character begins, or ends, that is folded to the one at `at`."""
    lost = 0
    for found in _DRESS.finditer(plain):
        begin, length = found.start() - lost, len(_undressed(found))
        if at < begin:
            break
        if at < begin + length:
            return found.end() if is_end else found.start()
        lost += len(found[0]) - length
    return at + lost + is_end


class Copy:
    """A copy of a source's text: its paragraphs, counted from 1 over the lines that are not blank."""

    def __init__(self, text: str, folding: Folding) -> None:
        self.folding = folding
        self.lines = [line for line in text.splitlines() if _SEEN.search(line)]
        self.plain = [folding.plain(line) for line in self.lines]
        self.folded = [_DRESS.sub(_undressed, line) for line in self.plain]

    def spots(self, figure: str, paragraph: int) -> list[Spot]:
        """Return where figure words stand in a paragraph; nowhere, where there is no such paragraph."""
        words = self.folding.of(figure)
        if not 0 < paragraph <= len(self.folded) or words not in self.folded[paragraph - 1]:
            return []
        return list(self._found(_pattern(words), paragraph))

    def elsewhere(self, figure: str, paragraph: int) -> Iterator[Spot]:
        """Give where figure words stand in other paragraphs, the nearest first."""
        words = self.folding.of(figure)
        others = [n for n, text in enumerate(self.folded, 1) if n != paragraph and words in text]
        for other in sorted(others, key=lambda n: abs(n - paragraph)):
            yield from self._found(_pattern(words), other)

    def likenesses(self, figure: str, paragraph: int) -> list[Spot]:
        """Return where a paragraph has the words with other numbers in them, or with another hedge."""
        if not 0 < paragraph <= len(self.folded):
            return []
        words = self.folding.of(figure)
        patterns = (_pattern(words, number=_NUMBER), _pattern(words, hedge=f"{_HEDGE}?"))
        return sorted({spot for one in patterns for spot in self._found(one, paragraph)})

    def quoted(self, spot: Spot) -> str:
        """Return the words of a spot as the copy has them, without what cannot be seen."""
        text, plain = self.lines[spot.paragraph - 1], self.plain[spot.paragraph - 1]
        last = _origin(plain, spot.end - 1, is_end=True)
        words, beyond = text[_origin(plain, spot.start) : last], text[last : last + 1]
        if beyond in tuple("”’」』") and set(words) & set("“‘「『"):  # a quotation that is open
            words += beyond
        return "".join(filter(str.isprintable, words))

    def _found(self, pattern: re.Pattern[str], paragraph: int) -> Iterator[Spot]:
        """Give where a pattern stands in a paragraph, with the hedges around it."""
        text = self.folded[paragraph - 1]
        for found in pattern.finditer(text):
            if not found[0]:  # words of which nothing is left to look for
                continue
            start, end = found.span()
            if start and _MINUS.match(text, start - 1):
                start -= 1
            if ahead := _AHEAD.search(text, max(0, start - _FURTHEST), start):
                start = ahead.start()
            if after := _AFTER.match(text, end):
                end = after.end()
            number = re.compile(_NUMBER).search(text, start, end)
            at = number.start() if number else end
            yield Spot(paragraph, start, end, text[start:end], at)


def _pattern(words: str, *, number: str = "", hedge: str = "") -> re.Pattern[str]:
    """Return what finds folded words, their numbers whole; `number` and `hedge` stand in place of theirs."""
    parts, at = [], 0
    for found in _PART.finditer(words):
        parts.append(re.escape(words[at : found.start()]))
        own = re.escape(found[0])
        parts.append(_WHOLE.format(number or own) if found["number"] else hedge or own)
        at = found.end()
    return re.compile("".join((*parts, re.escape(words[at:]))))

"""Words of an option → what a question takes; QuestionError with the valid ones where a word is none of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from nantong_cli.errors import Message, QuestionError, message
from nantong_cli.names import folded

#: options of an answer's looks that may stand before the command as well, as in `nt --lang en list`
_VALUED = ("--format", "-f", "--fields", "--sort", "--data", "--lang", "--color", "--width")
_FLAGS = ("--reverse", "--no-header", "--excel", "--ascii", "--no-chart", "--quiet", "-q")


def hoisted(words: Sequence[str]) -> list[str]:
    """Return the words with the options that stand before the command moved behind it."""
    front, rest = [], list(words)
    while rest and rest[0].partition("=")[0] in (*_VALUED, *_FLAGS):
        front.append(rest.pop(0))
        if front[-1] in _VALUED and rest:
            front.append(rest.pop(0))
    return [*rest[:1], *front, *rest[1:]] if rest else front


def taken(words: Sequence[str], option: str) -> tuple[list[str], list[str]]:
    """Return the values that an option is given, and the words without it."""
    values, others, left = [], [], iter(words)
    for word in left:
        if word.startswith(f"{option}="):
            values.append(word.partition("=")[2])
        elif word == option and (value := next(left, None)) is not None:
            values.append(value)
        else:
            others.append(word)
    return values, others


def among(typed: Iterable[str], options: Collection[str], kind: str) -> tuple[str, ...]:
    """Return the options that the words name, each exactly or by an unambiguous beginning."""
    found = []
    for word in typed:
        near = [one for one in options if folded(word) and folded(one).startswith(folded(word))]
        exact = [one for one in options if folded(one) == folded(word)]
        if len(exact or near) != 1:
            remedy = nearest(word, options)
            if near:  # an ambiguous beginning: all that it may be of
                remedy = message("remedy.options", options=", ".join(near))
            raise QuestionError(f"question.{kind}", value=word, remedy=remedy)
        found += exact or near
    return tuple(found)


def listed(typed: str | None) -> list[str]:
    """Return the words of a list that is separated by commas; none where nothing was typed."""
    return [word.strip() for word in typed.split(",")] if typed is not None else []


def nearest(word: str, options: Collection[str]) -> Message:
    """Return the remedy for a word that is none of the options: the nearest one, or all of them."""
    import difflib

    if near := difflib.get_close_matches(word, options, n=1, cutoff=0.6):
        return message("remedy.near", near=near[0])
    return message("remedy.options", options=", ".join(options))


def checked_periods(typed: Iterable[str]) -> tuple[str, ...]:
    """Return the periods; a word that writes none is refused."""
    if not (found := tuple(typed)):
        return ()
    from nantong_cli import periods

    for word in found:
        if periods.parse(word) is None:
            raise QuestionError("question.period", value=word)
    return found

"""Trees of YAML, spoilt in one place after another, and written out again."""

from __future__ import annotations

import json
from copy import deepcopy
from typing import Any, NamedTuple, TypeAlias

import yaml

from tests.fuzzing.chance import Chance

#: a text, a list, or a list of pairs in a `Pairs`; what is Plain is written as it stands
Tree: TypeAlias = Any

ODD = (
    *("", "~", "null", "true", "no", "2024-01-01", "2001-12-14t21:59:43.10-05:00", "1:30", "0x1F"),
    *("1e999", "-1e-999", ".inf", ".nan", "-0", "00", "+1", "1_000", "٣", "6.50", "-6.5", "1,5"),
    *("9" * 60, "9" * 61, "9" * 5000, "0." + "0" * 55 + "1", "-" + "9" * 59, "0.0", "0"),
    *("!!python/object/apply:os.system [ls]", "!!binary aGk=", "&a b", "*a", "<<", "{}", "[]"),
    *("{a: b}", "[[[]]]", '"\\ud800"', '"\\U0010FFFF"', '"\\0"', '"\\x1b[31m"', '"\\u202e"', "''"),
    *("2023", "2023-H1", "2023-Q1/Q3", "0000", "9999", "0000-M01", "2020/2022", "9999/9999"),
    *("first", "second", "mycity", "gdp", "gdp_growth", "percent", "cny_100m", "first_tier"),
    *(">=", "'>'", "'~'", "'='", "plan", "event", "neither", "lower", "share", "rank", "gap"),
    *("|\n  a\n  b", "é́́́", "𝔘𝔫𝔦", "ﷺ", "İ", "ǆ", "ß", "a" * 100_001, "县" * 5000, "%", "{}", "{0}"),
    *('"{x}"', '"{"', '"}"', '"a\\nb"', '" "', '"\\u2028"', "https://a/", "javascript:alert(1)"),
    *("-", "?", ": ", "---", "...", "#", "@", "`", "\t", "\x00", "\x85", "\ufeff"),
)


class Plain(NamedTuple):
    """A piece of YAML as it stands."""

    text: str


class Pairs(list[tuple[str, Tree]]):
    """A mapping, in which a key may stand twice."""


def read(text: str) -> Tree:
    """Return the tree of a file of the template, its scalars as texts."""
    return _paired(yaml.load(text, Loader=yaml.BaseLoader))  # noqa: S506  # of our own, and texts only


def _paired(node: Any) -> Tree:
    """Return a tree with mappings as pairs."""
    if isinstance(node, dict):
        return Pairs((key, _paired(value)) for key, value in node.items())
    return [_paired(one) for one in node] if isinstance(node, list) else node


def written(node: Tree) -> str:
    """Return a tree as YAML in one line, plain texts aside."""
    if isinstance(node, Plain):
        return node.text
    if isinstance(node, Pairs):
        return "{" + ", ".join(f"{json.dumps(k)}: {written(v)}" for k, v in node) + "}"
    if isinstance(node, list):
        return "[" + ", ".join(map(written, node)) + "]"
    return json.dumps(node, ensure_ascii=any(map(_is_half, node)))


def _is_half(sign: str) -> bool:
    return "\ud800" <= sign <= "\udfff"


def in_lines(node: Tree) -> str:
    """Return a tree as YAML, a line for each key at the top."""
    if not isinstance(node, Pairs) or not node:
        return written(node)
    return "\n".join(f"{json.dumps(key)}: {written(value)}" for key, value in node) + "\n"


def spoil(tree: Tree, chance: Chance) -> Tree:
    """Return a tree of which one place is otherwise than it was; the tree itself may change."""
    places = list(_places(tree))
    if not places:
        return Plain(chance.of(ODD))
    holder, at = places[chance.below(len(places))]
    held = holder[at]
    value = held[1] if isinstance(holder, Pairs) else held
    match chance.below(10):
        case 0:
            del holder[at]
        case 1:
            holder.insert(at, held)
        case 2 | 3 | 4:
            _put(holder, at, Plain(chance.of(ODD)))
        case 5:
            _put(holder, at, chance.text())
        case 6:
            _put(holder, at, _nested(value, chance))
        case 7:
            other, there = places[chance.below(len(places))]
            _put(holder, at, deepcopy(_value(other, there)))
        case 8 if isinstance(holder, Pairs):
            holder[at] = (chance.of(("", "id", "override", "place", "x" * 200, "value")), value)
        case _:
            holder.append(held)
    return tree


def _nested(value: Tree, chance: Chance) -> Tree:
    """Return a value inside lists or mappings."""
    for _ in range(chance.of((1, 2, 31, 40, 200))):
        value = [value] if chance.yes() else Pairs([("en", value)])
    return value


def _value(holder: Tree, at: int) -> Tree:
    """Return what stands at a place."""
    return holder[at][1] if isinstance(holder, Pairs) else holder[at]


def _put(holder: Tree, at: int, value: Tree) -> None:
    """Have something else stand at a place."""
    holder[at] = (holder[at][0], value) if isinstance(holder, Pairs) else value


def _places(tree: Tree) -> list[tuple[Tree, int]]:
    """Return every place of a tree: what holds it, and where there."""
    found: list[tuple[Tree, int]] = []
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, list):
            found += [(node, at) for at in range(len(node))]
            waiting += [_value(node, at) for at in range(len(node))]
    return found

"""Commands that are typed in two words: which groups there are, and the words of a command line that name one.

A member stands in COMMANDS under both words, as `data audit`; there is no other table of members.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from nantong_cli.cli.words import hoisted

#: of each group: examples of its use. What it is for stands in the catalogue, as `command.GROUP`
GROUPS: dict[str, tuple[str, ...]] = {
    "data": ("nt data path", "nt data new my-ledger", "nt data validate"),
}


def joined(words: Sequence[str]) -> list[str]:
    """Return the words of a command line with the two of a grouped command made one: `data audit`.

    Options of looks may stand between the two, as they may before a command.
    """
    if not words or words[0] not in GROUPS:
        return list(words)
    group, *rest = words
    rest = hoisted(rest)
    if not rest or rest[0].startswith("-"):
        return [group, *rest]
    return [f"{group} {rest[0]}", *rest[1:]]


def top(names: Iterable[str]) -> tuple[str, ...]:
    """Return what may stand first: commands, and groups in place of their members."""
    return tuple(dict.fromkeys(name.partition(" ")[0] for name in names))


def members(group: str, names: Iterable[str]) -> tuple[str, ...]:
    """Return the second words of the commands of a group; none of what is no group."""
    return tuple(name.partition(" ")[2] for name in names if name.startswith(f"{group} "))

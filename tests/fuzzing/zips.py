"""Zips of which everything may be a lie: names, sizes, sums, flags, methods, and where things stand."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence
from typing import NamedTuple

from tests.fuzzing.chance import Chance
from tests.fuzzing.ledgers import FILES, GOALS, HEADS, RESULTS

ODD_NAMES = (
    *("../places.yaml", "/etc/passwd", "C:/a.yaml", "..\\a.yaml", "a\\..\\b.yaml", "//host/a"),
    *("counties/../../a.yaml", "counties/", "", ".", "counties/\0.yaml", "counties//a.yaml"),
    *("__MACOSX/a", "observations/a.csv", "targets/" + "a" * 300 + ".csv", "counties/\u202e.yaml"),
    *("./places.yaml", "x/places.yaml", "inner.zip", "counties/con.yaml", "PLACES.yaml"),
)
#: of what a bomb is made
PIECES = (b"#", b"-\n", b"a: b\n", b"[", b"- {}\n", b"a\n", b"\n", b"- a\n", b"x,")
_LINK = 0o120777 << 16
_ZIP64 = 0xFFFFFFFF


class Entry(NamedTuple):
    """A file of a zip, and what the zip says of it; a size of None is the true one."""

    name: bytes
    raw: bytes
    method: int = 8
    packed: bytes | None = None
    flags: int = 0x800
    mode: int = 0
    size: int | None = None
    packed_size: int | None = None
    crc: int | None = None
    extra: bytes = b""
    at: int | None = None


def zipped(entries: Sequence[Entry], *, before: bytes = b"", count: int | None = None) -> bytes:
    """Return a zip of entries, as they say; `count` is how many it says there are."""
    body, listing = bytearray(before), bytearray()
    for one in entries:
        packed = one.packed if one.packed is not None else _packed(one)
        told = struct.pack(
            "<HHHHHLLLHH",
            *(20, one.flags, one.method, 0, 33),
            zlib.crc32(one.raw) if one.crc is None else one.crc,
            len(packed) if one.packed_size is None else one.packed_size,
            len(one.raw) if one.size is None else one.size,
            *(len(one.name), len(one.extra)),
        )
        at = len(body) if one.at is None else one.at
        body += b"PK\x03\x04" + told + one.name + one.extra + packed
        listing += b"PK\x01\x02\x14\x03" + told + struct.pack("<HHHLL", 0, 0, 0, one.mode, at)
        listing += one.name + one.extra
    number = len(entries) if count is None else count
    end = struct.pack("<HHHHLLH", 0, 0, number, number, len(listing), len(body), 0)
    return bytes(body + listing + b"PK\x05\x06" + end)


def _packed(one: Entry) -> bytes:
    """Return the bytes of a file as its method packs them."""
    if one.method != 8:
        return one.raw
    packer = zlib.compressobj(6, zlib.DEFLATED, -15)
    return packer.compress(one.raw) + packer.flush()


def spoilt(entry: Entry, chance: Chance) -> Entry:
    """Return a file of which one thing is otherwise than it should be."""
    odd = chance.of((0, 1, 2**31, _ZIP64, len(entry.raw) + 1, chance.below(2**16)))
    big = struct.pack("<HHQQ", 1, 16, chance.of((2**40, 2**63, len(entry.raw))), odd)
    changes: tuple[dict[str, object], ...] = (
        {"name": chance.of(ODD_NAMES).encode("utf-8", "surrogatepass")},
        {"name": chance.take(chance.below(12)), "flags": chance.of((0, 0x800))},
        {"mode": _LINK},
        {"flags": chance.below(2**16)},
        {"method": chance.of((0, 8, 9, 12, 14, 93, 99, 255))},
        {"size": odd},
        {"packed_size": odd},
        {"crc": odd},
        {"extra": chance.take(chance.below(30))},
        {"extra": big, "size": _ZIP64, "packed_size": chance.of((_ZIP64, len(entry.raw)))},
        {"at": odd},
        {"packed": chance.take(chance.below(64))},
        {"raw": chance.rest()[:4096]},
        {"raw": zipped([entry])},
    )
    return entry._replace(**chance.of(changes))  # type: ignore[arg-type]  # each is of its field's kind


def bomb(name: str, piece: bytes, size: int) -> Entry:
    """Return a file that is small in the zip, and large out of it."""
    return Entry(name.encode(), piece * (size // len(piece)))


def hostile(chance: Chance) -> bytes:
    """Return a zip of a ledger's files, some of which are not what they seem."""
    top = chance.of(("", "", "ledger/"))
    entries = [Entry(f"{top}{name}".encode(), raw) for name, raw in FILES.items()]
    for _ in range(chance.below(4)):
        at = chance.below(len(entries))
        entries[at] = spoilt(entries[at], chance)
    if chance.yes():
        entries.append(chance.of(entries))
    if chance.below(16) == 1:
        piece = chance.of(PIECES)
        name = chance.of(("observations.yaml", RESULTS, GOALS, "counties/x.yaml", "places.yaml"))
        start = HEADS.get(name, name.rpartition("/")[2].removesuffix(".yaml") + ":") + "\n"
        size = chance.of((2**16, 2**22, 2**26 - 100, 2**26 + 1))
        large = bomb(top + name, piece, size)
        entries = [one for one in entries if one.name != large.name]
        entries.append(large._replace(raw=start.encode() + large.raw))
    count = chance.of((None, None, None, 0, 1, 65535))
    return zipped(entries, before=chance.take(chance.of((0, 0, 5))), count=count)

"""What of YAML is let in, as plain nodes with their lines, and how everything else is refused."""

from __future__ import annotations

import contextlib
import re
import subprocess
import sys
import tracemalloc

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from nantong_cli.i18n import say
from nantong_cli.loading import nodes
from nantong_cli.loading.nodes import Mapping, Scalar, Sequence, decode, parse
from tests.conftest import HANGS
from tests.steps import calls

LIBYAML = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@pytest.fixture(params=["libyaml", "python"])
def _either_parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run a test with each parser that PyYAML may bring."""
    monkeypatch.setattr(
        nodes, "_LOADER", LIBYAML if request.param == "libyaml" else yaml.SafeLoader
    )


def refused(text: str | bytes) -> tuple[int, str]:
    """Return the line and the sentence with which a text is refused."""
    with pytest.raises(nodes.NodesError) as error:
        parse(decode(text) if isinstance(text, bytes) else text)
    return error.value.line, say(error.value.message, "en")


def texts(node: nodes.Node | None) -> object:
    """Return a tree as the lists, dicts and texts that it is made of."""
    if isinstance(node, Mapping):
        return {key.text: texts(value) for key, value in node.pairs}
    return [texts(one) for one in node.items] if isinstance(node, Sequence) else node and node.text


# what is let in


@pytest.mark.parametrize(
    "written",
    [
        "6.50",
        "010",
        "on",
        "no",
        "2024-01-01",
        "1_000",
        "0x1F",
        "~",
        "1e5",
        "null",
        "1:30",
        "٣",
        "海安",
    ],
)
def test_a_scalar_keeps_its_own_text(written: str) -> None:
    assert parse(f"value: {written}\n") == Mapping(
        [(Scalar("value", 1, True), Scalar(written, 1, True))], 1
    )


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ('"6.50"', "6.50"),
        ("'it''s'", "it's"),
        ('"a\\tb"', "a\tb"),
        ("|\n  two\n  lines\n", "two\nlines\n"),
        (">\n  two\n  lines\n", "two lines\n"),
        ('"# no comment"', "# no comment"),
    ],
)
def test_a_quoted_or_block_scalar_is_known_as_such(written: str, read: str) -> None:
    assert parse(f"value: {written}") == Mapping(
        [(Scalar("value", 1, True), Scalar(read, 1, False))], 1
    )


def test_each_node_knows_the_line_it_begins_on() -> None:
    text = "# a comment\n\nplaces:\n  - id: one\n\n    names:\n      en: |\n        One\n  - two\nempty:\n"
    assert parse(text) == Mapping(
        [
            (
                Scalar("places", 3, True),
                Sequence(
                    [
                        Mapping(
                            [
                                (Scalar("id", 4, True), Scalar("one", 4, True)),
                                (
                                    Scalar("names", 6, True),
                                    Mapping(
                                        [(Scalar("en", 7, True), Scalar("One\n", 7, False))], 7
                                    ),
                                ),
                            ],
                            4,
                        ),
                        Scalar("two", 9, True),
                    ],
                    4,
                ),
            ),
            (Scalar("empty", 10, True), Scalar("", 10, True)),
        ],
        3,
    )


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_count_alike_however_they_end(end: str) -> None:
    node = parse(end.join(("a: 1", "", "b: 2", "")))
    assert isinstance(node, Mapping)
    assert [(key.text, key.line) for key, _ in node.pairs] == [("a", 1), ("b", 3)]


def test_a_key_given_twice_is_left_for_the_reader_to_notice() -> None:
    node = parse("a: 1\na: 2\n")
    assert isinstance(node, Mapping)
    assert [(key.text, key.line) for key, _ in node.pairs] == [("a", 1), ("a", 2)]


@pytest.mark.parametrize(
    "text", ["", "\n\n", "# to come\n", "---\n", "---\n...\n", "\ufeff", "   "]
)
def test_a_text_without_content_is_nothing(text: str) -> None:
    assert parse(text) is None


def test_an_empty_quoted_text_is_a_text() -> None:
    assert parse('""') == Scalar("", 1, False)


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    assert decode(b"\xef\xbb\xbfplace: one\n") == "place: one\n"


def test_the_start_and_the_end_of_one_document_may_be_marked() -> None:
    assert texts(parse("%YAML 1.1\n---\na: 1\n...\n")) == {"a": "1"}


def test_a_merge_key_is_a_key_like_any_other() -> None:
    assert texts(parse("a: 1\n<<: {b: 2}\n")) == {"a": "1", "<<": {"b": "2"}}


def test_tabs_may_stand_between_words() -> None:
    assert texts(parse("a:\tx\ty\n")) == {"a": "x\ty"}


# what is refused

CONTROL = "character {} is not allowed in YAML: remove it"
TAB = "a tab stands in the indentation: indent with spaces"
ANCHOR = "anchors (&) and aliases (*) are not allowed: write the value out, or quote it"
TAG = "the tag {} is not allowed: write the plain value, or quote it"
KEY = "a key is no text: write a plain word"
DEEP = "nested deeper than 32 levels: flatten it"
LONG = "a text is longer than 100000 characters: shorten it"
LAUGHS = "a: &a [ha, ha]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.usefixtures("_either_parser")
@pytest.mark.parametrize(
    ("text", "line", "sentence"),
    [
        pytest.param("a:\n\tb: 1\n", 2, TAB, id="a tab as indentation"),
        pytest.param("a:\n  b: 1\n  \tc: 2\n", 3, TAB, id="a tab after blanks"),
        pytest.param("a:\n  - b\n\t- c\n", 3, TAB, id="a tab in a list"),
        pytest.param("a:\n  -\tb: c\n  -\td: e\n", 2, TAB, id="a tab after a dash"),
        pytest.param("a: |\n\tb\n", 2, TAB, id="a tab in a block of text"),
        pytest.param("a: 1\nb: \x01\n", 2, CONTROL.format("U+0001"), id="a control character"),
        pytest.param("某: 某某\nb: \x1b[31m\n", 2, CONTROL.format("U+001B"), id="after Chinese"),
        pytest.param("a: 1\r\nb: \x7f\r\n", 2, CONTROL.format("U+007F"), id="delete"),
        pytest.param("a: 1\rb: \x9b\r", 2, CONTROL.format("U+009B"), id="a C1 control"),
        pytest.param("a: \x00", 1, CONTROL.format("U+0000"), id="NUL"),
        pytest.param("a: 1\n\x00: 2\n", 2, CONTROL.format("U+0000"), id="NUL as if at the end"),
        pytest.param("a: \ufffe", 1, CONTROL.format("U+FFFE"), id="no character"),
        pytest.param("a: 1\nb: \ud800", 2, CONTROL.format("U+D800"), id="half a character"),
        pytest.param("a: !!str b", 1, TAG.format("!!str"), id="a harmless tag"),
        pytest.param("a: 1\nb: !foo c", 2, TAG.format("!foo"), id="a tag of one's own"),
        pytest.param("a: ! b", 1, TAG.format("!"), id="a bare tag"),
        pytest.param(
            "a: !!python/object/apply:os.system [ls]",
            1,
            TAG.format("!!python/object/apply:os.system"),
            id="a tag that would run a program",
        ),
        pytest.param(
            "a: !" + "x" * 5000, 1, TAG.format("!" + "x" * 59), id="a tag too long to be repeated"
        ),
        pytest.param("a: 1\nb: &it 2\n", 2, ANCHOR, id="an anchor"),
        pytest.param("a: 1\nb:\n  c: *it\n", 3, ANCHOR, id="an alias"),
        pytest.param("*it : 1\n", 1, ANCHOR, id="an alias as key"),
        pytest.param("a: 1\nb: &it\n  c: 1\n", 2, ANCHOR, id="an anchor of a mapping"),
        pytest.param(LAUGHS, 1, ANCHOR, id="a billion laughs"),
        pytest.param("a: 1\n[a, b]: 1\n", 2, KEY, id="a list as key"),
        pytest.param("? {a: b}\n: 1\n", 1, KEY, id="a mapping as key"),
        pytest.param("a: 1\n---\nb: 2\n", 2, "a second document begins: one file holds one document",
                     id="a second document"),
        pytest.param("a: " + "x" * 100_001, 1, LONG, id="a huge text"),
        pytest.param("? " + "x" * 100_001 + "\n: 1\n", 1, LONG, id="a huge key"),
        pytest.param("[" * 33, 1, DEEP, id="33 levels"),
        pytest.param("[" * 100_000, 1, DEEP, id="100,000 open brackets"),
        pytest.param("{a: " * 100_000, 1, DEEP, id="100,000 open braces"),
        pytest.param("[" * 100_000 + "]" * 100_000, 1, DEEP, id="100,000 closed brackets"),
        pytest.param("- " * 100_000, 1, DEEP, id="100,000 dashes"),
        pytest.param("\n".join(" " * n + "a:" for n in range(1000)), 33, DEEP, id="1,000 keys deep"),
    ],
)  # fmt: skip
def test_what_could_do_harm_or_mislead_is_refused(text: str, line: int, sentence: str) -> None:
    assert refused(text) == (line, sentence)


@pytest.mark.usefixtures("_either_parser")
@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param('a: 1\nb: "x\nc: 1\nd: 2\n', 2, id="an unterminated double quote"),
        pytest.param("a: 1\nb: 'x\nc: 1\n", 2, id="an unterminated single quote"),
        pytest.param("a: 1\nb: [x,\n\n", 2, id="an unterminated list"),
        pytest.param("a: b: c\n", 1, id="two colons"),
        pytest.param("a: 1\n  b: 2\n", 2, id="too much indentation"),
        pytest.param("a: 1\nb: @x\n", 2, id="a reserved character"),
        pytest.param("a: 1\nb: 50%\nc: %x\n", 3, id="a percent sign first"),
        pytest.param('a: "\\q"\n', 1, id="an unknown escape"),
        pytest.param('a: "\\UFFFFFFFF"\n', 1, id="an escape beyond all characters"),
        pytest.param("a: |99\n  x\n", 1, id="an indentation that is none"),
        pytest.param("%YAML 3.0\n---\na: 1\n", 1, id="another YAML"),
        pytest.param("a: !x!foo b\n", 1, id="an unknown tag handle"),
        pytest.param("some words\na: 1\n", 2, id="a text, then a key"),
    ],
)
def test_what_is_no_yaml_is_refused_on_its_line(text: str, line: int) -> None:
    found, sentence = refused(text)
    assert (found, sentence.startswith("no YAML: ")) == (line, True)


@pytest.mark.usefixtures("_either_parser")
def test_half_a_character_cannot_be_escaped_in() -> None:
    line, _ = refused('a: 1\nb: "\\ud800"\n')
    assert line == 2


@pytest.mark.parametrize(
    ("raw", "line", "byte"),
    [
        pytest.param(b"a: 1\nb: \xff\n", 2, "0xff", id="a byte that no UTF-8 has"),
        pytest.param(b"a: caf\xe9\n", 1, "0xe9", id="Latin-1"),
        pytest.param(b"a: 1\r\nb: \xba\xa3\xb0\xb2\r\n", 2, "0xba", id="GBK"),
        pytest.param(b"a: 1\rb: 2\rc: \xff", 3, "0xff", id="lines that end as on old Macs"),
        pytest.param("a: 某\nb: 海".encode()[:-1], 2, "0xe6", id="a character cut off"),
        pytest.param(b"\xef\xbb\xbf\n\xff", 2, "0xff", id="after a byte order mark"),
        pytest.param(b"\xed\xa0\x80", 1, "0xed", id="half a character"),
        pytest.param(b"\xc0\xaf", 1, "0xc0", id="an overlong form"),
        pytest.param("a: 1\n".encode("utf-16"), 1, "0xff", id="UTF-16"),
        pytest.param(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", 1, "0x89", id="a picture"),
    ],
)
def test_a_file_that_is_no_utf8_is_refused_on_its_line(raw: bytes, line: int, byte: str) -> None:
    if sys.byteorder == "big" and raw.startswith(b"\xfe\xff"):
        byte = "0xfe"
    assert refused(raw) == (line, f"byte {byte} is no UTF-8: save the file as UTF-8")


def test_utf16_without_its_mark_is_refused_too() -> None:
    assert refused("a: 1\n".encode("utf-16-le")) == (1, CONTROL.format("U+0000"))


def test_a_file_larger_than_the_bound_is_refused_before_it_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(nodes, "MAX_BYTES", 2 * 1024 * 1024)
    assert decode(b"#" * 2 * 1024 * 1024) == "#" * 2 * 1024 * 1024
    assert refused(b"#" * (2 * 1024 * 1024 + 1)) == (0, "the file is larger than 2 MiB: split it")


def test_a_text_as_long_as_the_bound_is_let_in() -> None:
    assert texts(parse("a: " + "x" * 100_000)) == {"a": "x" * 100_000}


def test_nesting_as_deep_as_the_bound_is_let_in() -> None:
    assert parse("[" * 32 + "]" * 32) is not None


# what it costs


@pytest.mark.parametrize("text", ["'[' * 100_000", "'{a: ' * 100_000", "'- ' * 100_000"])
def test_deep_nesting_leaves_the_process_alive(text: str) -> None:
    program = (
        "from nantong_cli.loading import nodes\n"
        f"try: nodes.parse({text})\n"
        "except nodes.NodesError as error: print(error)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=HANGS, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "yaml.deep\n", "")


@pytest.mark.parametrize(
    ("piece", "around", "most"),
    [
        pytest.param("x, ", ("a: [", "]"), 8, id="a wide list"),
        pytest.param("x: y, ", ("a: {", "}"), 12, id="a wide mapping"),
        pytest.param("\n", ("", ""), 0.01, id="blank lines"),
        pytest.param("# so\n", ("", ""), 0.01, id="comments"),
        pytest.param("\n", ("", "["), 0.01, id="an error after blank lines"),
        pytest.param("\u2028", ("", "\x01"), 0.01, id="a control character after blank lines"),
    ],
)
def test_a_wide_text_takes_steps_as_it_has_length(
    piece: str, around: tuple[str, str], most: float
) -> None:
    def steps(number: int) -> int:
        def read() -> None:
            with contextlib.suppress(nodes.NodesError):
                parse(around[0] + piece * number + around[1])

        return calls(read)

    few, many = steps(10_000), steps(40_000)
    assert (many - few) / 30_000 < most
    assert few / 10_000 < most


@pytest.mark.parametrize("last", ["[", "\x01"])
def test_the_line_of_an_error_is_found_without_a_list_of_all_lines(last: str) -> None:
    text = "\u2028" * 1_000_000 + last
    tracemalloc.start()
    assert refused(text)[0] == 1_000_001
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 12_000_000  # its UTF-8, and a copy of the text; a list would be larger


# whatever is written

PIECES = st.sampled_from(
    ["a", ": ", "- ", "\n", "  ", "\t", "[", "]", "{", "}", ", ", '"', "'", "|", ">", "&x ", "*x ",
     "!t ", "!!str ", "? ", "---\n", "...\n", "%YAML 1.1\n", "# ", "\\u", "\\x0", "\r", "\x85", "\u2028",
     "\ufeff", "\x00", "海", "\ud800", "<<", "~", "@", "`"]
)  # fmt: skip


def line_of(text: str) -> int:
    """Return the line that a text's node begins on, or that it is refused on."""
    try:
        node = parse(text)
    except nodes.NodesError as error:
        return error.line
    return node.line if node else 1


def has_line(text: str, line: int) -> bool:
    """Say whether a text has so many lines, whatever may end a line in YAML."""
    return 1 <= line <= len(re.split("\r\n|[\r\n\x85\u2028\u2029]", text))


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    assert has_line(text, line_of(text))


@pytest.mark.parametrize("loader", [LIBYAML, yaml.SafeLoader], ids=["libyaml", "python"])
@given(parts=st.lists(PIECES, max_size=40))
def test_anything_like_yaml_is_read_or_refused(loader: object, parts: list[str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(nodes, "_LOADER", loader)
        text = "".join(parts)
        assert has_line(text, line_of(text))


@given(st.binary())
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    try:
        line = line_of(decode(raw))
    except nodes.NodesError as error:
        line = error.line
    assert has_line(raw.decode(errors="replace"), line)

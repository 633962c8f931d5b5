"""HTML as text: what was not made here is never markup, whatever it holds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nantong_cli.render.html import Markup, anchor, element, is_address, line, outside, text


def test_an_element_is_its_name_its_attributes_and_what_stands_in_it() -> None:
    assert element("p", "a < b", class_="dim", lang="en") == '<p class="dim" lang="en">a &lt; b</p>'
    assert element("p", element("b", "x"), None, " & y") == "<p><b>x</b> &amp; y</p>"
    assert element("input", type="radio", checked="") == '<input type="radio" checked/>'
    assert element("svg", aria_hidden="true", x=1, y=None) == '<svg aria-hidden="true" x="1"></svg>'


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("<script>x()</script>", "&lt;script&gt;x()&lt;/script&gt;"),
        ("\"quoted\" and 'so'", "&quot;quoted&quot; and &#x27;so&#x27;"),
        ("&lt;", "&amp;lt;"),
        ("two\nlines", "two<br/>lines"),
        ("\x1b[31m\x00\u202e", r"\x1b[31m\x00\u202e"),
        ("a" * 30, "aaaaaaaaaaaa<wbr/>aaaaaaaaaaaa<wbr/>aaaaaa"),
        ("<" * 25, "&lt;" * 12 + "<wbr/>" + "&lt;" * 12 + "<wbr/>&lt;"),
        ("a" * 24, "a" * 24),
        ("字" * 30, "字" * 30),
    ],
)
def test_a_text_is_escaped_and_its_long_words_can_be_broken(said: str, told: str) -> None:
    assert text(said) == told
    assert element("p", said) == f"<p>{told}</p>"


def test_an_attribute_cannot_be_left() -> None:
    written = element("td", data_label="\"><img src=x onerror='alert(1)'>\n&")
    assert written == (
        '<td data-label="&quot;&gt;&lt;img src=x onerror=&#x27;alert(1)&#x27;&gt; &amp;"></td>'
    )


@given(st.text())
def test_no_text_brings_in_markup_of_its_own(said: str) -> None:
    own = text(said).replace("<br/>", "").replace("<wbr/>", "")
    assert not {"<", ">", '"', "'"} & set(own)
    assert not {"<", ">", '"', "'", "\n"} & set(line(said))
    assert element("a", title=said).count('"') == (2 if said else 0)


def test_a_line_is_one_line_and_may_be_cut() -> None:
    assert line("a\n<b>") == "a &lt;b&gt;"
    assert line("Chongchuan", most=10) == "Chongchuan"
    assert line("Chongchuan", most=5) == "Chon…"


@pytest.mark.parametrize(
    ("address", "is_one"),
    [
        ("https://example.org/a?b=c&d", True),
        ("http://js.people.com.cn/n2", True),
        ("HTTPS://example.org", True),
        ("javascript:alert(1)", False),
        ("data:text/html,<b>", False),
        ("//example.org", False),
        ("/etc/passwd", False),
        ('https://example.org/" onclick="x', False),
        ("https://example.org/\njavascript:x", False),
        (" https://example.org", False),
        ("https://", False),
    ],
)
def test_only_addresses_of_the_web_are_links(address: str, is_one: bool) -> None:
    assert is_address(address) is is_one
    assert ("href" in outside(address)) is is_one


def test_a_link_out_says_nothing_of_where_it_is_followed_from() -> None:
    assert outside("https://e.org/?a&b") == (
        '<a href="https://e.org/?a&amp;b" rel="noopener noreferrer">https://e.org/?a&amp;b</a>'
    )


def test_the_name_of_an_anchor_has_no_blanks() -> None:
    assert anchor("en", "place", "two words\tmore") == "en-place-two_words_more"
    assert isinstance(element("p"), Markup)

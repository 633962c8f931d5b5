"""The report as a document: whole, alike every time, with nothing outside of it, and every link within it leading."""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from nantong_cli.bounds import Interval, point
from nantong_cli.charts import Chart, ChartRow, Line, Picture, Scale
from nantong_cli.cli.topics import CONVENTIONAL, topic
from nantong_cli.holdings import WholeLedger
from nantong_cli.model import LANGS, Lang, Text
from nantong_cli.queries.report import report
from nantong_cli.render.html_charts import figure
from nantong_cli.render.report import document
from nantong_cli.values import Judged
from tests.queries.conftest import ledger as made
from tests.queries.conftest import metric, page, place, source, target, unit

VOID = {"meta", "link", "input", "br", "wbr", "line", "rect", "circle"}


class Read(HTMLParser):
    """What stands in a page: every element with its attributes, and whether all that is opened is closed."""

    def __init__(self, document: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(document)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element that is opened."""
        self.elements.append((tag, dict(attrs)))
        self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element that holds nothing."""
        assert tag in VOID
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        """See that the last one opened is closed."""
        assert self.open.pop() == tag

    def all(self, name: str) -> list[str]:
        """Return every value of an attribute."""
        return [own[name] or "" for _, own in self.elements if name in own]


@pytest.fixture(scope="module")
def whole(ledger: WholeLedger) -> str:
    """Return the report of the bundled ledger."""
    return document(report(ledger, conventions=[topic(one) for one in CONVENTIONAL]), "en")


@pytest.fixture(scope="module")
def read(whole: str) -> Read:
    """Return what stands in it."""
    return Read(whole)


def test_it_is_under_a_megabyte(whole: str) -> None:
    assert len(whole.encode()) < 1_000_000


def test_the_same_ledger_gives_the_same_bytes(whole: str, ledger: WholeLedger) -> None:
    again = document(report(ledger, conventions=[topic(one) for one in CONVENTIONAL]), "en")
    assert again == whole


def test_nothing_in_it_runs_and_nothing_is_loaded(read: Read) -> None:
    tags = {tag for tag, _ in read.elements}
    assert not tags & {"script", "iframe", "object", "embed", "img", "form", "base", "image", "use"}
    assert not {name for _, own in read.elements for name in own if name.startswith("on")}
    assert read.all("src") == read.all("style") == []
    (policy,) = [own["content"] for _, own in read.elements if "http-equiv" in own]
    assert policy is not None
    assert policy.startswith("default-src 'none'; style-src 'sha256-")


def test_links_lead_within_the_page_or_to_the_address_of_a_source(
    read: Read, ledger: WholeLedger
) -> None:
    known = {f"#{one}" for one in read.all("id")} | {"data:,"}
    known |= {one.url_main for one in ledger.sources if one.url_main}
    assert set(read.all("href")) <= known
    outside = [own for _, own in read.elements if (own.get("href") or "").startswith("http")]
    assert outside
    assert {own["rel"] for own in outside} == {"noopener noreferrer"}


def test_no_id_stands_twice(read: Read) -> None:
    assert [one for one, count in Counter(read.all("id")).items() if count > 1] == []


def test_what_a_label_or_a_picture_points_to_is_there(read: Read) -> None:
    pointed = {one for said in read.all("aria-labelledby") for one in said.split()}
    assert pointed | set(read.all("for")) <= set(read.all("id"))


def test_every_language_has_the_same_elements(whole: str) -> None:
    tags = {}
    for lang in LANGS:
        (body,) = re.findall(rf'<div class="in" lang="{lang}"><section>.*?</section></div>', whole)
        tags[lang] = Counter(tag for tag, _ in Read(body).elements)
        del tags[lang]["wbr"], tags[lang]["text"]  # what depends on how long words are
    assert tags["en"] == tags["zh-Hans"] == tags["zh-Hant"]


def test_headings_go_down_a_step_at_a_time(whole: str) -> None:
    for lang in LANGS:
        (body,) = re.findall(rf'<div class="in" lang="{lang}"><section>.*?</section></div>', whole)
        levels = [int(one) for one in re.findall(r"<h(\d)", body)]
        assert levels[0] == 2
        assert all(below - above <= 1 for above, below in pairwise(levels))


@pytest.mark.parametrize("lang", LANGS)
def test_the_language_asked_for_is_chosen_and_stands_first(lang: Lang, ledger: WholeLedger) -> None:
    told = document(report(ledger), lang)
    assert f'<html lang="{lang}">' in told
    assert f'id="show-{lang}" checked/>' in told
    assert told.count(" checked/>") == 1
    assert re.findall(r'<h1>|<div class="in" lang="([^"]+)"><h1>', told)[0] == lang


def test_a_ledger_of_nothing_is_a_page_all_the_same() -> None:
    city = place("nantong", parent=None)
    told = Read(document(report(made(places=[city])), "en"))
    assert not [tag for tag, _ in told.elements if tag == "svg"]


HAIAN = place("haian")
NASTY = "\"><script>alert('x')</script></style></title><!--\x00\x1b[31m"


def test_no_text_of_the_data_becomes_markup() -> None:
    bad = source("paper")._replace(
        title=alike(NASTY),
        attribution_short=alike(NASTY),
        producer=alike(NASTY),
        note=alike(NASTY),
        url_main="javascript:alert(1)",
    )
    growth = metric("growth")._replace(names=alike(NASTY))
    haian = HAIAN._replace(names=alike(NASTY))
    small = made(
        target(haian, growth, ">= 6.5", scope=NASTY, note=NASTY, source=bad),
        page(haian, motto=NASTY)._replace(source=bad),
        places=[haian, place("nantong", parent=None)],
        sources=[bad],
    )
    small = small._replace(dataset=small.dataset._replace(title=alike(NASTY), licence=NASTY))
    told = document(report(small), "en")
    found = Read(told)
    assert not [tag for tag, _ in found.elements if tag in ("script", "img")]
    assert not [one for one in found.all("href") if not one.startswith(("#", "data:,"))]
    assert "\x00" not in told
    assert "\x1b" not in told
    assert r"\x00\x1b[31m" in told


def alike(said: str) -> Text:
    """Return a text that is the same in every language."""
    return Text(said, said, said)


# charts

PERCENT = unit("percent")
SCALE = Scale(Decimal(4), Decimal(8), PERCENT)


def chart(*rows: ChartRow, lines: tuple[Line, ...] = (), apart: int = 0) -> Chart:
    """Return a chart of growth from 4 to 8 %."""
    return Chart(metric("growth"), "2023", SCALE, rows, lines, apart)


def row(target: Interval | None, outturn: Interval | None, *, is_about: bool = False) -> ChartRow:
    """Return a row of Hai'an."""
    drawn = Picture(SCALE, target, outturn, is_about=is_about)
    return ChartRow(HAIAN, drawn, target is not None, Judged("met", "inside") if target else None)


def marks(shown: Chart) -> list[tuple[str, dict[str, str | None]]]:
    """Return what is drawn in the rows of a chart, each with where it stands."""
    drawn = Read(figure(shown, "en", title="Growth", name="g")).elements
    ours = ("target", "about", "hollow", "point", "span", "mark")
    first = next(n for n, (tag, _) in enumerate(drawn) if tag == "figcaption")
    return [(tag, own) for tag, own in drawn[:first] if own.get("class") in ours]


def test_a_target_is_a_line_with_its_ends_and_an_outturn_is_a_mark_over_it() -> None:
    at_least = Interval(Decimal(5), None, lower_closed=True)
    assert marks(chart(row(at_least, point(Decimal(7))))) == [
        ("line", {"x1": "25%", "x2": "100%", "y1": "2.1em", "y2": "2.1em", "class": "target"}),
        ("svg", {"x": "25%", "y": "2.1em", "class": "mark"}),
        ("line", {"y1": "-0.5em", "y2": "0.5em", "class": "target"}),
        ("svg", {"x": "100%", "y": "2.1em", "class": "mark"}),
        ("line", {"x1": "-0.5em", "y1": "-0.4em", "class": "target"}),
        ("line", {"x1": "-0.5em", "y1": "0.4em", "class": "target"}),
        ("svg", {"x": "75%", "y": "2.1em", "class": "mark"}),
        (
            "rect",
            {
                "x": "-0.35em",
                "y": "-0.35em",
                "width": "0.7em",
                "height": "0.7em",
                "transform": "rotate(45)",
                "class": "point",
            },
        ),
    ]


def test_an_excluded_end_is_hollow_and_a_wide_outturn_is_a_span() -> None:
    over = Interval(Decimal(6), Decimal(8), upper_closed=True)
    drawn = marks(chart(row(over, Interval(Decimal(5), Decimal(7), lower_closed=True))))
    assert ("circle", {"r": "0.32em", "class": "hollow"}) in drawn
    span = {"x": "25%", "y": "1.8em", "width": "50%", "height": "0.6em", "class": "span"}
    assert ("rect", span) in drawn
    kinds = [kind for kind, _ in drawn]
    assert kinds.index("rect") < kinds.index("circle")


def test_a_rounded_target_is_dashed_and_has_no_ends() -> None:
    drawn = marks(chart(row(Interval(Decimal("4.5"), Decimal("5.5")), None, is_about=True)))
    assert [(own["class"], own["x1"], own["x2"]) for _, own in drawn] == [
        ("about", "12.5%", "37.5%")
    ]


def test_a_chart_is_told_in_words() -> None:
    lines = (Line(Decimal("5.8"), (place("jiangsu"),)),)
    shown = chart(
        row(Interval(Decimal(5), None, lower_closed=True), point(Decimal(7))),
        row(None, None),
        lines=lines,
    )
    told = figure(shown, "en", title="Growth, 2023", name="g")
    assert '<title id="g-t">Growth, 2023</title>' in told
    assert (
        '<desc id="g-d">Haian: target ≥ 5 percent, outturn 7 percent, ✓ met. '
        "Haian: no target stated.</desc>"
    ) in told
    legend = re.sub(r"<[^>]+>", "", told[told.index("<figcaption") :])
    assert (
        legend
        == " target, this number included open end outturn and its width of doubt Jiangsu 5.8 percent"
    )


def test_a_name_that_has_no_room_in_the_picture_is_cut() -> None:
    long = HAIAN._replace(names=alike("x" * 100))
    shown = chart(ChartRow(long, Picture(SCALE, None, None), False, None))
    assert f">{'x' * 23}…</text>" in figure(shown, "en", title="Growth", name="g")


def test_a_number_stands_over_its_place_within_the_picture_and_not_where_it_would_touch() -> None:
    told = figure(chart(row(None, None)), "en", title="Growth", name="g")
    ticks = re.findall(r'<text x="([\d.]+)%" y="1em" text-anchor="(\w+)" class="tick">', told)
    assert ticks == [("0", "start"), ("50", "middle"), ("75", "middle")]
    assert told.count('class="grid"') == 5

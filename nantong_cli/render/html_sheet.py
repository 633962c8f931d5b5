"""One language of a report as HTML: what stands under each of its headings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from nantong_cli import __version__
from nantong_cli.i18n import label
from nantong_cli.model import Lang, Text
from nantong_cli.render import findings
from nantong_cli.render.html import Markup, anchor, element, joined
from nantong_cli.render.html_apparatus import bibliography, convention
from nantong_cli.render.html_charts import figure
from nantong_cli.render.html_pages import heading, notes, place
from nantong_cli.render.html_tables import Anchors, table, verdict
from nantong_cli.values import Judged

if TYPE_CHECKING:
    from nantong_cli.documents import Report
    from nantong_cli.errors import Message


def within(lang: Lang, tag: str, *content: str | None, **attributes: str | None) -> Markup:
    """Return an element of one language, which is seen where that is chosen."""
    return element(tag, *content, **{"class_": "in", "lang": lang, **attributes})


class Sheet:
    """A report in one language."""

    def __init__(self, shown: Report, lang: Lang) -> None:
        self.shown, self.lang = shown, lang
        self.anchors = Anchors(
            lang,
            places=frozenset(page.place.id for page in shown.pages),
            targets=frozenset(one.target.id for one in shown.stories),
            sources=frozenset(row[0] for row in shown.sources.rows),
        )
        told = {
            "overview": self._overview(),
            "targets": self._verdicts(),
            "comparisons": self._comparisons(),
            "places": self._places(),
            "sources": self._sources(),
            "conventions": self._conventions(),
        }
        each = {part: joined(content) for part, content in told.items()}
        #: the parts in which there is anything, in their order
        self.parts = {part: content for part, content in each.items() if content}

    def banner(self) -> Markup:
        """Return the title and what the document is, in a sentence."""
        title = element("h1", self.shown.dataset.title.says(self.lang))
        lead = element("p", label("report.lead", self.lang), class_="lead")
        return within(self.lang, "div", title, lead)

    def contents(self) -> Markup:
        """Return the table of contents."""
        told = []
        for part in self.parts:
            link = element("a", self._named(part), href=f"#{self._id(part)}")
            below = [element("li", one) for one in self._listed(part)]
            told.append(element("li", link, element("ul", *below) if below else None))
        name = label("report.contents", self.lang)
        return within(self.lang, "nav", element("ul", *told), aria_label=name)

    def _listed(self, part: str) -> Iterator[Markup]:
        """Give links to what a part holds."""
        if part == "comparisons":
            for metric, _ in self.shown.comparisons:
                name = metric.names.says(self.lang)
                yield element("a", name, href=f"#{self._id('metric', metric.id)}")
        if part == "places":
            for page in self.shown.pages:
                name = page.place.names.says(self.lang)
                yield self.anchors.link("place", page.place.id, name)

    def content(self) -> Markup:
        """Return everything under the title."""
        told = (
            element("section", heading(2, self._named(part), self._id(part)), content)
            for part, content in self.parts.items()
        )
        return within(self.lang, "div", *told)

    def _named(self, part: str) -> str:
        """Return the heading of a part."""
        return label(f"report.{part}", self.lang)

    def _id(self, *parts: str) -> str:
        """Return the id of something in this language."""
        return anchor(self.lang, *parts)

    def _overview(self) -> Iterator[Markup]:
        """Give how many targets got which verdict, and the places."""
        tiles = (
            element(
                "li",
                element("span", str(count), class_="number"),
                " ",
                verdict(Judged(one, ""), self.lang),
            )
            for one, count in self.shown.tally
        )
        yield element("ul", *tiles, class_="tally")
        yield table(self.shown.overview, self.anchors, self._named("overview"))

    def _verdicts(self) -> Iterator[Markup]:
        """Give every target beside its outturn."""
        shown = self.shown.verdicts
        if not shown.rows:
            return
        yield element("p", self._said(shown.title))
        yield element("p", label("report.unfold", self.lang), class_="dim")
        yield table(shown, self.anchors, self._named("targets"))

    def _comparisons(self) -> Iterator[Markup]:
        """Give each metric with its chart and its table."""
        for metric, shown in self.shown.comparisons:
            name = self._id("metric", metric.id)
            title = self._said(shown.title)
            yield heading(3, title, name)
            if shown.subtitle is not None:
                yield element("p", self._said(shown.subtitle), class_="dim")
            for number, one in enumerate(shown.charts):
                yield figure(one, self.lang, title=title, name=f"{name}-{number}")
            yield table(shown, self.anchors, title)
            yield notes(shown.notes, self.lang)

    def _places(self) -> Iterator[Markup]:
        """Give the page of each place."""
        for page in self.shown.pages:
            own = [one for one in self.shown.stories if one.target.place == page.place]
            yield from place(page, own, self.anchors)

    def _sources(self) -> Iterator[Markup]:
        """Give the bibliography."""
        if self.shown.sources.rows:
            yield bibliography(self.shown.sources, self.anchors)

    def _conventions(self) -> Iterator[Markup]:
        """Give what figures are read by."""
        for shown in self.shown.conventions:
            title = self._said(shown.title)
            yield heading(3, title, self._id("topic", shown.name))
            yield from convention(shown, self.lang)

    def foot(self) -> Markup:
        """Return what the document was made of."""
        own = self.shown.dataset
        said = label(
            "report.foot",
            self.lang,
            title=own.title.says(self.lang),
            version=own.version,
            licence=own.licence,
            program=f"nt {__version__}",
        )
        return within(self.lang, "p", said)

    def _said(self, told: Text | Message | None) -> str:
        """Return a title in this language."""
        if told is None:
            return ""
        return (
            told.says(self.lang) if isinstance(told, Text) else findings.sentence(told, self.lang)
        )

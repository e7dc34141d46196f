"""build/demo/summary.html: the story and its figures on one page that needs nothing but itself."""

from pathlib import Path
from string import Template

from app.sample.album import Picture
from app.sample.cast import SAMPLE
from app.sample.chart import Words, chart
from app.sample.line import Reading
from app.sample.markup import Markup, element, hollow, joined, table
from app.sample.plot import Outcome
from app.sample.setting import Setting
from app.sample.telling import Step
from app.sample.traced import Traced

KEYS = ("numbered", "released", "waiting", "moving", "returned", "axis")


def write_summary(path: Path, setting: Setting, outcome: Outcome) -> Path:
    """Write the page and return its path."""
    page = _Page(setting, outcome)
    template = Template((SAMPLE / "summary.html").read_text(encoding="utf-8"))
    filled = template.substitute(lang=setting.telling.language, title=element("span", page.title), body=page.body())
    path.write_text(filled, encoding="utf-8")
    return path


class _Page:
    def __init__(self, setting: Setting, outcome: Outcome) -> None:
        assert outcome.cut is not None
        assert outcome.restored is not None
        assert outcome.notice is not None
        self._setting, self._outcome, self._tell = setting, outcome, setting.telling
        self._cut, self._restored, self._notice = outcome.cut, outcome.restored, outcome.notice
        self._names = {"commune": setting.cast.commune.organisation, "parent": setting.cast.parent.organisation}
        self._by_code = {office.code: office for office in setting.cast.offices}
        self.title = self._tell.say("title", **self._names)

    def body(self) -> Markup:
        return joined(
            self._header(),
            self._tiles(),
            self._section("chart", self._chart()),
            self._section("pictures", self._pictures()),
            self._section("documents", self._documents()),
            self._section("notice", self._offices()),
            element("div", self._section("line", self._line()), self._section("facts", self._facts()), class_="two"),
            self._section("steps", self._steps(), is_long=True),
            self._section("files", self._files()),
            element("footer", self._say("footer", began=self._setting.now_s.wall(0).strftime("%d/%m/%Y %H:%M:%S"))),
        )

    def _say(self, code: str, **facts: str) -> str:
        return self._tell.say(f"summary.{code}", **self._names, **facts)

    def _section(self, code: str, inside: str, is_long: bool = False) -> Markup:
        kind = "long" if is_long else "whole"
        return element("section", element("h2", self._say(f"heading.{code}")), inside, id=code, class_=kind)

    @property
    def _promises(self) -> list[str]:
        return [line.text for step in self._tell.steps for line in step.lines if line.is_promise]

    @property
    def _all(self) -> list[Traced]:
        return [*self._outcome.documents, self._notice]

    def _header(self) -> Markup:
        tree = self._tell.say("tree", **self._names, count=str(len(self._setting.cast.below)))
        return element(
            "header",
            element("div", element("h1", self.title), element("p", tree, class_="lead")),
            element("div", self._say("verdict", count=str(len(self._promises))), class_="verdict"),
        )

    def _tiles(self) -> Markup:
        documents = self._outcome.documents
        urgent = next(d for d in documents if d.words.is_most_urgent)
        last = max(documents, key=lambda d: d.complete_s)
        during = self._restored.bytes - self._cut.bytes
        files = sum(len(d.made) for d in self._all)
        return element(
            "div",
            self._tile("urgent", self._after(urgent), self._say("tile.urgent", notation=urgent.notation)),
            self._tile("plain", self._after(last), self._say("tile.last", notation=last.notation)),
            self._tile("plain", self._tell.size(during), self._say("tile.cut", seconds=self._cut_for())),
            self._tile("good", f"{files}/{files}", self._say("tile.files")),
            class_="tiles",
        )

    def _tile(self, kind: str, figure: str, text: str) -> Markup:
        return element("div", element("b", figure), element("span", text), class_=f"tile {kind}")

    def _after(self, document: Traced) -> str:
        return self._tell.seconds(document.complete_s - self._restored.at_s)

    def _cut_for(self) -> str:
        return self._tell.seconds(self._restored.at_s - self._cut.at_s)

    def _pictures(self) -> Markup:
        shown = [self._picture(picture) for picture in self._outcome.pictures]
        note = self._say("pictures", count=str(len(shown)))
        return joined(element("p", note, class_="soft small"), element("div", *shown, class_="pictures"))

    def _picture(self, picture: Picture) -> Markup:
        title, told = self._say(f"picture.{picture.name}.title"), self._say(f"picture.{picture.name}.text")
        size = {"width": str(picture.width), "height": str(picture.height)}
        image = hollow("img", src=picture.path.name, alt=title, loading="lazy", **size)
        words = element(
            "figcaption", element("b", title), element("span", f"{told} {picture.width} × {picture.height}")
        )
        return element("figure", element("a", image, href=picture.path.name), words)

    def _chart(self) -> Markup:
        names = ("line", "cut", "rate", "most", "caption")
        said = {name: self._say(f"chart.{name}") for name in names}
        words = Words(**said, seconds=self._tell.seconds, size=self._tell.size)
        readings = self._setting.line.readings
        drawn = chart(readings, self._cut.at_s, self._restored.at_s, self._outcome.documents, words)
        keys = [element("span", self._say(f"chart.{key}"), class_=f"key {key}") for key in KEYS]
        return joined(drawn, element("p", *keys, class_="soft small"))

    def _documents(self) -> Markup:
        head = ("notation", "subject", "urgency", "size", "recipient", "state", "after")
        return table([self._say(f"column.{name}") for name in head], [self._document(d) for d in self._all])

    def _document(self, document: Traced) -> list[str]:
        urgency = self._tell.urgency(document.words.urgency)
        is_notice = document is self._notice
        reached = [code for code, state in document.states.items() if state != "sent"]
        shown = [self._state(document.states[code]) for code in reached]
        if others := len(document.states) - len(reached):
            shown += [Markup(" "), self._state("sent", f" × {others}")]
        if document.reason:
            shown.append(element("div", document.reason, class_="soft small"))
        if document.arrival_number is not None:
            shown.append(element("div", self._say("arrival", number=str(document.arrival_number)), class_="soft small"))
        to = self._say("below", count=str(len(document.states))) if is_notice else self._names["parent"]
        return [
            element("b", document.notation, class_="nowrap"),
            document.words.subject,
            element("span", urgency, class_=f"state {document.words.urgency}"),
            element("span", self._tell.size(document.bytes), class_="nowrap"),
            to,
            joined(*shown),
            element("span", "" if is_notice else self._after(document), class_="nowrap"),
        ]

    def _state(self, state: str, more: str = "") -> Markup:
        return element("span", self._tell.state(state) + more, class_=f"state {state}")

    def _offices(self) -> Markup:
        lines = [
            element("div", element("span", self._by_code[code].name_with_type), self._state(state))
            for code, state in sorted(self._notice.states.items())
        ]
        note = self._say("silent", count=str(len(self._notice.states) - 1))
        return joined(element("div", *lines, class_="offices"), element("p", note, class_="soft small"))

    def _line(self) -> Markup:
        readings = self._setting.line.readings
        marks = [("before", readings[0], self._cut), ("cut", self._cut, self._restored)]
        marks.append(("after", self._restored, readings[-1]))
        head = [self._say(f"column.{name}") for name in ("phase", "from", "lasted", "up", "down")]
        return joined(
            table(head, [self._phase(code, a, b) for code, a, b in marks]),
            element(
                "p",
                self._say("payload", size=self._tell.size(sum(d.bytes for d in (*self._outcome.mail, *self._all)))),
                class_="soft small",
            ),
        )

    def _phase(self, code: str, begin: Reading, end: Reading) -> list[str]:
        figures = (
            f"{self._setting.now_s.wall(begin.at_s):%H:%M:%S}",
            self._tell.seconds(end.at_s - begin.at_s),
            self._tell.size(end.up - begin.up),
            self._tell.size(end.down - begin.down),
        )
        return [self._say(f"phase.{code}"), *(element("span", figure, class_="nowrap") for figure in figures)]

    def _facts(self) -> Markup:
        holds = [element("li", self._say(f"fact.{name}"), class_="kept") for name in self._fact_names()]
        return joined(element("ul", *holds, class_="lines"), element("p", self._say("fact.vary"), class_="soft small"))

    def _fact_names(self) -> tuple[str, ...]:
        return ("numbers", "urgent", "identical", "nothing", "states", "journal")

    def _steps(self) -> Markup:
        return element("ol", *(self._step(n, step) for n, step in enumerate(self._tell.steps, 1)), class_="steps")

    def _step(self, n: int, step: Step) -> Markup:
        at = f"{self._setting.now_s.wall(step.at_s):%H:%M:%S}"
        lines = [element("li", line.text, class_="kept" if line.is_promise else "note") for line in step.lines]
        told = element("div", element("b", f"{n}. {step.title}"), element("ul", *lines, class_="lines"))
        return element("li", element("time", at), told)

    def _files(self) -> Markup:
        head = [self._say(f"column.{name}") for name in ("file", "size", "made", "arrived", "compared")]
        rows = [row for document in self._all for row in self._hashes(document)]
        return table(head, rows, id="hashes")

    def _hashes(self, document: Traced) -> list[list[str]]:
        sizes = {path.name: path.stat().st_size for path in document.files}
        return [
            [
                element("span", name, class_="nowrap"),
                element("span", self._tell.size(sizes[name]), class_="nowrap"),
                element("span", made, class_="mono"),
                element("span", document.arrived[name], class_="mono"),
                element("span", self._say("same" if made == document.arrived[name] else "other"), class_="state same"),
            ]
            for name, made in document.made.items()
        ]

"""Texts that try to be more than text, and answers with one of them in every field that takes words.

The fields come from the dataclasses: one that is added later is attacked without anybody thinking of it.
"""

import datetime
from collections.abc import Mapping
from typing import Any

from tests.marks import long
from tests.privacy.filling import Filling
from ulo_selfcheck.answers.review import (
    About,
    Action,
    Answer,
    Assessment,
    CatalogueUsed,
    Organisation,
    Priority,
    Sitting,
)
from ulo_selfcheck.catalogue.criteria_set import Catalogue

TEXTS: Mapping[str, str] = {
    "colours and clearing": "\x1b[31m\x1b[2J\x1b[H\x1b[?1049hred",
    "a link of OSC 8": "\x1b]8;;https://example.org\x07click\x1b]8;;\x1b\\",
    "the clipboard by OSC 52": "\x1b]52;c;Y3VybCBleGFtcGxlLm9yZw==\x07",
    "a title by OSC 0": "\x1b]0;owned\x07",
    "DCS, APC and PM": "\x1bP+q544e\x1b\\\x1b_Gf=24;AAAA\x1b\\\x1b^x\x1b\\",
    "C1 in eight bits": "\x9b31m\x9d52;c;QQ==\x9c\x90q\x9c\x85\x84",
    "bells, backspaces, deletes": "ok\x07\x08\x08\x7f\x0e\x0f\x05\x00",
    "line ends of every kind": "a\rb\r\nc\x0bd\x0ce\x1cf\u2028g\u2029h\x85i",
    "overrides of direction": "safe\u202egnp.exe\u202d\u2066x\u2069\u200f",
    "nothing that can be seen": "a\u200b\u200c\u200d\u2060\ufeff\u00ad\u061c\u180eb",
    "tags": "flag\U000e0041\U000e007f",
    "Zalgo": "Z" + "\u0300\u0489\u20dd" * 200 + "algo",
    "private and no letters": "\ue000\ufdd0\ufffe\uffff\U0010ffff",
    "markup of Rich": "[/nope] [bold red]x[/] [@click=app.quit]x[/] [link=https://example.org]x[/link] \\[",
    "HTML": '<script>alert(1)</script><img src=x onerror=alert(1)><b onclick="x">&lt;&#60;</b>',
    "an end of the page": "</title></style></main><iframe src=//example.org></iframe><base href=//example.org>",
    "an attribute": "\" onmouseover=\"alert(1)\" x='",
    "Markdown": "[x](javascript:alert(1)) ![x](https://example.org/a.png) <https://example.org> `x` **x** ~~x~~",
    "HTML in Markdown": "\n\n<details open ontoggle=alert(1)>\n\n    code\n\n| a | b |\n|---|---|\n\n# head\n\n---\n\n[a]: //x",
    "a formula": "=cmd|'/c calc'!A0",
    "a formula after a blank": ' \t=HYPERLINK("//example.org")',
    "a formula after a mark": "\ufeff=1+1",
    "a formula after quotes": '"=1+1',
    "a formula on another line": "a\n=1+1\n@SUM(A1)",
    "a plus": "+1+1",
    "a minus": "-1+1",
    "an at": "@SUM(1)",
    "a wide equals sign": "\uff1d1+1",
    "a wide plus sign": "\uff0b1",
    "columns": 'a","b\n"c;d\te',
    "a template": "{{ 7*7 }} {% for x in y %} {# x #} ${7*7} #{7*7} <%= 7 %>",
    "a format": "%s %n %(x)s {0} {x!r} %00 $HOME `id` $(id)",
    "a way up": "../../etc/passwd",
    "a way of Windows": "C:\\Windows\\..\\CON",
    "a name of a device": "CON",
    "dots at the end": "name. . .",
    "a dash first": "-rf --help",
    "a home": "~root/x",
    "a long name": "\N{SEEDLING}" * 200,
    "right to left": "\u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627",
    "look-alikes": "\u0430\u0440\u0440l\u0435",
    "TOML": '"""\n[answers.carers]\nlevel = "fully"\n\'\'\'',
    "XML": "]]><!ENTITY x SYSTEM 'file:///etc/passwd'>&x;",
    "a field of Word": '{ HYPERLINK "https://example.org" } { INCLUDETEXT c:\\x } DDEAUTO',
    "a workbook's own lines": "Question 1 (social-model)\nAnswer: 5\nNote: x",
}  # fmt: skip


def some(*telling: str) -> list[Any]:
    """Return names of texts to try: always all of them in one, and those that tell most; each in the long round."""
    return ["all", *telling, *long(*(name for name in TEXTS if name not in telling))]


class Hostile(Filling):
    """Fills every field that takes words with a hostile text, numbered so that each can be told apart."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text
        self.texts: list[str] = []

    def value(self, hint: Any) -> Any:
        if hint is int:
            return next(self._next)
        if hint is not str:
            return super().value(hint)
        # The text comes first: what a formula or a dash does depends on its place.
        self.texts.append(f"{self._text}w{next(self._next)}w")
        return self.texts[-1]


def everywhere(text: str, catalogue: Catalogue) -> Assessment:
    """Give answers with a hostile text in every field, and in the names of criteria, facts and strange keys too."""
    filling = Hostile(text)
    statuses = ("rated", "not-for-us", "not-sure", "later")
    answers = {
        one: filling.fill(Answer, revision=catalogue[one].revision, status=statuses[number % 4])
        for number, one in enumerate(catalogue.order)
    }
    return filling.fill(
        Assessment,
        schema_version=1,
        assessment=filling.fill(About, started=datetime.date(2026, 1, 2)),
        organisation=filling.fill(Organisation, nation="england"),
        catalogue=CatalogueUsed(id=catalogue.identity.id, version=catalogue.identity.version),
        sittings=(filling.fill(Sitting, id=1), filling.fill(Sitting, id=2)),
        answers={**answers, filling.value(str): filling.fill(Answer)},
        barriers=dict.fromkeys([*_barriers(catalogue), filling.value(str)], True),
        priorities=tuple(filling.fill(Priority, criterion=one) for one in catalogue.order[:4]),
        actions=(
            *(
                filling.fill(Action, criterion=one, id=number)
                for number, one in enumerate(catalogue.order[:3], 1)
            ),
            filling.fill(Action, id=9),
        ),
    )


def _barriers(catalogue: Catalogue) -> list[str]:
    return [one.id for one in catalogue.asks.barriers] if catalogue.asks else []

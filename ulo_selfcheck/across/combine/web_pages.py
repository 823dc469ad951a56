"""The words of a web page: an email that is one, a document saved as one, and our own form with the answers in it."""

import re
from html.parser import HTMLParser

from ulo_selfcheck.ground.text import one_line

_Attributes = list[tuple[str, str | None]]


class _FormPage(HTMLParser):
    """Keeps the answers in a page of our form that was saved as a whole, as the form in text has them."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self._in_question = False
        self._note: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: _Attributes) -> None:
        said = {name: one_line(value or "") for name, value in attrs}
        if tag == "main" and said.get("data-criteria"):
            self.lines.append(f"Criteria {said['data-criteria']}, version {said.get('data-version', '')}.")
        elif tag == "fieldset" and said.get("data-id"):
            self._in_question = True
            self.lines.append(f"Question {said.get('data-number', '')} ({said['data-id']})")
        elif tag == "input" and self._in_question and "checked" in said:
            self.lines.append(f"Answer: {said.get('value', '')}")
        elif tag == "textarea" and self._in_question:
            self._note = []

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea" and self._note is not None:
            self.lines += [f"Note: {line}" for line in "".join(self._note).strip().splitlines()]
            self._note = None
        self._in_question = self._in_question and tag != "fieldset"

    def handle_data(self, data: str) -> None:
        if self._note is not None:
            self._note.append(data)


class _Words(HTMLParser):
    """Keeps the words of a web page, a line for each of its blocks."""

    _BLOCKS = frozenset(("address", "article", "blockquote", "br", "div", "dd", "dt", "h1", "h2", "h3", "h4"))
    _MORE_BLOCKS = frozenset(("h5", "h6", "hr", "li", "ol", "p", "pre", "section", "table", "td", "tr", "ul"))
    _HIDDEN = frozenset(("script", "style", "title", "head"))

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002  (the library's own name)
        self._hidden += tag in self._HIDDEN
        self._block(tag)

    def handle_startendtag(self, tag: str, attrs: object) -> None:  # noqa: ARG002  (as above)
        self._block(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._HIDDEN and self._hidden:
            self._hidden -= 1
        self._block(tag)

    def _block(self, tag: str) -> None:
        if tag in self._BLOCKS | self._MORE_BLOCKS:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.pieces.append(re.sub(r"\s+", " ", data))


def from_html(text: str) -> str:
    """Return the words of a web page. One that is our form says them as the form in text does."""
    page = _FormPage()
    page.feed(text)
    page.close()
    if page.lines:
        return "\n".join(page.lines)
    words = _Words()
    words.feed(text)
    words.close()
    return re.sub(r"[ \t]*\n[ \t]*", "\n", "".join(words.pieces))

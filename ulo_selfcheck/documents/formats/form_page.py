"""The reply form as one web page, in one file: its own style and script are in it, and nothing else may run."""

import base64
import hashlib
from typing import NamedTuple

from markupsafe import Markup

from ulo_selfcheck.documents.formats.html import TEMPLATES, environment, style
from ulo_selfcheck.documents.reply_form import ReplyForm


class _Allowed(NamedTuple):
    """A style or a script, and the hash by which the page's own rules let it in."""

    text: Markup
    hash: str


def render(form: ReplyForm, *, large: bool = False) -> str:
    """Return the form as HTML. `large` is large print: 18 point, on the screen and on paper."""
    return (
        environment()
        .get_template("form.html")
        .render(
            form=form,
            large=large,
            style=_allowed(style() + _file("form.css")),
            script=_allowed(_file("form.js")),
        )
    )


def _file(name: str) -> str:
    return (TEMPLATES / name).read_text(encoding="utf-8")


def _allowed(text: str) -> _Allowed:
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return _Allowed(Markup(text), f"sha256-{digest}")  # noqa: S704  (our own files; nothing that was typed)
